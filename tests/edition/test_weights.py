"""Weights are proportions: any rounding that people type comes to 100, any other sum is named."""

import math
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.load import load, read
from report_builder.edition.tables import Table
from report_builder.edition.weights import problems, shares
from report_builder.facts import build
from report_builder.problem import Words
from report_builder.results import compute
from tests import factories, folders, odd

EVERY = Words("ด้านทั้งหมด", "all dimensions")


def found(*typed: str) -> list[tuple[str, int | None, str]]:
    """Return cause, row and what was found for weights in the rows from 2."""
    rows = range(2, len(typed) + 2)
    frame = pd.DataFrame({"weight": list(typed)}, index=rows, dtype="str")
    table = Table("dimensions", "dimensions.csv", Path("dimensions.csv"), frame)
    return [(p.cause, p.row, p.found) for p in problems(table, table.column("weight"), EVERY)]


@given(st.integers(1, 60), st.integers(2, 6), st.sampled_from([100, 1]))
def test_equal_weights_are_equal_shares_however_they_are_rounded(n: int, places: int, of: int):
    typed = [str((Decimal(of) / n).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))] * n
    own = shares(typed)
    assert len(set(own)) == 1
    assert math.isclose(own[0], 100 / n)
    if abs(sum(map(Decimal, typed)) - of) * 100 <= of:
        assert [cause for cause, _, _ in found(*typed)] in ([], ["weights_scaled"])


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=12))
def test_weights_keep_their_proportions_or_their_sum_is_named(hundredths: list[int]):
    typed = [f"{n / 100:.2f}" for n in hundredths]
    total = sum(hundredths)
    near = abs(total - 10000) <= 100 or abs(total - 100) <= 1
    told = [one for one in found(*typed) if one[0] != "no_weight"]
    if not near:
        assert told == [("weight_sum", len(typed) + 1, f"{total / 100:g}")]
        return
    assert told == (
        [] if total == 10000 else [("weights_scaled", len(typed) + 1, f"{total / 100:g}")]
    )
    own = shares(typed)
    assert math.isclose(math.fsum(own), 100)
    assert all(math.isclose(s * total, 100 * n) for s, n in zip(own, hundredths, strict=True))


@pytest.mark.parametrize(
    "typed",
    [
        *(["33.33"] * 3, ["33.3333"] * 3, ["16.67"] * 6, ["6.666667"] * 15, ["8.3333"] * 12),
        *(["0.333"] * 3, ["0.2", "0.8"], ["50", "30", "20"], ["1"], ["99"], ["101"]),
    ],
    ids="|".join,
)
def test_what_people_type_is_no_error(typed: list[str]):
    assert [cause for cause, _, _ in found(*typed)] in ([], ["weights_scaled"])
    assert math.isclose(math.fsum(shares(typed)), 100)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (["40", "30", "20"], ("weight_sum", 4, "90")),
        (["50", "51.01"], ("weight_sum", 3, "101.01")),
        (["0", "0"], ("weight_sum", 3, "0")),
        (["50", "", "50"], ("weight_gap", 3, "")),
        (["100", "0"], ("no_weight", 3, "0")),
    ],
)
def test_what_is_no_proportion_is_named(typed: list[str], problem: tuple[str, int, str]):
    assert found(*typed) == [problem]


def test_blank_weights_of_dimensions_are_equal_shares(tmp_path: Path):
    folder = folders.write(factories.edition(), tmp_path / "edition")
    for row in (2, 3, 4):
        folders.spoil(folder, "dimensions", row, "weight", "")
    assert read(folder).errors == ()
    assert [d.weight for d in load(folder).framework.dimensions] == [100 / 3] * 3


def test_rounded_weights_give_the_results_of_equal_ones(tmp_path: Path):
    """33.33 three times, and 0.333 for the three indicators of one dimension."""
    folder = folders.write(factories.edition(), tmp_path / "edition")
    for row in (2, 3, 4):
        folders.spoil(folder, "dimensions", row, "weight", "33.33")
        folders.spoil(folder, "indicators", row, "weight", "0.333")
    results = compute(load(folder))
    means = [mean.value for mean in results.nation.dimensions.values()]
    assert results.nation.total.value == pytest.approx(sum(means) / 3)


@settings(max_examples=10, derandomize=True)
@given(st.integers(1, 16))
def test_equal_weights_print_equal_and_their_printed_sum_is_a_fact(n: int):
    framework = odd.framework(n, n)
    scores = pd.DataFrame(
        50.0,
        index=pd.Index([u.code for u in factories.UNITS], name="unit"),
        columns=[i.id for i in framework.indicators],
    )
    edition = factories.unit_level_edition(framework=framework, scores=scores)
    facts = build(edition, compute(edition))
    printed = {facts.printed(f"dimension.{d.id}.weight") for d in framework.dimensions}
    assert len(printed) == 1
    assert facts["framework.weights.sum"].value == pytest.approx(n * float(printed.pop()))
