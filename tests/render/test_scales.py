"""Bars of one page have one scale, so that their lengths say which share is larger."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.render.charts import chart_marks
from report_builder.render.charts.bars import bar_rows, free_reach
from report_builder.render.charts.marks import Bar
from report_builder.render.ooxml.charts import kinds
from report_builder.render.page import Box, ChartBox, Page
from report_builder.render.scales import POINTS, Reach, shared
from report_builder.story.chartspec import ChartKind
from tests.render.chart_specimens import CHANNELS, SYSTEMS, TYPES, counted

SIZE = 12.0
TALL = 2.6
ROWS = st.sampled_from((CHANNELS, SYSTEMS, TYPES)).flatmap(
    lambda rows: st.integers(1, len(rows)).map(lambda count: rows[:count])
)
WIDTHS = st.floats(5.0, 11.0, allow_nan=False)


def page_of(charts: Sequence[tuple[tuple[tuple[str, float, int], ...], float]]) -> Page:
    """Return a page of bars one above the other, each of a width in inches."""
    elements = tuple(
        ChartBox(
            f"c{at}", Box(0.7, TALL * at, wide, TALL), counted(ChartKind.BAR, rows, lit=0), SIZE
        )
        for at, (rows, wide) in enumerate(charts)
    )
    return Page("p", 1, "content", "หน้า", "s", elements)


def drawn(page: Page) -> list[ChartBox]:
    return [element for element in page.elements if isinstance(element, ChartBox)]


@given(st.lists(st.tuples(ROWS, WIDTHS), min_size=2, max_size=4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_bars_of_one_page_have_one_scale(charts, native: bool) -> None:
    reach: Reach = kinds.free_reach if native else free_reach
    for one in drawn(shared(page_of(charts), reach)):
        wide, tall = one.box.w * POINTS, one.box.h * POINTS
        end = one.chart.maximum or 0.0
        bars = [m for m in chart_marks(one.chart, wide, tall, SIZE) if isinstance(m, Bar)]
        values = [point.value for point in one.chart.series[0].points if point.value]
        lengths = [bar.w / value for bar, value in zip(bars, values, strict=True)]
        axis = kinds.plot(one.chart, wide, tall, SIZE).area.w * wide / end
        assert [*lengths, axis] == pytest.approx([one.chart.reach / end] * (len(lengths) + 1))


@given(ROWS, ROWS)
@settings(max_examples=30, deadline=None)
def test_bars_one_above_the_other_begin_on_one_line(first, second) -> None:
    for one in drawn(shared(page_of([(first, 8.0), (second, 8.0)]), free_reach)):
        rows = bar_rows(one.chart, one.box.w * POINTS, one.box.h * POINTS, SIZE)
        assert rows.start == pytest.approx(one.chart.start)
        assert rows.start > 0
        assert len(rows.labels) == len(one.chart.categories)
