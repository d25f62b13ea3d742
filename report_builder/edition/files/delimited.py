"""Read text tables: their encoding and delimiter are found by content."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

from report_builder.edition.causes import of_files
from report_builder.edition.causes.cause import Cause, Refused
from report_builder.edition.files import guard, regular

DELIMITERS = ",\t;|"
_LONGEST = 131_072
"""Characters of a cell at most; the library has one limit for all its readers."""
_SAMPLE_ROWS = 20
_SHOWN = 200
"""Characters of a row that is refused."""
_GUARDED = re.compile(r"^'(?=[=+\-@\t\r])")
"""The apostrophe that keeps a spreadsheet from computing a text."""


def rows(content: bytes) -> tuple[list[list[str]], Cause | None]:
    """Return the rows of a text table, and the note to make when it isn't UTF-8.

    Raises Refused for content that is no text table, or too large a one.
    """
    text, note = decoded(content)
    csv.field_size_limit(_LONGEST)
    return _limited(text, delimiter(text)), note


def decoded(content: bytes) -> tuple[str, Cause | None]:
    """Return content as text: UTF-8, UTF-16 by its mark, else Windows-874 when that fits."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _text(content, "utf-16"), None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _text(content, "cp874"), of_files.WINDOWS_874
    return _printable(text), None


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that was put before it to keep it a text."""
    return _GUARDED.sub("", text, count=1)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a number stays as it is."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text) is not None


def _text(content: bytes, encoding: str) -> str:
    try:
        return _printable(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise Refused(of_files.NOT_A_TABLE) from error


def _printable(text: str) -> str:
    if regular.is_binary(text):
        raise Refused(of_files.NOT_A_TABLE)
    return regular.printable(text)


def _limited(text: str, mark: str) -> list[list[str]]:
    read: list[list[str]] = []
    reader, cells, line = (
        csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True),
        0,
        1,
    )
    try:
        for row in reader:
            cells += len(row)
            _refuse_large(len(row), cells)
            read.append([unguarded(cell) if cell[:1] == "'" else cell for cell in row])
            line = reader.line_num + 1
    except csv.Error as error:
        found = text.splitlines()[line - 1][:_SHOWN]
        cause = of_files.OPEN_QUOTE if '"' in found else of_files.TOO_LARGE
        raise Refused(cause, found, line) from error
    return read


def _refuse_large(width: int, cells: int) -> None:
    if width > guard.MAX_COLUMNS:
        raise Refused(of_files.TOO_WIDE, f"{width:,}")
    if cells > guard.MAX_CELLS:
        raise Refused(of_files.TOO_LARGE, f"{cells:,}+")


def delimiter(text: str) -> str:
    """Return the delimiter that cuts most of the first rows into the same number of cells."""
    return max(DELIMITERS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        widths = Counter(len(row) for row in islice(reader, _SAMPLE_ROWS) if row)
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)
