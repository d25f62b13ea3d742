"""Charts print what they show, draw it in proportion, and keep to their box."""

import re
from dataclasses import replace
from itertools import pairwise
from math import dist
from statistics import fmean
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Edition
from report_builder.render.charts import chart_heights, chart_marks
from report_builder.render.charts.marks import Align, Area, Bar, Dot, Label, Mark, Slice, Stroke
from report_builder.render.charts.room import has_room
from report_builder.render.charts.stacks import parted
from report_builder.render.charts.words import balanced, hanging, spaced, widest
from report_builder.render.layout import SLIDE
from report_builder.render.page import Box, ChartBox
from report_builder.render.pdf.charts import draw_chart
from report_builder.render.pdf.file import string
from report_builder.render.pdf.sheet import Node, Sheet, Used, rgb
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartKind
from report_builder.thai.measure import text_width, wrap
from tests.render.chart_checks import (
    MARKED,
    assert_apart,
    assert_cuts_no_word,
    assert_inside,
    assert_prints_all,
    assert_prints_own,
    solid,
)
from tests.render.chart_specimens import (
    CHANNELS,
    HARD,
    OPINIONS,
    QUESTIONS,
    RAMP,
    SERVICE,
    SHADES,
    SPECIMENS,
    SYSTEMS,
    counted,
    scored,
    stacked,
)
from tests.render.ink import glyphs
from tests.story.stories import deck_of

M = TypeVar("M", bound=Mark)
every = pytest.mark.parametrize("name", SPECIMENS)


def marks_of(name: str) -> tuple[Mark, ...]:
    chart, width, height, size = SPECIMENS[name]
    return chart_marks(chart, width * 72, height * 72, size)


def drawn(name: str) -> Sheet:
    """Return the sheet of a page that shows a chart alone."""
    chart, width, height, size = SPECIMENS[name]
    sheet = Sheet(Used(), SLIDE)
    draw_chart(sheet, ChartBox("chart", Box(1, 1, width, height), chart, size))
    return sheet


def only(kind: type[M], marks: tuple[Mark, ...]) -> list[M]:
    return [mark for mark in marks if isinstance(mark, kind)]


@every
def test_every_value_label_and_count_is_printed(name: str) -> None:
    assert_prints_all(SPECIMENS[name][0], marks_of(name))


@every
def test_text_stays_text(name: str) -> None:
    texts = sum(operator.startswith("BT ") for operator in drawn(name).operators)
    assert texts == len(only(Label, marks_of(name)))


@every
def test_a_chart_is_one_figure_with_its_alternative_text(name: str) -> None:
    (figure,) = drawn(name).root.children
    assert isinstance(figure, Node)
    assert figure.tag == "Figure"
    assert string(SPECIMENS[name][0].alt) in figure.told


@every
def test_nothing_leaves_the_box(name: str) -> None:
    _, width, height, _ = SPECIMENS[name]
    assert_inside(marks_of(name), width * 72, height * 72)


@every
def test_no_label_touches_another(name: str) -> None:
    assert_apart(marks_of(name))


@every
def test_no_label_is_smaller_than_asked(name: str) -> None:
    assert min(label.size for label in only(Label, marks_of(name))) == SPECIMENS[name][3]


@every
def test_labels_are_cut_between_words_alone(name: str) -> None:
    assert_cuts_no_word(SPECIMENS[name][0], marks_of(name))


@every
def test_colours_are_those_of_the_theme(name: str) -> None:
    found = set(re.findall(r"((?:[\d.e-]+ ){3})rg", " ".join(drawn(name).operators)))
    names = (*theme().names, *(f"dimension{i}" for i in range(1, 6)))
    assert found <= {f"{rgb(color)} " for color in names}


@every
def test_a_chart_is_the_same_every_time(name: str) -> None:
    assert drawn(name).operators == drawn(name).operators


def test_every_chart_of_the_deck_of_2559_is_whole(edition_2559: Edition) -> None:
    elements = [e for page in deck_pages(fitted(deck_of(edition_2559))) for e in page.elements]
    charts = [element for element in elements if isinstance(element, ChartBox)]
    assert len(charts) >= 20
    for element in charts:
        width, height = element.box.w * 72, element.box.h * 72
        marks = chart_marks(element.chart, width, height, element.size)
        assert_inside(marks, width, height)
        assert_apart(marks)
        assert all(label.size >= 12 for label in only(Label, marks))
        if element.chart.kind in MARKED:
            assert_prints_own(element.chart, marks)
        elif element.chart.kind is not ChartKind.EMBLEM:
            assert_prints_all(element.chart, marks)
            assert_cuts_no_word(element.chart, marks)


def test_bars_begin_at_zero_and_are_as_long_as_their_values() -> None:
    chart = counted(ChartKind.BAR, SYSTEMS)
    bars = only(Bar, chart_marks(chart, 420, 230, 12))
    assert len({bar.x for bar in bars}) == 1
    scale = bars[0].w / 97.4
    assert [bar.w / scale for bar in bars] == pytest.approx([value for _, value, _ in SYSTEMS])


def test_where_bars_are_thin_values_stand_beside_the_names_above_them() -> None:
    shares = (("GFMIS", 97.4), ("e-Procurement", 80.4), ("e-Sarabun", 79.3), ("พัสดุ/ครุภัณฑ์", 62.3))
    chart = counted(ChartKind.BAR, [(name, share, 1) for name, share in shares])
    bare = replace(chart, categories=tuple(replace(c, count=()) for c in chart.categories))
    marks = chart_marks(bare, 140, 100, 12)
    labels = only(Label, marks)
    values = [label for label in labels if label.text.endswith("%")]
    names = [label for label in labels if label not in values]
    assert [label.y for label in names] == [label.y for label in values]
    assert all(v.x > n.x + n.width for n, v in zip(names, values, strict=True))
    assert_apart(marks)
    assert_inside(marks, 140, 100)


def test_columns_stand_on_one_line_and_are_as_high_as_their_values() -> None:
    chart = counted(ChartKind.COLUMN, CHANNELS)
    bars = only(Bar, chart_marks(chart, 480, 260, 12))
    assert len({round(bar.y + bar.h, 6) for bar in bars}) == 1
    scale = bars[0].h / 99.1
    assert [bar.h / scale for bar in bars] == pytest.approx([value for _, value, _ in CHANNELS])


def test_what_is_missing_draws_no_bar_and_zero_neither() -> None:
    for kind in (ChartKind.BAR, ChartKind.COLUMN):
        marks = chart_marks(scored(kind, HARD), 400, 220, 12)
        assert len(only(Bar, marks)) == 1
        assert [mark.text for mark in only(Label, marks)].count("ไม่มีข้อมูล") == 1


def test_a_likert_bar_is_as_wide_as_its_box_and_its_parts_as_their_shares() -> None:
    chart = stacked(ChartKind.LIKERT, OPINIONS, RAMP, QUESTIONS[:1])
    marks = chart_marks(chart, 420, 80, 12)
    parts = [bar for bar in only(Bar, marks) if bar.h > 10]
    assert [bar.color for bar in parts] == list(RAMP)
    assert [(bar.w + 1.5) / 4.2 for bar in parts] == pytest.approx([16, 42, 10, 23, 9])


@pytest.mark.parametrize("name", ["likert", "likert_skewed", "likert_many"])
def test_values_inside_a_part_stand_out_from_it(name: str) -> None:
    bars, labels = only(Bar, marks_of(name)), only(Label, marks_of(name))
    for label in labels:
        for bar in bars:
            if bar.x < label.x < bar.x + bar.w and bar.y < label.y < bar.y + bar.h:
                assert theme().contrast(label.color, bar.color) >= 4.5


def test_slices_follow_each_other_clockwise_and_close_the_ring() -> None:
    chart = stacked(ChartKind.SHARE, OPINIONS, SHADES, QUESTIONS[:1])
    slices = only(Slice, chart_marks(chart, 400, 200, 12))
    assert [part.end - part.start for part in slices] == pytest.approx(
        [3.6 * share for share in (16, 42, 10, 23, 9)]
    )
    assert all(one.end == other.start for one, other in pairwise(slices))
    assert slices[0].start == 0


def test_more_than_five_shares_become_bars() -> None:
    names = tuple(name for name, _ in SERVICE)
    chart = stacked(ChartKind.SHARE, names, (*SHADES, "brand"), (("", (30, 20, 20, 10, 10, 10)),))
    marks = chart_marks(chart, 400, 220, 12)
    assert not only(Slice, marks)
    assert len(only(Bar, marks)) == 6


def test_points_of_a_radar_lie_on_their_axes_at_their_values() -> None:
    chart = scored(ChartKind.RADAR, SERVICE)
    marks = chart_marks(chart, 400, 320, 12)
    outer = next(mark for mark in only(Stroke, marks) if mark.color == "quiet")
    middle = tuple(sum(axis) / 6 for axis in zip(*outer.points, strict=True))
    radius = dist(outer.points[0], middle)
    found = [100 * dist((dot.x, dot.y), middle) / radius for dot in only(Dot, marks)]
    assert found == pytest.approx([value for _, value in SERVICE])


def test_a_radar_with_a_missing_value_has_no_area() -> None:
    whole = chart_marks(scored(ChartKind.RADAR, SERVICE[:5]), 430, 300, 12)
    broken = chart_marks(scored(ChartKind.RADAR, (*SERVICE[:4], HARD[2])), 430, 300, 12)
    assert len(only(Area, whole)) == 1
    assert not only(Area, broken)
    assert len(only(Dot, broken)) == 4


def test_a_radar_without_room_becomes_bars() -> None:
    marks = marks_of("radar_small")
    assert not only(Dot, marks)
    assert len(only(Bar, marks)) == len(SERVICE)


thai_words = st.lists(
    st.sampled_from(["จังหวัด", "บริการ", "ที่", "ผู้ใหญ่", " ", "(e-Sarabun)", "76 จังหวัด"]),
    min_size=1,
    max_size=12,
)


@given(thai_words, st.floats(40, 400))
def test_evened_lines_are_as_many_and_no_wider(words: list[str], width: float) -> None:
    text = "".join(words)
    lines = balanced(text, "body", 12, width)
    assert solid("".join(lines)) == solid(text)
    assert len(lines) == len(wrap(text, "body", 12, width))
    assert widest(lines, "body", 12) <= max(width, text_width("(", "body", 12)) + 1e-3


@given(
    st.lists(st.floats(0, 300), min_size=2, max_size=12, unique=True).map(sorted),
    st.floats(0.5, 40),
)
def test_words_of_an_axis_stand_apart_and_its_end_is_named(
    places: list[float], size: float
) -> None:
    labels = [Label(x, 0.0, "100%", "body", size, align="center") for x in places]
    kept = list(spaced(labels))
    edges = [(one.x - one.width / 2, one.x + one.width / 2) for one in kept]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert kept[-1] == labels[-1]
    wide = labels[0].width + size
    if all(other - one > wide for one, other in pairwise(places)):
        assert kept == labels


WIDE, SMALL = "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์", 9.5
stacked_words = st.lists(
    st.lists(
        st.sampled_from(["คุณ", "ผู้", "ฐาน", "พื้น", "ขั้น", "ที่", "น้ำ", "ก"]), min_size=1, max_size=6
    ),
    min_size=2,
    max_size=3,
)


@given(stacked_words, st.sampled_from(["left", "center", "right"]), st.floats(8, 30))
def test_no_mark_of_stacked_lines_meets_one_of_the_next(
    words: list[list[str]], align: Align, size: float
) -> None:
    lines = ["".join(line) for line in words]
    before = hanging(lines, 200.0, 100.0, "bold", size, align=align)
    labels = only(Label, tuple(parted(before)))
    assert [label.text for label in labels] == lines
    middles = [fmean(label.y for label in each) for each in (before, labels)]
    assert middles[1] == pytest.approx(middles[0])
    for one, other in pairwise(labels):
        assert not any(a.overlaps(b) for a in glyphs(one) for b in glyphs(other))


@settings(max_examples=10)
@given(st.integers(2, 16), st.floats(5.0, 8.0), st.sampled_from([29.6, None]))
def test_bars_that_have_room_have_it_in_any_greater_height(
    many: int, width: float, last: float | None
) -> None:
    names = [WIDE, *(f"ข้อมูล {nth}" for nth in range(1, many))]
    values = [*(45.0 for _ in names[1:]), last]
    chart = scored(ChartKind.BAR, tuple(zip(names, values, strict=True)))
    least, most = chart_heights(chart, width, SMALL)
    heights = [least + step * (most - least) / 20 for step in range(21)]
    roomy = [has_room(chart, width * 72, height * 72, SMALL) for height in heights]
    assert roomy == sorted(roomy)


def test_no_label_is_without_words() -> None:
    label = Label(9.0, 9.0, "50.9", "body", 12.0, "ink")
    assert [*parted([replace(label, text=""), label, replace(label, text="")])] == [label]
