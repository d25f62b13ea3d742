"""Scores and ranks as open data, each with the interval that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.edition.nouns import settled
from report_builder.model import Edition, Unit
from report_builder.opendata.catalogue import score_label
from report_builder.opendata.datapackage import Field, Resource
from report_builder.opendata.numbers import count, flag, number
from report_builder.results import Mean, Results, Scores
from report_builder.results.intervals import Interval
from report_builder.results.score import TOTAL, per_unit

_LEVELS = ("nation", "region", "unit")
SYNTHETIC = Field("synthetic", "ข้อมูลจำลอง", "boolean")
NAMES = (Field("name_th", "ชื่อ"), Field("name_en", "ชื่ออังกฤษ"))


def scores(edition: Edition, results: Results) -> Resource:
    """Return the scores of the whole, of regions and units in all that was measured."""
    counted = edition.settings.unit_noun if per_unit(edition) else "ผู้ตอบ"
    fields = (
        Field("level", "ระดับ", among=_LEVELS),
        *(Field("code", f"รหัสหน่วยหรือชื่อ{edition.settings.region_noun}"), *NAMES),
        Field("measure", "สิ่งที่วัด", among=_measures(edition)),
        *(Field("measure_id", "รหัสสิ่งที่วัด"), Field("measure_th", "ชื่อสิ่งที่วัด")),
        Field("measure_en", "ชื่ออังกฤษของสิ่งที่วัด"),
        Field("score", score_label(edition), "number"),
        *_ends("score", score_label(edition), "number"),
        *(Field("n", f"จำนวน{counted}", "integer"), Field("rank", "อันดับ", "integer")),
        *(*_ends("rank", "อันดับ", "integer"), SYNTHETIC),
    )
    rows = tuple(_score_rows(edition, results))
    return Resource("scores", "คะแนน", fields, ("level", "code", "measure", "measure_id"), rows)


def _measures(edition: Edition) -> tuple[str, ...]:
    """Return what scores are of, the tiers of the framework from the top."""
    themes = ("theme",) if edition.framework.themes else ()
    return ("total", "dimension", *themes, "indicator")


def _score_rows(edition: Edition, results: Results) -> Iterator[tuple[str, ...]]:
    every, sure = settled(edition.settings, edition.units).whole, results.uncertainty
    nation = ("nation", every.code, every.name_th, every.name_en)
    yield from _rows_of(edition, nation, results.nation, {}, _Sure(sure.whole))
    for name, scores in results.regions.items():
        yield from _rows_of(edition, ("region", name, name, ""), scores, {}, _Sure())
    ranks = {
        "total": results.rank,
        **{f"dimension.{id}": ranked for id, ranked in results.unit_rank.items()},
        **{f"indicator.{id}": ranked for id, ranked in results.indicator_rank.items()},
    }
    for unit in edition.units:
        own = {place: ranked.get(unit.code) for place, ranked in ranks.items()}
        scores = results.units[unit.code]
        yield from _rows_of(edition, _who(unit), scores, own, _sure(results, unit.code))


@dataclass(frozen=True)
class _Sure:
    """The intervals of the scores and ranks of a row, by place."""

    scores: Mapping[str, Interval] = field(default_factory=dict)
    ranks: Mapping[str, Interval] = field(default_factory=dict)


def _sure(results: Results, code: str) -> _Sure:
    sure = results.uncertainty
    ranks = {place: of[code] for place, of in sure.ranks.items() if code in of}
    total = {TOTAL: sure.units[code].rank} if code in sure.units else {}
    return _Sure(sure.parts.get(code, {}), {**ranks, **total})


def _who(unit: Unit) -> tuple[str, ...]:
    return ("unit", unit.code, unit.name_th, unit.name_en)


def _rows_of(
    edition: Edition,
    who: tuple[str, ...],
    scores: Scores,
    ranks: Mapping[str, int | None],
    sure: _Sure,
) -> Iterator[tuple[str, ...]]:
    for measure, id, th, en, mean in _means(edition, scores):
        place = TOTAL if measure == TOTAL else f"{measure}.{id}"
        score, rank = sure.scores.get(place), sure.ranks.get(place)
        yield (
            *(*who, measure, id, th, en, number(mean.value), *_both(score)),
            *(str(mean.n), count(ranks.get(place)), *_both(rank), flag(edition)),
        )


def _both(interval: Interval | None) -> tuple[str, str]:
    return (number(interval.low), number(interval.high)) if interval else ("", "")


def _means(edition: Edition, scores: Scores) -> Iterator[tuple[str, str, str, str, Mean]]:
    yield "total", "total", "คะแนนรวม", "Total", scores.total
    for d in edition.framework.dimensions:
        yield "dimension", d.id, d.name_th, d.name_en, scores.dimensions[d.id]
    for t in edition.framework.themes:
        yield "theme", t.id, t.name_th, t.name_en, scores.themes[t.id]
    for i in edition.framework.indicators:
        yield "indicator", i.id, i.name_th, i.name_en, scores.indicators[i.id]


def ranks(edition: Edition, results: Results) -> Resource:
    """Return total and rank of each unit with the intervals that hold nine draws in ten."""
    fields = (
        *(Field("unit_code", f"รหัส{edition.settings.unit_noun}"), *NAMES),
        *(
            Field("score", score_label(edition), "number"),
            *_ends("score", "คะแนน (ข้อมูลที่ขาด)", "number"),
        ),
        *(Field("rank", "อันดับ", "integer"), *_ends("rank", "อันดับ (ข้อมูลที่ขาด)", "integer")),
        *_ends("rank_by_choice", "อันดับ (น้ำหนักและวิธีเฉลี่ย)", "integer"),
        *_ends("rank_by_both", "อันดับ (ทั้งสองอย่าง)", "integer"),
        Field("region_rank", f"อันดับใน{edition.settings.region_noun}", "integer"),
        *_ends("region_rank", f"อันดับใน{edition.settings.region_noun} (ทั้งสองอย่าง)", "integer"),
        Field("told_apart", f"จำนวน{edition.settings.unit_noun}อื่นที่แยกจากกันได้", "integer"),
        SYNTHETIC,
    )
    rows = tuple(_rank_row(edition, results, unit) for unit in edition.units)
    return Resource("ranks", "อันดับและความไม่แน่นอน", fields, ("unit_code",), rows)


def _ends(name: str, label: str, kind: str) -> tuple[Field, Field]:
    return (
        Field(f"{name}_low", f"ขอบล่างของ{label}", kind),
        Field(f"{name}_high", f"ขอบบนของ{label}", kind),
    )


def _rank_row(edition: Edition, results: Results, unit: Unit) -> tuple[str, ...]:
    sure, rank = results.uncertainty.units.get(unit.code), results.rank.get(unit.code)
    score = number(results.units[unit.code].total.value)
    intervals = (sure.score, sure.rank, sure.rank_by_choice, sure.rank_by_both) if sure else ()
    ends = [end for one in intervals for end in _both(one)] or [""] * 8
    who = (unit.code, unit.name_th, unit.name_en)
    near = results.region_rank.get(unit.code)
    region = (count(near), *_both(sure.region_rank if sure and near else None))
    apart = count(results.apart.get(unit.code))
    return (*who, score, *ends[:2], count(rank), *ends[2:], *region, apart, flag(edition))
