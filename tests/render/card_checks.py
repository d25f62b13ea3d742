"""What holds of every page of a card, however full: asked where it is placed, before painting."""

from collections.abc import Iterator
from itertools import combinations

from report_builder.model import plain
from report_builder.render.page import Box, CellsBox, ChartBox, Line, Page, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card import text
from report_builder.thai.measure import wrap

SLIGHTLY = 0.005
"""Inches that don't count."""


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page, nothing when all is well."""
    return [
        *_outside(page),
        *_over_each_other(page),
        *_overfull(page),
        *_rows_apart(page),
        *_loose(page),
    ]


def _outside(page: Page) -> Iterator[str]:
    for element in page.elements:
        box = getattr(element, "box", None)
        if box and (
            min(box.x, box.y) < 0 or box.right > text.WIDTH or box.bottom > text.HEIGHT + SLIGHTLY
        ):
            yield f"{element.name} leaves the page"


def _over_each_other(page: Page) -> Iterator[str]:
    texts = [e for e in page.elements if isinstance(e, TextBox | CellsBox | ChartBox)]
    for one, other in combinations(texts, 2):
        if _meet(one.box, other.box):
            yield f"{one.name} meets {other.name}"


def _meet(one: Box, other: Box) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > SLIGHTLY
        and min(one.bottom, other.bottom) - max(one.y, other.y) > SLIGHTLY
    )


def _loose(page: Page) -> Iterator[str]:
    """Yield the notes at the foot and the points of which a line begins with a dot."""
    for element in page.elements:
        if isinstance(element, TextBox) and element.name in (
            "reading",
            "strengths.text",
            "gaps.text",
        ):
            for line in element.lines:
                room = element.box.w * flow.RESERVE * flow.POINTS
                if any(
                    part.startswith("·")
                    for part in wrap(plain(line.text), str(line.face), line.size, room)
                ):
                    yield f"{element.name} has a line that begins with a dot"


def _overfull(page: Page) -> Iterator[str]:
    for element in page.elements:
        if isinstance(element, TextBox):
            if flow.height(element.lines, element.box.w) > element.box.h + SLIGHTLY:
                yield f"{element.name} is too full"
        elif isinstance(element, CellsBox):
            yield from _overfull_cells(element)


def _overfull_cells(table: CellsBox) -> Iterator[str]:
    for place, (row, height) in enumerate(zip(table.rows, table.heights, strict=True)):
        for line, width in zip(row, table.widths, strict=True):
            lines = plain(line.text).split("\n")
            if len(lines) * line.size / flow.POINTS > height + SLIGHTLY:
                yield f"{table.name} {place} is too high"
            if flow.text_lines(line, width) > len(lines):
                yield f"{table.name} {place} is counted as more lines than it has"
            if any(_wide(line, part) > width + SLIGHTLY for part in lines):
                yield f"{table.name} {place} is too wide"


def _wide(line: Line, words: str) -> float:
    from report_builder.thai.measure import text_width

    return line.indent + text_width(words, str(line.face), line.size) / flow.POINTS


def _rows_apart(page: Page) -> Iterator[str]:
    """Yield where the rows of the profile don't stand beside those of its chart."""
    named = {element.name: element for element in page.elements}
    table, chart = named.get("profile.table"), named.get("profile.spine")
    if isinstance(table, CellsBox) and isinstance(chart, ChartBox):
        if len(table.rows) != len(chart.chart.categories) + 1:
            yield "table and chart have other rows"
        if len(set(table.heights)) > 1 or abs(table.box.h - chart.box.h) > SLIGHTLY:
            yield "table and chart have rows of other heights"
