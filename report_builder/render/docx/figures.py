"""Put charts and maps into the text of a report.

Bars, columns, stacked bars, rings and radars are native charts, whose values staff can edit;
opinions on both sides of a line are stacked bars, their mean beside the question. Charts of dots,
weighted bars, grids and maps, which Word has no native form for, are pictures with the words that
stand for them.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run
from report_builder.render.docx.desk import Desk
from report_builder.render.ooxml.charts import CHART, chart_xml
from report_builder.render.ooxml.charts.kinds import plot, sheet_of
from report_builder.render.ooxml.charts.workbook import xlsx
from report_builder.render.ooxml.drawingml import emu, quoteattr
from report_builder.render.page import Box, ChartBox
from report_builder.story.blocks import ChartKind, ChartSpec, SeriesRole

NATIVE = (
    *(ChartKind.BAR, ChartKind.COLUMN, ChartKind.LIKERT, ChartKind.SHARE, ChartKind.RADAR),
    ChartKind.FUNNEL,
)
"""The kinds that Word draws itself; opinions become stacked bars first."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_POINTS = 72


def as_native(chart: ChartSpec) -> ChartSpec | None:
    """Return a chart as Word can draw it, None for one that goes in as a picture."""
    if chart.kind is ChartKind.DIVERGING:
        return _stacked(chart)
    return chart if chart.kind in NATIVE else None


def _stacked(chart: ChartSpec) -> ChartSpec:
    mean = chart.roles.get(SeriesRole.MEAN)
    categories = (
        tuple(
            replace(c, label=(*c.label, Run(" ("), Run(p.printed, p.fact), Run(")")))
            for c, p in zip(chart.categories, mean.points, strict=True)
        )
        if mean
        else chart.categories
    )
    parts = tuple(replace(series, role=None) for series in chart.parts)
    return replace(chart, kind=ChartKind.LIKERT, categories=categories, series=parts)


def native_chart(desk: Desk, chart: ChartSpec, box: Box, size: float) -> str:
    """Return a run with a native chart as large as its box."""
    drawn = plot(chart, box.w * _POINTS, box.h * _POINTS, size)
    sheet = sheet_of(drawn)
    relation = desk.parts.chart(chart_xml(drawn, sheet, size), xlsx(sheet))
    inner = f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
    return _inline(box, relation, chart.name, chart.alt, CHART, inner)


def picture(desk: Desk, content: bytes, box: Box, name: str, alt: str) -> str:
    """Return a run with a picture as large as its box."""
    relation = desk.parts.picture(content)
    place = f'<a:off x="0" y="0"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    inner = (
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="0" name={quoteattr(name)}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        f"<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>{place}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return _inline(box, relation, name, alt, _PICTURE, inner)


def _inline(box: Box, relation: str, name: str, alt: str, uri: str, inner: str) -> str:
    number = relation.removeprefix("rId")
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
        f'<wp:docPr id="{number}" name={quoteattr(name)} descr={quoteattr(alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def exhibit(desk: Desk, placed: ChartBox) -> str:
    """Return a run with a chart, native or as a picture."""
    own = as_native(placed.chart)
    if own is not None:
        return native_chart(desk, own, placed.box, placed.size)
    chart = placed.chart
    return picture(desk, desk.pictured(placed), placed.box, chart.name, chart.alt)
