"""Place the card of a unit on one page, at the fullest plan that fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from report_builder.errors import StoryError, Words
from report_builder.model import plain
from report_builder.render.page import Element, Figure, OutlineBox, Page, Rule
from report_builder.render.place import card_head, card_lists, card_profile
from report_builder.render.place.card_fit import Plan, plans, stretched
from report_builder.render.place.card_lists import Column, side_by_side
from report_builder.render.place.card_text import HEIGHT, Block
from report_builder.story.blocks import Panel, Slide

LAYOUT = "card"
TOP, BOTTOM = 0.34, 0.32
"""Margins above and below, in inches."""
GAP, MOST_GAP = 0.12, 0.24
"""Inches between the parts of a card at full spacing, and at most where there is room."""
ROOMY = 0.7
"""Inches free from which the rows of tables are made higher."""
ADVICE_WIDTHS = (1.6, 1.8, 2.0, 2.2)
"""Widths of the advice relative to the column beside it, of which the shortest is taken."""
TOO_LONG = Words("ข้อความยาวเกินหน้าเดียว โปรดตัดให้สั้นลง", "the text fits on no page: shorten it")


def card_page(slide: Slide, number: int = 1) -> Page:
    """Return the card as a page; what was given up for it to fit is named on the page.

    Raises StoryError for text that fits in no way.
    """
    plan = next((plan for plan in plans(slide) if _spare(plan, _blocks(plan)) >= 0), None)
    if plan is None:
        raise StoryError("card", slide.id, plain(slide.title), TOO_LONG)
    roomy = [p for p in stretched(plan) if _spare(p, _blocks(p)) >= ROOMY]
    return Page(
        id=slide.id,
        number=number,
        layout=LAYOUT,
        title=plain(slide.title),
        section=slide.section,
        elements=_elements([plan, *roomy][-1]),
        notes=slide.notes,
        synthetic=slide.synthetic,
        given_up=plan.given_up,
    )


def _spare(plan: Plan, blocks: Sequence[Block]) -> float:
    """Return the inches that a plan leaves free, less than none when it doesn't fit."""
    gaps = GAP * plan.space * (len(blocks) - 1)
    return HEIGHT - TOP - BOTTOM - sum(block.height for block in blocks) - gaps


def _elements(plan: Plan) -> tuple[Element, ...]:
    blocks = _blocks(plan)
    free = _spare(plan, blocks) / (len(blocks) - 1)
    gap = min(MOST_GAP, GAP * plan.space + free)
    tops = [TOP]
    for block in blocks[:-1]:
        tops.append(tops[-1] + block.height + gap)
    tops[-1] = HEIGHT - BOTTOM - blocks[-1].height
    elements = [e for block, y in zip(blocks, tops, strict=True) for e in block.draw(y)]
    return tuple(sorted(elements, key=_in_front))


def _in_front(element: Element) -> bool:
    """Whether an element has something to say; what only decorates lies below it."""
    return not (
        isinstance(element, Figure | Rule) or (isinstance(element, OutlineBox) and not element.alt)
    )


def _blocks(plan: Plan) -> list[Block]:
    slide, sizes, space = plan.slide, plan.sizes, plan.space
    panels = {panel.name: panel for panel in slide.panels}
    blocks = (
        card_head.head(slide, panels, sizes),
        card_head.summary(panels["summary"], sizes),
        card_profile.profile(panels["profile"], panels["profile.spine"], sizes),
        side_by_side(
            [Column(1, _named(panels, name)) for name in ("strengths", "gaps")], sizes, space
        ),
        _shortest(side_by_side(_work(panels, wide), sizes, space) for wide in ADVICE_WIDTHS),
        card_lists.foot(slide, panels["reading"], sizes),
    )
    return [block for block in blocks if block is not None]


def _shortest(blocks: Iterable[Block | None]) -> Block | None:
    return min(filter(None, blocks), key=lambda block: block.height, default=None)


def _work(panels: Mapping[str, Panel], wide: float) -> tuple[Column, ...]:
    """Return the advice, and beside it the respondents above the peers."""
    if "advice" not in panels:
        return tuple(Column(1, _named(panels, name)) for name in ("agencies", "peers"))
    return Column(wide, _named(panels, "advice")), Column(1, _named(panels, "agencies", "peers"))


def _named(panels: Mapping[str, Panel], *names: str) -> tuple[Panel, ...]:
    return tuple(panels[name] for name in names if name in panels)
