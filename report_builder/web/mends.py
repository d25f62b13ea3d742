"""Mend cells of an edition, as the check suggests or otherwise: in a new version, and noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from report_builder.edition.causes.cause import Refused
from report_builder.edition.files.patched import patched
from report_builder.edition.rewrite import write_line
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.web import noted
from report_builder.web.received import tables
from report_builder.web.works import Work, Works
from report_builder.web.wrong import NotTaken, NotThere, Refusal

_MENDS = "mends"


@dataclass(frozen=True, slots=True)
class Mend:
    """Cells of a sheet, or a part of a line of a file, that are to say something else."""

    file: str
    sheet: str
    cells: tuple[str, ...]
    before: str
    after: str
    line: int = 0
    """The line of a file that has no cells."""


class NoText(Refusal):
    """Letters that no cell can hold."""

    def __init__(self) -> None:
        super().__init__(
            "มีอักขระที่มองไม่เห็นซึ่งใช้ในช่องไม่ได้ ให้พิมพ์ใหม่แทนการวาง",
            "there are invisible characters that no cell can hold; type it instead of pasting it",
        )


def offered(found: Mapping[str, Any]) -> list[Mend]:
    """Return what can be mended of what a check found, in the order in which it is told.

    What they are to say is what the check suggests, blank where it suggests nothing.
    """
    problems = (problem for cause in found.get("causes", ()) for problem in cause["problems"])
    return [
        Mend(p["file"], p["sheet"], (*p["cells"],), p["before"], p["instead"], p["line"])
        for p in problems
        if p.get("cells") or p.get("line")
    ]


def suggested(found: Mapping[str, Any]) -> list[Mend]:
    """Return what a check suggests, in the order in which it is told."""
    return [mend for mend in offered(found) if mend.after]


def counted(mends: Sequence[Mend]) -> Words:
    """Say how many places were mended."""
    count = sum(len(mend.cells) or 1 for mend in mends)
    return Words(f"แก้แล้ว {count} แห่ง ย้อนได้", f"mended: {count}; it can be undone")


def mend(works: Works, work: Work, mends: Sequence[Mend], who: str) -> Work:
    """Make a new version of an edition with cells mended, and write it down; raises NoText."""
    if not all(letter.isprintable() or letter == "\n" for each in mends for letter in each.after):
        raise NoText
    changed = works.change(work.id, partial(_write, mends))
    noted.note(changed, _MENDS, who, [*map(asdict, mends)])
    return changed


def told(work: Work) -> Sequence[Mapping[str, Any]]:
    """Return what was mended up to the version of a work as it is now."""
    return noted.told(work, _MENDS)


def _write(mends: Sequence[Mend], edition: Path) -> None:
    for each in (one for one in mends if one.line):
        files = {path.relative_to(edition).as_posix(): path for path in edition.rglob("*")}
        if each.file not in files:
            raise NotThere
        write_line(files[each.file], each.line, each.before, each.after)
    _write_cells([one for one in mends if one.cells], edition)


def _write_cells(mends: Sequence[Mend], edition: Path) -> None:
    known = {path.name: path for path in tables(edition)}
    by_sheet: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for each in mends:
        by_sheet[each.file, each.sheet] |= dict.fromkeys(each.cells, each.after)
    for (file, sheet), cells in by_sheet.items():
        path = known.get(file)
        if path is None:
            raise NotThere
        known[file] = _written(path, sheet, cells)


def _written(path: Path, sheet: str, cells: Mapping[str, str]) -> Path:
    try:
        name, content = patched(path, sheet, cells)
    except Refused as refused:
        raise NotTaken(path.name, "แฟ้มเสียหาย", "it is damaged") from refused
    new = path.with_name(name)
    publish.write(new, content)
    if new != path:
        path.unlink()
    return new
