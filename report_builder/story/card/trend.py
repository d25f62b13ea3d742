"""Show the scores of a unit through the years, where there are some of several."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import plain
from report_builder.story.blocks import Panel
from report_builder.story.card.names import CardPanel
from report_builder.story.card.teller import Teller
from report_builder.story.language.values import Scope
from report_builder.story.template import said
from report_builder.story.trend import of_unit


def trend(teller: Teller, scope: Scope) -> Iterator[Panel]:
    """Yield the panel of the line of a unit, and faintly that of the whole."""
    unit, words = scope["unit"], teller.words.trend
    heading = teller.text(words.heading, scope)
    names = said(unit.name_th), teller.text(words.whole, scope)
    chart = of_unit(teller.edition, teller.facts, unit.code, names, CardPanel.TREND, plain(heading))
    if chart:
        yield Panel(CardPanel.TREND, heading, exhibit=chart)
