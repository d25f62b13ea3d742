"""Place a panel of tiles: names of one size under icons or in boxes, under the panel's heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model import Run, plain
from report_builder.render.layout import columns
from report_builder.render.page import Box, Element, Face, Line, Role, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.render.place.grid import RULE_GAP
from report_builder.story.blocks import Panel, Tile
from report_builder.thai.terms import NBSP

LEAST = 1.0
"""Inches of a tile at least."""
GAP, PAD, MORE = 0.1, 0.03, 0.3
"""Inches between tiles and around their words, and by which tiles may grow."""
DISC, UNDER = 0.42, 0.04
"""Inches across the icon of a tile, and between it and its words."""


def height(panel: Panel, box: Box, sizes: Sizes) -> float:
    """Return the inches that the tiles of a panel need in the width of a box, under its heading."""
    rows = -(-len(panel.tiles) // _across(panel, box, sizes))
    return GAP + rows * _tall(panel, box, sizes) + (rows - 1) * GAP


def cut(panel: Panel, box: Box, sizes: Sizes) -> bool:
    """Tell whether a word of the panel would have to be cut."""
    tile = _boxes(box, _across(panel, box, sizes))[0]
    return _broken(panel, tile, sizes) or flow.broken_word(flow.head_lines(panel, sizes), box.w)


def head(panel: Panel, box: Box, sizes: Sizes) -> float:
    """Return the inches that the heading of a panel takes in the width of a box."""
    return flow.height(flow.head_lines(panel, sizes), box.w)


def placed(panel: Panel, cell: Box, sizes: Sizes, deep: float) -> tuple[Element, ...]:
    """Return the heading of a panel, so many inches deep, and its tiles, row by row."""
    lines = flow.head_lines(panel, sizes)
    top = Box(cell.x, cell.y + RULE_GAP, cell.w, deep)
    return (
        flow.rule_above(f"{panel.name}.rule", cell, panel.color),
        *flow.box(f"{panel.name}.head", top, lines),
        *_tiles(
            panel, Box(cell.x, top.bottom + GAP, cell.w, cell.bottom - top.bottom - GAP), sizes
        ),
    )


def _tiles(panel: Panel, area: Box, sizes: Sizes) -> Iterator[Element]:
    across, least = _across(panel, area, sizes), _tall(panel, area, sizes)
    rows = -(-len(panel.tiles) // across)
    tall = min(least + MORE, (area.h + GAP) / rows - GAP)
    boxes = _boxes(area, across)
    for place, tile in enumerate(panel.tiles):
        row, column = divmod(place, across)
        box = Box(boxes[column].x, area.y + row * (tall + GAP), boxes[column].w, tall)
        yield from _tile(f"{panel.name}.tile{place + 1}", tile, box, panel.color, sizes)


def _tile(name: str, tile: Tile, box: Box, color: str, sizes: Sizes) -> Iterator[Element]:
    """Yield the words of a tile under its icon, or in a box where it has none."""
    lines = _lines(tile, sizes, box.w - 2 * PAD)
    if not tile.icon:
        yield TextBox(name, box, lines, "middle", Shape.ROUNDED, "tint", inset=(PAD, 0.0))
        return
    above = Box(box.x + (box.w - DISC) / 2, box.y, DISC, DISC)
    yield from disc(name, above, tile.icon, "white", color)
    top = above.bottom + UNDER
    yield TextBox(name, replace(box, y=top, h=box.bottom - top), lines, inset=(PAD, 0.0))


def _across(panel: Panel, box: Box, sizes: Sizes) -> int:
    """Return how many tiles stand in a row, so many that no word is cut; rows are filled evenly."""
    most = max(1, int((box.w + GAP) / (LEAST + GAP)))
    evenly = (_even(len(panel.tiles), count) for count in range(most, 0, -1))
    whole = (count for count in evenly if not _broken(panel, _boxes(box, count)[0], sizes))
    return next(whole, 1)


def _even(tiles: int, most: int) -> int:
    return -(-tiles // -(-tiles // most))


def _broken(panel: Panel, tile: Box, sizes: Sizes) -> bool:
    room = tile.w - 2 * PAD
    lines = [line for each in panel.tiles for line in _lines(each, sizes, room)]
    return flow.broken_word(lines, room)


def _boxes(box: Box, count: int) -> tuple[Box, ...]:
    return columns(box, [1.0] * count, GAP)


def _tall(panel: Panel, box: Box, sizes: Sizes) -> float:
    room = _boxes(box, _across(panel, box, sizes))[0].w - 2 * PAD
    words = max(flow.height(_lines(tile, sizes, room), room) for tile in panel.tiles)
    return words + (DISC + UNDER if any(tile.icon for tile in panel.tiles) else 2 * PAD)


def _lines(tile: Tile, sizes: Sizes, room: float) -> tuple[Line, ...]:
    free = tuple(replace(run, text=run.text.replace(NBSP, " ")) for run in tile.name)
    name = Line(free, Role.TEXT, Face.BOLD, sizes.caption, "ink", align="center", leading=1.25)
    under = flow.caption_line(tile.under, flow.FLOOR, "center")
    lines = (name, under) if tile.under else (name,)
    return tuple(_in_words(line, room) for line in lines)


def _in_words(line: Line, room: float) -> Line:
    """Return a line filled word by word, parted at spaces even before a lone last word."""
    if len(line.text) != 1:
        return flow.whole_words(line, room)
    filled: list[str] = []
    for word in plain(line.text).split(" "):
        longer = f"{filled[-1]} {word}" if filled else word
        fits = flow.text_lines(replace(line, text=(Run(longer),)), room) == 1
        filled = [*filled[:-1], longer] if fits or not filled else [*filled, word]
    return replace(line, text=(replace(line.text[0], text="\n".join(filled)),))
