"""The year that an edition is compared with: where it is, and what the table `changes` may say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.edition.load import Reading, load, read
from report_builder.edition.previous.reading import as_table
from report_builder.model import Edition
from report_builder.problem import Problem, Severity
from tests import factories, folders
from tests.years import renamed

HEADINGS = ("kind", "id", "previous", "change", "note")
EDITION = factories.edition()
BEFORE = replace(EDITION, settings=factories.settings(id="2569", year=2569, date="2026-11-30"))
OLD = renamed(BEFORE, {"skills": "ability", "D02": "X2"})
"""A year before in which an indicator and a unit had other ids."""


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Return a folder with an edition `now` and an edition `before`."""
    folders.write(EDITION, tmp_path / "now")
    folders.write(OLD, tmp_path / "before")
    return tmp_path


def test_parts_of_equal_id_and_name_need_no_row(tmp_path: Path) -> None:
    """Two years of one framework are compared without a table."""
    now = folders.write(EDITION, tmp_path / "now")
    loaded = load(now, folders.write(BEFORE, tmp_path / "before"))
    assert loaded.previous is not None
    assert loaded.previous.year == 2569
    assert {link.change for link in loaded.previous.links} == {"same"}


def test_what_nothing_tells_of_is_asked_for_and_proposed(years: Path) -> None:
    """Other ids aren't taken for the same: the rows that say so are proposed, and then taken."""
    reading = read(years / "now", years / "before")
    assert [problem.cause for problem in reading.errors] == ["changes_untold"]
    assert reading.errors[0].file == "changes.csv"
    assert reading.previous is None or reading.errors
    told = [(r.kind, r.now, r.before, r.change) for r in reading.proposed]
    assert told == [
        ("indicator", "skills", "ability", "renamed"),
        ("unit", "D02", "X2", "renamed"),
    ]
    (years / "now" / "changes.csv").write_text(as_table(reading.proposed), encoding="utf-8")
    loaded = load(years / "now", years / "before")
    assert loaded.previous is not None
    assert ("D02", "X2") in {(link.now, link.before) for link in loaded.previous.links}


def test_the_setting_names_a_place_beside_the_edition(years: Path) -> None:
    """The setting `previous` is read from the folder of the edition on; the option goes first."""
    folders.write(
        replace(EDITION, settings=factories.settings(previous=("../same",))), years / "set"
    )
    folders.write(BEFORE, years / "same")
    assert load(years / "set").previous is not None
    assert _causes(read(years / "set", years / "before")) == ["changes_untold"]


@pytest.mark.parametrize("place", ["nowhere", "empty", "notes.txt"])
def test_what_is_no_edition_is_one_error(years: Path, place: str) -> None:
    """A folder that isn't there, an empty one and any other file are named as what they are."""
    (years / "empty").mkdir()
    (years / "notes.txt").write_text("บันทึก", encoding="utf-8")
    reading = read(years / "now", years / place)
    (problem,) = reading.errors
    assert (problem.cause, problem.file) == ("no_previous", "--previous")
    assert place in problem.found
    assert _is_bilingual(problem)


def test_a_previous_edition_with_errors_is_one_error(years: Path) -> None:
    """Its first error is told, and that it is to be checked by itself."""
    folders.spoil(years / "before", "scores", 2, "headcount", "ดี")
    (problem,) = read(years / "now", years / "before").errors
    assert problem.cause == "bad_previous"
    assert "scores.csv" in problem.action.en


def test_other_units_are_one_error(tmp_path: Path) -> None:
    """A survey of other units is no previous year, whatever the table says."""
    other = renamed(BEFORE, {unit.code: f"Z{unit.code}" for unit in EDITION.units})
    rows = [("unit", unit.code, "", "new", "") for unit in EDITION.units]
    rows += [("unit", "", unit.code, "dropped", "") for unit in other.units]
    now = folders.write(EDITION, tmp_path / "now")
    folders.table(now, "changes", HEADINGS, rows)
    (problem,) = read(now, folders.write(other, tmp_path / "before")).errors
    assert problem.cause == "previous_other_units"


def test_an_indicator_on_another_scale_is_asked_for(tmp_path: Path) -> None:
    """Equal ids and names don't make scores on 0-5 those on 0-100: redefined is proposed."""
    first, *rest = BEFORE.framework.indicators
    framework = replace(BEFORE.framework, indicators=(replace(first, scale="0-1000"), *rest))
    now = folders.write(EDITION, tmp_path / "now")
    before = folders.write(replace(BEFORE, framework=framework), tmp_path / "before")
    reading = read(now, before)
    assert _causes(reading) == ["changes_untold"]
    assert [(r.now, r.change) for r in reading.proposed] == [("headcount", "redefined")]


def test_another_print_scale_and_no_earlier_year_are_doubted(tmp_path: Path) -> None:
    """They don't stop the comparison, but are said."""
    settings = factories.settings(print_scale="1-10", group_width=0.5)
    now = folders.write(replace(EDITION, settings=settings), tmp_path / "now")
    reading = read(now, folders.write(EDITION, tmp_path / "before"))
    assert not reading.errors
    said = {p.cause for p in reading.problems if p.severity is Severity.WARNING}
    assert {"previous_other_scale", "previous_not_earlier"} <= said


def earlier(home: Path, year: int, edition: Edition = EDITION) -> Path:
    """Write an edition as that of another year."""
    date = f"{year - 543}-11-30"
    own = factories.settings(id=f"{year}", year=year, date=date)
    return folders.write(replace(edition, settings=own), home / str(year))


def test_several_years_are_read_in_any_order_and_with_gaps(tmp_path: Path) -> None:
    """The latest is compared with; others come after it, the latest first."""
    now = folders.write(EDITION, tmp_path / "now")
    loaded = load(now, *(earlier(tmp_path, year) for year in (2565, 2569, 2567)))
    assert loaded.previous is not None
    assert [own.year for own in (loaded.previous, *loaded.earlier)] == [2569, 2567, 2565]


@pytest.mark.parametrize(
    ("years", "cause", "found"),
    [((2569, 2569), "previous_year_twice", "2569"), ((2569, 2571), "previous_year_later", "2571")],
)
def test_years_that_cannot_be_followed_are_one_error(
    tmp_path: Path, years: tuple[int, int], cause: str, found: str
) -> None:
    """A year that comes twice or isn't earlier is named with where it is."""
    now = folders.write(EDITION, tmp_path / "now")
    places = [earlier(tmp_path / str(n), year) for n, year in enumerate(years)]
    (problem,) = read(now, *places).errors
    assert problem.cause == cause
    assert found in problem.found
    assert _is_bilingual(problem)


def test_rows_of_changes_may_be_of_one_year(tmp_path: Path) -> None:
    """An id that only an older year had is told of in a row of that year, which is proposed."""
    now = folders.write(EDITION, tmp_path / "now")
    places = [earlier(tmp_path, 2569), earlier(tmp_path, 2568, OLD)]
    reading = read(now, *places)
    assert _causes(reading) == ["changes_untold"]
    assert [(r.now, r.before, r.year) for r in reading.proposed] == [
        ("skills", "ability", "2568"),
        ("D02", "X2", "2568"),
    ]
    (now / "changes.csv").write_text(as_table(reading.proposed), encoding="utf-8")
    loaded = load(now, *places)
    (older,) = loaded.earlier
    assert ("D02", "X2") in {(link.now, link.before) for link in older.links}


def test_rows_without_a_year_hold_for_older_years_that_have_those_ids(tmp_path: Path) -> None:
    """What was renamed this year had its old id in all years before."""
    now = folders.write(EDITION, tmp_path / "now")
    rows = [("indicator", "skills", "ability", "renamed", ""), ("unit", "D02", "X2", "renamed", "")]
    folders.table(now, "changes", HEADINGS, rows)
    loaded = load(now, earlier(tmp_path, 2569, OLD), earlier(tmp_path, 2568, OLD))
    assert loaded.previous is not None
    told = [{(o.kind, o.now, o.before, o.change) for o in loaded.previous.links}]
    told += [{(o.kind, o.now, o.before, o.change) for o in own.links} for own in loaded.earlier]
    assert told[0] == told[1]


def test_a_row_of_a_year_that_is_not_compared_with_is_one_error(years: Path) -> None:
    """The year is named at its cell."""
    rows = [
        ("indicator", "skills", "ability", "renamed", "", ""),
        ("unit", "D02", "X2", "renamed", "", ""),
        ("unit", "D03", "D03", "same", "", "2560"),
    ]
    folders.table(years / "now", "changes", (*HEADINGS, "year"), rows)
    (problem,) = read(years / "now", years / "before").errors
    assert (problem.cause, problem.cell) == ("changes_other_year", "F4")


def test_scores_of_units_beside_scores_of_respondents_are_doubted(tmp_path: Path) -> None:
    """Means of all weigh others then, and that is said."""
    units = factories.unit_level_edition(settings=BEFORE.settings)
    now = folders.write(EDITION, tmp_path / "now")
    reading = read(now, folders.write(units, tmp_path / "before"))
    assert not reading.errors
    assert "previous_other_rows" in {problem.cause for problem in reading.problems}


WRONG = {
    "changes_unknown": (("unit", "D99", "X2", "renamed", ""), "B2"),
    "changes_unknown_previous": (("unit", "D02", "X9", "renamed", ""), "C2"),
    "changes_blank": (("unit", "", "X2", "renamed", ""), "B2"),
    "changes_over": (("unit", "D02", "X2", "dropped", ""), "B2"),
    "changes_alone": (("unit", "D02", "X2", "merged", ""), "B2"),
    "changes_twice": (("unit", "D02", "", "new", ""), "B3"),
    "not_a_choice": (("province", "D02", "X2", "renamed", ""), "A2"),
}


@pytest.mark.parametrize("cause", WRONG)
def test_a_wrong_row_is_named_at_its_cell(years: Path, cause: str) -> None:
    """Each mistake is one error in Thai and English, at the cell to be corrected."""
    row, cell = WRONG[cause]
    rows = [row, *([("unit", "D02", "X2", "renamed", "")] if cause == "changes_twice" else [])]
    folders.table(years / "now", "changes", HEADINGS, rows)
    (problem,) = read(years / "now", years / "before").errors
    assert (problem.cause, problem.file, problem.cell) == (cause, "changes.csv", cell)
    assert _is_bilingual(problem)


def test_parts_may_be_called_by_name(years: Path) -> None:
    """The table takes ids or names, as other tables do."""
    names = {unit.code: unit.name_th for unit in EDITION.units}
    rows: Sequence[tuple[str, ...]] = (
        ("unit", names["D02"], names["D02"], "same", ""),
        ("indicator", "ทักษะของเจ้าหน้าที่", "ability", "renamed", ""),
    )
    folders.table(years / "now", "changes", HEADINGS, rows)
    loaded = load(years / "now", years / "before")
    assert loaded.previous is not None
    assert ("D02", "X2") in {(link.now, link.before) for link in loaded.previous.links}


def test_changes_without_a_previous_year_are_doubted(years: Path) -> None:
    """The table alone compares nothing."""
    folders.table(years / "now", "changes", HEADINGS, [("unit", "D02", "X2", "renamed", "")])
    reading = read(years / "now")
    assert not reading.errors
    assert "changes_unused" in {problem.cause for problem in reading.problems}


def _causes(reading: Reading) -> list[str]:
    return [problem.cause for problem in reading.errors]


def _is_bilingual(problem: Problem) -> bool:
    words = problem.message()
    return words.th != words.en and bool(problem.action.th) and bool(problem.action.en)
