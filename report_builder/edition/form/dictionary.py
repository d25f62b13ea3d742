"""List every column of every table and every setting: whether to fill it in, and with what."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.edition import lengths
from report_builder.edition.form.sheets import Sheet
from report_builder.edition.given_settings import OPTIONAL, RULES
from report_builder.edition.headings import (
    HEADINGS,
    SETTING_NOTES,
    SETTINGS,
    SHEETS,
    TEXTS,
    Heading,
)
from report_builder.edition.schema import SCHEMAS, Column

REQUIRED, OPEN = "ต้องกรอก", "เว้นว่างได้"
_COLUMNS = ("table", "column", "heading", "required", "limits", "note")
_HEADINGS = tuple(
    map(Heading, ("ชีต", "คอลัมน์หรือการตั้งค่า", "หัวตาราง", "ต้องกรอกหรือไม่", "ค่าที่ใส่ได้", "คำอธิบาย"))
)


def sheet(name: str) -> Sheet:
    """Return the sheet that lists settings and columns in the order of the form."""
    return Sheet(name, _COLUMNS, _HEADINGS, [*_settings(), *_tables()])


def _settings() -> Iterator[list[str]]:
    for name, note in SETTING_NOTES.items():
        rule = RULES[name][1].th if name in RULES else ""
        told = " ".join(filter(None, (rule, _letters(lengths.SETTINGS.get(name, 0)))))
        yield [SETTINGS, name, "", OPEN if name in OPTIONAL else REQUIRED, told, note]


def _tables() -> Iterator[list[str]]:
    for table in (name for name in SHEETS if name not in (SETTINGS, TEXTS)):
        known = {column.name: column for column in SCHEMAS[table].columns}
        for name, heading in HEADINGS[table].items():
            column = known.get(name, Column(name))
            required = REQUIRED if column.filled else OPEN
            most = lengths.NAME if name in lengths.COLUMNS.get(table, ()) else 0
            told = limits(column) or _letters(most)
            yield [table, name, heading.th, required, told, heading.note]


def _letters(most: int) -> str:
    return f"ไม่เกิน {most:,} ตัวอักษร" if most else ""


def limits(column: Column) -> str:
    """Say what a column may hold, blank for any text."""
    if column.choices:
        return " ".join(column.choices)
    if column.range:
        whole = "จำนวนเต็ม " if column.range.whole else ""
        return f"{whole}{column.range.low:g} ถึง {column.range.high:g}"
    if column.scale:
        return "ช่วงคะแนน เช่น 0-5, 1-10, 5-1"
    if column.refers:
        return f"รหัสหรือชื่อในชีต {column.refers}"
    return "อักษร a-z ตัวเลข _ หรือ -" if column.code else ""
