"""Every kind of chart and every element stands in the table of every painter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import pytest

from report_builder.render.about import About
from report_builder.render.charts import PLACED
from report_builder.render.flat import flat
from report_builder.render.ooxml.charts.kinds import NATIVE
from report_builder.render.page import Box, Element, Page
from report_builder.render.pdf.charts import OWN
from report_builder.render.pdf.press import DRAWN, paint_pdf
from report_builder.render.pptx.charts.drawn import SHAPED
from report_builder.render.pptx.deck import paint_pptx
from report_builder.story.chartspec import ChartKind

TABLES = ({*PLACED, *OWN}, {*NATIVE, *SHAPED})


@pytest.mark.parametrize("table", TABLES, ids=["pdf", "pptx"])
def test_every_kind_of_chart_stands_in_the_tables_of_both_painters(
    table: set[ChartKind],
) -> None:
    assert table == set(ChartKind)


def test_a_kind_drawn_of_shapes_has_no_native_plot() -> None:
    assert not {*SHAPED} & {*NATIVE}


def test_no_kind_of_chart_is_both_marks_and_drawn_in_its_own_way() -> None:
    assert not {*PLACED} & {*OWN}


def test_every_kind_of_element_is_drawn() -> None:
    assert {*DRAWN} == {*get_args(Element)}


@dataclass(frozen=True)
class Stamp:
    """An element that nobody knows."""

    name: str
    box: Box


ABOUT = About("", date(2000, 1, 1))
READERS = (lambda page: paint_pdf([page], ABOUT), lambda page: paint_pptx([page], ABOUT), flat)


@pytest.mark.parametrize("read", READERS, ids=["pdf", "pptx", "flat"])
def test_an_element_that_nobody_knows_is_an_error(read: Callable[[Page], Any]) -> None:
    stamp: Any = Stamp("stamp", Box(1.0, 1.0, 1.0, 1.0))
    with pytest.raises((KeyError, TypeError), match=r"Stamp|NoneType"):
        read(Page("one", 1, "bullets", "ก", "", (stamp,)))
