"""A sheet as text cells, and what a cell was where it was more than its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from report_builder.edition.files.formats import Shown, shown

Rows = list[list[str]]
Place = tuple[int, int]
"""Row and column of a cell, both from 1."""

UNSHOWN = "########"
"""What spreadsheets show for a day before or beyond their calendar."""

_ERROR = re.compile(
    r"#(DIV/0!|N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|"
    r"UNKNOWN!|PYTHON!|GETTING_DATA|ERROR!|#+)|Err:\d{3}",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\s*[+-]?[\d,]*\.?\d+")
_LAST_DAY = 2_958_465
"""31 December 9999, counted from the end of 1899."""
_LEAP_1900 = 60
"""29 February 1900, a day that spreadsheets count and the calendar doesn't have."""
_FROM_1904 = 1462
"""Days between the two calendars of spreadsheets."""


class Kind(Enum):
    """What the text of a cell was made of."""

    PLAIN = "plain"
    """A text or number as it stands."""
    NUMERAL = "numeral"
    """A text that looks like a number."""
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell was: how its value is kept and shown, and the formula that it comes from.

    `origin` is the place of the cell for which a formula shared by several was written.
    """

    text: str
    kind: Kind = Kind.PLAIN
    formula: str = ""
    origin: Place | None = None
    computed: bool = True
    """False for a formula without a value."""
    struck: bool = False
    """Crossed out, all of it or in part."""
    concealed: bool = False
    """Its number format shows nothing."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What people don't see of a sheet, rows and columns counted from 1."""

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of merged cells, ends included, counted from 1; its text stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """One sheet as text cells, from A1 on; `sheet` is empty for a file with one table only.

    `cells` tells of the cells that were more than the text in `rows`.
    """

    path: Path
    sheet: str
    rows: Rows
    cells: Mapping[Place, Cell] = field(default_factory=dict)
    hidden: Hidden = Hidden()
    merged: tuple[Merged, ...] = ()
    unsaved: bool = False
    """The workbook asks to be computed anew: a library wrote it, its values may not hold."""
    mark: bytes = b""
    """What tells its content from any other: the SHA-256 of what it was read from."""


def is_error(text: str) -> bool:
    """Tell whether a text is what spreadsheets show in the place of a value: #DIV/0!, #N/A."""
    return text[:1] in ("#", "E", "e") and _ERROR.fullmatch(text) is not None


def text(value: Any) -> str:
    """Return a value as text: numbers as they are kept, days as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return shortest(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def shortest(value: float) -> str:
    """Return a number with the 15 digits that spreadsheets keep, never as 1e-05."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    return _plain(Decimal(f"{value:.15g}"))


def of_text(text: str, *, struck: bool = False) -> str | Cell:
    """Return a text as a cell, which is more when it looks like a number or is crossed out."""
    numeral = text[-1:].isdigit() and _NUMERAL.fullmatch(text)
    if not numeral and not struck:
        return text
    return Cell(text, Kind.NUMERAL if numeral else Kind.PLAIN, struck=struck)


def of_number(value: float, code: str, *, from_1904: bool = False) -> str | Cell:
    """Return a number as the text that the code of its format shows, but not rounded."""
    how = shown(code, value)
    if how is Shown.PERCENT:
        return Cell(f"{_plain(Decimal(f'{value:.15g}') * 100)}%", Kind.PERCENT)
    if how is Shown.DAY:
        return Cell(day(value + _FROM_1904 * from_1904), Kind.DAY)
    if how is Shown.TIME:
        return Cell(time(value), Kind.TIME)
    if how is Shown.NOTHING:
        return Cell(shortest(value), concealed=True)
    return shortest(value)


def styled(told: str | Cell, *, struck: bool) -> str | Cell:
    """Return a cell that is crossed out where its style says so."""
    if not struck:
        return told
    return replace(told, struck=True) if isinstance(told, Cell) else Cell(told, struck=True)


def computed(told: str | Cell, formula: str, origin: Place | None, *, has_value: bool) -> Cell:
    """Return a cell with the formula that it comes from."""
    cell = told if isinstance(told, Cell) else Cell(told)
    return replace(cell, formula=formula, origin=origin, computed=has_value)


def day(serial: float) -> str:
    """Return the day of a serial number as ISO 8601; UNSHOWN for one that is in no calendar."""
    days = int(serial) if abs(serial) < 1e9 else 0
    if not 1 <= days <= _LAST_DAY or days == _LEAP_1900:
        return UNSHOWN
    return (date(1899, 12, 30) + timedelta(days + (days < _LEAP_1900))).isoformat()


def time(days: float) -> str:
    """Return a part of a day, or more of it, as hours, minutes and seconds."""
    if not 0 <= days <= _LAST_DAY:
        return UNSHOWN
    minutes, seconds = divmod(round(days * 86_400), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def _plain(number: Decimal) -> str:
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
