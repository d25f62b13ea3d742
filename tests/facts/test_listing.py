"""The list of figures is the register, as people look through it."""

import csv
import io

import pytest

from report_builder.facts import build
from report_builder.facts.book import FactBook
from report_builder.facts.listing import as_csv, as_data, as_text, listed
from report_builder.results import compute
from tests import factories


@pytest.fixture(scope="module")
def book() -> FactBook:
    edition = factories.answered_edition()
    return build(edition, compute(edition))


def test_a_figure_is_listed_with_its_label_as_printed_and_as_a_text_writes_it(
    book: FactBook,
) -> None:
    found = {figure.id: figure for figure in listed(book)}["survey.responded.count"]
    # 36 asked, six of them silent
    assert (found.printed, found.unit) == ("30", "จำนวน")
    assert found.label_th == "จำนวนหน่วยงานที่ตอบ"
    assert found.written == "{{ f('survey.responded.count') }}"


def test_all_but_single_units_are_listed_and_those_too_when_asked_for(book: FactBook) -> None:
    every = {id for id in book if not id.startswith(("unit.", "respondent."))}
    assert {figure.id for figure in listed(book)} == every
    found = listed(book, ["unit.D01", "RANK"])
    assert found
    assert all("unit.D01" in figure.id and "rank" in figure.id for figure in found)


def test_every_unit_of_a_figure_has_a_thai_name(book: FactBook) -> None:
    for figure in listed(book, [""]):
        assert any("ก" <= letter <= "๛" for letter in figure.unit), figure


def test_the_list_is_the_same_as_data_csv_and_text(book: FactBook) -> None:
    found = listed(book, ["survey"])
    assert [*csv.DictReader(io.StringIO(as_csv(found)))] == as_data(found)
    *lines, count = as_text(found)
    assert [line.split("  ")[0].strip() for line in lines] == [f.written for f in found]
    assert count.startswith(str(len(found)))
