"""Check that a slide holds the shapes that were placed on it: in their order, places and looks.

Shapes follow each other as the elements of the page do. One that has no element was added; one
that has is where it was placed, says the same, and looks the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, zip_longest

from report_builder.audit.drawn import Ink, Shape
from report_builder.audit.findings import Finding
from report_builder.audit.places import sized
from report_builder.audit.plan import RGB, Area, Element, Sign
from report_builder.audit.reading import squeezed

OFF, MARK_OFF = 2.5, 1.0
"""How far a shape may be from its place, and a mark of a chart or map, in points."""
_EDGE = 0.1
"""How far below the top of a table its head surely begins, in points."""
_TONE = 4
"""How far a part of a colour may be off, of 255: Office keeps shades in whole percents."""
_KINDS = {
    **dict.fromkeys(("text", "figure", "outline"), "shape"),
    **dict.fromkeys(("table", "cells"), "table"),
    **dict.fromkeys(("chart", "map", "icon"), "group"),
    "rule": "line",
    "picture": "picture",
}
_BULLETS = re.compile(r"(?m)^[•–]")
_SHAPES = {"text": "shape", "figure": "shape", "chart": "group"}

Key = tuple[str, str]
Pair = tuple[Element, Shape]


def findings(
    file: str, page: int, told: Sequence[Element], found: Sequence[Shape]
) -> Iterator[Finding]:
    """Yield the shapes of a slide that it should not have, or not there or not so."""
    pairs, extra = _paired(told, found)
    for element, shape in pairs:
        yield from _compared(file, page, element, shape)
    known = [(element.area, element.signs) for element in told]
    for shape in extra:
        if not _is_hidden_title(shape) and not _is_ground(shape, known):
            yield Finding("added", file, page, _named(shape))


def _paired(told: Sequence[Element], found: Sequence[Shape]) -> tuple[list[Pair], list[Shape]]:
    """Return elements with their shapes, and the shapes that are left over."""
    keys = [*map(_told_key, told)], [*map(_found_key, found)]
    pairs: list[Pair] = []
    extra: list[Shape] = []
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(told[a:b], found[c:d], strict=True)
        else:
            own, rest = _alike(told[a:b], found[c:d])
            pairs += own
            extra += rest
    return pairs, extra


def _alike(told: Sequence[Element], found: Sequence[Shape]) -> tuple[list[Pair], list[Shape]]:
    """Pair what differs by where it stands: a text or a table with other words is still itself."""
    pairs, rest, free = [], [], [*told]
    for shape in found:
        area = Area(*shape.box)
        own = min(free, key=lambda element: element.area.off(area), default=None)
        if own and _told_key(own)[0] == _found_key(shape)[0] and own.area.off(area) <= OFF:
            free.remove(own)
            pairs.append((own, shape))
        else:
            rest.append(shape)
    return pairs, rest


def _told_key(element: Element) -> Key:
    kind = _KINDS[element.kind]
    return kind, "" if kind == "group" else _letters(element.text)


def _found_key(shape: Shape) -> Key:
    kind = _SHAPES.get(shape.kind, shape.kind)
    return kind, _letters(shape.words or "\n".join(filter(None, shape.cells)))


def _letters(text: str) -> str:
    """Return the characters of a text without bullets, which a style may give."""
    return squeezed(_BULLETS.sub("", text))


def _named(shape: Shape) -> str:
    return shape.words or f"{shape.name} {sized(Area(*shape.box))}"


def _is_hidden_title(shape: Shape) -> bool:
    return shape.kind == "text" and "hidden" in shape.oddities


def _is_ground(shape: Shape, known: Sequence[tuple[Area, Sequence[Sign]]]) -> bool:
    """Tell whether a shape is what is behind a text, drawn by itself."""
    area = Area(*shape.box)
    return shape.kind == "figure" and any(
        place.off(area) <= OFF and any(same(shape.fill, sign.ink) for sign in signs)
        for place, signs in known
    )


def _compared(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    kind = _KINDS[element.kind]
    said = _named(shape)
    if kind == "shape" and _letters(shape.words) != _letters(element.text):
        yield Finding("turned", file, page, shape.words, element.text)
    if element.kind != "map" and shape.placed and not _stands(element, Area(*shape.box)):
        yield Finding("misplaced", file, page, said, sized(element.area))
    if kind != "line" and shape.oddities:
        yield Finding("unseen", file, page, f"{said} ({', '.join({*shape.oddities})})")
    if kind == "shape":
        yield from _looks(file, page, element, shape)
    if kind == "picture" and element.content != shape.content:
        yield Finding("turned", file, page, said, element.alt)
    if kind == "table":
        yield from _cells(file, page, element, shape)
    if element.kind == "map":
        yield from _map(file, page, element, shape)
    if element.kind == "chart" and shape.within:
        yield from _chart(file, page, element, shape)
    if element.kind == "icon":
        yield from _icon(file, page, element, shape)


def _stands(element: Element, area: Area) -> bool:
    """Tell whether a shape is where it was placed; a label may have more room for other faces."""
    place = _place(element)
    return place.off(area) <= OFF or (
        element.kind == "text" and not element.signs and _is_wider(place, area)
    )


def _is_wider(place: Area, area: Area) -> bool:
    """Tell whether an area is wider than a place at one side, or at both alike."""
    left, right = place.left - area.left, area.right - place.right
    level = max(abs(place.top - area.top), abs(place.bottom - area.bottom)) <= OFF
    kept = min(abs(left), abs(right), abs(left - right)) <= OFF
    return level and kept and min(left, right) >= -OFF


def _place(element: Element) -> Area:
    outline = next((sign.area for sign in element.signs if sign.kind == "outline"), None)
    return outline or element.area


def _looks(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    """Yield colours that a text or a ground doesn't have, and outlines of another area."""
    inks = [ink for words in element.words for ink in words.inks]
    if not all(any(same(own, ink) for ink in inks) for own in shape.inks):
        yield Finding("unseen", file, page, shape.words)
    fills = [sign.ink for sign in element.signs]
    if shape.fill and fills and not any(same(shape.fill, ink) for ink in fills):
        yield Finding("mark", file, page, _named(shape))
    for sign in element.signs:
        if sign.kind == "outline" and abs(shape.area - sign.amount) > max(2, 0.01 * sign.amount):
            yield Finding("mark", file, page, _named(shape), sized(sign.area))


def same(found: Ink | tuple[()] | None, told: RGB) -> bool:
    """Tell whether a colour is the one that was told; one that nobody knows is."""
    if not found:
        return found is not None
    return all(abs(a - b) <= _TONE for a, b in zip(found[:3], told, strict=True))


def _cells(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    told = [words.text for words in element.words]
    own = [cell for cell in shape.cells if cell.strip()]
    for found, expected in zip_longest(own, told, fillvalue=""):
        if squeezed(found) != squeezed(expected):
            yield Finding("turned", file, page, found, expected)
    if not _is_shaded(element, shape) or not _is_ruled(element, shape):
        yield Finding("mark", file, page, _named(shape))


def _is_ruled(element: Element, table: Shape) -> bool:
    """Tell whether the cells that say something begin where a column of the table does."""
    begins = [*accumulate(table.columns, initial=element.area.left)]
    lefts = {words.area.left for words in element.words}
    return all(any(abs(left - begin) <= OFF for begin in begins) for left in lefts)


def _is_shaded(element: Element, table: Shape) -> bool:
    """Tell whether the cells of a table have their colours; the head may have those of a style."""
    told = [sign for sign in element.signs if sign.kind == "fill"]
    body = [sign for sign in told if sign.area.top > element.area.top + _EDGE]
    own = told if len(table.shades) == len(told) else body
    return len(own) == len(table.shades) and all(
        same(found, sign.ink) for found, sign in zip(table.shades, own, strict=True)
    )


def _flat(shapes: Sequence[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        if shape.kind == "group":
            yield from _flat(shape.within)
        else:
            yield shape


def _map(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    """Yield the shapes of a map that have another place or colour, and what stands among them."""
    patches = [sign for sign in element.signs if sign.kind == "patch"]
    frames = [sign for sign in element.signs if sign.kind != "patch"]
    drawn = [*_flat(shape.within)]
    outlines = [one for one in drawn if one.own_outline]
    for sign, own in zip_longest(patches, outlines):
        if own is None or sign is None:
            yield Finding("mark", file, page, "" if own is None else own.name)
        elif sign.area.off(Area(*own.box)) > MARK_OFF or not same(own.fill, sign.ink):
            yield Finding("mark", file, page, own.name)
    for own in drawn:
        if not own.own_outline and not _is_one_of(own, frames):
            yield Finding("added", file, page, _named(own))


def _is_one_of(shape: Shape, signs: Sequence[Sign]) -> bool:
    """Tell whether a bar, line or frame is one of those told: its place and its colour."""
    area = Area(*shape.box)
    inks = [ink for ink in (shape.fill, shape.line) if ink is not None]
    return any(
        sign.area.off(area) <= MARK_OFF and any(same(ink, sign.ink) for ink in inks)
        for sign in signs
    )


def _chart(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    """Yield what of a chart drawn of shapes is not as it was placed.

    What is drawn natively is read as such; a chart of shapes alone must have all its marks.
    """
    drawn = [*_flat(shape.within)]
    for own in drawn:
        if own.kind == "text":
            yield from _label(file, page, element, own)
        elif own.kind != "chart" and not _is_one_of(own, element.signs):
            yield Finding("mark", file, page, _named(own))
    if any(own.kind == "chart" for own in drawn):
        return
    for sign in element.signs:
        if sign.kind == "fill" and not any(_is_one_of(own, [sign]) for own in drawn):
            yield Finding("mark", file, page, expected=sized(sign.area))


def _label(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    """Yield a label that stands where no such words were placed."""
    area = Area(*shape.box)
    if shape.oddities:
        yield Finding("unseen", file, page, shape.words)
    for line in shape.words.split("\n"):
        near = [
            words.text
            for words in element.words
            if area.holds(
                (words.area.left + words.area.right) / 2,
                (words.area.top + words.area.bottom) / 2,
                OFF,
            )
        ]
        if squeezed(line) not in map(squeezed, near):
            yield Finding("turned", file, page, line, ", ".join(near))


def _icon(file: str, page: int, element: Element, shape: Shape) -> Iterator[Finding]:
    for own in _flat(shape.within):
        inside = element.area.surrounds(Area(*own.box), OFF)
        inked = own.fill is None or any(same(own.fill, sign.ink) for sign in element.signs)
        if own.words or not inside or not inked:
            yield Finding("added", file, page, _named(own))
