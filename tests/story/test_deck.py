from dataclasses import replace

import pandas as pd
import pytest

from report_builder.errors import StoryError
from report_builder.facts import build
from report_builder.model import Framework, plain
from report_builder.render.place.deck.divide import KEYED
from report_builder.results import compute
from report_builder.story.blocks import Table, Tag, UnitMap
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.story.contents import facts_on, literals_on
from report_builder.story.deck.compose import compose
from tests import factories, odd
from tests.editions import councils, goals, water
from tests.story.stories import deck_of, found, told, told_slide


def slides_of(deck):
    return {slide.id: slide for slide in deck.slides}


def titles(panels):
    return [plain(panel.heading) for panel in panels]


def test_what_an_edition_has_nothing_to_say_about_is_left_out():
    deck = deck_of(factories.edition())
    assert [slide.id for slide in deck.slides] == [
        *("cover", "agenda_project", "response"),
        *("agenda_framework", "framework"),
        *("agenda_results", "scores", "overview", "indicators"),
        *("types_1", "spread", "sureness", "close"),
    ]
    assert [id for id, _ in deck.sections] == [
        *("cover", "project", "framework", "results", "annex", "close")
    ]


def test_without_respondents_no_response_rates_are_told():
    deck = deck_of(factories.unit_level_edition())
    assert "response" not in slides_of(deck)
    assert "คะแนนเฉลี่ยจาก 12 เขต" in plain(slides_of(deck)["scores"].source).replace("\u00a0", " ")


def test_units_are_charted_when_the_map_can_not_show_all_of_them():
    edition, code = factories.edition(), factories.UNITS[0].code
    mixed = replace(
        edition,
        units=(replace(edition.units[0], code="TH-56"), *edition.units[1:]),
        respondents=tuple(
            replace(r, unit="TH-56") if r.unit == code else r for r in edition.respondents
        ),
    )
    panels = slides_of(deck_of(mixed))["overview"].panels
    assert not any(isinstance(panel.exhibit, UnitMap) for panel in panels)
    [units] = [panel.exhibit for panel in panels if panel.name == "units"]
    assert isinstance(units, ChartSpec)
    assert {dot.name for row in units.dots for dot in row} <= {u.name_th for u in mixed.units}


def test_agendas_list_the_sections_that_are_told_and_light_their_own():
    agendas = [slide for slide in deck_of(factories.edition()).slides if slide.kind == "agenda"]
    assert [slide.current for slide in agendas] == [0, 1, 2]
    assert {slide.rows for slide in agendas} == {(3,)}
    assert titles(agendas[0].panels)[0] == "ที่มา วัตถุประสงค์ และการดำเนินงานโครงการ"


@pytest.mark.parametrize("count", [1, 2, 16])
def test_any_number_of_dimensions_makes_a_deck(count):
    dimensions = tuple(
        replace(factories.DIMENSIONS[0], id=f"d{n}", name_th=f"ด้านที่ {n}", weight=100 / count)
        for n in range(count)
    )
    indicators = tuple(
        replace(factories.INDICATORS[0], id=f"i{n}", dimension=f"d{n}", weight=100)
        for n in range(count)
    )
    scores = factories.scores().iloc[:, [0] * count]
    scores.columns = [f"i{n}" for n in range(count)]
    edition = factories.edition(framework=Framework(dimensions, indicators), scores=scores)
    slides = slides_of(deck_of(found(edition)))
    assert [slide for slide in slides if slide.startswith("findings_")] == [
        f"findings_d{n}" for n in range(count)
    ]
    assert slides[f"findings_d{count - 1}"].tag == Tag("People", f"dimension{count}")
    rows = slides["framework"].rows if count > 1 else ()
    assert all(row <= 3 for row in rows)
    assert sum(rows) == count or "framework" not in slides


def test_one_score_of_one_unit_is_shown_and_no_framework_of_one_indicator() -> None:
    slides = slides_of(deck_of(water.edition()))
    assert [*slides] == ["cover", "scores"]
    assert plain(dict(slides["scores"].labels)["national"]) == "87.5"


@pytest.mark.parametrize("module", [goals, councils])
def test_scores_of_dimensions_are_drawn_on_one_slide_of_bars(module) -> None:
    charts = [
        panel.exhibit
        for slide in deck_of(module.edition()).slides
        if slide.kind not in KEYED
        for panel in slide.panels
        if isinstance(panel.exhibit, ChartSpec) and panel.exhibit.kind is ChartKind.BAR
    ]
    facts = [point.fact for chart in charts for point in chart.series[0].points]
    assert len(facts) == len({*facts})


def test_a_dimension_alone_has_no_rank():
    dimension = replace(factories.DIMENSIONS[0], weight=100)
    framework = Framework((dimension,), factories.INDICATORS[:3])
    edition = factories.edition(framework=framework, scores=factories.scores().iloc[:, :3])
    slide = slides_of(deck_of(found(edition)))["findings_people"]
    assert plain(slide.title).startswith("ด้านบุคลากรได้ 46.4\u00a0คะแนน ฝึกอบรมสูงที่สุด")


def scored(*scores):
    """Return the small edition in which each dimension has one indicator with this score."""
    ids = [dimension.id for dimension in factories.DIMENSIONS]
    indicators = tuple(
        replace(factories.INDICATORS[0], id=f"{id}_only", dimension=id, weight=100) for id in ids
    )
    table = factories.scores().iloc[:, :3]
    table.columns = [indicator.id for indicator in indicators]
    for column, score in zip(table.columns, scores, strict=True):
        table[column] = float(score)
    return factories.edition(framework=Framework(factories.DIMENSIONS, indicators), scores=table)


@pytest.mark.parametrize(
    ("scores", "standings"),
    [
        ((60, 50, 40), ("สูงที่สุด", "", "ต่ำที่สุด")),
        ((60, 40, 40), ("สูงที่สุด", "ต่ำที่สุดร่วมกัน", "ต่ำที่สุดร่วมกัน")),
        # 60.04 and 60.01 both print 60.0: no order is made of what rounding hides
        ((60.04, 60.01, 40), ("สูงที่สุดร่วมกัน", "สูงที่สุดร่วมกัน", "ต่ำที่สุด")),
    ],
)
def test_the_title_of_a_dimension_says_how_it_stands(scores, standings):
    slides = slides_of(deck_of(found(scored(*scores))))
    for dimension, score, standing in zip(factories.DIMENSIONS, scores, standings, strict=True):
        title = plain(slides[f"findings_{dimension.id}"].title).replace("\u00a0", " ")
        assert title == f"{dimension.name_th}{standing or 'ได้'} {score:.1f} คะแนน"


def grouped(*scores):
    """Return the title of the overview of an edition with one unit for each score."""
    units = factories.UNITS[: len(scores)]
    table = factories.scores().iloc[: len(scores)]
    table.index = [unit.code for unit in units]
    for column in table.columns:
        table[column] = [float(score) for score in scores]
    edition = factories.unit_level_edition(units=units, scores=table)
    return plain(slides_of(deck_of(edition))["overview"].title).replace("\u00a0", " ")


def test_the_overview_says_truly_which_group_is_largest():
    # mean 50: 48, 48, 48 and 56 stand within five points below and above it
    assert grouped(48, 48, 48, 56) == ("กลุ่มใหญ่ที่สุด 3 เขต ได้ 45.0–50.0 คะแนน ต่ำกว่าค่าเฉลี่ยของทุกเขต")
    assert grouped(52, 52, 52, 44).startswith("กลุ่มใหญ่ที่สุด 3 เขต ได้ 50.0–55.0 คะแนน ไม่ต่ำกว่า")
    assert grouped(60, 60, 60, 20).startswith("กลุ่มใหญ่ที่สุด 3 เขต ได้มากกว่า 55.0 คะแนน สูงกว่า")
    assert grouped(40, 40, 40, 80).startswith("กลุ่มใหญ่ที่สุด 3 เขต ได้น้อยกว่า 45.0 คะแนน ต่ำกว่า")
    assert grouped(48, 48, 52, 52) == "เขตแบ่งได้เป็น 4 กลุ่มตามช่วงคะแนน"  # none is largest


def test_units_that_are_no_provinces_have_a_chart_for_a_map():
    slide = slides_of(deck_of(factories.edition()))["overview"]
    assert not any(isinstance(panel.exhibit, UnitMap) for panel in slide.panels)
    [first, *_] = [panel for panel in slide.panels if panel.name.startswith("group1")]
    assert plain(first.heading).startswith("น้อยกว่า")


def test_the_map_fills_each_unit_with_its_group():
    units = tuple(replace(u, code=f"TH-{n}") for n, u in enumerate(factories.UNITS[:4], 10))
    scores = factories.scores().iloc[:4]
    scores.index = [unit.code for unit in units]
    for column in scores.columns:
        scores[column] = [40.0, 48.0, 52.0, 60.0]  # mean 50
    edition = factories.unit_level_edition(units=units, scores=scores)
    slide = slides_of(deck_of(edition))["overview"]
    assert slide.panels[0].exhibit.fills == tuple(
        (f"TH-{n}", f"group{k}") for n, k in zip(range(10, 14), range(1, 5), strict=True)
    )
    assert "น้อยกว่า\u00a045.0" in slide.panels[0].exhibit.alt


@pytest.mark.parametrize(
    ("text", "synthetic"),
    [
        ("{{ f('unit.D01.score') }} คะแนน", True),
        ("{{ f('respondent.D01-hall.score') }} คะแนน", True),
        ("{{ f('indicator.skills.below.count') }} เขต", True),
        ("{{ f('group.1.count') }} เขต", True),
        ("{{ f('nation.score') }} คะแนน", False),
    ],
)
def test_what_shows_a_single_unit_is_marked_as_made_up_where_totals_were_published(text, synthetic):
    published = pd.DataFrame([{"id": "survey.units.count", "value": 12.0, "decimals": 0}])
    own = factories.edition(
        published=published.assign(slide=6, key="units", note=""),
        texts={"project": {"slides": [{"id": "mine", "kind": "panels", "title": text}]}},
    )
    assert next(s for s in deck_of(own).slides if s.id == "mine").synthetic is synthetic


def test_every_slide_is_marked_where_nothing_was_published():
    assert all(slide.synthetic for slide in deck_of(factories.edition()).slides)


def test_real_data_is_never_marked():
    texts = {
        "project": {"slides": [{"id": "a", "kind": "panels", "title": "{{ f('unit.D01.score') }}"}]}
    }
    edition = factories.edition(texts=texts, settings=factories.settings(synthetic=False))
    assert not any(slide.synthetic for slide in deck_of(edition).slides)


def test_the_foot_says_items_base_and_survey():
    panels = [{"chart": {"kind": "bar", "item": item}} for item in ("backup", "service", "speed")]
    slide = told_slide(panels=panels, source="หมายเหตุ: ตอบได้หลายข้อ")
    parts = plain(slide.source).replace("\u00a0", " ").split(" · ")
    assert parts[0] == "หมายเหตุ: ตอบได้หลายข้อ"
    assert parts[1] == "แบบสำรวจข้อ 2, 3.1 และ 4"
    assert "การสำรวจ พ.ศ. 2570" in parts[2]


ROUNDED = "ผลรวมของร้อยละไม่เท่ากับ 100 เนื่องจากการปัดเศษ"


@pytest.mark.parametrize(
    ("counts", "decimals", "kind", "says"),
    [
        ([1, 1, 1], 0, "share", True),  # 33 + 33 + 33 = 99
        ([1, 1, 6], 0, "bar", True),  # 13 + 13 + 75 = 101
        ([1, 1, 1], 1, "share", True),  # 33.3 x 3 = 99.9
        ([1, 1, 2], 0, "share", False),
        ([1, 1, 6], 1, "share", False),
    ],
)
def test_printed_shares_that_miss_100_say_why(counts, decimals, kind, says):
    panel = {"chart": {"kind": kind, "item": "tally", "decimals": decimals}}
    slide = {"id": "mine", "kind": "panels", "title": "หัวข้อ", "panels": [panel]}
    edition = replace(factories.answered_by(counts), texts={"project": {"slides": [slide]}})
    told = slides_of(deck_of(edition))["mine"]
    assert (ROUNDED in plain(told.source).replace("\u00a0", " ")) is says


def test_parts_of_a_whole_that_are_not_all_shown_need_no_remark():
    chart = {"kind": "bar", "item": "tally", "decimals": 0, "options": ["0", "1"]}
    slide = {"id": "mine", "kind": "panels", "title": "หัวข้อ", "panels": [{"chart": chart}]}
    edition = replace(factories.answered_by([1, 1, 1]), texts={"project": {"slides": [slide]}})
    assert ROUNDED not in plain(slides_of(deck_of(edition))["mine"].source)


def test_a_score_of_another_base_says_its_own():
    # 30 answered; one of them has no score in skills
    source = plain(told_slide(title="{{ f('indicator.skills.score') }}").source)
    assert "หน่วยงานที่ตอบ 30 หน่วยงาน (ทักษะของเจ้าหน้าที่ n = 29)" in source.replace("\u00a0", " ")


def test_of_many_scores_of_other_bases_the_least_is_said():
    # one answer is missing of skills, one of equipment and network each, besides planning's two
    scores = factories.scores()
    scores.iloc[:2, scores.columns.get_loc("planning")] = float("nan")
    source = plain(slides_of(deck_of(factories.edition(scores=scores)))["indicators"].source)
    assert "(น้อยที่สุดคือ การวางแผน n = 28)" in source.replace("\u00a0", " ")


def test_of_many_scores_of_other_bases_both_of_the_least_are_said():
    scores = factories.scores()
    scores.iloc[:2, scores.columns.get_loc("planning")] = float("nan")
    scores.iloc[2:3, scores.columns.get_loc("network")] = float("nan")
    source = plain(slides_of(deck_of(factories.edition(scores=scores)))["indicators"].source)
    assert source.replace("\u00a0", " ").count("n = 28") == 2


def test_the_score_of_a_unit_says_how_many_of_it_answered():
    source = plain(told_slide(title="{{ f('unit.D03.dimension.people.score') }}").source)
    assert "คะแนนของเขตคูนจากหน่วยงานที่ตอบ 2 หน่วยงาน" in source.replace("\u00a0", " ")


def test_a_slide_without_numbers_has_no_source():
    assert told_slide(title="ความเป็นมา").source == ()


def test_the_section_stands_above_a_title_without_a_line_of_its_own():
    assert plain(told_slide().kicker) == "ที่มา วัตถุประสงค์ และการดำเนินงานโครงการ"
    assert plain(told_slide(kicker="ชื่อทางการ").kicker) == "ชื่อทางการ"


def test_entries_are_bullets_paragraphs_numbers_and_items_below():
    entries = ["ก", {"p": "ข"}, {"bullet": "1.1", "item": "ค", "sub": ["ง", {"p": "จ"}]}]
    slide = told_slide(literals=["1.1"], panels=[{"text": entries}])
    assert [(p.bullet, p.level, plain(p.text)) for p in slide.panels[0].paragraphs] == [
        *(("•", 0, "ก"), ("", 0, "ข"), ("1.1", 0, "ค"), ("–", 1, "ง"), ("", 1, "จ"))
    ]


def test_a_table_repeats_its_row():
    table = {
        "header": ["หน่วยงาน", "ตอบ"],
        "each": "types",
        "row": ["{{ type.name_th }}", "{{ f('type.' ~ type.id ~ '.count') }}"],
    }
    exhibit = told_slide(kind="table", panels=[{"table": table}]).panels[0].exhibit
    assert isinstance(exhibit, Table)
    assert [[plain(cell) for cell in row] for row in exhibit.rows] == [
        ["สถานีอนามัยประจำเขต", "10"],
        ["โรงเรียนประจำเขต", "9"],
        ["ที่ทำการเขต", "11"],
    ]


def test_texts_of_the_edition_are_put_over_the_template():
    slides = slides_of(told(findings={"skills": {"text": ["ทักษะดี"], "foot": "หมายเหตุ"}}))
    panels = {panel.name: panel for panel in slides["findings_people"].panels}
    assert plain(panels["skills"].paragraphs[0].text) == "ทักษะดี"
    assert titles([panels["skills"]]) == ["ทักษะของเจ้าหน้าที่"]
    assert panels["headcount"].paragraphs == ()
    assert plain(slides["findings_people"].source).startswith("หมายเหตุ · ")


@pytest.mark.parametrize(
    ("dimensions", "shares"),
    [(1, [1]), (3, [3]), (4, [2, 2]), (5, [2, 3]), (8, [2, 3, 3]), (16, [2, 3, 3, 2, 3, 3])],
)
def test_recommendations_stand_evenly_on_slides_of_few_dimensions(dimensions, shares):
    edition = odd.edition(dimensions, dimensions, types=1)
    advice = {d.id: {"text": ["ทำต่อไป"]} for d in edition.framework.dimensions}
    slides = deck_of(replace(edition, texts={"recommendations": advice})).slides
    panels = [slide.panels for slide in slides if slide.id.startswith("recommendations_")]
    assert [len(each) for each in panels] == shares
    assert [name for each in panels for name in titles(each)] == [
        d.name_th for d in edition.framework.dimensions
    ]


def test_a_slide_of_recommendations_names_its_dimensions_the_lowest_first():
    texts = {id: {"text": ["ทำต่อไป"]} for id in ("process", "tools")}
    slides = slides_of(told(recommendations=texts))
    title = plain(slides["recommendations_1"].title).replace("\u00a0", " ")
    assert title == "ยกระดับเครื่องมือ 46.4 และกระบวนงาน 52.4 คะแนน"


def response(channels=("post", "online"), types=3):
    """Return the panels of the response slide of an edition that answered so."""
    kinds = factories.TYPES[:types]
    asked = tuple(
        replace(r, channel=channels[at % len(channels)] if r.channel else "")
        for at, r in enumerate(factories.respondents())
        if r.type in {kind.id for kind in kinds}
    )
    scores = factories.scores()
    own = scores[scores.index.isin([r.id for r in asked])]
    edition = factories.edition(types=kinds, respondents=asked, scores=own)
    return [panel.name for panel in slides_of(deck_of(edition))["response"].panels]


def test_what_all_have_in_common_is_not_charted():
    assert response() == ["responded", "channels", "completeness", "types"]
    assert response(channels=("post",)) == ["responded", "completeness", "types"]
    assert "types" not in response(types=1)


@pytest.mark.parametrize("units", [1, 2])
def test_so_few_units_make_no_groups(units):
    few = factories.UNITS[:units]
    scores = factories.unit_level_edition().scores.iloc[:units]
    slides = slides_of(deck_of(factories.unit_level_edition(units=few, scores=scores)))
    assert "overview" not in slides
    assert "profile" in slides


def test_without_any_score_there_are_no_results_to_tell():
    nothing = factories.unit_level_edition().scores * float("nan")
    deck = deck_of(factories.unit_level_edition(scores=nothing))
    assert "results" not in dict(deck.sections)


def test_indicators_that_are_the_dimensions_are_not_charted_again():
    assert "indicators" not in slides_of(deck_of(scored(60, 50, 40)))


def test_few_sections_need_no_agenda():
    assert not [s for s in deck_of(factories.unit_level_edition()).slides if s.kind == "agenda"]


def test_a_typed_number_in_a_text_of_the_edition_stops_the_deck():
    with pytest.raises(StoryError, match="45") as error:
        told(findings={"skills": {"text": ["ก", "ร้อยละ 45"]}})
    assert (error.value.file, error.value.place) == ("text/findings.yaml", "skills > text > 2")


def test_names_of_the_edition_may_hold_digits():
    unit = replace(factories.UNITS[0], name_th="เขต 9")
    texts = {
        "case_study": {"slides": [{"id": "case", "kind": "panels", "title": "{{ unit.name_th }}"}]}
    }
    settings = factories.settings(case_study="D01")
    edition = factories.edition(units=(unit, *factories.UNITS[1:]), texts=texts, settings=settings)
    assert literals_on(slides_of(deck_of(edition))["case"]) == {"9"}


def test_every_fact_on_a_slide_is_registered_and_prints_as_it_should():
    edition = factories.answered_edition()
    facts = build(edition, compute(edition))
    deck = compose(edition, facts)
    assert all(fact in facts for slide in deck.slides for fact in facts_on(slide))
    assert deck == compose(edition, facts)


@pytest.mark.parametrize("indicators", [["skills"], []])
def test_a_column_of_recommendations_has_a_label_where_something_stands_in_it(
    indicators: list[str],
) -> None:
    item = {"item": "จัดอบรมให้ทั่วถึง", "indicators": indicators}
    deck = told(recommendations={"people": {"text": [item]}})
    advice = next(slide for slide in deck.slides if slide.kind == "advice")
    numbers = [p.number for panel in advice.panels for p in panel.paragraphs if p.number]
    assert ("evidence" in dict(advice.labels)) == bool(numbers) == bool(indicators)
    assert "who" not in dict(advice.labels)


def test_a_key_number_has_its_exhibit_in_one_part_and_no_caption_without_it():
    slides = [s for s in deck_of(goals.edition()).slides if s.kind in KEYED and s.kind != "cover"]
    keys = [[panel for panel in slide.panels if panel.number] for slide in slides]
    assert keys
    assert all(len(own) <= 1 for own in keys)
    assert all(panel.exhibit or not panel.caption for own in keys for panel in own)
