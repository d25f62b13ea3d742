"""Place recommendations: what to do, the score it answers, what that is of, and who acts.

Those that follow without a score or a doer of their own share what stands beside the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text, plain
from report_builder.render.layout import rows
from report_builder.render.page import Box, Element, Face, Line, Role, Rule, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.gauges import track_of
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide
from report_builder.thai.measure import text_width

DISC, GAP = 0.3, 0.12
"""Inches of discs, and between columns."""
PADS, CLOSE = (0.09, 0.07, 0.05), (0.03, 0.012)
"""Inches over and under words, as usual and where room is scarce."""
EVIDENCE, WIDE = 2.32, 3.0
"""Widths in inches of what a score is the score of, usual and for long names."""
WHO, CHIP = 1.34, 0.05
"""Inches of who acts, and of the air around the words of that."""
NUMBER = 0.72
"""Inches of a score with its track at least."""
APART = 0.22
"""Inches from a score to what it is the score of; nearer, readers of PDF mix their lines."""
LARGE, LEADING = 20.0, 1.27
TRACK, UNDER = 0.09, 0.03
"""Inches of the height of the track of a score, and between them."""
TALLEST = 0.7
"""Inches that a row may be taller than its words."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """The places of a row from left to right."""

    text: Box
    number: Box
    told: Box
    who: Box

    def at(self, row: Box) -> _Cells:
        cells = (self.text, self.number, self.told, self.who)
        return _Cells(*(replace(c, y=row.y, h=row.h) for c in cells))


Shared = tuple[Paragraph, ...]
"""Recommendations that rest on the same and are for the same to do."""


def advice(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a heading and the recommendations of each panel, or None when they don't fit.

    None rather than the smallest texts with air around them.
    """
    return _way(slide, area, sizes, PADS) if sizes.body > flow.FLOOR else None


def close(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with less air in rows."""
    return _way(slide, area, sizes, (*PADS, *CLOSE))


def wide(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with more room for long names of what was scored."""
    return _advice(slide, area, sizes, WIDE, CLOSE[-1])


def _way(
    slide: Slide, area: Box, sizes: Sizes, pads: Sequence[float]
) -> tuple[Element, ...] | None:
    ways = (_advice(slide, area, sizes, EVIDENCE, pad) for pad in pads)
    return next((way for way in ways if way), None)


def _advice(
    slide: Slide, area: Box, sizes: Sizes, evidence: float, pad: float
) -> tuple[Element, ...] | None:
    sizes = replace(sizes, leading=LEADING)
    shared = [own for panel in slide.panels for own in _shared(panel)]
    cells = _cells(slide, area, evidence)
    heads = [flow.height((_head(p, sizes),), cells.text.w) for p in slide.panels]
    heads += [flow.height(line, box.w) for line, box in _over(slide, cells)]
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
        if shared and not (paragraph.number or paragraph.caption or paragraph.who):
            shared[-1] = (*shared[-1], paragraph)
        else:
            shared.append((paragraph,))
    return shared


def _cells(slide: Slide, area: Box, evidence: float) -> _Cells:
    """Return the columns of a row; each beside the text has room where anything stands in it."""
    every = [p for panel in slide.panels for p in panel.paragraphs]
    number = max((_width(p) for p in every if p.number), default=0.0)
    over = _small(dict(slide.labels).get("score", ()), flow.FLOOR)
    number = max(number, NUMBER, *map(flow.inches_of, over)) if number else 0.0
    told = evidence if any(p.caption for p in every) else 0.0
    who = WHO if any(p.who for p in every) else 0.0
    x = area.right - who
    acts = replace(area, x=x, w=who)
    x -= told + GAP * bool(who)
    of = replace(area, x=x, w=told)
    x -= number + APART * bool(number and told)
    score = replace(area, x=x, w=number)
    beside = GAP * bool(number or told or who)
    return _Cells(replace(area, w=x - 2 * beside - area.x), score, of, acts)


def _width(paragraph: Paragraph) -> float:
    """Return the inches that the number of a recommendation takes without a break."""
    points = text_width(plain(paragraph.number), Face.HEADING, LARGE)
    return points / flow.POINTS / flow.RESERVE + 0.02


def _over(slide: Slide, cells: _Cells) -> Iterator[tuple[tuple[Line, ...], Box]]:
    """Yield the words over the columns beside recommendations, each with its column."""
    labels = dict(slide.labels)
    for name, box in (("score", cells.number), ("evidence", cells.told), ("who", cells.who)):
        if labels.get(name) and box.w:
            yield _small(labels[name], flow.FLOOR), box


def _head(panel: Panel, sizes: Sizes) -> Line:
    return flow.heading_line(panel.heading, sizes.body, panel.color)


def _body(paragraph: Paragraph, sizes: Sizes) -> tuple[Line, ...]:
    bullet = "" if len(paragraph.bullet) == 1 else paragraph.bullet
    return flow.body_lines((replace(paragraph, bullet=bullet),), sizes)


def _small(text: Text, size: float) -> tuple[Line, ...]:
    return (replace(flow.caption_line(text, size), leading=LEADING),) if text else ()


def _needs(shared: Shared, cells: _Cells, sizes: Sizes, pad: float) -> list[float]:
    """Return the heights of rows that stand before one score, the last higher where that is."""
    talls = [flow.height(_body(p, sizes), cells.text.w) + 2 * pad for p in shared]
    told = flow.height(_small(shared[0].caption, sizes.caption), cells.told.w)
    chip = flow.height(_small(shared[0].who, sizes.body), cells.who.w - 2 * CHIP) + CHIP
    score = LARGE * 1.1 / flow.POINTS + UNDER + TRACK
    beside = max(told, chip * bool(shared[0].who), score * bool(shared[0].number)) + 2 * pad
    return [*talls[:-1], talls[-1] + max(0.0, beside - sum(talls))]


def _placed(slide: Slide, places: Sequence[Box], cells: _Cells, sizes: Sizes) -> Iterator[Element]:
    place, first = iter(places), cells.at(places[0])
    for n, (lines, box) in enumerate(_over(slide, first), 1):
        yield TextBox(f"beside{n}", box, lines, "middle")
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
                told = _body(paragraph, sizes)
                yield TextBox(f"{name}.text", cells.at(row).text, told, "middle")


def _heading(panel: Panel, row: Box, cells: _Cells, sizes: Sizes) -> Iterator[Element]:
    yield flow.rule_above(f"{panel.name}.rule", row, panel.color, 2.0)
    square = Box(row.x, row.y + (row.h - DISC) / 2, DISC, DISC)
    yield from disc(panel.name, square, panel.icon, panel.color)
    left = DISC + GAP if panel.icon else 0.0
    words = replace(cells.text, x=row.x + left, w=cells.text.w - left)
    yield TextBox(f"{panel.name}.head", words, (_head(panel, sizes),), "middle")


def _beside(
    name: str, paragraph: Paragraph, own: Sequence[Box], cells: _Cells, color: str, sizes: Sizes
) -> Iterator[Element]:
    """Yield what rows rest on: the score in its place, what it is of, and who acts."""
    at = cells.at(replace(own[0], h=own[-1].bottom - own[0].y))
    yield from _score(name, paragraph, at.number, color)
    told = _small(paragraph.caption, sizes.caption)
    yield from flow.box(f"{name}.evidence", at.told, told, anchor="middle")
    yield from _chip(f"{name}.who", paragraph.who, at.who, sizes)


def _score(name: str, paragraph: Paragraph, cell: Box, color: str) -> Iterator[Element]:
    """Yield the score that a recommendation answers over its track."""
    if not paragraph.number:
        return
    line = Line(paragraph.number, Role.TEXT, Face.HEADING, LARGE, color, leading=1.1)
    tall = flow.height((line,), cell.w)
    under = 0.0 if paragraph.stands is None else UNDER + TRACK
    box = Box(cell.x, cell.y + (cell.h - tall - under) / 2, cell.w, tall)
    yield TextBox(f"{name}.number", box, (line,))
    if paragraph.stands is not None:
        track = Box(cell.x, box.bottom + UNDER, cell.w, TRACK)
        yield from track_of(name, track, paragraph.stands, color)


def _chip(name: str, who: Text, cell: Box, sizes: Sizes) -> Iterator[Element]:
    """Yield who acts, on a ground of its own."""
    lines = tuple(replace(line, color="ink", align="center") for line in _small(who, sizes.body))
    inner = cell.inset(CHIP, 0.0)
    tall = flow.height(lines, inner.w) + CHIP
    box = Box(cell.x, cell.y + (cell.h - tall) / 2, cell.w, tall)
    yield from flow.box(
        *(name, box, lines), anchor="middle", shape=Shape.ROUNDED, fill="tint", inset=(CHIP, 0.0)
    )
