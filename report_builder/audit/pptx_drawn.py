"""Read charts that are drawn of shapes: bars on a field, rows of cells, spans side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from report_builder.audit.page import NativeChart
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root, first

_BAR = re.compile(r" แท่ง \d+")
_ROW = re.compile(r" แถว (\d+) (ไม่)?(?:ตอบ|มีอันดับ)")
_SPANS = re.compile(r" ช่วง \w+")
_ALONG = 50
"""How far edges that lie on one line may be apart, in units of the file."""

Edges = tuple[int, int, int, int]


def read(group: Root, name: str, alt: str) -> Iterator[NativeChart]:
    """Yield the chart that a group is, nothing where it is none; its first bar is the field."""
    shapes = group.findall("p:sp", NS)
    boxes = [_edges(shape) for shape in shapes if _is_bar(shape, name)]
    if len(boxes) > 1:
        yield NativeChart(name, (), True, bars=tuple(_shares(boxes[0], boxes[1:])), alt=alt)
    elif rows := tuple(_rows(shapes, name)):
        yield NativeChart(name, (), True, bars=rows, alt=alt)
    elif spans := tuple(_spans(shapes, name)):
        yield NativeChart(name, (), True, bars=spans, alt=alt)


def _spans(shapes: list[Root], name: str) -> Iterator[tuple[float, float]]:
    """Yield the middles and the lengths of spans from left to right.

    Both are shares of the distance from the lowest middle to the highest; where all stand at one
    height, of the longest span.
    """
    own = (shape for shape in shapes if _SPANS.fullmatch(_name(shape).removeprefix(name)))
    boxes = sorted(box for shape in own for box in _cells(shape))
    middles = [(box[1] + box[3]) / 2 for box in boxes]
    apart = max(middles) - min(middles) if middles else 0.0
    level = apart <= _ALONG
    whole = max((box[3] - box[1] for box in boxes), default=0) if level else apart
    for (_, top, _, bottom), middle in zip(boxes, middles, strict=True):
        yield 0.0 if level else (max(middles) - middle) / whole, (bottom - top) / whole


def _cells(shape: Root) -> Iterator[Edges]:
    """Yield the edges of the rectangles that a shape is made of."""
    left, top, right, bottom = _edges(shape)
    path = shape.find(".//a:path", NS)
    across, down = (right - left) / int(path.get("w")), (bottom - top) / int(path.get("h"))
    places = [(int(p.get("x")), int(p.get("y"))) for p in path.iterfind(".//a:pt", NS)]
    starts = len(path.findall("a:moveTo", NS))
    each = len(places) // starts
    for start in range(0, starts * each, each):
        xs, ys = zip(*places[start : start + each], strict=True)
        x, y = (left + across * min(xs), left + across * max(xs)), (min(ys), max(ys))
        yield round(x[0]), round(top + down * y[0]), round(x[1]), round(top + down * y[1])


def _rows(shapes: list[Root], name: str) -> Iterator[tuple[float, float]]:
    """Yield the share of cells that are filled in each row, and its share of all cells."""
    filled: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for shape in shapes:
        if found := _ROW.fullmatch(_name(shape).removeprefix(name)):
            cells = len(shape.findall(".//a:moveTo", NS))
            every[int(found[1])] += cells
            filled[int(found[1])] += 0 if found[2] else cells
    for row in sorted(every):
        yield filled[row] / every[row], every[row] / every.total()


def _name(shape: Root) -> str:
    return str(first(shape, "p:nvSpPr/p:cNvPr").get("name", ""))


def _is_bar(shape: Root, name: str) -> bool:
    own = _name(shape)
    return own.startswith(name) and bool(_BAR.fullmatch(own.removeprefix(name)))


def _edges(shape: Root) -> Edges:
    place, size = first(shape, "p:spPr/a:xfrm/a:off"), first(shape, "p:spPr/a:xfrm/a:ext")
    x, y = int(place.get("x")), int(place.get("y"))
    return x, y, x + int(size.get("cx")), y + int(size.get("cy"))


def _shares(field: Edges, bars: list[Edges]) -> Iterator[tuple[float, float]]:
    """Yield the shares of bars that stand on the foot of a field, or lie along its left edge."""
    side_by_side = abs(bars[-1][2] - field[2]) <= _ALONG
    upright = side_by_side and all(abs(bar[3] - field[3]) <= _ALONG for bar in bars)
    long, wide = ((3, 1), (2, 0)) if upright else ((2, 0), (3, 1))
    whole = sum(bar[wide[0]] - bar[wide[1]] for bar in bars)
    for bar in bars:
        length = (bar[long[0]] - bar[long[1]]) / (field[long[0]] - field[long[1]])
        yield length, (bar[wide[0]] - bar[wide[1]]) / whole
