"""Words that would mislead: rescaled scores, data that were made up, differences of nothing."""

import re
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from report_builder.facts import build
from report_builder.model import plain
from report_builder.results import compute
from report_builder.results.score import places
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.story.clear import clear
from report_builder.story.contents import texts_on
from report_builder.story.deck.compose import BRIEF, compose
from tests import factories, odd
from tests.story.stories import deck_of


def edition(**changes):
    few = factories.unit_level_edition()
    return replace(few, settings=replace(few.settings, **changes))


def card(of):
    results = compute(of)
    told = compose_card(teller(of, results, build(of, results)), of.units[0].code)
    return "\n".join(plain(text) for text in texts_on(told))


@pytest.mark.parametrize(("scale", "told"), [("1-5", True), ("0-10", True), ("0-100", False)])
def test_a_reader_is_told_that_scores_were_rescaled(scale, told):
    own = edition(scale=scale)
    scores = next(slide for slide in deck_of(own).slides if slide.id == "scores")
    assert (f"ปรับจากช่วงคะแนน {scale}" in plain(scores.source)) is told
    assert (f"ปรับจากช่วง {scale}" in card(own)) is told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"synthetic": True, "synthetic_note": ""}, "จัดทำจากข้อมูลจำลอง ไม่ใช่ผลสำรวจจริง"),
        ({"synthetic": True, "synthetic_note": "ทดลอง"}, "ทดลอง"),
        ({"synthetic": False, "synthetic_note": "ทดลอง"}, ""),
    ],
)
def test_the_cover_says_that_data_were_made_up(given, told):
    cover, *_ = deck_of(edition(**given)).slides
    assert plain(dict(cover.labels).get("note", ())) == told


SUPERLATIVES = ("สูงที่สุด", "ต่ำที่สุด", "โดดเด่นที่สุด", "เร่งพัฒนาที่สุด", "มากที่สุด", "น้อยที่สุด")
COMPARED = (*SUPERLATIVES, "สูงกว่า", "ต่ำกว่า", "ห่าง", "ต่างกัน", "เพียง")
PART = re.compile(r"(dimension|indicator)\.([^.]+)\.score")


def every_text(slide):
    """Yield every text of a slide, those of charts and tables too, and what a speaker says."""
    yield from (*texts_on(slide), *slide.notes)


def alternatives(slide):
    """Yield what readers of screens are told of tables and charts, beyond their names."""
    for panel in slide.panels:
        if hasattr(panel.exhibit, "alt"):
            yield panel, panel.exhibit.alt.replace(getattr(panel.exhibit, "title", ""), "")


def printed_value(book, fact):
    return Decimal(book.printed(fact).replace(",", ""))


def printed_in(text, book):
    """Yield the facts of a text that have a value."""
    yield from (run.fact for run in text if run.fact and book[run.fact].value is not None)


def unfair(slide, told):
    """Yield the texts that speak of a difference below the least one."""
    book = told.facts
    least = printed_value(book, "fair.least")
    for text in every_text(slide):
        facts, words = [*printed_in(text, book)], plain(text)
        gaps = [id for id in facts if id.endswith((".gap", ".range"))]
        families = {re.sub(r"\..*(?=\.score)", "", id) for id in facts if id.endswith(".score")}
        scores = [printed_value(book, id) for id in facts if id.endswith(".score")]
        if any(abs(printed_value(book, id)) < least for id in gaps):
            yield words
        compared = any(word in words for word in COMPARED) and "เมื่อปัดเศษ" not in words
        if (
            len(scores) == 2
            and len(families) == 1
            and compared
            and abs(scores[0] - scores[1]) < least
        ):
            yield words
        if any(word in words for word in SUPERLATIVES) and not says_an_end(facts, told, least):
            yield words
    yield from overclaimed(slide, told, least)


def overclaimed(slide, told, least):
    """Yield the words for those who can't see that name an end which isn't apart from the next."""
    units = [f"unit.{unit.code}.score" for unit in told.edition.units]
    for panel, alt in alternatives(slide):
        series = getattr(panel.exhibit, "series", ())
        facts = [point.fact for point in series[0].points] if series else units
        scores = [id for id in facts if id in told.facts and told.facts[id].value is not None]
        values = sorted({printed_value(told.facts, id) for id in scores})
        for word, end in (("ต่ำที่สุด", values[:2]), ("สูงที่สุด", values[-2:])):
            if word in alt and (len(end) < 2 or end[1] - end[0] < least):
                yield alt


def says_an_end(facts, told, least):
    """Tell whether of the parts in a text one stands alone, or with its equals, at an end."""
    named = {fact for fact in facts if PART.fullmatch(fact)}
    return not named or any(at_an_end(fact, told, least) for fact in named)


def at_an_end(fact, told, least):
    kind, id = PART.fullmatch(fact).groups()
    framework, book = told.edition.framework, told.facts
    of = framework.of(framework.indicator[id].dimension) if kind == "indicator" else ()
    families = (framework.indicators, of) if of else (framework.dimensions,)
    for family in families:
        ids = [f"{kind}.{part.id}.score" for part in family]
        scores = [printed_value(book, id) for id in ids if book[id].value is not None]
        away = [score - printed_value(book, fact) for score in scores]
        apart = [gap for gap in away if gap and abs(gap) >= least]
        if apart and (all(gap > 0 for gap in apart) or all(gap < 0 for gap in apart)):
            return True
    return False


def sentences(slide):
    """Yield what a slide says in words: all but the cells of its tables and its charts."""
    for panel in slide.panels:
        yield from (panel.heading, panel.caption, panel.number)
        for paragraph in panel.paragraphs:
            yield from (paragraph.text, paragraph.caption)


def near_and_best(slide, book):
    """Yield the units told to be next that aren't, and those to learn from that aren't ahead."""
    least = printed_value(book, "fair.least")
    for text in sentences(slide):
        told = {fact: printed_value(book, fact) for fact in printed_in(text, book)}
        own = {id: f"unit.{slide.id}.{'.'.join(id.split('.')[2:])}" for id in told}
        apart = {
            id: score - printed_value(book, own[id])
            for id, score in told.items()
            if re.match(r"unit\..*\.score$", id) and book[own[id]].value is not None
        }
        if "ถัด" in plain(text):
            yield from not_next(text, apart, slide)
        if "เรียนรู้" in plain(text) and "จาก" in plain(text):
            yield from (
                id for id, gap in apart.items() if f".{slide.id}." not in id and gap < least
            )


def not_next(text, apart, slide):
    """Yield the scores said to be above that aren't, or below."""
    side = 0
    for run in text:
        side = {"ถัดขึ้นไป": 1, "ถัดลงมา": -1}.get(run.text, side)
        if run.fact in apart and f".{slide.id}." not in run.fact and side * apart[run.fact] <= 0:
            yield run.fact


def all_unfair(told):
    for unit in told.edition.units:
        slide = compose_card(told, unit.code)
        yield from (*unfair(slide, told), *near_and_best(slide, told.facts))


def telling(of):
    results = compute(of)
    return teller(of, results, build(of, results))


def test_no_card_and_no_slide_of_2559_says_anything_of_a_difference_below_the_least(edition_2559):
    told = telling(edition_2559)
    assert list(all_unfair(told)) == []
    assert unfair_of_slides(told) == []


def unfair_of_slides(told):
    """Return what the deck and the brief say of a difference below the least one."""
    whole = compose(told.edition, told.facts).slides
    short = compose(told.edition, told.facts, BRIEF).slides
    return [text for slide in (*whole, *short) for text in unfair(slide, told)]


@pytest.mark.parametrize("least", [0.0, 5.0, 100.0])
def test_no_slide_of_any_edition_says_anything_of_a_difference_below_the_least(least):
    for of in (factories.answered_edition(), factories.unit_level_edition(), odd.edition(5, 9)):
        own = replace(of, settings=replace(of.settings, least_difference=least, ranking=True))
        assert unfair_of_slides(telling(own)) == []
        assert list(all_unfair(telling(own))) == []


@pytest.mark.parametrize("scale", ["", "1-10", "0-7", "0-1", "0-1000"])
def test_differences_are_told_alike_on_any_printed_scale(scale):
    own = odd.edition(5, 9)
    own = replace(
        own, settings=replace(own.settings, print_scale=scale), scores=own.scores / 9 + 40
    )
    assert list(all_unfair(telling(own))) == []


def test_a_wider_least_difference_leaves_less_to_be_said():
    def strong(least):
        own = odd.edition(5, 9)
        told = telling(replace(own, settings=replace(own.settings, least_difference=least)))
        cards = (compose_card(told, unit.code) for unit in own.units)
        panels = (p for card in cards for p in card.panels if p.name in ("strengths", "gaps"))
        return sum("ไม่มี" not in plain(p.text) for panel in panels for p in panel.paragraphs)

    assert strong(0.0) > strong(10.0) > strong(100.0) == 0


def one_of_six():
    """Return four units, the last of which has a score in one of six indicators alone: 100."""
    own = odd.framework(2, 6)
    rows = [[10, 90, 30, 80, 50, 60], [80, 30, 40, 50, 60, 70], [30, 40, 50, 60, 70, 80]]
    scores = pd.DataFrame([*rows, [100] + [float("nan")] * 5], [f"D0{n}" for n in range(1, 5)])
    scores.columns = [i.id for i in own.indicators]
    return factories.unit_level_edition(
        framework=own, units=factories.UNITS[:4], scores=scores.astype(float)
    )


def test_a_unit_with_one_score_of_six_has_no_rank_but_a_range_of_groups_and_is_told_why():
    told = telling(one_of_six())
    assert {*told.results.rank.items()} >= {("D03", 1)}
    assert "D04" not in told.results.rank
    card = compose_card(told, "D04")
    words = "\n".join(plain(text) for text in texts_on(card))
    words = words.replace("\u00a0", " ")
    assert "ยังสรุปไม่ได้" in words
    assert "อาจเป็นกลุ่ม" in words
    assert not [id for text in texts_on(card) for id in (r.fact for r in text) if ".rank." in id]
    assert "เพียงร้อยละ 17 ของน้ำหนักตัวชี้วัด" in words
    others = [compose_card(told, code) for code in ("D01", "D02", "D03")]
    assert not any("งิ้ว" in plain(text) for card in others for text in texts_on(card))


def test_the_coverage_that_a_rank_asks_for_can_be_set():
    own = one_of_six()
    lenient = replace(own, settings=replace(own.settings, least_coverage=10))
    assert compute(lenient).rank["D04"] == 1


def test_units_whose_scores_print_the_same_are_told_so():
    own = factories.unit_level_edition()
    scores = own.scores * 0 + 50.0
    scores.iloc[0] += 0.04
    told = telling(replace(own, scores=scores))
    words = "\n".join(plain(text) for text in texts_on(compose_card(told, "D01")))
    assert "เมื่อปัดเศษ" in words


@pytest.mark.parametrize("of", [factories.answered_edition(), odd.edition(5, 9)])
def test_what_is_clear_by_facts_is_clear_by_results(of):
    told = telling(of)
    for unit in of.units:
        for place, _ in places(told.results.units[unit.code]):
            own, whole = (
                (f"unit.{unit.code}.score", "nation.score")
                if place == "total"
                else (f"unit.{unit.code}.{place}.score", f"{place}.score")
            )
            assert clear(told.facts, own, whole) is (place in told.results.clear[unit.code])
