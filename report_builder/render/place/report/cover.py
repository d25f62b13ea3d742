"""Place the cover of a report: its title over the map of the units, whose it is, and when."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import Run, Text, plain
from report_builder.render.layout import PAPER
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    MapBox,
    Page,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.report.looks import (
    BODY,
    COVER,
    HIGH,
    LOW,
    MARGIN,
    MIDDLE,
    SMALL,
    set_in,
    tall,
)
from report_builder.story.blocks import UnitMap
from report_builder.story.report.blocks import Report

BAND = Box(0.0, 0.0, PAPER.width, 4.7)
TITLE = Box(MARGIN, 1.25, PAPER.width - 2 * MARGIN, 3.2)
BELOW = Box(MARGIN, 5.2, 3.1, 4.6)
MAP = Box(4.45, 5.0, 2.85, 5.3)
FOOT = Box(MARGIN, 10.55, PAPER.width - 2 * MARGIN, 0.7)


def cover(report: Report) -> Page:
    """Return the first page of a report."""
    return Page(
        id="cover",
        number=1,
        layout="cover",
        title=report.title,
        section="cover",
        elements=tuple(_elements(report, dict(report.cover))),
        synthetic=report.synthetic,
    )


def _elements(report: Report, said: dict[str, Text]) -> Iterator[Element]:
    yield Figure("band", BAND, Shape.RECTANGLE, "brand")
    kicker = _line(said.get("kicker", ()), LOW, "white", Face.BOLD)
    yield from flow.box("kicker", Box(TITLE.x, 0.8, TITLE.w, 0.3), (kicker,) if kicker.text else ())
    yield TextBox("title", TITLE, (_title(said["title"]),))
    yield Rule("rule", MARGIN, BAND.bottom - 0.5, MARGIN + 1.4, BAND.bottom - 0.5, "white", 3.0)
    shown = next((f.exhibit for f in report.figures if isinstance(f.exhibit, UnitMap)), None)
    wide = BELOW.w if shown else TITLE.w
    lines = [
        set_in(_line(said[name], size, color, face, before), wide)
        for name, size, color, face, before in (
            ("publisher", LOW, "ink", Face.BOLD, 0),
            ("date", BODY, "ink", Face.BODY, 6),
            ("surveyor", SMALL, "muted", Face.BODY, 18),
            ("url", SMALL, "muted", Face.BODY, 6),
        )
        if name in said
    ]
    yield from flow.box("below", Box(BELOW.x, BELOW.y, wide, BELOW.h), lines)
    if shown:
        yield MapBox(shown.name, MAP, shown)
    yield from _foot(report, said.get("note", ()))


def _title(text: Text) -> Line:
    """Return the title as large as it has room."""
    for size in (COVER, HIGH, MIDDLE, LOW):
        line = set_in(Line(text, Role.TITLE, Face.HEADING, size, "white", leading=1.45), TITLE.w)
        if tall(line) <= TITLE.h:
            break
    return line


def _line(text: Text, size: float, color: str, face: Face, before: float = 0.0) -> Line:
    return Line(text, Role.TEXT, face, size, color, leading=1.5, space_before=before)


def _foot(report: Report, note: Text) -> Iterator[Element]:
    if report.synthetic:
        mark = Line(
            (Run(report.language.synthetic),), Role.NOTE, Face.BOLD, SMALL, "alert", leading=1.4
        )
        yield TextBox("synthetic", Box(FOOT.x, FOOT.y - 0.22, 2.0, 0.2), (mark,))
    if plain(note):
        line = set_in(_line(note, SMALL, "muted", Face.BODY), FOOT.w)
        yield TextBox("note", FOOT, (line,))
