"""What changed between two years: hand-computed, and by properties that hold for any two years."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Dimension, Edition, Framework, Indicator, Unit
from report_builder.results import change as changing
from report_builder.results.change import Change
from report_builder.results.scored import scored as once
from report_builder.years import Link
from tests import factories
from tests.years import comparison, numbers, parts, renamed, reweighed, turned, without

EDITION = factories.edition()


def later(seed: int) -> Edition:
    """Return the small edition a year on: other scores, other weights, others silent."""
    random = np.random.default_rng(seed)
    moved = (EDITION.scores + random.normal(4, 6, EDITION.scores.shape)).clip(0, 100).round(1)
    silent = random.choice(moved.index, 4, replace=False)
    asked = tuple(
        replace(r, channel="" if r.id in silent else r.channel) for r in EDITION.respondents
    )
    own = replace(EDITION, scores=moved.drop(index=silent), respondents=asked)
    return reweighed(own, {"people": 40, "process": 40, "headcount": 45, "skills": 35})


def test_an_edition_against_itself_changes_nothing() -> None:
    """No score, rank or group moves, nothing is clear, and no part of the change is anything."""
    found = comparison(EDITION, EDITION)
    assert len(found.change) > 200
    assert all(
        c.distance == 0 and not c.clear for c in (*found.change.values(), *found.alike.values())
    )
    assert set(parts(found).values()) == {0.0}
    assert {id: f.value for id, f in found.published.items()} == {
        id: c.now.value for id, c in found.change.items()
    }


@settings(max_examples=2)
@given(st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    """Rows of scores, respondents and units in another order give the same numbers."""
    now = later(seed)
    order = np.random.default_rng(seed).permutation(len(now.scores))
    shuffled = replace(
        now,
        scores=now.scores.iloc[order],
        respondents=now.respondents[::-1],
    )
    first, second = comparison(now, EDITION), comparison(shuffled, EDITION)
    assert _numbers(first.change) == _numbers(second.change)
    assert parts(first) == pytest.approx(parts(second))


@settings(max_examples=2)
@given(st.integers(0, 99))
def test_the_way_back_mirrors_the_way_there(seed: int) -> None:
    """What rose falls by as much, clearly or not, and so does every part of it."""
    now = later(seed)
    there, back = comparison(now, EDITION), comparison(EDITION, now)
    assert there.change.keys() == back.change.keys()
    for id, change in there.change.items():
        other = back.change[id]
        assert (change.before.value, change.now.value) == pytest.approx(
            (other.now.value, other.before.value)
        )
        assert change.distance == pytest.approx(-other.distance)
        assert change.clear == other.clear
    turned_back = {name: -value for name, value in parts(back).items()}
    assert parts(there) == pytest.approx(turned_back)
    assert parts(there)["weights"] != pytest.approx(0)
    assert parts(there)["respondents"] != pytest.approx(0)


def test_other_ids_with_a_table_of_changes_change_nothing() -> None:
    """Ids that are renamed and linked give the numbers that equal ids give."""
    now, names = (
        later(1),
        {"people": "staff", "skills": "ability", "D02": "X2", "school": "academy"},
    )
    kinds = {"people": "dimension", "skills": "indicator", "D02": "unit", "school": "type"}
    links = [Link(kinds[old], old, new, "renamed") for old, new in names.items()]
    plain, linked = comparison(now, EDITION), comparison(now, renamed(EDITION, names), links)
    assert _numbers(plain.change) == _numbers(linked.change)
    assert _numbers(plain.alike) == _numbers(linked.alike)
    assert parts(plain) == pytest.approx(parts(linked))


@pytest.mark.parametrize(("dropped", "new"), [("network", "skills"), ("", "follow_up")])
def test_the_parts_add_up_to_the_change_of_the_published_totals(dropped: str, new: str) -> None:
    """Whatever changed, real change and all other parts sum to the printed one."""
    now, before = later(2), EDITION
    links = []
    if dropped:
        now = without(now, dropped)
        links.append(Link("indicator", "", dropped, "dropped"))
    if new:
        before = without(before, new)
        links.append(Link("indicator", new, "", "new"))
    there, back = comparison(now, before, links), comparison(before, now, turned(links))
    published = comparison(now, now).published["nation.score"].value
    change = published - there.published["nation.score"].value
    assert sum(parts(there).values()) == pytest.approx(change, abs=1e-9)
    assert parts(there)["framework"] != pytest.approx(0)
    assert parts(there) == pytest.approx({name: -value for name, value in parts(back).items()})


def _numbers(changes: dict[str, Change]) -> dict[str, tuple[float | None, ...]]:
    return {id: numbers(change) for id, change in sorted(changes.items())}


TOP = (Dimension("a", "ด้านหนึ่ง", "หนึ่ง", "A", "", 60), Dimension("b", "ด้านสอง", "สอง", "B", "", 40))
INSIDE = (
    Indicator("a1", "a", "ก1", "ก1", "A1", 50),
    Indicator("a2", "a", "ก2", "ก2", "A2", 50),
    Indicator("b1", "b", "ข1", "ข1", "B1", 100),
)


FRAMEWORK = Framework(TOP, INSIDE)


def plain(rows: dict[str, tuple[float, ...]], framework: Framework = FRAMEWORK) -> Edition:
    """Return an edition with a row of scores per unit, of the indicators in their order."""
    scores = pd.DataFrame.from_dict(
        rows, orient="index", columns=[i.id for i in framework.indicators]
    )
    return factories.unit_level_edition(
        framework=framework,
        units=tuple(Unit(code, f"เขต {code}", "", "ภาคเดียว") for code in rows),
        scores=scores.astype(float).rename_axis("unit"),
        settings=factories.settings(region_order=()),
    )


BEFORE = {"u": (40.0, 60.0, 30.0), "v": (20.0, 80.0, 50.0)}
"""Totals: u 0.6 x 50 + 0.4 x 30 = 42; v 0.6 x 50 + 0.4 x 50 = 50; the whole 46."""


def test_scores_ranks_and_groups_by_hand() -> None:
    """Nothing but scores changed: u rises to 56 and passes v, which stays at 50."""
    found = comparison(plain({"u": (60.0, 80.0, 35.0), "v": BEFORE["v"]}), plain(BEFORE))
    assert parts(found) == pytest.approx(
        {"real": 7.0, "respondents": 0, "units": 0, "weights": 0, "framework": 0}
    )
    assert _told(found.change["nation.score"]) == (46.0, 53.0, 7.0, True)
    assert _told(found.change["unit.u.score"]) == (42.0, 56.0, 14.0, True)
    assert _told(found.change["unit.v.score"]) == (50.0, 50.0, 0.0, False)
    assert _told(found.change["unit.u.rank"]) == (2, 1, 1, True)
    assert _told(found.change["unit.v.rank"]) == (1, 2, -1, True)
    assert _told(found.change["unit.u.group"]) == (2, 3, 1, True)
    assert _told(found.change["dimension.a.score"]) == (50.0, 60.0, 10.0, True)
    assert _told(found.change["unit.u.indicator.b1.score"]) == (30.0, 35.0, 5.0, True)


def test_changes_below_the_least_difference_are_not_clear() -> None:
    """A rise by 0.8 with certain scores is less than a hundredth of the scale."""
    found = comparison(plain({"u": (40.0, 60.0, 32.0), "v": (20.0, 80.0, 52.0)}), plain(BEFORE))
    assert _told(found.change["nation.score"]) == (46.0, 46.8, pytest.approx(0.8), False)


def test_other_weights_by_hand() -> None:
    """Equal scores on 60/40 and 50/50: the whole is compared on 55/45, and only weights changed.

    Then: a 50, b 40; before 46, now 45, on the mean of both years 45.5.
    """
    now = reweighed(plain(BEFORE), {"a": 50, "b": 50})
    found = comparison(now, plain(BEFORE))
    assert _told(found.change["nation.score"]) == (45.5, 45.5, 0.0, False)
    assert found.published["nation.score"].value == pytest.approx(46.0)
    assert parts(found) == pytest.approx(
        {"real": 0, "respondents": 0, "units": 0, "weights": -1.0, "framework": 0}
    )


def test_a_redefined_indicator_by_hand() -> None:
    """Without a2 the dimension is a1 alone: before (0.6 x 30 + 0.4 x 40) = 34 = now."""
    now = plain({"u": (40.0, 90.0, 30.0), "v": (20.0, 90.0, 50.0)})
    found = comparison(now, plain(BEFORE), [Link("indicator", "a2", "a2", "redefined")])
    assert _told(found.change["nation.score"]) == (34.0, 34.0, 0.0, False)
    assert "indicator.a2.score" not in found.change
    assert "indicator.a2.score" not in found.published
    # published: a is 50 before and 60 now, so that the whole rose from 46 to 52
    assert parts(found)["framework"] == pytest.approx(6.0)
    assert parts(found)["real"] == pytest.approx(0.0)


def test_a_new_unit_by_hand() -> None:
    """A unit of 90 more lifts the published mean; those of both years stayed."""
    now = plain({**BEFORE, "w": (90.0, 90.0, 90.0)})
    found = comparison(now, plain(BEFORE), [Link("unit", "w", "", "new")])
    assert _told(found.change["nation.score"]) == (46.0, 46.0, 0.0, False)
    assert parts(found)["units"] == pytest.approx((42 + 50 + 90) / 3 - 46)
    assert "unit.w.score" not in found.change
    assert _told(found.change["unit.v.rank"]) == (1, 1, 0, False)


def test_a_code_that_another_unit_had_by_hand() -> None:
    """A unit that took the code of one that is gone is compared with itself: 50 before and now."""
    before = plain({**BEFORE, "w": (90.0, 90.0, 90.0)})
    links = [Link("unit", "w", "v", "renamed"), Link("unit", "", "w", "dropped")]
    found = comparison(plain({"u": BEFORE["u"], "w": BEFORE["v"]}), before, links)
    assert _told(found.change["unit.w.score"]) == (50.0, 50.0, 0.0, False)
    assert _told(found.change["nation.score"]) == (46.0, 46.0, 0.0, False)


def test_merged_and_split_units_by_hand() -> None:
    """Of two units that became one the mean is compared; one that was split only in the whole."""
    one = plain({"w": (50.0, 70.0, 60.0)})
    links = [Link("unit", "w", "u", "merged"), Link("unit", "w", "v", "merged")]
    merged = comparison(one, plain(BEFORE), links)
    assert _told(merged.change["unit.w.score"]) == (46.0, 60.0, 14.0, True)
    split = comparison(plain(BEFORE), one, turned(links))
    assert _told(split.change["nation.score"]) == (60.0, 46.0, -14.0, True)
    assert not any(id.startswith("unit.") for id in split.change)


def test_a_moved_indicator_and_merged_dimensions_by_hand() -> None:
    """The year before is told by the tree of this one: b1 in a is 40 of 100, as it was in b."""
    one = (replace(TOP[0], weight=100),)
    inside = (replace(INSIDE[0], weight=30), replace(INSIDE[1], weight=30))
    inside = (*inside, replace(INSIDE[2], dimension="a", weight=40))
    now = plain({"u": (50.0, 70.0, 40.0), "v": (30.0, 90.0, 60.0)}, Framework(one, inside))
    links = [Link("dimension", "a", "a", "merged"), Link("dimension", "a", "b", "merged")]
    found = comparison(now, plain(BEFORE), links)
    assert _told(found.change["dimension.a.score"]) == (46.0, 56.0, 10.0, True)
    assert "dimension.a.score" not in found.published
    assert parts(found)["real"] == pytest.approx(10.0)


def test_respondents_of_both_years_by_hand() -> None:
    """One who answered the second time only changes the whole, not the change of the others."""
    silent = next(r for r in EDITION.respondents if r.id == "D03-school")
    asked = tuple(replace(r, channel="post") if r is silent else r for r in EDITION.respondents)
    scores = pd.concat([EDITION.scores, pd.DataFrame(100.0, [silent.id], EDITION.scores.columns)])
    now = replace(EDITION, respondents=asked, scores=scores.rename_axis("respondent"))
    found = comparison(now, EDITION)
    assert found.respondents == len(EDITION.scores)
    assert found.alike["nation.score"].distance == 0
    assert found.change["nation.score"].now.value > found.change["nation.score"].before.value
    assert parts(found)["real"] == pytest.approx(0.0)
    assert parts(found)["respondents"] == pytest.approx(sum(parts(found).values()))


def test_few_respondents_of_both_years_are_not_set_apart() -> None:
    """Where a third of those who answered did so again, the others aren't set apart from them."""
    kept = EDITION.scores.index[::3]
    gone = [r for r in EDITION.respondents if r.id not in kept]
    asked = tuple(replace(r, channel="") if r in gone else r for r in EDITION.respondents)
    before = replace(EDITION, respondents=asked, scores=EDITION.scores.loc[kept])
    other = tuple(
        replace(r, channel="" if r.id in kept[3:] else "post") for r in EDITION.respondents
    )
    there = [r.id for r in other if r.channel]
    now = replace(EDITION, respondents=other, scores=EDITION.scores.reindex(there).fillna(50.0))
    found = comparison(now, before)
    assert (found.alike, found.respondents) == ({}, 0)
    assert parts(found)["respondents"] == 0


def _told(change: Change) -> tuple[float, float, float, bool]:
    before, now = (pytest.approx(f.value) for f in (change.before, change.now))
    return before, now, pytest.approx(change.distance), change.clear


def test_what_stayed_is_not_scored_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both years have the same units and framework, each is scored once."""
    scored: list[Edition] = []
    monkeypatch.setattr(changing, "scored", lambda own: scored.append(own) or once(own))
    comparison(plain({"u": (60.0, 80.0, 35.0), "v": BEFORE["v"]}), plain(BEFORE))
    assert len(scored) == 1
    comparison(plain({**BEFORE, "w": (90.0, 90.0, 90.0)}), plain(BEFORE), [NEW])
    assert len(scored) == 3


NEW = Link("unit", "w", "", "new")
