"""Count who answered: overall, by channel, by type of respondent and by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from report_builder.model import Edition, Respondent
from report_builder.results.tabulate import Table

RESPONDED, NOT_RESPONDED = "responded", "not_responded"


@dataclass(frozen=True)
class Responses:
    """Who answered among those asked; every table is empty when scores came in per unit."""

    overall: Table
    channels: Table
    types: Mapping[str, Table]
    units: Mapping[str, Table]
    completeness: Table
    """How many units had k respondents answer; the choices are k as text, largest first."""


def count(edition: Edition) -> Responses:
    """Count the responses of an edition."""
    units = _by(edition.respondents, lambda r: r.unit, (u.code for u in edition.units))
    return Responses(
        overall=_split(edition.respondents),
        channels=_channels(edition),
        types=_by(edition.respondents, lambda r: r.type, (t.id for t in edition.types)),
        units=units,
        completeness=_completeness(units.values()),
    )


def _split(asked: Iterable[Respondent]) -> Table:
    answered = Counter(bool(respondent.channel) for respondent in asked)
    return Table({RESPONDED: answered[True], NOT_RESPONDED: answered[False]}, answered.total())


def _by(
    asked: Iterable[Respondent], key: Callable[[Respondent], str], names: Iterable[str]
) -> dict[str, Table]:
    members: dict[str, list[Respondent]] = {name: [] for name in names}
    for respondent in asked:
        members[key(respondent)].append(respondent)
    return {name: _split(part) for name, part in members.items()}


def _channels(edition: Edition) -> Table:
    used = Counter(respondent.channel for respondent in edition.answered)
    names = list(dict.fromkeys([*edition.settings.channels, *sorted(used)]))
    return Table({name: used[name] for name in names}, used.total())


def _completeness(units: Iterable[Table]) -> Table:
    asked = [table for table in units if table.n]
    answered = Counter(table.counts[RESPONDED] for table in asked)
    most = max((table.n for table in asked), default=-1)
    return Table({str(k): answered[k] for k in range(most, -1, -1)}, len(asked))
