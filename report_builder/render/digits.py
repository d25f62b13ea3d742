"""Print every number of a document in Thai digits, for outputs that ask for it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from report_builder.model import Run
from report_builder.render.page import CellsBox, Line, OutlineBox, Page, PictureBox
from report_builder.story.blocks import Paragraph, Table, Tag, UnitMap
from report_builder.story.chartspec import ChartSpec, Point, Series
from report_builder.story.report.blocks import Chapter, DataTable, Figure, Heading
from report_builder.thai.words import to_thai_digits

T = TypeVar("T")

TOLD: dict[type, tuple[str, ...]] = {
    Run: ("text",),
    Point: ("printed",),
    Paragraph: ("bullet",),
    Tag: ("text",),
    Series: ("name",),
    ChartSpec: ("title", "alt"),
    Table: ("alt",),
    UnitMap: ("alt",),
    Line: ("bullet",),
    Chapter: ("number",),
    Heading: ("number",),
    Figure: ("number",),
    DataTable: ("number",),
    CellsBox: ("alt",),
    OutlineBox: ("alt",),
    PictureBox: ("alt",),
    Page: ("title",),
    **dict.fromkeys((Chapter, Heading, Figure, DataTable), ("number",)),
}
"""The texts that people read, by the value that they are part of."""
THAI_FORMAT = "[$-D00041E]"
"""Begins a spreadsheet format that shows Thai digits."""


def in_thai_digits(value: T) -> T:
    """Return a deck, slide or page with Thai digits; names, colours and places stay as they are."""
    if isinstance(value, tuple):
        return tuple(map(in_thai_digits, value))  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = TOLD.get(type(value), ())
    return replace(
        value, **{f.name: _part(getattr(value, f.name), f.name, told) for f in fields(value)}
    )


def _part(part: Any, name: str, told: tuple[str, ...]) -> Any:
    if name in told:
        return to_thai_digits(part)
    if name == "number_format":
        return THAI_FORMAT + part.removeprefix(THAI_FORMAT)
    return in_thai_digits(part)
