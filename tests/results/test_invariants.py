from dataclasses import replace

import pytest

from report_builder.failures import BrokenInvariant
from report_builder.model import Framework
from report_builder.results import Mean, compute, invariants
from report_builder.results.score import Scores
from tests import factories


def broken(edition, results):
    with pytest.raises(BrokenInvariant) as caught:
        invariants.check(edition, results)
    return " ".join(caught.value.broken)


def test_weights_that_miss_100():
    dimensions = (replace(factories.DIMENSIONS[0], weight=49.0), *factories.DIMENSIONS[1:])
    edition = factories.edition(framework=Framework(dimensions, factories.INDICATORS))
    with pytest.raises(BrokenInvariant, match="dimensions do not sum to 100"):
        compute(edition)


def test_indicator_weights_that_miss_100():
    indicators = (*factories.INDICATORS[:-1], replace(factories.INDICATORS[-1], weight=26.0))
    edition = factories.edition(framework=Framework(factories.DIMENSIONS, indicators))
    with pytest.raises(BrokenInvariant, match="indicators of tools do not sum to 100"):
        compute(edition)


def test_thirds_of_100_are_close_enough():
    thirds = [replace(d, weight=100 / 3) for d in factories.DIMENSIONS]
    framework = Framework(tuple(thirds), factories.INDICATORS)
    assert compute(factories.edition(framework=framework)).nation.total.n == 30


def test_an_indicator_may_have_the_id_of_a_dimension():
    """Each is checked against its own units, whatever both are called."""
    edition = factories.edition()
    own = edition.framework
    called = {own.indicators[0].id: own.dimensions[0].id}
    indicators = tuple(replace(i, id=called.get(i.id, i.id)) for i in own.indicators)
    framework = Framework(own.dimensions, indicators)
    same = compute(
        replace(edition, framework=framework, scores=edition.scores.rename(columns=called))
    )
    assert same.nation.total == compute(edition).nation.total


def test_a_total_that_is_not_that_of_its_dimensions():
    edition = factories.edition()
    results = compute(edition)
    nation = replace(results.nation, total=Mean(99.0, 30))
    assert "weighted sum" in broken(edition, replace(results, nation=nation))


def test_units_that_do_not_add_up_to_the_nation():
    edition = factories.edition()
    results = compute(edition)
    one = results.units["D01"]
    changed = Scores(one.total, {**one.dimensions, "tools": Mean(50.0, 3)}, one.indicators)
    said = broken(edition, replace(results, units={**results.units, "D01": changed}))
    assert said == "units do not add up to the nation in dimension.tools"


def test_a_score_outside_the_scale():
    scores = factories.scores()
    scores.loc["D04-hall", "skills"] = 1000.0
    with pytest.raises(BrokenInvariant, match="skills of D04 is"):
        compute(factories.edition(scores=scores))


def test_a_base_above_the_population():
    edition = factories.answered_edition()
    results = compute(edition)
    service = replace(results.items["service"], n=37)
    said = broken(edition, replace(results, items={"service": service}))
    assert said == "base of item service is 37, above the population of 36"
