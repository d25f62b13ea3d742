"""Faults of a published folder: files gone, slipped in or exchanged, and cells of its tables."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.audit.plant import in_zip

Change = Callable[[Path], None]
Row = list[str]


def gone(folder: Path, name: str) -> None:
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def slipped_in(folder: Path, name: str, like: str) -> None:
    shutil.copy2(folder / like, folder / name)


def replaced(folder: Path, name: str, by: str) -> None:
    shutil.copy2(folder / by, folder / name)


def emptied(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")


def cut(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])


def exchanged(folder: Path, one: str, other: str) -> None:
    a, b = (folder / name for name in (one, other))
    first, second = a.read_bytes(), b.read_bytes()
    a.write_bytes(second), b.write_bytes(first)


def in_csv(folder: Path, name: str, change: Callable[[list[Row]], None]) -> None:
    """Change the rows of a table, its header first."""
    csv.field_size_limit(10_000_000)
    path = folder / name
    encoding = "utf-8-sig" if path.read_bytes().startswith(b"\xef\xbb\xbf") else "utf-8"
    rows = [*csv.reader(io.StringIO(path.read_text(encoding), newline=""))]
    change(rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding, newline="")


def cell(column: str, change: Callable[[str], str], row: int = 30) -> Callable[[list[Row]], None]:
    """Return the change of a cell that isn't empty, from a row on."""

    def apply(rows: list[Row]) -> None:
        at = rows[0].index(column)
        line = next(r for r in rows[min(row, len(rows) - 1) :] if r[at] and change(r[at]) != r[at])
        line[at] = change(line[at])

    apply.__name__ = f"{column} {row}"
    return apply


def nudged(number: str) -> str:
    """Return a number with its last digit changed."""
    return re.sub(r"\d(?=\D*$)", lambda m: str((int(m[0]) + 3) % 10), number, count=1)


def row_gone(rows: list[Row]) -> None:
    del rows[len(rows) // 2]


def row_added(rows: list[Row]) -> None:
    rows.append([f"extra.{cell}" if at == 0 else cell for at, cell in enumerate(rows[-1])])


def row_twice(rows: list[Row]) -> None:
    rows.insert(20, rows[21])


def column_added(rows: list[Row]) -> None:
    for at, row in enumerate(rows):
        row.append("note" if at == 0 else "66.1")


def rows_exchanged(rows: list[Row]) -> None:
    """Exchange all that two rows say besides their ids."""
    rows[30][1:], rows[31][1:] = rows[31][1:], rows[30][1:]


def in_json(folder: Path, name: str, change: Callable[[dict], object]) -> None:
    path = folder / name
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def in_workbook(folder: Path, name: str) -> None:
    """Change a number in the last sheet of a workbook."""
    path = folder / name
    sheets = [n for n in zipfile.ZipFile(path).namelist() if n.startswith("xl/worksheets/sheet")]

    def nudge(content: bytes) -> bytes:
        return re.sub(rb"<v>(\d+\.\d+)</v>", b"<v>66.1</v>", content, count=1)

    changes = dict.fromkeys(sheets, nudge)
    path.write_bytes(in_zip(path.read_bytes(), changes))


def in_pdf(folder: Path, name: str, change: Callable[[Pdf], object]) -> None:
    path = folder / name
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)


def title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "ประเทศ 66.1"


def author(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = "someone"


def subject(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = "66.1"


def keywords(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = "66.1"


def metadata(pdf: Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes().decode()
    pdf.Root.Metadata.write(re.sub(r"(<rdf:li[^>]*>)[^<]+", r"\1ประเทศ 66.1", xmp).encode())


def language(pdf: Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("en")


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array())


def attach(pdf: Pdf) -> None:
    pdf.attachments["payload.txt"] = b"66.1"


def _link(pdf: Pdf, **action: object) -> None:
    page = pdf.pages[0]
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 90, 40]), A=Dictionary(**action)
    )
    page["/Annots"] = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


launch = partial(_link, S=Name.Launch, F="x.exe")
leads_out = partial(_link, S=Name.URI, URI="https://evil.test")


def outline_renamed(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[2].title = "ประเทศ 66.1"


def outline_exchanged(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        one, other = outline.root[2], outline.root[4]
        one.title, other.title = other.title, one.title


def outline_gone(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def outline_misled(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        one, other = outline.root[2], outline.root[4]
        one.destination, other.destination = other.destination, one.destination


def page_gone(pdf: Pdf) -> None:
    del pdf.pages[19]


def page_twice(pdf: Pdf) -> None:
    pdf.pages.insert(20, pdf.pages[19])


def pages_exchanged(pdf: Pdf) -> None:
    one, other = pdf.pages[19], pdf.pages[22]
    pdf.pages[19], pdf.pages[22] = other, one


def page_added(pdf: Pdf) -> None:
    pdf.add_blank_page()


def _fonts(pdf: Pdf) -> list[pikepdf.Object]:
    found = [o for o in pdf.objects if isinstance(o, Dictionary) and "/FontFile2" in o]
    return sorted(found, key=lambda o: str(o.FontName).split("+")[-1])


def fonts_swapped(pdf: Pdf) -> None:
    bold, plain = [o for o in _fonts(pdf) if "Sarabun" in str(o.FontName)][:2]
    bold.FontFile2, plain.FontFile2 = plain.FontFile2, bold.FontFile2


def _in_font(pdf: Pdf, change: Callable[[object], None], which: int) -> None:
    from fontTools.ttLib import TTFont

    descriptor = _fonts(pdf)[which]
    font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), recalcBBoxes=False)
    change(font)
    out = io.BytesIO()
    font.save(out)
    descriptor.FontFile2 = pdf.make_stream(out.getvalue())


def glyphs_swapped(pdf: Pdf, which: int = -1) -> None:
    """Let the outlines of two digits stand for each other."""

    def swap(font: object) -> None:
        glyphs = font["glyf"]  # type: ignore[index]
        own = [n for n in font.getGlyphOrder() if glyphs[n].numberOfContours > 0]
        one, other = own[3], own[5]
        glyphs[one], glyphs[other] = glyphs[other], glyphs[one]

    _in_font(pdf, swap, which)


def glyph_emptied(pdf: Pdf, which: int = -1) -> None:
    def empty(font: object) -> None:
        from fontTools.ttLib.tables._g_l_y_f import Glyph

        glyphs = font["glyf"]  # type: ignore[index]
        own = [n for n in font.getGlyphOrder() if glyphs[n].numberOfContours > 0]
        glyphs[own[4]] = Glyph()

    _in_font(pdf, empty, which)


def letters_misnamed(pdf: Pdf) -> None:
    """Let two codes of a font be read as each other's digits: seen and copied text differ."""
    for font in [o for o in pdf.objects if isinstance(o, Dictionary) and "/ToUnicode" in o]:
        text = font.ToUnicode.read_bytes().decode("latin-1")
        swapped = text.replace("<0034>", "<@>").replace("<0038>", "<0034>").replace("<@>", "<0038>")
        font.ToUnicode = pdf.make_stream(swapped.encode("latin-1"))
