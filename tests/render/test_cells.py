"""A grid has a cell for every respondent, within its row, filled where it answered."""

from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Cells, Label
from report_builder.render.charts.words import EDGE
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Point, Series

WIDTH, HEIGHT, SIZE = 800.0, 400.0, 12.0
PAIRS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: (min(pair), max(pair)))
ROWS = st.integers(1, 150).flatmap(
    lambda units: st.lists(st.lists(PAIRS, min_size=units, max_size=units), min_size=1, max_size=9)
)


def grid(rows: list[list[tuple[int, int]]]) -> ChartSpec:
    """Return a grid of rows of units, of each how many answered and were asked."""
    points = tuple(Point(f"type.t{at}.share0", 50.0, "50%") for at in range(len(rows)))
    return ChartSpec(
        "grid",
        ChartKind.GRID,
        "ตอบกลับ",
        tuple(Category((Run(f"ประเภท {at}"),), (Run("1 จาก 2"),)) for at in range(len(rows))),
        (Series("", "brand", points), Series("asked", "quiet", points, (Run("อ่านว่า"),))),
        "0",
        100.0,
        "ตอบกลับ",
        cells=tuple(map(tuple, rows)),
    )


@given(ROWS)
def test_every_respondent_has_a_cell_of_its_own_in_the_row_of_its_type(
    rows: list[list[tuple[int, int]]],
) -> None:
    marks = chart_marks(grid(rows), WIDTH, HEIGHT, SIZE)
    drawn = [mark for mark in marks if isinstance(mark, Cells)]
    filled = [len(m.cells) for m in drawn if m.color == "brand"]
    empty = [len(m.cells) for m in drawn if m.color == "quiet"]
    answered = [sum(a for a, _ in row) for row in rows]
    silent = [sum(n - a for a, n in row) for row in rows]
    assert filled == [n for n in answered if n]
    assert empty == [n for n in silent if n]
    names = [mark for mark in marks if isinstance(mark, Label) and mark.x == EDGE]
    start = max((name.x + name.width for name in names), default=-1.0)
    assert bool(names) is (len(rows) > 1)
    cells = [cell for mark in drawn for cell in mark.cells]
    assert len({(cell.x, cell.y) for cell in cells}) == len(cells)
    assert all(start < c.x and c.x + c.w < WIDTH and c.w > 2 and c.h > 1 for c in cells)
    assert all(c.y >= 0 and c.y + c.h < HEIGHT for c in cells)
