"""What a card claims holds of all that could still be: searched in every sentence of every card."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from report_builder import facts, results
from report_builder.model import Edition, Text, plain
from report_builder.results.fair import rules
from report_builder.results.score import by_respondent, by_unit
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.card.compose import compose_card
from report_builder.story.card.standing import printed
from report_builder.story.card.teller import Teller, teller
from report_builder.story.groups import groups
from tests.story.test_one_rule import editions

UNKNOWN, ONE, CHOICE = "เพราะข้อมูลไม่ครบ", "หากไม่นับ", "แต่ขึ้นกับวิธีถ่วงน้ำหนัก"
TURNED, EVERY = "จะกลับเป็น", ("ควรทำท", "ติดต่อต้นสังกัดของท")
BLANK, FEW = "เพราะไม่มีคะแนนบางตัวชี้วัด", "เพราะข้อมูลไม่พอ"


def telling(edition: Edition) -> Teller:
    computed = results.compute(edition)
    return teller(edition, computed, facts.build(edition, computed))


def value(told: Teller, fact: str) -> Decimal:
    return printed(told.facts[fact]) or Decimal(0)


def ends(told: Teller, own: str) -> tuple[Decimal, Decimal]:
    """Return between which ends the score of a unit may be, as printed."""
    low, high = (f"{own}.{end}" if f"{own}.{end}" in told.facts else own for end in ("low", "high"))
    return value(told, low), value(told, high)


def panels(slide: Slide) -> dict[str, Panel]:
    return {panel.name: panel for panel in slide.panels}


def sentences(slide: Slide) -> Iterator[Text]:
    for panel in slide.panels:
        yield from (panel.heading, panel.caption, panel.number)
        yield from (paragraph.text for paragraph in panel.paragraphs)


def overclaimed(told: Teller, code: str) -> Iterator[str]:
    """Yield what a card says of a unit that its range, its group or its answers don't bear out."""
    slide = compose_card(told, code)
    shown = panels(slide)
    if told.facts[f"unit.{code}.score"].value is None or "gap" not in shown:
        return
    yield from _against_the_whole(told, code, shown)
    yield from _groups_and_ranks(told, code, shown)
    yield from _answers(told, code, slide)
    yield from _reached(told, code, shown)
    yield from (words for text in sentences(slide) for words in _brackets(told, code, text))
    yield from _others(told, code, slide)
    if "advice" in shown:
        yield from _lead(told, code, shown)
        yield from (words for p in shown["advice"].paragraphs for words in _all_of(p.text))


def _answers(told: Teller, code: str, slide: Slide) -> Iterator[str]:
    """Yield what is said as if more had answered: by units without a rank, or with some missing."""
    shown, own = panels(slide), f"unit.{code}"
    said = plain(shown["summary"].paragraphs[0].text)
    n, asked = told.facts[f"{own}.n"].value, told.facts[f"{own}.asked.count"].value
    least = rules(told.edition.settings).least
    ranked = code in told.results.rank
    ranks = [run.fact for text in sentences(slide) for run in text if f"{own}.rank" in run.fact]
    if not ranked and (ranks or told.results.clear[code] or "ถัด" in plain(shown["peers"].caption)):
        yield f"{ranks} and {told.results.clear[code]} of a unit without a rank"
    if (n == asked) == (f"{own}.n" in {run.fact for run in shown["summary"].paragraphs[0].text}):
        yield f"{said} of {n} in {asked}"
    if (UNKNOWN in said and n == asked) or (BLANK in said and n != asked):
        yield f"{said} beside {n} of {asked}"
    if FEW in said and ranked:
        yield f"{said} of a unit with a rank"
    if ONE in said and (
        (left := _left(told, code)) >= least or (TURNED in said) != (left < 0 and -left >= least)
    ):
        yield f"{said} of {told.facts[f'{own}.gap'].value}, and then {left}"


def _left(told: Teller, code: str) -> float:
    """Return how far a total is on its side of the whole without the respondent that decides."""
    edition, whole = told.edition, told.results.nation.total.value or 0.0
    left = edition.scores.drop(index=told.results.decisive[code].id)
    then = replace(edition, scores=left)
    score = by_unit(then, by_respondent(then))[code].total.value or 0.0
    side = 1 if (told.results.units[code].total.value or 0.0) > whole else -1
    return (score - whole) * side


def _all_of(text: Text) -> Iterator[str]:
    """Yield advice that is for all where some do already what it says, or the other way round."""
    words = plain(text)
    if any(every in words for every in EVERY) != ("(ยังไม่มี" in words):
        yield words


def _reached(told: Teller, code: str, shown: dict[str, Panel]) -> Iterator[str]:
    """Yield what is told as clear though its range reaches the mean, both as printed."""
    table, gap = shown["profile"].exhibit, shown["gap"]
    cells = [cell for row in table.rows for cell in row] if isinstance(table, Table) else []
    told_clear = [cell for cell in cells if plain(cell)[:1] in {"▲", "▼"}]
    told_clear += [gap.number] if "ไม่ชัดเจน" not in plain(gap.heading) else []
    for fact in (run.fact for text in told_clear for run in text if run.fact.endswith(".gap")):
        own = fact.replace("gap", "score")
        low, high = ends(told, own)
        place = own.removeprefix(f"unit.{code}.")
        mean = value(told, "nation.score" if place == "score" else place)
        if low <= mean <= high:
            yield f"{fact} of {low}–{high} beside {mean}"


def _against_the_whole(told: Teller, code: str, shown: dict[str, Panel]) -> Iterator[str]:
    mean, (low, high) = value(told, "nation.score"), ends(told, f"unit.{code}.score")
    number, said = plain(shown["gap"].number), plain(shown["summary"].paragraphs[0].text)
    inside = low <= mean <= high
    if number in ("ใกล้เคียง", "เท่ากัน") and max(abs(low - mean), abs(high - mean)) > told.least:
        yield f"{number} {low}–{high} {mean}"
    if UNKNOWN in said and not inside and number != "ยังไม่ชัดเจน":
        yield f"{said}: {low}–{high} leaves out {mean}"
    if ("อาจสูงหรือต่ำกว่า" in said and not low <= mean <= high) or (
        "อาจใกล้เคียงหรือ" in said and low <= mean <= high
    ):
        yield f"{said}: {low}–{high} {mean}"
    if (ONE in said or CHOICE in said) and (inside or "total" in told.results.clear[code]):
        yield f"{said}: {low}–{high} holds {mean}"


def _groups_and_ranks(told: Teller, code: str, shown: dict[str, Panel]) -> Iterator[str]:
    number, caption = plain(shown["rank"].number), plain(shown["rank"].caption)
    alone = [group.word for group in groups(told.edition, told.facts) if group.word == number]
    edges = [value(told, f"group.{k}.low") for k in (2, 3, 4)]
    low, high = ends(told, f"unit.{code}.score")
    if alone and any(low < edge < high for edge in edges):
        yield f"{number} of {low}–{high} beside {edges}"
    if alone and code not in told.results.rank:
        yield f"{number} of a unit without a rank"
    for words, rank in ((caption, "rank.both"), (plain(shown["peers"].caption), "region_rank")):
        low, high = (told.facts.get(f"unit.{code}.{rank}.{end}") for end in ("low", "high"))
        several = low is not None and high is not None and low.value != high.value
        ranged, alone = (re.search(f"อันดับ{form}", words) for form in ("\u00a0[0-9]+–", "(ร่วม)?ที่"))
        if (ranged and not several) or (alone and several):
            yield f"{words} of {low} {high}"


def _others(told: Teller, code: str, slide: Slide) -> Iterator[str]:
    """Yield the scores of other units that don't tell that not all of them answered."""
    dots = panels(slide)["peers"].exhibit.dots[0] if "peers" in panels(slide) else ()
    for text in (*sentences(slide), *(dot.label for dot in dots)):
        told_of = {run.fact for run in text}
        for fact in told_of:
            unit, stem = fact.split(".")[1:2], fact.removesuffix(".score")
            if not fact.startswith("unit.") or unit == [code] or not fact.endswith(".score"):
                continue
            n, asked = (told.facts[id].value for id in (f"{stem}.n", f"unit.{unit[0]}.asked.count"))
            if (n != asked) != (f"{stem}.n" in told_of):
                yield f"{plain(text)}: {fact} of {n} in {asked}"


def _lead(told: Teller, code: str, shown: dict[str, Panel]) -> Iterator[str]:
    """Yield what stands over advice that it doesn't fit."""
    said, (first, *_) = plain(shown["advice"].caption), shown["advice"].paragraphs
    asks = plain(first.text).startswith("ติดตามคำตอบ")
    if asks != ("ติดตามคำตอบก่อน" in said) or (code not in told.results.rank and "ยกระดับต่อ" in said):
        yield f"{said}: {plain(first.text)}"


def _brackets(told: Teller, code: str, text: Text) -> Iterator[str]:
    """Yield counts that speak against the advice they stand in, of nobody, or of less than half."""
    words = plain(text).replace("\u00a0", " ")
    counts = {run.fact for run in text if ".item." in run.fact and run.fact.endswith(".count")}
    for count in counts:
        done, of = (
            told.facts[id].value or 0.0 for id in (count, f"{count.removesuffix('.count')}.n")
        )
        if ("แล้ว" in words and 2 * done > of) or not done:
            yield words
        if "แล้ว" in words and re.search(r"\) (ควรทำ|ติดต่อต้นสังกัดของ)ท", words):
            yield words
    for of in {run.fact for run in text if ".item." in run.fact and run.fact.endswith(".n")}:
        if 2 * (told.facts[of].value or 0) < (told.facts[f"unit.{code}.asked.count"].value or 0):
            yield words
    if words.endswith(("ทุกหน่วยงาน", ")ทุกแห่ง")) or "(0 " in words:
        yield words


@settings(max_examples=25, deadline=None)
@given(editions())
def test_no_card_of_any_edition_claims_more_than_is_known(edition: Edition) -> None:
    told = telling(edition)
    assert [words for unit in edition.units for words in overclaimed(told, unit.code)] == []


def test_no_card_of_2559_claims_more_than_is_known(edition_2559: Edition) -> None:
    told = telling(edition_2559)
    assert [words for unit in edition_2559.units for words in overclaimed(told, unit.code)] == []


def test_all_that_can_be_said_of_a_distance_is_said_in_2559(edition_2559: Edition) -> None:
    told = telling(edition_2559)
    cards = [panels(compose_card(told, unit.code)) for unit in edition_2559.units]
    said = [plain(card["summary"].paragraphs[0].text) for card in cards]
    ways = (UNKNOWN, ONE, "อาจใกล้เคียงหรือสูงกว่า", "อาจใกล้เคียงหรือต่ำกว่า")
    assert all(any(words in one for one in said) for words in ways)
    assert {plain(card["gap"].number) for card in cards} >= {"ยังไม่ชัดเจน", "ใกล้เคียง"}
    assert any("ยังสรุปไม่ได้" in plain(card["rank"].number) for card in cards)


@settings(max_examples=10, deadline=None)
@given(editions())
def test_advice_is_on_what_is_below_where_anything_is_and_says_where_it_is_by_score(
    edition: Edition,
) -> None:
    told = telling(edition)
    for unit in edition.units:
        panel = panels(compose_card(told, unit.code)).get("advice")
        said = plain(panel.caption) if panel else ""
        gaps = [
            value(told, run.fact.replace("score", "gap"))
            for paragraph in (panel.paragraphs if panel else ())
            for run in paragraph.text
            if run.fact.startswith(f"unit.{unit.code}.indicator.") and run.fact.endswith(".score")
        ]
        if "ยกระดับต่อได้ที่" in said:
            by_score = any(gap > -told.least or not gap for gap in gaps)
            assert by_score == ("คะแนนต่ำสุด" in said), (said, gaps)
