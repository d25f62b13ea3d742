"""Check that a page of a PDF shows what was placed on it, there, so large and in that colour.

Every stretch of text must belong to a text of the page that has its place there, every path to a
mark; nothing may be left over, and nothing may lie over a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from report_builder.audit.drawn import Drawing, Image, Ink, Mark, Text
from report_builder.audit.findings import Finding
from report_builder.audit.plan import RGB, Area, Element, Sign, Words
from report_builder.audit.reading import letters

NEAR, AROUND = 0.8, 3.0
"""How far a mark may be from its place, and what makes up a shape from its box, in points."""
_TEXT_OFF = 4.0
"""How far a text may begin outside its box, in points."""
_TONE, _SEEN = 3, 250
"""How far a part of a colour may be off, and how far what is seen must be seen, of 255."""
_SMALLER = 0.9
"""How much smaller than told a text may be, as a multiple of its size."""
_UNDER = 0.2
"""Share of a stretch of text that something drawn after it may lie over."""
_HALF, _ROUNDED = 0.5, 0.05
"""Square points by which the area of an outline may be off: it is told in whole ones, and drawn
between points that are rounded to tenths."""
_FULL, _SURE = 0.7, 0.6
"""Share of its box that what hides it fills, and share of its length that a text surely takes."""
_SPECK = 0.15
"""Points of a mark across and down at most that nobody sees."""
Begun = tuple[float, float, Text]
"""Where the middle of the first letter of a text stands, and the text."""
_LIFT, _LETTERS = 0.3, 0.6
"""How far above its base line the middle and the top of a letter are, in sizes."""


def findings(file: str, page: int, told: Sequence[Element], drawn: Drawing) -> Iterator[Finding]:
    """Yield what a page doesn't show where it was placed, and what it shows besides."""
    desk = _Desk(drawn)
    for element in told:
        begun = _near(desk.begun, _around([words.area for words in element.words]))
        for words in element.words:
            yield from _words(file, page, words, begun, desk)
        yield from _signs(file, page, element, desk)
    yield from (
        Finding("misplaced", file, page, text.words.strip())
        for text in desk.texts
        if text.order not in desk.read and text.words.strip()
    )
    yield from _left(file, page, desk)
    yield from _pictures(file, page, told, drawn.images)
    yield from (Finding("added", file, page, name) for name in drawn.others)


def _pictures(
    file: str, page: int, told: Sequence[Element], images: Sequence[Image]
) -> Iterator[Finding]:
    """Yield pictures that were placed and aren't there as they are, and those that are besides."""
    wanted = [element for element in told if element.kind == "picture"]
    for image in images:
        area = Area(*image.box)
        own = next((e for e in wanted if e.area.off(area) <= NEAR), None)
        if own is None:
            yield Finding("added", file, page, f"image {sized(area)}")
        elif own.content != image.content:
            yield Finding("turned", file, page, "image", own.alt)
        wanted = [element for element in wanted if element is not own]
    yield from (Finding("mark", file, page, expected=element.alt) for element in wanted)


@dataclass
class _Desk:
    """What is drawn on a page, and what of it was recognised."""

    drawn: Drawing
    read: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.texts = self.drawn.texts
        self.marks = self.drawn.marks
        self.begun = [(text.x, text.base - _LIFT * text.size, text) for text in self.texts]
        self.hiding = [mark for mark in reversed(self.marks) if _hides(mark)]


def _near(begun: Sequence[Begun], area: Area) -> list[Begun]:
    """Return the texts that begin in an area or close to it."""
    left, top = area.left - _TEXT_OFF, area.top - _TEXT_OFF
    right, bottom = area.right + _TEXT_OFF, area.bottom + _TEXT_OFF
    return [one for one in begun if left <= one[0] <= right and top <= one[1] <= bottom]


def _words(
    file: str, page: int, words: Words, begun: Sequence[Begun], desk: _Desk
) -> Iterator[Finding]:
    here = [text for _, _, text in _near(begun, words.area)]
    found = _claimed(words, here, desk)
    if found is None:
        rest = " ".join(t.words.strip() for t in here if t.order not in desk.read)
        yield Finding("turned", file, page, rest, words.text)
        return
    for text in found:
        desk.read.add(text.order)
        if not _is_seen(text, words):
            yield Finding("unseen", file, page, text.words.strip())
        if _covered(text, desk.hiding):
            yield Finding("covered", file, page, text.words.strip())


def _claimed(words: Words, here: Sequence[Text], desk: _Desk) -> list[Text] | None:
    """Return the stretches that say a text one after the other, None where none do."""
    wanted = letters(words.text)
    ends: list[int] = []
    said = ""
    for text in here:
        said += letters(text.words)
        ends.append(len(said))
    at, fallback = said.find(wanted), None
    while at >= 0:
        own = [t for t, end in zip(here, ends, strict=True) if at < end <= at + len(wanted)]
        if not any(text.order in desk.read for text in own):
            return own
        fallback = fallback or own
        at = said.find(wanted, at + 1)
    return fallback


def _is_seen(text: Text, words: Words) -> bool:
    inked = any(_same(text.ink, ink) for ink in words.inks)
    return inked and text.plain and text.size >= _SMALLER * words.size


def _covered(text: Text, marks: Sequence[Mark]) -> bool:
    top, bottom = text.base - _LETTERS * text.size, text.base
    right = text.x + _SURE * (text.right - text.x)
    whole = max((right - text.x) * (bottom - top), 1e-6)
    for mark in marks:
        if mark.order < text.order:
            break
        if mark.top < bottom and mark.bottom > top:
            wide = min(mark.right, right) - max(mark.left, text.x)
            tall = min(mark.bottom, bottom) - max(mark.top, top)
            if wide > 0 and wide * tall > _UNDER * whole:
                return True
    return False


def _hides(mark: Mark) -> bool:
    """Tell whether a mark hides what is in its box: a free form may leave it out."""
    box = (mark.right - mark.left) * (mark.bottom - mark.top)
    return mark.ink is not None and not mark.faint and mark.area > _FULL * box


def _same(ink: Ink | None, told: RGB) -> bool:
    if ink is None or ink[3] < _SEEN:
        return False
    return all(abs(a - b) <= _TONE for a, b in zip(ink[:3], told, strict=True))


def _area(mark: Mark) -> Area:
    return Area(mark.left, mark.top, mark.right, mark.bottom)


def _signs(file: str, page: int, element: Element, desk: _Desk) -> Iterator[Finding]:
    by = AROUND + 8 * (element.kind == "rule")
    left, top = element.area.left - by, element.area.top - by
    right, bottom = element.area.right + by, element.area.bottom + by
    here = [
        (at, mark)
        for at, mark in enumerate(desk.marks if element.signs else ())
        if left <= mark.left and top <= mark.top and mark.right <= right and mark.bottom <= bottom
    ]
    patches: dict[RGB, list[Sign]] = defaultdict(list)
    others: list[Sign] = []
    for sign in (sign for sign in element.signs if not sign.area.is_point):
        (patches[sign.ink] if sign.kind == "patch" else others).append(sign)
    for ink, signs in patches.items():
        yield from _patches(file, page, ink, signs, here, desk)
    if patches:
        here = [(at, mark) for at, mark in here if at not in desk.known]
    for sign in others:
        if not _matched(element, sign, here, desk):
            yield Finding("mark", file, page, _nearest(sign, here), _said(sign))


def _matched(element: Element, sign: Sign, here: Sequence[tuple[int, Mark]], desk: _Desk) -> bool:
    """Tell whether something here is a mark that was placed, and know it from now on."""
    if sign.kind in ("fill", "line") or element.kind in ("text", "figure"):
        left = sign.area.left
        here = [(at, mark) for at, mark in here if abs(mark.left - left) <= NEAR]
        here = [(at, mark) for at, mark in here if sign.area.off(_area(mark)) <= NEAR]
    own = [(at, mark) for at, mark in here if _inked(sign, mark)]
    if sign.kind == "outline":
        own = [(at, mark) for at, mark in own if sign.area.surrounds(_area(mark), NEAR)]
        areas: dict[int, float] = defaultdict(float)
        for _, mark in own:
            areas[mark.order] += mark.area
        around = sign.area.right - sign.area.left + sign.area.bottom - sign.area.top
        room = _HALF + max(1.0, 0.01 * sign.amount, _ROUNDED * around)
        own = [(at, m) for at, m in own if abs(areas[m.order] - sign.amount) <= room]
    desk.known.update(at for at, _ in own)
    return bool(own)


def _inked(sign: Sign, mark: Mark) -> bool:
    if sign.kind == "line":
        return _same(mark.line, sign.ink)
    faint = mark.ink is not None and mark.faint and _same((*mark.ink[:3], 255), sign.ink)
    return faint or _same(mark.ink, sign.ink) or _same(mark.line, sign.ink)


def _patches(
    file: str,
    page: int,
    ink: RGB,
    signs: Sequence[Sign],
    here: Sequence[tuple[int, Mark]],
    desk: _Desk,
) -> Iterator[Finding]:
    """Yield the shapes of a map of one colour that aren't those told, which follow each other."""
    rings = [(at, mark) for at, mark in here if _same(mark.ink, ink) and at not in desk.known]
    for sign in signs:
        own, rings = rings[: sign.amount], rings[sign.amount :]
        if len(own) < sign.amount or sign.area.off(_around([m for _, m in own])) > NEAR:
            yield Finding("mark", file, page, expected=_said(sign))
            return
        desk.known.update(at for at, _ in own)


def _around(marks: Sequence[Mark] | Sequence[Area]) -> Area:
    return Area(
        min((mark.left for mark in marks), default=0.0),
        min((mark.top for mark in marks), default=0.0),
        max((mark.right for mark in marks), default=0.0),
        max((mark.bottom for mark in marks), default=0.0),
    )


def _nearest(sign: Sign, here: Sequence[tuple[int, Mark]]) -> str:
    found = min((_area(mark) for _, mark in here), key=sign.area.off, default=None)
    return "" if found is None else sized(found)


def _said(sign: Sign) -> str:
    return sized(sign.area)


def sized(area: Area) -> str:
    """Say how large something is and where."""
    wide, tall = area.right - area.left, area.bottom - area.top
    return f"{wide:.1f} × {tall:.1f} pt @ {area.left:.0f}, {area.top:.0f}"


def _left(file: str, page: int, desk: _Desk) -> Iterator[Finding]:
    for at, mark in enumerate(desk.marks):
        if at not in desk.known and not _is_speck(mark):
            yield Finding("added", file, page, sized(_area(mark)))


def _is_speck(mark: Mark) -> bool:
    """Tell whether a mark is too small to be seen: what is next to nothing may be drawn or not."""
    return max(mark.right - mark.left, mark.bottom - mark.top) <= _SPECK
