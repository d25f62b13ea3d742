from report_builder.results import compute, rank
from tests import factories


def test_ties_share_the_better_rank_and_the_next_is_skipped():
    assert rank.ranks({"a": 50.0, "b": 70.0, "c": 50.0, "d": 10.0, "e": None}) == {
        "a": 2,
        "b": 1,
        "c": 2,
        "d": 4,
    }


def test_scores_that_print_alike_still_rank_apart():
    assert rank.ranks({"a": 53.31, "b": 53.34}) == {"a": 2, "b": 1}


def test_binary_noise_does_not_break_a_tie():
    assert rank.ranks({"a": 0.1 + 0.2, "b": 0.3}) == {"a": 1, "b": 1}


def test_ranks_within_a_region():
    scores = {"a": 10.0, "b": 30.0, "c": 20.0, "d": None}
    regions = {"a": "N", "b": "N", "c": "S", "d": "S"}
    assert rank.ranks_within(scores, regions) == {"a": 2, "b": 1, "c": 1}


def test_units_with_the_same_answers_tie():
    results = compute(factories.edition())
    assert results.rank["D09"] == results.rank["D10"]
    assert results.region_rank["D09"] == results.region_rank["D10"]


def test_a_score_on_an_edge_belongs_to_the_upper_group():
    edges = rank.edges(53.3, 5)
    scores = {"a": 48.2999, "b": 48.3, "c": 53.2999, "d": 53.3, "e": 58.2999, "f": 58.3, "g": None}
    assert rank.groups(scores, edges) == {"a": 1, "b": 2, "c": 2, "d": 3, "e": 3, "f": 4}


def test_edges_are_the_mean_and_the_width_on_either_side():
    assert rank.edges(50.0, 7.5) == (42.5, 50.0, 57.5)
    assert rank.edges(None, 5) == ()
