"""A distance to the whole is clear if neither one respondent nor a choice of weights makes it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.scales import PLAIN, Scale, of_print
from report_builder.model import Edition
from report_builder.results import compute, fair, score, single
from report_builder.results.intervals import Interval
from report_builder.thai.words import rounded
from tests import factories, odd

Moved = dict[str, dict[str, float]]


def plain_moves(edition: Edition, nation: score.Scores) -> tuple[Moved, Moved]:
    """Return how far scores move at most, either way and towards the whole.

    By scoring every unit anew without each respondent.
    """
    known = score.by_unit(edition, score.by_respondent(edition))
    whole = dict(score.places(nation))
    most: Moved = {code: {} for code in known}
    nearer: Moved = {code: {} for code in known}
    for one in edition.respondents:
        rest = edition.scores.drop(index=one.id, errors="ignore")
        anew = replace(edition, scores=rest)
        left = score.by_unit(anew, score.by_respondent(anew))[one.unit]
        if one.id not in edition.scores.index or edition.scores.loc[one.id].isna().all():
            continue
        for name, now, then in (
            ("total", known[one.unit].total, left.total),
            *(
                (f"dimension.{d}", now, left.dimensions[d])
                for d, now in known[one.unit].dimensions.items()
            ),
            *(
                (f"indicator.{i}", now, left.indicators[i])
                for i, now in known[one.unit].indicators.items()
            ),
        ):
            if now.n > then.n:
                own, mean = now.value or 0.0, whole[name].value or 0.0
                down = 100.0 if then.value is None else own - then.value
                closer = down if then.value is None or own > mean else -down
                for found, away in ((most, abs(down)), (nearer, max(closer, 0.0))):
                    found[one.unit][name] = max(found[one.unit].get(name, 0.0), away)
    return most, nearer


def test_a_score_moves_as_scoring_anew_without_each_respondent_says() -> None:
    edition = factories.edition()
    nation = compute(edition).nation
    moves = single.moves(edition, score.by_respondent(edition), nation)
    plain = plain_moves(edition, nation)
    for found, plainly in zip((moves.most, moves.nearer), plain, strict=True):
        for code, of in plainly.items():
            told = {place: points for place, points in found.get(code, {}).items() if points}
            expected = {place: points for place, points in of.items() if points > 1e-12}
            assert told == pytest.approx(expected)
    for code, of_unit in moves.without.items():
        for id, total in of_unit.items():
            left = replace(edition, scores=edition.scores.drop(index=id))
            then = score.by_unit(left, score.by_respondent(left))[code].total.value
            assert total == pytest.approx(np.nan if then is None else then, nan_ok=True)


def census(*answers: float) -> Edition:
    """Return an edition whose first unit has so many respondents that answered alike everywhere.

    All others of the edition score 50 throughout.
    """
    edition = factories.edition()
    one = edition.respondents[0]
    own = tuple(replace(one, id=f"own{n}") for n in range(len(answers)))
    others = tuple(r for r in edition.respondents if r.unit != one.unit)
    columns = [i.id for i in edition.framework.indicators]
    values = [*answers, *[50.0] * len(others)]
    scores = pd.DataFrame(dict.fromkeys(columns, values), index=[r.id for r in (*own, *others)])
    return replace(edition, respondents=(*own, *others), scores=scores)


def clear_in_first(edition: Edition) -> bool:
    found = compute(edition)
    return "total" in found.clear[edition.respondents[0].unit]


def test_one_respondent_of_seven_makes_no_clear_difference_and_all_together_do() -> None:
    # one office 30 points apart: the unit 4.3 apart, and not at all without that office
    assert not clear_in_first(census(80, *[50] * 6))
    assert clear_in_first(census(*[54] * 7))
    # without the furthest the unit is still 3 points apart, more than that one moves it
    assert clear_in_first(census(56, 56, 56, 56, 50, 53, 53))
    # without the furthest above the unit is further below: that takes nothing from the finding
    assert clear_in_first(census(64, *[45] * 6))
    # where one was asked, it is the unit
    assert clear_in_first(census(54))
    # where two were, each of them is half of it
    assert not clear_in_first(census(60, 50))
    assert clear_in_first(census(60, 61))


def test_a_part_in_which_too_few_have_a_score_is_not_clear_however_far_it_is() -> None:
    edition = census(*[90.0] * 7)
    first, second, *_ = (i.id for i in edition.framework.indicators)
    code = edition.respondents[0].unit
    for known, clear in ((4, True), (3, False)):  # of seven: half and more, less
        scores = edition.scores.copy()
        scores.loc[[f"own{n}" for n in range(known, 7)], first] = np.nan
        found = compute(replace(edition, scores=scores)).clear[code]
        assert (f"indicator.{first}" in found) is clear
        assert f"indicator.{second}" in found


def test_a_total_that_only_one_choice_of_weights_sets_apart_is_not_clear() -> None:
    small = factories.unit_level_edition()
    scores = small.scores * 0 + 50.0
    heavy = small.framework.dimensions[0]
    own = [i.id for i in small.framework.of(heavy.id)]
    # lifted where it weighs most, sunk where it weighs least: near 50 by equal weights
    scores.iloc[0] = 40.0
    scores.loc[scores.index[0], own] = 68.0
    found = compute(replace(small, scores=scores))
    code = small.units[0].code
    weights = np.array([d.weight for d in small.framework.dimensions]) / 100
    distance = (found.units[code].total.value or 0) - (found.nation.total.value or 0)
    assert weights[0] == max(weights)
    assert abs(distance) > 1
    assert "total" not in found.clear[code]
    assert found.needed[code]["total"] > abs(distance)
    assert f"dimension.{heavy.id}" in found.clear[code]


ROUNDING = 0.15
"""Points by which three printed numbers may be off together."""


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 100), min_size=2, max_size=7))
def test_what_is_clear_and_no_other_stays_on_its_side_without_any_one(answers: list[int]) -> None:
    edition = census(*answers)
    clear, whole = clear_in_first(edition), compute(edition).nation.total.value or 0.0
    side, mean = np.sign(np.mean(answers) - whole), float(np.mean(answers))
    left = min((sum(answers) - one) / (len(answers) - 1) * side for one in answers)
    if clear:
        assert left >= whole * side - ROUNDING
    elif abs(mean - whole) >= 1 + ROUNDING:
        assert left <= whole * side + ROUNDING


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["", "1-5", "0-10", "0-1000"]))
def test_nothing_is_clear_whose_range_reaches_the_whole_as_both_are_printed(
    seed: int, scale: str
) -> None:
    small = odd.edition(3, 6)
    random = np.random.default_rng(seed)
    cells = np.clip(random.normal(50, 12, small.scores.shape), 0, 100)
    cells[random.random(cells.shape) < 0.15] = np.nan
    rules = replace(small.settings, print_scale=scale)
    edition = replace(small, scores=small.scores * 0 + cells, settings=rules)
    found, print_scale = compute(edition), of_print(rules)
    whole = dict(score.places(found.nation))
    for code, clear in found.clear.items():
        for place in clear:
            interval = found.uncertainty.parts[code][place]
            low, mean, high = (
                rounded(print_scale.printed(of), print_scale.decimals)
                for of in (interval.low, whole[place].value or 0.0, interval.high)
            )
            assert not low <= mean <= high


def test_a_range_that_reaches_the_printed_mean_by_rounding_alone_is_not_clear() -> None:
    interval = Interval(46.84, 53.26)
    assert fair.holds(interval, 53.34, PLAIN)  # 53.3 as both are printed
    assert not fair.holds(interval, 53.36, PLAIN)  # 53.4
    assert not fair.holds(interval, 53.34, Scale(0, 9))  # 4.79 and 4.80
