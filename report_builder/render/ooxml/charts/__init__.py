"""Write native charts, with their values in a workbook that staff can edit."""

from __future__ import annotations

from report_builder.language import THAI
from report_builder.render.ooxml.charts.kinds import plot_area
from report_builder.render.ooxml.charts.plots import Plot
from report_builder.render.ooxml.charts.words import chart_text
from report_builder.render.ooxml.charts.workbook import Sheet
from report_builder.render.ooxml.drawingml import DECLARATION
from report_builder.story.chartspec import ChartKind

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart_xml(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the part of a chart whose workbook is its first relation."""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{THAI.tag}"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/>{plot_area(drawn, sheet, size)}{_legend(drawn, size)}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{chart_text(size)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(drawn: Plot, size: float) -> str:
    if drawn.legend is None:
        return ""
    beside, box = drawn.chart.kind is ChartKind.SHARE, drawn.legend
    return (
        f'<c:legend><c:legendPos val="{"r" if beside else "t"}"/><c:layout><c:manualLayout>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{box.x:.4f}"/>'
        f'<c:y val="{box.y:.4f}"/><c:w val="{box.w:.4f}"/><c:h val="{box.h:.4f}"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/>'
        f"{chart_text(size)}</c:legend>"
    )
