"""Write the axes of charts: names along one, values from zero along the other."""

from __future__ import annotations

from report_builder.render.ooxml.charts.words import chart_text
from report_builder.render.ooxml.charts.workbook import digits
from report_builder.render.ooxml.drawingml import outline

CATEGORY, VALUE = 111_111_111, 222_222_222
USED = f'<c:axId val="{CATEGORY}"/><c:axId val="{VALUE}"/>'
"""How the bars, lines or points of a chart name their axes."""
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def gridlines() -> str:
    """Return quiet lines across the plot."""
    return f"<c:majorGridlines><c:spPr>{outline('hairline')}</c:spPr></c:majorGridlines>"


def category_axis(
    side: str, size: float, *, line: str, down: bool = False, hidden: bool = False
) -> str:
    """Return the axis of names at a side of the plot, read downwards or not, or hidden."""
    return (
        f'<c:catAx><c:axId val="{CATEGORY}"/><c:scaling><c:orientation '
        f'val="{"maxMin" if down else "minMax"}"/></c:scaling><c:delete val="{int(hidden)}"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="low"/><c:spPr>{outline(line, 1.0)}</c:spPr>'
        f'{chart_text(size)}<c:crossAx val="{VALUE}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(side: str, end: float, *, grid: str = "", unit: float = 0.0, line: str = "") -> str:
    """Return the axis of values from zero, without labels; hidden when it has no gridlines."""
    step = f'<c:majorUnit val="{digits(unit)}"/>' if unit else ""
    return (
        f'<c:valAx><c:axId val="{VALUE}"/>{scaling(0.0, end)}<c:delete val="{int(not grid)}"/>'
        f'<c:axPos val="{side}"/>{grid}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="none"/><c:spPr>{outline(line)}</c:spPr>'
        f'<c:crossAx val="{CATEGORY}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def point_axis(
    number: int,
    other: int,
    side: str,
    ends: tuple[float, float],
    shown: str,
    *,
    unit: float = 1.0,
    down: bool = False,
) -> str:
    """Return an axis of a chart of points; `shown` is its grid and labels, hidden without them."""
    return (
        f'<c:valAx><c:axId val="{number}"/>{scaling(*ends, down=down)}'
        f'<c:delete val="{int(not shown)}"/><c:axPos val="{side}"/>{shown}'
        f'<c:crossAx val="{other}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{digits(unit)}"/></c:valAx>'
    )


def scaling(low: float, high: float, *, down: bool = False) -> str:
    """Return the ends of an axis and its direction."""
    direction = "maxMin" if down else "minMax"
    return (
        f'<c:scaling><c:orientation val="{direction}"/><c:max val="{digits(high)}"/>'
        f'<c:min val="{digits(low)}"/></c:scaling>'
    )
