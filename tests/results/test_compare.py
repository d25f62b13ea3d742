from report_builder.results import compute
from tests import factories


def test_quartiles_interpolate_between_units():
    # 0, 10, ..., 90: the quarters lie 2.25 and 6.75 steps along
    scores = factories.unit_level_edition().scores
    scores = scores.assign(skills=[float(10 * at) for at in range(10)] + [float("nan")] * 2)
    results = compute(factories.unit_level_edition(scores=scores))
    assert results.quartiles["skills"] == (22.5, 67.5, 10)


def test_quartiles_of_nothing_are_missing():
    scores = factories.unit_level_edition().scores.assign(skills=float("nan"))
    results = compute(factories.unit_level_edition(scores=scores))
    assert results.quartiles["skills"] == (None, None, 0)
