"""Charts of years: every value where it belongs, words apart and inside, lines broken at gaps."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run
from report_builder.render.charts import chart_heights, chart_marks
from report_builder.render.charts.marks import Dot, Label, Mark, Stroke
from report_builder.story.blocks import Panel
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Point, Series, SeriesRole
from report_builder.story.parts import most_parts

SIZE, POINTS = 12.0, 72
VALUES = st.lists(
    st.lists(st.none() | st.floats(20, 80), min_size=3, max_size=3).filter(
        lambda row: sum(value is not None for value in row) > 1
    ),
    min_size=1,
    max_size=17,
)


def chart(rows: list[list[float | None]], role: SeriesRole | None = None) -> ChartSpec:
    series = tuple(
        Series(f"ด้านที่ {n}", "brand", tuple(map(point, row)), (Run(f"ด้านที่ {n}"),), role)
        for n, row in enumerate(rows)
    )
    years = tuple(Category((Run(str(year)),)) for year in range(2558, 2558 + len(rows[0])))
    return ChartSpec("t", ChartKind.TREND, "แนวโน้ม", years, series, "0.0", 80, "", minimum=20)


def point(value: float | None) -> Point:
    return Point("", value, "" if value is None else f"{value:.1f}")


def marks(spec: ChartSpec, width: float = 500.0) -> tuple[tuple[Mark, ...], float]:
    height = chart_heights(spec, width / POINTS, SIZE)[0] * POINTS
    return chart_marks(spec, width, height, SIZE), height


@given(VALUES)
def test_words_are_inside_and_apart_whatever_lines_there_are(
    rows: list[list[float | None]],
) -> None:
    placed, height = marks(chart(rows))
    labels = [mark for mark in placed if isinstance(mark, Label)]
    for one in labels:
        assert -0.5 <= left(one) <= 500.5 - one.width
        assert 0.6 * SIZE <= one.y <= height
    for one, other in combinations(labels, 2):
        aside = left(one) + one.width <= left(other) or left(other) + other.width <= left(one)
        assert aside or abs(one.y - other.y) >= SIZE


def left(label: Label) -> float:
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[label.align]
    return label.x - share * label.width


@given(VALUES)
def test_a_dot_stands_for_every_value_and_a_line_for_every_two_years(
    rows: list[list[float | None]],
) -> None:
    placed, _ = marks(chart(rows))
    known = [value is not None for row in rows for value in row]
    joined = [row[n] is not None and row[n + 1] is not None for row in rows for n in (0, 1)]
    assert sum(isinstance(mark, Dot) for mark in placed) == sum(known)
    lines = [m for m in placed if isinstance(m, Stroke) and m.color == "brand"]
    assert len(lines) == sum(joined)


def test_higher_scores_stand_higher_and_years_from_left_to_right() -> None:
    placed, _ = marks(chart([[30.0, 50.0, 40.0]]))
    dots = [mark for mark in placed if isinstance(mark, Dot)]
    assert dots[0].x < dots[1].x < dots[2].x
    assert dots[1].y < dots[2].y < dots[0].y


@pytest.mark.parametrize("years", [2, 5])
def test_what_a_chart_is_about_prints_every_value(years: int) -> None:
    values: list[float | None] = [30.0 + n for n in range(years)]
    placed, _ = marks(chart([values], SeriesRole.UNIT), 160.0)
    said = [mark.text for mark in placed if isinstance(mark, Label)]
    assert said[:years] == [f"{value:.1f}" for value in values]


@given(st.floats(20, 80), st.floats(20, 80))
def test_the_last_value_stands_apart_from_that_of_the_whole(own: float, whole: float) -> None:
    spec = chart([[50.0, own], [50.0, whole]], SeriesRole.UNIT)
    series = spec.series[0], replace(spec.series[1], role=SeriesRole.NATION)
    placed, _ = marks(replace(spec, series=series), 200.0)
    mine = next(m for m in placed if isinstance(m, Label) and m.text == f"{own:.1f}")
    label = next(m for m in placed if isinstance(m, Label) and m.align == "left")
    assert left(label) >= max(m.x for m in placed if isinstance(m, Dot)) + mine.width / 2 + 4


LONG = "ด้านการบริหารจัดการทรัพยากรและข้อมูลภายในองค์กร"


@pytest.mark.parametrize("lines", [1, 6, 16])
def test_long_names_are_broken_beside_their_lines(lines: int) -> None:
    rows: list[list[float | None]] = [[30.0 + n, 40.0, 50.0 - n] for n in range(lines)]
    plainly = chart(rows)
    named = tuple(
        replace(series, label=(Run(f"{LONG} {n}"),)) for n, series in enumerate(plainly.series)
    )
    placed, height = marks(replace(plainly, series=named))
    labels = [mark for mark in placed if isinstance(mark, Label)]
    assert all(-0.5 <= left(one) <= 500.5 - one.width and one.y <= height for one in labels)
    dots = [mark.x for mark in placed if isinstance(mark, Dot)]
    assert max(dots) - min(dots) > 150


@pytest.mark.parametrize("kind", [ChartKind.TREND, ChartKind.ARROWS])
def test_a_chart_of_years_is_not_parted(kind: ChartKind) -> None:
    """A slide that has no room for it is left out rather than shown in halves."""
    panel = Panel("years", exhibit=replace(chart([[30.0, 40.0, 50.0]]), kind=kind))
    assert most_parts(panel) == 1
