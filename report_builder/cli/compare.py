"""The command that compares two builds of one edition."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from report_builder.cli.arguments import JsonOption
from report_builder.cli.terminal import Terminal

if TYPE_CHECKING:
    from report_builder.output.compared import Comparison, Sentence

_SHOWN, _FEW = 20, 3
"""Figures, pages and cells that are shown where not all are wanted; and of what belongs to each."""
_COLUMNS = ("kind", "document", "place", "name", "label", "before", "after", "sources")


def diff(
    before: Annotated[Path, typer.Argument(metavar="OUT_A", help="ผลลัพธ์เดิม · The first build.")],
    after: Annotated[Path, typer.Argument(metavar="OUT_B", help="ผลลัพธ์ใหม่ · The second build.")],
    edition: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            metavar="A B",
            help="ข้อมูลของทั้งสองครั้ง เพื่อบอกช่องที่ต่าง · Both editions, to name the cells that differ.",
        ),
    ] = None,
    errata: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.pdf|FILE.pptx",
            help="เขียนใบแก้ไขสำหรับเผยแพร่ · Write the page of corrections to publish.",
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="แสดงทุกรายการ · Show all, not the first of each kind.")
    ] = False,
    csv_: Annotated[
        bool, typer.Option("--csv", help="พิมพ์ผลเป็น CSV · Print the result as CSV.")
    ] = False,
    json_: JsonOption = False,
) -> None:
    """เทียบการสร้างสองครั้งของฉบับเดียวกัน · Say what differs between two builds of one edition."""
    if errata and errata.suffix not in (".pdf", ".pptx"):
        raise typer.BadParameter("ใบแก้ไขเป็น .pdf หรือ .pptx · corrections are a .pdf or a .pptx")
    terminal = Terminal(as_json=json_)
    with terminal.errors_told():
        from report_builder.output.compared import compared

        found = compared(before, after, edition)
        if errata:
            from report_builder.build import errata as corrections
            from report_builder.output import publish

            publish.write(errata, corrections.errata(found, errata.suffix[1:]))
        text = _as_text(found, None if every else _SHOWN)
        terminal.tell(_as_data(found), [_as_csv(found).rstrip()] if csv_ else text)


def _as_data(found: Comparison) -> dict[str, Any]:
    return {**asdict(found), "pages": found.pages}


def _as_csv(found: Comparison) -> str:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for one in found.figures:
        pages, sources = ("\n".join(of) for of in (one.pages, one.sources))
        rows.writerow(("figure", "", pages, one.id, one.label, one.before, one.after, sources))
    for said in found.sentences:
        where = (said.document, said.place, "", said.part)
        rows.writerow(("sentence", *where, said.before, said.after, ""))
    for cell in found.cells:
        rows.writerow(("cell", cell.table, cell.row, cell.column, "", cell.before, cell.after, ""))
    return text.getvalue()


def _as_text(found: Comparison, most: int | None) -> Iterator[str]:
    """Yield what differs in lines: data, then figures, those that are printed first, then pages."""
    from report_builder.output.trace import shortened

    yield from (f"แฟ้มที่เปลี่ยน · changed file: {name}" for name in found.inputs)
    for cell in found.cells[:most]:
        yield f"  {cell.table} {cell.row} {cell.column}: {cell.before or '-'} → {cell.after or '-'}"
    yield from _rest(found.cells, most)
    figures = sorted(found.figures, key=lambda figure: not figure.pages)
    n, pages = len(figures), found.pages
    finer = f"อีก {found.finer:,} ค่าเปลี่ยนแต่พิมพ์เท่าเดิม"
    yield f"ตัวเลข {n:,} ค่า ({finer}) · {n:,} figures; {found.finer:,} more print the same"
    for one in figures[:most]:
        yield f"  {one.before or '-'} → {one.after or '-'}  {one.label}  {one.id}"
        yield f"    พิมพ์ที่ · printed at ({len(one.pages)}): {', '.join(one.pages[:_FEW]) or '-'}"
        yield from (f"    ข้อมูล · source: {shortened(source)}" for source in one.sources[:_FEW])
    yield from _rest(figures, most)
    yield f"หน้า {len(pages):,} หน้า · {len(pages):,} pages"
    for document, place in pages[:most]:
        yield f"  {document}: {place}"
        yield from _on_page(found.sentences, document, place, most)
    yield from _rest(pages, most)


def _on_page(
    sentences: Sequence[Sentence], document: str, place: str, most: int | None
) -> Iterator[str]:
    own = [one for one in sentences if (one.document, one.place) == (document, place)]
    shown = own if most is None else own[:_FEW]
    yield from (f"    {one.part}: {one.before or '-'} → {one.after or '-'}" for one in shown)
    if len(shown) < len(own):
        yield f"    … อีก {len(own) - len(shown):,} · {len(own) - len(shown):,} more"


def _rest(every: Sequence[object], most: int | None) -> Iterator[str]:
    left = 0 if most is None else len(every) - most
    if left > 0:
        yield f"  … อีก {left:,} รายการ ดูด้วย --all · {left:,} more, see --all"
