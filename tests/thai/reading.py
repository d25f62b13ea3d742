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


def squeezed(text: str) -> str:
    """Return text without white space and invisible characters."""
    return _WHITE_SPACE.sub("", text)


def pdfium(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def poppler(pdf: bytes) -> list[str]:
    command = ["pdftotext", "-", "-"]
    read = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return read.decode().split("\f")[:-1]


def mupdf(pdf: bytes) -> list[str]:
    return [page.get_text() for page in pymupdf.open(stream=pdf)]


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def by_pdfminer(pdf: bytes) -> list[str]:
    return extract_text(BytesIO(pdf)).split("\f")[:-1]


Reader = Callable[[bytes], list[str]]
"""Returns the text of each page of a PDF."""

EXACT: dict[str, Reader] = {"pdfium": pdfium, "poppler": poppler, "mupdf": mupdf}
"""Readers that must give back every word."""
OTHERS: dict[str, Reader] = {"pypdf": by_pypdf, "pdfminer": by_pdfminer}
"""Readers whose share is printed."""
READERS = EXACT | OTHERS


def missing(lines: Iterable[str], read: Iterable[str]) -> list[str]:
    """Return the lines that don't stand in the pages that were read, each place counted once."""
    left, lost = squeezed("".join(read)), []
    for line in sorted(lines, key=len, reverse=True):
        before, found, after = left.partition(squeezed(line))
        if found:
            left = f"{before}\n{after}"
        else:
            lost.append(line)
    return lost
