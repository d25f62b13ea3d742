"""Every mistake in an edition is named: file, row, column, what was found, what to do."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.load import load, read
from report_builder.errors import BadInput
from report_builder.problem import Problem, Severity
from tests import factories, folders

Place = tuple[str, str, int | None, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(factories.answered_edition(), tmp_path / "edition")


def places(folder: Path) -> list[Place]:
    return [(p.cause, p.file, p.row, p.column) for p in read(folder).problems]


def drop(name: str, column: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        header, *rows = folders.cells(folder, name)
        at = header.index(column)
        kept = [[*row[:at], *row[at + 1 :]] for row in [header, *rows]]
        folders.table(folder, name, kept[0], kept[1:])

    return spoil


def rename(name: str, column: str, other: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        header, *rows = folders.cells(folder, name)
        folders.table(folder, name, [other if c == column else c for c in header], rows)

    return spoil


def cell(name: str, row: int, column: str, text: str) -> Callable[[Path], None]:
    return lambda folder: folders.spoil(folder, name, row, column, text)


def again(name: str, *changes: str) -> Callable[[Path], None]:
    """Repeat the first row, its first cells changed."""

    def spoil(folder: Path) -> None:
        header, *rows = folders.cells(folder, name)
        folders.table(folder, name, header, [*rows, [*changes, *rows[0][len(changes) :]]])

    return spoil


def lines(name: str, text: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return spoil


def gone(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def setting(name: str, value: str) -> Callable[[Path], None]:
    """Give a setting another value, in TOML."""

    def spoil(folder: Path) -> None:
        path = folder / "edition.toml"
        old = path.read_text(encoding="utf-8").splitlines()
        new = [f"{name} = {value}" if line.startswith(f"{name} =") else line for line in old]
        path.write_text("\n".join(new), encoding="utf-8")

    return spoil


MISTAKES: list[tuple[Callable[[Path], None], Place]] = [
    (gone("edition.toml"), ("missing_file", "edition.toml", None, "")),
    (gone("scores.csv"), ("missing_file", "scores.csv", None, "")),
    (gone("respondents.csv"), ("missing_file", "respondents.csv", None, "")),
    (gone("types.csv"), ("missing_file", "types.csv", None, "")),
    (gone("options.csv"), ("missing_file", "options.csv", None, "")),
    (lines("units.csv", ""), ("empty_table", "units.csv", None, "")),
    (lines("units.csv", "code,name_th\n"), ("empty_table", "units.csv", None, "")),
    (lines("edition.toml", "id = \n"), ("bad_syntax", "edition.toml", 1, "")),
    (lines("text/findings.yaml", "a: 1\nb: [\n"), ("unclosed_list", "text/findings.yaml", 2, "")),
    (lines("text/findings.yaml", "- a\n"), ("not_a_mapping", "text/findings.yaml", None, "")),
    (lines("text/findings.yaml", "a: 1\na: 2"), ("repeated_name", "text/findings.yaml", 2, "")),
    (lines("text/findings.yaml", "a: &x 1\nb: *x"), ("alias", "text/findings.yaml", 1, "")),
    (setting("date", '"2559-13-01"'), ("bad_setting", "edition.toml", None, "date")),
    (setting("year", "2016"), ("bad_setting", "edition.toml", None, "year")),
    (setting("id", '"../x"'), ("bad_setting", "edition.toml", None, "id")),
    (setting("date", '"0001-01-01"'), ("bad_setting", "edition.toml", None, "date")),
    (setting("group_width", "0"), ("bad_setting", "edition.toml", None, "group_width")),
    (setting("group_width", "-5"), ("bad_setting", "edition.toml", None, "group_width")),
    (setting("scale", '"100-0"'), ("bad_setting", "edition.toml", None, "scale")),
    (setting("scale", '"5-5"'), ("bad_setting", "edition.toml", None, "scale")),
    (setting("synthetic", '"perhaps"'), ("bad_setting", "edition.toml", None, "synthetic")),
    (setting("group_width", '"five"'), ("bad_setting", "edition.toml", None, "group_width")),
    (setting("case_study", '"D99"'), ("unknown_unit", "edition.toml", None, "case_study")),
    (drop("units", "name_th"), ("missing_column", "units.csv", 1, "name_th")),
    (drop("scores", "skills"), ("missing_column", "scores.csv", 1, "skills")),
    (rename("units", "region", "code"), ("repeated_column", "units.csv", 1, "code")),
    (rename("scores", "skills", "skils"), ("unknown_indicator", "scores.csv", 1, "skils")),
    (cell("dimensions", 3, "weight", "40"), ("weight_sum", "dimensions.csv", 4, "weight")),
    (cell("indicators", 3, "weight", "40"), ("weight_sum", "indicators.csv", 4, "weight")),
    (cell("indicators", 3, "weight", ""), ("weight_gap", "indicators.csv", 3, "weight")),
    (cell("dimensions", 2, "weight", "half"), ("not_a_number", "dimensions.csv", 2, "weight")),
    (again("dimensions", "health"), ("empty_dimension", "dimensions.csv", 5, "id")),
    (
        cell("indicators", 2, "dimension", "x"),
        ("unknown_dimension", "indicators.csv", 2, "dimension"),
    ),
    (cell("indicators", 2, "id", "กำลัง"), ("bad_code", "indicators.csv", 2, "id")),
    (cell("indicators", 2, "name_th", ""), ("blank_cell", "indicators.csv", 2, "name_th")),
    (cell("scores", 5, "skills", "100.1"), ("out_of_range", "scores.csv", 5, "skills")),
    (cell("scores", 5, "skills", "-1"), ("out_of_range", "scores.csv", 5, "skills")),
    (cell("scores", 5, "skills", "good"), ("not_a_number", "scores.csv", 5, "skills")),
    (cell("scores", 5, "skills", "nan"), ("not_a_number", "scores.csv", 5, "skills")),
    (
        cell("scores", 5, "respondent", "D99-hall"),
        ("unknown_respondent", "scores.csv", 5, "respondent"),
    ),
    (
        cell("scores", 5, "respondent", "D12-hall"),
        ("did_not_respond", "scores.csv", 5, "respondent"),
    ),
    (
        cell("scores", 3, "respondent", "D01-clinic"),
        ("duplicate_row", "scores.csv", 3, "respondent"),
    ),
    (cell("respondents", 2, "unit", "D99"), ("unknown_unit", "respondents.csv", 2, "unit")),
    (cell("respondents", 2, "type", "bank"), ("unknown_type", "respondents.csv", 2, "type")),
    (cell("respondents", 2, "channel", "fax"), ("not_a_choice", "respondents.csv", 2, "channel")),
    (again("respondents"), ("duplicate_row", "respondents.csv", 38, "id")),
    (cell("units", 2, "code", "TH-99"), ("unknown_province", "units.csv", 2, "code")),
    (cell("units", 2, "code", "TH-56"), ("unknown_province", "units.csv", 2, "name_th")),
    (cell("units", 2, "code", ""), ("no_code", "units.csv", 2, "name_th")),
    (cell("units", 3, "code", "d01"), ("alike_code", "units.csv", 3, "code")),
    (cell("units", 2, "code", "Nul"), ("reserved_code", "units.csv", 2, "code")),
    (cell("units", 2, "code", "lpt9"), ("reserved_code", "units.csv", 2, "code")),
    (cell("units", 2, "code", "deck"), ("reserved_code", "units.csv", 2, "code")),
    (cell("units", 2, "code", "x" * 61), ("reserved_code", "units.csv", 2, "code")),
    (cell("items", 2, "kind", "open"), ("not_a_choice", "items.csv", 2, "kind")),
    (cell("options", 2, "item", "x"), ("unknown_item", "options.csv", 2, "item")),
    (cell("options", 7, "value", ""), ("no_likert_value", "options.csv", 7, "value")),
    (cell("options", 7, "value", "6"), ("out_of_range", "options.csv", 7, "value")),
    (cell("options", 7, "value", "4.5"), ("out_of_range", "options.csv", 7, "value")),
    (cell("answers", 2, "item", "x"), ("unknown_item", "answers.csv", 2, "item")),
    (cell("answers", 2, "option", "x"), ("unknown_option", "answers.csv", 2, "option")),
    (cell("answers", 2, "respondent", "x"), ("unknown_respondent", "answers.csv", 2, "respondent")),
    (again("answers"), ("duplicate_row", "answers.csv", 102, "option")),
    (again("answers", "D01-clinic", "backup", "no"), ("two_answers", "answers.csv", 102, "option")),
    (
        again("answers", "D01-clinic", "service", ""),
        ("blank_and_chosen", "answers.csv", 102, "option"),
    ),
    (again("answers", "D12-hall"), ("did_not_respond", "answers.csv", 102, "respondent")),
    (lines("units.csv", "code,name_th\nD01,a,b\n"), ("ragged_row", "units.csv", 2, "")),
]


@pytest.mark.parametrize(("spoil", "place"), MISTAKES, ids=[" ".join(p[:2]) for _, p in MISTAKES])
def test_a_mistake_is_named_with_its_place(
    folder: Path, spoil: Callable[[Path], None], place: Place
) -> None:
    spoil(folder)
    assert place in places(folder)
    with pytest.raises(BadInput):
        load(folder)


def test_of_a_sound_edition_only_the_silent_unit_and_the_copied_rows_are_named(
    folder: Path,
) -> None:
    silent, copied = factories.SAID
    assert places(folder) == [
        (silent, "units.csv", 13, "code"),
        (copied, "scores.csv", 26, "respondent"),
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        cell("scores", 5, "skills", "100.1"),
        cell("respondents", 2, "type", "bank"),
        cell("dimensions", 3, "weight", "40"),
        cell("answers", 2, "option", "x"),
        setting("year", "2016"),
    ],
)
def test_one_mistake_gives_one_problem(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    only(folder)


def test_all_mistakes_are_named_at_once(folder: Path) -> None:
    folders.spoil(folder, "scores", 5, "skills", "120")
    folders.spoil(folder, "units", 2, "name_th", "")
    folders.spoil(folder, "answers", 2, "option", "x")
    with pytest.raises(BadInput) as caught:
        load(folder)
    assert {p.file for p in caught.value.problems} == {"scores.csv", "units.csv", "answers.csv"}


@settings(max_examples=50)
@given(data=st.data())
def test_whatever_stands_in_a_cell_is_harmless_or_named(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path_factory.mktemp("any") / "edition")
    name = data.draw(st.sampled_from([path.stem for path in sorted(folder.glob("*.csv"))]))
    rows = folders.cells(folder, name)
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    rows[row][column] = data.draw(st.text(st.characters(codec="utf-8"), max_size=12))
    folders.table(folder, name, rows[0], rows[1:])
    errors = read(folder).errors
    assert all(problem.file for problem in errors)
    with pytest.raises(BadInput) if errors else nullcontext():
        load(folder)


@pytest.mark.parametrize("name", factories.TABLES[:-1])
def test_a_table_that_others_need_is_missed(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").unlink()
    problems = read(folder).problems
    assert ("missing_file", f"{name}.csv") in [(p.cause, p.file) for p in problems]


def only(folder: Path) -> Problem:
    (problem,) = (p for p in read(folder).problems if p.cause not in factories.SAID)
    return problem


@pytest.mark.parametrize(
    ("year", "date", "doubted"),
    [(2570, "2027-11-30", False), (2570, "2028-02-01", False), (2570, "2026-12-31", True),
     (2560, "2016-11-23", True), (2559, "2027-11-30", True)],
)  # fmt: skip
def test_a_date_that_hardly_fits_the_year_is_doubted(
    folder: Path, year: int, date: str, doubted: bool
) -> None:
    setting("year", str(year))(folder)
    setting("date", f'"{date}"')(folder)
    assert ("date_doubt" in [p.cause for p in read(folder).problems]) is doubted
    assert not read(folder).errors


@pytest.mark.parametrize(
    ("print_scale", "width", "doubted"),
    [("1-10", "5", True), ("0-7", "5", True), ("0-7", "0.35", False), ("0-100", "5", False)],
)
def test_a_width_of_groups_meant_for_another_scale_is_doubted(
    folder: Path, print_scale: str, width: str, doubted: bool
) -> None:
    setting("print_scale", f'"{print_scale}"')(folder)
    setting("group_width", width)(folder)
    assert ("width_doubt" in [p.cause for p in read(folder).problems]) is doubted
    assert not read(folder).errors


def test_a_doubted_width_of_groups_is_told_on_its_scale(folder: Path) -> None:
    setting("print_scale", '"1-10"')(folder)
    (told,) = (p for p in read(folder).problems if p.cause == "width_doubt")
    assert "56%" in told.message().th
    assert "0.45" in told.message().th


def test_a_message_says_what_and_where_in_thai_and_english(folder: Path) -> None:
    folders.spoil(folder, "scores", 5, "skills", "120")
    words = only(folder).message()
    assert words.th == (
        "scores.csv แถว 5 คอลัมน์ skills ช่อง C5: ค่าอยู่นอกช่วงที่กำหนด — พบ “120” — "
        "ต้องเป็นตัวเลข 0 ถึง 100 — แก้ค่าในช่องนี้"
    )
    assert words.en == (
        "scores.csv row 5 column skills cell C5: this is out of range — found “120” — "
        "expected a number from 0 to 100 — correct this cell"
    )


def test_a_near_name_is_suggested(folder: Path) -> None:
    folders.spoil(folder, "respondents", 2, "type", "clinik")
    assert only(folder).action.en == "did you mean “clinic”?"


def test_a_near_province_is_suggested_and_not_assumed(folder: Path) -> None:
    folders.spoil(folder, "units", 2, "code", "")
    folders.spoil(folder, "units", 2, "name_th", "ระยองง")
    problem = next(p for p in read(folder).problems if p.cause == "no_code")
    assert problem.action.th == "หมายถึง “ระยอง (TH-21)” หรือไม่"


def test_a_code_and_a_name_of_two_provinces_are_named(folder: Path) -> None:
    folders.spoil(folder, "units", 2, "code", "TH-56")
    folders.spoil(folder, "units", 2, "name_th", "ระยอง")
    assert ("other_province", "units.csv", 2, "code") in places(folder)


def test_an_answer_without_scores_is_a_warning_and_loads(folder: Path) -> None:
    header, *rows = folders.cells(folder, "scores")
    folders.table(folder, "scores", header, rows[1:])
    problem = only(folder)
    assert (problem.cause, problem.row) == ("no_scores", 2)
    assert problem.severity is Severity.WARNING
    assert len(load(folder).scores) == len(rows) - 1


def test_a_column_that_is_not_known_is_a_warning_and_loads(folder: Path) -> None:
    rename("units", "region", "regoin")(folder)
    problem = only(folder)
    assert (problem.cause, problem.row, problem.column) == ("unknown_column", 1, "regoin")
    assert problem.severity is Severity.WARNING
    assert problem.action.en == "did you mean “region”?"
    assert {unit.region for unit in load(folder).units} == {""}


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "units.csv").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    assert ("not_a_table", "units.csv", None, "") in places(folder)


def test_control_characters_in_data_do_not_reach_the_terminal(folder: Path) -> None:
    folders.spoil(folder, "respondents", 2, "type", "\x1b[31mred" + "x" * 200)
    text = str(only(folder).message())
    assert "\x1b" not in text
    assert "x" * 100 not in text


@pytest.mark.parametrize(
    ("numbers", "severity"),
    [([1, 2, 3], Severity.WARNING), ([1, 3, 2], Severity.ERROR), ([0, 1, 2], Severity.ERROR)],
)
def test_running_numbers_beside_scores_are_left_aside(tmp_path, numbers, severity):
    place = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    header, *rows = folders.cells(place, "scores")
    told = [*numbers, *range(len(numbers) + 1, len(rows) + 1)]
    numbered = [[at, *row] for at, row in zip(told, rows, strict=True)]
    folders.table(place, "scores", ["ลำดับ", *header], numbered)
    [problem] = [p for p in read(place).problems if p.found == "ลำดับ"]
    assert problem.severity is severity
