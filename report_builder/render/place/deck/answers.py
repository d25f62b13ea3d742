"""Place the slides of answers: panels in rows, each of them set by itself from its top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Line
from report_builder.render.place import flow, grid
from report_builder.render.place.deck import tiles
from report_builder.render.place.flow import Sizes
from report_builder.render.place.grid import Need
from report_builder.story.blocks import Panel, Slide

LEAD = 44.0
"""Size of the number beside an exhibit."""
BODIES = (18.0, 16.0)
"""Sizes of words beside an exhibit that are tried where others of the slide are smaller."""
WORDS = 14.0
"""Size of the words in exhibits, where there is room."""
LEADING, GAP = 1.3, 0.08
"""Distance of base lines and inches between parts where room is scarce."""
BESIDE, WORDY, WIDE_GAP = ((7.9, 3.7), (7.3, 4.3)), (6.6, 5.0), 0.4
"""Shares of width of an exhibit and the words beside it, alone on a slide and among others, or for
many words, and inches between them."""


def answers(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the panels in their rows, or None when they don't fit at this size.

    A panel that has a row to itself has its words beside its exhibit. What a row has to spare goes
    to its exhibits.
    """
    return _beside_words(slide, area, replace(sizes, words=WORDS))


def _beside_words(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    return _answers(slide, area, sizes, BESIDE[len(chunks(slide.panels, slide.rows)) > 1])


def _answers(
    slide: Slide, area: Box, sizes: Sizes, beside: tuple[float, float]
) -> tuple[Element, ...] | None:
    divided = chunks(slide.panels, slide.rows)
    tiers = [_cells(tier, area, beside, sizes) for tier in divided]
    least = [max(cell.least for cell in tier) for tier in tiers]
    gap = 2 * sizes.gap
    spare = area.h - sum(least) - gap * (len(tiers) - 1)
    if spare < 0 or any(cell.cut(sizes) for tier in tiers for cell in tier):
        return None
    lines = rows(area, _stretched(tiers, least, spare), gap)
    return tuple(
        element
        for tier, line in zip(tiers, lines, strict=True)
        for cell in tier
        for element in cell.placed(line, sizes)
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A panel in its column; `words` is the column of its words where they stand beside it."""

    panel: Panel
    box: Box
    need: Need
    words: Box | None = None
    told: tuple[Line, ...] = ()

    @property
    def least(self) -> float:
        """Return the least height of the panel."""
        words = flow.height(self.told, self.words.w) + grid.RULE_GAP if self.words else 0.0
        return max(self.need.total, words)

    @property
    def most(self) -> float:
        """Return the height beyond which the panel gains nothing."""
        return max(self.least, self.need.total - self.need.exhibit + self.need.most)

    def cut(self, sizes: Sizes) -> bool:
        """Tell whether a word of the panel would have to be cut."""
        if self.words:
            return flow.broken_word(self.told, self.words.w)
        if self.panel.tiles:
            return tiles.cut(self.panel, self.box, sizes)
        return grid.cut((self.panel,), (self.box,), sizes)

    def placed(self, line: Box, sizes: Sizes) -> tuple[Element, ...]:
        """Return the elements of the panel in the height of its row."""
        cell = replace(self.box, y=line.y, h=line.h)
        if self.panel.tiles:
            return tiles.placed(self.panel, cell, sizes, self.need.head)
        if not self.words:
            return grid.panel_elements(self.panel, cell, grid.fill(self.need, cell.h), sizes)
        name, bare = self.panel.name, _bare(self.panel)
        elements = grid.panel_elements(bare, cell, grid.fill(self.need, cell.h), sizes)
        whole = flow.rule_above(f"{name}.rule", replace(cell, w=line.w), self.panel.color)
        beside = replace(self.words, y=line.y + grid.RULE_GAP, h=line.h - grid.RULE_GAP)
        return (whole, *elements[1:], *flow.box(f"{name}.text", beside, self.told))


def _cells(
    tier: Sequence[Panel], area: Box, shares: tuple[float, float], sizes: Sizes
) -> list[_Cell]:
    if len(tier) == 1 and tier[0].exhibit and (tier[0].paragraphs or tier[0].heading):
        return [_beside(tier[0], area, shares, sizes)]
    boxes = columns(area, [panel.weight for panel in tier])
    pairs = tuple(zip(tier, boxes, strict=True))
    head = max((tiles.head(p, b, sizes) for p, b in pairs if p.tiles), default=0.0)
    return [_Cell(p, b, _need(p, b, head, sizes)) for p, b in pairs]


def _need(panel: Panel, box: Box, head: float, sizes: Sizes) -> Need:
    """Return what a panel needs; tiles of a row begin level, under the tallest heading of them."""
    if panel.tiles:
        tall = tiles.height(panel, box, sizes)
        return Need(head, 0.0, tall, 0.0, 0.0, 0.0)
    return grid.need((panel,), (box,), sizes)


def _beside(panel: Panel, area: Box, shares: tuple[float, float], sizes: Sizes) -> _Cell:
    """Return a panel with its heading over its exhibit, its other words at the right of it.

    These are larger where it is alone on its slide and the height of the exhibit has room for it.
    """
    left, right = columns(area, shares, WIDE_GAP)
    need = grid.need((_bare(panel),), (left,), sizes)
    bodies = (body for body in BODIES if shares == BESIDE[0] and body > sizes.body)
    ways = (_told(panel, replace(sizes, body=body)) for body in bodies)
    room = need.total - grid.RULE_GAP
    larger = (told for told in ways if flow.height(told, right.w) <= room)
    told = next((t for t in larger if not flow.broken_word(t, right.w)), _told(panel, sizes))
    return _Cell(panel, left, need, right, told)


def _told(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the words of a panel beside its exhibit."""
    return (
        *flow.head_lines(replace(panel, heading=()), replace(sizes, lead=LEAD)),
        *flow.body_lines(panel.paragraphs, sizes),
        *flow.foot_lines(panel),
    )


def _bare(panel: Panel) -> Panel:
    """Return the exhibit of a panel under its heading alone."""
    return replace(panel, caption=(), number=(), paragraphs=(), foot=())


def tight(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with its lines closer together, rather than smaller."""
    return answers(slide, area, replace(sizes, leading=LEADING, gap=GAP))


def small(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with the words in its exhibits as small as captions."""
    return _beside_words(slide, area, replace(sizes, leading=LEADING, gap=GAP))


def wordy(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with more width for words."""
    close = replace(sizes, leading=LEADING, gap=GAP, words=WORDS)
    return _answers(slide, area, close, WORDY)


def _stretched(
    tiers: Sequence[Sequence[_Cell]], least: Sequence[float], spare: float
) -> list[float]:
    """Return the heights of rows, which take what is spare as far as it helps them."""
    most = [max(cell.most for cell in tier) for tier in tiers]
    wants = [far - own for far, own in zip(most, least, strict=True)]
    share = min(1.0, spare / sum(wants)) if sum(wants) else 0.0
    return [own + share * want for own, want in zip(least, wants, strict=True)]
