"""Write the results as open data: tidy tables for a data catalogue, described by a data package.

Column names are English, their Thai labels stand in datapackage.json (Frictionless Data Package,
Tabular Data Package profile) and beside the headings of the workbook. Codes of provinces are
ISO 3166-2:TH. Scores and shares are rounded half up to four decimals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from report_builder.edition.form.sheets import workbook
from report_builder.edition.headings import thai_heading
from report_builder.edition.nouns import settled, weighed_by
from report_builder.model import Edition, Unit
from report_builder.opendata import years
from report_builder.opendata.catalogue import score_label
from report_builder.opendata.datapackage import Field, Resource, as_csv, as_sheet, described
from report_builder.opendata.numbers import count, flag, number
from report_builder.results import Mean, Results, Scores
from report_builder.results.intervals import Interval
from report_builder.results.score import TOTAL, per_unit

FOLDER = "opendata"
PACKAGE = "datapackage.json"
WORKBOOK = "opendata.xlsx"

_LEVELS = ("nation", "region", "unit")
_SYNTHETIC = Field("synthetic", "ข้อมูลจำลอง", "boolean")
_NAMES = (Field("name_th", "ชื่อ"), Field("name_en", "ชื่ออังกฤษ"))


def files(edition: Edition, results: Results, day: date) -> dict[str, bytes]:
    """Return the files of the open data by their names; `day` dates the package."""
    tables = tuple(resources(edition, results))
    texts = {f"{table.name}.csv": as_csv(table) for table in tables}
    return {
        **texts,
        WORKBOOK: workbook(map(as_sheet, tables)),
        PACKAGE: described(edition, tables, texts, day),
    }


def resources(edition: Edition, results: Results) -> Iterator[Resource]:
    """Yield the tables, each with the year before all else."""
    yield from (years.dated(edition, table) for table in _tables(edition, results))


def _tables(edition: Edition, results: Results) -> Iterator[Resource]:
    """Yield what was measured, of whom, the scores, answers and changes if there are any."""
    yield _dimensions(edition)
    if edition.framework.themes:
        yield _themes(edition)
    yield _indicators(edition)
    yield _units(edition, results)
    if edition.levels:
        yield _groups(edition, results)
    yield _scores(edition, results)
    yield _ranks(edition, results)
    if edition.items:
        yield _answers(edition, results)
    if results.comparison:
        yield from years.resources(edition, results.comparison)


def _dimensions(edition: Edition) -> Resource:
    fields = (Field("dimension_id", "รหัสด้าน"), *_NAMES, Field("weight", "น้ำหนัก (ร้อยละ)", "number"))
    rows = ((d.id, d.name_th, d.name_en, number(d.weight)) for d in edition.framework.dimensions)
    return Resource("dimensions", "ด้าน", fields, ("dimension_id",), tuple(rows))


def _themes(edition: Edition) -> Resource:
    fields = (
        *(Field("theme_id", "รหัสหัวข้อย่อย"), Field("dimension_id", "รหัสด้าน"), *_NAMES),
        Field("weight", "น้ำหนักในด้าน (ร้อยละ)", "number"),
    )
    rows = (
        (t.id, t.dimension, t.name_th, t.name_en, number(t.weight))
        for t in edition.framework.themes
    )
    return Resource("themes", "หัวข้อย่อย", fields, ("theme_id",), tuple(rows))


def _indicators(edition: Edition) -> Resource:
    """Return the indicators, with their themes where the framework has any."""
    divided = bool(edition.framework.themes)
    whole = "หัวข้อย่อย หรือในด้านที่ไม่มีหัวข้อย่อย" if divided else "ด้าน"
    fields = (
        *(Field("indicator_id", "รหัสตัวชี้วัด"), Field("dimension_id", "รหัสด้าน")),
        *((Field("theme_id", "รหัสหัวข้อย่อย"),) if divided else ()),
        *(*_NAMES, Field("weight", f"น้ำหนักใน{whole} (ร้อยละ)", "number")),
    )
    rows = (
        (
            *(i.id, i.dimension, *((i.theme,) if divided else ())),
            *(i.name_th, i.name_en, number(i.weight)),
        )
        for i in edition.framework.indicators
    )
    return Resource("indicators", "ตัวชี้วัด", fields, ("indicator_id",), tuple(rows))


def _units(edition: Edition, results: Results) -> Resource:
    noun, clustered = edition.settings.unit_noun, any(u.cluster for u in edition.units)
    fields = (
        Field("unit_code", f"รหัส{noun}"),
        *_NAMES,
        Field("region_th", edition.settings.region_noun),
        *((Field("cluster_th", thai_heading("units", "cluster")),) if clustered else ()),
        *((Field("weight", weighed_by(edition.settings), "number"),) if edition.weighted else ()),
        *((Field("group", "ระดับ", "integer"),) if edition.levels else ()),
        *(
            Field(c.column, f"{c.name_th} ({c.unit_th})" if c.unit_th else c.name_th, "number")
            for c in edition.context
        ),
    )
    rows = (
        (
            u.code,
            u.name_th,
            u.name_en,
            u.region,
            *((u.cluster,) if clustered else ()),
            *_weight(edition, u),
            *_group(edition, results, u),
            *_context(edition, u),
        )
        for u in edition.units
    )
    return Resource("units", noun, fields, ("unit_code",), tuple(rows))


def _weight(edition: Edition, unit: Unit) -> tuple[str, ...]:
    return (number(unit.weight),) if edition.weighted else ()


def _context(edition: Edition, unit: Unit) -> tuple[str, ...]:
    return tuple(number(values.get(unit.code)) for values in edition.context.values())


def _group(edition: Edition, results: Results, unit: Unit) -> tuple[str, ...]:
    return (count(results.group.get(unit.code)),) if edition.levels else ()


def _groups(edition: Edition, results: Results) -> Resource:
    fields = (
        *(Field("group", "ระดับ", "integer"), *_NAMES),
        Field("from", f"ตั้งแต่{score_label(edition)}", "number"),
        Field("units", f"จำนวน{edition.settings.unit_noun}", "integer"),
    )
    reached = [*results.group.values()]
    rows = (
        (str(k), level.name_th, level.name_en, number(level.start), str(reached.count(k)))
        for k, level in enumerate(edition.levels, start=1)
    )
    return Resource("groups", "ระดับ", fields, ("group",), tuple(rows))


def _scores(edition: Edition, results: Results) -> Resource:
    counted = edition.settings.unit_noun if per_unit(edition) else "ผู้ตอบ"
    fields = (
        Field("level", "ระดับ", among=_LEVELS),
        *(Field("code", f"รหัสหน่วยหรือชื่อ{edition.settings.region_noun}"), *_NAMES),
        Field("measure", "สิ่งที่วัด", among=_measures(edition)),
        *(Field("measure_id", "รหัสสิ่งที่วัด"), Field("measure_th", "ชื่อสิ่งที่วัด")),
        Field("measure_en", "ชื่ออังกฤษของสิ่งที่วัด"),
        Field("score", score_label(edition), "number"),
        *_ends("score", score_label(edition), "number"),
        *(Field("n", f"จำนวน{counted}", "integer"), Field("rank", "อันดับ", "integer")),
        *(*_ends("rank", "อันดับ", "integer"), _SYNTHETIC),
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


def _ranks(edition: Edition, results: Results) -> Resource:
    """Return total and rank of each unit with the intervals that hold nine draws in ten."""
    fields = (
        *(Field("unit_code", f"รหัส{edition.settings.unit_noun}"), *_NAMES),
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
        _SYNTHETIC,
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


def _answers(edition: Edition, results: Results) -> Resource:
    fields = (
        *(Field("item_id", "รหัสข้อคำถาม"), Field("number", "ข้อในแบบสำรวจ")),
        *(Field("question_th", "คำถาม"), Field("option_id", "รหัสตัวเลือก")),
        *(Field("option_th", "ตัวเลือก"), Field("count", "จำนวนผู้เลือก", "integer")),
        *(Field("share", "ร้อยละ", "number"), Field("n", "จำนวนผู้ตอบข้อนี้", "integer")),
        _SYNTHETIC,
    )
    rows = tuple(_answer_rows(edition, results))
    return Resource("answers", "คำตอบ", fields, ("item_id", "option_id"), rows)


def _answer_rows(edition: Edition, results: Results) -> Iterator[tuple[str, ...]]:
    for item in edition.items:
        table = results.items[item.id]
        for option in item.options:
            count, share = table.counts[option.id], table.share(option.id)
            yield (
                *(item.id, item.number, item.question_th, option.id, option.label_th),
                *(str(count), number(share), str(table.n), flag(edition)),
            )
