"""Whatever happened to a survey between two years, its comparison holds together."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import facts
from report_builder.model import Edition, Framework
from report_builder.results import compute
from report_builder.results.common import shares
from report_builder.thai.words import rounded
from report_builder.years import Link
from tests import factories
from tests.editions import care
from tests.years import compared, comparison, parts, turned

EDITIONS = {"respondents": factories.edition(), "units and themes": care.edition()}


def year_on(edition: Edition, seed: int) -> tuple[Edition, list[Link]]:
    """Return an edition after a year of changes at random, and what they were."""
    draw, links = random.Random(seed), list[Link]()
    framework, scores = edition.framework, edition.scores
    fates = {
        i.id: draw.choice(["kept", "kept", "renamed", "redefined", "dropped"])
        for i in framework.indicators
    }
    fates[framework.indicators[0].id] = "kept"
    tops = {id: draw.uniform(1, 9) for id in framework.dimension}
    kept = tuple(i for i in framework.indicators if fates[i.id] != "dropped")
    names = {i.id: f"{i.id}x" if fates[i.id] == "renamed" else i.id for i in kept}
    for id, fate in fates.items():
        now = {"dropped": "", "renamed": f"{id}x"}.get(fate, id)
        links += [] if fate == "kept" else [Link("indicator", now, id, fate)]
    held = {i.dimension for i in kept}
    dimensions = tuple(replace(d, weight=tops[d.id]) for d in framework.dimensions if d.id in held)
    links += [
        Link("dimension", "", d.id, "dropped") for d in framework.dimensions if d.id not in held
    ]
    themes = tuple(t for t in framework.themes if any(i.theme == t.id for i in kept))
    changed = Framework(dimensions, tuple(replace(i, id=names[i.id]) for i in kept), themes)
    moved = scores[[i.id for i in kept]].rename(columns=names)
    moved = (moved + np.random.default_rng(seed).normal(0, 9, moved.shape)).clip(0, 100)
    gone = edition.units[draw.randrange(len(edition.units))].code
    links.append(Link("unit", "", gone, "dropped"))
    asked = tuple(r for r in edition.respondents if r.unit != gone)
    there = {gone, *(r.id for r in edition.respondents if r.unit == gone)}
    own = replace(
        edition,
        framework=_whole(changed),
        scores=moved[~moved.index.isin(there)],
        units=tuple(u for u in edition.units if u.code != gone),
        respondents=asked,
    )
    return own, links


def _whole(framework: Framework) -> Framework:
    """Return a framework whose weights are shares of 100 in each tier."""
    share, inside = shares(framework, framework.indicator), framework.indicators
    tops = {d.id: sum(share[i.id] for i in framework.of(d.id)) for d in framework.dimensions}
    of_theme = {t.id: sum(share[i.id] for i in framework.in_theme(t.id)) for t in framework.themes}
    whole = {i.id: of_theme[i.theme] if i.theme else tops[i.dimension] for i in inside}
    return Framework(
        tuple(replace(d, weight=tops[d.id]) for d in framework.dimensions),
        tuple(replace(i, weight=100 * share[i.id] / whole[i.id]) for i in inside),
        tuple(
            replace(t, weight=100 * of_theme[t.id] / tops[t.dimension]) for t in framework.themes
        ),
    )


@settings(max_examples=2)
@given(st.sampled_from([*EDITIONS]), st.integers(0, 999))
def test_a_comparison_holds_together(name: str, seed: int) -> None:
    """Parts add up, there and back again; what isn't the same isn't compared; facts are told."""
    before = EDITIONS[name]
    now, links = year_on(before, seed)
    there, back = comparison(now, before, links), comparison(before, now, turned(links))
    published = compute(now).nation.total.value
    assert published is not None
    change = published - there.published["nation.score"].value
    assert sum(parts(there).values()) == pytest.approx(change, abs=1e-9)
    assert parts(back) == pytest.approx({name: -part for name, part in parts(there).items()})
    for link in links:
        if link.change in ("redefined", "dropped"):
            kind, of = link.kind, link.now or link.before
            assert not [id for id in there.change if id.startswith(f"{kind}.{of}.")]
    for id, own in there.change.items():
        assert own.low is None or own.high is None or own.low <= own.distance <= own.high, id
        assert not own.clear or own.distance != 0
        if own.clear and own.low is not None and own.high is not None:
            assert rounded(own.low, 1) * rounded(own.high, 1) > 0, id  # as printed
    assert facts.build(one := compared(now, before, links), compute(one))["change.nation.score"]
