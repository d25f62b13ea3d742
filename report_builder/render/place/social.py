"""Place a picture for social media: few words, one number seen first, the country as art."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from report_builder.model import Run, Text, plain
from report_builder.render import maps
from report_builder.render.layout import PIXELS, PageFormat, columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    MapBox,
    OutlineBox,
    Page,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.room import has_room
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide, UnitMap
from report_builder.thai.measure import companied

FORMS = (
    PageFormat("1200x630", 1200 / PIXELS, 630 / PIXELS, measured=True),
    PageFormat("1080x1080", 1080 / PIXELS, 1080 / PIXELS, measured=True),
)
"""The forms of pictures, named for their size in pixels."""
BAND, MARGIN, INSIDE, ART = 0.22, 0.6, 0.3, 0.31
"""Inches of the band at the left, around words and the map, and the share of width of its field."""
GAP, SPARE = 0.16, 0.3
"""Inches between words that stand together and others, and by how much that may grow."""
LARGEST, LARGE, LESS = (150.0, 132.0), (120.0, 108.0, 96.0, 90.0), (60.0, 44.0, 28.0)
SCALES, USUAL = (1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5), 3
WAYS = (
    *product(SCALES[:USUAL], LARGEST),
    *product(SCALES, LARGE),
    *product(SCALES, LESS),
)
"""How large words and the number are set: as a share of the usual and in points, best first."""
RING, AROUND = 0.22, 0.12
"""Inches of the smallest ring around a unit, and between a unit and its ring."""
MARK, SWATCH = Box(0.0, 0.0, 1.75, 0.42), 0.3
"""The mark of made-up data, and inches of the colour of a group."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How large words are set, as a share of the usual, and the number in points."""

    scale: float
    number: float

    def line(
        self, text: Text, size: float, color: str = "ink", face: Face = Face.BODY
    ) -> tuple[Line, ...]:
        """Return words in their size, nothing for none."""
        points = max(flow.FLOOR, round(size * self.scale, 1))
        return (Line(text, Role.TEXT, face, points, color, leading=1.35),) if plain(text) else ()

    def large(self, text: Text, color: str) -> tuple[Line, ...]:
        """Return the number that is seen first."""
        return (Line(text, Role.TEXT, Face.HEADING, self.number, color, leading=1.1),)


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that stay together, and the colour that they explain, if any."""

    name: str
    lines: tuple[Line, ...]
    swatch: str = ""


def picture(slide: Slide, form: PageFormat, *, country: bool) -> Page | None:
    """Return a slide as a picture of a form, None where its words have no room.

    The `country` is drawn beside what shows no map itself.
    """
    art = tuple(_art(slide, form, country=country))
    left, field = BAND + MARGIN, form.width * (1 - (ART if art else 0.0)) - MARGIN
    area = Box(left, MARGIN, field - left, form.height - 2 * MARGIN)
    ways = (_placed(slide, area, _Way(*way)) for way in WAYS)
    placed = next((way for way in ways if way is not None), None)
    band = Figure("band", Box(0.0, 0.0, BAND, form.height), Shape.RECTANGLE, "brand")
    return None if placed is None else _page(slide, (band, *art, *placed))


def _page(slide: Slide, elements: tuple[Element, ...]) -> Page:
    return Page(
        id=slide.id,
        number=1,
        layout="picture",
        title=plain(slide.title),
        section=slide.section,
        elements=elements,
        synthetic=slide.synthetic,
    )


def _art(slide: Slide, form: PageFormat, *, country: bool) -> Iterator[Element]:
    """Yield the map at the right: units by group, where a unit lies, or the country alone."""
    shown = [panel.exhibit for panel in slide.panels if isinstance(panel.exhibit, UnitMap)]
    if not shown and not country:
        return
    ground = Box(form.width * (1 - ART), 0.0, form.width * ART, form.height)
    inner = ground.inset(INSIDE, INSIDE)
    yield Figure("art", ground, Shape.RECTANGLE, "tint")
    if shown and len(shown[0].fills) > 1:
        yield MapBox(shown[0].name, inner, shown[0])
    else:
        yield from _country(shown[0] if shown else UnitMap("art.map", (), ""), inner)


def _country(shown: UnitMap, area: Box) -> Iterator[Element]:
    """Yield the outlines of all units, and a ring around the one that is told of."""
    placed = maps.placed(MapBox(shown.name, area, shown))
    rings = {patch.code: patch.rings for patch in placed.patches}
    whole = tuple(chain.from_iterable(rings.values()))
    yield OutlineBox("art.country", area, whole, "quiet", "white")
    for code, color in shown.fills:
        unit = maps.bounds(rings[code])
        x, y = unit.x + unit.w / 2, unit.y + unit.h / 2
        radius = max(RING, math.hypot(unit.w, unit.h) / 2 + AROUND)
        around = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        yield OutlineBox("art.unit", area, rings[code], color, "white", shown.alt)
        yield Figure("art.ring", around, Shape.OVAL, outline=color)


def _placed(slide: Slide, area: Box, way: _Way) -> tuple[Element, ...] | None:
    """Return the words of a picture, its facts beside the number where the picture is wide."""
    foot = _foot(slide, area)
    room = replace(area, h=min(box.box.y for box in foot) - GAP - area.y)
    head, led, facts = (tuple(make(slide, way)) for make in (_head, _led, _facts))
    top = _stacked(head, room, 0.0)
    if top is None:
        return None
    below = room.y + sum(box.box.h for box in top) + GAP * len(top)
    rest = Box(room.x, below, room.w, room.bottom - below)
    half = -(-len(facts) // 2)
    pair = (led, facts) if led else (facts[:half], facts[half:])
    beside = len(facts) > 1 and area.w > area.h
    parts = columns(rest, (1.0, 1.1)) if beside else (rest,)
    told = pair if beside else ((*led, *facts),)
    placed = [_stacked(blocks, part, SPARE) for blocks, part in zip(told, parts, strict=True)]
    boxes = [box for found in placed for box in found or ()]
    colors = {block.name: block.swatch for block in facts}
    shown = [element for box in boxes for element in _colored(box, colors)]
    return None if rest.h < 0 or None in placed else (*top, *shown, *foot)


def _head(slide: Slide, way: _Way) -> Iterator[_Block]:
    kicker = (replace(line, role=Role.NOTE) for line in way.line(slide.kicker, 18.0, "muted"))
    title = way.line(slide.title, 36.0, "brand", Face.HEADING)
    yield _Block("kicker", tuple(kicker))
    yield _Block("title", tuple(replace(line, role=Role.TITLE, leading=1.25) for line in title))


def _numbers(slide: Slide) -> Sequence[Panel]:
    """Return the panel whose number is seen first, none where a map is."""
    first, *_ = slide.panels
    return () if first.exhibit else (first,)


def _led(slide: Slide, way: _Way) -> Iterator[_Block]:
    """Yield the number, with what it is above it and what is said of it below."""
    for panel in _numbers(slide):
        what, more = (panel.heading, panel.caption) if panel.heading else (panel.caption, ())
        texts = (line for p in panel.paragraphs for line in way.line(p.text, 24.0))
        lines = (
            *way.line(what, 22.0, "muted", Face.BOLD),
            *way.large(panel.number, panel.color),
            *way.line(panel.unit, 22.0, "muted"),
            *way.line(more, 22.0, "muted"),
            *texts,
        )
        yield _Block(panel.name, lines)


def _facts(slide: Slide, way: _Way) -> Iterator[_Block]:
    """Yield what else is told: the group of a unit, its strength and gap; the groups of a map."""
    for panel in slide.panels:
        if panel not in _numbers(slide):
            grouped = panel.color.startswith("group")
            lines = _group(panel, way) if grouped else _fact(panel, way)
            yield _Block(panel.name, lines, panel.color if grouped else "")


def _fact(panel: Panel, way: _Way) -> tuple[Line, ...]:
    color = "muted" if panel.color == "brand" else panel.color
    return (
        *way.line(panel.heading, 20.0, color, Face.BOLD),
        *way.line(panel.number, 30.0, "ink", Face.HEADING),
        *way.line(panel.caption, 20.0),
        *(line for p in panel.paragraphs for line in way.line(p.text, 24.0)),
    )


def _group(panel: Panel, way: _Way) -> tuple[Line, ...]:
    counted = (*panel.number, Run("\u00a0"), *panel.unit)
    return (*way.line(counted, 30.0, "ink", Face.HEADING), *way.line(panel.heading, 20.0))


def _stacked(blocks: Sequence[_Block], area: Box, most: float) -> tuple[TextBox, ...] | None:
    """Return blocks one below the other, further apart where there is room, None without it."""
    kept = [block for block in blocks if block.lines]
    wide = [area.w - (SWATCH + GAP if block.swatch else 0.0) for block in kept]
    lines = [_broken(b.lines, w) for b, w in zip(kept, wide, strict=True)]
    talls = [flow.height(own, w) for own, w in zip(lines, wide, strict=True)]
    spare = area.h - sum(talls) - GAP * (len(kept) - 1)
    large = (line for block in kept for line in block.lines if line.face is Face.HEADING)
    whole = all(flow.text_lines(line, area.w) == 1 for line in large if line.role is Role.TEXT)
    if spare < 0 or not whole:
        return None
    places = rows(area, talls, GAP + min(most, spare / max(1, len(kept))))
    boxes = tuple(
        TextBox(block.name, Box(area.right - w, place.y, w, place.h), own)
        for block, own, w, place in zip(kept, lines, wide, places, strict=True)
    )
    return boxes if all(map(has_room, boxes)) else None


def _broken(lines: Sequence[Line], width: float) -> tuple[Line, ...]:
    """Return lines that break between phrases, and before a minus rather than after it."""
    whole = (flow.whole_words(_before_minus(line, width), width) for line in lines)
    return tuple(_parted(line, width) if line.face is Face.HEADING else line for line in whole)


def _parted(line: Line, width: float) -> Line:
    """Return a title in the lines that it was measured in, none of a word by itself."""
    room = width * flow.POINTS * flow.RESERVE
    parts = companied(plain(line.text), str(line.face), line.size, room)
    return replace(line, text=flow.in_lines(line.text, parts))


def _before_minus(line: Line, width: float) -> Line:
    if flow.one_line(line, plain(line.text), width):
        return line
    parted = (replace(run, text=run.text.replace("\u00a0−", "\n−")) for run in line.text)
    return replace(line, text=tuple(parted))


def _colored(box: TextBox, colors: dict[str, str]) -> Iterator[Element]:
    """Yield words, and before them the colour that they explain."""
    if color := colors.get(box.name):
        place = Box(box.box.x - SWATCH - GAP, box.box.y, SWATCH, box.box.h)
        edge = theme().edge(color)
        yield Figure(f"{box.name}.swatch", place, Shape.RECTANGLE, color, edge)
    yield box


def _foot(slide: Slide, area: Box) -> tuple[TextBox, ...]:
    """Return the mark of made-up data and the source, side by side at the foot."""
    mark = replace(MARK, x=area.x, y=area.bottom - MARK.h)
    words = Line(
        (Run(SYNTHETIC),), Role.NOTE, Face.BOLD, 18.0, "white", align="center", leading=1.3
    )
    left = mark.right + GAP if slide.synthetic else area.x
    source = Line(slide.source, Role.NOTE, Face.BODY, 15.0, "muted", leading=1.35)
    tall = max(MARK.h, flow.height((source,), area.right - left))
    told = Box(left, area.bottom - tall, area.right - left, tall)
    said = TextBox("source", told, (source,), "middle")
    marked = TextBox("synthetic", mark, (words,), "middle", Shape.ROUNDED, "alert")
    return (marked, said) if slide.synthetic else (said,)
