"""Tell what each function that is replaced in WeasyPrint is replaced for: draw pages without it.

Prints a table: for each replacement what differs in the specimen pages when it is left out, in
bytes, in pixels at 100 dots per inch, and in the text that PDFium reads back.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pypdfium2

ROOT = Path(__file__).parent.parent
EDITION = ROOT / "assets" / "editions" / "2559"
DOTS_PER_INCH = 100
SEEN = 16
"""Difference of a pixel, of 255, that counts."""


def main() -> None:
    """Draw the deck of the bundled edition with all replacements, then without each."""
    from report_builder.render.pdf.engine.replacements import REPLACEMENTS

    with TemporaryDirectory() as folder:
        whole = _drawn(-1, Path(folder))
        print("| replaced | why | without it |\n|---|---|---|")
        for place, each in enumerate(REPLACEMENTS):
            told = _difference(whole, _drawn(place, Path(folder)))
            print(f"| `{each.name}` | {each.why} | {told} |", flush=True)


def _drawn(left_out: int, folder: Path) -> bytes | None:
    """Return the deck as PDF, drawn in a process of its own; None when it can't be drawn."""
    path = folder / "deck.pdf"
    path.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, __file__, str(left_out), path], capture_output=True, check=False
    )
    return path.read_bytes() if path.exists() else None


def _draw(left_out: int, path: Path) -> None:
    from report_builder.render.pdf.engine import replacements

    kept = replacements.REPLACEMENTS
    replacements.REPLACEMENTS = tuple(each for n, each in enumerate(kept) if n != left_out)
    from datetime import date

    from report_builder import facts, results
    from report_builder.edition.load import load
    from report_builder.render.about import About
    from report_builder.render.pdf.xhtml import paint_pdf
    from report_builder.render.place import deck_pages
    from report_builder.story.deck.compose import compose

    edition = load(EDITION)
    deck = compose(edition, facts.build(edition, results.compute(edition)))
    path.write_bytes(paint_pdf(deck_pages(deck), About(deck.title, date(2016, 11, 23))))


def _difference(whole: bytes | None, without: bytes | None) -> str:
    if whole is None or without is None:
        return "can't be drawn"
    if whole == without:
        return "the same bytes"
    before, after = pypdfium2.PdfDocument(whole), pypdfium2.PdfDocument(without)
    pages = range(len(before))
    seen = sum(_pixels(before[n], after[n]) for n in pages)
    read = sum(_text(before[n]) != _text(after[n]) for n in pages)
    return f"{seen} of {len(before)} pages look different, {read} read back differently"


def _pixels(one: pypdfium2.PdfPage, other: pypdfium2.PdfPage) -> bool:
    pictures = [
        np.asarray(p.render(scale=DOTS_PER_INCH / 72).to_pil()).astype(int) for p in (one, other)
    ]
    return bool((np.abs(pictures[0] - pictures[1]) > SEEN).any())


def _text(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        _draw(int(sys.argv[1]), Path(sys.argv[2]))
