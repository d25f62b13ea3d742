"""The names of the parts of a card: what composes them and what places them call them alike."""

from __future__ import annotations

from enum import StrEnum


class CardPanel(StrEnum):
    """A panel of a card, in the order of reading."""

    SCORE = "score"
    RANK = "rank"
    GAP = "gap"
    RESPONDED = "responded"
    SUMMARY = "summary"
    PEERS = "peers"
    TREND = "trend"
    PROFILE = "profile"
    """The table of scores."""
    SPINE = "profile.spine"
    """The chart beside that table, row by row."""
    STRENGTHS = "strengths"
    GAPS = "gaps"
    ADVICE = "advice"
    AGENCIES = "agencies"
    """The table of respondents."""
    AGENCY_BARS = "agencies.bars"
    """The chart beside that table, row by row."""
    READING = "reading"
    LOCATOR = "locator"


FIGURES = (CardPanel.SCORE, CardPanel.RANK, CardPanel.GAP, CardPanel.RESPONDED)
"""The key figures, in the order of reading."""


class CardLabel(StrEnum):
    """A named text of a card; those that say nothing are left out."""

    REGION = "region"
    CONTEXT = "context"
    MARK = "mark"
    SCAN = "scan"
    ADDRESS = "address"
    DIMENSIONS = "dimensions"
    """The heading of a profile without indicators, for the front of a card of several pages."""
    OVERLEAF = "overleaf"
    """Where the rest of such a card stands."""
