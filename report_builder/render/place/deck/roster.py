"""Place a roster: a row for each panel, with icon, names, the bar of a share, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text, plain
from report_builder.render.layout import rows
from report_builder.render.page import Box, Element, Face, Figure, Line, Role, Rule, Shape, TextBox
from report_builder.render.place import flow, grid
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.shares import share_in
from report_builder.thai.measure import text_width

HEAD, DISC, GAP, TALLEST = 0.25, 0.5, 0.2, 0.86
"""Inches of the words over the columns, of a disc, between columns, and of a row at most."""
LEAST_PAD = 0.02
BAR, NUMBER, FIGURE = (2.4, 3.8), 1.0, 1.45
"""Inches of the longest bar, least and most, of the number after it, and of further figures."""
THICK = 0.24
LARGE, CAPTION = 24.0, 14.0
"""Sizes of a number, and of what stands under a name at most."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of a row from left to right; there may be no bar, and no further figures."""

    icon: Box
    words: Box
    bar: Box
    number: Box
    figures: tuple[Box, ...]

    def at(self, row: Box) -> _Columns:
        def in_row(cell: Box) -> Box:
            return replace(cell, y=row.y, h=row.h)

        return _Columns(
            in_row(self.icon),
            in_row(self.words),
            in_row(self.bar),
            in_row(self.number),
            tuple(map(in_row, self.figures)),
        )


def roster(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel of words, exhibits below them, or None where they don't fit."""
    listed = [panel for panel in slide.panels if not panel.exhibit]
    below = [panel for panel in slide.panels if panel.exhibit]
    labels = dict(slide.labels)
    head = HEAD if labels else 0.0
    columns = _columns(listed, area, sizes)
    least = [_least(panel, columns, sizes) for panel in listed]
    lower = [_need(panel, area, sizes) for panel in below]
    spare = area.h - head - sum(least) - sum(need.total + sizes.gap for need in lower)
    if spare < 0:
        return None
    air = spare / len(listed)
    talls = [max(tall, min(TALLEST, tall + air)) for tall in least]
    places = rows(replace(area, y=area.y + head), talls, 0.0)
    rest = Box(area.x, places[-1].bottom, area.w, area.bottom - places[-1].bottom)
    return (
        *_heads(labels, columns, Box(area.x, area.y, area.w, head)),
        *(e for p, row in zip(listed, places, strict=True) for e in _row(p, row, columns, sizes)),
        *(
            e
            for panel, need in zip(below, lower, strict=True)
            for e in _below(panel, rest, need, sizes)
        ),
    )


def _need(panel: Panel, area: Box, sizes: Sizes) -> grid.Need:
    """Return the heights that an exhibit needs; one without words needs no gap under it."""
    need = grid.need((panel,), (area,), sizes)
    return need if need.body or need.foot else replace(need, gap=0.0)


def _below(panel: Panel, rest: Box, need: grid.Need, sizes: Sizes) -> tuple[Element, ...]:
    """Return an exhibit in what the rows leave of the body; a table needs no rule over its head."""
    cell = Box(rest.x, rest.y + sizes.gap, rest.w, rest.h - sizes.gap)
    rule, *others = grid.panel_elements(panel, cell, grid.fill(need, cell.h), sizes)
    return (*others,) if isinstance(panel.exhibit, Table) else (rule, *others)


def _columns(panels: Sequence[Panel], area: Box, sizes: Sizes) -> _Columns:
    icon = DISC + GAP if any(panel.icon for panel in panels) else 0.0
    more = max(len(panel.paragraphs) for panel in panels)
    shares = any(share_in(panel.number) is not None for panel in panels)
    ends = [area.right - FIGURE * (more - place) for place in range(more + 1)]
    number = Box(ends[0] - NUMBER, area.y, NUMBER, 0.0)
    start = area.x + icon
    free = number.x - start - 3 * GAP - _longest(panels, sizes)
    bar = min(max(BAR[0], free), BAR[1]) + GAP if shares else 0.0
    return _Columns(
        Box(area.x, area.y, DISC, 0.0),
        Box(start, area.y, number.x - bar - start - GAP, 0.0),
        Box(number.x - bar, area.y, max(0.0, bar - GAP), 0.0),
        number,
        tuple(Box(x, area.y, FIGURE, 0.0) for x in ends[:-1]),
    )


def _longest(panels: Sequence[Panel], sizes: Sizes) -> float:
    """Return the inches of the longest line of words where none is broken."""
    lines = (line for panel in panels for line in _words(panel, sizes))
    widths = (text_width(plain(line.text), str(line.face), line.size) for line in lines)
    return max(widths, default=0.0) / flow.POINTS / flow.RESERVE


def _least(panel: Panel, columns: _Columns, sizes: Sizes) -> float:
    words = flow.height(_words(panel, sizes), columns.words.w)
    return max(words, LARGE * 1.2 / flow.POINTS, DISC if panel.icon else 0.0) + 2 * LEAST_PAD


def _words(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    name = flow.heading_line(panel.heading, sizes.body)
    size = min(sizes.body, CAPTION)
    told = replace(flow.caption_line(panel.caption, size), space_before=0.0, leading=1.35)
    return tuple(line for line in (name, told) if line.text)


def _heads(labels: Mapping[str, Text], columns: _Columns, area: Box) -> Iterator[Element]:
    """Yield the words over the columns."""
    figures = {f"figure{place}": box for place, box in enumerate(columns.figures, 1)}
    wide = replace(columns.number, x=columns.bar.x, w=columns.number.right - columns.bar.x)
    for name, box in {"names": columns.words, "number": wide, **figures}.items():
        if labels.get(name):
            line = flow.caption_line(
                labels[name], flow.FLOOR, "right" if name in figures else "left"
            )
            cell = Box(box.x, area.y, box.w, area.h)
            yield TextBox(f"head.{name}", cell, (line,), "middle")


def _row(panel: Panel, row: Box, columns: _Columns, sizes: Sizes) -> Iterator[Element]:
    at, middle = columns.at(row), row.y + row.h / 2
    yield Rule(f"{panel.name}.rule", row.x, row.y, row.right, row.y, "hairline")
    yield from disc(
        panel.name, Box(at.icon.x, middle - DISC / 2, DISC, DISC), panel.icon, panel.color
    )
    yield from flow.box(panel.name, at.words, _words(panel, sizes), anchor="middle")
    share = share_in(panel.number)
    if share is not None:
        field = Box(at.bar.x, middle - THICK / 2, at.bar.w, THICK)
        yield Figure(f"{panel.name}.field", field, Shape.RECTANGLE, "tint")
        bar = replace(field, w=field.w * share)
        yield Figure(f"{panel.name}.bar", bar, Shape.RECTANGLE, panel.color)
    number = Line(panel.number, Role.TEXT, Face.HEADING, LARGE, panel.color, leading=1.2)
    yield from flow.box(
        f"{panel.name}.number", at.number, (number,) if panel.number else (), anchor="middle"
    )
    for place, (box, told) in enumerate(zip(at.figures, panel.paragraphs, strict=False), 1):
        line = Line(told.text, Role.TEXT, Face.BODY, sizes.body, "ink", align="right", leading=1.3)
        yield TextBox(f"{panel.name}.figure{place}", box, (line,), "middle")
