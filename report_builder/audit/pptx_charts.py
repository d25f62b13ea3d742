"""Read the native charts of a PowerPoint file: what is cached, what the workbook says."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from report_builder.audit import workbook
from report_builder.audit.page import ChartPoint, NativeChart
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, Root, xpath
from report_builder.audit.reading import numbers
from report_builder.audit.workbook import Cell, Workbook
from report_builder.thai.words import number

_SUFFIX = re.compile(r'"([^"]*)"$')
_DECIMALS = re.compile(r"0\.(0+)")
_HEADINGS = ("c:tx", "c:cat", "c:xVal", "c:yVal")
"""References of a series, but for the values that its points hold."""
NAMES = 1
"""The column of the names of a workbook's rows."""
_SIZE = 18.0
"""The size of text that nothing gives a size to."""


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
    series = [one for one in root.iterfind(".//c:ser", NS) if not _is_unseen(one)]
    points = tuple(point for one in series for point in _points(one, book))
    heads = [head for one in series for tag in _HEADINGS for head in one.iterfind(tag, NS)]
    start = _beginning(root)
    marks = tuple(mark for one in series for mark in _marks(one))
    begins = tuple(mark for one in series for mark in _begins(one, start))
    spare = tuple(_spare(root, book)) if marks else ()
    agrees = all(_agrees(head, book) for head in heads) and _counted(root, book)
    sizes = [int(s) / 100 for s in xpath(root, "//a:defRPr/@sz | //a:rPr/@sz")]
    return DrawnChart(
        NativeChart(name, points, agrees, marks, spare, begins=begins),
        tuple(_printed(root, points)),
        min(sizes, default=_SIZE),
    )


def _book(package: Package, source: zipfile.ZipFile, part: str) -> Workbook:
    targets = [r.target for r in package.relations.get(part, ()) if r.kind == "package"]
    return workbook.read(source.read(targets[0])) if targets else Workbook({})


def _is_unseen(series: Root) -> bool:
    """Tell whether a series keeps room in a stack: a bar without colour, line and values."""
    drawn = series.find("c:spPr/a:noFill", NS) is not None and series.find("c:val", NS) is not None
    return drawn and not xpath(series, ".//c:showVal[@val='1']")


def _points(series: Root, book: Workbook) -> Iterator[ChartPoint]:
    name = "".join(_cached(series.find("c:tx", NS)))
    categories = _names(series.find("c:cat", NS), book)
    values = series.find("c:val", NS)
    if values is None:
        return
    code = values.findtext(".//c:formatCode", "General", NS)
    for text, category, cell in zip_longest(_cached(values), categories, _behind(values, book)):
        value = _number(text)
        own = cell if isinstance(cell, float) else None
        yield ChartPoint(category or "", name, value, own, formatted(value, code))


def _names(categories: Root | None, book: Workbook) -> Sequence[str]:
    """Return the names of categories: a chart may say values and names from cells beside these."""
    cached = _cached(categories)
    if categories is None:
        return []
    places = book.places(categories.findtext(".//c:f", "", NS))
    if all(column == NAMES for _, column, _ in places):
        return cached
    return [str(book.cells.get((sheet, NAMES, row), "")) for sheet, _, row in places]


def _counted(root: Root, book: Workbook) -> bool:
    """Tell whether the cells that labels take counts from hold what is cached of them."""
    return all(
        _counts(text) == _counts(cell)
        for told in root.iterfind(".//c15:datalabelsRange", NS)
        for text, cell in zip_longest(_cached(told), book.at(told.findtext("c15:f", "", NS)))
    )


def _counts(cell: Cell) -> list[float] | str:
    """Return the number that a cell or the text of a label says, else its words."""
    if isinstance(cell, float):
        return [cell]
    found = numbers((cell or "").replace(",", ""))
    return [*map(float, found)] if found else cell or ""


@lru_cache(maxsize=512)
def _cached(element: Root | None) -> tuple[str, ...]:
    """Return the cached points of a reference in order, '' for those that are missing."""
    if element is None:
        return ()
    count = int(xpath(element, "string(.//c:ptCount/@val)") or 0)
    found = {int(p.get("idx")): p.findtext("c:v", "", NS) for p in element.iterfind(".//c:pt", NS)}
    return tuple(found.get(place, "") for place in range(count))


def _behind(element: Root, book: Workbook) -> tuple[Cell, ...]:
    return book.at(element.findtext(".//c:f", "", NS))


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _agrees(element: Root, book: Workbook) -> bool:
    """Tell whether the cells of a reference hold what is cached of it."""
    numeric = element.find("c:numRef", NS) is not None
    cached: list[Cell] = [_number(t) if numeric else t for t in _cached(element)]
    return list(_behind(element, book)) == cached


def _beginning(root: Root) -> float | None:
    """Return where the axis of values begins."""
    return _number("".join(xpath(root, "(//c:valAx)[1]/c:scaling/c:min/@val")))


def _marks(series: Root) -> Iterator[tuple[int, float]]:
    """Yield row and value of scattered marks; the ends of a tick count for the row between."""
    for x, y in _scattered(series):
        if x and y:
            yield round(float(y)), float(x)


def _begins(series: Root, start: float | None) -> Iterator[tuple[int, float]]:
    """Yield the marks at the beginning of the axis from which a level line leads: a bar."""
    for (x, y), (after, level) in pairwise(_scattered(series)):
        if x and y and after and level == y and float(x) == start:
            yield round(float(y)), float(x)


def _scattered(series: Root) -> Iterator[tuple[str, str]]:
    across, down = (_cached(series.find(tag, NS)) for tag in ("c:xVal", "c:yVal"))
    return zip(across, down, strict=False)


def _spare(root: Root, book: Workbook) -> Iterator[tuple[int, float]]:
    """Yield row and value of the numbers of a workbook that a chart doesn't refer to."""
    references = xpath(root, "//c:f/text()")
    used = {place for reference in references for place in book.places(reference)}
    for place, value in book.cells.items():
        if place not in used and isinstance(value, float):
            yield place[2] - 1, value


def formatted(value: float | None, code: str) -> str:
    """Return a value as a spreadsheet prints it by a format such as 0.0"%", '' when missing."""
    if value is None:
        return ""
    decimals, suffix = _DECIMALS.search(code), _SUFFIX.search(code)
    printed = number(value, len(decimals[1]) if decimals else 0)
    return printed + (suffix[1] if suffix else "")


def _categories(root: Root) -> Counter[str]:
    """Return the categories of an axis, which series share, each as often as it stands there."""
    counts = Counter[str]()
    for categories in root.iterfind(".//c:cat", NS):
        counts |= Counter(_cached(categories))
    return counts


def _printed(root: Root, points: Sequence[ChartPoint]) -> Iterator[str]:
    """Yield what the chart prints: the categories of its axis, the series of its key, values."""
    labelled = xpath(root, "//c:catAx/c:delete[@val='0'] | //c:showCatName[@val='1']")
    if labelled or not xpath(root, "//c:catAx"):
        yield from _categories(root).elements()
    yield from filter(
        None, (t for r in root.iterfind(".//c15:datalabelsRange", NS) for t in _cached(r))
    )
    if root.find("c:chart/c:legend", NS) is not None:
        yield from dict.fromkeys(point.series for point in points)
    if xpath(root, "//c:showVal[@val='1'][ancestor::c:ser]"):
        yield from (point.printed for point in points)
