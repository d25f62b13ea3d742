"""Place the parts of a dimension: a row each, with icon, name, what it asks, and its score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product

from report_builder.render.layout import rows
from report_builder.render.page import Box, Element, Line
from report_builder.render.place import flow
from report_builder.render.place.deck.items import (
    ACROSS,
    Part,
    Tiles,
    as_columns,
    as_grid,
    as_tiles,
    drawn_column,
    drawn_tiles,
)
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.deck.score import score, score_height, score_width
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide

ICON = 0.56
"""Side in inches of the disc of a row."""
NAME, GAP = 2.2, 0.18
SCORE = 0.85
"""Inches of a score at least."""
TILE_MORE = 0.04
"""Inches by which tiles may grow."""
TALLEST, LOWER = 1.0, 0.08
"""Inches that a row may be taller than its words, and that these then begin lower."""
AIRY = (2 * LOWER, 0.0)
"""Inches that rows should be taller than their words, in the order in which they are tried."""


def tiled(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, its items as tiles, or None where they don't fit.

    Tiles aren't worth the smallest type: items stand in columns rather.
    """
    listed = any(told.bullet for panel in slide.panels for told in panel.paragraphs)
    if sizes.body == flow.FLOOR or not listed:
        return None
    ways = product(AIRY, (sizes, _close(sizes)), map(_tiles, ACROSS))
    found = (_rows(slide, area, listing, 0.0, own, air) for air, own, listing in ways)
    return next((way for way in found if way is not None), None)


def components(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, its name over its text as over tiles where all have room.

    Lines stand closer together where they must; else names stand beside their texts.
    """
    ways = product((_grid, _columns), AIRY, (0.0, NAME), (sizes, _close(sizes)))
    found = (_rows(slide, area, listing, name, own, air) for listing, air, name, own in ways)
    return next((way for way in found if way), None)


def _close(sizes: Sizes) -> Sizes:
    """Return sizes whose lines and parts stand closer together."""
    return replace(sizes, leading=1.28, gap=0.045)


def _rows(
    slide: Slide, area: Box, listing: Listing, name: float, sizes: Sizes, least: float
) -> tuple[Element, ...] | None:
    cells = _cells(slide.panels, area, name)
    parts = [_parts(p.paragraphs, cells, listing, sizes) for p in slide.panels]
    heads = [_head(p, cells.name.w, sizes) for p in slide.panels]
    beside = [flow.height(head, cells.name.w) for head in heads]
    tall = [_height(own, head, cells, sizes) for own, head in zip(parts, beside, strict=True)]
    heights = [
        max(score_height(panel, cells.score.w), head, cells.icon.h, told) + 2 * _pad(sizes)
        for panel, head, told in zip(slide.panels, beside, tall, strict=True)
    ]
    spare = area.h - sum(heights)
    if spare < least * len(heights) or not all(part.whole for own in parts for part in own):
        return None
    air = min(TALLEST, spare / len(heights))
    top = _pad(sizes) + min(LOWER, air / 2)
    parts = [_grown(own, air - 2 * LOWER) for own in parts]
    places = rows(area, [height + air for height in heights], 0.0)
    return tuple(
        element
        for panel, head, own, row in zip(slide.panels, heads, parts, places, strict=True)
        for element in _row(panel, head, own, row, cells.at(row, top), sizes)
    )


def _grown(parts: Sequence[Part | Tiles], air: float) -> tuple[Part | Tiles, ...]:
    """Return parts whose tiles take what a row has to spare, as far as it helps them."""
    more = max(0.0, min(TILE_MORE * sum(isinstance(part, Tiles) for part in parts), air))
    return tuple(
        part.taller(part.height + more) if isinstance(part, Tiles) else part for part in parts
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

    def lowered(self, head: float, sizes: Sizes) -> float:
        """Return the inches that the text begins lower than its name, which is so tall."""
        return head + sizes.gap / 4 if self.text.x == self.name.x else 0.0

    def at(self, row: Box, pad: float) -> _Cells:
        top, tall = row.y + pad, row.h - pad
        cells = (replace(c, y=top, h=tall) for c in (self.name, self.text, self.score))
        return _Cells(replace(self.icon, y=top + 0.03), *cells)


Listing = Callable[[Sequence[Paragraph], _Cells, Sizes], Part | Tiles]
"""Turns items into tiles or columns."""


def _cells(panels: Sequence[Panel], area: Box, name: float) -> _Cells:
    """Return the places of rows whose text stands beside a name so wide, or under it."""
    side = ICON
    icon = side + GAP if any(panel.icon for panel in panels) else 0.0
    wide = max((SCORE, *map(score_width, panels)))
    beside = wide + GAP if any(panel.number for panel in panels) else 0.0
    start, end = area.x + icon, area.right - beside
    text = start + (name + GAP if name else 0.0)
    return _Cells(
        Box(area.x, area.y, side, side),
        Box(start, area.y, name or end - start, area.h),
        Box(text, area.y, end - text, area.h),
        Box(area.right - wide, area.y, wide, area.h),
    )


def _head(panel: Panel, width: float, sizes: Sizes) -> tuple[Line, ...]:
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    caption = (flow.caption_line(panel.caption, sizes.caption),) if panel.caption else ()
    return (flow.whole_words(heading, width), *caption)


def _parts(
    paragraphs: Iterable[Paragraph], cells: _Cells, listing: Listing, sizes: Sizes
) -> tuple[Part | Tiles, ...]:
    """Return the parts of a row: tiles, which stand under its name as well, items and texts."""
    made: list[Part | Tiles] = []
    for bulleted, group in groupby(paragraphs, lambda paragraph: bool(paragraph.bullet)):
        own = tuple(group)
        if bulleted:
            made.append(listing(own, cells, sizes))
        else:
            lines = flow.body_lines(own, sizes)
            made.append(Part((Box(0.0, 0.0, cells.text.w, 0.0),), (lines,), ((),)))
    return tuple(made)


def _tiles(across: int) -> Listing:
    return lambda items, cells, sizes: as_tiles(items, cells.under.w, across, sizes)


def _grid(items: Sequence[Paragraph], cells: _Cells, sizes: Sizes) -> Part | Tiles:
    return as_grid(items, cells.under.w, sizes)


def _columns(items: Sequence[Paragraph], cells: _Cells, sizes: Sizes) -> Part | Tiles:
    return as_columns(items, cells.text.w, sizes)


def _lead(parts: Sequence[Part | Tiles]) -> int:
    """Return how many parts stand beside the name of their row: those before the first tiles."""
    tiles = (n for n, part in enumerate(parts) if isinstance(part, Tiles))
    return next(tiles, len(parts))


def _height(parts: Sequence[Part | Tiles], head: float, cells: _Cells, sizes: Sizes) -> float:
    """Return the inches of the parts of a row whose name takes so many."""
    lead, under = (_stacked(some, sizes) for some in (parts[: _lead(parts)], parts[_lead(parts) :]))
    lead += cells.lowered(head, sizes)
    return max(lead, head) + sizes.gap + under if under else lead


def _stacked(parts: Sequence[Part | Tiles], sizes: Sizes) -> float:
    return sum(part.height for part in parts) + _between(parts, sizes) * max(0, len(parts) - 1)


def _between(parts: Sequence[Part | Tiles], sizes: Sizes) -> float:
    """Return the inches between the parts of a row, which tiles need more of."""
    return sizes.gap if any(isinstance(part, Tiles) for part in parts) else sizes.gap / 2


def _row(
    panel: Panel,
    head: tuple[Line, ...],
    parts: Sequence[Part | Tiles],
    row: Box,
    cells: _Cells,
    sizes: Sizes,
) -> tuple[Element, ...]:
    tall = flow.height(head, cells.name.w)
    return (
        flow.rule_above(f"{panel.name}.rule", row, panel.color, 1.0),
        *disc(panel.name, cells.icon, panel.icon, panel.color),
        *flow.box(f"{panel.name}.head", replace(cells.name, h=tall), head),
        *_told(panel, parts, cells, tall, sizes),
        *score(panel, cells.score),
    )


def _told(
    panel: Panel, parts: Sequence[Part | Tiles], cells: _Cells, head: float, sizes: Sizes
) -> Iterator[Element]:
    """Yield the parts of a row beside its name, then those under it."""
    lead, low = _lead(parts), cells.lowered(head, sizes)
    top = cells.text.y + max(low + _stacked(parts[:lead], sizes), head) + sizes.gap
    yield from _texts(panel, parts[:lead], cells, cells.text.y + low, 0, sizes)
    yield from _texts(panel, parts[lead:], cells, top, lead, sizes)


def _texts(
    panel: Panel,
    parts: Sequence[Part | Tiles],
    cells: _Cells,
    top: float,
    before: int,
    sizes: Sizes,
) -> Iterator[Element]:
    place = before
    for part in parts:
        if isinstance(part, Tiles):
            yield from drawn_tiles(panel, part, replace(cells.under, y=top))
        else:
            for own, lines, icons in zip(part.boxes, part.columns, part.icons, strict=True):
                place += 1
                box = Box(cells.text.x + own.x, top, own.w, part.height)
                yield from drawn_column(f"{panel.name}.text{place}", lines, icons, box)
        top += part.height + _between(parts, sizes)
