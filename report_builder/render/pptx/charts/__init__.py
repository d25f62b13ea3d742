"""Draw charts as native charts, with their values in a workbook that staff can edit."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from report_builder.language import THAI
from report_builder.render.page import ChartBox
from report_builder.render.pptx.charts.kinds import plot, sheet_of
from report_builder.render.pptx.charts.plots import Plot
from report_builder.render.pptx.charts.series import plot_area
from report_builder.render.pptx.charts.words import chart_text
from report_builder.render.pptx.charts.workbook import Sheet, xlsx
from report_builder.render.pptx.drawingml import DECLARATION, identity, transform
from report_builder.render.pptx.slots import Slot
from report_builder.story.blocks import ChartKind

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    sheet = sheet_of(drawn)
    book = PackURI(f"/ppt/embeddings/workbook{number}.xlsx")
    uri = PackURI(f"/ppt/charts/chart{number}.xml")
    content = chart_xml(drawn, sheet, element.size).encode()
    part = Part(uri, _CHART_TYPE, package, content)
    part.relate_to(Part(book, _WORKBOOK_TYPE, package, xlsx(sheet)), RT.PACKAGE)
    return part


def chart_xml(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the part of a chart whose workbook is its first relation."""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_URI}" '
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
