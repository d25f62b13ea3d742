"""Place the slides of answers: panels in rows, each of them set by itself from its top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.render.charts.heights import bars_comfort
from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Line
from report_builder.render.place import flow, grid
from report_builder.render.place.deck import headed, tiles
from report_builder.render.place.deck.pictured import are_single, pictured
from report_builder.render.place.flow import Sizes
from report_builder.render.place.grid import Need
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import ChartKind, ChartSpec

LEAD = 44.0
"""Size of the number beside an exhibit."""
WORDS = 14.0
"""Size of the words in exhibits, where there is room."""
LEADING, GAP = 1.3, 0.08
"""Distance of base lines and inches between parts where room is scarce."""
BESIDE, WORDY, WIDE_GAP = (7.3, 4.3), (6.6, 5.0), 0.4
"""Shares of width of an exhibit and the words beside it, or for many words, and inches between."""


def answers(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the panels in their rows, or None when they don't fit at this size.

    A panel that has a row to itself has its words beside its exhibit. What a row has to spare goes
    to its exhibits, whose words are smaller where that keeps each name of a bar on one line.
    """
    large = _answers(slide, area, replace(sizes, words=WORDS), BESIDE)
    if large is None or are_single(large):
        return large
    lower = _answers(slide, area, sizes, BESIDE)
    return lower if lower and are_single(lower) else large


def _answers(
    slide: Slide, area: Box, sizes: Sizes, beside: tuple[float, float]
) -> tuple[Element, ...] | None:
    divided = chunks(slide.panels, slide.rows)
    halves = _halves(divided, area, beside)
    aside = _are_aside(divided, area, halves[0], sizes)
    tiers = [_cells(tier, area, halves, sizes, aside=aside) for tier in divided]
    least = [max(cell.least for cell in tier) for tier in tiers]
    gap = 2 * sizes.gap
    spare = area.h - sum(least) - gap * (len(tiers) - 1)
    if spare < 0 or any(cell.cut(sizes) for tier in tiers for cell in tier):
        return None
    lines = rows(area, _stretched(tiers, least, spare), gap)
    return tuple(
        shown
        for tier, line in zip(tiers, lines, strict=True)
        for cell in tier
        for element in cell.placed(line, sizes)
        for shown in pictured(element)
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A panel in its column; `words` is the column of its words where they stand beside it.

    `aside` tells whether its caption stands at the right of its heading; `comfort` is the height
    in which the names of its bars stand each on one line.
    """

    panel: Panel
    box: Box
    need: Need
    words: Box | None = None
    told: tuple[Line, ...] = ()
    aside: bool = False
    comfort: float = 0.0

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
            return self._panel(self.panel, cell, sizes)
        name, bare = self.panel.name, _bare(self.panel)
        elements = self._panel(bare, cell, sizes)
        whole = flow.rule_above(f"{name}.rule", replace(cell, w=line.w), self.panel.color)
        beside = replace(self.words, y=line.y + grid.RULE_GAP, h=line.h - grid.RULE_GAP)
        return (whole, *elements[1:], *flow.box(f"{name}.text", beside, self.told))

    def _panel(self, panel: Panel, cell: Box, sizes: Sizes) -> tuple[Element, ...]:
        draw = headed.elements if self.aside else grid.panel_elements
        return draw(panel, cell, grid.fill(self.need, cell.h), sizes)


def _halves(
    tiers: Sequence[Sequence[Panel]], area: Box, shares: tuple[float, float]
) -> tuple[Box, ...]:
    """Return the columns of exhibits and of words beside them: those of a row of equal halves."""
    equal = any(len(tier) == 2 and tier[0].weight == tier[1].weight for tier in tiers)
    return columns(area, (1.0, 1.0)) if equal else columns(area, shares, WIDE_GAP)


def _cells(
    tier: Sequence[Panel], area: Box, halves: Sequence[Box], sizes: Sizes, *, aside: bool
) -> list[_Cell]:
    if _is_lone(tier):
        return [_beside(tier[0], halves, sizes, aside=aside)]
    boxes = columns(area, [panel.weight for panel in tier])
    pairs = tuple(zip(tier, boxes, strict=True))
    head = max((tiles.head(p, b, sizes) for p, b in pairs if p.tiles), default=0.0)
    return [_cell(p, b, head, sizes, aside=aside) for p, b in pairs]


def _is_lone(tier: Sequence[Panel]) -> bool:
    """Tell whether a panel has its row to itself and words to stand beside its exhibit."""
    first = tier[0]
    return len(tier) == 1 and bool(first.exhibit and (first.paragraphs or first.heading))


def _are_aside(tiers: Sequence[Sequence[Panel]], area: Box, left: Box, sizes: Sizes) -> bool:
    """Tell whether all captions of exhibits have room at the right of their headings."""
    rooms = [
        headed.has_room(panel, box, sizes)
        for tier in tiers
        for panel, box in zip(
            tier, [left] if _is_lone(tier) else columns(area, [p.weight for p in tier]), strict=True
        )
        if panel.exhibit and panel.heading and panel.caption
    ]
    return bool(rooms) and all(rooms)


def _cell(panel: Panel, box: Box, head: float, sizes: Sizes, *, aside: bool) -> _Cell:
    """Return a panel among others; tiles begin level, under the tallest heading of them."""
    if panel.tiles:
        return _Cell(panel, box, Need(head, 0.0, tiles.height(panel, box, sizes), 0.0, 0.0, 0.0))
    aside = aside and bool(panel.exhibit and panel.heading and panel.caption)
    need = (headed.need if aside else grid.need)((panel,), (box,), sizes)
    return _Cell(panel, box, need, aside=aside, comfort=_comfort(panel, box, need, sizes))


def _beside(panel: Panel, halves: Sequence[Box], sizes: Sizes, *, aside: bool) -> _Cell:
    """Return a panel with its heading over its exhibit, its other words at the right of it."""
    left, right = halves
    cell = _cell(_bare(panel), left, 0.0, sizes, aside=aside)
    return replace(cell, panel=panel, words=right, told=_told(panel, sizes))


def _comfort(panel: Panel, box: Box, need: Need, sizes: Sizes) -> float:
    if not isinstance(panel.exhibit, ChartSpec) or panel.exhibit.kind is not ChartKind.BAR:
        return 0.0
    return need.total - need.exhibit + bars_comfort(panel.exhibit, box.w, sizes.label)


def _told(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the words of a panel beside its exhibit: all but what stands over that."""
    caption = panel.caption if panel.number else ()
    return (
        *flow.head_lines(replace(panel, heading=(), caption=caption), replace(sizes, lead=LEAD)),
        *flow.body_lines(panel.paragraphs, sizes),
        *flow.foot_lines(panel),
    )


def _bare(panel: Panel) -> Panel:
    """Return the exhibit of a panel under its heading, and its caption where that is of it."""
    caption = () if panel.number else panel.caption
    return replace(panel, caption=caption, number=(), paragraphs=(), foot=())


def tight(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with its lines closer together, rather than smaller."""
    return answers(slide, area, replace(sizes, leading=LEADING, gap=GAP))


def small(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with the words in its exhibits as small as captions."""
    return _answers(slide, area, replace(sizes, leading=LEADING, gap=GAP), BESIDE)


def wordy(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with more width for words."""
    close = replace(sizes, leading=LEADING, gap=GAP, words=WORDS)
    return _answers(slide, area, close, WORDY)


def _stretched(
    tiers: Sequence[Sequence[_Cell]], least: Sequence[float], spare: float
) -> list[float]:
    """Return the heights of rows, which take what is spare as far as it helps them.

    What lets names stand each on one line comes first.
    """
    eased = [max(cell.comfort for cell in tier) for tier in tiers]
    lacks = [max(0.0, ease - own) for ease, own in zip(eased, least, strict=True)]
    if sum(lacks) <= spare:
        least = [own + lack for own, lack in zip(least, lacks, strict=True)]
        spare -= sum(lacks)
    most = [max(cell.most for cell in tier) for tier in tiers]
    wants = [far - own for far, own in zip(most, least, strict=True)]
    share = min(1.0, spare / sum(wants)) if sum(wants) else 0.0
    return [own + share * want for own, want in zip(least, wants, strict=True)]
