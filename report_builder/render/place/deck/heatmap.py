"""Place a heat map: under its key and the icons of its columns, beside its groups of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from report_builder.model import Text, plain
from report_builder.render.page import Box, Element, Figure, Icon, Rule, Shape, TableBox
from report_builder.render.place import flow
from report_builder.render.place.deck.results import table
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Slide, Table
from report_builder.thai.measure import text_width

STRIP, BAR, ICON, HEAD = 0.46, 0.07, 0.27, 0.34
"""Inches of the strip of groups, of the bar of one in it, of icons, and of the key over the map."""
SWATCH, PARTING = 0.22, 2.25
"""Inches of a shade in the key, and points of the lines between columns and between groups."""
SHADES = ("below3", "below2", "below1", "above1", "above2", "above3")


def heatmap(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a table of shades under its key and the icons of its columns, beside its groups.

    None for any other table.
    """
    shown = slide.panels[0].exhibit
    if not isinstance(shown, Table) or not shown.groups:
        return None
    bare = replace(slide, labels=())
    below = Box(area.x + STRIP, area.y + HEAD, area.w - STRIP, area.h - HEAD)
    elements = table(bare, below, sizes)
    if elements is None or not isinstance(elements[-1], TableBox):
        return None
    box = replace(elements[-1], color="tint")
    return (
        *_key(dict(slide.labels), replace(area, h=HEAD)),
        *_icons(box, area.y),
        box,
        *_partings(box),
        *_groups(box, area.x),
    )


def _key(labels: Mapping[str, Text], area: Box) -> Iterator[Element]:
    """Yield the shades from far below to far above, between what both ends mean."""
    x = area.x
    for name in ("low", "high"):
        line = flow.caption_line(labels.get(name, ()), flow.FLOOR)
        wide = text_width(plain(line.text), "body", line.size) / flow.POINTS * 1.06 + 0.02
        yield from flow.box(f"key.{name}", Box(x, area.y, wide, HEAD), (line,), anchor="middle")
        x += wide + 0.08
        if name == "low":
            for place, shade in enumerate(SHADES):
                swatch = Box(x + place * SWATCH, area.y + 0.1, SWATCH, HEAD - 0.2)
                yield Figure(f"key.{shade}", swatch, Shape.RECTANGLE, shade)
            x += len(SHADES) * SWATCH + 0.08


def _edges(box: TableBox) -> list[float]:
    """Return where the columns of a table begin, and where the last one ends."""
    unit = box.box.w / sum(box.table.widths)
    return [*accumulate((unit * wide for wide in box.table.widths), initial=box.box.x)]


def _icons(box: TableBox, top: float) -> Iterator[Icon]:
    """Yield an icon over the middle of each column that has one."""
    edges = _edges(box)
    for place, icon in enumerate(box.table.icons):
        if icon:
            middle = (edges[place] + edges[place + 1]) / 2
            square = Box(middle - ICON / 2, top + (HEAD - ICON) / 2, ICON, ICON)
            yield Icon(f"column{place}.icon", square, icon, "brand")


def _partings(box: TableBox) -> Iterator[Rule]:
    """Yield white lines between the shades of columns."""
    top, bottom = box.box.y + box.heights[0], box.box.bottom
    for place, x in enumerate(_edges(box)[2:-1], 2):
        yield Rule(f"column{place}", x, top, x, bottom, "white", PARTING)


def _groups(box: TableBox, left: float) -> Iterator[Element]:
    """Yield the colour and the icon of each group of rows, and a line between it and the next."""
    tops = [*accumulate(box.heights, initial=box.box.y)][1:]
    places = range(len(box.table.rows))
    for color, icon, rows in _spans(box.table.groups, places):
        name, y, bottom = f"group{rows[0]}", tops[rows[0]], tops[rows[-1] + 1]
        yield Rule(f"{name}.rule", left, y, box.box.right, y, "quiet", 1.25)
        inner = Box(left, y + 0.02, BAR, bottom - y - 0.04)
        yield Figure(f"{name}.bar", inner, Shape.RECTANGLE, color)
        tall = min(ICON, bottom - y)
        square = Box(left + BAR + 0.08, (y + bottom - tall) / 2, tall, tall)
        if icon:
            yield Icon(f"{name}.icon", square, icon, color)


def _spans(
    groups: Sequence[tuple[str, str]], places: Sequence[int]
) -> Iterator[tuple[str, str, list[int]]]:
    """Yield the colour and the icon of rows that follow each other alike, and their places."""
    for (color, icon), rows in groupby(places, key=lambda place: groups[place]):
        if color:
            yield color, icon, [*rows]
