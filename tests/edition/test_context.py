"""What is known of units beside their scores: read, checked, printed on cards, given away."""

from pathlib import Path

import pytest

from report_builder.edition.form import form
from report_builder.edition.load import load, read
from report_builder.facts import build
from report_builder.model import Edition, plain
from report_builder.opendata import tables as opendata
from report_builder.render.place.card.page import front_page
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from tests import factories, folders

HEADER = ("column", "name_th", "unit_th", "decimals")
ROWS = [("population", "ประชากร", "คน", ""), ("budget", "งบประมาณ 2569", "ล้านบาท", "1")]
VALUES = {"population": ["24,500"] * 11 + [""], "budget": ["12.35"] * 12}

Columns = dict[str, list[str]]


def given(folder: Path, rows: list[tuple[str, ...]], columns: Columns) -> Path:
    """Write the small edition of units with these columns of units, declared by these rows."""
    place = folders.write(factories.unit_level_edition(), folder / "edition")
    header, *units = folders.cells(place, "units")
    told = [[*row, *values] for row, *values in zip(units, *columns.values(), strict=True)]
    folders.table(place, "units", [*header, *columns], told)
    folders.table(place, "context", HEADER, rows)
    return place


def caption(edition: Edition, code: str) -> str:
    """Return the line of context on the card of a unit, which has a place on its page."""
    results = compute(edition)
    card = compose_card(teller(edition, results, build(edition, results)), code)
    assert front_page(card) is not None
    return plain(dict(card.labels).get("context", ())).replace("\u00a0", " ")


def test_numbers_of_units_stand_on_their_cards(tmp_path: Path) -> None:
    edition = load(given(tmp_path, ROWS, VALUES))
    # 12.35 is rounded half up
    assert caption(edition, "D01") == "ประชากร 24,500 คน · งบประมาณ 2569 12.4 ล้านบาท"
    assert caption(edition, "D12").startswith("ประชากร ไม่มีข้อมูล · งบ")


def test_an_edition_without_them_has_no_such_line() -> None:
    assert caption(factories.unit_level_edition(), "D01") == ""


def test_they_are_facts_with_the_row_behind_them(tmp_path: Path) -> None:
    edition = load(given(tmp_path, ROWS, VALUES))
    book = build(edition, compute(edition))
    fact = book["unit.D01.context.population"]
    assert (fact.value, book.printed(fact.id)) == (24500, "24,500")
    assert "ประชากร" in fact.label
    assert [(s.table, s.rows) for s in fact.sources] == [("units", 1)]
    assert book["unit.D12.context.population"].value is None


def test_open_data_gives_them_away(tmp_path: Path) -> None:
    edition = load(given(tmp_path, ROWS, VALUES))
    table = next(t for t in opendata.resources(edition, compute(edition)) if t.name == "units")
    assert [field.name for field in table.fields[-2:]] == ["population", "budget"]
    assert table.rows[0][-2:] == ("24500", "12.35")
    assert table.rows[-1][-2:] == ("", "12.35")


def test_a_column_may_be_headed_by_its_thai_name(tmp_path: Path) -> None:
    place = given(tmp_path, ROWS[:1], {"ประชากร": ["24500"] * 12})
    [values] = load(place).context.values()
    assert values == {unit.code: 24500 for unit in factories.UNITS}


def test_the_form_keeps_declared_columns(tmp_path: Path) -> None:
    source = given(tmp_path, ROWS, VALUES)
    book = form.create(tmp_path / "coming", source, blank=False)
    assert load(book.parent).context == load(source).context


@pytest.mark.parametrize(
    ("rows", "columns", "cause", "file", "row"),
    [
        ([("people", "คน", "", "")], VALUES, "context_column", "context.csv", 2),
        ([("name_en", "ชื่อ", "", "")], VALUES, "context_usual", "context.csv", 2),
        ([("a b", "คน", "", "")], VALUES, "bad_code", "context.csv", 2),
        ([("budget", "ก" * 31, "", "")], VALUES, "context_name", "context.csv", 2),
        ([("budget", "งบ", "บ" * 31, "")], VALUES, "context_name", "context.csv", 2),
        ([("budget", "งบ", "", "3")], VALUES, "out_of_range", "context.csv", 2),
        ([ROWS[0], ROWS[0]], VALUES, "duplicate_row", "context.csv", 3),
        (ROWS, {**VALUES, "budget": ["มาก"] * 12}, "not_a_number", "units.csv", 2),
    ],
)
def test_mistakes_are_named(
    tmp_path: Path, rows: list[tuple[str, ...]], columns: Columns, cause: str, file: str, row: int
) -> None:
    errors = read(given(tmp_path, rows, columns)).errors
    assert (cause, file, row) in [(p.cause, p.file, p.row) for p in errors]


def test_more_than_four_are_too_many(tmp_path: Path) -> None:
    columns = {f"c{n}": ["1"] * 12 for n in range(5)}
    rows = [(name, f"ข้อมูล {name}", "", "") for name in columns]
    assert "context_count" in [p.cause for p in read(given(tmp_path, rows, columns)).errors]
