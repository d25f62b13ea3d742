"""Facts of how sure scores and ranks are: the intervals of units and of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.edition.nouns import Nouns, settled
from report_builder.facts import make
from report_builder.facts.missing import Gaps, Missing
from report_builder.facts.sources import EVERY_ROW, Sources
from report_builder.model import Edition, Fact, Source
from report_builder.results import Results
from report_builder.results.fair import NOISE
from report_builder.results.intervals import Interval
from report_builder.results.rank_intervals import DRAWS, VARIED
from report_builder.results.score import TOTAL, Mean, places
from report_builder.results.tabulate import Table
from report_builder.thai.nouns import beside
from report_builder.thai.words import number

HELD = "แล้วใช้ช่วงที่ครอบคลุมร้อยละ 90"
EDGES = (("low", "ขอบล่าง"), ("high", "ขอบบน"))
"""The ends of intervals, as ids of facts and as labels name them."""
DRAWN = f"เติมข้อมูลที่ขาดด้วยแบบจำลองจากข้อมูลที่มี {DRAWS:,} ครั้ง {HELD}"
CLEAR = "นับที่คะแนนต่างจากค่าเฉลี่ยตั้งแต่ผลต่างที่ถือว่าชัดเจน และช่วงของคะแนนที่พิมพ์ไม่คร่อมหรือแตะค่าเฉลี่ย"
APART = "นับคู่ที่คะแนนต่างกันตั้งแต่ผลต่างที่ถือว่าชัดเจน และช่วงของคะแนนที่พิมพ์ไม่ซ้อนกัน"
FULL = "ใช้ทั้งช่วงคะแนนเมื่อข้อมูลไม่ถึงเกณฑ์จัดอันดับ"
NEEDED = f"คะแนนขยับเข้าหาค่าเฉลี่ยรวมได้มากที่สุดเท่านี้ ถ้าตัดผู้ตอบรายใดรายหนึ่งออก {FULL}"
NEEDED_IN_TOTAL = (
    "ค่าที่มากกว่าของ (1) ที่คะแนนขยับเข้าหาค่าเฉลี่ยรวมถ้าตัดผู้ตอบรายใดรายหนึ่งออก "
    f"และ (2) ที่ผลต่างเปลี่ยนได้ตามน้ำหนักและวิธีเฉลี่ย {FULL}"
)
LEAST = "ผลต่างน้อยที่สุดที่ถือว่าชัดเจน"
LIKELY = f"คำนวณอันดับที่เป็นได้จากแบบจำลองเดียวกับช่วงของคะแนน {HELD}"
EXPECTED = f"คำนวณข้อมูลที่ขาดจากแบบจำลองเดียวกับช่วงของคะแนนรวม {HELD}"


@dataclass(frozen=True, slots=True)
class _Way:
    """How an interval is made, and from which rows."""

    how: str
    sources: tuple[Source, ...]

    def and_also(self, other: _Way) -> _Way:
        """Return both ways together."""
        how = f"{self.how.removesuffix(HELD)}พร้อมกับ{other.how}"
        return _Way(how, tuple(dict.fromkeys((*self.sources, *other.sources))))


@dataclass(frozen=True, slots=True)
class _Survey:
    """The edition, its results, what its units are called, what is missing, what is varied."""

    edition: Edition
    results: Results
    nouns: Nouns
    names: Mapping[str, str]
    gaps: Gaps
    missing: Missing
    """What is missing of all."""
    drawn: _Way
    choice: _Way
    likely: Mapping[str, _Way]
    """How ranges of ranks in indicators are worked out, by place."""


def facts(edition: Edition, results: Results, sources: Sources) -> Iterator[Fact]:
    """Register the ends of intervals, and how many units can be told from the whole and from each.

    Intervals of totals always, those of parts where answers are missing, the distance that is clear
    where it is more than the least difference.
    """
    nouns, gaps = settled(edition.settings, edition.units), Gaps(edition, sources)
    missing, choice = gaps.of(), _choice(edition, results, sources)
    drawn = _Way(f"{missing.told()} {DRAWN}", missing.sources())
    names, told = _names(edition), f"{missing.told()} {LIKELY}"
    likely = {
        f"indicator.{i.id}": _Way(
            told, (sources.indicator(i.id)(results.nation.indicators[i.id].n),)
        )
        for i in edition.framework.indicators
    }
    survey = _Survey(edition, results, nouns, names, gaps, missing, drawn, choice, likely)
    yield from _whole(survey)
    yield from _told_apart(survey, sources)
    for code in results.uncertainty.units:
        own = gaps.of(code)
        yield from _total(survey, code, own)
        yield from _parts(survey, code, own)
        yield from _needed(survey, code, sources)
        yield from _sides(survey, code, sources)


def _whole(survey: _Survey) -> Iterator[Fact]:
    names, source = survey.names, survey.missing.sources()
    for place, mean in places(survey.results.nation):
        interval = survey.results.uncertainty.whole.get(place)
        total = place == TOTAL
        if interval and (total or _open(interval)):
            id = "nation" if total else place
            of = survey.nouns.whole.noun if total else names[place]
            label = beside("คะแนนเฉลี่ยของ" if total else "คะแนนเฉลี่ย", of)
            how = f"{survey.missing.told()} {DRAWN if total else EXPECTED}"
            yield from _score(id, interval, mean.n, label, _Way(how, source))


def _told_apart(survey: _Survey, sources: Sources) -> Iterator[Fact]:
    """Yield how many units are clearly apart from the whole, and how many pairs from each other."""
    results, noun = survey.results, survey.edition.settings.unit_noun
    source = (sources.total(results.nation.total.n),)
    yield make.count("fair.draws", DRAWS, "จำนวนครั้งที่เติมข้อมูลที่ขาด", "ค่าที่กำหนดในโปรแกรม", ())
    clear = sum(TOTAL in results.clear[code] for code in results.uncertainty.units)
    label, scored = f"จำนวน{noun}ที่ต่างจากค่าเฉลี่ยชัดเจน", len(results.uncertainty.units)
    yield make.count("survey.clear.count", clear, label, CLEAR, source, scored)
    ranked = len(results.apart)
    table = Table({"apart": sum(results.apart.values()) // 2}, ranked * (ranked - 1) // 2)
    yield from make.frequency(
        "survey.pairs.apart", table, "apart", f"คู่ของ{noun}ที่แยกจากกันได้", APART, source
    )
    for code in survey.edition.unit:
        id, label = (
            f"unit.{code}.apart.count",
            beside(f"จำนวน{noun}ที่แยกได้จาก", _called(survey, code)),
        )
        yield make.count(id, results.apart.get(code), label, APART, source, max(0, ranked - 1))


def _total(survey: _Survey, code: str, own: Missing) -> Iterator[Fact]:
    sure, name = survey.results.uncertainty.units[code], _called(survey, code)
    region = survey.edition.unit[code].region
    way = _Way(f"{own.told()} {DRAWN}", own.sources())
    n, label = survey.results.units[code].total.n, beside("คะแนนรวมของ", name)
    yield from _score(f"unit.{code}", sure.score, n, label, way)
    ranked, label = len(survey.results.rank), beside("อันดับของ", name)
    both = survey.drawn.and_also(survey.choice)
    for key, interval, way in (
        ("rank", sure.rank, survey.drawn),
        ("rank.choice", sure.rank_by_choice, survey.choice),
        ("rank.both", sure.rank_by_both, both),
    ):
        yield from _rank(f"unit.{code}.{key}", interval, ranked, label, way)
    if code in survey.results.region_rank:
        ranked = sum(survey.edition.unit[c].region == region for c in survey.results.rank)
        label = beside(label, "ใน", region)
        yield from _rank(f"unit.{code}.region_rank", sure.region_rank, ranked, label, both)


def _parts(survey: _Survey, code: str, own: Missing) -> Iterator[Fact]:
    """Yield the intervals of a unit's dimensions, themes and indicators that have two ends."""
    sure, called = survey.results.uncertainty, _called(survey, code)
    way = _Way(f"{own.told()} {EXPECTED}", own.sources())
    for place, mean in places(survey.results.units[code]):
        id, of = f"unit.{code}.{place}", beside(survey.names.get(place, ""), "ของ", called)
        interval = sure.parts[code].get(place)
        if place != TOTAL and interval and _open(interval):
            yield from _score(id, interval, mean.n, beside("คะแนน", of), way)
        ranks = sure.ranks.get(place, {})
        rank = ranks.get(code)
        if rank and _open(rank):
            by = survey.likely.get(place, survey.drawn)
            yield from _rank(f"{id}.rank", rank, len(ranks), beside("อันดับของ", of), by)


def _needed(survey: _Survey, code: str, sources: Sources) -> Iterator[Fact]:
    """Yield from which distance on scores of a unit are clear, where that is more than usual."""
    called, n = _called(survey, code), survey.results.units[code].total.n
    source = (sources.total(n, [code]),)
    for place, points in survey.results.needed.get(code, {}).items():
        total = place == TOTAL
        id = f"unit.{code}.least" if total else f"unit.{code}.{place}.least"
        label = beside(LEAST, survey.names.get(place, ""), "ของ", called)
        yield make.points(id, points, n, label, NEEDED_IN_TOTAL if total else NEEDED, source)


def _sides(survey: _Survey, code: str, sources: Sources) -> Iterator[Fact]:
    """Yield in how many indicators a unit is clearly above the whole, and in how many below."""
    results, called = survey.results, _called(survey, code)
    n, source = results.units[code].total.n, (sources.total(results.units[code].total.n, [code]),)
    whole, own = (of.indicators for of in (results.nation, results.units[code]))
    clear = [id for id in own if f"indicator.{id}" in results.clear[code]]
    higher = sum((own[id].value or 0.0) > (whole[id].value or 0.0) for id in clear)
    for key, count, side in (
        ("higher", higher, "สูงกว่า"),
        ("lower", len(clear) - higher, "ต่ำกว่า"),
    ):
        label = beside("จำนวนตัวชี้วัดของ", called, f"ที่{side}ค่าเฉลี่ยชัดเจน")
        yield make.count(f"unit.{code}.indicators.{key}.count", count, label, CLEAR, source, n)


def _open(interval: Interval) -> bool:
    """Tell whether an interval has two ends, binary noise aside."""
    return interval.high - interval.low > NOISE


def _score(id: str, interval: Interval, n: int, label: str, way: _Way) -> Iterator[Fact]:
    for end, value, name in _ends(f"{id}.score", interval, label):
        yield make.score(end, Mean(value, n), name, way.how, way.sources)


def _rank(id: str, interval: Interval, ranked: int, label: str, way: _Way) -> Iterator[Fact]:
    for end, value, name in _ends(id, interval, label):
        yield Fact(end, value, "rank", 0, ranked, name, way.how, way.sources)


def _called(survey: _Survey, code: str) -> str:
    return survey.nouns.named(survey.edition.unit[code])


def _names(edition: Edition) -> dict[str, str]:
    framework = edition.framework
    return {
        **{f"dimension.{d.id}": d.name_th for d in framework.dimensions},
        **{f"theme.{t.id}": t.name_th for t in framework.themes},
        **{f"indicator.{i.id}": i.name_th for i in framework.indicators},
    }


def _choice(edition: Edition, results: Results, sources: Sources) -> _Way:
    """Return which weights are varied, how far, and where they stand."""
    dimensions = edition.framework.dimensions
    decimals = make.decimals_of(d.weight for d in dimensions)
    listed = ", ".join(f"{d.short_th} {number(d.weight, decimals)}" for d in dimensions)
    how = (
        f"เปลี่ยนน้ำหนักของด้าน ({listed}) หรือน้ำหนักที่เท่ากันทุกด้าน "
        f"ขึ้นลงไม่เกินร้อยละ {100 * VARIED:.0f} ของน้ำหนัก "
        f"และใช้ค่าเฉลี่ยเลขคณิตหรือเรขาคณิต {DRAWS:,} ครั้ง {HELD}"
    )
    weights = sources.table("dimensions", EVERY_ROW, len(dimensions))
    return _Way(how, (weights, sources.total(results.nation.total.n)))


def _ends(id: str, interval: Interval, label: str) -> Iterator[tuple[str, float, str]]:
    for (end, word), value in zip(EDGES, (interval.low, interval.high), strict=True):
        yield f"{id}.{end}", value, f"{word}ของช่วงที่เป็นได้ของ{label}"
