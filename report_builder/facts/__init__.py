"""State as facts every number that may be printed."""

from __future__ import annotations

from itertools import chain

from report_builder.edition.scales import of_print
from report_builder.facts import (
    answers,
    behind,
    change,
    make,
    nation,
    spreads,
    sureness,
    survey,
    trend,
    types,
    units,
)
from report_builder.facts.book import FactBook
from report_builder.facts.sources import Sources
from report_builder.model import Edition
from report_builder.results import Results

__all__ = ["FactBook", "build"]


def build(edition: Edition, results: Results) -> FactBook:
    """Register the facts of an edition; what it has no data for has no fact.

    A number that exists but could not be computed, such as the score of a unit that nobody
    answered for, is a fact without a value. Scores are stated on the scale that documents print.
    """
    sources, scale = Sources(edition), of_print(edition.settings)
    rooms = (survey, nation, answers, types, spreads, units, sureness, behind)
    own = [*chain.from_iterable(room.facts(edition, results, sources) for room in rooms)]
    book = {fact.id: fact for fact in own}
    of_years = (room.facts(edition, results, book) for room in (change, trend))
    return FactBook(make.on_scale(fact, scale) for fact in chain(own, *of_years))
