"""Place recommendations: what to do, the score it answers, and who acts, a row each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text, plain
from report_builder.render.layout import rows
from report_builder.render.page import Box, Element, Face, Figure, Line, Role, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide
from report_builder.thai.measure import text_width

DISC, ITEM_DISC, GAP, PADS = 0.3, 0.36, 0.12, (0.06, 0.03, 0.012)
"""Inches of discs, between columns, and over and under words, the least where room is scarce."""
EVIDENCE, WIDE, WHO = 2.4, 3.6, 1.1
"""Widths in inches of what a score is the score of, usual and for long names, and of who acts."""
APART = 0.25
"""Inches from a score to what it is the score of; nearer, readers of PDF mix their lines."""
LARGE, LEADING = 24.0, 1.3
TALLEST = 0.3
"""Inches that a row may be taller than its words."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """The places of a row from left to right."""

    icon: Box
    text: Box
    number: Box
    evidence: Box
    who: Box

    def at(self, row: Box) -> _Cells:
        cells = (self.icon, self.text, self.number, self.evidence, self.who)
        return _Cells(*(replace(c, y=row.y, h=row.h) for c in cells))


def advice(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a heading and the recommendations of each panel, or None when they don't fit."""
    ways = (_advice(slide, area, sizes, EVIDENCE, pad) for pad in PADS)
    return next((way for way in ways if way), None)


def wide_advice(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with more room for long names of what was scored."""
    return _advice(slide, area, sizes, WIDE, PADS[-1])


def _advice(
    slide: Slide, area: Box, sizes: Sizes, evidence: float, pad: float
) -> tuple[Element, ...] | None:
    sizes = replace(sizes, leading=LEADING)
    every = [p for panel in slide.panels for p in panel.paragraphs]
    labels = {name for name, text in slide.labels if text}
    cells = _cells(every, area, labels, evidence)
    heads = [flow.height((_head(p, sizes),), cells.text.w) for p in slide.panels]
    heads += [flow.height(_small(text), box.w) for _, text, box in _labels(slide, cells)]
    needs = [_need(p, cells, sizes) + 2 * pad for p in every]
    head = max([DISC, *heads]) + pad
    spare = area.h - head * len(slide.panels) - sum(needs)
    if spare < 0:
        return None
    air = min(TALLEST, spare / max(1, len(needs)))
    tall = iter([need + air for need in needs])
    heights = [h for p in slide.panels for h in (head, *(next(tall) for _ in p.paragraphs))]
    return tuple(_placed(slide, rows(area, heights, 0.0), cells, sizes))


def _cells(
    every: Sequence[Paragraph], area: Box, labels: Collection[str], evidence: float
) -> _Cells:
    """Return the columns of a row; one that has a label has room also where nothing stands."""
    who = WHO + GAP if "who" in labels or any(p.who for p in every) else 0.0
    number = max((_width(p) for p in every), default=0.0)
    scored = "evidence" in labels or any(p.number for p in every)
    told = GAP + number + APART + evidence if scored else 0.0
    left = area.x + ITEM_DISC + GAP
    right = area.right - who - told
    return _Cells(
        replace(area, w=ITEM_DISC),
        replace(area, x=left, w=right - left),
        replace(area, x=right + GAP, w=number),
        replace(area, x=right + GAP + number + APART, w=evidence),
        replace(area, x=area.right - WHO, w=WHO),
    )


def _width(paragraph: Paragraph) -> float:
    """Return the inches that the number of a recommendation takes without a break."""
    points = text_width(plain(paragraph.number), Face.HEADING, LARGE)
    return points / flow.POINTS / flow.RESERVE + 0.02


def _labels(slide: Slide, cells: _Cells) -> Iterator[tuple[str, Text, Box]]:
    """Yield the words over the columns of scores and of who acts, each with its place."""
    labels = dict(slide.labels)
    spread = replace(cells.number, w=cells.evidence.right - cells.number.x)
    for name, box in (("evidence", spread), ("who", cells.who)):
        if labels.get(name):
            yield name, labels[name], box


def _head(panel: Panel, sizes: Sizes) -> Line:
    return flow.heading_line(panel.heading, sizes.body, panel.color)


def _body(paragraph: Paragraph, sizes: Sizes) -> tuple[Line, ...]:
    bullet = "" if len(paragraph.bullet) == 1 else paragraph.bullet
    return flow.body_lines((replace(paragraph, bullet=bullet),), sizes)


def _small(text: Text) -> tuple[Line, ...]:
    return (replace(flow.caption_line(text, flow.FLOOR), leading=1.3),) if text else ()


def _need(paragraph: Paragraph, cells: _Cells, sizes: Sizes) -> float:
    told = (
        flow.height(_body(paragraph, sizes), cells.text.w),
        flow.height(_small(paragraph.caption), cells.evidence.w),
        flow.height(_small(paragraph.who), cells.who.w),
        ITEM_DISC if paragraph.icon else 0.0,
    )
    return max(told)


def _placed(slide: Slide, places: Sequence[Box], cells: _Cells, sizes: Sizes) -> Iterator[Element]:
    place, lowest = iter(places), _lowest(slide)
    for name, text, box in _labels(slide, cells.at(places[0])):
        yield TextBox(name, box, _small(text), "middle")
    for panel in slide.panels:
        row = next(place)
        yield from _heading(panel, row, cells.at(row), sizes)
        for n, paragraph in enumerate(panel.paragraphs, 1):
            row = next(place)
            if plain(paragraph.number) == lowest:
                yield Figure(f"{panel.name}.{n}.field", row, Shape.RECTANGLE, "tint")
            yield flow.rule_above(f"{panel.name}.{n}.rule", row, "hairline", 0.75)
            yield from _row(f"{panel.name}.{n}", paragraph, cells.at(row), panel.color, sizes)


def _lowest(slide: Slide) -> str:
    """Return the lowest number of a slide as it is printed, "" where one is none or all are one."""
    numbers = {plain(p.number) for panel in slide.panels for p in panel.paragraphs if p.number}
    known = len(numbers) > 1 and all(n.replace(".", "", 1).isdecimal() for n in numbers)
    return min(numbers, key=float) if known else ""


def _heading(panel: Panel, row: Box, cells: _Cells, sizes: Sizes) -> Iterator[Element]:
    yield flow.rule_above(f"{panel.name}.rule", row, panel.color, 2.0)
    square = Box(cells.icon.x, row.y + (row.h - DISC) / 2, DISC, DISC)
    yield from disc(panel.name, square, panel.icon, panel.color)
    yield TextBox(f"{panel.name}.head", cells.text, (_head(panel, sizes),), "middle")


def _row(
    name: str, paragraph: Paragraph, cells: _Cells, color: str, sizes: Sizes
) -> Iterator[Element]:
    middle = cells.icon.y + (cells.icon.h - ITEM_DISC) / 2
    square = replace(cells.icon, y=middle, w=ITEM_DISC, h=ITEM_DISC)
    number = Line(paragraph.number, Role.TEXT, Face.HEADING, LARGE, color, leading=1.1)
    yield from disc(name, square, paragraph.icon, color)
    yield TextBox(f"{name}.text", cells.text, _body(paragraph, sizes), "middle")
    yield from flow.box(
        f"{name}.number",
        cells.number,
        (replace(number, align="right"),) if paragraph.number else (),
        anchor="middle",
    )
    evidence, who = _small(paragraph.caption), _small(paragraph.who)
    yield from flow.box(f"{name}.evidence", cells.evidence, evidence, anchor="middle")
    yield from flow.box(f"{name}.who", cells.who, who, anchor="middle")
