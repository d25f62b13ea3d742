"""The arguments that commands share, and the editions and folders that they name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from report_builder.errors import UnknownEdition
from report_builder.resources import bundled

EditionArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="EDITION",
        help="โฟลเดอร์ของฉบับ หรือชื่อฉบับที่มากับโปรแกรม · Folder or name of the edition.",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        help="โฟลเดอร์ผลลัพธ์ (ปกติ output/<ฉบับ>) · Output folder, by default output/<edition>."
    ),
]
CheckedArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE_OR_FOLDER",
        help="โฟลเดอร์ สมุดงาน หรือแฟ้มตาราง · Folder, workbook or file of a table.",
    ),
]
PreviousOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="EDITION",
        help="ฉบับปีก่อนที่ใช้เทียบ (โฟลเดอร์ สมุดงาน ข้อมูลเปิด หรือชื่อฉบับที่มากับโปรแกรม) ใช้ซ้ำได้ · "
        "The year to compare with: a folder, a workbook, open data or the name of an edition; "
        "may be repeated.",
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help="พิมพ์ผลเป็น JSON · Print the result as JSON on standard output."),
]


EXAMPLE = "-example"
"""How the names of bundled editions end that are made up as a whole, to show what can be told."""


def edition_folder(name: str | None) -> Path:
    """Return the folder of an edition named by its path or its bundled name; newest for None.

    An example is never the newest. Raises UnknownEdition for any other name.
    """
    known = bundled()
    if name is None:
        return [folder for own, folder in known.items() if not own.endswith(EXAMPLE)][-1]
    if name and Path(name).exists():
        return Path(name)
    if name not in known:
        raise UnknownEdition(name, known)
    return known[name]


def previous_places(names: Sequence[str] | None) -> list[Path]:
    """Return where earlier editions are, by their paths or bundled names."""
    return [bundled().get(name, Path(name)) for name in names or ()]


def output_folder(edition: Path, suffix: str = "") -> Path:
    """Return the folder where the documents of an edition stand unless another is named."""
    place = edition.resolve()
    return Path("output") / f"{place.stem if place.is_file() else place.name}{suffix}"
