"""Place the front of a card on one page, at the fullest plan that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from report_builder.model import plain
from report_builder.render.page import Element, Page
from report_builder.render.place.card import head, lists, profile, strip
from report_builder.render.place.card.fit import LAYOUT, SPACES, Plan, in_front, plans, stretched
from report_builder.render.place.card.lists import Column, side_by_side
from report_builder.render.place.card.text import BOTTOM, GAP, HEIGHT, TOP, Block
from report_builder.render.place.card.trend import with_trend
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.card.names import CardPanel

MOST_GAP = 0.24
"""Inches between the parts of a card at most, where there is room."""
ROOMY = 0.7
"""Inches free from which the rows of tables are made higher."""
ADVICE_WIDTHS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.7, 1.9)
"""Widths of the advice relative to the column beside it, of which the shortest is taken."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A plan with its parts in order, and the inches that it leaves free; below 0 it fits not."""

    plan: Plan
    blocks: tuple[Block, ...]
    spare: float


def front_page(slide: Slide) -> Page | None:
    """Return a slide as a page, None when it fits on no page at any plan.

    What was given up for it to fit is named on the page.
    """
    fit = next((fit for fit in map(_fit, plans(slide)) if fit.spare >= 0), None)
    if fit is None:
        return None
    return Page(
        id=slide.id,
        number=1,
        layout=LAYOUT,
        title=plain(slide.title),
        section=slide.section,
        elements=_elements(_widest(fit)),
        notes=slide.notes,
        synthetic=slide.synthetic,
        given_up=fit.plan.given_up,
    )


def _fit(plan: Plan) -> _Fit:
    blocks = tuple(_blocks(plan))
    gaps = GAP * plan.space * (len(blocks) - 1)
    return _Fit(plan, blocks, HEIGHT - TOP - BOTTOM - sum(b.height for b in blocks) - gaps)


def _widest(fit: _Fit) -> _Fit:
    """Return the card with the highest rows that still leave it roomy."""
    wider = map(_fit, stretched(fit.plan)) if fit.spare > ROOMY else ()
    *_, widest = fit, *takewhile(lambda more: more.spare > ROOMY, wider)
    return widest


def _elements(fit: _Fit) -> tuple[Element, ...]:
    blocks = fit.blocks
    gap = min(MOST_GAP, GAP * fit.plan.space + fit.spare / (len(blocks) - 1))
    tops = [TOP]
    for block in blocks[:-1]:
        tops.append(tops[-1] + block.height + gap)
    tops[-1] = HEIGHT - BOTTOM - blocks[-1].height
    elements = [e for block, y in zip(blocks, tops, strict=True) for e in block.draw(y)]
    return tuple(sorted(elements, key=in_front))


def _blocks(plan: Plan) -> Iterator[Block]:
    slide, sizes, space = plan.slide, plan.sizes, plan.space
    panels = {panel.name: panel for panel in slide.panels}
    blocks = (
        head.head(slide, panels, sizes),
        head.summary(
            panels[CardPanel.SUMMARY], sizes.heading if space == SPACES[0] else sizes.body
        ),
        _compared(panels, sizes),
        _profile(panels, sizes),
        lists.inline(_named(panels, CardPanel.STRENGTHS, CardPanel.GAPS), sizes),
        _shortest(side_by_side(_work(panels, wide), sizes, space) for wide in ADVICE_WIDTHS),
        lists.overleaf(slide, sizes),
        lists.foot(slide, panels[CardPanel.READING], sizes),
    )
    return (block for block in blocks if block is not None)


def _compared(panels: Mapping[str, Panel], sizes: Sizes) -> Block | None:
    if CardPanel.PEERS not in panels:
        return None
    if CardPanel.TREND in panels:
        return with_trend(panels[CardPanel.PEERS], panels[CardPanel.TREND], sizes)
    return strip.strip(panels[CardPanel.PEERS], sizes)


def _profile(panels: Mapping[str, Panel], sizes: Sizes) -> Block | None:
    if CardPanel.PROFILE not in panels:
        return None
    return profile.profile(panels[CardPanel.PROFILE], panels[CardPanel.SPINE], sizes)


def _shortest(blocks: Iterable[Block | None]) -> Block | None:
    return min(filter(None, blocks), key=lambda block: block.height, default=None)


def _work(panels: Mapping[str, Panel], wide: float) -> tuple[Column, ...]:
    """Return the advice, and beside it the respondents."""
    agencies, dots = _named(panels, CardPanel.AGENCIES), panels.get(CardPanel.AGENCY_BARS)
    beside = Column(1, agencies, dots)
    if CardPanel.ADVICE not in panels:
        return (beside,)
    return Column(wide, _named(panels, CardPanel.ADVICE)), beside


def _named(panels: Mapping[str, Panel], *names: CardPanel) -> tuple[Panel, ...]:
    return tuple(panels[name] for name in names if name in panels)
