"""Compare an edition with the open data of the year before, which tells of no respondents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.edition.scales import group_width, of_print
from report_builder.model import Edition, Framework, Previous
from report_builder.results import means, rank
from report_builder.results.change import Comparison, Parts, changes, comparable, parted
from report_builder.results.common import restricted
from report_builder.results.intervals import Interval
from report_builder.results.means import Cell, Cells, joined
from report_builder.results.retold import GONE, Retold, Terms, called
from report_builder.results.score import TOTAL, places
from report_builder.results.scored import Scored
from report_builder.results.untouched import Untouched
from report_builder.results.year import (
    GROUP,
    NATION,
    RANK,
    SCORE,
    Figure,
    Spot,
    Year,
    placed,
    themselves,
    year,
)
from report_builder.years import Stated, Statement

Units = Mapping[str, Cells]
"""The means of units in indicators."""
_WHOLE = f"{NATION}{SCORE}"


def compare(edition: Edition, now: Scored) -> Comparison:
    """Compare an edition, as it was scored, with what the open data of a year states."""
    previous = edition.previous
    assert previous is not None
    told, stated = Retold(edition, previous), previous.stated or {}
    own, was = year(edition, now, themselves(edition)), published(edition, previous)
    cells = _of_scored(edition, now, told), _of_stated(stated, told)
    both = _shared(told, cells, _ranked(told, now, stated), (own, was))
    return Comparison(
        year=previous.year,
        links=previous.links,
        published=was,
        change=changes(edition, both, comparable(edition, previous.links)),
        alike={},
        parts=_parts(told, cells, (own, was), both),
        respondents=0,
    )


def published(edition: Edition, previous: Previous) -> Year:
    """Return what is stated, by the names of this year."""
    names, found = called(previous.links), dict[str, Figure]()
    for (level, code, place), own in (previous.stated or {}).items():
        name, where = names.units.get(code, "") if level == "unit" else code, placed(place, names)
        if where and (name or level == NATION):
            spot = Spot(level, name, where)
            interval = _interval(own.low, own.high)
            found[f"{spot.id}{SCORE}"] = Figure(own.score, own.n, spot, interval)
            if own.rank is not None and place == TOTAL:
                interval = _interval(own.rank_low, own.rank_high)
                found[f"{spot.id}{RANK}"] = Figure(own.rank, own.n, spot, interval)
    return {**found, **dict(_groups(edition, found))}


def _interval(low: float | None, high: float | None) -> Interval | None:
    return None if low is None or high is None else Interval(low, high)


def _groups(edition: Edition, figures: Year) -> Iterator[tuple[str, Figure]]:
    """Yield the groups of units by the rule of an edition, around the whole of the figures."""
    width = of_print(edition.settings).apart_on_hundred(group_width(edition.settings))
    whole = figures[_WHOLE].value if _WHOLE in figures else None
    edges = rank.starts(edition.levels) or rank.edges(whole, width)
    spots = [Spot("unit", unit.code, TOTAL) for unit in edition.units]
    there = {s.name: figures[f"{s.id}{SCORE}"] for s in spots if f"{s.id}{SCORE}" in figures}
    for code, group in rank.groups({c: own.value for c, own in there.items()}, edges).items():
        spot = there[code].spot
        yield f"{spot.id}{GROUP}", Figure(group, len(there), spot)


def _of_scored(edition: Edition, scored: Scored, told: Retold) -> Units:
    """Return the means of the units of this year in each indicator."""
    return {
        unit.code: {
            place.partition(".")[2]: _cell(
                Stated(mean.value, interval.low, interval.high, mean.n),
                unit.weight if told.weighted else None,
            )
            for place, mean in places(scored.units[unit.code])
            if mean.value is not None and place.startswith("indicator.")
            for interval in [scored.uncertainty.parts[unit.code][place]]
        }
        for unit in edition.units
    }


def _of_stated(stated: Statement, told: Retold) -> Units:
    """Return the means of the units of the year before in each indicator."""
    weights = {unit.code: unit.weight for unit in told.previous.edition.units if told.weighted}
    found: dict[str, dict[str, Cell]] = {unit.code: {} for unit in told.previous.edition.units}
    for (level, code, place), own in stated.items():
        kind, _, id = place.partition(".")
        if (level, kind) == ("unit", "indicator") and code in found:
            found[code][id] = _cell(own, weights.get(code))
    return found


def _cell(own: Stated, weight: float | None) -> Cell:
    low, high = (own.score if end is None else end for end in (own.low, own.high))
    size = float(own.n) if weight is None else weight
    return Cell(own.score, size, own.n, own.score - low, high - own.score)


def _ranked(told: Retold, scored: Scored, stated: Statement) -> list[str]:
    """Return the units that have a rank in both years."""
    now, before = told.terms
    own = {now.units.get(code) for code in scored.covered}
    other = {
        before.units.get(code)
        for (level, code, place), one in stated.items()
        if (level, place) == ("unit", TOTAL) and one.rank is not None
    }
    return [unit.code for unit in told.shared if unit.code in own & other]


def _shared(
    told: Retold, cells: tuple[Units, Units], ranked: Sequence[str], stated: tuple[Year, Year]
) -> tuple[Year, Year]:
    """Return both years on what both have; what is the same in both as it was published."""
    same = Untouched(told)
    own, published = stated
    kept = {id for id, f in own.items() if id in published and same.figure(f.spot)}
    kept = {id for id in kept if not id.endswith(RANK) or same.units}

    def of(units: Units, terms: Terms, published: Year) -> Year:
        common = _common(units, terms)
        made = means.year(told.framework, told.shared, common, ranked)
        stated = {id: _sure(published[id], made.get(id)) for id in kept if not id.endswith(GROUP)}
        found = {**made, **stated}
        return {**found, **dict(_groups(told.edition, found))}

    now, before = told.terms
    return of(cells[0], now, own), of(cells[1], before, published)


def _sure(stated: Figure, made: Figure | None) -> Figure:
    """Return a stated figure, one without an interval with that of the same figure from means."""
    if stated.interval or made is None or made.interval is None:
        return stated
    middle, ends = made.value, made.interval
    low, high = stated.value - (middle - ends.low), stated.value + (ends.high - middle)
    return replace(stated, interval=Interval(low, high))


def _common(units: Units, terms: Terms) -> dict[str, Cells]:
    """Return the means of units in common terms, those that were merged as one."""
    members: dict[str, list[Cells]] = {}
    for code, cells in units.items():
        members.setdefault(terms.units.get(code, f"{code}{GONE}"), []).append(cells)
    found: dict[str, Cells] = {}
    for name, own in members.items():
        means = {to: joined(c[id] for c in own if id in c) for id, to in terms.indicators.items()}
        found[name] = {id: cell for id, cell in means.items() if cell}
    return found


def _parts(
    told: Retold, cells: tuple[Units, Units], published: tuple[Year, Year], both: tuple[Year, Year]
) -> Parts | None:
    """Return what the change of the whole is made of; respondents can't be told apart."""
    same, terms = Untouched(told), told.terms
    frameworks = [own.framework for own in (told.edition, told.previous.edition)]
    whole = _wholes(published)
    inside = [restricted(f, t.indicators) for f, t in zip(frameworks, terms, strict=True)]
    steps = [whole, whole if inside == frameworks else _totals(inside, cells)]
    if told.framework == inside[0]:
        steps.append(steps[-1])
    else:
        common = [_common(units, own) for units, own in zip(cells, terms, strict=True)]
        steps.append(_totals([told.framework] * 2, common))
    steps.append(steps[-1] if same.units else _wholes(both))
    return parted([*steps, steps[-1]])


def _wholes(years: Sequence[Year]) -> tuple[float | None, float | None]:
    now, before = (own[_WHOLE].value if _WHOLE in own else None for own in years)
    return now, before


def _totals(
    frameworks: Sequence[Framework], years: Sequence[Units]
) -> tuple[float | None, float | None]:
    """Return the totals of all units of both years, each on a framework."""
    now, before = (_total(f, units) for f, units in zip(frameworks, years, strict=True))
    return now, before


def _total(framework: Framework, units: Units) -> float | None:
    own = {i.id: joined(c[i.id] for c in units.values() if i.id in c) for i in framework.indicators}
    found = dict(means.by_place(framework, {id: cell for id, cell in own.items() if cell}))
    return found[TOTAL].value if TOTAL in found else None
