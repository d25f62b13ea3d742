"""Find in a native chart what makes Office repair it, leave it out, or leave names away."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from lxml import etree

from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, Root, values, xpath

LARGEST_ID = 2**31
WIDEST_GAP = 500
_STACKED = ("ctr", "inBase", "inEnd")
_AROUND = ("b", "ctr", "l", "r", "t")
_PIE = ("bestFit", "ctr", "inEnd", "outEnd")
_PLACES: dict[str, tuple[str, ...]] = {
    "barChart": (*_STACKED, "outEnd"),
    **dict.fromkeys(("lineChart", "scatterChart", "bubbleChart", "stockChart"), _AROUND),
    **dict.fromkeys(("pieChart", "pie3DChart", "ofPieChart"), _PIE),
}
"""Where Office lets labels of each kind of chart stand, nowhere for the others: with a place that
it forbids it asks to repair the file, or leaves the chart out ([MS-OE376] 2.1.1475)."""

Faults = Iterator[str]


def _axes(package: Package, name: str, root: Root) -> Faults:
    own = values(root, "//c:catAx/c:axId/@val | //c:valAx/c:axId/@val")
    used = values(root, "//c:plotArea/*[c:ser]/c:axId/@val | //c:crossAx/@val")
    yield from (f"refers to axis {axis}, which it doesn't have" for axis in set(used) - set(own))
    yield from (f"has axis id {axis}" for axis in own if not 0 <= int(axis) < LARGEST_ID)


def _caches(package: Package, name: str, root: Root) -> Faults:
    for cache in xpath(root, "//c:numCache | //c:strCache"):
        count = int(values(cache, "c:ptCount/@val")[0])
        places = [int(place) for place in values(cache, "c:pt/@idx")]
        if len(set(places)) < len(places) or max(places, default=-1) >= count:
            yield f"has a cache of {count} points with points {places}"
    for value in values(root, "//c:numCache/c:pt/c:v/text()"):
        if not _finite(value):
            yield f"has the value {value!r}"
    for series in root.iterfind(".//c:ser", NS):
        if len(set(values(series, "c:cat//c:ptCount/@val | c:val//c:ptCount/@val"))) > 1:
            yield "has a series with more or fewer values than categories"


def _label_places(package: Package, name: str, root: Root) -> Faults:
    for series in root.iterfind(".//c:ser", NS):
        group = series.getparent()
        kind = etree.QName(group).localname
        grouping = "".join(values(group, "c:grouping/@val"))
        allowed = _STACKED if kind == "barChart" and "acked" in grouping else _PLACES.get(kind, ())
        for place in sorted({*values(series, ".//c:dLblPos/@val")} - {*allowed}):
            yield f"has labels at {place} in a {kind}, where Office forbids it"


def _skipped(package: Package, name: str, root: Root) -> Faults:
    if xpath(root, "//c:catAx[c:delete/@val='0'][not(c:tickLblSkip/@val='1')]"):
        yield "has an axis that may skip names"


def _gaps(package: Package, name: str, root: Root) -> Faults:
    for gap in values(root, "//c:gapWidth/@val"):
        if not 0 <= int(gap) <= WIDEST_GAP:
            yield f"has bars {gap} percent apart, where Office repairs more than {WIDEST_GAP}"


def _finite(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False


CHECKS: tuple[Callable[[Package, str, Root], Faults], ...] = (
    *(_axes, _caches, _label_places, _skipped, _gaps),
)
