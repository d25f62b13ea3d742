from report_builder.results import compare, compute
from tests import factories

REGIONS = {"a": "N", "b": "N", "c": "N", "d": "N", "e": "N", "f": "S", "g": "S"}


def test_peers_are_the_three_nearest_of_the_region_nearest_first():
    totals = {"a": 50.0, "b": 51.0, "c": 47.0, "d": 80.0, "e": 52.5, "f": 50.1, "g": None}
    peers = compare.peers(totals, REGIONS, totals)
    assert peers["a"] == ("b", "e", "c")
    assert peers["d"] == ("e", "b", "a")
    assert peers["f"] == ()  # the only one of its region with a score
    assert "g" not in peers


def test_peers_at_the_same_distance_come_by_code():
    totals = {"c": 49.0, "b": 51.0, "a": 50.0, "d": 51.0}
    assert compare.peers(totals, REGIONS, totals)["a"] == ("b", "c", "d")


def test_peers_are_ranked_units():
    totals = {"a": 50.0, "b": 51.0, "c": 47.0}
    assert compare.peers(totals, REGIONS, {"a", "c"})["a"] == ("c",)


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
