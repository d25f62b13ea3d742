"""The faces that everything is set in, and those that a report is set in instead."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from typing import ParamSpec, TypeVar

import uharfbuzz

from report_builder import resources

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Face:
    """One face: its file, its family and weight; one of ours lies in fonts/.

    One that was given has its TrueType data for `content`; it is set larger by its `scale`, so that
    its letters look as large as ours.
    """

    file: str
    family: str
    weight: int
    content: bytes = field(default=b"", repr=False)
    scale: float = 1.0

    @property
    def program(self) -> bytes:
        """Return its TrueType data."""
        return self.content or resources.path("fonts", self.file).read_bytes()


@dataclass(frozen=True)
class Pair:
    """The two faces that were given for a report: of texts, and of what stands out."""

    regular: Face
    bold: Face


FACES = {
    "body": Face("Sarabun-Regular.ttf", "Sarabun", 400),
    "bold": Face("Sarabun-Bold.ttf", "Sarabun", 700),
    "heading": Face("IBMPlexSansThaiLooped-SemiBold.ttf", "IBM Plex Sans Thai Looped", 600),
}
"""The faces by short name: text, emphasised text, headings and big numbers."""
_GIVEN: ContextVar[Pair | None] = ContextVar("given", default=None)


@contextmanager
def set_in(pair: Pair | None) -> Iterator[None]:
    """Measure and draw all texts in faces that were given; in ours without any."""
    token = _GIVEN.set(pair)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def given() -> Pair | None:
    """Return the faces that texts are set in instead of ours, None for ours."""
    return _GIVEN.get()


def face_of(name: str) -> Face:
    """Return the face of a short name that texts are set in."""
    pair = given()
    if pair is None:
        return FACES[name]
    return pair.regular if name == "body" else pair.bold


def by_face(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returns of its arguments, apart for the faces that texts are set in."""

    def kept(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=most)
        def in_faces(pair: Pair | None, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @wraps(function)
        def told(*args: P.args, **kwargs: P.kwargs) -> R:
            return in_faces(_GIVEN.get(), *args, **kwargs)  # type: ignore[arg-type]

        return told

    return kept


@cache
def shaper(face: Face) -> uharfbuzz.Font:
    """Return the font of a face for measuring."""
    return uharfbuzz.Font(uharfbuzz.Face(face.program))


@cache
def letters(face: Face) -> frozenset[str]:
    """Return the characters that a face can write."""
    return frozenset(map(chr, shaper(face).face.unicodes))


@cache
def _writable() -> frozenset[str]:
    return letters(FACES["body"]) & letters(FACES["bold"])


def unwritable(text: str) -> str:
    """Return the characters of a text that the faces of texts can't write, each once, in order."""
    missing = {*text} - _writable()
    return "".join(c for c in dict.fromkeys(text) if c in missing and c.isprintable())
