"""Contact sheets of the editions here and of their cards, to be looked at: `make sheets`.

PowerPoint files are drawn by LibreOffice, where there is one.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from importlib import import_module
from pathlib import Path

import pypdfium2
from PIL import Image

from report_builder.build.outputs import FORMATS, USUAL
from report_builder.build.pipeline import build
from tests import folders
from tools.compare_decks import as_pdf

EDITIONS = ("care", "councils", "water", "goals", "hospitals", "countries", "health")
COLUMNS, WIDTH, GAP = 4, 480, 8
MOST_ROWS = 10
"""Rows of pages on a sheet; more pages go on another one."""
CARDS = 8
"""Cards that are shown of an edition."""


def sheets(pdf: bytes, most: int | None = None) -> list[Image.Image]:
    """Return the pages of a PDF, or the first so many, side by side on sheets."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [_page(document[n]) for n in range(min(len(document), most or len(document)))]
    document.close()
    each = COLUMNS * MOST_ROWS
    return [_sheet(pages[at : at + each]) for at in range(0, len(pages), each)]


def _page(page: pypdfium2.PdfPage) -> Image.Image:
    return page.render(scale=WIDTH / page.get_width()).to_pil()


def _sheet(pages: list[Image.Image]) -> Image.Image:
    height = max(page.height for page in pages) + GAP
    rows = -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * height + GAP), "#888888")
    for n, page in enumerate(pages):
        row, column = divmod(n, COLUMNS)
        sheet.paste(page, (GAP + column * (WIDTH + GAP), GAP + row * height))
    return sheet


def write(name: str, out: Path) -> None:
    """Build one of the editions into a folder and write its contact sheets beside it."""
    built = out / name
    with tempfile.TemporaryDirectory() as work:
        edition = import_module(f"tests.editions.{name}").edition()
        source = folders.write(edition, Path(work) / "edition")
        build(source, built, lambda step, advance=1: None, [*USUAL], [*FORMATS])
        for document, most in (("deck", None), ("brief", None), ("poster", None), ("cards", CARDS)):
            drawn = {"pdf": (built / f"{document}.pdf").read_bytes()}
            if shutil.which("soffice"):
                drawn["pptx"] = as_pdf(built / f"{document}.pptx")
            for form, pdf in drawn.items():
                for n, sheet in enumerate(sheets(pdf, most)):
                    sheet.save(out / f"{name}-{document}-{form}-{n}.png")


def main() -> None:
    """Write the contact sheets of some editions or of all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=Path("output/sheets"))
    asked.add_argument("names", nargs="*", default=EDITIONS)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    for name in told.names:
        write(name, told.out)
        print(told.out / name)


if __name__ == "__main__":
    main()
