"""The command line: make editions and documents, and ask where their figures come from."""

from __future__ import annotations

import atexit
import gc
import io
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report_builder import __version__
from report_builder.cli.arguments import (
    CheckedArgument,
    EditionArgument,
    JsonOption,
    OutOption,
    PreviousOption,
    edition_folder,
    output_folder,
    previous_places,
)
from report_builder.cli.compare import diff
from report_builder.cli.figures import audit, example_rows, figure_rows, figures, reconcile, trace
from report_builder.cli.template import template
from report_builder.cli.terminal import BEGUN, CHECKED, Terminal
from report_builder.cli.web import password, preview, serve
from report_builder.errors import BAD_INPUT

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

SELDOM = (100_000, 50, 100)
"""How seldom Python looks for cycles: most of what a command makes stays until its end."""

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
    BRIEF = "brief"
    POSTER = "poster"
    NOTES = "notes"
    REPORT = "report"
    SUMMARY_EN = "summary-en"
    TABLES = "tables"
    CARDS = "cards"
    SOCIAL = "social"


class Format(StrEnum):
    """The format to build when not all are wanted."""

    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"
    XLSX = "xlsx"


@app.command()
def build(
    edition: EditionArgument = None,
    out: OutOption = None,
    only: Annotated[
        Only | None,
        typer.Option(
            help="สร้างเฉพาะส่วนนี้ ภาพสำหรับสื่อสังคม (social) สร้างเมื่อระบุเท่านั้น · "
            "Build this part only; pictures for social media are built when asked for."
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="สร้างเฉพาะรูปแบบนี้ · Build this format only."),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            help="สร้างเฉพาะสรุป (หรือภาพ ถ้าใช้กับ --only social) ของพื้นที่นี้ ใช้ซ้ำได้ เช่น พะเยา, "
            "TH-56, 56, Phayao · Build the card (or the pictures, with --only social) of this unit "
            "only; may be repeated.",
        ),
    ] = None,
    thai_digits: Annotated[
        bool,
        typer.Option("--thai-digits", help="ใช้เลขไทยในสไลด์ · Print Thai digits in the deck."),
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option(
            metavar="BRAND.pptx",
            help="สร้าง PowerPoint บนแม่แบบของหน่วยงาน (.pptx หรือ .potx) สรุปรายจังหวัดใช้เฉพาะสี · "
            "Build the PowerPoint deck on a template of your own; cards take its colours.",
        ),
    ] = None,
    previous: PreviousOption = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="ให้เครื่องอื่นใน Dask cluster ช่วยสร้างสรุป เช่น tcp://10.0.0.1:8786 (ต้องติดตั้ง [cluster]) "
            "· Have the cards drawn by a Dask cluster (needs the extra [cluster]).",
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="ไม่ตรวจ และพิมพ์ “ฉบับร่าง” ทุกหน้า (ลง output/<ฉบับ>-draft) · "
            "Skip the audit and mark every page as a draft (in output/<edition>-draft).",
        ),
    ] = False,
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
        with terminal.progress(BEGUN) as begun:
            from report_builder.build import pipeline
            from report_builder.build.outputs import FORMATS
            from report_builder.pools import pool

            wanted = _wanted(only, unit or ())
            formats = [format.value] if format else [*FORMATS]
            built = pipeline.build(
                folder,
                out or output_folder(folder, "-draft" if draft else ""),
                begun(pipeline.step_count(wanted, formats)),
                wanted,
                formats,
                units=unit or (),
                draft=draft,
                thai_digits=thai_digits,
                template=template,
                previous=previous_places(previous),
                pool=pool(scheduler),
            )
        terminal.tell_built(built)


def _wanted(only: Only | None, units: Sequence[str]) -> list[str]:
    """Return what to build: for some units their cards, unless their pictures are asked for."""
    from report_builder.build.outputs import USUAL

    if units:
        return [only.value if only is Only.SOCIAL else Only.CARDS.value]
    return [only.value] if only else [*USUAL]


@app.command()
def check(
    edition: CheckedArgument = None,
    marked: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.xlsx",
            help="เขียนสำเนาของสมุดงานที่ทำเครื่องหมายช่องที่มีปัญหา · "
            "Write a copy of the workbook with the bad cells marked and commented.",
        ),
    ] = None,
    previous: PreviousOption = None,
    changes: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.csv",
            help="เขียนตาราง changes ที่เสนอ ให้แก้แล้วใช้ · "
            "Write the proposed table of what became of what, to be corrected.",
        ),
    ] = None,
    json_: JsonOption = False,
) -> None:
    """อ่านและตรวจข้อมูลของฉบับ · Read and validate an edition."""
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        place = edition_folder(edition)
        with terminal.progress(CHECKED):
            from report_builder.build.rehearsal import rehearsed
            from report_builder.cli import checked
            from report_builder.edition.load import read

            reading = rehearsed(read(place, *previous_places(previous)))
        if changes:
            checked.write_changes(reading, changes)
        if marked:
            checked.write_marked(reading, marked)
        checked.tell(place, reading, as_json=json_)
        if reading.errors:
            raise typer.Exit(BAD_INPUT)


@app.command()
def new(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="โฟลเดอร์ใหม่ของฉบับ · New folder of the edition."),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="EDITION",
            help="ฉบับตัวอย่างที่คัดลอก (ปกติฉบับล่าสุด) · Edition to copy, by default the newest.",
        ),
    ] = None,
    blank: Annotated[
        bool,
        typer.Option(
            "--blank",
            help="แบบเปล่า ถ้าระบุ --from จะคงกรอบการสำรวจไว้ · "
            "An empty form; with --from the framework of that edition is kept.",
        ),
    ] = False,
) -> None:
    """สร้างโฟลเดอร์ของฉบับใหม่พร้อมสมุดงานให้กรอก · Make an edition folder with a form to fill in."""
    with Terminal().errors_told():
        copied = edition_folder(source) if source is not None or not blank else None
        from report_builder.edition.form import form

        rows = figure_rows(copied) if copied else example_rows()
        path = form.create(folder, copied, blank=blank, figures=rows)
        typer.echo(f"สร้างแบบกรอกข้อมูลแล้ว · made {path}")


for command in (template, figures, audit, trace, reconcile, diff, serve, preview, password):
    app.command()(command)


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


class _Heard(io.FileIO):
    """A stream that goes on in silence when nobody listens any more, as behind `| head`."""

    def write(self, data: Buffer, /) -> int:
        """Write what can still be heard."""
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(memoryview(data))


def run() -> None:
    """Run the command line, which speaks UTF-8 whatever the locale of the system.

    A reader that has read enough changes nothing of what a command does and of its exit code.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            raw = io.BufferedWriter(_Heard(stream.fileno(), "w", closefd=False))
            lines = stream.line_buffering
            setattr(sys, name, io.TextIOWrapper(raw, "utf-8", "replace", line_buffering=lines))
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)  # what is left at the end is given back whole, not looked through
    app()
