"""Retell two years in the same terms: the units, types and indicators that both have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from report_builder.edition.scales import group_width, of_print
from report_builder.model import Edition, Framework, Previous, Respondent, RespondentType, Unit
from report_builder.results.common import common, restricted
from report_builder.results.fair import rules
from report_builder.results.score import TOTAL, per_unit
from report_builder.results.year import Called
from report_builder.years import KEPT, MERGED, SPLIT, Link

JOINT = "+"
"""Between the codes of units of this year that were one the year before."""
GONE = "~"
"""Follows the id of a unit or of a type of respondents that only one of the years has."""


@dataclass(frozen=True)
class Terms:
    """What units, types and indicators of a year are called in both; others only one has."""

    units: Mapping[str, str]
    types: Mapping[str, str]
    indicators: Mapping[str, str]


def called(links: Sequence[Link]) -> Called:
    """Return what the parts of the previous year that stayed what they were are called now."""
    kept = [link for link in links if link.change in KEPT]
    units, types, dimensions, indicators = (
        {link.before: link.now for link in kept if link.kind == kind}
        for kind in ("unit", "type", "dimension", "indicator")
    )
    return Called(units, types, dimensions, indicators)


def _terms(links: Sequence[Link], side: str) -> Terms:
    kept = {getattr(o, side): o.now for o in links if o.kind == "indicator" and o.change in KEPT}
    return Terms(_joined(links, "unit", side), _joined(links, "type", side), kept)


def _joined(links: Sequence[Link], kind: str, side: str) -> dict[str, str]:
    """Return what the parts of a kind are called in both years: those that were one are joined."""
    own = [o for o in links if o.kind == kind and o.change in (*KEPT, MERGED, SPLIT)]
    split = [o for o in own if o.change == SPLIT]

    def name(link: Link) -> str:
        parts = sorted(o.now for o in split if o.before == link.before)
        return JOINT.join(parts) if link.change == SPLIT else link.now

    return {getattr(link, side): name(link) for link in own}


@dataclass(frozen=True)
class Pair:
    """An edition of this year and one of the year before, the latter by the rules of the former."""

    now: Edition
    before: Edition


@dataclass(frozen=True)
class Retold:
    """Two years, step by step nearer to what both have."""

    edition: Edition
    previous: Previous

    @cached_property
    def terms(self) -> tuple[Terms, Terms]:
        """Return the terms of this year and of the year before."""
        return _terms(self.previous.links, "now"), _terms(self.previous.links, "before")

    @property
    def whole(self) -> Pair:
        """Return both years as they are."""
        return Pair(self.edition, self.previous.edition)

    @cached_property
    def indicators(self) -> Pair:
        """Return both years on the indicators that they share, each with its own weights."""
        now, before = (
            replace(own, framework=restricted(own.framework, terms.indicators))
            for own, terms in zip((self.edition, self.previous.edition), self.terms, strict=True)
        )
        return Pair(now, before)

    @cached_property
    def framework(self) -> Framework:
        """Return the framework in common."""
        return common(self.edition.framework, (self.previous.edition.framework, self.kept))

    @cached_property
    def kept(self) -> Mapping[str, str]:
        """Return the indicators of this year that stayed, with their ids of the year before."""
        return {name: id for id, name in self.terms[1].indicators.items()}

    @cached_property
    def weights(self) -> Pair:
        """Return both years on the framework in common."""
        _, before = self.terms
        old = replace(
            self.previous.edition,
            framework=self.framework,
            scores=self.previous.edition.scores.reindex(columns=[*before.indicators]).rename(
                columns=before.indicators
            ),
        )
        return Pair(replace(self.edition, framework=self.framework), old)

    @cached_property
    def units(self) -> Pair:
        """Return both years on the framework in common, of the units that both have."""
        now, before = self.terms
        pair, like, weighted = self.weights, self.edition, self.weighted
        return Pair(
            _of_units(pair.now, now, self.shared, like, weighted=weighted),
            _of_units(pair.before, before, self.shared, like, weighted=weighted),
        )

    def on(self, framework: Framework) -> Edition:
        """Return the year before on a framework, of the units that both years have.

        Units of which open data alone is known weigh as many cases as it states.
        """
        before, stated = self.weights.before, self.previous.stated
        if stated and not before.weighted:
            cases = {code: own.n for (_, code, place), own in stated.items() if place == TOTAL}
            units = (replace(u, weight=float(cases.get(u.code) or 1)) for u in before.units)
            before = replace(before, units=tuple(units))
        own = replace(before, framework=framework)
        weighted = self.weighted or bool(stated)
        return _of_units(own, self.terms[1], self.shared, self.edition, weighted=weighted)

    @cached_property
    def shared(self) -> tuple[Unit, ...]:
        """Return the units that both years have, by what they are called in both."""
        now, before = self.terms
        both = {*now.units.values()} & {*before.units.values()}
        named = {now.units.get(unit.code, ""): unit for unit in reversed(self.edition.units)}
        return tuple(replace(u, code=n) for n, u in reversed(named.items()) if n in both)

    @property
    def weighted(self) -> bool:
        """Tell whether units have weights in both years."""
        return self.edition.weighted and self.previous.edition.weighted

    @cached_property
    def alike(self) -> Pair | None:
        """Return the same of respondents of both years alone.

        None where none can be told, or fewer than the share of a year that a rank asks for.
        """
        now, before = self.units.now, self.units.before
        if per_unit(now) or per_unit(before):
            return None
        own, other = _known(now), _known(before)
        both = own.keys() & other.keys()
        enough = rules(self.edition.settings).coverage * min(len(own), len(other))
        pairs = ((now, own), (before, other))
        made = [_of_respondents(each, {who[key] for key in both}) for each, who in pairs]
        return Pair(*made) if both and len(both) >= enough else None


def _of_units(
    edition: Edition, terms: Terms, units: Sequence[Unit], like: Edition, *, weighted: bool
) -> Edition:
    """Return an edition of some units alone, in common terms and by the rules of another.

    The weight of a unit is the sum of those that became it.
    """
    weights: dict[str, float] = {}
    for unit in edition.units:
        name = terms.units.get(unit.code, "")
        weights[name] = weights.get(name, 0.0) + (unit.weight or 0.0)
    wanted = {unit.code for unit in units}
    asked = tuple(
        replace(r, unit=terms.units[r.unit], type=terms.types.get(r.type, f"{r.type}{GONE}"))
        for r in edition.respondents
        if terms.units.get(r.unit) in wanted
    )
    kinds = dict.fromkeys(r.type for r in asked)
    return replace(
        edition,
        settings=like.settings,
        units=tuple(replace(u, weight=weights[u.code] if weighted else None) for u in units),
        types=tuple(RespondentType(id, id, id, "") for id in kinds),
        respondents=asked,
        scores=_scores(edition, terms, wanted, asked),
        items=(),
        levels=like.levels,
        previous=None,
    )


def _scores(
    edition: Edition, terms: Terms, units: Collection[str], asked: Iterable[Respondent]
) -> pd.DataFrame:
    """Return the rows of some units; those of units that were merged as their mean."""
    if not per_unit(edition):
        return edition.scores.loc[[r.id for r in asked if r.id in edition.scores.index]]
    kept = edition.scores[edition.scores.index.isin([*terms.units])].rename(index=terms.units)
    return kept[kept.index.isin(units)].groupby(level=0, sort=False).mean()


def _known(edition: Edition) -> dict[tuple[str, str], str]:
    """Return the respondents with scores by unit and type, where a unit asked one of that type."""
    found: dict[tuple[str, str], list[str]] = {}
    for r in edition.respondents:
        found.setdefault((r.unit, r.type), []).append(r.id)
    scored = edition.scores.dropna(how="all").index
    return {
        key: ids[0]
        for key, ids in found.items()
        if len(ids) == 1 and ids[0] in scored and not key[1].endswith(GONE)
    }


def is_alike(own: Edition, other: Edition) -> bool:
    """Tell whether two editions come to the same: same rules, framework, units, rows, scores."""
    return _asked(own) == _asked(other) and own.scores.equals(other.scores)


def _asked(edition: Edition) -> tuple[object, ...]:
    """Return what scores depend on, but for the scores of rows themselves."""
    settings = edition.settings
    return (
        *(rules(settings), of_print(settings), group_width(settings), edition.levels),
        edition.framework,
        [(unit.code, unit.region, unit.weight) for unit in edition.units],
        [(r.id, r.unit, r.type, r.channel) for r in edition.respondents],
    )


def of_units(edition: Edition, codes: Collection[str]) -> Edition:
    """Return an edition of some of its units alone."""
    if {unit.code for unit in edition.units} <= {*codes}:
        return edition
    asked = tuple(r for r in edition.respondents if r.unit in codes)
    wanted = codes if per_unit(edition) else {r.id for r in asked}
    return replace(
        edition,
        units=tuple(unit for unit in edition.units if unit.code in codes),
        respondents=asked,
        scores=edition.scores[edition.scores.index.isin([*wanted])],
    )


def _of_respondents(edition: Edition, wanted: Collection[str]) -> Edition:
    asked = tuple(r for r in edition.respondents if r.id in wanted)
    there = {r.unit for r in asked}
    return replace(
        edition,
        units=tuple(unit for unit in edition.units if unit.code in there),
        respondents=asked,
        scores=edition.scores[edition.scores.index.isin(wanted)],
    )
