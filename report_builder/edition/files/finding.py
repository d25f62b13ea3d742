"""Find the tables of an edition in its files: each in a file of its own, or as a sheet."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from report_builder.edition.causes import of_files
from report_builder.edition.causes.cause import Refused, meant, named
from report_builder.edition.files import grids, header, regular
from report_builder.edition.files.cells import Grid
from report_builder.edition.headings import SETTINGS, SHEETS, resolver, table_named
from report_builder.edition.recall import Recall, anew
from report_builder.edition.schema import SCHEMAS
from report_builder.problem import Problem, Words, counted

SETTINGS_FILE = "edition.toml"
TEXT, PICTURES, FONTS = "text", "pictures", "fonts"
"""The folders of the year's own texts, of its pictures, and of fonts for its report."""
GUIDE, EXAMPLES, COLUMNS, FIGURES = "อ่านก่อน", "ตัวอย่าง", "คอลัมน์", "ตัวเลข"
GUIDES = (GUIDE, EXAMPLES, COLUMNS, FIGURES)
"""The sheets of a form that tell how to fill it in."""

_TABULAR = (*grids.SUFFIXES, *grids.REFUSED_SUFFIXES)
_NO_DATA = (".md", ".txt", ".docx", ".pdf")
"""What may stand beside the data of an edition: notes for people."""
_YAML = ".yaml"
_CALLED: Mapping[str, str] = {
    called: named(name, thai) for name, thai in SHEETS.items() for called in (name, thai)
}
"""What a table may be called by, and both of its names."""


@dataclass(frozen=True)
class Found:
    """What an edition is made of: its settings, a sheet per table, the files of its texts."""

    settings: Path | None
    tables: Mapping[str, Grid]
    texts: Mapping[str, Path]
    problems: tuple[Problem, ...]
    pictures: Mapping[str, Path] = field(default_factory=dict)
    """The files of the folder of pictures, by name."""
    fonts: Mapping[str, Path] = field(default_factory=dict)
    """The files of the folder of fonts, by name."""
    whole: bool = True
    """False for a single table and beside a refused file, where nothing can be missed."""

    @cached_property
    def files(self) -> dict[str, Path]:
        """Return the file of each part, by what it holds: settings, table name, text/NAME."""
        own = {SETTINGS: self.settings} if self.settings else {}
        tables = {name: grid.path for name, grid in self.tables.items()}
        texts = {f"{TEXT}/{name}": path for name, path in self.texts.items()}
        shown = {f"{PICTURES}/{name}": path for name, path in self.pictures.items()}
        fonts = {f"{FONTS}/{name}": path for name, path in self.fonts.items()}
        return {**tables, **own, **texts, **shown, **fonts}


def find(place: Path, recall: Recall = anew) -> Found:
    """Find the parts of an edition in a folder, in a workbook, or in a file of one table.

    A table in a file of its own is used before a sheet of a workbook, and a warning says so;
    a table in two files of its own, or in two sheets, is an error.
    """
    try:
        files = _files(place)
    except OSError as error:
        problem = of_files.UNREADABLE_FOLDER.at(str(place), found=error.strerror or str(error))
        return Found(None, {}, {}, (problem,))
    if files is None:
        return Found(None, {}, {}, (of_files.MISSING_FOLDER.at(str(place)),))
    shown, fonts = (_beside_data(place, name) for name in (PICTURES, FONTS))
    return replace(_found(place, files, recall), pictures=shown, fonts=fonts)


def _beside_data(place: Path, name: str) -> dict[str, Path]:
    """Return the files of a folder, which stands beside a workbook of its own."""
    home = place if place.is_dir() else place.parent
    folder = home / name
    listed = _visible(folder) if folder.is_dir() else []
    return {path.name: path for path in listed if path.resolve().is_relative_to(home.resolve())}


def _files(place: Path) -> list[Path] | None:
    if place.is_dir():
        listed = _visible(place)
        texts = place / TEXT
        return (
            [*listed, *_visible(texts)] if texts.is_dir() and not _refusal(place, texts) else listed
        )
    return [place] if place.exists() else None


def _name(path: Path, place: Path) -> str:
    return path.relative_to(place).as_posix() if path != place else path.name


def _stranger(path: Path, place: Path) -> Problem:
    """Name a file that is not read, and the text that it may be meant for."""
    if path.parent != place and path.suffix in (".yml", ".txt", ".md", ".json"):
        return of_files.UNKNOWN_TEXT.at(_name(path, place), action=meant(f"{path.stem}{_YAML}"))
    return of_files.UNKNOWN_SHEET.at(_name(path, place))


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))


def _found(place: Path, every: list[Path], recall: Recall) -> Found:
    refused = {path: problem for path in every if (problem := _refusal(place, path))}
    files = [path for path in every if path not in refused]
    read = [grids.read(path, recall) for path in files if path.suffix.lower() in _TABULAR]
    sheets = [Sheet.of(grid) for found, _ in read for grid in found]
    chosen, choosing = _chosen(sheets)
    settings = next((path for path in files if path.name == SETTINGS_FILE), None)
    if settings and SETTINGS in chosen:
        choosing.append(_beside(chosen.pop(SETTINGS), settings.name))
    used = {(grid.path.name, grid.sheet) for grid in chosen.values()}
    problems = [p for _, found in read for p in found if not p.sheet or (p.file, p.sheet) in used]
    return Found(
        settings=settings,
        tables=chosen,
        texts={
            path.stem: path for path in files if path.suffix == _YAML and path.parent.name == TEXT
        },
        problems=(
            *refused.values(),
            *problems,
            *choosing,
            *(_stranger(path, place) for path in files if _is_stranger(path)),
        ),
        whole=not refused
        and all(found for found, _ in read)
        and (place.is_dir() or not any(sheet.alone for sheet in sheets)),
    )


def _refusal(place: Path, path: Path) -> Problem | None:
    """Return why what should be a file of an edition is not read; None for what may be."""
    if path != place and not _is_read(path) and path.name != TEXT:
        return None
    name = _name(path, place)
    try:
        if path != place and not path.resolve().is_relative_to(place.resolve()):
            return of_files.OUTSIDE.at(name)
        if path.name == TEXT:
            return None
        regular.refuse_other(path.stat().st_mode)
    except Refused as refused:
        return refused.at(name)
    except (OSError, RuntimeError) as error:
        # pathlib raises RuntimeError for a link to itself
        return of_files.UNREADABLE_FILE.at(name, found=str(error))
    return None


def _is_read(path: Path) -> bool:
    """Tell whether a file of an edition is read, by its name."""
    if path.parent.name == TEXT:
        return path.suffix == _YAML
    return path.name == SETTINGS_FILE or path.suffix.lower() in _TABULAR


def _is_stranger(path: Path) -> bool:
    known = path.name in (TEXT, PICTURES, FONTS) and path.is_dir()
    return not (known or _is_read(path) or path.suffix.lower() in _NO_DATA)


@dataclass(frozen=True)
class Sheet:
    """A sheet, the table that its file or itself is named after, and whether it holds data.

    It stands `alone` when the whole file is for its table.
    """

    grid: Grid
    table: str | None
    alone: bool
    filled: bool

    @classmethod
    def of(cls, grid: Grid) -> Sheet:
        """Look at a sheet."""
        of_file = table_named(grid.path.stem)
        table = of_file or table_named(grid.sheet) or (None if grid.sheet else _guessed(grid))
        return cls(grid, table, bool(of_file) or not grid.sheet, _is_filled(grid, table))


def _guessed(grid: Grid) -> str | None:
    """Return the table of which a file has the most headings, two at least; None for no such."""
    known = {name: header.known(grid.rows, resolver(name)) for name in SCHEMAS}
    best = max(known, key=lambda name: known[name])
    return best if known[best] > 1 else None


def _is_filled(grid: Grid, table: str | None) -> bool:
    """Tell whether there is a row that is more than headings."""
    resolve = resolver(table) if table else (lambda text: None)
    rows = ([cell for cell in row if cell.strip()] for row in grid.rows)
    return any(row and all(resolve(cell) is None for cell in row) for row in rows)


def _chosen(sheets: Iterable[Sheet]) -> tuple[dict[str, Grid], list[Problem]]:
    chosen: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for sheet in sorted(sheets, key=lambda sheet: (not sheet.alone, not sheet.filled)):
        if sheet.table is None and sheet.filled and sheet.grid.sheet not in GUIDES:
            problems.append(_unknown(sheet.grid))
        elif sheet.table in chosen and sheet.filled:
            problems.append(_second(sheet, chosen[str(sheet.table)]))
        elif sheet.table and sheet.table not in chosen and (sheet.alone or sheet.filled):
            chosen[sheet.table] = sheet
    return {name: sheet.grid for name, sheet in chosen.items()}, problems


def _unknown(grid: Grid) -> Problem:
    """Name a sheet or file that is no table's, with its rows and the table it may be meant for."""
    rows = sum(map(any, grid.rows))
    near = difflib.get_close_matches((grid.sheet or grid.path.stem).casefold(), _CALLED, n=1)
    problem = of_files.UNKNOWN_SHEET.at(
        grid.path.name, sheet=grid.sheet, action=meant(_CALLED[near[0]] if near else None)
    )
    what = problem.what
    counted_rows = Words(f"{what.th} ({rows:,} แถว)", f"{what.en} ({counted(rows, 'row')})")
    return replace(problem, what=counted_rows)


def _second(sheet: Sheet, used: Sheet) -> Problem:
    place = f"{used.grid.path.name} {used.grid.sheet}".strip()
    if used.alone and not sheet.alone:
        return _beside(sheet.grid, place)
    return of_files.TABLE_TWICE.at(sheet.grid.path.name, sheet=sheet.grid.sheet, found=place)


def _beside(grid: Grid, place: str) -> Problem:
    return of_files.SHEET_NOT_USED.at(grid.path.name, sheet=grid.sheet, found=place)
