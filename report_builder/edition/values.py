"""Read the values of cells as people write them: numbers, percentages, dates, nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal

from report_builder.edition.causes import of_files
from report_builder.edition.causes.cause import Cause
from report_builder.edition.schema import Range, Schema
from report_builder.edition.tables import Table
from report_builder.problem import Problem

MISSING = frozenset(
    (
        *("-", "–", "—", "--", ".", "..", "...", "…", "ไม่มีข้อมูล", "ไม่มี", "ไม่ระบุ", "ไม่ตอบ"),
        *("n/a", "na", "n.a.", "null"),
    )
)
"""What people write where there is nothing, in lower case."""

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙−", "0123456789-")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PERCENT = re.compile(r"(?:ร้อยละ\s*)?([+-]?[\d.,]+)\s*%?")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[^\d\s]+)[-/. ](\d{1,4})")
_MONTHS = (
    *(("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย.")),
    *(("พฤษภาคม", "พ.ค."), ("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค.")),
    *(("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."), ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค.")),
)
BUDDHIST_YEARS = 543
_BUDDHIST_FROM = 2400

Known = Mapping[str, Collection[str]]


def normalised(
    table: Table, schema: Schema, opened: Mapping[str, Range], known: Known
) -> tuple[Table, tuple[Problem, ...]]:
    """Return a table with its numbers written plainly and what is missing left blank.

    `opened` are the columns beside those of the schema that hold numbers. Where a cell may be
    left blank, a word for missing is blank unless something is called by it. There is one note for
    each kind of change in a column, at its first cell.
    """
    notes: list[Problem] = []
    for name, change in _changes(schema, opened, known):
        if name in table.frame:
            changed = [change(text) for _, text in table.cells(name)]
            notes += _notes(table, name, changed)
            table = table.with_column(name, [text for text, _ in changed])
    return table, tuple(notes)


def number(text: str, percent_of: float | None = 100) -> tuple[str, Cause | None]:
    """Return the number that a text tells, and what it was read as when that isn't plain.

    `percent_of` is what 100 % stands for; None where there are no percentages. A text that tells
    no number is returned as it is.
    """
    if not text or _PLAIN.fullmatch(text):
        return text, None
    if text.casefold() in MISSING:
        return "", of_files.READ_AS_MISSING
    told = text.translate(_DIGITS).strip()
    percent = _PERCENT.fullmatch(told)
    is_percent = percent is not None and ("%" in told or "ร้อยละ" in told)
    digits = percent[1] if percent and is_percent else told
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    if not _PLAIN.fullmatch(digits) or (is_percent and percent_of is None):
        return text, None
    if is_percent and percent_of != 100:
        digits = f"{(Decimal(digits) * Decimal(str(percent_of)) / 100).normalize():f}"
    return digits, of_files.READ_AS_NUMBER


def day(text: str) -> str:
    """Return a day as ISO 8601 of the common era: 23/11/2559, 23 พ.ย. 2559, 2559-11-23.

    A text that tells no day is returned as it is.
    """
    match = _DAY.fullmatch(text.translate(_DIGITS).strip())
    if not match:
        return text
    first, month, last = match.groups()
    year, number = (first, last) if len(first) == 4 else (last, first)
    try:
        told = date(_common_era(int(year)), _month(month), int(number))
    except ValueError:
        return text
    return told.isoformat()


def _common_era(year: int) -> int:
    return year - BUDDHIST_YEARS if year > _BUDDHIST_FROM else year


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, names in enumerate(_MONTHS, start=1):
        if text in names:
            return number
    raise ValueError(text)


Changed = tuple[str, Cause | None]


def _changes(
    schema: Schema, opened: Mapping[str, Range], known: Known
) -> Iterator[tuple[str, Callable[[str], Changed]]]:
    for column in schema.columns:
        if column.range:
            yield column.name, _reads_number(column.range)
        elif column.blank_unless or column.scale:
            yield column.name, _reads_missing(known.get(column.blank_unless, ()))
    for name, bounds in opened.items():
        yield name, _reads_number(bounds)


def _reads_number(bounds: Range) -> Callable[[str], Changed]:
    whole = bounds.high if bounds.low == 0 else 100
    return lambda text: number(text, None if bounds.whole else whole)


def _reads_missing(names: Collection[str]) -> Callable[[str], Changed]:
    missing = MISSING - {name.casefold() for name in names}
    return lambda text: (
        ("", of_files.READ_AS_MISSING) if text.casefold() in missing else (text, None)
    )


def _notes(table: Table, name: str, changed: list[Changed]) -> Iterator[Problem]:
    cells = list(table.cells(name))
    for cause in (of_files.READ_AS_NUMBER, of_files.READ_AS_MISSING):
        hits = [cell for cell, (_, why) in zip(cells, changed, strict=True) if why is cause]
        if hits:
            yield table.problem_of(cause, name, hits)
