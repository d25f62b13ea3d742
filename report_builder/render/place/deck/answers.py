"""Place the slides of answers: panels in rows, each of them set by itself from its top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element
from report_builder.render.place import grid
from report_builder.render.place.flow import Sizes
from report_builder.render.place.grid import Need
from report_builder.story.blocks import Panel, Slide

LEADING, GAP = 1.3, 0.08
"""Distance of base lines and inches between parts where room is scarce."""


def answers(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the panels in their rows, or None when they don't fit at this size.

    What a row has to spare goes to its exhibits.
    """
    tiers = chunks(slide.panels, slide.rows)
    cells = [columns(area, [panel.weight for panel in tier]) for tier in tiers]
    needs = [_needs(tier, row, sizes) for tier, row in zip(tiers, cells, strict=True)]
    least = [max(need.total for need in tier) for tier in needs]
    gap = 2 * sizes.gap
    spare = area.h - sum(least) - gap * (len(tiers) - 1)
    cut = any(grid.cut(tier, row, sizes) for tier, row in zip(tiers, cells, strict=True))
    if spare < 0 or cut:
        return None
    heights = _stretched(needs, least, spare)
    placed = zip(tiers, cells, needs, rows(area, heights, gap), strict=True)
    return tuple(
        element
        for tier, row, own, line in placed
        for panel, cell, need in zip(tier, row, own, strict=True)
        for element in _panel(panel, Box(cell.x, line.y, cell.w, line.h), need, sizes)
    )


def tight(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with its lines closer together, rather than smaller."""
    return answers(slide, area, replace(sizes, leading=LEADING, gap=GAP))


def _needs(tier: Sequence[Panel], row: Sequence[Box], sizes: Sizes) -> list[Need]:
    return [grid.need((p,), (b,), sizes) for p, b in zip(tier, row, strict=True)]


def _stretched(
    needs: Sequence[Sequence[Need]], least: Sequence[float], spare: float
) -> list[float]:
    """Return the heights of rows: those with exhibits take what is spare as far as it helps."""
    useful = [max((_most(need) for need in tier), default=0.0) for tier in needs]
    wants = [max(0.0, most - own) for most, own in zip(useful, least, strict=True)]
    share = min(1.0, spare / sum(wants)) if sum(wants) else 0.0
    return [own + share * want for own, want in zip(least, wants, strict=True)]


def _most(need: Need) -> float:
    """Return the height beyond which a panel gains nothing."""
    return need.total - need.exhibit + max(need.exhibit, need.most)


def _panel(panel: Panel, cell: Box, need: Need, sizes: Sizes) -> tuple[Element, ...]:
    return grid.panel_elements(panel, cell, grid.fill(need, cell.h), sizes)
