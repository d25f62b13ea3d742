"""Count who answered: overall, by channel, by type of respondent and by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from report_builder.model import Edition, Respondent
from report_builder.results.tabulate import Table

K = TypeVar("K", bound=Hashable)
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
    type_channels: Mapping[str, Table]
    """The channels of each type, of all those asked."""
    type_regions: Mapping[tuple[str, str], Table]
    """Who answered of each type in each region that was asked there, by type and region."""


def count(edition: Edition) -> Responses:
    """Count the responses of an edition."""
    units = _by(edition.respondents, lambda r: r.unit, (u.code for u in edition.units))
    return Responses(
        overall=_split(edition.respondents),
        channels=_channels(edition),
        types=_by(edition.respondents, lambda r: r.type, (t.id for t in edition.types)),
        units=units,
        completeness=_completeness(units.values()),
        type_channels=_type_channels(edition),
        type_regions=_type_regions(edition),
    )


def _type_channels(edition: Edition) -> dict[str, Table]:
    used = Counter((respondent.type, respondent.channel) for respondent in edition.respondents)
    asked = Counter(respondent.type for respondent in edition.respondents)
    names = _names(edition)
    return {
        kind.id: Table({name: used[kind.id, name] for name in names}, asked[kind.id])
        for kind in edition.types
    }


def _type_regions(edition: Edition) -> dict[tuple[str, str], Table]:
    places = {(r.type, edition.unit[r.unit].region) for r in edition.respondents}
    return _by(edition.respondents, lambda r: (r.type, edition.unit[r.unit].region), places)


def _split(asked: Iterable[Respondent]) -> Table:
    answered = Counter(bool(respondent.channel) for respondent in asked)
    return Table({RESPONDED: answered[True], NOT_RESPONDED: answered[False]}, answered.total())


def _by(
    asked: Iterable[Respondent], key: Callable[[Respondent], K], names: Iterable[K]
) -> dict[K, Table]:
    members: dict[K, list[Respondent]] = {name: [] for name in names}
    for respondent in asked:
        members[key(respondent)].append(respondent)
    return {name: _split(part) for name, part in members.items()}


def _channels(edition: Edition) -> Table:
    used = Counter(respondent.channel for respondent in edition.answered)
    return Table({name: used[name] for name in _names(edition)}, used.total())


def _names(edition: Edition) -> list[str]:
    """Return the channels: those of the settings, then those that are used besides."""
    used = {respondent.channel for respondent in edition.answered}
    return list(dict.fromkeys([*edition.settings.channels, *sorted(used)]))


def _completeness(units: Iterable[Table]) -> Table:
    asked = [table for table in units if table.n]
    answered = Counter(table.counts[RESPONDED] for table in asked)
    most = max((table.n for table in asked), default=-1)
    return Table({str(k): answered[k] for k in range(most, -1, -1)}, len(asked))
