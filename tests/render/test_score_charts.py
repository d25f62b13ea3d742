"""Charts of scores show every unit where it stands, name the ends, and keep to their box."""

from dataclasses import replace
from functools import cache
from itertools import pairwise, product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.charts import chart_heights, chart_marks
from report_builder.render.charts.dot_rows import rows_of
from report_builder.render.charts.marks import Bar, Dot, Label, Stroke
from report_builder.render.charts.room import has_room
from report_builder.render.charts.rows import Rows
from report_builder.render.charts.swarm import pressed, swarm
from report_builder.render.charts.tracks import track_rows
from report_builder.render.ooxml.charts.kinds import plot, sheet_of
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Point, Series, SeriesRole
from report_builder.story.spread import MOST_DOTS
from tests.render import many_units
from tests.render.chart_checks import assert_apart, assert_inside

COUNTS = (3, 77, 1926)
SHOWN = {
    "tracks": {"kind": "tracks", "scores": "dimensions"},
    "regions": {"kind": "dots", "scores": "regions"},
    "whole": {"kind": "dots", "scores": "whole"},
}
SIZE, WIDE = 12.0, 6.0
LONGEST = 12
"""Words of the longest name."""
every = pytest.mark.parametrize("name", SHOWN)
sized = pytest.mark.parametrize("count", COUNTS)


@cache
def charts(count: int, longest: int) -> dict[str, ChartSpec]:
    return many_units.charts(many_units.edition(count, longest=longest), SHOWN)


def chart(name: str, count: int, longest: int = LONGEST) -> ChartSpec:
    return charts(count, longest)[name]


def room(shown: ChartSpec) -> tuple[float, float]:
    least, most = chart_heights(shown, WIDE, SIZE)
    return WIDE * 72, (least + most) / 2 * 72


def rows_in(shown: ChartSpec) -> Rows:
    placed = track_rows if shown.kind is ChartKind.TRACKS else rows_of
    return placed(shown, *room(shown), SIZE)


@every
@sized
def test_every_dot_stands_at_the_value_of_its_fact(name: str, count: int) -> None:
    shown = chart(name, count)
    placed = rows_in(shown)
    for row, told in zip(placed.rows, shown.dots, strict=True):
        assert [dot.x for dot in row.dots] == [placed.x(dot.point.value or 0.0) for dot in told]
        assert all(abs(dot.y - row.middle) <= row.half - row.radius + 1e-6 for dot in row.dots)
    for one, other in pairwise(placed.rows):
        assert one.middle + one.half < other.middle - other.half


@every
@sized
def test_no_dot_is_white_on_white(name: str, count: int) -> None:
    shown = chart(name, count)
    dots = [mark for mark in chart_marks(shown, *room(shown), SIZE) if isinstance(mark, Dot)]
    hollow = [dot for dot in dots if dot.color == "white"]
    assert hollow or name == "tracks" or count == COUNTS[0]
    assert all(dot.edge not in ("", "white") for dot in hollow)


@every
@sized
def test_the_lowest_and_the_highest_unit_are_shown_and_named(name: str, count: int) -> None:
    for row in chart(name, count).dots:
        values = [dot.point.value or 0.0 for dot in row]
        assert values == sorted(values)
        assert {at for at, dot in enumerate(row) if dot.label} == {0, len(row) - 1}
        assert all(dot.point.printed in plain(dot.label) for dot in row if dot.label)


@pytest.mark.parametrize("name", [name for name in SHOWN if name != "tracks"])
def test_of_many_units_a_dot_stands_for_several_and_the_foot_says_so(name: str) -> None:
    shown = chart(name, 1926)
    assert shown.each > 1
    assert all(len(row) <= MOST_DOTS + 1 for row in shown.dots)
    assert chart(name, 77).each == 1
    assert sum(len(row) for row in chart(name, 77).dots) == 77


@sized
def test_under_a_bar_a_line_goes_from_the_lowest_unit_to_the_highest(count: int) -> None:
    shown = chart("tracks", count)
    placed = track_rows(shown, *room(shown), SIZE)
    level = [
        mark.points
        for mark in chart_marks(shown, *room(shown), SIZE)
        if isinstance(mark, Stroke) and mark.points[0][1] == mark.points[1][1]
    ]
    assert level == [
        tuple((placed.x(dot.point.value or 0.0), row.middle) for dot in dots)
        for row, dots in zip(placed.rows, shown.dots, strict=True)
    ]
    assert shown.each == 1
    assert all(len(dots) == 2 for dots in shown.dots)


@every
@pytest.mark.parametrize(
    ("count", "longest"), [*product(COUNTS[:2], (1, LONGEST)), (COUNTS[2], LONGEST)]
)
def test_words_stay_in_the_box_and_apart(name: str, count: int, longest: int) -> None:
    shown = chart(name, count, longest)
    width, height = room(shown)
    marks = chart_marks(shown, width, height, SIZE)
    assert has_room(shown, width, height, SIZE)
    assert_inside(marks, width, height)
    assert_apart(marks)


@sized
def test_both_painters_place_ticks_and_bars_alike(count: int) -> None:
    shown = chart("tracks", count)
    width, height = room(shown)
    drawn, placed = plot(shown, width, height, SIZE), track_rows(shown, width, height, SIZE)
    sheet, area = sheet_of(drawn), drawn.area
    low, high = shown.minimum, drawn.end
    columns = {column.heading: column.values for column in sheet.columns}
    across = [
        (area.x + area.w * (value - low) / (high - low)) * width
        for value in columns["ต่ำสุดและสูงสุด (x)"][::3]
        if isinstance(value, float)
    ]
    assert across == pytest.approx([dot.x for row in placed.rows for dot in row.dots])
    assert list(sheet.rows[::3]) == [d.name for row in shown.dots for d in row]
    ends = {v for h, own in columns.items() if h.startswith("แท่ง") and "(x)" in h for v in own}
    assert {point.value for point in shown.series[0].points} <= ends


@pytest.mark.parametrize("name", [name for name in SHOWN if name != "tracks"])
@sized
def test_both_painters_place_alike(name: str, count: int) -> None:
    shown = chart(name, count)
    width, height = room(shown)
    drawn, placed = plot(shown, width, height, SIZE), rows_of(shown, width, height, SIZE)
    sheet = sheet_of(drawn)
    values = [dot.x for row in placed.rows for dot in row.dots]
    area, low, high = drawn.area, shown.minimum, drawn.end
    native = [
        (area.x + area.w * ((value or 0.0) - low) / (high - low)) * width
        for value in sheet.columns[0].values
    ]
    assert native == pytest.approx(values)
    sets = [c.values for c in sheet.columns[1:] if "ชุดที่" in c.heading]
    heights = [next(v for v in each if v is not None) for each in zip(*sets, strict=True)]
    down = [(area.y + area.h * (n - 0.5) / len(placed.rows)) * height for n in heights]
    assert down == pytest.approx([dot.y for row in placed.rows for dot in row.dots])


@given(st.lists(st.floats(0, 200), min_size=1, max_size=80).map(sorted), st.floats(1, 4))
def test_dots_of_a_swarm_never_cover_one_another(places: list[float], radius: float) -> None:
    spots = list(zip(places, swarm((*places,), radius), strict=True))
    for at, (x, y) in enumerate(spots):
        for a, b in spots[:at]:
            assert (x - a) ** 2 + (y - b) ** 2 >= 4 * radius**2 * (1 - 1e-6)


@given(st.lists(st.floats(-50, 50), max_size=30), st.floats(0, 30))
def test_a_pressed_swarm_keeps_within_reach_and_in_order(ways: list[float], reach: float) -> None:
    found = pressed(ways, reach)
    assert all(abs(way) <= reach + 1e-9 for way in found)
    assert sorted(found) == [way for _, way in sorted(zip(ways, found, strict=True))]


def weighted(pairs: list[tuple[float, float]], name: str = "ด้าน", whole: float = 50.0) -> ChartSpec:
    """Return weighted bars of scores and weights."""
    points = tuple(Point(f"x.{n}", s, f"{s:.1f}") for n, (s, _) in enumerate(pairs))
    weights = tuple(Point(f"w.{n}", w, f"{w:g}") for n, (_, w) in enumerate(pairs))
    line = tuple(Point("nation.score", whole, f"{whole:.1f}") for _ in pairs)
    label = (Run(f"ค่าเฉลี่ยประเทศ {whole:.1f}"),)
    return ChartSpec(
        "weighted",
        ChartKind.WEIGHTED,
        "",
        tuple(
            Category((Run(f"{name}{n}"),), (Run(f"ค่าน้ำหนัก {w:g}%"),))
            for n, (_, w) in enumerate(pairs)
        ),
        (
            Series("คะแนน", "dimension1", points),
            Series("น้ำหนัก", "quiet", weights),
            Series("nation", "ink", line, label, SeriesRole.NATION),
        ),
        "0.0",
        100.0,
        "ทดสอบ",
    )


@settings(max_examples=60, phases=(Phase.generate,))
@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 40)), min_size=1, max_size=16),
    st.sampled_from(["ด้าน", "ด้านการบริหารจัดการภายในองค์กรที่"]),
    st.floats(0, 100),
)
def test_weighted_bars_are_as_long_as_scores_and_as_wide_as_weights(
    pairs: list[tuple[float, float]], name: str, whole: float
) -> None:
    shown = weighted(pairs, name, whole)
    marks = chart_marks(shown, 580, 340, SIZE)
    field, *bars = [mark for mark in marks if isinstance(mark, Bar)]
    upright = bars[-1].x + bars[-1].w == pytest.approx(field.x + field.w) and all(
        bar.y + bar.h == pytest.approx(field.y + field.h) for bar in bars
    )
    sides = [(b.h / field.h, b.w) if upright else (b.w / field.w, b.h) for b in bars]
    unit = sum(side for _, side in sides) / sum(weight for _, weight in pairs)
    for (share, side), (score, weight) in zip(sides, pairs, strict=True):
        assert share == pytest.approx(score / 100, abs=1e-9)
        assert side == pytest.approx(weight * unit)
    assert_inside(marks, 580, 340)
    assert_apart(marks)
    printed = [mark.text for mark in marks if isinstance(mark, Label)]
    assert all(f"{score:.1f}" in printed for score, _ in pairs)


def test_names_of_many_lying_bars_give_up_their_breaks_where_they_have_no_room() -> None:
    shown = weighted([(50.0 + n, 1.0 + n) for n in range(12)], "ด้านบุคลากร\n(Participation) ")
    marks = chart_marks(shown, 580, 320, 12.0)
    assert_inside(marks, 580, 320)
    assert_apart(marks)
    assert "ด้านบุคลากร (Participation) 11" in [m.text for m in marks if isinstance(m, Label)]


def test_an_emblem_has_no_words_and_its_corners_stand_at_the_scores() -> None:
    scores = (100.0, 50.0, 0.0, 25.0)
    points = tuple(Point(f"x.{n}", s, f"{s:.1f}") for n, s in enumerate(scores))
    plain_chart = weighted([(s, 1.0) for s in scores])
    shown = replace(plain_chart, kind=ChartKind.EMBLEM, series=(Series("คะแนน", "brand", points),))
    marks = chart_marks(shown, 100, 100, SIZE)
    assert not [mark for mark in marks if isinstance(mark, Label)]
    dots = [mark for mark in marks if isinstance(mark, Dot)]
    away = [((dot.x - 50) ** 2 + (dot.y - 50) ** 2) ** 0.5 for dot in dots]
    assert [way / away[0] for way in away] == pytest.approx([s / 100 for s in scores])
