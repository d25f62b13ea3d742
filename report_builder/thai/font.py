"""The faces that everything is set in."""

from dataclasses import dataclass
from functools import cache

import uharfbuzz

from report_builder import resources


@dataclass(frozen=True)
class Face:
    """One face of the product: its file in fonts/, its CSS family and weight."""

    file: str
    family: str
    weight: int


FACES = {
    "body": Face("Sarabun-Regular.ttf", "Sarabun", 400),
    "bold": Face("Sarabun-Bold.ttf", "Sarabun", 700),
    "heading": Face("IBMPlexSansThaiLooped-SemiBold.ttf", "IBM Plex Sans Thai Looped", 600),
}
"""The faces by short name: text, emphasised text, headings and big numbers."""


@cache
def program(file: str) -> bytes:
    """Return the TrueType data of a face."""
    return resources.path("fonts", file).read_bytes()


@cache
def shaper(file: str) -> uharfbuzz.Font:
    """Return the font of a face for measuring."""
    return uharfbuzz.Font(uharfbuzz.Face(program(file)))


@cache
def letters(name: str) -> frozenset[str]:
    """Return the characters that a face by its short name can write."""
    return frozenset(map(chr, shaper(FACES[name].file).face.unicodes))


@cache
def _writable() -> frozenset[str]:
    return letters("body") & letters("bold")


def unwritable(text: str) -> str:
    """Return the characters of a text that the faces of texts can't write, each once, in order."""
    missing = {*text} - _writable()
    return "".join(c for c in dict.fromkeys(text) if c in missing and c.isprintable())
