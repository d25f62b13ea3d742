"""Count what goes wrong in PowerPoint files where the faces of the deck aren't installed.

Usage: python -m tools.without_fonts FILE.pptx...
Draws each file with LibreOffice twice, with the faces of the project and with wide ones in their
place, and prints of every slide the labels that no longer stand on one line, and how many texts
run into each other. LibreOffice before 24.2 reads no faces that are embedded in a .pptx, PowerPoint
does. Needs the Debian packages fonts-dejavu-core and fonts-tlwg-loma-ttf. Exit code 1 when more
labels are torn than MOST.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pptx
import pypdfium2

from tools.compare_decks import FONTS, printed
from tools.torn_words import bare, texts

INSTALLED = Path("/usr/share/fonts/truetype")
WIDE = ("DejaVuSans", "DejaVuSans-Bold", "Loma", "Loma-Bold")
"""Faces of letters that are wider than ours: Latin ones by a quarter, Thai ones by a tenth."""
MOST = 30
MET = 0.25
"""Share of the lower of two lines of text by which they meet."""
_LINES = re.compile(r"[\r\n\x02\ufffe]+")
Box = tuple[float, float, float, float]


def main(arguments: list[str]) -> int:
    """Print what files lose without the faces of the deck; return the exit code."""
    return max(_told(Path(argument)) for argument in arguments)


def _told(file: Path) -> int:
    usual = pages(file, FONTS)
    with TemporaryDirectory() as folder:
        for face in WIDE:
            shutil.copy(next(INSTALLED.rglob(f"{face}.ttf")), folder)
        without = pages(file, (Path(folder),))
    torn = met = 0
    slides = pptx.Presentation(str(file)).slides
    for number, slide in enumerate(slides, 1):
        labels = list(parted(slide, usual[number - 1], without[number - 1]))
        crossed = meetings(without[number - 1]) - meetings(usual[number - 1])
        torn, met = torn + len(labels), met + max(0, crossed)
        if labels or crossed > 0:
            print(f"{number}: {crossed} meet; " + " | ".join(labels))
    print(f"{file}: {torn} labels torn, {met} texts meet")
    return int(torn > MOST)


def pages(file: Path, folders: Sequence[Path]) -> list[Any]:
    """Return the texts of the pages of a file that is drawn with the faces of some folders."""
    drawn = pypdfium2.PdfDocument(printed(file, folders))
    return [page.get_textpage() for page in drawn]


def parted(slide: Any, usual: Any, without: Any) -> Iterator[str]:
    """Yield the texts of a slide that stand on one line in one picture and not in the other."""
    one, other = (
        [bare(line) for line in _LINES.split(page.get_text_range())] for page in (usual, without)
    )
    for text in dict.fromkeys(texts(slide)):
        label = bare(text)
        if label and _on(label, one) and not _on(label, other):
            yield text


def _on(label: str, lines: list[str]) -> bool:
    return any(label in line for line in lines)


def meetings(page: Any) -> int:
    """Return how many pairs of lines of text on a page run into each other."""
    boxes = [page.get_rect(n) for n in range(page.count_rects())]
    return sum(_meet(*pair) for pair in combinations(boxes, 2))


def _meet(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 1 and tall > MET * min(one[3] - one[1], other[3] - other[1])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
