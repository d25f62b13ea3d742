"""An edition as its authors have it: settings, tables and texts, in files of their choice."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import xlsxwriter

from report_builder.edition.flat_texts import flat

BEFORE = "before"
Rows = Sequence[Mapping[str, Any]]
"""Rows of a table by column; a column that no row has stands nowhere."""


class Files(StrEnum):
    """What the files of an edition are."""

    FOLDER = "folder"
    WORKBOOK = "workbook"
    BOTH = "both"
    """Settings in a workbook, tables and texts beside it."""


@dataclass(frozen=True)
class Given:
    """What the authors of an edition fill in; a value None is a blank cell."""

    settings: Mapping[str, Any]
    tables: Mapping[str, Rows]
    texts: Mapping[str, Any]
    files: Files
    before: Given | None = None
    """The year before, in a folder of this name within that of the edition."""

    def write(self, folder: Path) -> Path:
        """Write the files into a new folder, and return the folder."""
        folder.mkdir(parents=True)
        if self.files is Files.FOLDER:
            (folder / "edition.toml").write_text(_toml(self.settings), encoding="utf-8")
        else:
            _workbook(folder / "edition.xlsx", self._sheets())
        if self.files is not Files.WORKBOOK:
            for name, rows in self.tables.items():
                _csv(folder / f"{name}.csv", rows)
            for name, text in self.texts.items():
                path = folder / "text" / f"{name}.yaml"
                path.parent.mkdir(exist_ok=True)
                # JSON is YAML too
                path.write_text(json.dumps(text, ensure_ascii=False, indent=1), encoding="utf-8")
        if self.before:
            self.before.write(folder / BEFORE)
        return folder

    def _sheets(self) -> dict[str, Rows]:
        settings: Rows = [{"setting": n, "value": v} for n, v in _rows(self.settings)]
        if self.files is Files.BOTH:
            return {"settings": settings}
        texts: Rows = [row._asdict() for n, text in self.texts.items() for row in flat(n, text)]
        return {"settings": settings, **self.tables, **({"texts": texts} if texts else {})}


def _header(rows: Rows) -> list[str]:
    return [*dict.fromkeys(name for row in rows for name in row)]


def _grid(rows: Rows) -> Iterator[list[Any]]:
    header = _header(rows)
    yield header
    for row in rows:
        yield [row.get(name) for name in header]


def _csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(_grid(rows))


def _workbook(path: Path, sheets: Mapping[str, Rows]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(_grid(rows)):
                sheet.write_row(at, 0, ["" if cell is None else cell for cell in row])


def _rows(settings: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Return the rows of the sheet of settings: one for each entry of a list or a mapping."""
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{entry}", each) for entry, each in value.items())
        elif isinstance(value, list):
            yield from ((name, each) for each in value or [""])
        else:
            yield name, str(value).lower() if isinstance(value, bool) else value


def _toml(settings: Mapping[str, Any]) -> str:
    plain = {n: v for n, v in settings.items() if not isinstance(v, dict)}
    lines = [f"{n} = {json.dumps(v, ensure_ascii=False)}" for n, v in plain.items()]
    for name in settings.keys() - plain.keys():
        entries = settings[name].items()
        lines += [f"[{name}]", *(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in entries)]
    return "\n".join(lines) + "\n"
