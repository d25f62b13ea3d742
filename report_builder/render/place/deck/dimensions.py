"""Place the dimensions side by side: the house of the framework and the national scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from report_builder.model import Text, plain
from report_builder.render.layout import GAP, chunks, columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.thai.measure import text_width

PAD = 0.1
DOOR_ICON, WEIGHT, SLACK = 0.42, 0.5, 1.06
"""Inches of the icon of a door, and of the weight at its end, or its own width so many times."""
DOOR_SIZE, WEIGHT_SIZE = 14.0, 20.0
"""Sizes of the name of a dimension and of its weight at least."""
LEAST_AIR, MOST_AIR = 0.25, 0.6
"""Inches by which a tier is higher than it must be, where there is room, and that share of it."""
EVEN = 1.3
"""Items that every dimension is wider than its own, for its name."""
BARE = 0.4
"""Share of a page left free from which lists stand in one column, each name on one line."""
LEADING = 1.25
"""Distance of base lines where room is scarce."""
MOST_COLUMNS = 3
"""Columns that the indicators of a dimension stand in at most."""
Placer = Callable[[Slide, Box, Sizes], "tuple[Element, ...] | None"]


def framework(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the house of the framework: tiers of dimensions as wide as they weigh."""
    return _closely(slide, area, sizes, _weight_of)


def even_framework(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with dimensions as wide as their lists are long."""
    return _closely(slide, area, sizes, lambda panel: len(panel.paragraphs) + EVEN)


def readable(placer: Placer) -> Placer:
    """Return a way to place a slide that isn't worth the smallest type."""
    return lambda slide, area, sizes: (
        None if sizes.body == flow.FLOOR else placer(slide, area, sizes)
    )


def _closely(
    slide: Slide, area: Box, sizes: Sizes, width: Callable[[Panel], float]
) -> tuple[Element, ...] | None:
    """Return the house of the framework, lines closer together where they must."""
    close = replace(sizes, leading=LEADING)
    ways = (_framework(slide, area, own, width) for own in (sizes, close))
    return next((way for way in ways if way), None)


def _weight_of(panel: Panel) -> float:
    """Return what a dimension weighs as it is printed, or the width that it is given."""
    printed = plain(panel.number).removesuffix("%")
    return float(printed) if printed.replace(".", "", 1).isdigit() else panel.weight


def _framework(
    slide: Slide,
    area: Box,
    sizes: Sizes,
    width: Callable[[Panel], float],
    most: int = MOST_COLUMNS,
) -> tuple[Element, ...] | None:
    """Return tiers of dimensions, their lists in so many columns at most; in one on a bare page."""
    base = dict(slide.labels).get("enabling", ())
    label = (_named_base(base, sizes),) if base else ()
    strip = flow.height(label, area.w) + 0.12 if label else 0.0
    tiers = chunks(slide.panels, slide.rows)
    cells = [columns(area, [width(p) for p in tier], GAP / 2) for tier in tiers]
    doors = [
        max(_door_height(p, c.w, sizes) for p, c in zip(tier, row, strict=True))
        for tier, row in zip(tiers, cells, strict=True)
    ]
    needs = [
        door + max(_body_height(p, c.w, sizes, most) for p, c in zip(tier, row, strict=True))
        for tier, row, door in zip(tiers, cells, doors, strict=True)
    ]
    spare = area.h - strip - sum(needs) - GAP / 2 * (len(tiers) - 1)
    if spare < 0:
        return None
    if spare > BARE * area.h and most > 1:
        return _framework(slide, area, sizes, width, 1)
    taller = (min(max(LEAST_AIR, MOST_AIR * need), spare / len(tiers)) for need in needs)
    stacked = rows(area, [n + air for n, air in zip(needs, taller, strict=True)], GAP / 2)
    rooms = tuple(
        element
        for tier, row, line, door in zip(tiers, cells, stacked, doors, strict=True)
        for panel, cell in zip(tier, row, strict=True)
        for element in _room(panel, Box(cell.x, line.y, cell.w, line.h), door, sizes, most)
    )
    below = Box(area.x, stacked[-1].bottom + 0.12, area.w, strip)
    return (*rooms, *(_bracket(below) if label else ()), *flow.box("enabling", below, label))


def _named_base(base: Text, sizes: Sizes) -> Line:
    return replace(flow.heading_line(base, sizes.body, "muted"), align="center")


def _bracket(label: Box) -> tuple[Element, ...]:
    """Return the bracket under the tier that carries the others, over its label."""
    top, left, right = label.y - 0.02, label.x, label.right
    return (
        Rule("enabling.rule", left, top, right, top, "muted", 1.5),
        Rule("enabling.left", left, top - 0.09, left, top, "muted", 1.5),
        Rule("enabling.right", right, top - 0.09, right, top, "muted", 1.5),
    )


def _lists(
    panel: Panel, width: float, sizes: Sizes, columns_most: int
) -> tuple[tuple[Box, tuple[Line, ...]], ...]:
    """Return a dimension's indicators in the columns in which they are lowest, the fewest."""
    most = min(columns_most, len(panel.paragraphs)) or 1
    ways = [_side_by_side(panel, count, width, sizes) for count in range(1, most + 1)]
    whole = [way for way in ways if not any(flow.broken_word(t, b.w) for b, t in way)]
    return min(whole or ways[:1], key=lambda way: round(_tallest(way), 2))


def _side_by_side(
    panel: Panel, count: int, width: float, sizes: Sizes
) -> tuple[tuple[Box, tuple[Line, ...]], ...]:
    per = -(-len(panel.paragraphs) // count)
    boxes = columns(Box(0.0, 0.0, width - 2 * PAD, 0.0), [1.0] * count, GAP / 2)
    lists = chunks(panel.paragraphs, [per] * count)
    close = replace(sizes, leading=min(1.32, sizes.leading))
    texts = (flow.body_lines(each, close, space=0.2) for each in lists)
    return tuple(
        (box, tuple(bracketed(line, box.w) for line in own))
        for box, own in zip(boxes, texts, strict=False)
    )


def _tallest(way: Sequence[tuple[Box, tuple[Line, ...]]]) -> float:
    return max((flow.height(texts, box.w) for box, texts in way), default=0.0)


def _body_height(panel: Panel, width: float, sizes: Sizes, most: int) -> float:
    return _tallest(_lists(panel, width, sizes, most)) + 1.7 * PAD


def _door_height(panel: Panel, width: float, sizes: Sizes) -> float:
    icon = DOOR_ICON + 0.1 if panel.icon else 0.0
    room = width - 2 * PAD - icon - weight_width(panel, sizes)
    return max(flow.height(door_lines(panel, room, sizes), room) + 1.4 * PAD, icon + 0.06)


def weight_lines(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return what a dimension weighs, for the end of its door."""
    size = max(sizes.heading, WEIGHT_SIZE)
    line = Line(panel.number, Role.TEXT, Face.HEADING, size, "white", align="right", leading=1.2)
    return (line,) if panel.number else ()


def weight_width(panel: Panel, sizes: Sizes) -> float:
    """Return the inches that a weight takes at the end of its door."""
    lines = weight_lines(panel, sizes)
    widths = (text_width(plain(line.text), str(line.face), line.size) for line in lines)
    return max((max(WEIGHT, SLACK * width / flow.POINTS) for width in widths), default=0.0)


def door_lines(panel: Panel, width: float, sizes: Sizes) -> tuple[Line, ...]:
    """Return the name of a dimension for its door, what stands in brackets on a line of its own."""
    size = max(DOOR_SIZE, sizes.body)
    line = Line(panel.heading, Role.HEADING, Face.BOLD, size, "white", leading=1.3)
    return (_parted(line, width),)


def bracketed(line: Line, width: float) -> Line:
    """Return a line that has no room in a width with what stands in brackets on its own line."""
    return line if flow.one_line(line, plain(line.text), width) else _parted(line, width)


def _parted(line: Line, width: float) -> Line:
    """Return a line with what stands in brackets on a line of its own, where that has room."""
    words = plain(line.text)
    place = words.find(" (")
    parts = words[:place], words[place + 1 :]
    if place < 0 or not flow.one_line(line, parts[1], width):
        return line
    return replace(line, text=flow.in_lines(line.text, parts))


def _room(panel: Panel, area: Box, tall: float, sizes: Sizes, most: int) -> tuple[Element, ...]:
    """Return a dimension: its door, so many inches tall, and its indicators below."""
    top = area.y + tall + 0.5 * PAD
    head = Box(area.x, area.y, area.w, tall)
    square = Box(area.x + PAD, area.y + (tall - DOOR_ICON) / 2, DOOR_ICON, DOOR_ICON)
    start = square.right + 0.1 if panel.icon else square.x
    wide = weight_width(panel, sizes)
    end = head.right - PAD - wide
    weight = replace(head, x=end, w=wide)
    door = door_lines(panel, end - start, sizes)
    return (
        Figure(f"{panel.name}.room", area, Shape.RECTANGLE, "tint"),
        Figure(f"{panel.name}.door", head, Shape.RECTANGLE, panel.color),
        *((Icon(f"{panel.name}.icon", square, panel.icon, "white"),) if panel.icon else ()),
        TextBox(panel.name, replace(head, x=start, w=end - start), door, "middle"),
        *flow.box(f"{panel.name}.weight", weight, weight_lines(panel, sizes), anchor="middle"),
        *(
            TextBox(
                f"{panel.name}.indicators{i + 1}",
                Box(area.x + PAD + b.x, top, b.w, area.bottom - top - PAD),
                texts,
            )
            for i, (b, texts) in enumerate(_lists(panel, area.w, sizes, most))
        ),
    )
