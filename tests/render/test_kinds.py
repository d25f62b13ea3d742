"""Every kind of chart and every element stands in the table of every painter."""

import pytest

from report_builder.render.charts import PLACED
from report_builder.render.ooxml.charts.kinds import NATIVE
from report_builder.render.pdf.charts import OWN
from report_builder.render.pptx.charts.drawn import SHAPED
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
