"""Items of a part of a dimension: in columns beside each other, or as tiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product

from report_builder.model import Run, plain
from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Figure, Icon, Line, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.even import level_rows
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph
from report_builder.thai.measure import text_width

SMALL_ICON = 0.27
"""Side in inches of the icon beside an item."""
ICON_ROOM = SMALL_ICON + 0.08
"""Inches from the icon of an item to its words."""
TILE_PAD, TILE_EASE, TILE_GAP = 0.1, 0.03, 0.1
"""Inches within tiles, more at the right, and between them."""
TILE_ICON, BESIDE = 0.3, 0.06
"""Side in inches of the icon of a tile, and between it and its words."""
LOW = 0.04
"""Inches over and under the words of a low tile."""
ACROSS, DOT = (4, 3, 2), " · "
"""Tiles beside each other at most, in the order in which they are tried, and what stands between
items below one that stand in its tile on one line."""
COLUMN_GAP, GRID, MOST = 0.15, 8, 4
"""Inches between columns of items, the cells of their grid, and the columns at most."""
SLACK = 0.01
"""Inches that an item with an icon may be wider than asked."""
HARDLY = 0.1
"""Inches by which few columns may be taller than many."""


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs that stand together: one text, or items in columns beside each other."""

    boxes: tuple[Box, ...]
    columns: tuple[tuple[Line, ...], ...]
    icons: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        """Return the height of the tallest column in inches."""
        pairs = zip(self.columns, self.boxes, strict=True)
        return max(flow.height(lines, box.w) for lines, box in pairs)

    @property
    def whole(self) -> bool:
        """Return whether no word is cut."""
        pairs = zip(self.columns, self.boxes, strict=True)
        return not any(flow.broken_word(lines, box.w) for lines, box in pairs)


@dataclass(frozen=True, slots=True)
class Tiles:
    """Items as tiles beside and under each other: their boxes, and the lines and icon of each."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[Line, ...], ...]
    icons: tuple[str, ...]
    whole: bool

    @property
    def height(self) -> float:
        """Return the height of all rows in inches."""
        return max(box.bottom for box in self.boxes)

    def taller(self, height: float) -> Tiles:
        """Return the tiles with rows so much taller that all together have a height."""
        tops = sorted({box.y for box in self.boxes})
        more = (height - self.height) / len(tops)
        boxes = (replace(b, y=b.y + tops.index(b.y) * more, h=b.h + more) for b in self.boxes)
        return replace(self, boxes=tuple(boxes))


def as_tiles(items: Sequence[Paragraph], width: float, across: int, sizes: Sizes) -> Tiles:
    """Return a tile for each item with those below it, so many alike beside each other at most."""
    return _tiled(items, width, across, sizes, min(TILE_PAD, sizes.gap + LOW))


def as_grid(items: Sequence[Paragraph], width: float, sizes: Sizes) -> Tiles:
    """Return low tiles in the lowest way, as wide as their items ask for where that is lower."""
    ways = [
        _tiled(items, width, across, sizes, LOW, asked=asked)
        for asked, across in product((False, True), ACROSS)
    ]
    return min(ways, key=lambda way: (not way.whole, round(way.height, 3)))


def _tiled(
    items: Sequence[Paragraph],
    width: float,
    across: int,
    sizes: Sizes,
    pad: float,
    *,
    asked: bool = False,
) -> Tiles:
    units = tuple(_units(items))
    left = TILE_ICON + BESIDE if any(unit[0].icon for unit in units) else 0.0
    free = left + 2 * TILE_PAD + TILE_EASE
    lines = [tuple(map(_bare, flow.body_lines(unit, sizes, space=0.15))) for unit in units]
    if short := _run_in(lines, width - free):
        lines, across = short, 1
    deep = -(-len(units) // across)
    across = -(-len(units) // deep)
    weights = [max(map(_longest, lines[n::across])) + free if asked else 1.0 for n in range(across)]
    area = Box(0.0, 0.0, width, 0.0)
    cells = columns(area, weights, TILE_GAP)
    placed = [(own, cells[n % across]) for n, own in enumerate(lines)]
    tall = max(flow.height(own, cell.w - free) for own, cell in placed) + 2 * pad
    places = rows(area, [tall] * deep, TILE_GAP)
    boxes = (Box(cell.x, row.y, cell.w, row.h) for row in places for cell in cells)
    return Tiles(
        tuple(boxes)[: len(units)],
        tuple(lines),
        tuple(unit[0].icon for unit in units),
        not any(flow.broken_word(own, cell.w - free) for own, cell in placed),
    )


def _longest(lines: Sequence[Line]) -> float:
    return max(map(flow.inches_of, lines))


def _run_in(lines: Sequence[tuple[Line, ...]], width: float) -> list[tuple[Line, ...]]:
    """Return units whose lower items stand on one line, none where one of these is longer."""
    joined = [(own[0], *_on_one(own[1:])) for own in lines]
    below = [line for own in joined for line in own[1:]]
    return joined if below and all(flow.text_lines(li, width) == 1 for li in below) else []


def _on_one(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lower items on one line, if there are any."""
    if lines:
        runs = [run for line in lines for run in (Run(DOT), *line.text)][1:]
        yield replace(lines[0], text=tuple(runs), bullet="", hang=0.0, indent=0.0)


def _bare(line: Line) -> Line:
    """Return an item with its number in its text; a tile needs no bullet that says nothing."""
    line = replace(line, color="ink")
    if line.indent:
        return line
    number = () if len(line.bullet) == 1 else (Run(f"{line.bullet}\u00a0"),)
    return replace(line, text=(*number, *line.text), bullet="", hang=0.0)


def as_columns(items: Sequence[Paragraph], width: float, sizes: Sizes) -> Part:
    """Return items in the fewest columns that are hardly taller than the lowest way.

    Columns begin at the lines of one grid, whatever items stand in them, where that costs no line;
    else they are as wide as their items ask for.
    """
    units = tuple(_units(items))
    counts = range(1, min(MOST, len(units)) + 1)
    spans = [_cells(width, spans) for count in counts for spans in _spans(GRID, count)]
    asked = [_asked(units, count, width, sizes) for count in counts]
    ways = [_side_by_side(units, boxes, sizes) for boxes in (*spans, *asked)]
    whole = [way for way in ways if way.whole]
    lowest = min((way.height for way in whole), default=0.0)
    low = [way for way in whole if way.height <= lowest + HARDLY]
    return min(low, key=lambda way: way.boxes not in spans, default=ways[0])


def _spans(cells: int, count: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to divide cells of a grid among so many columns, the most even ones first."""
    found = (
        tuple(b - a for a, b in pairwise((0, *cuts, cells)))
        for cuts in combinations(range(1, cells), count - 1)
    )
    yield from sorted(found, key=lambda spans: max(spans) - min(spans))


def _units(items: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Yield each item with the items below it."""
    starts = [n for n, item in enumerate(items) if item.level == 0 or n == 0]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        yield tuple(items[start:end])


def _cells(width: float, spans: Sequence[int]) -> tuple[Box, ...]:
    """Return columns that span so many cells of the grid."""
    cells = columns(Box(0.0, 0.0, width, 0.0), [1.0] * sum(spans), COLUMN_GAP)
    runs = chunks(cells, spans)
    return tuple(replace(run[0], w=run[-1].right - run[0].x) for run in runs)


def _asked(
    units: Sequence[tuple[Paragraph, ...]], count: int, width: float, sizes: Sizes
) -> tuple[Box, ...]:
    """Return columns as wide as the longest of their items ask for to stand in one line."""
    items = _listed(units, count)
    asked = [max(_length(item, sizes) for item in own) for own in items]
    even = sum(asked) / len(asked)
    weights = [max(each, 0.6 * even) for each in asked]
    return columns(Box(0.0, 0.0, width, 0.0), weights, COLUMN_GAP)


def _length(item: Paragraph, sizes: Sizes) -> float:
    words = text_width(plain(item.text), "body", sizes.body) / flow.POINTS / flow.RESERVE
    return words + flow.hang(item.bullet) + (ICON_ROOM + SLACK if item.icon else 0.1)


def _listed(units: Sequence[tuple[Paragraph, ...]], count: int) -> list[tuple[Paragraph, ...]]:
    """Return the items of each of so many columns, or of fewer that are as tall."""
    listed = chunks(units, [-(-len(units) // count)] * count)
    return [tuple(item for unit in own for item in unit) for own in listed]


def _side_by_side(
    units: Sequence[tuple[Paragraph, ...]], boxes: Sequence[Box], sizes: Sizes
) -> Part:
    """Return items in columns of given places."""
    listed = chunks(units, [-(-len(units) // len(boxes))] * len(boxes))
    items, boxes = _listed(units, len(boxes)), tuple(boxes[: len(listed)])
    lines = [
        chunks(_lines(own, sizes), [len(unit) for unit in units])
        for own, units in zip(items, listed, strict=True)
    ]
    return Part(
        boxes,
        level_rows(lines, [box.w for box in boxes]),
        tuple(tuple(item.icon for item in own) for own in items),
    )


def _lines(items: Sequence[Paragraph], sizes: Sizes) -> tuple[Line, ...]:
    room = ICON_ROOM if any(item.icon for item in items) else 0.0
    lines = flow.body_lines(items, sizes, space=0.15)
    return tuple(replace(line, indent=line.indent + room) for line in lines)


def drawn_tiles(panel: Panel, tiles: Tiles, area: Box) -> Iterator[Element]:
    """Yield tiles, each with its icon beside its words."""
    left = TILE_ICON + BESIDE if any(tiles.icons) else 0.0
    for n, (own, lines, icon) in enumerate(zip(tiles.boxes, tiles.lines, tiles.icons, strict=True)):
        name = f"{panel.name}.tile{n + 1}"
        box = replace(own, x=area.x + own.x, y=area.y + own.y)
        yield Figure(f"{name}.field", box, Shape.ROUNDED, "tint")
        inner = box.inset(TILE_PAD, LOW)
        side = Box(inner.x, box.y + (box.h - TILE_ICON) / 2, TILE_ICON, TILE_ICON)
        yield from (Icon(f"{name}.icon", side, icon, panel.color),) if icon else ()
        words = replace(inner, x=inner.x + left, w=inner.w - left - TILE_EASE)
        yield TextBox(name, words, lines, "middle")


def drawn_column(
    name: str, lines: Sequence[Line], icons: Sequence[str], box: Box
) -> Iterator[Element]:
    """Yield the lines of a column in one box, or item by item beside their icons."""
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
