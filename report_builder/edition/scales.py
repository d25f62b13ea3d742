"""The scales that scores come in on, the edition's or an indicator's own, and are printed on."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from report_builder.edition.schema import Range
from report_builder.edition.tables import Table
from report_builder.edition.values import MISSING
from report_builder.settings import Settings

PATTERN = r"(\d+(?:\.\d+)?)\s*(?:-|–|ถึง|to)\s*(\d+(?:\.\d+)?)"
"""How the ends of a scale are written."""
_STEPS = 1000
LEAST_SPAN, MOST_SPAN = 1, 1000
"""How far apart the ends of a scale that scores are printed on may lie."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The worst score and the best; the best is the lower number of a falling scale (5-1)."""

    worst: float
    best: float

    @property
    def range(self) -> Range:
        """Return the numbers that scores may be."""
        return Range(min(self.worst, self.best), max(self.worst, self.best))

    @property
    def falls(self) -> bool:
        """Tell whether a low number is good."""
        return self.best < self.worst

    def on_hundred(self, scores: pd.Series[float]) -> pd.Series[float]:
        """Return scores on 0-100; those that are on it already stay as they are."""
        if self == PLAIN:
            return scores
        return (scores - self.worst) * 100 / self.span

    @property
    def span(self) -> float:
        """Return how far the ends lie apart."""
        return self.best - self.worst

    @property
    def decimals(self) -> int:
        """Return the decimals of printed scores: at least a thousand steps from end to end."""
        return max(0, math.floor(math.log10(_STEPS / self.span)))

    def printed(self, score: float) -> float:
        """Return a score on 0-100 as it is on the scale; one that is on it stays as it is."""
        return score if self == PLAIN else self.worst + score * self.span / 100

    def apart(self, points: float) -> float:
        """Return a distance between scores on 0-100 as it is on the scale."""
        return points if self == PLAIN else points * self.span / 100

    def apart_on_hundred(self, points: float) -> float:
        """Return a distance between scores on the scale as it is on 0-100."""
        return points if self == PLAIN else points * 100 / self.span

    def __str__(self) -> str:
        return f"{self.worst:g}-{self.best:g}"


PLAIN = Scale(0, 100)
USUAL_WIDTH = 5.0
"""What groups of scores are apart on 0-100 where the settings don't say."""


@dataclass(frozen=True, slots=True)
class Scales:
    """The scale of the edition, and those of the indicators that have another.

    An indicator whose cell names no scale that can be read has None.
    """

    usual: Scale = PLAIN
    own: Mapping[str, Scale | None] = field(default_factory=dict)

    def of(self, indicator: str) -> Scale | None:
        """Return the scale of an indicator."""
        return self.own.get(indicator, self.usual)


def scale(text: str) -> Scale | None:
    """Return the scale that a text names; None where it names none."""
    ends = re.fullmatch(PATTERN, text.strip())
    found = Scale(float(ends[1]), float(ends[2])) if ends else None
    return found if found and found.worst != found.best else None


def of_print(settings: Settings) -> Scale:
    """Return the scale that documents print scores on, 0-100 where the settings name none."""
    found = scale(settings.print_scale)
    return found if found and not found.falls else PLAIN


def group_width(settings: Settings) -> float:
    """Return how far the outer edges of groups are from the mean, in points as they are printed."""
    given = settings.group_width
    return of_print(settings).span * USUAL_WIDTH / PLAIN.span if given is None else given


def scales(usual: Scale, indicators: Table | None) -> Scales:
    """Return the scales of an edition; an indicator that names none has the usual one."""
    if indicators is None:
        return Scales(usual)
    rows = zip(indicators.column("id"), indicators.column("scale"), strict=True)
    return Scales(usual, {id: scale(t) for id, t in rows if t and t.casefold() not in MISSING})
