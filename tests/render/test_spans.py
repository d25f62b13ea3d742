"""Charts of spans and squares show every unit, their words apart and inside."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Cells, Label
from report_builder.render.page import Box, TextBox
from report_builder.render.place.deck.statements import statements
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Dot, Point, Series
from tests.render.chart_checks import assert_apart, assert_inside
from tests.render.chart_specimens import text

WIDE, TALL, SIZE = 860.0, 360.0, 12.0
ends = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda pair: tuple(sorted(pair)))
found = st.lists(ends, min_size=6, max_size=90)


def spans(values: list[tuple[float, float]]) -> ChartSpec:
    """Return a chart of spans, the first three and the last named, two apart beside them."""
    many = len(values) - 2
    named = {0, 1, 2, many - 1}
    dots = tuple(
        tuple(
            Dot(
                Point(f"x.{n}", value, f"{value:.1f}"),
                "ก",
                "quiet",
                label=(Run(f"{value:.1f}", f"x.{n}"),) if n in named or n >= many else (),
            )
            for value in row
        )
        for n, row in enumerate(values)
    )
    names = tuple(
        Category(text("บุรีรัมย์"), text("ห่างกัน 44.3 คะแนน")) if n in named else Category(())
        for n in range(len(values))
    )
    beside = (Category(text("ภายในจังหวัดบุรีรัมย์"), text("44.3")), 1)
    return ChartSpec(
        "a", ChartKind.SPANS, "", names, (), "0.0", 100.0, "ท", dots=dots,
        colors=("alert",) * len(values), bands=((Category(()), many), beside, beside),
    )  # fmt: skip


@given(found)
@settings(max_examples=40)
def test_every_span_reaches_from_its_lowest_value_to_its_highest(
    values: list[tuple[float, float]],
) -> None:
    marks = chart_marks(spans(values), WIDE, TALL, SIZE)
    (cells,) = (mark for mark in marks if isinstance(mark, Cells))
    assert len(cells.cells) == len(values)
    assert_inside(marks, WIDE, TALL)
    by_length = sorted(zip(values, cells.cells, strict=True), key=lambda pair: pair[1].h)
    lengths = [high - low for (low, high), cell in by_length if cell.h > 2.01]
    assert lengths == pytest.approx(sorted(lengths), abs=0.01)


def test_words_of_spans_keep_apart() -> None:
    values = [(20.0, 75.0 - n / 2) for n in range(78)]
    marks = chart_marks(spans(values), WIDE, TALL, SIZE)
    assert_apart(marks)
    assert "44.3" in [mark.text for mark in marks if isinstance(mark, Label)]


@given(st.lists(st.booleans(), min_size=1, max_size=2000))
@settings(max_examples=30)
def test_every_unit_has_a_square(ranked: list[bool]) -> None:
    chart = replace(
        spans([(0.0, 1.0)] * 6),
        kind=ChartKind.SQUARES,
        series=(Series("มีอันดับ", "brand", ()), Series("ไม่มีอันดับ", "quiet", ())),
        cells=(tuple((int(each), 1) for each in sorted(ranked, reverse=True)),),
    )
    marks = chart_marks(chart, 240.0, 110.0, SIZE)
    assert sum(len(mark.cells) for mark in marks if isinstance(mark, Cells)) == len(ranked)
    assert_inside(marks, 240.0, 110.0)


def test_what_numbers_count_is_told_on_cards_with_and_without_a_drawing() -> None:
    plain_card = Panel("one", number=text("37%"), unit=text("ของคู่ทั้งหมด"), heading=text("ก"))
    drawn = replace(plain_card, name="two", exhibit=spans([(20.0, 70.0)] * 9))
    slide = Slide("s", "statements", "annex", text("ก"), panels=(plain_card, drawn))
    placed = statements(slide, Box(0.667, 1.31, 12.0, 5.3), Sizes(14.0)) or ()
    told = [plain(line.text) for e in placed if isinstance(e, TextBox) for line in e.lines]
    assert told.count("ของคู่ทั้งหมด") == 2
