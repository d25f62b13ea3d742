"""Draw charts as native charts, with their values in a workbook that staff can edit."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from report_builder.render.page import ChartBox
from report_builder.render.pptx.drawingml import DECLARATION, identity, transform
from report_builder.render.pptx.layouts import Slot
from report_builder.render.pptx.plots import Plot, plot
from report_builder.render.pptx.series import chart_text, plot_area
from report_builder.render.pptx.workbook import Column, Sheet, xlsx
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartKind

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
VALUES = "ค่า"
"""Heading of the values of a chart that has neither series names nor a title."""


def chart_frame(
    element: ChartBox, shape_id: int, name: str, slot: Slot | None, relation: str
) -> str:
    """Return the frame on the slide that shows the chart of a relation."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(shape_id, name, alt=element.chart.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{slot.reference if slot else ''}</p:nvPr></p:nvGraphicFramePr>"
        f'{transform(element.box, "p")}<a:graphic><a:graphicData uri="{_URI}">'
        f'<c:chart xmlns:c="{_URI}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def chart_part(package: Package, number: int, element: ChartBox) -> Part:
    """Return the part of a chart, and behind it the part of its workbook."""
    drawn = plot(element.chart, element.box.w * 72, element.box.h * 72, element.size)
    sheet = _sheet(drawn)
    book = PackURI(f"/ppt/embeddings/workbook{number}.xlsx")
    uri = PackURI(f"/ppt/charts/chart{number}.xml")
    content = chart_xml(drawn, sheet, element.size).encode()
    part = Part(uri, _CHART_TYPE, package, content)
    part.relate_to(Part(book, _WORKBOOK_TYPE, package, xlsx(sheet)), RT.PACKAGE)
    return part


def _sheet(drawn: Plot) -> Sheet:
    chart = drawn.chart
    columns = (
        Column(series.name or chart.title or VALUES, tuple(p.value for p in series.points))
        for series in chart.series
    )
    return Sheet(drawn.labels, tuple(columns), chart.number_format, theme().fonts["body"])


def chart_xml(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the part of a chart whose workbook is its first relation."""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_URI}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<c:date1904 val="0"/><c:lang val="th-TH"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/>{plot_area(drawn, sheet, size)}{_legend(drawn, size)}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{chart_text(size)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(drawn: Plot, size: float) -> str:
    kind, area = drawn.chart.kind, drawn.area
    if kind is ChartKind.SHARE:
        left = area.right + 0.02
        return _placed_legend("r", left, 0.0, 1.0 - left, 1.0, size)
    if kind is ChartKind.LIKERT:
        return _placed_legend("t", 0.0, 0.0, 1.0, drawn.legend, size)
    return _placed_legend("t", 0.0, 0.0, 1.0, 0.1, size) if len(drawn.chart.series) > 1 else ""


def _placed_legend(side: str, x: float, y: float, w: float, h: float, size: float) -> str:
    return (
        f'<c:legend><c:legendPos val="{side}"/><c:layout><c:manualLayout>'
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.4f}"/><c:y val="{y:.4f}"/><c:w val="{w:.4f}"/><c:h val="{h:.4f}"/>'
        f'</c:manualLayout></c:layout><c:overlay val="0"/>{chart_text(size)}</c:legend>'
    )
