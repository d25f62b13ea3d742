"""Indicators on scales of their own: the same results, and messages at the cell."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.load import load, read
from report_builder.edition.scales import scale
from report_builder.problem import Problem, Severity
from report_builder.results import compute
from tests import factories, folders

SCALES = ("", "-", "0-100", "0-5", "1-10", "0-1", "5-1", "10 - 0", "1 ถึง 7", "0–4", "100-0")
IDS = [indicator.id for indicator in factories.INDICATORS]
KINDS = st.sampled_from([factories.edition(), factories.unit_level_edition()])


@pytest.mark.parametrize(
    ("text", "score", "on_hundred"),
    [
        *(("0-5", 4, 80), ("1-10", 5.5, 50), ("0-1", 0.25, 25), ("5-1", 1, 100)),
        *(("5-1", 4, 25), ("100 - 0", 30, 70), ("1 ถึง 7", 4, 50), ("2.5-7.5", 5, 50)),
    ],
)
def test_a_scale_is_read_from_its_worst_score_to_its_best(
    text: str, score: float, on_hundred: float
) -> None:
    own = scale(text)
    assert own
    assert own.on_hundred(pd.Series([score])).tolist() == [on_hundred]


@pytest.mark.parametrize("text", ["5", "5-5", "-1-5", "0-", "low-high", "0-5-10", "2026-01-05"])
def test_what_is_no_scale_is_none(text: str) -> None:
    assert scale(text) is None


def written(folder: Path, scales: list[str], usual: str, *, long: bool) -> Path:
    """Rewrite the scores of a folder on scales of the indicators, wide or long."""
    folders_scales = dict(zip(IDS, scales, strict=True))
    header, *rows = folders.cells(folder, "indicators")
    at = header.index("scale")
    scaled = [[*row[:at], folders_scales[row[0]], *row[at + 1 :]] for row in rows]
    folders.table(folder, "indicators", header, scaled)
    header, *rows = folders.cells(folder, "scores")
    given = [
        [row[0], *(_on(scales[n], usual, text) for n, text in enumerate(row[1:]))] for row in rows
    ]
    if long:
        given = [[row[0], id, text] for row in given for id, text in zip(IDS, row[1:], strict=True)]
        header = [header[0], "indicator", "score"]
    folders.table(folder, "scores", header, given)
    return folder


def _on(own: str, usual: str, text: str) -> str:
    """Return a score of 0-100 as it is written on a scale."""
    on = scale(own) or scale(usual)
    assert on
    return repr(on.worst + float(text) * (on.best - on.worst) / 100) if text else ""


@settings(max_examples=20, derandomize=True)
@given(
    KINDS,
    st.lists(st.sampled_from(SCALES), min_size=len(IDS), max_size=len(IDS)),
    st.sampled_from(("0-100", "0-5", "1-10")),
    st.booleans(),
)
def test_scores_on_any_scales_come_to_the_same(edition, scales, usual, long):  # type: ignore[no-untyped-def]
    with TemporaryDirectory() as place:
        named = {"settings": factories.settings(scale=usual)}
        folder = folders.write(factories.replace(edition, **named), Path(place) / "edition")
        loaded = load(written(folder, scales, usual, long=long))
        reading = read(folder)
    pd.testing.assert_frame_equal(loaded.scores, edition.scores.astype(float))
    rank, group = (getattr(compute(loaded), name) for name in ("rank", "group"))
    assert (rank, group) == (compute(edition).rank, compute(edition).group)
    told = {problem.found for problem in reading.problems if problem.cause == "rescaled"}
    read_as = {str(scale(own) or scale(usual)) for own in scales}
    assert told == read_as - {"0-100"}


def problems(folder: Path, scales: list[str], row: int, column: str, text: str) -> list[Problem]:
    """Return the errors and warnings of a folder on scales, with one score replaced."""
    written(folder, scales, "0-100", long=False)
    folders.spoil(folder, "scores", row, column, text)
    return [p for p in read(folder).problems if p.severity is not Severity.NOTE]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the small edition, written."""
    return folders.write(factories.edition(), tmp_path / "edition")


@pytest.mark.parametrize(
    ("text", "range_"), [("5.01", "1 to 5"), ("0.5", "1 to 5"), ("99", "1 to 5")]
)
def test_a_score_outside_its_own_scale_is_named_at_its_cell(
    folder: Path, text: str, range_: str
) -> None:
    found = problems(folder, ["", "5-1", *[""] * 5], 4, "skills", text)
    [error] = [p for p in found if p.severity is Severity.ERROR]
    assert (error.cause, error.cell, error.found) == ("out_of_range", "C4", text)
    assert error.expected.en.endswith(range_)


def test_a_score_outside_its_own_scale_is_named_in_a_long_table(folder: Path) -> None:
    written(folder, ["0-5", "0-1", *[""] * 5], "0-100", long=True)
    rows = folders.cells(folder, "scores")
    row = next(n for n, each in enumerate(rows, 1) if each[1] == "skills" and each[2])
    folders.spoil(folder, "scores", row, "score", "1.5")
    [error] = read(folder).errors
    assert (error.cause, error.cell) == ("out_of_range", f"C{row}")
    assert error.expected.en == "a number from 0 to 1"


@pytest.mark.parametrize(
    ("text", "hint"), [("5", ""), ("5-5", ""), ("high", ""), ("2026-01-05", "1 to 5")]
)
def test_a_scale_that_is_none_is_named_once_and_its_scores_are_left(
    folder: Path, text: str, hint: str
) -> None:
    folders.spoil(folder, "indicators", 3, "scale", text)
    [error] = read(folder).errors
    assert (error.cause, error.cell, error.found) == ("bad_scale", "G3", text)
    assert hint in error.action.en


def test_fractions_are_doubted_by_their_own_scale(folder: Path) -> None:
    written(folder, ["0-1", "0-5", *[""] * 5], "0-100", long=False)
    assert not [p for p in read(folder).problems if p.cause == "hundredth"]
    header, *rows = folders.cells(folder, "scores")
    low = [[*row[:2], row[2] and str(float(row[2]) / 100), *row[3:]] for row in rows]
    folders.table(folder, "scores", header, low)
    assert [p.column for p in read(folder).problems if p.cause == "hundredth"] == ["skills"]


def test_the_note_names_the_rescaled_columns_and_that_low_is_good(folder: Path) -> None:
    written(folder, ["0-5", "5-1", "0-5", *[""] * 4], "0-100", long=False)
    notes = {p.found: p.action.en for p in read(folder).problems if p.cause == "rescaled"}
    assert notes == {
        "0-5": "60 scores of headcount, training",
        "5-1": "29 scores of skills, low is good",
    }


def test_percentages_stand_for_shares_of_their_own_scale(folder: Path) -> None:
    written(folder, ["0-5", "0-1", *[""] * 5], "0-100", long=True)
    rows = folders.cells(folder, "scores")
    for id in ("headcount", "skills"):
        row = next(n for n, each in enumerate(rows, 1) if each[1] == id)
        folders.spoil(folder, "scores", row, "score", "40%")
    first = load(folder).scores.iloc[0]
    assert (first["headcount"], first["skills"]) == (40, 40)
