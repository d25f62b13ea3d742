"""The commands about figures: list them, audit files, trace a number, reconcile with others."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from report_builder.cli.arguments import (
    EditionArgument,
    JsonOption,
    OutOption,
    PreviousOption,
    edition_folder,
    output_folder,
    previous_places,
)
from report_builder.cli.terminal import Terminal
from report_builder.errors import CONFLICTS


def audit(
    out: Annotated[
        Path | None,
        typer.Argument(
            metavar="OUT",
            help="โฟลเดอร์ผลลัพธ์ · Output folder, by default that of the newest bundled edition.",
        ),
    ] = None,
    json_: JsonOption = False,
) -> None:
    """อ่านไฟล์ที่สร้างแล้วเทียบกับทะเบียนตัวเลข · Read the finished files back and check them."""
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        from report_builder.audit import audit_published, integrity

        place = out or output_folder(edition_folder(None))
        terminal.tell_audited(place, audit_published(place), integrity.others(place))


def trace(
    question: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="ตัวเลขที่พิมพ์ ชื่อค่า slide:28 หรือ TH-56 · "
            "A printed number, the id of a fact, slide:28 or TH-56.",
        ),
    ],
    edition: EditionArgument = None,
    out: OutOption = None,
    rows: Annotated[
        int, typer.Option(min=0, help="จำนวนแถวข้อมูลที่แสดง · Rows of data shown per source.")
    ] = 5,
    previous: PreviousOption = None,
    json_: JsonOption = False,
) -> None:
    """บอกที่มาของตัวเลข จนถึงแถวข้อมูล · Say where a number comes from, down to the rows."""
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        folder = edition_folder(edition)
        from report_builder.output import trace as tracing

        earlier, place = previous_places(previous), out or output_folder(folder)
        answers = tracing.trace(question, place, folder, earlier)
        terminal.tell(tracing.as_data(answers), tracing.as_text(answers, rows))


def reconcile(
    edition: EditionArgument = None,
    every: Annotated[
        bool, typer.Option("--all", help="แสดงค่าที่ตรงกันด้วย · Show what matches, too.")
    ] = False,
    json_: JsonOption = False,
) -> None:
    """เทียบค่ากับตัวเลขที่เผยแพร่ที่อื่น จบด้วย 1 ถ้าขัดแย้งโดยไม่ได้อธิบาย · Compare with published figures."""
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        folder = edition_folder(edition)
        from report_builder import facts, reconcile, results
        from report_builder.edition.load import load

        loaded = load(folder)
        found = reconcile.reconcile(loaded, facts.build(loaded, results.compute(loaded)))
        terminal.tell(reconcile.as_data(found), reconcile.as_text(found, every=every))
        if reconcile.undeclared(found):
            raise typer.Exit(CONFLICTS)


def figures(
    edition: EditionArgument = None,
    find: Annotated[
        list[str] | None,
        typer.Option(
            "--find",
            "-f",
            metavar="WORD",
            help="แสดงเฉพาะค่าที่ชื่อหรือคำอธิบายมีคำนี้ ใช้ซ้ำได้ เช่น อันดับ · "
            "Show figures with this word in their id or label; may be repeated.",
        ),
    ] = None,
    csv_: Annotated[
        bool, typer.Option("--csv", help="พิมพ์ผลเป็น CSV · Print the result as CSV.")
    ] = False,
    previous: PreviousOption = None,
    json_: JsonOption = False,
) -> None:
    """แสดงตัวเลขที่ใช้ในข้อความได้ · List the figures that texts may print."""
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        folder = edition_folder(edition)
        from report_builder import facts, results
        from report_builder.edition.load import load
        from report_builder.facts import listing

        loaded = load(folder, *previous_places(previous))
        found = listing.listed(facts.build(loaded, results.compute(loaded)), find or ())
        lines = [listing.as_csv(found).rstrip()] if csv_ else listing.as_text(found)
        terminal.tell(listing.as_data(found), lines)


def figure_rows(folder: Path) -> tuple[tuple[str, str, str, str], ...]:
    """Return the figures of an edition for its form: id, label, unit, how a text prints it."""
    from report_builder import facts, results
    from report_builder.edition.load import load
    from report_builder.facts import listing

    loaded = load(folder)
    found = listing.listed(facts.build(loaded, results.compute(loaded)))
    return tuple((one.id, one.label_th, one.unit, one.written) for one in found)


def example_rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the same of the examples of the form, for one that is empty."""
    from report_builder.edition.form import examples

    with TemporaryDirectory() as work:
        return figure_rows(examples.write(Path(work)))
