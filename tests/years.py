"""Two years of a small edition, linked as the table `changes` would."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from report_builder.edition.previous import links
from report_builder.model import Edition, Framework, Indicator, Previous
from report_builder.results import compute
from report_builder.results.change import Change, Comparison
from report_builder.years import Link


def compared(now: Edition, before: Edition, given: Sequence[Link] = ()) -> Edition:
    """Return an edition with the year before; fails where a link is missing."""
    found = links.link(links.parts(now), links.parts(before), given)
    assert not found.proposed
    return replace(now, previous=Previous(before, found.links))


def comparison(now: Edition, before: Edition, given: Sequence[Link] = ()) -> Comparison:
    """Return what changed between two years."""
    found = compute(compared(now, before, given)).comparison
    assert found is not None
    return found


def turned(given: Sequence[Link]) -> list[Link]:
    """Return links as they are when the later year is called the earlier one."""
    other = {"new": "dropped", "dropped": "new", "merged": "split", "split": "merged"}
    return [Link(o.kind, o.before, o.now, other.get(o.change, o.change)) for o in given]


def renamed(edition: Edition, names: Mapping[str, str]) -> Edition:
    """Return an edition with other ids of indicators, units, types and dimensions."""

    def of(id: str) -> str:
        return names.get(id, id)

    framework = edition.framework
    own = Framework(
        tuple(replace(d, id=of(d.id)) for d in framework.dimensions),
        tuple(replace(i, id=of(i.id), dimension=of(i.dimension)) for i in framework.indicators),
    )
    return replace(
        edition,
        framework=own,
        units=tuple(replace(u, code=of(u.code)) for u in edition.units),
        types=tuple(replace(t, id=of(t.id)) for t in edition.types),
        respondents=tuple(
            replace(r, unit=of(r.unit), type=of(r.type)) for r in edition.respondents
        ),
        scores=edition.scores.rename(columns=names),
    )


def numbers(change: Change) -> tuple[float | None, ...]:
    """Return the numbers of a change."""
    ends = (change.before.value, change.now.value, change.distance, change.low, change.high)
    return tuple(None if end is None else round(end, 9) for end in ends)


def parts(comparison: Comparison) -> dict[str, float]:
    """Return what the change of the whole is made of."""
    assert comparison.parts is not None
    return {f.name: getattr(comparison.parts, f.name) for f in fields(comparison.parts)}


def reweighed(edition: Edition, weights: Mapping[str, float]) -> Edition:
    """Return an edition with other weights of dimensions and indicators."""
    framework = edition.framework
    own = Framework(
        tuple(replace(d, weight=weights.get(d.id, d.weight)) for d in framework.dimensions),
        tuple(replace(i, weight=weights.get(i.id, i.weight)) for i in framework.indicators),
    )
    return replace(edition, framework=own)


def without(edition: Edition, indicator: str) -> Edition:
    """Return an edition without an indicator, those beside it as heavy as they were together."""
    gone = edition.framework.indicator[indicator]
    kept = tuple(i for i in edition.framework.indicators if i.id != indicator)
    framework = _scaled(edition.framework, kept, gone)
    return replace(edition, framework=framework, scores=edition.scores.drop(columns=indicator))


def _scaled(framework: Framework, kept: Sequence[Indicator], gone: Indicator) -> Framework:
    left = 100 - gone.weight
    scaled = (
        replace(i, weight=100 * i.weight / left) if i.dimension == gone.dimension else i
        for i in kept
    )
    return Framework(framework.dimensions, tuple(scaled))
