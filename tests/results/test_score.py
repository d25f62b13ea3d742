import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.facts import build
from report_builder.model import Dimension, Framework, Indicator, Respondent, RespondentType, Unit
from report_builder.results import Mean, compute
from tests import factories

# A weighs 60 % and holds a1 (75 %) and a2 (25 %); B weighs 40 % and holds b1.
FRAMEWORK = Framework(
    (Dimension("A", "ก", "ก", "A", "A", 60), Dimension("B", "ข", "ข", "B", "B", 40)),
    (
        Indicator("a1", "A", "ก1", "ก1", "a1", 75),
        Indicator("a2", "A", "ก2", "ก2", "a2", 25),
        Indicator("b1", "B", "ข1", "ข1", "b1", 100),
    ),
)
MISSING = math.nan
SCORES = {
    "U1-x": [80.0, 40.0, 50.0],
    "U1-y": [60.0, MISSING, MISSING],
    "U2-x": [MISSING, MISSING, 90.0],
    "U2-y": [MISSING, MISSING, MISSING],
}


def by_hand():
    """Two units in one region, two respondents each; the results below are worked out by hand."""
    table = pd.DataFrame.from_dict(SCORES, orient="index", columns=["a1", "a2", "b1"])
    return factories.edition(
        framework=FRAMEWORK,
        units=(Unit("U1", "หนึ่ง", "One", "เขตเหนือ"), Unit("U2", "สอง", "Two", "เขตเหนือ")),
        types=(RespondentType("x", "เอกซ์", "เอกซ์", ""), RespondentType("y", "วาย", "วาย", "")),
        respondents=tuple(Respondent(id, id[:2], id[-1], "post") for id in SCORES),
        scores=table.rename_axis("respondent"),
    )


def test_a_respondents_total_weighs_what_is_present():
    totals = compute(by_hand()).respondents
    # A = .75 x 80 + .25 x 40 = 70, B = 50: .6 x 70 + .4 x 50 = 62
    assert totals["U1-x"] == pytest.approx(62)
    assert totals["U1-y"] == pytest.approx(60)  # only a1, so A alone
    assert totals["U2-x"] == pytest.approx(90)  # only B
    assert totals["U2-y"] is None


def test_a_unit_averages_its_respondents_and_weighs_its_dimensions():
    one = compute(by_hand()).units["U1"]
    assert one.indicators == {"a1": Mean(70, 2), "a2": Mean(40, 1), "b1": Mean(50, 1)}
    assert one.dimensions == {"A": Mean(65, 2), "B": Mean(50, 1)}  # A = (70 + 60) / 2
    assert one.total == Mean(59, 2)  # .6 x 65 + .4 x 50


def test_a_missing_dimension_leaves_its_weight_to_the_others():
    two = compute(by_hand()).units["U2"]
    assert two.dimensions == {"A": Mean(None, 0), "B": Mean(90, 1)}
    assert two.total == Mean(90, 1)


def test_the_nation_averages_respondents_not_units():
    nation = compute(by_hand()).nation
    assert nation.indicators == {"a1": Mean(70, 2), "a2": Mean(40, 1), "b1": Mean(70, 2)}
    assert nation.dimensions == {"A": Mean(65, 2), "B": Mean(70, 2)}
    assert nation.total == Mean(67, 3)  # .6 x 65 + .4 x 70


def test_a_dimension_can_differ_from_the_mean_of_its_indicators():
    nation = compute(by_hand()).nation
    weighted_indicators = 0.75 * 70 + 0.25 * 40
    assert nation.dimensions["A"].value != pytest.approx(weighted_indicators)


def test_a_region_follows_the_rule_of_the_nation():
    results = compute(by_hand())
    assert results.regions == {"เขตเหนือ": results.nation}


def test_regions_come_in_the_order_of_the_settings():
    settings = factories.settings(region_order=("เขตใต้", "เขตเหนือ"))
    regions = compute(factories.edition(settings=settings)).regions
    assert list(regions) == ["เขตใต้", "เขตเหนือ", "เขตกลาง"]


def test_scores_per_unit_count_each_unit_as_one_respondent():
    edition = factories.unit_level_edition()
    results = compute(edition)
    row = edition.scores.loc["D01"]
    assert results.units["D01"].indicators["skills"] == Mean(row["skills"], 1)
    people = 0.5 * row["headcount"] + 0.3 * row["skills"] + 0.2 * row["training"]
    assert results.units["D01"].dimensions["people"].value == pytest.approx(people)
    assert results.nation.total.n == 12
    assert results.respondents == {}


def test_a_unit_that_nobody_answered_for_has_no_score_rank_or_group():
    results = compute(factories.edition())
    assert results.units["D12"].total == Mean(None, 0)
    assert "D12" not in results.rank
    assert "D12" not in results.group


@pytest.mark.parametrize("score", [0.0, 100.0])
def test_the_ends_of_the_scale_stay_exact(score):
    scores = factories.scores() * 0 + score
    results = compute(factories.edition(scores=scores))
    assert results.nation.total.value == score
    assert set(results.rank.values()) == {1}
    assert results.quartiles["skills"][:2] == (score, score)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_to_the_bit(random):
    plain = factories.answered_edition()
    mixed = replace(
        plain,
        scores=shuffled(plain.scores, random)[random.sample(list(plain.scores), 7)],
        answers=shuffled(plain.answers, random),
        respondents=tuple(random.sample(plain.respondents, len(plain.respondents))),
        units=tuple(random.sample(plain.units, len(plain.units))),
    )
    assert values(mixed) == values(plain)


def shuffled(table, random):
    return table.iloc[random.sample(range(len(table)), len(table))]


def values(edition):
    facts = build(edition, compute(edition)).values()
    return {fact.id: (fact.value, fact.base) for fact in facts}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 100) | st.none(), min_size=24, max_size=24))
def test_every_score_lies_between_the_lowest_and_the_highest_of_its_respondents(drawn):
    rows = [drawn[at : at + 2] * 3 + drawn[at : at + 1] for at in range(0, 24, 2)]
    table = pd.DataFrame(rows, columns=list(factories.scores()), dtype=float)
    table.index = pd.Index([unit.code for unit in factories.UNITS], name="unit")
    results = compute(factories.unit_level_edition(scores=table))
    for unit in factories.UNITS:
        present, total = table.loc[unit.code].dropna(), results.units[unit.code].total.value
        assert (total is None) == present.empty
        assert total is None or present.min() - 1e-9 <= total <= present.max() + 1e-9
