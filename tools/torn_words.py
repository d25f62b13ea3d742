"""Count the words that LibreOffice tears at line ends of PowerPoint and Word files.

Usage: python -m tools.torn_words FILE...
Draws each file with LibreOffice and the fonts of the project, finds every line of it in the texts
of its slide or its document, and prints the line ends inside a word of the dictionary, inside a
number or word of Latin letters, and inside a term of several words that the PDF keeps on one line.
Exit code 1 when more words and numbers are torn than MOST.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, repeat
from pathlib import Path
from typing import Any

import pptx
import pypdfium2
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from report_builder.render.ooxml.tearing import parts_end
from tools.compare_decks import as_pdf

MOST = 9
AROUND, SHORT = 14, 4
"""Letters shown on both sides of a line end, and of pieces too short to be found for sure."""
APART = 1.2
"""Heights of a letter between texts that stand on one line: spaces between words are narrower."""
_LINES = re.compile(r"[\r\n\x02\ufffe]+")
_MARK, _RUN = re.compile("[ะ-ฺ็-๎]"), re.compile("[0-9][0-9.,]|[.,][0-9]|[A-Za-z]{2}")
_LETTER = re.compile("[ก-๛A-Za-z]")
_WORD_PARTS = ("document", "footnotes")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A, _C = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/{name}}}" for name in ("main", "chart")
)


def main(arguments: list[str]) -> int:
    """Print what is torn in files; return the exit code."""
    return max(_told(Path(argument)) for argument in arguments)


def _told(file: Path) -> int:
    found = list(torn(file))
    for number, text, end, name in found:
        print(f"{number} {name}: {text[max(0, end - AROUND) : end]}|{text[end : end + AROUND]}")
    words, numbers = (sum(name == kind for *_, name in found) for kind in ("word", "number"))
    terms = len(found) - words - numbers
    print(f"{file}: {words} words torn, {numbers} numbers, {terms} terms")
    return int(words + numbers > MOST)


def torn(file: Path) -> Iterator[tuple[int, str, int, str]]:
    """Yield the number of a slide, a text of it, and where what is torn: a word or a term."""
    drawn = pypdfium2.PdfDocument(as_pdf(file))
    for number, (told, page) in enumerate(zip(_said(file, len(drawn)), drawn, strict=True), 1):
        said = [(text, bare(text)) for text in told]
        lines = [*lines_of(page.get_textpage())]
        for line, after in pairwise((*lines, "")):
            ends = [] if _MARK.match(after) else _ends(bare(line), said)
            kinds = [(text, end, _kind(text, end)) for text, end in ends]
            if kinds and all(kind for *_, kind in kinds):
                yield number, *kinds[0]


def _said(file: Path, pages: int) -> Iterator[Iterable[str]]:
    """Yield the texts among which the lines of each page are."""
    if file.suffix == ".docx":
        yield from repeat([*of_word(file)], pages)
    else:
        yield from map(texts, pptx.Presentation(str(file)).slides)


def of_word(file: Path) -> Iterator[str]:
    """Yield the paragraphs of a Word file and of its footnotes, each part between breaks."""
    with zipfile.ZipFile(file) as parts:
        roots = [etree.fromstring(parts.read(f"word/{name}.xml")) for name in _WORD_PARTS]
    for paragraph in (one for root in roots for one in root.iter(f"{_W}p")):
        kinds = paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
        yield from "".join(part.text or "\n" for part in kinds).split("\n")


def lines_of(page: pypdfium2.PdfTextPage) -> Iterator[str]:
    """Yield the lines of a page, those of several texts on one base line apart."""
    text, edge, tall, line = page.get_text_range(), 0.0, 0.0, ""
    for place, letter in enumerate(text):
        left, bottom, right, top = page.get_charbox(place)
        tall = max(tall, top - bottom)
        apart = line and letter.strip() and left - edge > APART * tall
        if apart or _LINES.match(letter):
            yield line.strip()
            tall, line = top - bottom, ""
        if letter.strip():
            edge = right
        line += letter
    yield line.strip()


def texts(slide: Any) -> Iterator[str]:
    """Yield the paragraphs of a slide and the names in its charts, each part between breaks."""
    charts = (rel.target_part.blob for rel in slide.part.rels.values() if rel.reltype == RT.CHART)
    for root in (slide._element, *map(etree.fromstring, charts)):
        for paragraph in root.iter(f"{_A}p"):
            parts = paragraph.iter(f"{_A}t", f"{_A}br")
            yield from "".join(part.text or "\n" for part in parts).split("\n")
        names = (value.text or "" for value in root.iter(f"{_C}v"))
        yield from (name for name in names if _LETTER.search(name))


def bare(text: str) -> str:
    """Return a text as it can be found in a PDF: without spaces, bullets, and half of am."""
    return re.sub(r"[\s\u00a0•–]", "", text).replace("ำ", "า").replace("ํ", "")


def _ends(line: str, texts: Sequence[tuple[str, str]]) -> list[tuple[str, int]]:
    """Return the texts that have a line, and where it ends in each."""
    if len(line) < SHORT:
        return []
    return [
        (text, _place(text, bare.index(line) + len(line))) for text, bare in texts if line in bare
    ]


def _place(text: str, count: int) -> int:
    """Return where as many letters of a text that can be found in a PDF end."""
    reach = accumulate(len(bare(letter)) for letter in text)
    return next(place for place, letters in enumerate(reach, 1) if letters == count)


def _kind(text: str, end: int) -> str:
    """Return what a line end tears, '' for nothing."""
    if not text[end : end + 1].strip():
        return ""
    if _RUN.fullmatch(text[end - 1 : end + 1]):
        return "number"
    terms, words = parts_end(text)
    return "word" if end not in words else "" if end in terms else "term"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
