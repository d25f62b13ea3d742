"""Charts of two years of many units: a row for each, all of it inside, names of bands apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run
from report_builder.render.charts import chart_heights, chart_marks
from report_builder.render.charts.marks import Dot, Label, Stroke
from report_builder.story import chartspec
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Point, Tick

WIDTH, SIZE, POINTS = 600.0, 12.0, 72
BANDS = st.lists(st.integers(1, 20), min_size=1, max_size=8).filter(lambda own: sum(own) <= 100)


@given(BANDS)
def test_every_unit_has_its_row_and_every_band_its_name(bands: list[int]) -> None:
    chart = arrows(bands)
    height = chart_heights(chart, WIDTH / POINTS, SIZE)[0] * POINTS
    placed = chart_marks(chart, WIDTH, height, SIZE)
    dots = [mark for mark in placed if isinstance(mark, Dot)]
    assert len(dots) == 2 * sum(bands)
    assert len({round(dot.y, 6) for dot in dots}) == sum(bands)
    tails = [m for m in placed if isinstance(m, Stroke) and m.color == "good"]
    assert len(tails) == sum(bands)
    names = [m for m in placed if isinstance(m, Label) and m.face == "bold"]
    assert all(0 < name.y <= height for name in names)
    assert all(other.y - one.y >= SIZE for one, other in pairwise(names))
    assert all(0 <= dot.x <= WIDTH for dot in dots)


def arrows(bands: list[int]) -> ChartSpec:
    rows = sum(bands)
    point = [Point("", 40.0 + n % 7, "") for n in range(rows)]
    later = [Point("", 50.0 + n % 9, "") for n in range(rows)]
    return ChartSpec(
        name="a",
        kind=ChartKind.ARROWS,
        title="สองปี",
        categories=tuple(Category(()) for _ in range(rows)),
        series=(),
        number_format="0.0",
        maximum=60.0,
        alt="",
        minimum=40.0,
        dots=tuple(
            (chartspec.Dot(was, "", "unit"), chartspec.Dot(own, "", "good"))
            for was, own in zip(point, later, strict=True)
        ),
        ticks=tuple(Tick(value, (Run(f"{value:g}"),)) for value in (40.0, 50.0, 60.0)),
        bands=tuple(
            (Category((Run(f"ภาค {n}"),), (Run("+1.0"),)), own) for n, own in enumerate(bands)
        ),
    )
