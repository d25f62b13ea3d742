"""Whatever is really wrong in a table is named: by its cause, at its cell or column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from report_builder.edition.load import read
from report_builder.problem import Severity
from tests import factories, folders
from tests.edition import books
from tests.edition.books import Spec
from tests.edition.disguises import BOOKS, Book


@dataclass(frozen=True)
class Damage:
    """What is done to an edition, in which formats, and what must be said at which cell."""

    do: Callable[[Book], None]
    cause: str
    cell: str
    formats: tuple[str, ...] = (".csv", ".xlsx")


DAMAGES: list[Damage] = []
FRACTION = 0.577


def damage(
    cause: str, cell: str, *formats: str
) -> Callable[[Callable[[Book], None]], Callable[[Book], None]]:
    """List a damage."""

    def listed(do: Callable[[Book], None]) -> Callable[[Book], None]:
        DAMAGES.append(Damage(do, cause, cell, formats or (".csv", ".xlsx")))
        return do

    return listed


def cell(
    cause: str, name: str, spec: Spec, *formats: str, table: str = "scores", at: str = ""
) -> None:
    """List the damage of one cell, named as spreadsheets do; `at` is the cell that is spoilt."""
    place = at or name
    column, row = ord(place[0]) - 65, int(place[1:]) - 1

    def one_cell(book: Book) -> None:
        book.pages[table].rows[row][column] = spec

    one_cell.__name__ = f"{table} {name} {spec.value} {spec.code or spec.formula}".strip()
    damage(cause, name, *formats)(one_cell)


cell("error_value", "C5", Spec("#DIV/0!"))
cell("error_value", "C5", Spec("#N/A"), ".csv", ".ods")
cell("error_value", "A5", Spec("#REF!"))
cell("error_value", "B3", Spec("#NAME?"), table="respondents")
cell("error_value", "C5", Spec("Err:502"), ".ods")
cell("uncomputed", "C5", Spec("", formula="B5*2"), ".xlsx")
cell("unsaved_formulas", "C5", Spec(12.0, formula="B5*2"), ".xlsx")
cell("formulas", "C5", Spec(12.0, formula="B5*2"), ".ods")
cell("not_a_number", "C5", Spec(date(2026, 3, 5), "d/m/yyyy"), *BOOKS)
cell("error_value", "C5", Spec(3_000_000.0, "d/m/yyyy"), ".xlsx", ".xls")
cell("not_a_number", "C5", Spec(0.4, "h:mm"), ".xlsx", ".xls")
cell("not_a_number", "C5", Spec(True))
cell("not_a_number", "C5", Spec("57,7"))
cell("not_a_number", "C5", Spec("57.7/60"))
cell("not_a_number", "C5", Spec("5O.1"))
cell("not_a_number", "C5", Spec("57.7 คะแนน"))
cell("out_of_range", "C5", Spec(57.7, "0.0%"), ".xlsx", ".ods")
cell("out_of_range", "C5", Spec(-1.0))
cell("out_of_range", "C5", Spec(999.0))
cell("out_of_range", "C5", Spec(1234.0))
cell("struck_out", "C5", Spec(12.0, struck=True), *BOOKS)
cell("hundredth", "C5", Spec(FRACTION))
cell("unknown_unit", "B3", Spec("ขิงง"), table="respondents")
cell("unknown_type", "C3", Spec("clinik"), table="respondents")
cell("unknown_indicator", "C1", Spec("skils"))
cell("weight_sum", "F4", Spec(40.0), table="dimensions")
cell("blank_cell", "A3", Spec(None), table="scores")
cell("duplicate_row", "A3", Spec("D01-clinic"), table="scores")
cell("did_not_respond", "A3", Spec("D03-school"), table="scores")
cell("no_code", "B2", Spec(None), table="units", at="A2")


@damage("hundredth", "B2")
def six_scores_of_a_unit_as_fractions(book: Book) -> None:
    for row in (1, 2):
        for column in (1, 3, 4):
            book.scores.rows[row][column] = Spec((row * 10 + column) / 100)


@damage("hundredth", "D2")
def a_column_of_fractions(book: Book) -> None:
    for number, row in enumerate(book.scores.rows[1:], start=1):
        row[3] = Spec(number / 40)


@damage("scale_doubt", "")
def a_sheet_of_fractions(book: Book) -> None:
    for row in book.scores.rows[1:]:
        row[1:] = [s if s.value is None else Spec(float(str(s.value)) / 100) for s in row[1:]]


@damage("missing_code", "C2")
def ninety_nine_in_every_fourth_row(book: Book) -> None:
    for row in book.scores.rows[1::4]:
        row[2] = Spec(99.0)


@damage("out_of_range", "C2")
def nine_hundred_ninety_nine_in_every_fourth_row(book: Book) -> None:
    for row in book.scores.rows[1::4]:
        row[2] = Spec(999.0)


@damage("frequent_score", "C2")
def one_score_in_every_third_row(book: Book) -> None:
    for number, row in enumerate(book.scores.rows[1:]):
        row[2] = Spec(41.5 if number % 3 == 0 else number * 1.7)


@damage("constant_scores", "C2")
def a_column_of_one_score(book: Book) -> None:
    for row in book.scores.rows[1:]:
        row[2] = Spec(50.0)


@damage("last_digit", "C2")
def scores_that_end_alike(book: Book) -> None:
    for number, row in enumerate(book.scores.rows[1:], start=20):
        row[2] = Spec(number + 0.5)


@damage("copied_row", "A8")
def the_scores_of_another_row(book: Book) -> None:
    book.scores.rows[7][1:] = book.scores.rows[3][1:]


@damage("missing_column", "")
def a_column_left_out(book: Book) -> None:
    for row in book.scores.rows:
        del row[2]


@damage("unknown_indicator", "I1", *BOOKS)
@damage("ragged_row", "", ".csv")
def a_number_beyond_the_header(book: Book) -> None:
    book.scores.rows[4].append(Spec(5.0))


@damage("repeated_column", "")
def a_heading_twice(book: Book) -> None:
    book.scores.rows[0][2] = book.scores.rows[0][1]


@damage("unknown_indicator", "C1", *BOOKS)
def a_heading_merged_over_two_columns(book: Book) -> None:
    book.scores.rows[0][2] = Spec(None)
    book.scores.merged.append((0, 1, 0, 2))


@damage("merged_columns", "B3", *BOOKS)
def a_score_merged_over_two_columns(book: Book) -> None:
    book.scores.rows[2][2] = Spec(None)
    book.scores.merged.append((2, 1, 2, 2))


@damage("merged_rows", "C3", *BOOKS)
def a_score_merged_over_two_rows(book: Book) -> None:
    book.scores.rows[3][2] = Spec(None)
    book.scores.merged.append((2, 2, 3, 2))


@damage("silent_unit", "A3")
def a_unit_left_out(book: Book) -> None:
    for name in ("scores", "respondents"):
        page = book.pages[name]
        page.rows = [row for row in page.rows if not str(row[0].value).startswith("D02-")]


@damage("no_scores", "A2")
def scores_left_out(book: Book) -> None:
    del book.scores.rows[1]


@damage("table_twice", "", *BOOKS)
def a_table_in_two_sheets(book: Book) -> None:
    book.extra.append(books.Page("คะแนน", book.scores.rows))


CASES = [(each, suffix) for each in DAMAGES for suffix in each.formats]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders.write(factories.edition(), tmp_path_factory.mktemp("plain") / "edition")


@pytest.fixture(scope="module")
def said(plain: Path) -> set[tuple[str, str]]:
    """Return what is said of the sound edition."""
    return {(p.cause, p.cell) for p in read(plain).problems}


def test_there_are_more_than_thirty_damages() -> None:
    assert len(DAMAGES) > 30


@pytest.mark.parametrize(
    ("damage", "suffix"), CASES, ids=[f"{d.do.__name__} {suffix}" for d, suffix in CASES]
)
def test_a_damage_is_named(
    damage: Damage, suffix: str, plain: Path, said: set[tuple[str, str]], tmp_path: Path
) -> None:
    book = Book.of(plain, suffix)
    damage.do(book)
    (tmp_path / "edition.toml").write_bytes((plain / "edition.toml").read_bytes())
    book.save(tmp_path)
    problems = read(tmp_path).problems
    grave = {(p.cause, p.cell) for p in problems if p.severity is not Severity.NOTE} - said
    notes = {(p.cause, p.cell) for p in problems if damage.cause == "formulas"}
    assert (damage.cause, damage.cell) in grave | notes or (
        not damage.cell and damage.cause in {cause for cause, _ in grave}
    )
