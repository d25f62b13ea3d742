"""Write text into a PDF so that every reader gets it back exactly as it was.

A glyph may stand for different characters at different places: the sara aa of "สำ" stands for
sara am, that of "สา" for itself. So each (glyph, characters) pair gets a code of its own. The
nikhahit that shaping splits off from sara am stands for no character; it is drawn as a figure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import Any

import pydyf
from weasyprint.logger import LOGGER
from weasyprint.matrix import Matrix
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
    if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
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
    pen.draw_figures()
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
    """Say what a turned line reads: PDFium takes its raised glyphs for lines of their own."""
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
        self.due = 0
        """Where the next glyph is due on the line."""
        self.here = 0.0
        """Where a PDF reader stands after what was written."""
        self.strings: list[str] = []
        self.figures: list[tuple[bytes, float, float, float]] = []
        stream.set_text_matrix(*matrix.values)

    def write(self, item: Any) -> None:
        """Write a shaped run."""
        if item.item.analysis.level % 2:
            raise UnsafeText(self.text, Words("เขียนจากขวาไปซ้าย", "it runs from right to left"))
        font, size = self.stream.add_font(item.item.analysis.font)
        codes = codes_of(font, self.families, self.text)
        self.stream.set_font_size(font.hash, size)
        start = item.item.offset
        thousandth = size / FROM_UNITS / 1000
        for glyph in _glyphs(item, self.encoded[start : start + item.item.length]):
            if glyph[0] < _NO_GLYPH and glyph[4]:
                self.put(glyph, codes, thousandth)
            else:
                self.leave_out(glyph, codes, size)
            self.due += glyph[1]
        self.show()

    def put(self, glyph: Glyph, codes: Codes, thousandth: float) -> None:
        """Put a glyph in its place, by itself if it is above or below the base line."""
        number, _, x, down, characters = glyph
        shown, width = codes.written(number, characters)
        back = round((self.here - self.due - x) / thousandth)
        self.here += (width - back) * thousandth
        if down:
            self.show()
            self.stream.set_text_rise(-down * FROM_UNITS)
            self.stream.show_text(f"{back}{shown}")
            self.stream.set_text_rise(0)
        else:
            self.strings.append(f"{back}{shown}" if back else shown)

    def leave_out(self, glyph: Glyph, codes: Codes, size: float) -> None:
        """Keep a glyph that stands for no character as a figure; raise UnsafeText for no glyph."""
        number, _, x, down, _ = glyph
        if number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            missing = f"U+{number - pango.PANGO_GLYPH_UNKNOWN_FLAG:04X}"
            raise UnsafeText(self.text, Words(f"ฟอนต์ไม่มี {missing}", f"no font has {missing}"))
        if number != _NO_GLYPH:
            place = (self.due + x) * FROM_UNITS, -down * FROM_UNITS
            self.figures.append((codes.outline(number), size, *place))

    def show(self) -> None:
        """Show the strings that were collected."""
        if self.strings:
            self.stream.show_text("".join(self.strings).replace("><", ""))
            self.strings.clear()

    def draw_figures(self) -> None:
        """Draw the glyphs that stand for no character."""
        if not self.figures:
            return
        self.stream.end_text()
        for outline, size, x, y in self.figures:
            with self.stream.stacked():
                place = Matrix(a=size, d=size, e=x, f=y) @ self.matrix
                self.stream.transform(*place.values)
                self.stream.stream.append(outline)
        pydyf.Stream.begin_text(self.stream)
