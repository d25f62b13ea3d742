"""Place panels in rows and columns: the arrangement of most slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from report_builder.model import plain
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
from report_builder.render.place.flow import FLOOR, Sizes
from report_builder.story.blocks import ChartKind, ChartSpec, Panel, Slide, Table

ROW_GAP = 0.28
HEAD_GAP = 0.12
RULE_GAP = 0.1


@dataclass(frozen=True, slots=True)
class Need:
    """The heights in inches that a row of panels needs: its parts line up across the row."""

    head: float
    exhibit: float
    body: float
    foot: float
    most: float
    """Height beyond which the exhibits no longer gain."""

    @property
    def total(self) -> float:
        """Return the least height of the row."""
        gaps = sum(HEAD_GAP for part in (self.exhibit, self.body, self.foot) if part)
        return RULE_GAP + self.head + self.exhibit + self.body + self.foot + gaps


def place(slide: Slide, area: Box, size: float) -> tuple[Element, ...] | None:
    """Place the panels of a slide in its rows, or return None when they don't fit at this size."""
    grid = chunks(slide.panels, slide.rows)
    sizes = Sizes(size)
    cells = tuple(columns(area, [panel.weight for panel in row]) for row in grid)
    needs = tuple(need(row, boxes, sizes) for row, boxes in zip(grid, cells, strict=True))
    spare = area.h - sum(n.total for n in needs) - ROW_GAP * (len(needs) - 1)
    if spare < 0 or any(_cut(row, boxes, sizes) for row, boxes in zip(grid, cells, strict=True)):
        return None
    needs = _stretch(needs, spare)
    stacked = rows(area, [n.total for n in needs], ROW_GAP)
    return tuple(
        element
        for row, boxes, line, n in zip(grid, cells, stacked, needs, strict=True)
        for panel, cell in zip(row, boxes, strict=True)
        for element in panel_elements(panel, Box(cell.x, line.y, cell.w, line.h), n, sizes)
    )


def need(row: Sequence[Panel], boxes: Sequence[Box], sizes: Sizes) -> Need:
    """Measure a row: the tallest of each part among its panels."""
    pairs = tuple(zip(row, boxes, strict=True))
    exhibits = [exhibit_heights(panel, box.w, sizes) for panel, box in pairs if panel.exhibit]
    return Need(
        head=max(flow.height(flow.head_lines(p, sizes), b.w) for p, b in pairs),
        exhibit=max((least for least, _ in exhibits), default=0.0),
        body=max(flow.height(_body(p, sizes), b.w) for p, b in pairs),
        foot=max(flow.height(flow.foot_lines(p), b.w) for p, b in pairs),
        most=max((most for _, most in exhibits), default=0.0),
    )


def exhibit_heights(panel: Panel, width: float, sizes: Sizes) -> tuple[float, float]:
    """Return the least height of a panel's exhibit in inches, and the most that it can use."""
    exhibit = panel.exhibit
    if isinstance(exhibit, Table):
        return (0.36 * (len(exhibit.rows) + 1),) * 2
    if not isinstance(exhibit, ChartSpec):
        return 2.6, 5.2
    bars = len(exhibit.categories)
    row = sizes.caption * 1.4 / flow.POINTS
    tall = max(
        1,
        -(-_longest_label(exhibit) // max(8, int(width * 0.42 * 72 / sizes.caption * 1.9))),
    )
    return {
        ChartKind.BAR: (bars * (row * tall + 0.1), bars * 0.66),
        ChartKind.COLUMN: (2.0, 3.4),
        ChartKind.LIKERT: (0.95 + 0.5 * (bars - 1), 1.5 + 0.7 * (bars - 1)),
        ChartKind.SHARE: (1.35, 2.0),
        ChartKind.RADAR: (2.8, 4.6),
    }[exhibit.kind]


def _longest_label(chart: ChartSpec) -> int:
    return max(len(plain(category.label)) for category in chart.categories)


def _body(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return flow.body_lines(panel.paragraphs, sizes.body)


def _cut(row: Sequence[Panel], boxes: Sequence[Box], sizes: Sizes) -> bool:
    return any(
        flow.broken_word((*flow.head_lines(p, sizes), *_body(p, sizes)), box.w)
        for p, box in zip(row, boxes, strict=True)
    )


def _stretch(needs: Sequence[Need], spare: float) -> tuple[Need, ...]:
    hungry = sum(1 for n in needs if n.exhibit) or 1
    return tuple(
        Need(
            n.head,
            min(n.exhibit + spare / hungry, max(n.most, n.exhibit)),
            n.body,
            n.foot,
            n.most,
        )
        if n.exhibit
        else n
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
        area = Box(cell.x, cell.y + RULE_GAP, cell.w, cell.h - RULE_GAP)
        return (rule, *flow.box(f"{panel.name}.text", area, (*head, *body, *foot)))
    parts = rows(
        Box(cell.x, cell.y + RULE_GAP, cell.w, cell.h),
        [part for part in (n.head, n.exhibit, n.body, n.foot) if part],
        HEAD_GAP,
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


def exhibit_element(panel: Panel, area: Box, sizes: Sizes, slot: str = "") -> Element:
    """Return the element that draws a panel's exhibit in an area."""
    exhibit = panel.exhibit
    if isinstance(exhibit, ChartSpec):
        return ChartBox(exhibit.name, area, exhibit, max(FLOOR, sizes.caption), slot)
    if isinstance(exhibit, Table):
        height = area.h / (len(exhibit.rows) + 1)
        heights = (height,) * (len(exhibit.rows) + 1)
        return TableBox(exhibit.name, area, exhibit, heights, sizes.body, panel.color, slot)
    assert exhibit is not None
    return MapBox(exhibit.name, area, exhibit, inset=True)
