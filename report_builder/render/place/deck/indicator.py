"""What stands in the row of an indicator: its score, its name, its track, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text, plain
from report_builder.render.page import Box, Line
from report_builder.render.place import flow
from report_builder.render.place.deck.gauges import Gauges
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import PALER
from report_builder.story.blocks import Panel
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

FEW = 3
"""Rows of indicators at most that are few."""
NUMBERS = ((44.0, 28.0, 24.0, 20.0, 18.0), (28.0, 24.0, 20.0, 18.0))
"""The points at which scores of few rows and of many are tried."""
COLUMN, ASIDE = 1.36, 0.17
"""Inches of the scores, and between them and their tracks."""
QUIET = "ink"
"""The colour of panels that are like the others, whose bars stand back."""
UNDER = 0.03
"""Inches between the name of an indicator and its track."""
ICON, APART = (0.4, 0.36), 0.1
"""Inches of the side of icons at scores of few rows and of many, and between them."""
GAUGE = 1.45
"""Inches of the shares beside a text."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row before it is placed: its panel, its head, its text and its score."""

    panel: Panel
    head: tuple[Line, ...]
    text: tuple[Line, ...]
    number: Line | None
    color: str
    """The colour of the dimension."""
    few: bool
    gauge: float
    """The inches of shares beside the text, 0 for none."""

    @property
    def chart(self) -> ChartSpec | None:
        """Return the track of the row: none stands where a score is missing."""
        exhibit = self.panel.exhibit
        if not isinstance(exhibit, ChartSpec):
            return None
        quiet = self.panel.color == QUIET
        return replace(exhibit, colors=(PALER + self.color,)) if quiet else exhibit

    @property
    def icon(self) -> float:
        """Return the inches of the side of the icon, 0 where there is none."""
        return ICON[not self.few] * bool(self.panel.icon)

    def told(self, column: Box) -> Gauges:
        """Return the text in a column with its shares beside it."""
        return Gauges.beside(self.panel.paragraphs, self.text, column.w, self.gauge)

    def inner(self, column: Box) -> float:
        """Return the inches beside the score in a column."""
        return column.w - (COLUMN + ASIDE if self.number else 0.0)

    def over(self, column: Box) -> float:
        """Return the height of the name over its track."""
        return flow.height(self.head, self.inner(column)) + UNDER

    def scored(self) -> float:
        """Return the height of the score, with the icon under it where it has no room beside."""
        if not self.number:
            return 0.0
        under = 0.0 if self.is_beside() else self.icon + APART / 2
        return flow.height((self.number,), COLUMN) + under

    def is_beside(self) -> bool:
        """Tell whether the icon stands beside the score."""
        return self.wide() + APART + self.icon <= COLUMN

    def wide(self) -> float:
        """Return the inches that the score is wide."""
        line = self.number
        wide = text_width(plain(line.text), str(line.face), line.size) if line else 0.0
        return wide / flow.POINTS


def indicators(
    panels: Sequence[Panel], sizes: Sizes, color: str, *, gauges: bool
) -> list[Indicator]:
    """Return what stands in the rows of panels."""
    few = len(panels) <= FEW
    size = _size([panel.number for panel in panels], NUMBERS[not few])
    return [_row(panel, size, sizes, color, few=few, gauges=gauges) for panel in panels]


def _size(numbers: Sequence[Text], tried: Sequence[float]) -> float:
    """Return the largest size at which all of some scores stand whole."""
    scores = [number for number in numbers if number]
    whole = (size for size in tried if all(_is_whole(text, size) for text in scores))
    return next(whole, tried[-1])


def _is_whole(number: Text, size: float) -> bool:
    line = flow.number_line(number, (), size, "ink")
    return not flow.broken_word((line,), COLUMN) and flow.text_lines(line, COLUMN) == 1


def _row(
    panel: Panel, size: float, sizes: Sizes, color: str, *, few: bool, gauges: bool
) -> Indicator:
    score = replace(flow.number_line(panel.number, (), size, panel.color), leading=1.1)
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    alone = len(panel.paragraphs) == 1
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.2)
    text = tuple(_told(line, color, alone=alone) for line in lines)
    return Indicator(
        *(panel, (heading,) if panel.heading else (), text),
        *(score if panel.number else None, color, few),
        GAUGE * gauges,
    )


def _told(line: Line, color: str, *, alone: bool) -> Line:
    """Return a text with its figures bold; one that stands alone needs no bullet."""
    told = flow.with_figures(line, color)
    return replace(told, bullet="", hang=0.0) if alone and len(line.bullet) == 1 else told
