"""Compose the tables of an edition in their order; those without rows are left out."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.story.tables import answers, changes, units, whole
from report_builder.story.tables.types import Source, StatTable


def tables(edition: Edition, facts: FactBook) -> tuple[StatTable, ...]:
    """Return every table of an edition that has rows."""
    return tuple(table for table in _all(Source(edition, facts)) if table.rows)


def _all(source: Source) -> Iterator[StatTable]:
    yield from (make(source) for make in (whole.framework, whole.indicators, whole.regions))
    yield from (whole.grouped(source), units.standings(source))
    yield from units.parts(source)
    yield from (units.intervals(source), units.context(source))
    yield from (changes.parts(source), changes.units(source))
    yield from (answers.types(source), answers.type_indicators(source))
    yield from (answers.channels(source), answers.completeness(source))
    yield from (answers.answers(source), answers.opinions(source), answers.type_answers(source))
