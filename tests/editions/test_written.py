"""Whatever an edition is, the pages of its report and of its English summary hold it whole.

`check` doesn't place them: nothing of them may be without room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder import facts, results
from report_builder.edition.load import load
from report_builder.model import Edition, plain
from report_builder.render.charts.room import has_room
from report_builder.render.layout import PAPER
from report_builder.render.page import CellsBox, ChartBox, Element, Page, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.report import report_pages
from report_builder.render.place.report.looks import AREA
from report_builder.render.place.report.summary import summary_pages
from report_builder.story.report.compose import compose_report
from report_builder.story.report.summary import compose_summary
from tests import factories
from tests.editions.strategy import numbered

ROUNDING = 0.05
"""Inches that pages may be off by."""
AT_THE_FOOT = ("number", "synthetic", "note")
TORN = re.compile(r"[\d.,]\n[\d.,]")
"""A number that goes on on the next line."""
LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
THAI = "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์"


def faults(pages: Sequence[Page]) -> Iterator[str]:
    """Yield what has no room on its page, and the numbers of tables that are torn."""
    for page in pages:
        for element in page.elements:
            if not isinstance(element, Rule):
                yield from (f"page {page.number}: {fault}" for fault in _of(element))


def _of(element: Element) -> Iterator[str]:
    assert not isinstance(element, Rule)
    box, name = element.box, element.name
    foot = PAPER.height if name in AT_THE_FOOT or name == "band" else AREA.bottom
    if min(box.x, box.y) < 0 or box.right > PAPER.width + ROUNDING or box.bottom > foot + ROUNDING:
        yield f"{name} leaves the page"
    if isinstance(element, TextBox):
        room = element.box.inset(*element.inset)
        if flow.height(element.lines, room.w / flow.RESERVE) > room.h + ROUNDING:
            yield f"{name} is higher than its box"
    if isinstance(element, ChartBox) and not has_room(
        element.chart, box.w * flow.POINTS, box.h * flow.POINTS, element.size
    ):
        yield f"{name} has no room for its words"
    if isinstance(element, CellsBox):
        cells = (plain(line.text) for row in element.rows for line in row)
        yield from (f"{name} tears {cell!r}" for cell in cells if TORN.search(cell))


def written(edition: Edition) -> list[str]:
    """Return what is wrong with the report and the summary of an edition."""
    book = facts.build(edition, results.compute(edition))
    report = report_pages(compose_report(edition, book))
    return [*faults(report), *faults(summary_pages(compose_summary(edition, book)))]


@pytest.mark.parametrize("number", [1, 2, 5, 20, 22, 232, 290])
def test_the_report_of_any_edition_has_room(number: int, tmp_path: Path) -> None:
    assert written(load(numbered(number, most=12).write(tmp_path / "edition"))) == []


@pytest.mark.parametrize("word", [LONG * 4, THAI * 2, "ก" * 200, "5G " * 65 + "5G"])
def test_the_report_of_names_of_any_length_has_room(word: str) -> None:
    given = factories.answered_edition()
    own = given.framework
    named = replace(
        own,
        dimensions=tuple(_named(part, word) for part in own.dimensions),
        indicators=tuple(_named(part, word) for part in own.indicators),
    )
    units = tuple(_named(unit, word) for unit in given.units)
    said = {"title": word, "title_en": word, "publisher": word, "unit_noun": word[:60].strip()}
    told = replace(given.settings, **said)
    assert written(replace(given, framework=named, units=units, settings=told)) == []


def _named(part, word):  # type: ignore[no-untyped-def]
    return replace(part, name_th=word, name_en=word)
