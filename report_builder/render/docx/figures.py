"""Put charts and maps into the text of a report.

Bars, columns, stacked bars, rings and radars are native charts, whose values staff can edit;
opinions on both sides of a line are stacked bars, their mean beside the question. Charts of dots,
weighted bars, grids and maps, which Word has no native form for, are pictures with the words that
stand for them. Native charts have a picture beside them too, which Word never shows: programs that
don't know what Word of 2013 does show it, of which LibreOffice would stretch the letters of charts.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run
from report_builder.render.docx.desk import Desk
from report_builder.render.ooxml.charts import CHART, chart_xml
from report_builder.render.ooxml.charts.kinds import plot, sheet_of
from report_builder.render.ooxml.charts.workbook import xlsx
from report_builder.render.ooxml.drawingml import emu, quoteattr
from report_builder.render.page import Box, ChartBox, MapBox
from report_builder.story.chartspec import ChartKind, ChartSpec, SeriesRole

NATIVE = (
    *(ChartKind.BAR, ChartKind.COLUMN, ChartKind.LIKERT, ChartKind.SHARE, ChartKind.RADAR),
    ChartKind.FUNNEL,
)
"""The kinds that Word draws itself; opinions become stacked bars first."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_POINTS = 72
CHOICE = "wp15"
"""What a program must know to show native charts: how Word of 2013 places drawings."""


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


def chart(desk: Desk, placed: ChartBox) -> str:
    """Return a chart: native, and as a picture for programs that don't draw such charts well."""
    own, picture = as_native(placed.chart), drawn(desk, placed, placed.chart.alt)
    if own is None:
        return f"<w:r>{picture}</w:r>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{CHOICE}">{_native(desk, own, placed)}'
        f"</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _native(desk: Desk, own: ChartSpec, placed: ChartBox) -> str:
    box, size = placed.box, placed.size
    plotted = plot(own, box.w * _POINTS, box.h * _POINTS, size)
    sheet = sheet_of(plotted)
    relation = desk.parts.chart(chart_xml(plotted, sheet, size), xlsx(sheet))
    inner = f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
    return _inline(box, relation, own.name, own.alt, CHART, inner)


def drawn(desk: Desk, placed: ChartBox | MapBox, alt: str) -> str:
    """Return a chart or map as a picture as large as its box."""
    relation, box = desk.parts.picture(desk.pictures[placed.name]), placed.box
    place = f'<a:off x="0" y="0"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    named = quoteattr(placed.name)
    inner = (
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="0" name={named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        f"<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>{place}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return _inline(box, relation, placed.name, alt, _PICTURE, inner)


def _inline(box: Box, relation: str, name: str, alt: str, uri: str, inner: str) -> str:
    number = relation.removeprefix("rId")
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
        f'<wp:docPr id="{number}" name={quoteattr(name)} descr={quoteattr(alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
