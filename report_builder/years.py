"""What became of the parts of a survey from one year to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = ("dimension", "indicator", "unit", "type")
"""What may change from year to year."""
SAME, RENAMED, REDEFINED = "same", "renamed", "redefined"
NEW, DROPPED, MERGED, SPLIT = "new", "dropped", "merged", "split"
CHANGES = (SAME, RENAMED, REDEFINED, NEW, DROPPED, MERGED, SPLIT)
KEPT = (SAME, RENAMED)
"""Changes after which a part is what it was."""


@dataclass(frozen=True, slots=True)
class Link:
    """What became of one part: its ids this year and the year before, either empty for none.

    Parts that were merged have one link each to what they became; a part that was split has one
    to each of what it became.
    """

    kind: str
    now: str
    before: str
    change: str
    note: str = ""
    name_now: str = ""
    name_before: str = ""
    year: str = ""
    """The year before that a row of the table `changes` is of, '' where it names none."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What open data states of one score: 0-100, its interval, cases and rank, None for none."""

    score: float
    low: float | None
    high: float | None
    n: int
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None


Statement = Mapping[tuple[str, str, str], Stated]
"""What open data states by level ("nation", "region", "unit"), code and place ("dimension.D").

The whole has no code.
"""
