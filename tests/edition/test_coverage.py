"""An indicator without any score and a unit with few of them are named; full editions are not."""

from pathlib import Path

import pytest

from report_builder.edition.load import Reading, read
from tests import factories, folders

CAUSES = ("blank_indicator", "few_scores")


def named(reading: Reading) -> list[tuple[str, str, str]]:
    return [(p.cause, p.cell, p.found) for p in reading.problems if p.cause in CAUSES]


@pytest.fixture(params=["edition", "unit_level_edition"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return folders.write(getattr(factories, request.param)(), tmp_path / "edition")


def emptied(folder: Path, kept: int, unit: str = "") -> None:
    """Blank the scores of a unit, or of all, beyond the first so many indicators."""
    header, *rows = folders.cells(folder, "scores")
    homes = (
        {row[0]: row[1] for row in folders.cells(folder, "respondents")[1:]}
        if (folder / "respondents.csv").exists()
        else {}
    )
    for row in rows:
        if unit in ("", homes.get(row[0], row[0])):
            row[1 + kept :] = [""] * (len(header) - 1 - kept)
    folders.table(folder, "scores", header, rows)


def test_a_full_edition_is_not_warned_of(folder: Path) -> None:
    assert named(read(folder)) == []


def test_an_indicator_that_nobody_has_a_score_of_is_named(folder: Path) -> None:
    indicators = folders.cells(folder, "scores")[0][1:]
    emptied(folder, len(indicators) - 1)
    assert named(read(folder))[0] == ("blank_indicator", f"A{len(indicators) + 1}", indicators[-1])


def test_a_unit_with_one_score_is_named(folder: Path) -> None:
    code, name = folders.cells(folder, "units")[1][:2]
    emptied(folder, 1, code)
    assert ("few_scores", "A2", f"{code} {name}: 1") in named(read(folder))
