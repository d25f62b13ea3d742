"""The parts of a card that can be cut: rows of tables with their charts, entries of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from report_builder.problem import Words
from report_builder.render.page import Page
from report_builder.render.place.card import lists, profile
from report_builder.render.place.card.fit import leads
from report_builder.render.place.card.lists import Column
from report_builder.render.place.card.text import Block
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.chartspec import ChartSpec

TOO_LONG = Words("ข้อความยาวเกินหน้าเดียว โปรดตัดให้สั้นลง", "the text fits on no page: shorten it")

T = TypeVar("T")
Part = tuple[Panel, ...]
"""Panels that go together: the profile with its chart, or a list alone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a card and the slide that says what stands on it."""

    slide: Slide
    page: Page


def entries(panel: Panel, places: Sequence[int]) -> Panel:
    """Return a panel with only the entries at some places: rows, points or paragraphs."""
    exhibit = panel.exhibit
    if isinstance(exhibit, Table):
        return replace(panel, exhibit=_table(exhibit, places))
    if isinstance(exhibit, ChartSpec):
        return replace(panel, exhibit=_chart(exhibit, places))
    return replace(panel, paragraphs=_at(panel.paragraphs, places))


def _table(table: Table, places: Sequence[int]) -> Table:
    """Return a table with only the rows at some places; what is empty then has no heading."""
    rows = _at(table.rows, places)
    header = (
        text if any(row[column] for row in rows) else () for column, text in enumerate(table.header)
    )
    levels = _at(table.levels, places) if table.levels else ()
    return replace(table, header=tuple(header), rows=rows, levels=levels)


def _chart(chart: ChartSpec, places: Sequence[int]) -> ChartSpec:
    series = (replace(one, points=_at(one.points, places)) for one in chart.series)
    return replace(
        chart,
        categories=_at(chart.categories, places),
        series=tuple(series),
        colors=_at(chart.colors, places),
        hollow=_at(chart.hollow, places) if chart.hollow else (),
    )


def _at(items: Sequence[T], places: Sequence[int]) -> tuple[T, ...]:
    return tuple(items[place] for place in places)


def cut(part: Part, first: int, last: int) -> Part:
    """Return a part with its entries from the first one up to the last."""
    return tuple(entries(panel, range(first, last)) for panel in part)


def count(part: Part) -> int:
    """Return how many entries a part has."""
    exhibit = part[0].exhibit
    return len(exhibit.rows) if isinstance(exhibit, Table) else len(part[0].paragraphs)


def block(part: Part, sizes: Sizes) -> Block:
    """Return a part over the whole width of a page."""
    if len(part) > 1:
        table, chart = part
        return profile.profile(table, chart, sizes)
    placed = lists.side_by_side((Column(1, part),), sizes, 1.0)
    assert placed is not None
    return placed


def most(part: Part, room: float, sizes: Sizes) -> int:
    """Return how many entries fit a height in inches, a dimension together with an indicator."""
    low, high = 0, count(part)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high)
            if block(cut(part, 0, middle), sizes).height <= room
            else (low, middle - 1)
        )
    return low if low == count(part) else _before_a_dimension(part, low)


def _before_a_dimension(part: Part, fitting: int) -> int:
    """Return a place to cut before the row of a dimension, if one is in the latter half."""
    exhibit = part[0].exhibit
    if not isinstance(exhibit, Table) or len(part) == 1:
        return fitting
    lead = leads(exhibit)
    good = [n for n in range(fitting // 2 + 1, fitting + 1) if lead[n]]
    return max(good, default=fitting)
