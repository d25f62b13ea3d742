"""What became of the parts of a survey from one year to the next."""

from __future__ import annotations

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
