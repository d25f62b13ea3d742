"""The command that writes our PowerPoint template, or says what another will do to the deck."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from report_builder.cli.arguments import edition_folder
from report_builder.cli.terminal import Terminal


def template(
    out: Annotated[
        Path | None,
        typer.Argument(metavar="[OUT.pptx]", help="ไฟล์แม่แบบที่จะเขียน · File to write."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            metavar="BRAND.pptx",
            help="ตรวจแม่แบบของหน่วยงานก่อนใช้ · Say what a template of your own will do to the deck.",
        ),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.pdf",
            help="เขียนภาพการจับคู่เลย์เอาต์ (ใช้กับ --check) · "
            "Write a picture of the layouts that serve (with --check).",
        ),
    ] = None,
) -> None:
    """เขียนแม่แบบ PowerPoint หรือตรวจแม่แบบที่มี · Write our PowerPoint template, or check another."""
    if out is None and check is None:
        raise typer.BadParameter("ระบุ OUT.pptx หรือ --check · name OUT.pptx or use --check")
    if check:
        _check_template(check, picture)
    if out is None:
        return
    with Terminal().errors_told():
        from report_builder.output import publish
        from report_builder.render.pptx.template import blank_template

        publish.write(out, blank_template())
        typer.echo(f"เขียนแม่แบบแล้ว · wrote {out}")


def _check_template(path: Path, picture: Path | None) -> None:
    """Say what a template will do to the deck of the newest bundled edition."""
    with Terminal().errors_told():
        from report_builder.build import brand
        from report_builder.output import publish

        checked = brand.check(path, edition_folder(None))
        for words in checked.words:
            typer.echo(f"{words.th}\n  {words.en}")
        if picture:
            publish.write(picture, brand.picture(path, checked))
            typer.echo(f"เขียนภาพแล้ว · wrote {picture}")
