"""Lay tables out as a workbook: a cover, the contents, the notes, then one table a sheet from A1.

After "Releasing statistics in spreadsheets" (Government Analysis Function, gov.uk).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from report_builder.edition.licences import LICENCES
from report_builder.facts import FactBook
from report_builder.language import THAI
from report_builder.model import Edition, Run, Text
from report_builder.story.tables.compose import tables
from report_builder.story.tables.notes import notes
from report_builder.story.tables.types import (
    NOT_APPLICABLE,
    Cells,
    Column,
    Source,
    StatTable,
    columns,
    said,
)
from report_builder.thai.words import MISSING

COVER, CONTENTS, NOTES, TABLE, NOTE = "ปก", "สารบัญ", "หมายเหตุ", "ตาราง", "หมายเหตุ"
UNKNOWN = "[x]"
"""What stands in the cell of a number that is missing."""
SYNTHETIC = "ข้อมูลจำลอง"
_CODES = f"{UNKNOWN} = {MISSING}   {NOT_APPLICABLE} = ช่องที่ไม่มีค่าได้หรือไม่มีหมายเหตุ"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines of text from A1 down, below them a table or nothing.

    `leads` names the sheet that each row leads to, () where none does.
    """

    name: str
    lines: tuple[Text, ...]
    header: Cells = ()
    rows: tuple[Cells, ...] = ()
    leads: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[Cells, ...]:
        """Return all its rows from the first, each with its cells from column A."""
        lines = tuple((line,) for line in self.lines)
        return (*lines, self.header, *self.rows) if self.header else lines


def book(edition: Edition, facts: FactBook, *, draft: str = "") -> tuple[Sheet, ...]:
    """Return the sheets of the workbook of an edition; `draft` is said on all where it is one."""
    source, made = Source(edition, facts), tables(edition, facts)
    used = _used(made)
    named = {table.id: f"{TABLE}_{n}" for n, table in enumerate(made, 1)}
    marks = (*([SYNTHETIC] if edition.settings.synthetic else []), *([draft] if draft else []))
    sheets = (
        Sheet(COVER, tuple(_cover(source))),
        _contents(made, named),
        _notes(source, used, made, named),
        *(_table(source, table, named[table.id], used) for table in made),
    )
    return tuple(_marked(sheet, marks) for sheet in sheets if sheet.lines)


def _used(made: Sequence[StatTable]) -> Mapping[str, int]:
    """Return the number of every note, in the order in which tables use them."""
    of_columns = ((id for c in table.columns for id in c.notes) for table in made)
    of_rows = ((id for row in table.marks for id in row) for table in made)
    ids = (id for pair in zip(of_columns, of_rows, strict=True) for own in pair for id in own)
    return {id: number for number, id in enumerate(dict.fromkeys(ids), 1)}


def _marked(sheet: Sheet, marks: Sequence[str]) -> Sheet:
    """Return a sheet that says under its title what its data is."""
    title, *lines = sheet.lines
    said_under = tuple(said(mark) for mark in marks)
    return Sheet(sheet.name, (title, *said_under, *lines), sheet.header, sheet.rows, sheet.leads)


def _cover(source: Source) -> Iterator[Text]:
    own = source.edition.settings
    yield (
        Run(f"ตารางประกอบรายงาน {own.survey} พ.ศ. ", literal=True),
        *source.number("survey.year"),
    )
    yield said(f"เผยแพร่โดย {own.publisher}")
    yield said(f"วันที่เผยแพร่ {THAI.full_date(date.fromisoformat(own.date))}")
    if own.surveyor:
        yield said(f"สำรวจโดย {own.surveyor}")
    if own.synthetic and own.synthetic_note:
        yield said(own.synthetic_note)
    if own.url:
        yield said(f"รายละเอียดเพิ่มเติม {own.url}")
    if own.licence:
        yield said(f"สัญญาอนุญาต {LICENCES[own.licence][0]}")
    yield said(f"แผ่นงาน “{CONTENTS}” บอกว่ามีตารางใดบ้าง แผ่นงาน “{NOTES}” อธิบายหมายเหตุทุกข้อ")
    yield said("แต่ละตารางอยู่ในแผ่นงานของตนเอง ตัวเลขเป็นค่าที่ปัดเศษแล้ว ตรงกับที่พิมพ์ในเอกสารอื่นของฉบับเดียวกัน")
    yield said(f"สัญลักษณ์ในช่อง {_CODES}")


def _contents(made: Sequence[StatTable], named: Mapping[str, str]) -> Sheet:
    rows = (
        (NOTES, "หมายเหตุของทุกตาราง"),
        *((named[table.id], table.title) for table in made),
    )
    return Sheet(
        CONTENTS,
        (said(CONTENTS), said("แผ่นงานนี้มีหนึ่งตาราง ชื่อแผ่นงานเป็นลิงก์ไปยังแผ่นงานนั้น")),
        tuple(said(column.heading) for column in columns("แผ่นงาน", "ชื่อตาราง")),
        tuple((said(name), said(title)) for name, title in rows),
        tuple(name for name, _ in rows),
    )


def _notes(
    source: Source, used: Mapping[str, int], made: Sequence[StatTable], named: Mapping[str, str]
) -> Sheet:
    told = notes(source)
    rows = tuple(
        (said(f"{NOTE} {number}"), told[id], said(", ".join(_using(id, made, named))))
        for id, number in used.items()
    )
    lines = (said(NOTES), said("แผ่นงานนี้มีหนึ่งตาราง"))
    return Sheet(NOTES, lines, tuple(map(said, ("ข้อ", "คำอธิบาย", "ใช้ในแผ่นงาน"))), rows)


def _using(id: str, made: Sequence[StatTable], named: Mapping[str, str]) -> Iterator[str]:
    for table in made:
        if any(id in of for of in (*(c.notes for c in table.columns), *table.marks)):
            yield named[table.id]


def _table(source: Source, table: StatTable, name: str, used: Mapping[str, int]) -> Sheet:
    own = source.edition.settings
    noted = any(column.notes for column in table.columns) or table.marks
    year = source.number("survey.year")
    lines = (
        (Run(f"{name.replace('_', ' ')} {table.title} พ.ศ. ", literal=True), *year),
        said(f"แผ่นงานนี้มีหนึ่งตาราง สัญลักษณ์ {_CODES}"),
        *((said(f"คำอธิบายของ [{NOTE}] อยู่ในแผ่นงาน “{NOTES}”"),) if noted else ()),
        (Run(f"ที่มา: {own.survey} พ.ศ. ", literal=True), *year),
    )
    rows = table.rows
    headings = [_heading(column, used) for column in table.columns]
    if table.marks:
        headings.append(NOTE)
        rows = tuple(
            (*row, said(_listed(marks, used)))
            for row, marks in zip(table.rows, table.marks, strict=True)
        )
    return Sheet(name, lines, tuple(map(said, _distinct(headings))), rows)


def _heading(column: Column, used: Mapping[str, int]) -> str:
    return " ".join((column.heading, *([_listed(column.notes, used)] if column.notes else [])))


def _listed(ids: Sequence[str], used: Mapping[str, int]) -> str:
    return " ".join(f"[{NOTE} {used[id]}]" for id in ids)


def _distinct(headings: Sequence[str]) -> Iterator[str]:
    """Yield headings with a number after those that stand there already: a table has none twice."""
    seen: dict[str, int] = {}
    for heading in headings:
        key = heading.casefold().strip()
        seen[key] = seen.get(key, 0) + 1
        yield heading if seen[key] == 1 else f"{heading} ({seen[key]})"
