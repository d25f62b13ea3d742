"""Make the figures of a report, and say of an exhibit on what it rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model import Text
from report_builder.story.blocks import Panel, Slide, UnitMap
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.story.context import Story
from report_builder.story.foot import foot
from report_builder.story.parts import numbered, parted
from report_builder.story.report.blocks import Figure

MOST_BARS = 24
"""Bars of one figure at most."""


def about(story: Story, panel: Panel, note: Text) -> Text:
    """Return what is said of the base and origin of an exhibit."""
    shown = replace(panel, heading=(), caption=(), paragraphs=(), number=(), unit=(), foot=())
    slide = Slide(panel.name, "exhibits", "", (), panels=(shown,))
    return foot(story, slide, (note,))


def figure(story: Story, id: str, caption: Text, panel: Panel, note: Text) -> Iterator[Figure]:
    """Yield the figure of a panel, or several of few bars each; none where it has no exhibit."""
    parts = _parts(panel)
    for nth, part in enumerate(parts, 1):
        shown = part.exhibit
        if isinstance(shown, ChartSpec | UnitMap):
            own = id if nth == 1 else f"{id}-{nth}"
            source = about(story, part, note)
            legend = _legend(story) if isinstance(shown, UnitMap) else ()
            words = numbered(caption, nth, len(parts))
            yield Figure(own, "", words, replace(shown, name=own), source, legend)


def _parts(panel: Panel) -> tuple[Panel, ...]:
    shown = panel.exhibit
    if isinstance(shown, ChartSpec) and shown.kind is ChartKind.BAR:
        return parted(panel, -(-len(shown.categories) // MOST_BARS) or 1)
    return (panel,)


def _legend(story: Story) -> tuple[tuple[str, Text], ...]:
    """Return what the colours of the groups on a map stand for."""
    said = story.wording.group
    return tuple((g.id, story.text(said, {"group": g})) for g in story.groups())
