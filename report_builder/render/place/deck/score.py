"""Place the score of a part of a dimension: its number over its track and its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.page import Box, Element, Line, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.gauges import track_of
from report_builder.story.blocks import Panel
from report_builder.thai.measure import text_width

SIZE, ROUNDING = 24.0, 0.02
"""Points of a score, and inches that it may take beyond its letters."""
TRACK, BY_TRACK = 0.08, 0.03
"""Inches of the height of a track, and over and under it."""


def score(panel: Panel, cell: Box) -> Iterator[Element]:
    """Yield the score of a part and its unit, between them a track where it stands on a scale."""
    lines = _lines(panel)
    if panel.stands is None:
        yield from flow.box(f"{panel.name}.score", cell, lines)
        return
    box = replace(cell, h=flow.height(lines[:1], cell.w))
    track = replace(box, y=box.bottom + BY_TRACK, h=TRACK)
    top = track.bottom + BY_TRACK
    yield TextBox(f"{panel.name}.score", box, lines[:1])
    yield from track_of(panel.name, track, panel.stands, panel.color)
    yield from flow.box(f"{panel.name}.unit", replace(cell, y=top, h=cell.bottom - top), lines[1:])


def score_height(panel: Panel, width: float) -> float:
    """Return the inches of height that the score of a part takes."""
    track = 0.0 if panel.stands is None else TRACK + 2 * BY_TRACK
    return flow.height(_lines(panel), width) + track


def score_width(panel: Panel) -> float:
    """Return the inches that the score of a part or its unit takes in one line."""
    return max(map(_wide, _lines(panel)), default=0.0)


def _lines(panel: Panel) -> tuple[Line, ...]:
    """Return the score of a part with its unit below, in colour where that brings it out."""
    color = panel.color if any(run.bold for run in panel.unit) else "ink"
    number = replace(flow.number_line(panel.number, (), SIZE, color), leading=1.0)
    lines = (number, flow.caption_line(panel.unit, flow.FLOOR)) if panel.number else ()
    return tuple(replace(line, align="right") for line in lines if line.text)


def _wide(line: Line) -> float:
    """Return the inches that a line of a score takes in one."""
    wide = text_width(plain(line.text), str(line.face), line.size)
    return wide / flow.POINTS / flow.RESERVE + ROUNDING
