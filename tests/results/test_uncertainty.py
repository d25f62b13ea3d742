"""How sure scores and ranks are: against hand-made answers, a plain reference and known truths."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import results
from report_builder.model import Edition, Framework, Respondent, Unit
from report_builder.results import imputed
from report_builder.results.intervals import Interval, likely_ranks, ranks
from report_builder.results.score import places
from report_builder.results.uncertainty import Uncertainty, uncertainty
from tests import factories

SLACK = 3
"""Places by which a likely rank may pass the middle, where few units stand around the whole."""


def of(edition: Edition) -> Uncertainty:
    computed = results.compute(edition)
    return uncertainty(edition, computed.units, computed.nation, computed.covered)


def units_only(scores: dict[str, list[float]]) -> Edition:
    """Return an edition of units that score two indicators of equal weight, a dimension each."""
    small = factories.edition()
    dimensions = [replace(d, weight=50) for d in small.framework.dimensions[:2]]
    indicators = [replace(small.framework.of(d.id)[0], id=d.id, weight=100.0) for d in dimensions]
    units = tuple(Unit(code, code, code, "เขตเหนือ") for code in scores)
    table = pd.DataFrame(scores, index=[d.id for d in dimensions]).T
    framework = Framework(tuple(dimensions), tuple(indicators))
    return replace(small, framework=framework, units=units, respondents=(), types=(), scores=table)


def test_where_everybody_answered_missing_answers_leave_nothing_unsure() -> None:
    sure = of(units_only({"a": [10.0, 30.0], "b": [50.0, 40.0], "c": [60.0, 70.0]}))
    total = sure.whole["total"]
    assert (total.low, total.high) == pytest.approx((130 / 3, 130 / 3))  # by hand
    assert [sure.units[code].rank for code in "abc"] == [
        Interval(3, 3),
        Interval(2, 2),
        Interval(1, 1),
    ]
    assert (sure.units["b"].score.low, sure.units["b"].score.high) == pytest.approx((45.0, 45.0))


def test_a_rank_in_a_dimension_is_as_sure_as_the_answers_in_it() -> None:
    blank = float("nan")
    sure = of(units_only({"a": [10.0, 70.0], "b": [50.0, 72.0], "c": [60.0, blank]}))
    first, second = (place for place in sure.ranks if place.startswith("dimension"))
    # all answered in the first; in the second c has no rank to be sure of, a and b are known
    assert sure.ranks[first] == {"a": Interval(3, 3), "b": Interval(2, 2), "c": Interval(1, 1)}
    assert sure.ranks[second] == {"a": Interval(2, 2), "b": Interval(1, 1)}


def test_the_whole_is_as_unsure_in_a_part_as_its_units_together() -> None:
    edition, _ = simulated(np.random.default_rng(3), at_random(0.0))
    gone = edition.scores.copy()
    gone.iloc[::5, 0] = np.nan
    part = replace(edition, scores=gone)
    filling, found = imputed.model(part), of(part)
    at, every = edition.framework.indicators[0], filling.rows(len(edition.units))
    column = np.eye(1, len(edition.framework.indicators))
    known = [imputed.expected(filling, rows, column) for rows in every]
    spread = sum(one.deviation[0] ** 2 for one in known) ** 0.5 / len(every)
    middle = sum(one.middle[0] for one in known) / len(every)
    interval = found.whole[f"indicator.{at.id}"]
    assert interval.high - interval.low >= 2 * 1.6449 * spread - 1e-9
    assert interval.low == pytest.approx(middle - 1.6449 * spread)
    assert f"indicator.{edition.framework.indicators[1].id}" in found.whole


def test_the_choice_of_weights_and_mean_moves_only_what_it_can() -> None:
    sure = of(units_only({"even": [50.0, 50.0], "uneven": [92.0, 10.0], "best": [95.0, 96.0]}))
    # arithmetic: 50 against 51; geometric: 50 against 30
    assert sure.units["even"].rank_by_choice == Interval(2, 3)
    assert sure.units["uneven"].rank_by_choice == Interval(2, 3)
    assert sure.units["best"].rank_by_choice == Interval(1, 1)


def test_ties_share_the_better_rank() -> None:
    sure = of(units_only({code: [40.0, 60.0] for code in "abcd"}))
    assert {one.rank_by_both for one in sure.units.values()} == {Interval(1, 1)}


def test_one_high_answer_of_two_is_no_sure_first_place() -> None:
    scores = {f"u{n}": [30.0 + 5 * n, 35.0 + 4 * n] for n in range(8)}
    sure = of(units_only({**scores, "lucky": [100.0, float("nan")]}))
    assert sure.units["lucky"].score.high == 100.0
    assert sure.units["lucky"].score.low < 85
    assert sure.units["u0"].rank.high - sure.units["u0"].rank.low <= 1


def test_units_that_nobody_answered_for_have_no_interval() -> None:
    edition = factories.edition()
    assert {*edition.unit} - {*of(edition).units} == {"D12"}


def test_equal_data_give_equal_intervals_in_any_order() -> None:
    edition = factories.edition()
    turned = replace(
        edition,
        units=edition.units[::-1],
        respondents=edition.respondents[::-1],
        scores=edition.scores.iloc[::-1],
    )
    first, second = of(edition).units, of(turned).units
    for code, sure in first.items():
        assert second[code].rank == sure.rank
        assert second[code].score.low == pytest.approx(sure.score.low)


@settings(max_examples=25)
@given(data=st.data())
def test_missing_scores_are_drawn_as_a_plain_reference_draws_them(data: st.DataObject) -> None:
    """One row at a time, indicator by indicator, by the conditional means of the normal model."""
    cells = st.floats(0, 100) | st.just(float("nan"))
    rows = data.draw(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=4))
    filling = imputed.Filling(
        np.array(rows),
        np.full((len(rows), 3), 50.0),
        np.array([0.5, 0.3, 0.2]),
        np.zeros(len(rows), int),
        9.0,
        16.0,
        np.array([4.0, 25.0, 36.0]),
    )
    column = np.array([[0.5, 0.3, 0.2]])
    drawn = imputed.completed(filling, np.arange(len(rows)), column, np.random.default_rng(1), 5)
    gone = [at for at, row in enumerate(rows) if any(np.isnan(row))]
    random = np.random.default_rng(1)
    normal = np.vstack([random.standard_normal((part, 5)) for part in (1, len(gone), len(gone))])
    assert drawn[0] == pytest.approx(plainly(filling, normal, gone), abs=1e-6)


def plainly(filling: imputed.Filling, normal: np.ndarray, drawn: list[int]) -> list[float]:
    told = []
    for row in filling.values:
        there = [i for i in range(3) if not np.isnan(row[i])]
        weight = sum(filling.weights[i] for i in there)
        if there:
            mean = sum(filling.weights[i] * (row[i] - 50.0) for i in there) / weight
            noise = sum(filling.weights[i] ** 2 * filling.cell[i] for i in there) / weight**2
            told.append((mean, noise))
        else:
            told.append(None)
    precision = 1 / filling.unit + sum(1 / (filling.row + one[1]) for one in told if one)
    center = sum(one[0] / (filling.row + one[1]) for one in told if one) / precision
    totals = []
    for draw in range(normal.shape[1]):
        unit = center + precision**-0.5 * normal[0, draw]
        of_rows = []
        for at, row in enumerate(filling.values):
            if one := told[at]:
                gain = filling.row / (filling.row + one[1])
                effect, rest = unit + gain * (one[0] - unit), gain * one[1]
            else:
                effect, rest = unit, filling.row
            if at in drawn:
                effect += rest**0.5 * normal[1 + drawn.index(at), draw]
            gone = [i for i in range(3) if np.isnan(row[i])]
            spread = sum(filling.weights[i] ** 2 * filling.cell[i] for i in gone) ** 0.5
            total = sum(filling.weights[i] * row[i] for i in range(3) if i not in gone)
            total += sum(filling.weights[i] * (50.0 + effect) for i in gone)
            if at in drawn:
                total += spread * normal[1 + len(drawn) + drawn.index(at), draw]
            known = sum(filling.weights[i] * row[i] for i in range(3) if i not in gone)
            most = known + 100 * sum(filling.weights[i] for i in gone)
            of_rows.append(min(max(total, known), most))
        totals.append(sum(of_rows) / len(of_rows))
    return totals


Silence = Callable[[np.random.Generator, np.ndarray], np.ndarray]
"""Tells of each respondent, by its true level, whether it keeps silent."""


def at_random(gone: float) -> Silence:
    return lambda random, rows: np.array(random.random(len(rows)) < gone)


def simulated(random: np.random.Generator, silence: Silence) -> tuple[Edition, Edition]:
    """Return a survey that all answered, and the same with some answers deleted."""
    small = factories.edition()
    kinds, framework = small.types, small.framework
    units = tuple(Unit(f"u{n}", f"u{n}", "", f"เขต{n % 3}") for n in range(40))
    asked = tuple(
        Respondent(f"{unit.code}-{kind.id}-{twin}", unit.code, kind.id, "post")
        for unit in units
        for kind in kinds
        for twin in "ab"
    )
    of_unit, of_kind = random.normal(0, 4, len(units)), random.normal(0, 5, len(kinds))
    effects = np.repeat(of_unit, 2 * len(kinds)) + np.tile(np.repeat(of_kind, 2), len(units))
    rows = 52 + effects + random.normal(0, 7, len(asked))
    cells = rows[:, None] + random.normal(0, 15, (len(asked), len(framework.indicators)))
    ids = [i.id for i in framework.indicators]
    scores = pd.DataFrame(cells.clip(0, 100), index=[r.id for r in asked], columns=ids)
    every = replace(small.settings, least_coverage=0)  # all have a rank
    whole = replace(small, settings=every, units=units, respondents=asked, scores=scores)
    silent = silence(random, rows)
    answered = tuple(
        replace(r, channel="") if mute else r for r, mute in zip(asked, silent, strict=True)
    )
    return whole, replace(whole, respondents=answered, scores=scores[~silent])


def coverage(seeds: range, silence: Silence) -> tuple[float, float]:
    """Return how often the true score and rank lie in their intervals, where any answer is gone."""
    scores, ranks = [], []
    for seed in seeds:
        whole, part = simulated(np.random.default_rng(seed), silence)
        truth, sure = results.compute(whole), of(part)
        for code, one in sure.units.items():
            if one.score.low < one.score.high:
                value = truth.units[code].total.value
                scores.append(one.score.low <= (value or 0) <= one.score.high)
                ranks.append(one.rank.low <= truth.rank[code] <= one.rank.high)
    return float(np.mean(scores)), float(np.mean(ranks))


@pytest.mark.parametrize("gone", [0.15, 0.4])
def test_nine_true_scores_and_ranks_in_ten_lie_in_their_intervals(gone: float) -> None:
    score, rank = coverage(range(6), at_random(gone))
    assert 0.85 <= score <= 0.95
    assert rank >= 0.85


def test_pairs_that_can_be_told_apart_are_counted_pair_by_pair() -> None:
    found = results.compute(factories.edition())

    def apart(one: str, other: str) -> bool:
        high, low = sorted((one, other), key=lambda code: -(found.units[code].total.value or 0))
        sure = found.uncertainty.units
        needed = max(found.needed[code].get("total", 1.0) for code in (one, other))
        scores = [round(found.units[code].total.value or 0, 1) for code in (high, low)]
        beyond = round(sure[high].score.low, 1) > round(sure[low].score.high, 1)
        return beyond and scores[0] - scores[1] >= needed

    for code, others in found.apart.items():
        assert others == sum(apart(code, other) for other in found.rank if other != code)
    assert 0 < sum(found.apart.values()) < len(found.rank) ** 2


def test_likely_ranks_are_those_of_plain_draws() -> None:
    random = np.random.default_rng(7)
    middle, deviation = random.uniform(30, 70, 60), random.choice([0.0, 1.0, 6.0], 60)
    drawn = middle + deviation * random.standard_normal((4000, 60))
    by_draw = np.array([1 + (row > row[:, None]).sum(axis=1) for row in drawn])
    low, high = np.percentile(by_draw, [5, 95], axis=0)
    found = likely_ranks(middle, deviation, 1 + (middle > middle[:, None]).sum(axis=1))
    assert max(abs(one.low - end) for one, end in zip(found, low, strict=True)) <= 3
    assert max(abs(one.high - end) for one, end in zip(found, high, strict=True)) <= 3
    assert np.mean([one.high - one.low for one in found]) == pytest.approx((high - low).mean(), 0.1)


def test_ranks_of_sure_scores_are_points_and_equal_ones_share_the_better() -> None:
    middle, found = np.array([20.0, 20.0, 40.0, 10.0]), np.array([2, 2, 1, 4])
    ranks_of = likely_ranks(middle, np.zeros(4), found)
    assert ranks_of == [Interval(2, 2), Interval(2, 2), Interval(1, 1), Interval(4, 4)]


def test_no_rank_of_2559_speaks_against_its_arrow(edition_2559: Edition) -> None:
    """A unit surely below the whole isn't likely among those above it, nor the other way round."""
    found = results.compute(edition_2559)
    for place, ranked in found.uncertainty.ranks.items():
        whole = dict(places(found.nation))[place].value or 0.0
        own = {code: dict(places(found.units[code]))[place].value or 0.0 for code in ranked}
        above = sum(score > whole for score in own.values())
        for code, rank in ranked.items():
            if place in found.clear[code]:
                below = own[code] < whole
                assert rank.low > above - SLACK if below else rank.high <= above + SLACK


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8), st.data())
def test_ranks_of_draws_are_those_of_a_plain_count(totals: list[int], data: st.DataObject) -> None:
    field = data.draw(st.lists(st.booleans(), min_size=len(totals), max_size=len(totals)))
    found = ranks(np.array(totals, float)[:, None], np.array(field))[:, 0]
    ahead = [sum(f and o > own for o, f in zip(totals, field, strict=True)) for own in totals]
    assert found.tolist() == [1 + n for n in ahead]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), gone=st.floats(0.05, 0.7))
def test_no_interval_goes_beyond_what_missing_answers_can_make_of_a_score(
    seed: int, gone: float
) -> None:
    edition, random = factories.edition(), np.random.default_rng(seed)
    cells = edition.scores.to_numpy(float)
    cells = random.choice([0.0, 3.0, 97.0, 100.0], cells.shape)
    cells[random.random(cells.shape) < gone] = np.nan
    scores = pd.DataFrame(cells, edition.scores.index, edition.scores.columns)
    part = replace(edition, scores=scores[scores.notna().any(axis=1)])
    if part.scores.empty:
        return
    found, asked = of(part), {unit.code: [] for unit in part.units}
    for one in part.respondents:
        row = part.scores.loc[one.id] if one.id in part.scores.index else scores.iloc[0] * np.nan
        asked[one.unit].append(row)
    for code, rows in asked.items():
        for i in part.framework.indicators:
            interval = found.parts[code].get(f"indicator.{i.id}")
            if interval and part.scores[i.id].notna().any():
                lowest = float(np.mean([np.nan_to_num(row[i.id]) for row in rows]))
                highest = float(np.mean([np.nan_to_num(row[i.id], nan=100.0) for row in rows]))
                assert lowest - 1e-6 <= interval.low <= interval.high <= highest + 1e-6
