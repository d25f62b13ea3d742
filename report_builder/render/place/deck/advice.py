"""Place recommendations: what to do, and beside it the score it answers and who acts, a row each.

Those that follow without a score or a doer of their own share what stands beside the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Run, Text, plain
from report_builder.render.layout import rows
from report_builder.render.page import Box, Element, Face, Line, Role, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide
from report_builder.thai.measure import text_width

DISC, ITEM_DISC, GAP = 0.26, 0.36, 0.12
"""Inches of discs, and between columns."""
PADS = (0.09, 0.06, 0.03, 0.012)
"""Inches over and under words, the least where room is scarce."""
EVIDENCE, WIDE = 3.3, 4.0
"""Widths in inches of what a score is the score of and who acts, usual and for long names."""
APART = 0.25
"""Inches from a score to what it is the score of; nearer, readers of PDF mix their lines."""
LARGE, LEADING = 20.0, 1.3
TALLEST = 0.7
"""Inches that a row may be taller than its words."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """The places of a row from left to right."""

    icon: Box
    text: Box
    number: Box
    told: Box

    def at(self, row: Box) -> _Cells:
        cells = (self.icon, self.text, self.number, self.told)
        return _Cells(*(replace(c, y=row.y, h=row.h) for c in cells))


Shared = tuple[Paragraph, ...]
"""Recommendations that rest on the same and are for the same to do."""


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
    shared = [own for panel in slide.panels for own in _shared(panel)]
    cells = _cells(slide, area, evidence)
    heads = [flow.height((_head(p, sizes),), cells.text.w) for p in slide.panels]
    heads += [flow.height(_over(slide), cells.told.right - cells.number.x)]
    needs = [need for own in shared for need in _needs(own, cells, sizes, pad)]
    head = max([DISC, *heads]) + pad
    spare = area.h - head * len(slide.panels) - sum(needs)
    if spare < 0:
        return None
    air = min(TALLEST, spare / max(1, len(needs)))
    tall = iter([need + air for need in needs])
    heights = [h for p in slide.panels for h in (head, *(next(tall) for _ in p.paragraphs))]
    return tuple(_placed(slide, rows(area, heights, 0.0), cells, sizes))


def _shared(panel: Panel) -> list[Shared]:
    """Return the recommendations of a panel, those together that share what stands beside them."""
    shared: list[Shared] = []
    for paragraph in panel.paragraphs:
        if shared and not (paragraph.number or _told(paragraph)):
            shared[-1] = (*shared[-1], paragraph)
        else:
            shared.append((paragraph,))
    return shared


def _told(paragraph: Paragraph) -> Text:
    """Return what a score is the score of, and who acts."""
    between = (Run(" · "),) if paragraph.caption and paragraph.who else ()
    return (*paragraph.caption, *between, *paragraph.who)


def _cells(slide: Slide, area: Box, evidence: float) -> _Cells:
    """Return the columns of a row; what stands beside has room where anything has a label."""
    every = [p for panel in slide.panels for p in panel.paragraphs]
    number = max((_width(p) for p in every if p.number), default=0.0)
    apart = APART if number else 0.0
    beside = bool(_over(slide)) or any(_told(p) for p in every)
    told = GAP + number + apart + evidence if beside or number else 0.0
    left, right = area.x + ITEM_DISC + GAP, area.right - told
    return _Cells(
        replace(area, w=ITEM_DISC),
        replace(area, x=left, w=right - left),
        replace(area, x=right + GAP, w=number),
        replace(area, x=area.right - evidence, w=evidence),
    )


def _width(paragraph: Paragraph) -> float:
    """Return the inches that the number of a recommendation takes without a break."""
    points = text_width(plain(paragraph.number), Face.HEADING, LARGE)
    return points / flow.POINTS / flow.RESERVE + 0.02


def _over(slide: Slide) -> tuple[Line, ...]:
    """Return the words over what stands beside recommendations."""
    labels = dict(slide.labels)
    named = [labels[name] for name in ("evidence", "who") if labels.get(name)]
    joined = tuple(run for n, text in enumerate(named) for run in ((Run(" · "),) * bool(n) + text))
    return _small(joined, flow.FLOOR)


def _head(panel: Panel, sizes: Sizes) -> Line:
    return flow.heading_line(panel.heading, sizes.body, panel.color)


def _body(paragraph: Paragraph, sizes: Sizes) -> tuple[Line, ...]:
    bullet = "" if len(paragraph.bullet) == 1 else paragraph.bullet
    return flow.body_lines((replace(paragraph, bullet=bullet),), sizes)


def _small(text: Text, size: float) -> tuple[Line, ...]:
    return (replace(flow.caption_line(text, size), leading=LEADING),) if text else ()


def _needs(shared: Shared, cells: _Cells, sizes: Sizes, pad: float) -> list[float]:
    """Return the heights of rows that stand before one score, the last higher where that is."""
    talls = [
        max(flow.height(_body(p, sizes), cells.text.w), ITEM_DISC if p.icon else 0.0) + 2 * pad
        for p in shared
    ]
    told = flow.height(_small(_told(shared[0]), sizes.body), cells.told.w) + 2 * pad
    return [*talls[:-1], talls[-1] + max(0.0, told - sum(talls))]


def _placed(slide: Slide, places: Sequence[Box], cells: _Cells, sizes: Sizes) -> Iterator[Element]:
    place, first = iter(places), cells.at(places[0])
    over = replace(first.number, w=first.told.right - first.number.x)
    yield from flow.box("beside", over, _over(slide), anchor="middle")
    for panel in slide.panels:
        row, n = next(place), 0
        yield from _heading(panel, row, cells.at(row), sizes)
        for shared in _shared(panel):
            own = [next(place) for _ in shared]
            yield from _beside(f"{panel.name}.{n + 1}", shared[0], own, cells, panel.color, sizes)
            for at, (paragraph, row) in enumerate(zip(shared, own, strict=True)):
                n += 1
                right = cells.text.right if at else row.right
                name = f"{panel.name}.{n}"
                yield Rule(f"{name}.rule", row.x, row.y, right, row.y, "hairline", 0.75)
                yield from _row(name, paragraph, cells.at(row), panel.color, sizes)


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
    yield from disc(name, square, paragraph.icon, color)
    yield TextBox(f"{name}.text", cells.text, _body(paragraph, sizes), "middle")


def _beside(
    name: str, paragraph: Paragraph, own: Sequence[Box], cells: _Cells, color: str, sizes: Sizes
) -> Iterator[Element]:
    """Yield what rows rest on: the score in its place, and what it is of beside it."""
    at = cells.at(replace(own[0], h=own[-1].bottom - own[0].y))
    number = Line(paragraph.number, Role.TEXT, Face.HEADING, LARGE, color, leading=1.1)
    lines = (replace(number, align="right"),) if paragraph.number else ()
    yield from flow.box(f"{name}.number", at.number, lines, anchor="middle")
    told = _small(_told(paragraph), sizes.body)
    yield from flow.box(f"{name}.evidence", at.told, told, anchor="middle")
