"""Write text into a PDF so that every reader gets it back exactly as it was.

A glyph may stand for different characters at different places: the sara aa of "สำ" stands for
sara am, that of "สา" for itself. The nikhahit that shaping splits off from sara am stands for no
character, and is drawn with what follows it. Marks stand above, below and left of where the line
has come to: a reader who finds the end of a line or a word by places takes them for lines of their
own. So each character is written with a code of its own for what it draws, and to a reader all
stand side by side on one line, each as wide as its part of the line; only what is drawn is moved.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import Any
from unicodedata import category

import pydyf
from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from report_builder.errors import BuildFailed
from report_builder.problem import Words
from report_builder.render.pdf.engine.codes import Codes
from report_builder.thai.font import face_of

Glyph = tuple[int, int, int, int, str]
"""A shaped glyph: number, advance, x and y offset in Pango units, the characters it stands for."""

_NO_GLYPH: int = pango.PANGO_GLYPH_EMPTY
_FIELDS = ffi.sizeof("PangoGlyphInfo") // 4
_SARA_AM = "\u0e33"
MARK = 0.11
"""How wide a mark is to a reader, in em, of the room of the letter that it stands on."""
_PARAGRAPH_END = re.compile("[\n\r\u2028\u2029]")
_LETTERS_AND_TONES = re.compile("(.*?)([\u0e48-\u0e4c]*)")


class UnsafeText(BuildFailed):
    """A text can't be written into a PDF so that it reads back.

    It is logged as well: WeasyPrint goes on after an error inside an SVG image.
    """

    def __init__(self, text: str, why: Words) -> None:
        self.text, self.why = text, why
        LOGGER.error("%s: %s", text, why.en)
        super().__init__(
            f"เขียนข้อความ “{text}” ลงไฟล์ PDF ให้อ่านกลับได้ไม่ได้: {why.th}",
            f"the text “{text}” can't be written into a PDF so that it reads back: {why.en}",
        )


def draw_first_line(
    stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
) -> list[object]:
    """Draw a line of text; stands in for weasyprint.draw.text.draw_first_line.

    Raises UnsafeText for what can't be read back: an ellipsis, right-to-left text, a font that
    isn't ours, a character that it doesn't have.
    """
    if not textbox.text or textbox.style["font_size"] < 1e-6:
        return []
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        raise UnsafeText(textbox.text, Words("ข้อความถูกตัดท้าย", "its end would be cut off"))
    layout = textbox.pango_layout
    if _PARAGRAPH_END.search(layout.text):
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    pen = _Pen(stream, matrix, layout.text, textbox.style["font_family"])
    with _read_whole_if_turned(stream, layout.text):
        for item in _items(layout.get_first_line()[0].runs[0]):
            pen.write(item)
    return []


def codes_of(font: Any, families: Sequence[str], text: str) -> Codes:
    """Return the codes of a font in a PDF, after making sure that it is one that was asked for.

    Raises UnsafeText with the name of the font when it isn't one of ours or of those families.
    """
    if not hasattr(font, "codes"):
        face = face_of(font.file_content)
        font.codes = face and Codes(font, face)
    if not font.codes or font.codes.face.family.lower() not in map(str.lower, families):
        name, asked = font.name.decode().partition("+")[2], ", ".join(families)
        raise UnsafeText(
            text,
            Words(f"ขอฟอนต์ {asked} แต่ได้ {name}", f"it asks for font {asked} but gets {name}"),
        )
    codes: Codes = font.codes
    return codes


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


@contextmanager
def _read_whole_if_turned(stream: Any, text: str) -> Iterator[None]:
    """Say what a turned line reads: poppler -raw takes its words for lines."""
    turned = stream.ctm[0][1] != 0
    if turned:
        spoken = pydyf.Dictionary({"ActualText": pydyf.String(text)})
        stream.begin_marked_content("Span", spoken)
    yield
    if turned:
        stream.end_marked_content()


def _items(run: Any) -> Iterator[Any]:
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _glyphs(item: Any, encoded: bytes) -> Iterable[Glyph]:
    """Return the glyphs of a shaped run; encoded is its text in UTF-8."""
    count, text = item.glyphs.num_glyphs, encoded.decode()
    infos = ffi.buffer(item.glyphs.glyphs, count * _FIELDS * 4)
    fields = memoryview(infos).cast("i").tolist()
    starts = ffi.unpack(item.glyphs.log_clusters, count)
    one_by_one = len(text) == count == len(set(starts))
    characters = text if one_by_one else _characters([*starts, len(encoded)], encoded)
    return zip(*(fields[nth::_FIELDS] for nth in range(4)), characters, strict=True)


def _characters(starts: list[int], encoded: bytes) -> Iterator[str]:
    """Yield the characters of each glyph from where its cluster starts in the text."""
    bounds = [n for n, start in enumerate(starts) if n == 0 or start != starts[n - 1]]
    for first, after in pairwise(bounds):
        cluster = encoded[starts[first] : starts[after]].decode()
        yield from shared_out(cluster, after - first)


class _Pen:
    """Writes shaped runs one after the other; knows where it is and where it ought to be.

    Lengths are Pango units, 1024 to the point.
    """

    def __init__(self, stream: Any, matrix: Any, text: str, families: Sequence[str]) -> None:
        self.stream, self.matrix, self.text, self.families = stream, matrix, text, families
        self.encoded = text.encode()
        self.begun = False
        self.due = 0
        """Where the next glyph is due on the line."""
        self.here = 0.0
        """Where a PDF reader stands after what was written."""
        self.strings: list[str] = []
        self.drawn: list[tuple[int, int, int]] = []
        """Glyphs that the next code draws: their places right of the line's start and up."""

    def write(self, item: Any) -> None:
        """Write a shaped run."""
        if item.item.analysis.level % 2:
            raise UnsafeText(self.text, Words("เขียนจากขวาไปซ้าย", "it runs from right to left"))
        font, size = self.stream.add_font(item.item.analysis.font)
        codes = codes_of(font, self.families, self.text)
        self.stream.set_font_size(font.hash, size)
        self.begin()
        start = item.item.offset
        em = size / FROM_UNITS
        glyphs = [*_glyphs(item, self.encoded[start : start + item.item.length])]
        for glyph, marks in zip(glyphs, _marks_to_come(glyphs), strict=True):
            self.put(glyph, marks, codes, em)
            self.due += glyph[1]
        if self.strings:
            self.stream.show_text("".join(self.strings).replace("><", ""))
            self.strings.clear()

    def begin(self) -> None:
        """Go to the line once its font is set: pypdf weighs the way there against its size."""
        if not self.begun:
            self.stream.set_text_matrix(*self.matrix.values)
            self.begun = True

    def put(self, glyph: Glyph, marks: int, codes: Codes, em: float) -> None:
        """Put a glyph in its place; a letter is read narrow, so that its marks have room beside it.

        `marks` counts those that are still to come on the letter, the glyph itself if it is one.
        """
        number, advance, x, down, characters = glyph
        if number >= _NO_GLYPH:
            return self.pass_over(number)
        self.drawn.append((number, self.due + x, -down))
        if not characters:
            return None
        is_mark = _is_mark(characters[0])
        origin = self.due - marks * MARK * em if is_mark else self.due
        unit = em / codes.upem
        parts = tuple((n, round((x - origin) / unit), round(up / unit)) for n, x, up in self.drawn)
        self.drawn.clear()
        width = max(0, round(1000 * (advance / em + (MARK if is_mark else -marks * MARK))))
        back = round((self.here - origin) / em * 1000)
        self.here += (width - back) * em / 1000
        shown = codes.written(parts, characters, width)
        self.strings.append(f"{back}{shown}" if back else shown)
        return None

    def pass_over(self, number: int) -> None:
        """Write nothing for a character that isn't seen; raise UnsafeText if no font has it."""
        if number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            missing = f"U+{number - pango.PANGO_GLYPH_UNKNOWN_FLAG:04X}"
            raise UnsafeText(self.text, Words(f"ฟอนต์ไม่มี {missing}", f"no font has {missing}"))


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
