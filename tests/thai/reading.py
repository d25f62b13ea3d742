"""Read PDF files back with the programs that people and machines use."""

import re
import subprocess
from collections.abc import Callable, Iterable
from io import BytesIO

import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

_WHITE_SPACE = re.compile("[\\s\u00a0\u00ad\u200b\u2060\ufeff]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def squeezed(text: str) -> str:
    """Return text without white space and invisible characters."""
    return _WHITE_SPACE.sub("", text)


def shown(text: str) -> str:
    """Return text without invisible characters; every kind of space is a space."""
    return _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\r\n", "\n").strip()


def pdfium(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def poppler(pdf: bytes, *options: str) -> list[str]:
    command = ["pdftotext", *options, "-", "-"]
    read = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return read.decode().split("\f")[:-1]


def mupdf(pdf: bytes) -> list[str]:
    return [page.get_text() for page in pymupdf.open(stream=pdf)]


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def by_pdfminer(pdf: bytes) -> list[str]:
    return extract_text(BytesIO(pdf)).split("\f")[:-1]


def poppler_raw(pdf: bytes) -> list[str]:
    return poppler(pdf, "-raw")


Reader = Callable[[bytes], list[str]]
"""Returns the text of each page of a PDF."""

EXACT: dict[str, Reader] = {
    "pdfium": pdfium,
    "poppler": poppler,
    "poppler -raw": poppler_raw,
    "mupdf": mupdf,
    "pypdf": by_pypdf,
}
"""Readers that must give back every word."""
OTHERS: dict[str, Reader] = {"pdfminer": by_pdfminer}
"""Readers whose share is printed."""
READERS = EXACT | OTHERS


def missing(lines: Iterable[str], read: Iterable[str]) -> list[str]:
    """Return the lines that don't stand in the pages that were read, each place counted once.

    White space does not count.
    """
    return _not_in("".join(map(squeezed, read)), lines, squeezed)


def torn(lines: Iterable[str], read: Iterable[str]) -> list[str]:
    """Return the lines that don't stand whole in what was read: with their spaces, no others.

    Each place is counted once.
    """
    return _not_in("\n".join(map(shown, read)), lines, shown)


def _not_in(left: str, lines: Iterable[str], form: Callable[[str], str]) -> list[str]:
    """Return the lines without a place of their own.

    The longest are placed first, of equal ones those with the fewest places. A line by itself is
    taken first, then one that neither begins nor ends within a word.
    """
    lost, whole = [], left
    for line in sorted(lines, key=lambda line: (-len(form(line)), whole.count(form(line)))):
        text = form(line)
        apart = re.search(rf"(?<!\S){re.escape(text)}(?!\S)", left)
        place = left.find(f"\n{text}\n") + 1 or (apart.start() if apart else left.find(text))
        if place < 0:
            lost.append(line)
        else:
            left = f"{left[:place]}\n\0\n{left[place + len(text) :]}"
    return lost
