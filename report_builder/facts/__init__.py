"""State as facts every number that may be printed."""

from __future__ import annotations

from report_builder.facts import answers, nation, spreads, sureness, survey, types, units
from report_builder.facts.book import FactBook
from report_builder.facts.sources import Sources
from report_builder.model import Edition
from report_builder.results import Results

__all__ = ["FactBook", "build"]


def build(edition: Edition, results: Results) -> FactBook:
    """Register the facts of an edition; what it has no data for has no fact.

    A number that exists but could not be computed, such as the score of a unit that nobody
    answered for, is a fact without a value.
    """
    sources = Sources(edition)
    return FactBook(
        [
            *survey.facts(edition, results, sources),
            *nation.facts(edition, results, sources),
            *answers.facts(edition, results, sources),
            *types.facts(edition, results, sources),
            *spreads.facts(edition, results, sources),
            *units.facts(edition, results, sources),
            *sureness.facts(edition, results, sources),
        ]
    )
