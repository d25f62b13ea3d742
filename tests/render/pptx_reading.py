"""Read PowerPoint files back in tests: shapes with python-pptx, charts and workbooks as XML."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import openpyxl
import pptx
from pptx.presentation import Presentation

from report_builder.render.about import About
from report_builder.render.page import Page
from report_builder.render.pptx.deck import paint_pptx

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
DAY = datetime.date(2016, 11, 23)
SECTIONS = (("intro", "บทนำ"), ("results", "ผลการสำรวจ"))


def built(pages: Sequence[Page], **options: Any) -> bytes:
    """Return pages as a file, with the least that a deck needs."""
    given = {"title": "ตัวอย่าง", "author": "หน่วยงานทดสอบ", "date": DAY, "sections": SECTIONS}
    return paint_pptx(pages, About(**{**given, **options}))


def opened(data: bytes) -> Presentation:
    """Open a file with python-pptx."""
    return pptx.Presentation(io.BytesIO(data))


def saved(presentation: Presentation) -> bytes:
    """Save a presentation as python-pptx does."""
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    """Return a part of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return source.read(name)


def parts(data: bytes, start: str) -> dict[str, bytes]:
    """Return the parts of a zip file whose names start in a way."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist() if name.startswith(start)}


def shapes(container: Any) -> Iterator[Any]:
    """Yield all shapes, those in groups too."""
    for shape in container.shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shapes(shape)


def cells(workbook: bytes, *, formulas: bool = False) -> dict[str, Any]:
    """Return the cells of the only sheet by their place: values, or formulas where they are."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO(workbook), data_only=not formulas)
    found = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.value for cell in found if cell.value is not None}


def referred(reference: str) -> list[str]:
    """Return the places that a reference such as 'ข้อมูล'!$B$2:$B$4 names."""
    places = reference.split("!")[1].replace("$", "").split(":")
    column, first, last = places[0][0], int(places[0][1:]), int(places[-1][1:])
    return [f"{column}{row}" for row in range(first, last + 1)]


def caches(chart: Any) -> Iterator[tuple[str, list[Any]]]:
    """Yield each reference of a chart with what is kept for it, None for what is missing."""
    for cached in chart.xpath(".//c:strRef | .//c:numRef", namespaces=NS):
        read = float if cached.tag.endswith("numRef") else str
        points = cached.iterfind(".//c:pt", NS)
        kept = {point.get("idx"): read(point.find("c:v", NS).text) for point in points}
        count = int(cached.find(".//c:ptCount", NS).get("val"))
        yield cached.find("c:f", NS).text, [kept.get(str(i)) for i in range(count)]
