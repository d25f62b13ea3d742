"""Every kind of chart and every element stands in the table of every painter."""

import pytest

from report_builder.render.charts import PLACED
from report_builder.render.pdf.charts import DRAWN
from report_builder.render.pptx.charts.kinds import PLOTS
from report_builder.render.pptx.charts.series import WRITTEN
from report_builder.story.blocks import ChartKind


@pytest.mark.parametrize("table", [DRAWN, PLOTS, WRITTEN], ids=["pdf", "pptx places", "pptx"])
def test_every_kind_of_chart_stands_in_the_tables_of_both_painters(table: object) -> None:
    assert set(table) == set(ChartKind)  # type: ignore[call-overload]


def test_the_spine_alone_is_no_marks() -> None:
    assert set(ChartKind) - set(PLACED) == {ChartKind.SPINE}
