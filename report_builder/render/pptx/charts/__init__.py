"""Put native charts on slides, each with its workbook."""

from __future__ import annotations

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from report_builder.render.ooxml.charts import CHART, CHART_TYPE, WORKBOOK_TYPE, chart_xml
from report_builder.render.ooxml.charts.kinds import plot, sheet_of
from report_builder.render.ooxml.charts.workbook import xlsx
from report_builder.render.ooxml.drawingml import identity, transform
from report_builder.render.page import ChartBox
from report_builder.render.pptx.slots import Slot


def chart_frame(
    element: ChartBox, shape_id: int, name: str, slot: Slot | None, relation: str
) -> str:
    """Return the frame on the slide that shows the chart of a relation."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(shape_id, name, alt=element.chart.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{slot.reference if slot else ''}</p:nvPr></p:nvGraphicFramePr>"
        f'{transform(element.box, "p")}<a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def chart_part(package: Package, number: int, element: ChartBox) -> Part:
    """Return the part of a chart, and behind it the part of its workbook."""
    drawn = plot(element.chart, element.box.w * 72, element.box.h * 72, element.size)
    sheet = sheet_of(drawn)
    book = PackURI(f"/ppt/embeddings/workbook{number}.xlsx")
    uri = PackURI(f"/ppt/charts/chart{number}.xml")
    content = chart_xml(drawn, sheet, element.size).encode()
    part = Part(uri, CHART_TYPE, package, content)
    part.relate_to(Part(book, WORKBOOK_TYPE, package, xlsx(sheet)), RT.PACKAGE)
    return part
