"""The pages of a report: nothing lost, no heading alone, contents that lead where they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.language import ENGLISH
from report_builder.model import Run, Text, plain
from report_builder.render.digits import in_thai_digits
from report_builder.render.docx.desk import _folded
from report_builder.render.layout import PAPER
from report_builder.render.page import CellsBox, ChartBox, Element, Page, Role, TextBox
from report_builder.render.pdf.lines import broken
from report_builder.render.place.flow import POINTS
from report_builder.render.place.report import report_pages
from report_builder.render.place.report.blocks import pieces
from report_builder.render.place.report.figures import as_table
from report_builder.render.place.report.fill import filled
from report_builder.render.place.report.index import named_on, paged, spans
from report_builder.render.place.report.looks import AREA
from report_builder.render.place.report.strips import strips_piece
from report_builder.render.place.report.tables import BEGUN
from report_builder.story.blocks import Paragraph, Table
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Dot, Point, Series
from report_builder.story.report.blocks import (
    Chapter,
    DataTable,
    Figure,
    Heading,
    Listing,
    Prose,
    Report,
)
from report_builder.story.report.compose import compose_report
from tests import factories
from tests.render.type_sizes import off_scale


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report of the small edition with questions, answers and many units."""
    edition = factories.edition(items=factories.ITEMS, answers=factories.answers())
    return compose_report(edition, facts.build(edition, results.compute(edition)))


@pytest.fixture(scope="module")
def pages(report: Report) -> tuple[Page, ...]:
    """Return its pages."""
    return report_pages(report)


def texts(report: Report) -> Iterator[Text]:
    """Yield what the report says in its running text, lists and tables."""
    for block in report.blocks:
        match block:
            case Heading() | Prose():
                yield block.text
            case Listing():
                yield from (item.text for item in block.items)
            case DataTable():
                yield from (cell for row in block.table.rows for cell in row)


def squeezed(text: str) -> str:
    """Return a text without any space."""
    return "".join(text.split())


def lines(element: Element) -> list[str]:
    """Return the texts of an element."""
    if isinstance(element, TextBox):
        return [plain(line.text) for line in element.lines]
    if isinstance(element, CellsBox):
        return [plain(line.text) for row in element.rows for line in row]
    return []


def test_everything_that_is_told_stands_on_a_page(report: Report, pages: tuple[Page, ...]) -> None:
    said = "".join(squeezed(line) for page in pages for e in page.elements for line in lines(e))
    assert [plain(text) for text in texts(report) if squeezed(plain(text)) not in said] == []


def test_no_heading_is_the_last_thing_on_a_page(pages: tuple[Page, ...]) -> None:
    for page in pages:
        inside = [e for e in page.elements if isinstance(e, TextBox) and e.name != "synthetic"]
        own = [e for e in inside if not any(line.role is Role.ARTIFACT for line in e.lines)]
        last = max(own, key=lambda e: e.box.y)
        others = [e for e in page.elements if not isinstance(e, TextBox)]
        lower = any(getattr(e, "box", last.box).y > last.box.y for e in others)
        assert lower or last.lines[0].role not in (Role.TITLE, Role.HEADING, Role.SUBHEADING)


@pytest.mark.parametrize("above", range(24, 32))
def test_no_line_in_bold_ends_a_page_before_its_list(above: int) -> None:
    prose = (Prose((Run("ข้อความ"),)),) * above
    lead = (Prose((Run("หัวเรื่อง", bold=True),)), Listing((Paragraph((Run("ข้อ"),), "•"),) * 9))
    chapter = Chapter("one", "1", (Run("บท"),), (*prose, *lead))
    last = [sheet.elements[-1] for sheet in filled(pieces(chapter))]
    assert ["หัวเรื่อง"] not in map(lines, last)


def test_nothing_runs_out_of_the_area(pages: tuple[Page, ...]) -> None:
    for page in pages[1:]:
        for element in page.elements:
            if isinstance(element, TextBox | CellsBox):
                assert element.box.bottom <= PAPER.height - 0.4
                assert element.box.x >= AREA.x - 0.01


def test_the_contents_say_the_pages_of_all_that_they_list(pages: tuple[Page, ...]) -> None:
    places = {f"#{a.id}": page.number for page in reversed(pages) for a in page.anchors}
    led = [
        (element.link, plain(element.lines[0].text).split()[-1])
        for page in pages
        for element in page.elements
        if isinstance(element, TextBox) and element.name.endswith(".page")
    ]
    assert led
    assert all(places[link] == int(number) for link, number in led)


def test_lines_break_where_they_were_measured_in_thai_digits_too(report: Report) -> None:
    for page in in_thai_digits(report_pages(in_thai_digits(report)))[1:]:
        for element in page.elements:
            if isinstance(element, TextBox):
                for line in element.lines:
                    room = element.box.w - 2 * element.inset[0] - line.indent - line.hang
                    assert len(broken(line, POINTS * room)) == plain(line.text).count("\n") + 1


def test_a_long_table_goes_on_under_its_header(pages: tuple[Page, ...]) -> None:
    for page in pages:
        for element in page.elements:
            if isinstance(element, CellsBox):
                assert sum(element.heights) <= AREA.h
                assert len(element.rows) > 1


@pytest.mark.parametrize("above", range(12, 34, 3))
@pytest.mark.parametrize("deep", [1, 4])
def test_no_table_begins_with_few_rows_at_the_foot_of_a_page(above: int, deep: int) -> None:
    cell = (Run("\n".join(["ก"] * deep)),)
    table = Table("t", (cell, cell), ((cell, cell),) * 60, (1.0, 1.0), "ตาราง")
    told = DataTable("t", "1", (Run("ตาราง"),), table, ("left", "left"))
    blocks = (*((Prose((Run("ข้อความ"),)),) * above), told)
    sheets = filled(pieces(Chapter("one", "1", (Run("บท"),), blocks)))
    first = next(e for s in sheets for e in s.elements if isinstance(e, CellsBox))
    assert sum(first.heights[1:]) >= BEGUN


def test_pages_of_an_index() -> None:
    assert spans([4, 7, 8, 9, 12]) == "4, 7–9, 12"


@pytest.mark.parametrize(("series", "categories"), [(11, 3), (1, 12), (3, 3)])
def test_a_table_instead_of_a_chart_is_no_wider_than_long(series: int, categories: int) -> None:
    lines = tuple(
        Series(f"s{n}", "brand", tuple(Point("", at, f"{n}/{at}") for at in range(categories)))
        for n in range(series)
    )
    across = tuple(Category((Run(f"c{at}"),)) for at in range(categories))
    chart = ChartSpec("t", ChartKind.TREND, "", across, lines, "0.0", 80, "")
    table = as_table(Figure("f", "1", (), chart, ()), chart).table
    assert len(table.header) - 1 <= len(table.rows)
    cells = {plain(cell) for row in table.rows for cell in row[1:]}
    assert cells == {f"{n}/{at}" for n in range(series) for at in range(categories)}
    assert plain(table.rows[0][1]) == "0/0"
    assert {len(row) for row in table.rows} == {len(table.header)}


def test_every_text_is_of_the_type_scale(pages: tuple[Page, ...]) -> None:
    assert off_scale(pages, "report") == set()


def test_a_table_instead_of_a_chart_of_dots_alone_has_a_column_for_those_of_a_name() -> None:
    names, printed = ("2567", "2568"), [("1", "2"), ("3", "4"), ("5",)]
    dots = tuple(
        tuple(Dot(Point("", 0, said), name, "ink") for name, said in zip(names, row, strict=False))
        for row in printed
    )
    down = tuple(Category((Run(f"d{nth}"),)) for nth in range(len(printed)))
    chart = ChartSpec("t", ChartKind.AXIS, "", down, (), "0.0", 80, "", dots=dots)
    own = as_table(Figure("f", "1", (), chart, (), language=ENGLISH), chart)
    rows = [[plain(cell) for cell in row] for row in (own.table.header, *own.table.rows)]
    assert rows == [["Item", *names], ["d0", "1", "2"], ["d1", "3", "4"], ["d2", "5", ""]]
    assert own.language is ENGLISH


@pytest.mark.parametrize("above", range(18, 30))
def test_a_sentence_that_names_the_figure_after_it_stands_on_its_page(
    report: Report, above: int
) -> None:
    figure = replace(report.figures[0], id="shown")
    naming = Prose((Run("ดู"), Run("ภาพที่ 1", to="shown")))
    blocks = (*((Prose((Run("ข้อความ"),)),) * above), naming, figure)
    sheets = filled(pieces(Chapter("one", "1", (Run("บท"),), blocks)))
    (page,) = (s for s in sheets if any(e.name.startswith("shown") for e in s.elements))
    assert any("ดู" in line for e in page.elements for line in lines(e))


def test_a_table_in_strips_stands_in_word_with_every_cell_once() -> None:
    rows = tuple(((Run(f"ก{n}"),), (Run(str(n)),)) for n in range(7))
    table = Table("t", ((Run("ชื่อ"),), (Run("ค่า"),)), rows, (1.0, 1.0), "ตาราง")
    told = DataTable("t", "1", (), table, ("left", "right"), strips=2)
    folded = _folded(told).table
    cells = [plain(cell) for row in folded.rows for cell in row if cell]
    assert sorted(cells) == sorted(plain(cell) for row in rows for cell in row)
    assert all(len(row) == len(folded.header) == 4 for row in folded.rows)


@given(st.lists(st.integers(1, 4), min_size=8, max_size=60), st.floats(2, 9))
def test_a_part_of_a_table_in_strips_has_the_room_that_it_was_given(
    deep: list[int], room: float
) -> None:
    rows = tuple(((Run("\n".join(["ก"] * n)),), (Run(str(n)),)) for n in deep)
    table = Table("t", ((Run("ชื่อ"),), (Run("ค่า"),)), rows, (1.0, 1.0), "ตาราง")
    told = DataTable("t", "1", (Run("ตาราง"),), table, ("left", "right"), strips=2)
    parts = strips_piece(told, told.caption).divide(room)
    assert parts is None or parts[0].height <= room


def test_an_index_has_the_pages_of_chapters_in_bold_before_those_of_annexes() -> None:
    told = paged([4, 7, 8, 12, 13], 9)
    assert [(run.text, run.bold) for run in told] == [
        ("4, 7–8", True),
        (", ", False),
        ("12–13", False),
    ]
    assert [run.bold for run in paged([12], 9)] == [False]


def test_units_that_charts_name_are_in_the_index(pages: tuple[Page, ...]) -> None:
    boxes = [(p.number, e) for p in pages for e in p.elements if isinstance(e, ChartBox)]
    named = named_on((number, (box,)) for number, box in boxes)
    assert named
    for code, numbers in named.items():
        own = [box.chart for number, box in boxes if number in numbers]
        labels = [dot for chart in own for row in chart.dots for dot in row if dot.label]
        assert any(f".{code}." in f".{run.fact}" for dot in labels for run in dot.label)
