"""Tables of what changed since the year before; none where an edition has no year before."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition.nouns import settled
from report_builder.story.ranking import alphabetical
from report_builder.story.tables import notes
from report_builder.story.tables.types import Cells, Column, Source, StatTable, columns, said
from report_builder.story.tables.units import names, who
from report_builder.story.tables.whole import TOTAL
from report_builder.thai.nouns import beside


def parts(source: Source) -> StatTable:
    """Return what changed in the total, the dimensions and the indicators of the whole."""
    own = source.edition.framework
    listed = (
        (TOTAL, TOTAL, "nation"),
        *(("ด้าน", d.name_th, f"dimension.{d.id}") for d in own.dimensions),
        *(("หัวข้อย่อย", t.name_th, f"theme.{t.id}") for t in own.themes),
        *(("ตัวชี้วัด", i.name_th, f"indicator.{i.id}") for i in own.indicators),
    )
    rows = tuple(
        (said(level), said(name), *_change(source, f"{id}.score"))
        for level, name, id in listed
        if f"change.{id}.score" in source.facts
    )
    whole = settled(source.edition.settings, source.edition.units).whole.noun
    title = beside("การเปลี่ยนแปลงของคะแนนของ", whole, f"จาก {_before(source)}")
    return StatTable("changes", title, (*columns("ระดับ", "ชื่อ"), *_changed(source)), rows)


def units(source: Source) -> StatTable:
    """Return what changed in the score of every unit that both years have, and in its rank."""
    rows = tuple(
        (
            *names(source, unit),
            *_change(source, f"unit.{unit.code}.score"),
            *source.numbers(_ranks(f"unit.{unit.code}.rank")),
        )
        for unit in alphabetical(source.edition.units)
        if f"change.unit.{unit.code}.score" in source.facts
    )
    ranks = (
        *columns(f"อันดับ {_before(source)}"),
        Column("อันดับปีนี้", (notes.RANK,)),
        Column("อันดับที่เปลี่ยน", (notes.CHANGE, notes.PLACES)),
    )
    noun = source.edition.settings.unit_noun
    title = f"การเปลี่ยนแปลงของคะแนนและอันดับราย{noun} จาก {_before(source)}"
    return StatTable("unit-changes", title, (*who(source), *_changed(source), *ranks), rows)


def _before(source: Source) -> str:
    """Return the year that is compared with, '' where there is none."""
    year = "previous.survey.year"
    return f"พ.ศ. {source.facts.printed(year)}" if year in source.facts else ""


def _changed(source: Source) -> tuple[Column, ...]:
    return (
        *columns(f"คะแนน {_before(source)}", "คะแนนปีนี้"),
        Column("การเปลี่ยนแปลง", (notes.CHANGE,)),
        *(Column("ขอบล่าง", (notes.INTERVAL,)), Column("ขอบบน", (notes.INTERVAL,))),
    )


def _change(source: Source, id: str) -> Cells:
    return source.numbers((f"previous.{id}", id, *(f"change.{id}{end}" for end in _ENDS)))


_ENDS = ("", ".low", ".high")


def _ranks(id: str) -> Iterator[str]:
    yield from (f"previous.{id}", id, f"change.{id}")
