"""Write the printed values of charts: at the ends of bars, inside parts, beside narrow ones."""

from __future__ import annotations

from report_builder.render.pptx.charts.plots import Plot
from report_builder.render.pptx.charts.words import NO_LINE, chart_text, manual_layout
from report_builder.render.pptx.drawingml import quoteattr
from report_builder.render.theme import theme

_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""Keeps away the lines from moved labels to their parts."""
_END, _MIDDLE = '<c:dLblPos val="outEnd"/>', '<c:dLblPos val="ctr"/>'


def end_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the ends of bars and columns."""
    return _labels(drawn, "", chart_text(size, bold=True), _END)


def unlabelled(drawn: Plot, place: int, size: float) -> str:
    """Label nothing."""
    return ""


def radar_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the points of a radar, each in its own colour."""
    series = drawn.chart.series[place]
    colors = drawn.chart.colors if place == 0 else ()
    own = "".join(
        _own(drawn, i, chart_text(size, color, bold=True), _END)
        for i, color in enumerate(colors)
        if color not in ("", series.color)
    )
    return _labels(drawn, own, chart_text(size, series.color, bold=True), _END)


def part_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the parts of stacked bars inside, in the tone that reads best; narrow ones beneath."""
    tone = theme().text_on(drawn.chart.series[place].color)
    own = "".join(
        _own(drawn, i, chart_text(size, bold=True), _MIDDLE, move)
        for (j, i), move in sorted(drawn.moved.items())
        if j == place
    )
    return _labels(drawn, own, chart_text(size, tone, bold=True), _MIDDLE)


def slice_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the slices of a ring inside, in the tone that reads best; narrow ones outside."""
    own = "".join(
        _own(drawn, i, chart_text(size, _tone(drawn, i), bold=True), "", drawn.moved.get((0, i)))
        for i in range(len(drawn.labels))
    )
    return _labels(drawn, own, chart_text(size, bold=True), "")


def _tone(drawn: Plot, place: int) -> str:
    return "ink" if (0, place) in drawn.moved else theme().text_on(drawn.chart.colors[place])


def _labels(drawn: Plot, own: str, text: str, where: str) -> str:
    lines = _NO_LEADERS if drawn.moved else ""
    return f"<c:dLbls>{own}{_format(drawn)}{text}{where}{_SHOWN}{lines}</c:dLbls>"


def _own(
    drawn: Plot, place: int, text: str, where: str, move: tuple[float, float] | None = None
) -> str:
    shift = ""
    if move:
        shift = manual_layout(f'<c:x val="{move[0]:.4f}"/><c:y val="{move[1]:.4f}"/>')
    return f'<c:dLbl><c:idx val="{place}"/>{shift}{_format(drawn)}{text}{where}{_SHOWN}</c:dLbl>'


def _format(drawn: Plot) -> str:
    code = quoteattr(drawn.chart.number_format)
    return f'<c:numFmt formatCode={code} sourceLinked="0"/>{NO_LINE}'
