"""Read how a native chart is plotted: its axes, the formats of its numbers, its colours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from report_builder.audit.drawn import Axis, Ink, Plot
from report_builder.audit.pptx_charts import formatted
from report_builder.audit.pptx_colors import Colors, ink
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root, first, values, xpath
from report_builder.audit.reading import squeezed

_FORMAT = re.compile(r'(\[\$-D00041E\])?0(\.0+)?("%")?|General')
"""The formats that numbers of charts have: places, a percent sign, Thai digits."""
_ADDED = " | ".join(
    f"//c:{tag}"
    for tag in (
        *("trendline", "errBars", "title", "dispUnits", "logBase", "userShapes", "dTable"),
        *("dropLines", "hiLowLines", "upDownBars", "dLbl/c:delete[@val='1']"),
    )
)
"""What people may add to a chart that none of ours has."""
_UNDRAWN = "//c:scatterChart/c:ser[c:marker/c:symbol/@val='none'][not(c:spPr/a:ln/a:solidFill)]"
"""Scattered marks of which nothing is seen, neither marks nor lines."""


def plot(root: Root, colors: Colors) -> Plot:
    """Return how the chart of a part is plotted."""
    groups = xpath(root, "//c:plotArea/*[c:ser]")
    kind = etree.QName(groups[0]).localname if groups else ""
    axes = xpath(root, "//c:plotArea/c:catAx | //c:plotArea/c:valAx")
    grouping = "".join(values(root, "//c:plotArea/*/c:grouping/@val")[:1])
    return Plot(
        *(kind, grouping),
        values(root, "//c:barDir/@val") == ["col"],
        tuple(map(_axis, axes)),
        (*_odd_formats(root), *_odd_labels(root), *_odd_parts(root)),
        tuple(_INKS[kind](root, colors)) if kind in _INKS else (),
        _area(root),
        tuple(_along(root)),
        tuple(_lines(root, colors)),
        tuple(_begins(root)) if grouping == "stacked" else (),
        tuple(_nothing(root, colors)),
    )


def _area(root: Root) -> tuple[float, float, float, float] | None:
    """Return left, top, width and height of the plot in shares of its frame."""
    layout = first(root, "c:chart/c:plotArea/c:layout/c:manualLayout")
    if layout is None:
        return None
    x, y, w, h = (float("".join(values(layout, f"c:{side}/@val")) or 0) for side in "xywh")
    return x, y, w, h


def _along(root: Root) -> Iterator[float]:
    """Yield the values of bars that are seen, and of scattered marks."""
    for series in root.iterfind(".//c:ser", NS):
        if first(series, "c:spPr/a:noFill") is None or first(series, "c:val") is None:
            yield from map(float, values(series, "(c:val | c:xVal)//c:pt/c:v/text()"))


def _begins(root: Root) -> Iterator[float]:
    """Yield where the bars of a stack begin that are seen: some only keep room."""
    ends = defaultdict[str, float](float)
    for series in root.iterfind(".//c:ser", NS):
        seen = first(series, "c:spPr/a:noFill") is None
        for point in series.iterfind("c:val//c:pt", NS):
            value, at = float(point.findtext("c:v", "0", NS)), point.get("idx")
            if seen and value:
                yield ends[at]
            ends[at] += value


def _axis(axis: Root) -> Axis:
    low, high = (values(axis, f"c:scaling/c:{end}/@val") for end in ("min", "max"))
    return Axis(
        etree.QName(axis).localname,
        float(low[0]) if low else None,
        float(high[0]) if high else None,
        values(axis, "c:scaling/c:orientation/@val") == ["maxMin"],
    )


def _odd_formats(root: Root) -> Iterator[str]:
    codes = values(root, "//c:formatCode/text() | //c:numFmt/@formatCode")
    yield from (code for code in dict.fromkeys(codes) if not _FORMAT.fullmatch(code))
    for series in root.iterfind(".//c:ser", NS):
        own = values(series, "c:val//c:formatCode/text()")
        labels = values(series, "c:dLbls/c:numFmt/@formatCode | c:dLbls/*/c:numFmt/@formatCode")
        yield from (code for code in {*labels} if own and code != own[0])


def _odd_labels(root: Root) -> Iterator[str]:
    """Yield words of labels that are neither fields nor spaces."""
    words = values(root, "//c:dLbl//a:r/a:t/text()")
    yield from (text for text in words if text.strip())
    for series in root.iterfind(".//c:ser", NS):
        code = "".join(values(series, "c:val//c:formatCode/text()"))
        known = {
            "VALUE": _printed(series, "c:val", code),
            "CELLRANGE": _printed(series, ".//c15:dlblRangeCache", ""),
        }
        for label in series.iterfind(".//c:dLbl", NS):
            at = first(label, "c:idx").get("val")
            for said in label.iterfind(".//a:fld", NS):
                told = known.get(said.get("type"), {}).get(at)
                shown = said.findtext("a:t", "", NS)
                if told is not None and squeezed(shown) != squeezed(told):
                    yield shown


def _odd_parts(root: Root) -> Iterator[str]:
    yield from (etree.QName(one).localname for one in xpath(root, _ADDED))
    yield from (series.findtext("c:tx//c:v", "ser", NS) for series in xpath(root, _UNDRAWN))


def _printed(series: Root, path: str, code: str) -> dict[str, str]:
    """Return what the points of a series print, by their place."""
    points = series.iterfind(f"{path}//c:pt", NS)
    said = {point.get("idx"): point.findtext("c:v", "", NS) for point in points}
    return {at: formatted(float(v), code) if code else v for at, v in said.items()}


def _parts(root: Root, colors: Colors) -> Iterator[Ink | None]:
    """Yield the colours of bars and slices that are more than nothing."""
    yield from (own for value, own in _valued(root, colors) if value)


def _nothing(root: Root, colors: Colors) -> Iterator[Ink]:
    """Yield the colours of bars and slices that are nothing: a legend may have them."""
    yield from (own for value, own in _valued(root, colors) if own and not value)


def _valued(root: Root, colors: Colors) -> Iterator[tuple[float, Ink | None]]:
    """Yield the value and the colour of each point."""
    for series in xpath(root, "//c:ser[c:val]"):
        usual = _fill(series, colors)
        own = {
            values(point, "c:idx/@val")[0]: _fill(point, colors)
            for point in series.iterfind("c:dPt", NS)
        }
        for point in series.iterfind("c:val//c:pt", NS):
            yield float(point.findtext("c:v", "0", NS)), own.get(point.get("idx"), usual)


def _areas(root: Root, colors: Colors) -> Iterator[Ink | None]:
    """Yield the colours of areas in a web, None where they are seen through."""
    yield from (_fill(series, colors) for series in root.iterfind(".//c:ser", NS))


def _dots(root: Root, colors: Colors) -> Iterator[Ink | None]:
    """Yield the colours of scattered marks, each its own or that of its set."""
    for series in xpath(root, "//c:scatterChart/c:ser[c:marker/c:symbol/@val!='none']"):
        usual = _fill(first(series, "c:marker"), colors)
        own = {
            values(point, "c:idx/@val")[0]: _fill(first(point, "c:marker"), colors)
            for point in series.iterfind("c:dPt[c:marker]", NS)
        }
        for point in series.iterfind("c:yVal//c:pt", NS):
            yield own.get(point.get("idx"), usual)


def _lines(root: Root, colors: Colors) -> Iterator[Ink]:
    """Yield the colours of the lines between scattered marks or around areas."""
    for line in root.iterfind(".//c:ser/c:spPr/a:ln/a:solidFill", NS):
        color = colors.of(line)
        if color:
            yield ink(color)


_INKS = {
    **dict.fromkeys(("barChart", "doughnutChart"), _parts),
    "radarChart": _areas,
    "lineChart": _lines,
    "scatterChart": _dots,
}


def _fill(holder: Root | None, colors: Colors) -> Ink | None:
    found = None if holder is None else first(holder, "c:spPr/a:solidFill")
    color = colors.of(found) if found is not None else None
    return ink(color) if color else None
