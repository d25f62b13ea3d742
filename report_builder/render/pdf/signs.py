"""Shape text into signs: what is drawn, and the characters that a reader gets back for it.

A glyph may stand for different characters at different places: the sara aa of "สำ" stands for
sara am, that of "สา" for itself. The nikhahit that shaping splits off from sara am stands for no
character, and is drawn with what follows it. Marks stand above, below and left of where the line
has come to: a reader who finds the end of a line or a word by places takes them for lines of their
own. So each character is written with a code of its own for what it draws, and to a reader all
stand side by side on one line, each as wide as its part of the line; only what is drawn is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unicodedata import category

import uharfbuzz

from report_builder.failures import BuildFailed
from report_builder.problem import Words
from report_builder.render.pdf.composed import Part
from report_builder.thai.font import Face, by_face, face_of, shaper

Glyph = tuple[int, int, int, int, str]
"""A shaped glyph: number, advance, x and y offset in font units, the characters it stands for."""

MARK = 0.11
"""How wide a mark is to a reader, in em, of the room of the letter that it stands on."""
_SARA_AM = "\u0e33"
_LETTERS_AND_TONES = re.compile("(.*?)([\u0e48-\u0e4c]*)")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class UnsafeText(BuildFailed):
    """A text can't be written into a PDF so that it reads back."""

    def __init__(self, text: str, why: Words) -> None:
        self.text, self.why = text, why
        super().__init__(
            f"เขียนข้อความ “{text}” ลงไฟล์ PDF ให้อ่านกลับได้ไม่ได้: {why.th}",
            f"the text “{text}” can't be written into a PDF so that it reads back: {why.en}",
        )


@dataclass(frozen=True, slots=True)
class Sign:
    """Glyphs of a face that stand for characters: `width` to a reader, who first goes `back`.

    Both lengths are in 1/1000 em.
    """

    parts: tuple[Part, ...]
    characters: str
    width: int
    back: int


@by_face(65536)
def signs(text: str, face: str) -> tuple[Sign, ...]:
    """Return the signs of a line of text in a face, from left to right.

    Raises UnsafeText for what can't be read back: a character that the face doesn't have.
    """
    own = face_of(face)
    glyphs = [glyph for part in _of_one_script(text) for glyph in _shaped(part, own)]
    missing = ", ".join(f"U+{ord(glyph[-1][:1]):04X}" for glyph in glyphs if not glyph[0])
    if missing:
        raise UnsafeText(text, Words(f"ฟอนต์ไม่มี {missing}", f"no font has {missing}"))
    return tuple(_signs(glyphs, shaper(own).face.upem))


@cache
def shared_out(characters: str, glyphs: int) -> tuple[str, ...]:
    """Share the characters of a cluster among its glyphs; joined, they are the characters again.

    A nikhahit split off from sara am stands for nothing and gets none. Raises UnsafeText when
    there are more glyphs than characters for another reason.
    """
    if len(characters) == glyphs:
        return tuple(characters)
    if glyphs < len(characters):
        return (*characters[: glyphs - 1], characters[glyphs - 1 :])
    before = _LETTERS_AND_TONES.fullmatch(characters[:-1])
    if before and characters[-1] == _SARA_AM and len(characters) + 1 == glyphs:
        return (*before[1], "", *before[2], _SARA_AM)
    raise UnsafeText(characters, Words("มีรูปอักษรมากกว่าตัวอักษร", "it has more glyphs than characters"))


def _signs(glyphs: Sequence[Glyph], upem: int) -> Iterator[Sign]:
    """Yield the signs of shaped glyphs; a letter is narrow, so that its marks have room beside it.

    What stands for no character is drawn with what follows it.
    """
    due, here = 0, 0.0
    drawn: list[Part] = []
    for (number, advance, x, up, characters), marks in zip(
        glyphs, _marks_to_come(glyphs), strict=True
    ):
        drawn.append((number, due + x, up))
        if characters:
            is_mark = _is_mark(characters[0])
            origin = due - marks * MARK * upem if is_mark else due
            parts = tuple((glyph, round(right - origin), high) for glyph, right, high in drawn)
            share = MARK if is_mark else -marks * MARK
            width = max(0, round(1000 * (advance / upem + share)))
            back = round((here - origin) / upem * 1000)
            here += (width - back) * upem / 1000
            drawn.clear()
            yield Sign(parts, characters, width, back)
        due += advance


def _marks_to_come(glyphs: Sequence[Glyph]) -> list[int]:
    """Return how many marks a letter bears, and how many are left from each of its marks on."""
    left, counts = 0, []
    for *_, characters in reversed(glyphs):
        is_mark = bool(characters) and _is_mark(characters[0])
        counts.append(left + is_mark)
        if characters:
            left = left + 1 if is_mark else 0
    return counts[::-1]


@cache
def _is_mark(character: str) -> bool:
    return category(character) == "Mn"


def _of_one_script(text: str) -> Iterator[str]:
    """Yield a text cut where it turns Thai or back: letters are shaped as their script asks.

    What belongs to no script, digits and signs, goes with what stands before it.
    """
    start, thai = 0, None
    for at, letter in enumerate(text := _UNSEEN.sub("", text)):
        if letter.isalpha() or _is_mark(letter):
            now = "\u0e00" <= letter <= "\u0e7f"
            if thai is not None and now is not thai:
                yield text[start:at]
                start = at
            thai = now
    if text[start:]:
        yield text[start:]


def _shaped(text: str, face: Face) -> Iterator[Glyph]:
    """Yield the glyphs of a text of one script; each cluster shares its characters out."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction, buffer.language = "ltr", "th"
    uharfbuzz.shape(shaper(face), buffer)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = [n for n, info in enumerate(infos) if n == 0 or info.cluster != infos[n - 1].cluster]
    for first, after in pairwise((*starts, len(infos))):
        end = infos[after].cluster if after < len(infos) else len(text)
        characters = text[infos[first].cluster : end]
        for n, own in enumerate(shared_out(characters, after - first), first):
            place = places[n]
            yield infos[n].codepoint, place.x_advance, place.x_offset, place.y_offset, own
