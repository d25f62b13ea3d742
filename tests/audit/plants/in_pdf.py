"""Faults of a PDF page: each changes one page and tells whether the page has what it needs."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, Stream

Change = Callable[[Pdf, int], bool]
MANY = "\x00"
"""Stands for a code that means no letter or several."""
NUMBER = re.compile(r"\d+\.\d|\d{2,}")
WORD = re.compile(r"[ก-์]{4,}")
FILLED = ("f", "f*", "B", "B*")


@dataclass
class Shown:
    """A stretch of text that a page shows: where in its stream, and its letters."""

    at: int
    codes: list[int]
    text: str
    font: Font
    size: float
    place: tuple[float, float]


class Font:
    """What the codes of a font stand for."""

    def __init__(self, font: Any) -> None:
        text = font.ToUnicode.read_bytes().decode("latin-1")
        pairs = re.findall(r"(?m)^<([0-9A-Fa-f]{4})> *<([0-9A-Fa-f]+)> *$", text)
        self.letters = {int(c, 16): bytes.fromhex(u).decode("utf-16-be") for c, u in pairs}
        self.codes = {letter: code for code, letter in self.letters.items()}


@dataclass
class Page:
    """The stream of a page as it is changed."""

    pdf: Pdf
    number: int

    def __post_init__(self) -> None:
        self.page = self.pdf.pages[self.number - 1]
        self.ops = list(pikepdf.parse_content_stream(self.page))
        self.fonts = {name: Font(font) for name, font in self.page.Resources.Font.items()}

    def shown(self) -> Iterator[Shown]:
        """Yield what the page shows, in order."""
        font, size, place = None, 0.0, (0.0, 0.0)
        for at, (operands, operator) in enumerate(self.ops):
            kind = str(operator)
            if kind == "Tf":
                font, size = self.fonts[str(operands[0])], float(operands[1])
            elif kind == "Tm":
                place = float(operands[4]), float(operands[5])
            elif kind == "TJ" and font:
                data = b"".join(bytes(p) for p in operands[0] if isinstance(p, pikepdf.String))
                codes = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
                letters = (font.letters.get(code, "") for code in codes)
                text = "".join(own if len(own) == 1 else MANY for own in letters)
                yield Shown(at, codes, text, font, size, place)

    def put(self, at: int, codes: Sequence[int]) -> None:
        """Show other codes."""
        data = b"".join(code.to_bytes(2, "big") for code in codes)
        self.ops[at] = ContentStreamInstruction([Array([pikepdf.String(data)])], Operator("TJ"))

    def add(self, at: int, *lines: str) -> None:
        """Write operators before others."""
        stream = Stream(self.pdf, "\n".join(lines).encode())
        self.ops[at:at] = list(pikepdf.parse_content_stream(stream))

    def save(self) -> bool:
        """Put the stream into its page."""
        self.page.Contents = Stream(self.pdf, pikepdf.unparse_content_stream(self.ops))
        return True


def _numbers(page: Page) -> list[tuple[Shown, str]]:
    return [(s, found[0]) for s in page.shown() for found in NUMBER.finditer(s.text)]


def _retold(page: Page, shown: Shown, old: str, new: str) -> bool:
    """Show a text with a part changed, one letter for one code."""
    if {*new} - {*shown.font.codes}:
        return False
    codes = [shown.font.codes[letter] for letter in new]
    start = shown.text.index(old)
    page.put(shown.at, [*shown.codes[:start], *codes, *shown.codes[start + len(old) :]])
    return True


def swapped(pdf: Pdf, number: int, *, large: bool = False) -> bool:
    """Exchange two numbers of a page, those of most size or any."""
    page = Page(pdf, number)
    found = _numbers(page)
    if large:
        found.sort(key=lambda pair: -pair[0].size)
    else:
        random.Random(number).shuffle(found)
    for at, (one, a) in enumerate(found):
        for other, b in found[at + 1 :]:
            alike = a != b and one.at != other.at and len(a) == len(b)
            if alike and _retold(page, one, a, b) and _retold(page, other, b, a):
                return page.save()
    return False


def number_changed(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    for shown, old in reversed(_numbers(page)):
        new = old[:-1] + str((int(old[-1]) + 1) % 10)
        if "." in old and _retold(page, shown, old, new):
            return page.save()
    return False


def digits_turned(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    for shown, old in _numbers(page):
        if old[0] != old[1] and _retold(page, shown, old, old[1] + old[0] + old[2:]):
            return page.save()
    return False


def word_changed(pdf: Pdf, number: int) -> bool:
    """Exchange the first two letters that differ of a long word."""
    page = Page(pdf, number)
    for shown in page.shown():
        for at in range(3, len(shown.codes) - 3):
            a, b = shown.codes[at], shown.codes[at + 1]
            one, other = (shown.font.letters.get(code, "") for code in (a, b))
            if one != other and one.isalpha():
                codes = [*shown.codes]
                codes[at], codes[at + 1] = b, a
                page.put(shown.at, codes)
                return page.save()
    return False


def title_cut(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    largest = max(page.shown(), key=lambda shown: len(shown.codes) * shown.size, default=None)
    if largest is None or len(largest.codes) < 12:
        return False
    page.put(largest.at, largest.codes[:-8])
    return page.save()


def text_gone(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    found = [shown for shown, _ in _numbers(page)]
    if not found:
        return False
    page.put(found[len(found) // 2].at, [])
    return page.save()


def alt_changed(pdf: Pdf, number: int) -> bool:
    """Change the alternative text of a figure of a page."""
    wanted = pdf.pages[number - 1].objgen
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/Alt" in item and item.get("/S") == "/Figure":
            owner = item.get("/Pg")
            if owner is not None and owner.objgen == wanted and NUMBER.search(str(item.Alt)):
                item.Alt = pikepdf.String(NUMBER.sub("99", str(item.Alt), count=1))
                return True
    return False


def _before(page: Page, at: int) -> int:
    """Return where the text object begins that holds an operator."""
    return max(i for i in range(at) if str(page.ops[i].operator) == "BT") + 1


def _some(page: Page) -> Shown | None:
    """Return a number of a page that is followed by other text."""
    found = [shown for shown, _ in _numbers(page)]
    return found[len(found) // 3] if found else None


def _dressed(before: str, after: str, pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    shown = _some(page)
    if shown is None:
        return False
    page.add(shown.at + 1, after)
    page.add(shown.at, before)
    return page.save()


white = partial(_dressed, "1 1 1 rg", "0 0 0 rg")
invisible = partial(_dressed, "3 Tr", "0 Tr")
clipped_only = partial(_dressed, "7 Tr", "0 Tr")
pale = partial(_dressed, "0.9 0.9 0.9 rg", "0 0 0 rg")


def on_its_ground(pdf: Pdf, number: int) -> bool:
    """Show a text that stands on a colour in that colour."""
    page = Page(pdf, number)
    fill = None
    for at, (operands, operator) in enumerate(page.ops):
        if str(operator) == "rg":
            color = [float(o) for o in operands]
            if (
                color == [1, 1, 1]
                and fill
                and any(str(o.operator) == "TJ" for o in page.ops[at : at + 6])
            ):
                page.ops[at] = ContentStreamInstruction(fill, Operator("rg"))
                return page.save()
            if color != [1, 1, 1]:
                fill = list(operands)
    return False


def seen_through(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    shown = _some(page)
    if shown is None:
        return False
    states = page.page.Resources.ExtGState
    states["/none"] = Dictionary(ca=0, CA=0)
    states["/full"] = Dictionary(ca=1, CA=1)
    page.add(shown.at + 1, "/full gs")
    page.add(shown.at, "/none gs")
    return page.save()


def _placed(pdf: Pdf, number: int, x: float, y: float, scale: float) -> bool:
    page = Page(pdf, number)
    shown = _some(page)
    if shown is None:
        return False
    at = max(i for i in range(shown.at) if str(page.ops[i].operator) == "Tm")
    a, b, c, d, e, f = map(float, page.ops[at].operands)
    moved = [a * scale, b * scale, c * scale, d * scale, e + x, f + y]
    page.ops[at] = ContentStreamInstruction(moved, Operator("Tm"))
    return page.save()


off_page = partial(_placed, x=-3000.0, y=0.0, scale=1.0)
moved_off = partial(_placed, x=0.0, y=130.0, scale=1.0)
tiny = partial(_placed, x=0.0, y=0.0, scale=0.1)


def _after_text(lines: Callable[[Shown], str], pdf: Pdf, number: int) -> bool:
    """Draw something after everything else, at a number of a page."""
    page = Page(pdf, number)
    shown = _some(page)
    if shown is None:
        return False
    page.ops[:0] = list(pikepdf.parse_content_stream(Stream(pdf, b"q")))
    page.add(
        len(page.ops),
        "Q q 1 0 0 -1 0 540 cm".replace("540", str(float(page.page.MediaBox[3]))),
        lines(shown),
        "Q",
    )
    return page.save()


def _rectangle(shown: Shown, color: str, tall: float, wide: float, up: float) -> str:
    x, y = shown.place
    return f"{color} rg {x - 2} {y - up * shown.size} {wide} {tall * shown.size} re f"


struck = partial(_after_text, lambda s: _rectangle(s, "0.8 0 0", 0.08, s.size * 2.2, 0.35))
covered = partial(_after_text, lambda s: _rectangle(s, "1 1 1", 1.3, s.size * 6, 1.0))
blocked = partial(_after_text, lambda s: _rectangle(s, "0 0.44 0.74", 1.3, s.size * 6, 1.0))


def page_covered(pdf: Pdf, number: int) -> bool:
    return _after_text(lambda s: "1 1 1 rg 0 60 2000 600 re f", pdf, number)


def _path_of_seven(shown: Shown) -> str:
    """Draw the digit 7 as a path."""
    x, y, s = *shown.place, shown.size
    x += s * 3
    return (
        f"0.1 0.14 0.18 rg {x} {y} m {x + s * 0.3} {y - s * 0.6} l {x} {y - s * 0.6} l "
        f"{x} {y - s * 0.7} l {x + s * 0.45} {y - s * 0.7} l {x + s * 0.1} {y} l h f"
    )


def _stroked_one(shown: Shown) -> str:
    x, y, s = *shown.place, shown.size
    return f"0.1 0.14 0.18 RG 2 w {x + s * 3} {y} m {x + s * 3} {y - s} l S"


number_as_path = partial(_after_text, _path_of_seven)
number_as_line = partial(_after_text, _stroked_one)


def overpainted(pdf: Pdf, number: int) -> bool:
    """Cover a number and show another over it."""
    page = Page(pdf, number)
    shown = _some(page)
    if shown is None or "9" not in shown.font.codes:
        return False
    name = next(n for n, font in page.fonts.items() if font is shown.font)
    code = shown.font.codes["9"].to_bytes(2, "big").hex()
    x, y = shown.place
    text = f"BT {name} {shown.size} Tf 1 0 0 -1 {x} {y} Tm <{code}> Tj ET"
    cover = _rectangle(shown, "1 1 1", 1.3, shown.size * 4, 1.0)
    return _after_text(lambda s: f"{cover} 0 0 0 rg {text}", pdf, number)


def image_added(pdf: Pdf, number: int, size: float = 60.0) -> bool:
    page = Page(pdf, number)
    image = Stream(pdf, b"\x20\x40\x60" * 16)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 4, 4
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    page.page.Resources.XObject["/planted"] = image
    page.add(len(page.ops), f"q {size} 0 0 {size} 300 200 cm /planted Do Q")
    return page.save()


small_image_added = partial(image_added, size=9.0)


def form_added(pdf: Pdf, number: int) -> bool:
    """Add a watermark as a form with a path in it."""
    page = Page(pdf, number)
    form = Stream(pdf, b"0.7 0.7 0.7 rg 0 0 m 90 0 l 90 30 l 0 10 l h f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
    page.page.Resources.XObject["/mark"] = form
    page.add(len(page.ops), "q 1 0 0 1 300 200 cm /mark Do Q")
    return page.save()


def text_added(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    shown = _some(page)
    if shown is None or "7" not in shown.font.codes:
        return False
    name = next(n for n, font in page.fonts.items() if font is shown.font)
    code = shown.font.codes["7"].to_bytes(2, "big").hex()
    page.add(len(page.ops), f"q BT {name} 14 Tf 1 0 0 1 500 30 Tm <{code}> Tj ET Q")
    return page.save()


def word_added(pdf: Pdf, number: int) -> bool:
    """Show the words of a text a second time, elsewhere."""
    page = Page(pdf, number)
    shown = next((s for s in page.shown() if len(s.codes) > 5), None)
    if shown is None:
        return False
    name = next(n for n, font in page.fonts.items() if font is shown.font)
    codes = b"".join(c.to_bytes(2, "big") for c in shown.codes[2:]).hex()
    page.add(len(page.ops), f"q BT {name} 14 Tf 1 0 0 1 300 30 Tm <{codes}> Tj ET Q")
    return page.save()


def annotated(pdf: Pdf, number: int, subtype: str = "FreeText") -> bool:
    page = pdf.pages[number - 1]
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{subtype}"),
        Rect=Array([100, 100, 200, 130]),
        Contents=pikepdf.String("66.1"),
        DA=pikepdf.String("/Helv 12 Tf"),
    )
    page["/Annots"] = Array([*page.get("/Annots", []), pdf.make_indirect(note)])
    return True


stamped = partial(annotated, subtype="Stamp")
highlighted = partial(annotated, subtype="Highlight")


def _bars(page: Page) -> list[int]:
    """Return where the filled rectangles of a page are said that may be bars."""
    found = []
    for at, (operands, operator) in enumerate(page.ops[:-1]):
        if str(operator) == "re" and str(page.ops[at + 1].operator) in FILLED:
            wide, tall = map(float, operands[2:])
            if wide > 20 and 3 < tall < 40:
                found.append(at)
    return found


def _reshaped(pdf: Pdf, number: int, move: float, grow: float) -> bool:
    page = Page(pdf, number)
    bars = _bars(page)
    if len(bars) < 2:
        return False
    at = bars[len(bars) // 2]
    x, y, wide, tall = map(float, page.ops[at].operands)
    page.ops[at] = ContentStreamInstruction([x + move, y, wide * grow, tall], Operator("re"))
    return page.save()


bar_halved = partial(_reshaped, move=0.0, grow=0.5)
bar_longer = partial(_reshaped, move=0.0, grow=1.08)
bar_moved = partial(_reshaped, move=12.0, grow=1.0)


def dot_moved(pdf: Pdf, number: int) -> bool:
    """Move the last round mark of a page to the right."""
    page = Page(pdf, number)
    for start in reversed([i for i, op in enumerate(page.ops) if str(op.operator) == "m"]):
        end = next(
            i for i in range(start + 1, len(page.ops)) if str(page.ops[i].operator) not in "lc"
        )
        curves = sum(str(op.operator) == "c" for op in page.ops[start:end])
        if curves != 4 or str(page.ops[end].operator) != "h":
            continue
        for i in range(start, end):
            moved = [float(o) + 9 * (n % 2 == 0) for n, o in enumerate(page.ops[i].operands)]
            page.ops[i] = ContentStreamInstruction(moved, page.ops[i].operator)
        return page.save()
    return False


def _recolored(pdf: Pdf, number: int, least: int) -> bool:
    """Give a path of so many steps another colour."""
    page = Page(pdf, number)
    color, steps = None, 0
    for at, (_, operator) in enumerate(page.ops):
        kind = str(operator)
        if kind == "rg":
            color, steps = at, 0
        elif kind in ("l", "c"):
            steps += 1
        elif kind in FILLED:
            if color is not None and steps >= least:
                page.ops[color] = ContentStreamInstruction([0.2, 0.6, 0.3], Operator("rg"))
                return page.save()
            steps = 0
    return False


map_recolored = partial(_recolored, least=150)
mark_recolored = partial(_recolored, least=3)


def rotated(pdf: Pdf, number: int) -> bool:
    pdf.pages[number - 1].Rotate = 180
    return True


def cropped(pdf: Pdf, number: int) -> bool:
    page = pdf.pages[number - 1]
    left, low, right, high = map(float, page.MediaBox)
    page.CropBox = Array([left, low + (high - low) / 3, right, high])
    return True


def exchanged(pdf: Pdf, number: int) -> bool:
    """Exchange a page with the next but one."""
    one, other = pdf.pages[number - 1], pdf.pages[number + 1]
    one.Contents, other.Contents = other.Contents, one.Contents
    return True


def qr_covered(pdf: Pdf, number: int) -> bool:
    """Cover the largest square of many steps, as a code is."""
    page = pdf.pages[number - 1]
    wide = float(page.MediaBox[2])
    return _after_text(lambda s: f"1 1 1 rg {wide - 140} 20 130 110 re f", pdf, number)
