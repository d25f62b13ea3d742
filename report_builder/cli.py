"""The command line: report-builder build, report-builder check."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from report_builder import __version__, resources
from report_builder.errors import BadInput, UnknownEdition
from report_builder.terminal import Terminal

app = typer.Typer(
    name="report-builder",
    help="สร้างสไลด์และสรุปผลรายจังหวัดจากข้อมูลคะแนนของการสำรวจ · "
    "Build Thai decks and one-page summaries from scored survey data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Only(StrEnum):
    """What to build when not everything is wanted."""

    DECK = "deck"


class Format(StrEnum):
    """The format to build when not all are wanted."""

    PDF = "pdf"
    PPTX = "pptx"


EditionArgument = Annotated[
    str,
    typer.Argument(
        metavar="EDITION",
        help="โฟลเดอร์ของฉบับ หรือชื่อฉบับที่มากับโปรแกรม · Folder or name of the edition.",
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help="พิมพ์ผลเป็น JSON · Print the result as JSON on standard output."),
]


def bundled() -> dict[str, Path]:
    """Return the editions that travel with the program, by name, oldest first."""
    folders = sorted(resources.path("assets", "editions").iterdir())
    return {folder.name: folder for folder in folders if folder.is_dir()}


def edition_folder(name: str) -> Path:
    """Return the folder of an edition named by its path or its bundled name; newest when blank.

    Raises UnknownEdition for any other name.
    """
    known = bundled()
    if not name:
        return [*known.values()][-1]
    if Path(name).is_dir():
        return Path(name)
    if name not in known:
        raise UnknownEdition(name, known)
    return known[name]


@app.command()
def build(
    edition: EditionArgument = "",
    out: Annotated[
        Path | None,
        typer.Option(
            help="โฟลเดอร์ผลลัพธ์ (ปกติ output/<ฉบับ>) · Output folder, by default output/<edition>."
        ),
    ] = None,
    only: Annotated[
        Only | None,
        typer.Option(help="สร้างเฉพาะส่วนนี้ · Build this part only."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="สร้างเฉพาะรูปแบบนี้ · Build this format only."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="ไม่แสดงความคืบหน้าและสรุป · Say nothing.")
    ] = False,
    json_: JsonOption = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="แสดงเวลาแต่ละขั้นตอน · Show the time of each step."),
    ] = False,
) -> None:
    """สร้างเอกสารของฉบับ · Build the documents of an edition."""
    terminal = Terminal(quiet=quiet, as_json=json_, verbose=verbose)
    with terminal.errors_told():
        folder = edition_folder(edition)
        from report_builder import build as builder

        wanted = [only.value] if only else [*builder.TARGETS]
        formats = [format.value] if format else [*builder.FORMATS]
        place = out or Path("output") / folder.resolve().name
        with terminal.progress(builder.step_count(wanted, formats)) as watch:
            built = builder.build(folder, place, watch, wanted, formats)
        terminal.tell_built(built)


@app.command()
def check(edition: EditionArgument = "", json_: JsonOption = False) -> None:
    """อ่านและตรวจข้อมูลของฉบับ · Read and validate an edition."""
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        folder = edition_folder(edition)
        from report_builder.edition.load import read

        reading = read(folder)
        if reading.errors:
            raise BadInput(reading.problems)
        terminal.tell_checked(folder, reading)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"report-builder {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="พิมพ์รุ่นของโปรแกรม · Print the version of the program.",
        ),
    ] = False,
) -> None:
    """Read the options that stand before a command."""
