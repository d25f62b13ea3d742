"""Turn facts into points of charts, whose values are no finer than they have to be.

A change that is too small to be seen changes no chart: what a card is about has two decimals more
than are printed, and what it is compared with, which all cards repeat, those that are printed.
"""

from __future__ import annotations

from report_builder.facts.book import printed
from report_builder.model import Fact
from report_builder.story.chartspec import Point
from report_builder.thai.words import finer, rounded

NOTHING = Point("", None, "")
"""A point of no fact, which isn't drawn."""


def point_of(fact: Fact, sign: str = "") -> Point:
    """Return the point of a fact, printed with a sign after it; its value prints the same."""
    value = None if fact.value is None else finer(fact.value, fact.decimals)
    return Point(fact.id, value, printed(fact) + sign)


def point_beside(fact: Fact) -> Point:
    """Return the point of a fact that another is compared with, its value as it is printed."""
    value = None if fact.value is None else float(rounded(fact.value, fact.decimals))
    return Point(fact.id, value, printed(fact))
