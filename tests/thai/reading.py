"""Read PDF files back with the programs that people and machines use."""

import re
import subprocess
from collections.abc import Callable
from io import BytesIO

import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

_WHITE_SPACE = re.compile("[\\s\u00a0\u00ad\u200b\u2060\ufeff]")


def squeezed(text: str) -> str:
    """Return text without white space and invisible characters."""
    return _WHITE_SPACE.sub("", text)


def pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


def poppler(pdf: bytes) -> str:
    command = ["pdftotext", "-nopgbrk", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def mupdf(pdf: bytes) -> str:
    return "".join(page.get_text() for page in pymupdf.open(stream=pdf))


def by_pypdf(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def by_pdfminer(pdf: bytes) -> str:
    return extract_text(BytesIO(pdf))


EXACT: dict[str, Callable[[bytes], str]] = {"pdfium": pdfium, "poppler": poppler, "mupdf": mupdf}
"""Readers that must give back every word."""
OTHERS: dict[str, Callable[[bytes], str]] = {"pypdf": by_pypdf, "pdfminer": by_pdfminer}
"""Readers whose share is printed and may not fall."""


def missing(lines: list[str], read: str) -> list[str]:
    """Return the lines that don't stand in what was read, each place counted once."""
    left, lost = squeezed(read), []
    for line in lines:
        before, found, after = left.partition(squeezed(line))
        if found:
            left = f"{before}\n{after}"
        else:
            lost.append(line)
    return lost
