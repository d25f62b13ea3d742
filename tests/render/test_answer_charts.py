"""Charts of answers show every value where it stands, and their words keep apart and inside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Run
from report_builder.render.charts import chart_heights, chart_marks
from report_builder.render.charts.axis import axis_rows
from report_builder.render.charts.marks import Bar, Label
from report_builder.render.charts.sides import placed, sides
from report_builder.render.charts.topics import ACROSS, topic_rows
from report_builder.render.charts.words import EDGE
from report_builder.render.ooxml.charts.kinds import plot, sheet_of
from report_builder.story.axis import Topic, quarters, topics
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Dot, Point, Series
from tests.render.chart_checks import assert_apart, assert_inside
from tests.render.chart_specimens import RATED, diverging, text

WIDE, SIZE = 11.9, 12.0
NAMES = ("เว็บไซต์", "ตู้ให้บริการ", "แอปพลิเคชันบนมือถือ (ต้นสังกัดพัฒนา)", "GFMIS", "ภายในหน่วยงาน")
TOPICS = ("ช่องทางการบริการอิเล็กทรอนิกส์", "การเชื่อมโยงระบบและข้อมูล", "การอบรมด้าน IT")
values = st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 1))
rows = st.lists(st.lists(values, min_size=1, max_size=5), min_size=1, max_size=7)


def one_axis(found: list[list[float]]) -> ChartSpec:
    """Return a chart of one axis, all of whose dots are named."""
    dots = tuple(
        tuple(
            Dot(
                Point(f"x.{i}.{j}", value, f"{value:.0f}%"),
                NAMES[j],
                "dimension1",
                label=(Run(NAMES[j]), Run("\u00a0"), Run(f"{value:.0f}%", f"x.{i}.{j}")),
            )
            for j, value in enumerate(row)
        )
        for i, row in enumerate(found)
    )
    named = tuple(Category(text(TOPICS[i % 3]), text(f"n = {400 + i}")) for i in range(len(found)))
    return ChartSpec(
        "a",
        ChartKind.AXIS,
        "",
        named,
        (),
        '0"%"',
        100.0,
        "ท",
        dots=dots,
        ticks=quarters(100.0, "%"),
    )


def by_type(found: list[list[float]], types: int) -> ChartSpec:
    """Return a chart of answers, behind each of which so many types stand."""
    chart = one_axis([[row[at % len(row)] for at in range(min(types, 5))] for row in found])
    points = tuple(Point(f"v.{i}", row[0], f"{row[0]:.1f}%") for i, row in enumerate(found))
    counted = tuple(Category(c.label, text("463 แห่ง")) for c in chart.categories)
    ends = tuple(
        tuple(
            Dot(dot.point, dot.name, "unit", label=dot.label if at in (0, len(row) - 1) else ())
            for at, dot in enumerate(sorted(row, key=lambda dot: dot.point.value or 0))
        )
        for row in chart.dots
    )
    return ChartSpec(
        "b", ChartKind.AXIS, "", counted, (Series("ร้อยละ", "dimension2", points),),
        '0.0"%"', 100.0, "ท", dots=ends, ticks=chart.ticks,
    )  # fmt: skip


def least(chart: ChartSpec, wide: float = WIDE) -> float:
    return chart_heights(chart, wide, SIZE)[0] * 72


def bars_of(place: int, row: list[float]) -> ChartSpec:
    """Return the values of one topic as bars."""
    points = (Point(f"x.{place}.{j}", value, f"{value:.0f}%") for j, value in enumerate(row))
    series = (Series("ร้อยละ", "dimension1", tuple(points)),)
    named = tuple(Category(text(name)) for name in NAMES[: len(row)])
    title = TOPICS[place % len(TOPICS)]
    return ChartSpec("t", ChartKind.BAR, title, named, series, '0"%"', 100.0, "ท: ค")


def told_apart(found: list[list[float]]) -> ChartSpec:
    """Return the chart of some topics, whose answers are rows under them."""
    bars = [bars_of(i, row) for i, row in enumerate(found)]
    chart = topics([Topic(bar, text(f"n = {400 + i}")) for i, bar in enumerate(bars)], "c", ())
    assert chart is not None
    return chart


ROWS = {ChartKind.AXIS: axis_rows, ChartKind.TOPICS: topic_rows}
drawn_topics = rows.flatmap(lambda found: st.sampled_from([one_axis(found), told_apart(found)]))


@given(drawn_topics)
@settings(max_examples=60)
def test_dots_of_topics_stand_at_their_values_and_words_apart(chart: ChartSpec) -> None:
    width, height = WIDE * 72, least(chart)
    at = ROWS[chart.kind](chart, width, height, SIZE)
    for row, told in zip(at.rows, chart.dots, strict=True):
        assert [dot.x for dot in row.dots] == pytest.approx(
            [at.left + (at.right - at.left) * (dot.point.value or 0.0) / 100 for dot in told]
        )
    marks = chart_marks(chart, width, height, SIZE)
    assert_inside(marks, width, height)
    assert_apart(marks)


@given(rows, st.integers(2, 5))
@settings(max_examples=40)
def test_answers_print_their_values_and_no_names_of_types_between_rows(
    found: list[list[float]], types: int
) -> None:
    chart = by_type(found, types)
    marks = chart_marks(chart, WIDE * 72, least(chart), SIZE)
    printed = [mark.text for mark in marks if isinstance(mark, Label)]
    assert all(point.printed in printed for point in chart.series[0].points)
    assert not {*NAMES} & {*printed}
    assert_inside(marks, WIDE * 72, least(chart))
    assert_apart(marks)


@given(rows)
@settings(max_examples=20)
def test_each_value_stands_beside_its_dot_and_names_in_a_column(found: list[list[float]]) -> None:
    placed = topic_rows(told_apart(found), WIDE * 72, least(told_apart(found)), SIZE)
    for row in (row for row in placed.rows if row.dots):
        (value,) = row.ends
        assert {word.x for word in row.head} == {EDGE}
        assert 0 < value.x - row.dots[0].x < SIZE


@given(rows, st.floats(400.0, 600.0))
@settings(max_examples=20)
def test_axes_of_topics_are_of_one_length_in_any_width(
    found: list[list[float]], wide: float
) -> None:
    placed = topic_rows(told_apart(found), wide, 300.0, SIZE)
    assert placed.right - placed.left == pytest.approx(ACROSS * SIZE)


@given(drawn_topics)
@settings(max_examples=20)
def test_both_painters_set_dots_alike(chart: ChartSpec) -> None:
    width, height = WIDE * 72, least(chart)
    drawn, at = plot(chart, width, height, SIZE), ROWS[chart.kind](chart, width, height, SIZE)
    native = [
        (drawn.area.x + drawn.area.w * (value or 0.0) / drawn.end) * width
        for value in sheet_of(drawn).columns[0].values
    ]
    assert native == pytest.approx([dot.x for row in at.rows for dot in row.dots])


shares = st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(sum)


@given(st.lists(shares, min_size=1, max_size=6))
@settings(max_examples=40)
def test_opinions_meet_at_one_line_and_unseen_parts_keep_them_there(found: list[list[int]]) -> None:
    bars = tuple(
        (f"คำถามที่ {i}", tuple(100 * v / sum(row) for v in row), 3.0) for i, row in enumerate(found)
    )
    chart = diverging(bars)
    width, height = WIDE * 72, least(chart)
    at = placed(chart, width, height, SIZE)
    against, both = sides(chart)
    for row in range(len(found)):
        parts = {series.name: (x, wide) for series, x, wide in at.parts(row)}
        x, wide = parts[against[-1].name]
        assert x + wide == pytest.approx(at.line)
        assert parts[both[len(against)].name][0] == pytest.approx(at.line)
    sheet = sheet_of(plot(chart, width, height, SIZE))
    first = sheet.columns[len(chart.series)].values
    starts = [at.start + at.unit * (length or 0.0) for length in first]
    assert starts == pytest.approx([next(at.parts(row))[1] for row in range(len(found))])
    assert_inside(chart_marks(chart, width, height, SIZE), width, height)


def test_means_are_the_largest_numbers_of_opinions() -> None:
    chart = diverging(RATED)
    labels = [m for m in chart_marks(chart, WIDE * 72, 200, SIZE) if isinstance(m, Label)]
    large = {label.text for label in labels if label.size == max(each.size for each in labels)}
    assert large == {point.printed for point in chart.series[-1].points}


def test_a_funnel_shows_numbers_of_cases_to_one_scale() -> None:
    found = (456, 300, 211, 179, 190)
    points = tuple(Point(f"x.{n}", value, str(value)) for n, value in enumerate(found))
    named = tuple(Category(text(f"ขั้นที่ {n}")) for n in range(len(found)))
    series = (Series("จำนวน", "dimension3", points),)
    chart = ChartSpec("f", ChartKind.FUNNEL, "", named, series, "0", None, "ท")
    marks = chart_marks(chart, 400, 200, SIZE)
    bars = [mark.w for mark in marks if isinstance(mark, Bar)]
    assert bars == pytest.approx([bars[0] * value / 456 for value in found])
