"""Place the parts of a dimension: a row each, with icon, name, what it asks, and its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from report_builder.model import Run, plain
from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Figure, Icon, Line, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.even import level_rows
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide
from report_builder.thai.measure import text_width

ICON, SMALL_ICON = 0.56, 0.27
"""Sides in inches of the disc of a row, and of the icon beside an item."""
ICON_ROOM = SMALL_ICON + 0.08
"""Inches from the icon of an item to its words."""
NAME, GAP = 2.4, 0.18
SCORE, FEW_SCORE, FEW = (0.85, 24.0), (1.45, 44.0), 3
"""Inches and points of a score, of those of few rows, and how many rows are few."""
ACROSS, TILE_PAD, TILE_GAP, TILE_MORE, TILE_ICON = (4, 3, 2), 0.1, 0.1, 0.3, 0.3
"""Tiles beside each other at most, in the order in which they are tried; inches within tiles and
between them, those by which they may grow, and those of their icons."""
COLUMN_GAP, SLACK = 0.15, 0.01
"""Inches between columns of items, and those that an item with an icon may be wider than asked."""
MOST_COLUMNS = 4
HARDLY = 0.1
TALLEST, LOWER = 1.0, 0.12
"""Inches that a row may be taller than its words, and that these then begin lower."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Paragraphs that stand together: one text, or items in columns beside each other."""

    boxes: tuple[Box, ...]
    columns: tuple[tuple[Line, ...], ...]
    icons: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        pairs = zip(self.columns, self.boxes, strict=True)
        return max(flow.height(lines, box.w) for lines, box in pairs)

    @property
    def whole(self) -> bool:
        pairs = zip(self.columns, self.boxes, strict=True)
        return not any(flow.broken_word(lines, box.w) for lines, box in pairs)


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Items as tiles beside and under each other: their boxes, and the lines and icon of each."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[Line, ...], ...]
    icons: tuple[str, ...]
    whole: bool

    @property
    def height(self) -> float:
        return max(box.bottom for box in self.boxes)

    def taller(self, height: float) -> _Tiles:
        """Return the tiles with rows so much taller that all together have a height."""
        tops = sorted({box.y for box in self.boxes})
        more = (height - self.height) / len(tops)
        boxes = (replace(b, y=b.y + tops.index(b.y) * more, h=b.h + more) for b in self.boxes)
        return replace(self, boxes=tuple(boxes))


def tiled(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, its items as tiles, or None where they don't fit.

    Tiles aren't worth the smallest type: items stand in columns rather.
    """
    if sizes.body == flow.FLOOR:
        return None
    found = (_rows(slide, area, across, sizes) for across in ACROSS)
    return next((way for way in found if way is not None), None)


def components(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, lines closer together where they must, or None."""
    close = replace(sizes, leading=1.28, gap=0.045)
    return _rows(slide, area, 0, sizes) or _rows(slide, area, 0, close)


def _rows(slide: Slide, area: Box, across: int, sizes: Sizes) -> tuple[Element, ...] | None:
    cells = _cells(slide.panels, area)
    parts = [_parts(p.paragraphs, cells, across, sizes) for p in slide.panels]
    if across and not any(isinstance(part, _Tiles) for own in parts for part in own):
        return None
    heads = [_head(p, sizes) for p in slide.panels]
    beside = [flow.height(head, cells.name.w) for head in heads]
    tall = [_height(own, head, sizes) for own, head in zip(parts, beside, strict=True)]
    scores = [_score(panel, len(slide.panels)) for panel in slide.panels]
    heights = [
        max(flow.height(score, cells.score.w), head, cells.icon.h, told) + 2 * _pad(sizes)
        for score, head, told in zip(scores, beside, tall, strict=True)
    ]
    spare = area.h - sum(heights)
    if spare < 0 or not all(part.whole for own in parts for part in own):
        return None
    air = min(TALLEST, spare / len(heights))
    top = _pad(sizes) + min(LOWER, air / 2)
    parts = [_grown(own, air - LOWER) for own in parts]
    places = rows(area, [height + air for height in heights], 0.0)
    return tuple(
        element
        for panel, head, score, own, row in zip(
            slide.panels, heads, scores, parts, places, strict=True
        )
        for element in _row(panel, (head, score), own, row, cells.at(row, top), sizes)
    )


def _grown(parts: Sequence[_Part | _Tiles], air: float) -> tuple[_Part | _Tiles, ...]:
    """Return parts whose tiles take what a row has to spare, as far as it helps them."""
    more = max(0.0, min(TILE_MORE * sum(isinstance(part, _Tiles) for part in parts), air))
    return tuple(
        part.taller(part.height + more) if isinstance(part, _Tiles) else part for part in parts
    )


def _pad(sizes: Sizes) -> float:
    return 0.75 * sizes.gap


@dataclass(frozen=True, slots=True)
class _Cells:
    """The places of a row: from left to right icon, name, text and score."""

    icon: Box
    name: Box
    text: Box
    score: Box

    @property
    def under(self) -> Box:
        """Return the place under the name and the text of a row."""
        return replace(self.text, x=self.name.x, w=self.text.right - self.name.x)

    def at(self, row: Box, pad: float) -> _Cells:
        top, tall = row.y + pad, row.h - pad
        cells = (replace(c, y=top, h=tall) for c in (self.name, self.text, self.score))
        return _Cells(replace(self.icon, y=top + 0.03), *cells)


def _cells(panels: Sequence[Panel], area: Box) -> _Cells:
    side = ICON
    icon = side + GAP if any(panel.icon for panel in panels) else 0.0
    wide = _sized(len(panels))[0]
    score = wide + GAP if any(panel.number for panel in panels) else 0.0
    text = area.x + icon + NAME + GAP
    return _Cells(
        Box(area.x, area.y, side, side),
        Box(area.x + icon, area.y, NAME, area.h),
        Box(text, area.y, area.right - score - text, area.h),
        Box(area.right - wide, area.y, wide, area.h),
    )


def _sized(panels: int) -> tuple[float, float]:
    """Return the inches and the points of the scores of so many rows."""
    return FEW_SCORE if panels <= FEW else SCORE


def _head(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    caption = (flow.caption_line(panel.caption, sizes.caption),) if panel.caption else ()
    return (flow.whole_words(heading, NAME), *caption)


def _parts(
    paragraphs: Iterable[Paragraph], cells: _Cells, across: int, sizes: Sizes
) -> tuple[_Part | _Tiles, ...]:
    """Return the parts of a row: those from the first tiles on stand under its name as well."""
    made: list[_Part | _Tiles] = []
    for bulleted, group in groupby(paragraphs, lambda paragraph: bool(paragraph.bullet)):
        tiles = bulleted and across
        under = tiles or any(isinstance(part, _Tiles) for part in made)
        width = cells.under.w if under else cells.text.w
        own = tuple(group)
        if tiles:
            made.append(_tiled(own, width, across, sizes))
        elif bulleted:
            made.append(_listed(own, width, sizes))
        else:
            lines = flow.body_lines(own, sizes)
            made.append(_Part((Box(0.0, 0.0, width, 0.0),), (lines,), ((),)))
    return tuple(made)


def _tiled(items: Sequence[Paragraph], width: float, across: int, sizes: Sizes) -> _Tiles:
    """Return a tile for each item with those below it, so many beside each other at most."""
    units = tuple(_units(items))
    deep = -(-len(units) // across)
    across = -(-len(units) // deep)
    left = TILE_ICON + TILE_PAD if any(unit[0].icon for unit in units) else 0.0
    cells = columns(Box(0.0, 0.0, width, 0.0), [1.0] * across, TILE_GAP)
    room = cells[0].w - 2 * TILE_PAD - left
    lines = [tuple(map(_bare, flow.body_lines(unit, sizes, space=0.15))) for unit in units]
    tall = [
        max(flow.height(own, room) for own in row) + 2 * TILE_PAD
        for row in chunks(lines, [across] * deep)
    ]
    places = rows(Box(0.0, 0.0, width, 0.0), tall, TILE_GAP)
    boxes = (Box(cell.x, row.y, cell.w, row.h) for row in places for cell in cells)
    return _Tiles(
        tuple(boxes)[: len(units)],
        tuple(lines),
        tuple(unit[0].icon for unit in units),
        not any(flow.broken_word(own, room) for own in lines),
    )


def _bare(line: Line) -> Line:
    """Return an item with its number in its text; a tile needs no bullet that says nothing."""
    if line.indent:
        return line
    number = () if len(line.bullet) == 1 else (Run(f"{line.bullet}\u00a0"),)
    return replace(line, text=(*number, *line.text), bullet="", hang=0.0)


def _listed(items: Sequence[Paragraph], width: float, sizes: Sizes) -> _Part:
    """Return items in the fewest columns that are hardly taller than the lowest way."""
    units = tuple(_units(items))
    ways = [_side_by_side(units, n, width, sizes) for n in range(1, MOST_COLUMNS + 1)]
    whole = [way for way in ways if way.whole]
    lowest = min((way.height for way in whole), default=0.0)
    return next((way for way in whole if way.height <= lowest + HARDLY), ways[0])


def _units(items: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Yield each item with the items below it."""
    starts = [n for n, item in enumerate(items) if item.level == 0 or n == 0]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        yield tuple(items[start:end])


def _side_by_side(
    units: Sequence[tuple[Paragraph, ...]], count: int, width: float, sizes: Sizes
) -> _Part:
    """Return items in columns as wide as the longest of each asks for."""
    per = -(-len(units) // count)
    listed = chunks(units, [per] * count)
    items = [tuple(item for unit in own for item in unit) for own in listed]
    asked = [max(_asked(item, sizes) for item in own) for own in items]
    even = sum(asked) / len(asked)
    weights = [max(each, 0.6 * even) for each in asked]
    boxes = columns(Box(0.0, 0.0, width, 0.0), weights, COLUMN_GAP)
    lines = [
        chunks(_lines(own, sizes), [len(unit) for unit in units])
        for own, units in zip(items, listed, strict=True)
    ]
    return _Part(
        boxes,
        level_rows(lines, [box.w for box in boxes]),
        tuple(tuple(item.icon for item in own) for own in items),
    )


def _asked(item: Paragraph, sizes: Sizes) -> float:
    """Return the width in inches that an item needs to stand in one line."""
    words = text_width(plain(item.text), "body", sizes.body) / flow.POINTS / flow.RESERVE
    return words + flow.hang(item.bullet) + (ICON_ROOM + SLACK if item.icon else 0.1)


def _lines(items: Sequence[Paragraph], sizes: Sizes) -> tuple[Line, ...]:
    room = ICON_ROOM if any(item.icon for item in items) else 0.0
    lines = flow.body_lines(items, sizes, space=0.15)
    return tuple(replace(line, indent=line.indent + room) for line in lines)


def _lead(parts: Sequence[_Part | _Tiles]) -> int:
    """Return how many parts stand beside the name of their row: those before the first tiles."""
    tiles = (n for n, part in enumerate(parts) if isinstance(part, _Tiles))
    return next(tiles, len(parts))


def _height(parts: Sequence[_Part | _Tiles], head: float, sizes: Sizes) -> float:
    """Return the inches of the parts of a row whose name takes so many."""
    lead, under = (_stacked(some, sizes) for some in (parts[: _lead(parts)], parts[_lead(parts) :]))
    return max(lead, head) + sizes.gap + under if under else lead


def _stacked(parts: Sequence[_Part | _Tiles], sizes: Sizes) -> float:
    return sum(part.height for part in parts) + sizes.gap / 2 * max(0, len(parts) - 1)


def _row(
    panel: Panel,
    words: tuple[Sequence[Line], Sequence[Line]],
    parts: Sequence[_Part | _Tiles],
    row: Box,
    cells: _Cells,
    sizes: Sizes,
) -> tuple[Element, ...]:
    head, score = map(tuple, words)
    tall = flow.height(head, cells.name.w)
    return (
        flow.rule_above(f"{panel.name}.rule", row, panel.color, 1.0),
        *disc(panel.name, cells.icon, panel.icon, panel.color),
        *flow.box(f"{panel.name}.head", replace(cells.name, h=tall), head),
        *_told(panel, parts, cells, tall, sizes),
        *flow.box(f"{panel.name}.score", cells.score, score),
    )


def _score(panel: Panel, panels: int) -> tuple[Line, ...]:
    """Return the score of a part with its unit below, or nothing when it has none."""
    size = _sized(panels)[1]
    number = replace(flow.number_line(panel.number, (), size, panel.color), leading=1.0)
    lines = (number, flow.caption_line(panel.unit, flow.FLOOR)) if panel.number else ()
    return tuple(replace(line, align="right") for line in lines if line.text)


def _told(
    panel: Panel, parts: Sequence[_Part | _Tiles], cells: _Cells, head: float, sizes: Sizes
) -> Iterator[Element]:
    """Yield the parts of a row beside its name, then those under it."""
    lead = _lead(parts)
    top = cells.text.y + max(_stacked(parts[:lead], sizes), head) + sizes.gap
    yield from _texts(panel, parts[:lead], cells.text, 0, sizes)
    yield from _texts(panel, parts[lead:], replace(cells.under, y=top), lead, sizes)


def _texts(
    panel: Panel, parts: Sequence[_Part | _Tiles], area: Box, before: int, sizes: Sizes
) -> Iterator[Element]:
    top, place = area.y, before
    for part in parts:
        if isinstance(part, _Tiles):
            yield from _drawn(panel, part, replace(area, y=top))
        else:
            for own, lines, icons in zip(part.boxes, part.columns, part.icons, strict=True):
                place += 1
                box = Box(area.x + own.x, top, own.w, part.height)
                yield from _column(f"{panel.name}.text{place}", lines, icons, box)
        top += part.height + sizes.gap / 2


def _drawn(panel: Panel, tiles: _Tiles, area: Box) -> Iterator[Element]:
    """Yield tiles, each with its icon beside its words."""
    left = TILE_ICON + TILE_PAD if any(tiles.icons) else 0.0
    for n, (own, lines, icon) in enumerate(zip(tiles.boxes, tiles.lines, tiles.icons, strict=True)):
        name = f"{panel.name}.tile{n + 1}"
        box = replace(own, x=area.x + own.x, y=area.y + own.y)
        yield Figure(f"{name}.field", box, Shape.ROUNDED, "tint")
        inner = box.inset(TILE_PAD, TILE_PAD / 2)
        side = Box(inner.x, box.y + (box.h - TILE_ICON) / 2, TILE_ICON, TILE_ICON)
        yield from (Icon(f"{name}.icon", side, icon, panel.color),) if icon else ()
        yield TextBox(name, replace(inner, x=inner.x + left, w=inner.w - left), lines, "middle")


def _column(name: str, lines: Sequence[Line], icons: Sequence[str], box: Box) -> Iterator[Element]:
    if any(icons):
        yield from _pictured(name, lines, icons, box)
    else:
        yield TextBox(name, box, tuple(lines))


def _pictured(
    name: str, lines: Sequence[Line], icons: Sequence[str], box: Box
) -> Iterator[Element]:
    """Yield items in boxes of their own, each with its icon beside its first line."""
    for n, (line, icon) in enumerate(zip(lines, icons, strict=True), 1):
        tall = flow.height((line,), box.w)
        top = box.y + flow.height(lines[:n], box.w) - tall
        first = line.size * line.leading / flow.POINTS
        side = Box(box.x, top + (first - SMALL_ICON) / 2, SMALL_ICON, SMALL_ICON)
        yield from (Icon(f"{name}.icon{n}", side, icon, "muted"),) if icon else ()
        words = Box(box.x + ICON_ROOM, top, box.w - ICON_ROOM, tall)
        yield TextBox(f"{name}.{n}", words, (replace(line, indent=line.indent - ICON_ROOM),))
