"""Place panels in rows and columns: the arrangement of most slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from report_builder.model import plain
from report_builder.render.charts import chart_heights
from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Line,
    MapBox,
    TableBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import even_rows, row_heights
from report_builder.story.blocks import Panel, Slide, Table, UnitMap
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.thai.measure import text_width

LEAD = 60.0
"""Size of the one number among exhibits."""
LARGE, LARGE_LEAD, FEW = 20.0, 44.0, 3
"""Points of words and of numbers in panels of few bars, and how many bars and panels these are."""
FEW_ROWS = 6
"""Rows of a table that are few."""
NAMES = 0.4
"""Share of a panel in which names stand on one line: other programs break them elsewhere."""
CLOSER = 0.08
"""Inches between parts beside it."""
RULE_GAP = 0.1
"""Inches between the rule of a panel and its heading."""


@dataclass(frozen=True, slots=True)
class Need:
    """The heights in inches that a row of panels needs: its parts line up across the row."""

    head: float
    exhibit: float
    body: float
    foot: float
    most: float
    """Height beyond which the exhibits no longer gain."""
    gap: float

    @property
    def total(self) -> float:
        """Return the least height of the row."""
        parts = [part for part in (self.head, self.exhibit, self.body, self.foot) if part]
        return RULE_GAP + sum(parts) + self.gap * max(0, len(parts) - 1)


def place(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Place the panels of a slide in its rows, or return None when they don't fit at this size."""
    placed = arranged(slide.panels, slide.rows, area, sizes)
    if placed is None:
        return None
    return tuple(element for _, elements in placed for element in elements)


def led(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Place the panels of a slide with the number of one of them large, None where none has one."""
    numbers = [panel for panel in slide.panels if panel.number]
    return place(slide, area, replace(sizes, lead=LEAD, gap=CLOSER)) if len(numbers) == 1 else None


def large(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Place panels of few bars or rows in large words, to fill a page, or None for any others."""
    shown = [panel.exhibit for panel in slide.panels if panel.exhibit]
    names = NAMES * area.w / len(slide.panels)
    small = all(_is_small(exhibit, names) for exhibit in shown)
    if len(slide.panels) > FEW or not shown or not small:
        return None
    numbers = [panel for panel in slide.panels if panel.number]
    lead = LEAD if len(numbers) == 1 else LARGE_LEAD
    return place(slide, area, replace(sizes, body=LARGE, lead=lead))


def _is_small(exhibit: ChartSpec | Table | UnitMap, names: float) -> bool:
    """Tell whether an exhibit has few rows, or few bars with names on a line of so many inches."""
    if isinstance(exhibit, Table):
        return len(exhibit.rows) <= FEW_ROWS
    if not isinstance(exhibit, ChartSpec) or exhibit.kind not in (ChartKind.BAR, ChartKind.GRID):
        return False
    label = Sizes(LARGE).label
    words = (text_width(plain(c.label), "body", label) for c in exhibit.categories)
    return len(exhibit.categories) <= FEW and max(words) <= names * flow.POINTS


LEAST_ROW, CLOSE = 0.32, 0.02
"""Inches of the least row of a table; a table that is one row shorter than its neighbour is left
so, that their rows stand in line."""


def arranged(
    panels: Sequence[Panel], counts: Sequence[int], area: Box, sizes: Sizes
) -> tuple[tuple[Box, tuple[Element, ...]], ...] | None:
    """Return each row of panels, its box and its elements, or None when they don't fit."""
    grid = chunks(panels, counts)
    cells = tuple(columns(area, [panel.weight for panel in row]) for row in grid)
    needs = tuple(need(row, boxes, sizes) for row, boxes in zip(grid, cells, strict=True))
    spare = area.h - sum(n.total for n in needs) - 2 * sizes.gap * (len(needs) - 1)
    if spare < 0 or any(cut(row, boxes, sizes) for row, boxes in zip(grid, cells, strict=True)):
        return None
    air = min(0.15, spare / len(needs)) if len(needs) > 1 else 0.0
    needs = _stretch(needs, spare - air * (len(needs) - 1))
    stacked = rows(area, [n.total for n in needs], 2 * sizes.gap + air)
    return tuple(
        (line, _row_elements(row, boxes, line, n, sizes))
        for row, boxes, line, n in zip(grid, cells, stacked, needs, strict=True)
    )


def _row_elements(
    row: Sequence[Panel], boxes: Sequence[Box], line: Box, n: Need, sizes: Sizes
) -> tuple[Element, ...]:
    return tuple(
        element
        for panel, cell in zip(row, boxes, strict=True)
        for element in panel_elements(panel, Box(cell.x, line.y, cell.w, line.h), n, sizes)
    )


def need(row: Sequence[Panel], boxes: Sequence[Box], sizes: Sizes) -> Need:
    """Measure a row: the tallest of each part among its panels.

    Among exhibits, texts alone take the height of heads and exhibits together.
    """
    every = tuple(zip(row, boxes, strict=True))
    shown = tuple(pair for pair in every if pair[0].exhibit)
    if shown and len(shown) < len(every):
        return _mixed(every, _aligned(shown, sizes), sizes)
    return _aligned(every, sizes)


def _aligned(pairs: Sequence[tuple[Panel, Box]], sizes: Sizes) -> Need:
    exhibits = [exhibit_heights(panel, box.w, sizes) for panel, box in pairs if panel.exhibit]
    return Need(
        head=max(flow.height(flow.head_lines(p, sizes), b.w) for p, b in pairs),
        exhibit=max((least for least, _ in exhibits), default=0.0),
        body=max(flow.height(_body(p, sizes), b.w) for p, b in pairs),
        foot=max(flow.height(flow.foot_lines(p), b.w) for p, b in pairs),
        most=max((most for _, most in exhibits), default=0.0),
        gap=sizes.gap,
    )


def _mixed(pairs: Sequence[tuple[Panel, Box]], shown: Need, sizes: Sizes) -> Need:
    """Return what exhibits need, their row high enough for the panels of texts beside them."""
    alone = (_aligned((pair,), sizes).total for pair in pairs if not pair[0].exhibit)
    exhibit = shown.exhibit + max(0.0, max(alone) - shown.total)
    return replace(shown, exhibit=exhibit, most=max(shown.most, exhibit))


def exhibit_heights(panel: Panel, width: float, sizes: Sizes) -> tuple[float, float]:
    """Return the least height of a panel's exhibit in inches, and the most that it can use."""
    exhibit = panel.exhibit
    if isinstance(exhibit, Table):
        least = row_heights(exhibit, Box(0.0, 0.0, width, 0.0), sizes.body)
        return (sum(max(LEAST_ROW, tall) for tall in least),) * 2
    if not isinstance(exhibit, ChartSpec):
        return 2.6, 5.2
    return chart_heights(exhibit, width, sizes.label)


def _body(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return flow.body_lines(panel.paragraphs, sizes)


def cut(row: Sequence[Panel], boxes: Sequence[Box], sizes: Sizes) -> bool:
    """Tell whether a word of the panels of a row would have to be cut."""
    return any(
        flow.broken_word((*flow.head_lines(p, sizes), *_body(p, sizes)), box.w)
        for p, box in zip(row, boxes, strict=True)
    )


def _stretch(needs: Sequence[Need], spare: float) -> tuple[Need, ...]:
    share = spare / (sum(1 for n in needs if n.exhibit) or 1)
    return tuple(
        replace(n, exhibit=min(n.exhibit + share, max(n.most, n.exhibit))) if n.exhibit else n
        for n in needs
    )


def fill(need: Need, height: float) -> Need:
    """Return a single row's need, its exhibit stretched towards the whole of a height."""
    return _stretch((need,), height - need.total)[0]


def panel_elements(panel: Panel, cell: Box, n: Need, sizes: Sizes) -> tuple[Element, ...]:
    """Return the elements of one panel: a rule in its colour, head, exhibit, text and foot."""
    rule = flow.rule_above(f"{panel.name}.rule", cell, panel.color)
    head, body, foot = (
        flow.head_lines(panel, sizes),
        _body(panel, sizes),
        flow.foot_lines(panel),
    )
    if not panel.exhibit:
        return (rule, *_text_panel(panel, cell, n, sizes))
    parts = rows(
        Box(cell.x, cell.y + RULE_GAP, cell.w, cell.h),
        [part for part in (n.head, n.exhibit, n.body, n.foot) if part],
        n.gap,
    )
    names = [
        name
        for name, part in zip_longest(
            ("head", "exhibit", "text", "foot"), (n.head, n.exhibit, n.body, n.foot)
        )
        if part
    ]
    place_of = dict(zip(names, parts, strict=True))
    return (
        rule,
        *(flow.box(f"{panel.name}.head", place_of["head"], head) if head else ()),
        exhibit_element(panel, place_of["exhibit"], sizes),
        *(flow.box(f"{panel.name}.text", place_of["text"], body) if body else ()),
        *(flow.box(f"{panel.name}.foot", place_of["foot"], foot) if foot else ()),
    )


def _text_panel(panel: Panel, cell: Box, n: Need, sizes: Sizes) -> tuple[Element, ...]:
    """Return a panel without an exhibit: among texts alone it begins where they all begin."""
    head = flow.head_lines(panel, sizes)
    texts = (*_body(panel, sizes), *flow.foot_lines(panel))
    tall = flow.height(head, cell.w) if n.exhibit else n.head
    top = cell.y + RULE_GAP
    start = top + tall + n.gap / 2 * bool(tall)
    below = Box(cell.x, start, cell.w, cell.bottom - start)
    anchor = "bottom" if panel.number and not n.exhibit else "top"
    return (
        *flow.box(f"{panel.name}.head", Box(cell.x, top, cell.w, tall), head, anchor=anchor),
        *flow.box(f"{panel.name}.text", below, texts),
    )


def exhibit_element(panel: Panel, area: Box, sizes: Sizes, slot: str = "") -> Element:
    """Return the element that draws a panel's exhibit in an area."""
    exhibit = panel.exhibit
    if isinstance(exhibit, ChartSpec):
        return ChartBox(exhibit.name, area, exhibit, sizes.label, slot)
    if isinstance(exhibit, Table):
        least = row_heights(exhibit, area, sizes.body)
        own = exhibit_heights(panel, area.w, sizes)[0]
        row = max(LEAST_ROW, *least) + CLOSE
        heights = even_rows(least, area.h if area.h - own > row else own)
        box = replace(area, h=sum(heights))
        return TableBox(exhibit.name, box, exhibit, heights, sizes.body, panel.color, slot)
    assert exhibit is not None
    return MapBox(exhibit.name, area, exhibit, inset=True)
