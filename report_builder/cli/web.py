"""The commands that open the work in a browser, and write the passwords of a shared server."""

from __future__ import annotations

import importlib.util
import webbrowser
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from report_builder.cli.arguments import EditionArgument, edition_folder
from report_builder.cli.terminal import Terminal
from report_builder.errors import MissingExtra

NEEDED = ("starlette", "uvicorn", "python_multipart")
"""The packages of the extra `web`."""
LEAST = 10
"""Characters of a password."""


class Part(StrEnum):
    """What an account may do."""

    READER = "reader"
    EDITOR = "editor"


def serve(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[FOLDER]", help="โฟลเดอร์ที่เก็บงานทั้งหมด · Folder in which all work is kept."
        ),
    ] = Path("report-builder-work"),
    host: Annotated[
        str,
        typer.Option(
            help="ที่อยู่ที่เปิดรับ ปกติเฉพาะเครื่องนี้ · Address to answer at, by default this machine only."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="พอร์ต 0 คือเลือกให้ · Port, 0 for any free one.")
    ] = 8559,
    password_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="บัญชีผู้ใช้ที่เขียนด้วย password · Accounts as the command password writes them.",
        ),
    ] = None,
    called: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="ชื่ออื่นของเครื่องนี้ที่ใช้ในเบราว์เซอร์ ใช้ซ้ำได้ · Another name by which browsers call "
            "this server; may be repeated.",
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option(help="เปิดเบราว์เซอร์ให้ · Open a browser at the address.")
    ] = True,
) -> None:
    """ทำทั้งหมดในเบราว์เซอร์ · Do the whole work in a browser."""
    with Terminal().errors_told():
        refuse_without_extra()
        from report_builder.web.serve import serve as serve_works

        names = [name.lower() for name in called or ()]
        serve_works(folder, host, port, password_file, names, _warned, _begun(browser))


def preview(
    edition: EditionArgument = None,
    slide: Annotated[
        int, typer.Option(min=1, help="สไลด์ที่เปิดก่อน · The slide that is shown first.")
    ] = 1,
    unit: Annotated[
        str,
        typer.Option(
            metavar="UNIT", help="แสดงสรุปผลของหน่วยนี้แทนสไลด์ · Show the card of a unit instead."
        ),
    ] = "",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="พอร์ต 0 คือเลือกให้ · Port, 0 for any free one.")
    ] = 0,
    browser: Annotated[
        bool, typer.Option(help="เปิดเบราว์เซอร์ให้ · Open a browser at the address.")
    ] = True,
) -> None:
    """แสดงสไลด์ขณะแก้แฟ้มของฉบับ · Show a slide while the files of its edition are edited."""
    with Terminal().errors_told():
        refuse_without_extra()
        from report_builder.web.preview import Preview
        from report_builder.web.preview import preview as show

        show(Preview(edition_folder(edition), slide, unit), port, _begun(browser))


def password(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="แฟ้มบัญชี · File of accounts.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="ชื่อบัญชี · Name of the account.")],
    role: Annotated[
        Part, typer.Option(help="อ่าน (reader) หรือแก้ไข (editor) · May read, or edit.")
    ] = Part.READER,
) -> None:
    """เพิ่มบัญชีสำหรับ serve หรือเปลี่ยนรหัสผ่าน · Add an account for serve, or change its password."""
    if ":" in name or not name.isprintable() or not name.strip():
        raise typer.BadParameter("ชื่อบัญชีใช้ไม่ได้ · this name can't be used")
    asked = "รหัสผ่าน · password"
    secret = str(typer.prompt(asked, hide_input=True, confirmation_prompt=True))
    if len(secret) < LEAST:
        raise typer.BadParameter(f"อย่างน้อย {LEAST} ตัว · at least {LEAST} characters")
    with Terminal().errors_told():
        refuse_without_extra()
        from report_builder.web.access import Role, add

        add(file, name, Role(role.value), secret)
        typer.echo(f"เขียนบัญชีแล้ว · wrote {name} to {file}")


def refuse_without_extra() -> None:
    """Raise MissingExtra where the packages of the browser part aren't installed."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtra("web", missing)


def _begun(browser: bool) -> Callable[[str], None]:
    """Return what tells the address that answers, and opens it where a browser is wanted."""

    def begun(address: str) -> None:
        typer.echo(f"เปิดที่อยู่นี้ในเบราว์เซอร์ (ปิดด้วย Ctrl+C) · open in a browser:\n  {address}")
        if browser:
            webbrowser.open(address)

    return begun


def _warned(text: str) -> None:
    typer.echo(text, err=True)
