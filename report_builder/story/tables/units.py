"""Tables of the units: where each stands, and its scores in every part of the framework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.facts import FactBook
from report_builder.framework import Dimension, Indicator, Theme
from report_builder.model import Unit
from report_builder.story.ranking import alphabetical
from report_builder.story.tables import notes
from report_builder.story.tables.types import Cells, Column, Source, StatTable, columns, said
from report_builder.story.tables.whole import ENDS, ends
from report_builder.thai.nouns import beside

Part = Dimension | Theme | Indicator


def standings(source: Source) -> StatTable:
    """Return where every unit stands, in the order of ranks; those without one come last."""
    own, units = source.edition.settings, _ranked(source)
    asked = source.has(f"unit.{unit.code}.asked.count" for unit in units)
    counts = (f"จำนวน{own.respondent_noun}ที่สำรวจ", f"จำนวน{own.respondent_noun}ที่ตอบ")
    headings = (
        *who(source),
        Column("อันดับ", (notes.RANK,)),
        *(Column("อันดับที่ดีที่สุด", (notes.RANKS,)), Column("อันดับที่ต่ำที่สุด", (notes.RANKS,))),
        *(Column("กลุ่มคะแนน", (notes.GROUP,)), Column("คะแนนรวม", (notes.SCORE,)), *ENDS),
        *(Column("ผลต่างจากค่าเฉลี่ย", (notes.GAP,)), Column("ความครบถ้วน (ร้อยละ)", (notes.COVERAGE,))),
        *(columns(*counts) if asked else ()),
        Column(f"จำนวน{own.unit_noun}ที่แยกจากกันได้", (notes.APART,)),
    )
    of = (*_STANDING, *(("asked.count", "responded.count") if asked else ()), "apart.count")
    rows = tuple(
        (*names(source, u), *source.numbers(f"unit.{u.code}.{name}" for name in of)) for u in units
    )
    marks = tuple(_marks(source.facts, unit) for unit in units)
    title = beside("คะแนนรวมและอันดับราย", own.unit_noun)
    return StatTable("units", title, headings, rows, marks if any(marks) else ())


_STANDING = (
    *("rank", "rank.both.low", "rank.both.high", "group", "score", "score.low", "score.high"),
    *("gap", "coverage"),
)


def _marks(facts: FactBook, unit: Unit) -> tuple[str, ...]:
    scored = facts[f"unit.{unit.code}.score"].value is not None
    unranked = scored and facts[f"unit.{unit.code}.rank"].value is None
    return (notes.UNRANKED,) if unranked else ()


def _ranked(source: Source) -> list[Unit]:
    ranks = {u.code: source.facts[f"unit.{u.code}.rank"].value for u in source.edition.units}
    units = alphabetical(source.edition.units)
    return sorted(units, key=lambda u: (ranks[u.code] is None, ranks[u.code] or 0))


def who(source: Source) -> tuple[Column, ...]:
    """Return the headings of what names a unit."""
    own = source.edition.settings
    regions = (own.region_noun,) if _has_regions(source) else ()
    return columns(own.unit_noun, f"รหัส{own.unit_noun}", *regions)


def names(source: Source, unit: Unit) -> Cells:
    """Return the cells that name a unit."""
    regions = (said(unit.region),) if _has_regions(source) else ()
    return (said(unit.name_th), said(unit.code), *regions)


def _has_regions(source: Source) -> bool:
    return any(unit.region for unit in source.edition.units)


def parts(source: Source) -> Iterator[StatTable]:
    """Yield the scores of all units in dimensions with ranks and intervals, themes, indicators."""
    own, noun = source.edition.framework, source.edition.settings.unit_noun
    yield _dimensions(source)
    yield _scores(source, "themes", f"คะแนนรายหัวข้อย่อยของ{noun}", "theme", own.themes)
    yield _scores(source, "unit-indicators", f"คะแนนรายตัวชี้วัดของ{noun}", "indicator", own.indicators)


def _dimensions(source: Source) -> StatTable:
    own, units = source.edition.framework.dimensions, alphabetical(source.edition.units)
    headings = [
        heading
        for d in own
        for heading in (
            Column(d.name_th, (notes.SCORE,)),
            Column(f"อันดับ{d.name_th}", (notes.RANK,)),
        )
    ]
    rows = tuple(
        (
            *names(source, unit),
            *source.numbers(
                f"unit.{unit.code}.dimension.{d.id}.{of}" for d in own for of in ("score", "rank")
            ),
        )
        for unit in units
    )
    title = f"คะแนนและอันดับรายด้านของ{source.edition.settings.unit_noun}"
    return StatTable("unit-dimensions", title, (*who(source), *headings), rows)


def _scores(source: Source, id: str, title: str, kind: str, measured: Sequence[Part]) -> StatTable:
    headings = tuple(Column(part.name_th, (notes.SCORE,)) for part in measured)
    rows = tuple(
        (
            *names(source, unit),
            *source.numbers(f"unit.{unit.code}.{kind}.{part.id}.score" for part in measured),
        )
        for unit in alphabetical(source.edition.units)
    )
    return StatTable(id, title, (*who(source), *headings), rows if measured else ())


def intervals(source: Source) -> StatTable:
    """Return the intervals of the scores of units in dimensions, where anything is missing."""
    own = source.edition
    listed = [
        (unit, d) for unit in alphabetical(source.edition.units) for d in own.framework.dimensions
    ]
    rows = tuple(
        (*names(source, unit), said(d.name_th), *source.numbers((f"{id}.score", *ends(id))))
        for unit, d in listed
        for id in (f"unit.{unit.code}.dimension.{d.id}",)
        if source.has(ends(id))
    )
    headings = (*who(source), *columns("ด้าน"), Column("คะแนน", (notes.SCORE,)), *ENDS)
    title = f"ช่วงของคะแนนรายด้านของ{own.settings.unit_noun}ที่มีข้อมูลขาด"
    return StatTable("intervals", title, headings, rows)


def context(source: Source) -> StatTable:
    """Return what is known of units beside their scores."""
    own = source.edition.context
    headings = columns(*(f"{c.name_th} ({c.unit_th})" if c.unit_th else c.name_th for c in own))
    rows = tuple(
        (
            *names(source, unit),
            *source.numbers(f"unit.{unit.code}.context.{c.column}" for c in own),
        )
        for unit in alphabetical(source.edition.units)
    )
    title = f"ข้อมูลประกอบของ{source.edition.settings.unit_noun}"
    return StatTable("context", title, (*who(source), *headings), rows if own else ())
