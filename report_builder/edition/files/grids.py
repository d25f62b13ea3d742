"""Read any file of tables as sheets of cells; what it is, its content says."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree

from report_builder.edition.causes import of_files, of_tables
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import delimited, guard, ods, regular, xlsx
from report_builder.edition.files.cells import Grid, text
from report_builder.edition.recall import Recall, anew
from report_builder.problem import Problem

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet")
REFUSED_SUFFIXES = (".xlsm", ".xlsb", ".numbers")

Read = tuple[tuple[Grid, ...], tuple[Problem, ...]]


def read(path: Path, recall: Recall = anew) -> Read:
    """Read every sheet of a file, with a problem for what can't be read or was left aside.

    What is as it was is recalled.
    """
    try:
        if path.suffix.lower() in REFUSED_SUFFIXES:
            raise Refused(of_files.NOT_A_TABLE)
        content = _content(path)
        return _reader(content)(path, content, recall)
    except Refused as refused:
        return (), (refused.at(path.name),)


def _content(path: Path) -> bytes:
    content = regular.content(path, guard.MAX_BYTES)
    if not content.strip():
        raise Refused(of_tables.EMPTY_TABLE)
    return content


def _reader(content: bytes) -> Callable[[Path, bytes, Recall], Read]:
    """Return what reads a file, by its first bytes, whatever its name ends in."""
    readers: Mapping[bytes, Callable[[Path, bytes, Recall], Read]] = {
        b"PK\x03\x04": _zipped,
        b"\xd0\xcf\x11\xe0": _xls,
        b"PAR1": _parquet,
    }
    return readers.get(content[:4], _text)


def _text(path: Path, content: bytes, recall: Recall) -> Read:
    mark = sha256(content).digest()
    rows, note = recall(mark, lambda: delimited.rows(content))
    return (Grid(path, "", rows, mark=mark),), (note.at(path.name),) if note else ()


def _zipped(path: Path, content: bytes, recall: Recall) -> Read:
    safe = guard.opened(content)
    try:
        found = tuple(_reader_of(safe.parts)(path, safe.parts, recall))
    except (etree.LxmlError, ValueError, KeyError, IndexError, RecursionError) as error:
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    return found, tuple(_of_workbook(path, safe))


def _reader_of(
    parts: Mapping[str, bytes],
) -> Callable[[Path, Mapping[str, bytes], Recall], Iterator[Grid]]:
    if xlsx.WORKBOOK in parts:
        return xlsx.grids
    if ods.CONTENT in parts and parts.get("mimetype", b"").startswith(ods.MEDIA_TYPE):
        return ods.grids
    raise Refused(of_files.NOT_A_TABLE)


def _of_workbook(path: Path, safe: guard.Workbook) -> Iterator[Problem]:
    if safe.macros:
        yield of_files.MACROS.at(path.name)
    if safe.links:
        yield of_files.LINKS.at(path.name)


def _xls(path: Path, content: bytes, recall: Recall) -> Read:
    from report_builder.edition.files import xls

    try:
        return tuple(xls.grids(path, content)), ()
    except Refused:
        raise
    except Exception as error:
        # xlrd raises whatever a damaged record leads it to
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error


def _parquet(path: Path, content: bytes, recall: Recall) -> Read:
    import fastparquet

    try:
        file = fastparquet.ParquetFile(io.BytesIO(content))
        guard.refuse_large(file.count(), len(file.columns))
        frame: pd.DataFrame = file.to_pandas()
    except Refused:
        raise
    except Exception as error:
        # fastparquet raises whatever a damaged page leads it to
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    values = frame.astype(object).where(frame.notna(), None)
    rows = [list(map(text, row)) for row in _with_header(values)]
    return (Grid(path, "", rows),), ()


def _with_header(frame: pd.DataFrame) -> Iterator[Iterable[Any]]:
    yield list(frame.columns)
    yield from frame.itertuples(index=False, name=None)
