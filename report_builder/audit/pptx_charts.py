"""Read the native charts of a PowerPoint file: what is cached, what the workbook says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from report_builder.audit import workbook
from report_builder.audit.page import ChartPoint, NativeChart
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, Root
from report_builder.audit.workbook import Cell, Workbook
from report_builder.thai.words import number

_SUFFIX = re.compile(r'"([^"]*)"$')
_DECIMALS = re.compile(r"0\.(0+)")


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A native chart, the texts that it prints, and its smallest type in points."""

    chart: NativeChart
    texts: tuple[str, ...]
    size: float


def read(package: Package, source: zipfile.ZipFile, part: str, name: str) -> DrawnChart:
    """Return the chart in a part of a file, under the name of its frame."""
    root = package.content[part]
    book = _book(package, source, part)
    series = [*root.iterfind(".//c:ser", NS)]
    points = tuple(point for one in series for point in _points(one, book))
    agree = all(_headings_agree(one, book) for one in series)
    sizes = [int(s) / 100 for s in root.xpath("//c:txPr//a:defRPr/@sz", namespaces=NS)]
    chart = NativeChart(name, points, agree)
    return DrawnChart(chart, tuple(_printed(root, series, points)), min(sizes, default=18.0))


def _book(package: Package, source: zipfile.ZipFile, part: str) -> Workbook:
    targets = [r.target for r in package.relations.get(part, ()) if r.kind == "package"]
    return workbook.read(source.read(targets[0])) if targets else Workbook({})


def _points(series: Root, book: Workbook) -> Iterator[ChartPoint]:
    name = "".join(_cached(series.find("c:tx", NS)))
    categories = _cached(series.find("c:cat", NS))
    values = (
        series.find("c:val", NS)
        if series.find("c:val", NS) is not None
        else series.find("c:xVal", NS)
    )
    if values is None:
        return
    code = values.findtext(".//c:formatCode", "General", NS)
    cells = zip_longest(_cached(values), categories, _behind(values, book))
    for text, category, cell in cells:
        value = float(text) if text else None
        own = cell if isinstance(cell, float) else None
        yield ChartPoint(category or "", name, value, own, formatted(value, code))


def _cached(element: Root | None) -> list[str]:
    """Return the cached points of a reference in order, '' for those that are missing."""
    if element is None:
        return []
    count = int(element.xpath("string(.//c:ptCount/@val)", namespaces=NS) or 0)
    found = {int(p.get("idx")): p.findtext("c:v", "", NS) for p in element.iterfind(".//c:pt", NS)}
    return [found.get(place, "") for place in range(count)]


def _behind(element: Root, book: Workbook) -> tuple[Cell, ...]:
    return book.at(element.findtext(".//c:f", "", NS))


def _headings_agree(series: Root, book: Workbook) -> bool:
    heads = [e for tag in ("c:tx", "c:cat") if (e := series.find(tag, NS)) is not None]
    return all(list(_behind(head, book)) == _cached(head) for head in heads)


def formatted(value: float | None, code: str) -> str:
    """Return a value as a spreadsheet prints it by a format such as 0.0"%", '' when missing."""
    if value is None:
        return ""
    decimals, suffix = _DECIMALS.search(code), _SUFFIX.search(code)
    printed = number(value, len(decimals[1]) if decimals else 0)
    return printed + (suffix[1] if suffix else "")


def _printed(root: Root, series: Sequence[Root], points: Sequence[ChartPoint]) -> Iterator[str]:
    """Yield what the chart prints: names of categories and of series when several, its values."""
    categories = list(dict.fromkeys(point.category for point in points))
    if len(categories) > 1 and not root.xpath("//c:catAx/c:delete[@val='1']", namespaces=NS):
        yield from categories
    if len(series) > 1 and root.find("c:chart/c:legend", NS) is not None:
        yield from dict.fromkeys(point.series for point in points)
    if root.xpath("//c:ser//c:showVal[@val='1']", namespaces=NS):
        yield from (point.printed for point in points)
