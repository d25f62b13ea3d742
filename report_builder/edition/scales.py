"""The scales that scores come in on: the edition's, or an indicator's own, also a falling one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from report_builder.edition.schema import Range
from report_builder.edition.tables import Table
from report_builder.edition.values import MISSING

PATTERN = r"(\d+(?:\.\d+)?)\s*(?:-|–|ถึง|to)\s*(\d+(?:\.\d+)?)"
"""How the ends of a scale are written."""


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
        return (scores - self.worst) * 100 / (self.best - self.worst)

    def __str__(self) -> str:
        return f"{self.worst:g}-{self.best:g}"


PLAIN = Scale(0, 100)


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


def scales(usual: Scale, indicators: Table | None) -> Scales:
    """Return the scales of an edition; an indicator that names none has the usual one."""
    if indicators is None:
        return Scales(usual)
    rows = zip(indicators.column("id"), indicators.column("scale"), strict=True)
    return Scales(usual, {id: scale(t) for id, t in rows if t and t.casefold() not in MISSING})
