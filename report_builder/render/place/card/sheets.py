"""Divide a card among its pages: one page, and back pages for what one page can't bear.

What goes to the back is decided by how much there is, in a declared order: first the respondents
or the indicators, so that the dimensions and all that is said of them stay in front.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from report_builder.errors import StoryError
from report_builder.model import Text, plain
from report_builder.render.place.card.back import back_pages
from report_builder.render.place.card.fit import leads
from report_builder.render.place.card.page import front_page
from report_builder.render.place.card.parts import TOO_LONG, Part, Sheet, entries
from report_builder.story.blocks import Panel, Paragraph, Slide, Table
from report_builder.story.card.names import CardLabel, CardPanel
from report_builder.story.chartspec import ChartSpec, SeriesRole
from report_builder.story.points import NOTHING

MOST_ROWS = 36
"""Rows of dimensions and indicators that one page is asked to bear."""
INDICATORS = "indicators"
"""The rows of indicators, which may leave their profile in front without them."""
TOLD_LAST = (CardPanel.AGENCIES, CardPanel.ADVICE)
BEHIND: tuple[tuple[str, ...], ...] = (
    (),
    (CardPanel.AGENCIES,),
    (INDICATORS,),
    (INDICATORS, CardPanel.AGENCIES),
    (INDICATORS, *TOLD_LAST),
    (CardPanel.PROFILE, CardPanel.AGENCIES),
    (CardPanel.PROFILE, *TOLD_LAST),
    (CardPanel.PROFILE, CardPanel.STRENGTHS, CardPanel.GAPS, *TOLD_LAST),
)
"""What stands on the back, the least first; a profile takes its chart along."""
BOUNDS = (SeriesRole.LOW, SeriesRole.HIGH)
"""The series of the bounds of the middle half, which are of indicators alone."""
INDICATOR = 2
"""The level of indicators in a profile with themes."""
PROFILE = (CardPanel.PROFILE, CardPanel.SPINE)
PROFILED = {INDICATORS, CardPanel.PROFILE}
"""What takes the whole profile to the back."""
BACKED = (CardLabel.DIMENSIONS, CardLabel.OVERLEAF)
"""The labels of a front that has a back."""


def card_sheets(slide: Slide) -> tuple[Sheet, ...]:
    """Return the pages of a card, the front first; almost every card has no other.

    Raises StoryError for text that fits on no page.
    """
    for behind in filter(_applies(slide), BEHIND):
        front = _front(slide, behind)
        page = front_page(front)
        if page:
            return Sheet(front, page), *back_pages(slide, _moved(slide, behind))
    raise StoryError("card", slide.id, plain(slide.title), TOO_LONG)


def _applies(slide: Slide) -> Callable[[Collection[str]], bool]:
    """Return what tells whether parts can go to the back, and leave few enough rows in front."""
    names = {panel.name for panel in slide.panels}
    rows = _rows(slide)
    names |= {INDICATORS} if 0 < rows.count(True) < len(rows) else set()
    crowded = INDICATORS in names and len(rows) > MOST_ROWS

    def applies(behind: Collection[str]) -> bool:
        if INDICATORS in {*behind} - names:
            return False
        relieved = not crowded or not PROFILED.isdisjoint(behind)
        return relieved and (not behind or not names.isdisjoint(behind))

    return applies


def _rows(slide: Slide) -> tuple[bool, ...]:
    """Tell of each row of the profile whether it is that of a dimension."""
    exhibits = (panel.exhibit for panel in slide.panels if panel.name == CardPanel.PROFILE)
    return next((leads(table) for table in exhibits if isinstance(table, Table)), ())


def _above(slide: Slide) -> tuple[bool, ...]:
    """Tell which rows of the profile stay in front: the dimensions, and few enough themes."""
    exhibits = (panel.exhibit for panel in slide.panels if panel.name == CardPanel.PROFILE)
    levels = next((table.levels for table in exhibits if isinstance(table, Table)), ())
    themed = tuple(level < INDICATOR for level in levels)
    return themed if 0 < sum(themed) <= MOST_ROWS else _rows(slide)


def _front(slide: Slide, behind: Collection[str]) -> Slide:
    """Return the slide of the front; without a back, nothing is said of one."""
    labels = dict(slide.labels)
    gone = {*behind, *(PROFILE if CardPanel.PROFILE in behind else ())}
    gone |= {CardPanel.AGENCY_BARS} if CardPanel.AGENCIES in behind else set()
    panels = (panel for panel in slide.panels if panel.name not in gone)
    if INDICATORS in behind:
        panels = (_dimensions_only(p, labels[CardLabel.DIMENSIONS], _above(slide)) for p in panels)
    said = (label for label in slide.labels if label[0] not in BACKED)
    told = ((CardLabel.OVERLEAF, labels[CardLabel.OVERLEAF]),) if behind else ()
    return replace(slide, panels=tuple(panels), labels=(*said, *told))


def _dimensions_only(panel: Panel, heading: Text, rows: Sequence[bool]) -> Panel:
    """Return a panel of the profile without the indicators, whose band the legend then lacks."""
    if panel.name not in PROFILE:
        return panel
    kept = _unbanded(entries(panel, [row for row, above in enumerate(rows) if above]))
    *marks, _ = panel.paragraphs or (Paragraph(()),)
    legend = (*marks, Paragraph(())) if panel.paragraphs else ()
    return replace(kept, heading=heading if panel.heading else (), paragraphs=legend)


def _unbanded(panel: Panel) -> Panel:
    """Return the panel of a chart without the bounds of the middle half."""
    chart = panel.exhibit
    if not isinstance(chart, ChartSpec):
        return panel
    series = (
        replace(one, points=(NOTHING,) * len(one.points)) if one.role in BOUNDS else one
        for one in chart.series
    )
    return replace(panel, exhibit=replace(chart, series=tuple(series)))


def _moved(slide: Slide, behind: Collection[str]) -> tuple[Part, ...]:
    """Return what stands on the back in the order of the card, the table with its chart.

    Respondents have their table alone there.
    """
    panels = {panel.name: panel for panel in slide.panels}
    if CardPanel.AGENCIES in panels:
        panels[CardPanel.AGENCIES] = replace(panels[CardPanel.AGENCIES], paragraphs=())
    profile = tuple(panels[name] for name in PROFILE if name in panels)
    whole = (profile,) if profile and not PROFILED.isdisjoint(behind) else ()
    return *whole, *((p,) for name, p in panels.items() if name in behind and name not in PROFILE)
