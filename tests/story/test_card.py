"""The card of a unit says where it stands, fairly, and every number on it is a fact."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.model import Edition, Text, plain
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.card.agencies import lowest_in
from report_builder.story.card.compose import compose_card
from report_builder.story.card.standing import Standing
from report_builder.story.card.teller import Teller, teller
from report_builder.story.chartspec import ChartSpec, SeriesRole
from report_builder.story.contents import texts_on
from report_builder.thai.words import MISSING
from tests import factories, odd

NO_DATA = "ไม่มีข้อมูล"
UNFAIR = ("แย่", "ต่ำที่สุด", "ด้อย", "ล้าหลัง", "รั้งท้าย", "อันดับสุดท้าย", "โหล่")


def telling(edition: Edition) -> Teller:
    computed = results.compute(edition)
    return teller(edition, computed, facts.build(edition, computed))


@cache
def small() -> Teller:
    return telling(factories.edition())


@cache
def usual() -> Teller:
    return telling(odd.edition())


def panels(slide: Slide) -> dict[str, Panel]:
    return {panel.name: panel for panel in slide.panels}


def said(panel: Panel) -> str:
    return " ".join(plain(paragraph.text) for paragraph in panel.paragraphs)


def rows(panel: Panel) -> list[list[str]]:
    assert isinstance(panel.exhibit, Table)
    return [[plain(cell) for cell in row] for row in panel.exhibit.rows]


def printed(slide: Slide) -> Iterator[tuple[str, str]]:
    return ((run.fact, run.text) for text in texts_on(slide) for run in text if run.fact)


@pytest.mark.parametrize("code", [unit.code for unit in factories.UNITS])
def test_every_number_is_the_fact_that_it_names(code: str) -> None:
    told, book = compose_card(small(), code), small().facts
    for fact, text in printed(told):
        value = book.printed(fact)
        assert text in (value, value.removeprefix("-"))
        assert text == value or fact.endswith(".gap")


@pytest.mark.parametrize("more", [0.002, 0.07, 1.3])
def test_a_score_of_another_changes_a_card_only_by_what_it_says(more: float) -> None:
    scores = factories.edition().scores.copy()
    scores.iloc[0, 1] += more
    changed, own = telling(factories.edition(scores=scores)), factories.respondents()[0].unit
    pairs = [
        (compose_card(small(), unit.code), compose_card(changed, unit.code))
        for unit in factories.UNITS
        if unit.code != own
    ]
    alike = [one == other for one, other in pairs]
    assert alike == [[*texts_on(one)] == [*texts_on(other)] for one, other in pairs]
    assert any(alike)


@pytest.mark.parametrize("code", [unit.code for unit in factories.UNITS])
def test_no_unit_is_called_worst(code: str) -> None:
    words = " ".join(plain(text) for text in texts_on(compose_card(usual(), code)))
    assert not [word for word in UNFAIR if word in words]


def test_rows_are_dimensions_each_with_its_indicators_and_match_the_chart() -> None:
    told = panels(compose_card(small(), "D04"))
    names = [row[0] for row in rows(told["profile"])]
    assert names[:4] == ["ด้านบุคลากร", "อัตรากำลัง", "ทักษะ", "ฝึกอบรม"]
    chart = told["profile.spine"].exhibit
    assert isinstance(chart, ChartSpec)
    assert len(chart.categories) == len(names) == 3 + 7
    assert [series.role for series in chart.series] == [*SeriesRole][:5]
    assert chart.hollow.count(False) == len(small().results.clear["D04"] - {"total"})
    own = chart.series[0].points
    assert [point.printed for point in own] == [row[2] for row in rows(told["profile"])]


def test_a_clear_difference_has_an_arrow_and_a_slight_one_no_number() -> None:
    told = teller_with_gap(0.02)
    assert difference_of(told) == "เท่ากัน"
    assert difference_of(teller_with_gap(0.9)) == "≈"
    assert difference_of(teller_with_gap(1.0)) == "▲ 1.0"
    assert difference_of(teller_with_gap(-3.0)) == "▼ 3.0"


def teller_with_gap(gap: float) -> Teller:
    """Return the teller of two units, each its own region, the first so far above the nation."""
    edition = factories.unit_level_edition()
    units = (replace(edition.units[0], region="ก"), replace(edition.units[1], region="ข"))
    scores = edition.scores.iloc[:2].copy()
    scores.iloc[0], scores.iloc[1] = 50 + 2 * gap, 50.0
    return telling(replace(edition, units=units, scores=scores))


def difference_of(told: Teller) -> str:
    return rows(panels(compose_card(told, "D01"))["profile"])[1][3]


def test_units_that_tie_share_their_rank_and_it_is_said() -> None:
    told = panels(compose_card(small(), "D09"))
    assert "อันดับร่วม" in plain(told["rank"].caption)
    assert "อันดับร่วม" in plain(told["peers"].caption)  # of the region
    other = panels(compose_card(small(), "D10"))
    assert plain(told["rank"].caption) == plain(other["rank"].caption)
    alone = panels(compose_card(small(), "D04"))
    assert "ร่วม" not in plain(alone["rank"].caption)


def test_a_small_base_is_said_aloud() -> None:
    told = telling(odd.answered(odd.edition(), D02=3))
    few, most = (panels(compose_card(told, code)) for code in ("D02", "D03"))
    assert "3 ใน 7 หน่วยงาน" in said(few["summary"]).replace("\u00a0", " ")
    assert "ใน 7 หน่วยงาน" not in said(most["summary"]).replace("\u00a0", " ")
    assert plain(few["responded"].number) == "3/7"
    assert (few["responded"].color, most["responded"].color) == ("alert", "brand")


def test_an_indicator_that_fewer_answered_says_its_base() -> None:
    told = rows(panels(compose_card(small(), "D01"))["profile"])
    assert told[2][0].replace("\u00a0", " ") == "ทักษะ (2 แห่ง)"
    assert told[1][0] == "อัตรากำลัง"


def test_the_foot_explains_a_dimension_that_is_not_the_mean_of_its_indicators() -> None:
    assert "จึงอาจไม่ตรงกับตัวชี้วัด" in said(panels(compose_card(small(), "D01"))["reading"])
    assert "ไม่ตรงกับตัวชี้วัด" not in said(panels(compose_card(usual(), "D02"))["reading"])


def test_the_foot_says_what_the_dimensions_weigh_where_they_differ(edition_2559: Edition) -> None:
    # slide 21 of the published deck: 30, 20, 20, 15, 15 percent
    weighted = said(panels(compose_card(telling(edition_2559), "TH-56"))["reading"])
    assert "ร้อยละ 30, 20, 20, 15, 15" in weighted.replace("\u00a0", " ")
    assert "น้ำหนักด้าน" not in said(panels(compose_card(usual(), "D02"))["reading"])


def test_a_unit_that_nobody_answered_for_gets_a_card_that_says_so() -> None:
    told = panels(compose_card(small(), "D12"))
    assert plain(told["score"].number) == MISSING == NO_DATA
    assert "ไม่มีหน่วยงานใด" in said(told["summary"])
    assert {row[2] for row in rows(told["profile"])} == {NO_DATA}
    assert {row[1] for row in rows(told["agencies"])} == {"ไม่ตอบ"}
    assert not {"strengths", "gaps", "advice", "peers"} & told.keys()


def test_the_nation_and_the_region_are_shown_where_the_unit_has_no_score() -> None:
    told = rows(panels(compose_card(small(), "D12"))["profile"])
    assert all(row[4] != NO_DATA for row in told)
    assert told[0][5] == small().facts.printed("region.เขตใต้.dimension.people.score")


def test_scores_that_came_in_per_unit_have_no_respondents() -> None:
    told = panels(compose_card(telling(factories.unit_level_edition()), "D01"))
    assert not {"agencies", "responded"} & told.keys()
    assert "12 เขต" in said(told["reading"]).replace("\u00a0", " ")


def test_who_did_not_answer_is_listed_without_a_score() -> None:
    told = rows(panels(compose_card(small(), "D03"))["agencies"])
    assert [row[1] == "ไม่ตอบ" for row in told] == [False, True, False]


def test_a_recommendation_begins_with_the_number_that_prompted_it() -> None:
    told = panels(compose_card(usual(), "D02"))
    first = told["advice"].paragraphs[0].text
    facts_of = [run.fact for run in first if run.fact]
    assert facts_of[0].startswith("unit.D02.indicator.")
    assert odd.RECOMMENDATION in plain(first)
    assert len(told["advice"].paragraphs) == 3
    assert "เรียนรู้จากเขตอื่น" in plain(told["advice"].paragraphs[-1].text)


def test_advice_is_told_by_who_acts_and_in_the_words_for_a_unit(edition_2559: Edition) -> None:
    told = telling(edition_2559)
    cards = [panels(compose_card(told, unit.code)) for unit in edition_2559.units]
    texts = [plain(p.text) for card in cards for p in card["advice"].paragraphs]
    ways = ("ทำเอง", "ประสานต้นสังกัด", "เรียนรู้จากจังหวัดอื่น", "ติดตามคำตอบ")
    assert all(text.startswith(ways) for text in texts)
    assert all(any(text.startswith(way) for text in texts) for way in ways)
    assert not [text for text in texts if "หน่วยงานระดับจังหวัด" in text]


def test_no_count_stands_behind_advice_where_nobody_answered(edition_2559: Edition) -> None:
    nothing = {name: getattr(edition_2559, name).iloc[:0] for name in ("answers", "published")}
    told = telling(replace(edition_2559, **nothing))
    cards = [panels(compose_card(told, unit.code))["advice"] for unit in edition_2559.units[:20]]
    advice = " ".join(map(said, cards)).replace("\u00a0", " ")
    assert "ใน 0" not in advice
    assert "ส่งความคิดเห็นของผู้รับบริการ" in advice


def test_a_unit_above_everywhere_has_no_gaps_and_is_told_so() -> None:
    told = panels(compose_card(teller_with_gap(10.0), "D01"))
    assert "ไม่มีตัวชี้วัดที่ต่ำกว่าชัดเจน" in said(told["gaps"])
    assert len(told["strengths"].paragraphs) == 3


def test_peers_are_of_the_region_and_the_highest_comes_first() -> None:
    told = panels(compose_card(small(), "D02"))
    near: Text = told["peers"].caption
    units = [run.fact.split(".") for run in near if run.fact.startswith("unit.")]
    codes = [code for _, code, *what in units if what == ["score"]]
    assert codes
    assert set(codes) <= {"D01", "D03", "D04"}
    scores = [small().facts[f"unit.{code}.score"].value or 0 for code in codes]
    assert scores == sorted(scores, reverse=True)


def test_a_unit_alone_in_its_region_has_none_near() -> None:
    assert plain(panels(compose_card(teller_with_gap(1.0), "D01"))["peers"].caption) == ""


def test_made_up_data_is_marked_and_real_data_is_not() -> None:
    for synthetic in (True, False):
        edition = factories.edition(settings=factories.settings(synthetic=synthetic))
        told = compose_card(telling(edition), "D01")
        assert told.synthetic is synthetic
        assert plain(dict(told.labels).get("mark", ())) == ("ข้อมูลจำลอง" if synthetic else "")


def test_a_map_is_shown_for_provinces_only(edition_2559: Edition) -> None:
    assert "locator" not in panels(compose_card(small(), "D01"))
    assert "locator" in panels(compose_card(telling(edition_2559), "TH-56"))


def test_the_case_study_of_the_deck_draws_on_the_same_facts(edition_2559: Edition) -> None:
    from report_builder.story.deck.compose import compose

    told = telling(edition_2559)
    code = edition_2559.settings.case_study
    deck = compose(edition_2559, told.facts)
    slides = [s for s in deck.slides if s.id.startswith("case_")]
    of_unit = {(f, t) for s in slides for f, t in printed(s) if f.startswith("unit.")}
    assert {fact.split(".")[1] for fact, _ in of_unit} == {code}
    assert of_unit <= {*printed(compose_card(told, code))}


def blank(edition: Edition, *fields: str) -> Edition:
    """Return an edition with optional fields left blank: of its settings, units or dimensions."""
    settings = {f: "" for f in fields if f in ("url", "surveyor", "synthetic_note")}
    units = {f: "" for f in fields if f in ("region", "name_en")}
    return replace(
        edition,
        settings=replace(edition.settings, **settings),
        units=tuple(replace(unit, **units) for unit in edition.units),
    )


@pytest.mark.parametrize("region", [True, False])
@pytest.mark.parametrize("url", [True, False])
@pytest.mark.parametrize("note", [True, False])
def test_nothing_is_printed_for_a_field_left_blank(region: bool, url: bool, note: bool) -> None:
    given = {"region": region, "url": url, "synthetic_note": note, "name_en": False}
    edition = blank(factories.edition(), *(name for name, kept in given.items() if not kept))
    slide = compose_card(telling(edition), "D02")
    labels = dict(slide.labels)
    assert (("region" in labels), ("scan" in labels), ("address" in labels)) == (region, url, url)
    assert all(plain(text).strip() for text in labels.values())
    told = panels(slide)
    assert ("ภาค" in plain(told["gap"].caption)) is region
    assert ("ในภาค" in plain(told["peers"].caption)) is region
    assert any(row[5] for row in rows(told["profile"])) is region
    assert not [text for text in map(plain, texts_on(slide)) if text.strip().endswith((":", "·"))]


def test_a_unit_without_a_region_among_others_with_one_is_compared_with_the_whole_alone() -> None:
    edition = factories.edition()
    units = (replace(edition.units[0], region=""), *edition.units[1:])
    told = panels(compose_card(telling(replace(edition, units=units)), "D01"))
    assert plain(told["peers"].caption) == ""
    assert plain(told["rank"].caption).replace("\u00a0", " ") == "อันดับที่ 10 จาก 10 เขต"
    assert plain(told["gap"].caption).startswith("ค่าเฉลี่ย ")


def test_one_unit_is_compared_with_nothing() -> None:
    edition = factories.unit_level_edition(units=factories.UNITS[:1])
    told = panels(compose_card(telling(replace(edition, scores=edition.scores.iloc[:1])), "D01"))
    assert not {"rank", "gap", "strengths", "gaps", "peers", "responded"} & told.keys()
    assert "เขตเดียว" in said(told["summary"])
    assert {tuple(row[3:]) for row in rows(told["profile"])} == {("", "", "", "")}
    assert "▲" not in said(told["reading"])


def test_where_all_units_are_equal_nothing_is_called_strong_weak_or_best() -> None:
    edition = odd.edition(3, 5)
    told = panels(compose_card(telling(replace(edition, scores=edition.scores * 0 + 50)), "D02"))
    assert not {"strengths", "gaps"} & told.keys()
    assert said(told["summary"]).endswith("ทุกตัวชี้วัดเท่ากับค่าเฉลี่ยทุกเขต")
    assert "เรียนรู้" not in said(told["advice"])


def test_an_edition_without_any_score_says_so_and_shows_no_empty_panel() -> None:
    edition = factories.edition()
    told = panels(
        compose_card(telling(replace(edition, scores=edition.scores * float("nan"))), "D01")
    )
    assert told.keys() == {"score", "responded", "summary", "agencies", "reading"}
    assert "ยังไม่มีข้อมูลคะแนนของเขตใด" in said(told["summary"])
    assert plain(told["score"].number) == MISSING


def test_a_unit_without_scores_of_its_own_is_not_said_to_have_left_questions_unanswered() -> None:
    edition = factories.unit_level_edition()
    scores = edition.scores.copy()
    scores.iloc[0] = float("nan")
    slide = compose_card(telling(replace(edition, scores=scores)), "D01")
    words = " ".join(map(plain, texts_on(slide)))
    assert "ตอบ" not in words
    assert "หน่วยงาน" not in words


def test_of_many_that_are_equal_a_sentence_names_the_first_three() -> None:
    edition = odd.edition(12, 12)
    scores = edition.scores * 0 + 50
    own = scores.index.str.startswith("D02-")
    scores.loc[own] = 60
    scores.loc[own, scores.columns[0]] = 40
    told = said(panels(compose_card(telling(replace(edition, scores=scores)), "D02"))["summary"])
    assert "และอื่น ๆ สูงกว่า".replace(" ๆ", "\u00a0ๆ") in told
    names = {i.short_th for i in edition.framework.indicators}
    assert sum(name in told for name in names) == 1 + 3


def clustered(names: tuple[str, ...]) -> Teller:
    """Return the teller of units whose first ones belong to clusters of some names."""
    edition = factories.unit_level_edition()
    own = tuple(replace(u, cluster=n) for u, n in zip(edition.units, names, strict=False))
    return telling(replace(edition, units=(*own, *edition.units[len(names) :])))


@pytest.mark.parametrize("name", ["กลุ่มเหนือ 2", "กลุ่ม" * 20])
def test_a_unit_stands_among_its_cluster_by_name(name: str) -> None:
    told = clustered((name, name, name, "อื่น"))
    chart = panels(compose_card(told, "D01"))["peers"].exhibit
    assert isinstance(chart, ChartSpec)
    every, cluster = chart.dots
    assert len(every) == len(told.edition.units)
    assert {dot.name for dot in cluster} == {u.name_th for u in told.edition.units[:3]}
    assert all(dot.name in plain(dot.label) for dot in cluster)
    assert [plain(c.label) for c in chart.categories][1] == (name if len(name) < 30 else "กลุ่มจังหวัด")


@pytest.mark.parametrize("names", [(), ("ก",), ("", "ก", "ก")])
def test_a_unit_alone_or_without_a_cluster_stands_among_all(names: tuple[str, ...]) -> None:
    chart = panels(compose_card(clustered(names), "D01"))["peers"].exhibit
    assert isinstance(chart, ChartSpec)
    assert len(chart.dots) == 1


def test_respondents_are_bars_to_their_scores_with_the_mean_of_their_type() -> None:
    chart = panels(compose_card(small(), "D01"))["agencies.bars"].exhibit
    assert isinstance(chart, ChartSpec)
    bars, starts, means = (
        chart.roles[role].points for role in (SeriesRole.HIGH, SeriesRole.LOW, SeriesRole.NATION)
    )
    assert {point.fact.split(".")[0] for point in bars if point.value is not None} == {"respondent"}
    assert {point.fact for point in starts if point.value is not None} == {"scale.minimum"}
    assert all(point.fact.startswith("type.") for point in means)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_nobody_is_named_to_begin_with_before_another_that_scores_the_same(
    data: st.DataObject,
) -> None:
    edition = factories.edition()
    code, indicator = edition.units[0].code, edition.framework.indicators[0]
    own = [
        one for one in edition.respondents if one.unit == code and one.id in edition.scores.index
    ]
    scores = edition.scores.copy()
    for one in own:
        scores.loc[one.id, indicator.id] = float(data.draw(st.integers(0, 3)))
    told = telling(replace(edition, scores=scores))
    found = lowest_in(told, code, Standing(indicator, f"unit.{code}", None, None, 1.0))
    by_name = {edition.type[one.type].short_th: scores.loc[one.id, indicator.id] for one in own}
    lowest = min(by_name.values())
    tied = [name for name, score in by_name.items() if score == lowest]
    assert found["alike"] == (len(tied) > 4)
    if found["alike"]:  # too many to be named: none of them is, all others are
        assert not found["low"]
        assert {name for name in by_name if name in found["others"]} == by_name.keys() - {*tied}
    else:
        named = {name for name in by_name if name in found["low"]}
        others = by_name.keys() - named
        assert {*tied} <= named
        assert all(by_name[name] > max(by_name[n] for n in named) for name in others)
