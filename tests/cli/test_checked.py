"""What `check` and `new` say and write, and the codes they exit with."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook

from tests import folders
from tests.commands import BAD_INPUT, DONE, FAILED, USAGE, run


def test_a_sound_edition_is_ready_and_its_rows_are_accounted_for(here: Path) -> None:
    result = run("check", "small")
    assert result.exit_code == DONE
    assert "scores: 31 แถว rows = ข้อมูล data 30, หัวตาราง header 1" in result.stdout
    assert "small is ready to build" in result.stdout


def test_every_problem_is_a_row_of_a_table_in_thai_and_english(here: Path) -> None:
    folders.spoil(here / "small", "scores", 5, "skills", "120")
    folders.spoil(here / "small", "respondents", 2, "type", "bank")
    result = run("check", "small")
    assert result.exit_code == BAD_INPUT
    for text in ("C5 skills", "C2 type", "ค่าอยู่นอกช่วงที่กำหนด", "this is out of", "bank"):
        assert text in result.stdout, text
    assert "error 2, warning 2" in result.stdout


def test_json_gives_every_part_of_a_problem(here: Path) -> None:
    folders.spoil(here / "small", "scores", 5, "skills", "120")
    told = json.loads(run("check", "small", "--json").stdout)
    (problem,) = (p for p in told["problems"] if p["severity"] == "error")
    assert told["ok"] is False
    assert told["exit_code"] == BAD_INPUT
    assert (problem["cause"], problem["file"], problem["row"]) == ("out_of_range", "scores.csv", 5)
    assert (problem["cell"], problem["column"], problem["found"]) == ("C5", "skills", "120")
    assert problem["expected"]["en"] == "a number from 0 to 100"


def test_weights_that_are_all_zero_are_told_in_json(here: Path) -> None:
    for row in (2, 3, 4):
        folders.spoil(here / "small", "indicators", row, "weight", "0")
    result = run("check", "small", "--json")
    assert result.exit_code == BAD_INPUT
    errors = [p for p in json.loads(result.stdout)["problems"] if p["severity"] == "error"]
    assert [(p["cause"], p["row"]) for p in errors] == [("weight_sum", 4)]


def test_json_accounts_for_the_rows(here: Path) -> None:
    told = json.loads(run("check", "small", "--json").stdout)
    assert told["ok"] is True
    assert told["rows"]["units"] == {
        "rows": 13, "used": 12, "header": 1, "blank": 0, "above": 0, "below": 0
    }  # fmt: skip


def test_the_marked_copy_is_written_although_there_are_errors(here: Path) -> None:
    folders.spoil(here / "small", "scores", 5, "skills", "120")
    assert run("check", "small", "--marked", "back.xlsx").exit_code == BAD_INPUT
    assert load_workbook(here / "back.xlsx")["scores"]["C5"].comment is not None


def test_a_marked_copy_that_cannot_be_written_is_told(here: Path) -> None:
    result = run("check", "small", "--marked", "nowhere/back.xlsx")
    assert result.exit_code == FAILED
    assert "Traceback" not in result.output


def test_a_file_of_one_table_is_checked_alone(here: Path) -> None:
    assert run("check", "small/units.csv").exit_code == DONE
    folders.spoil(here / "small", "dimensions", 3, "weight", "40")
    result = run("check", "small/dimensions.csv")
    assert result.exit_code == BAD_INPUT
    assert "missing" not in result.stdout


def test_a_new_edition_can_be_checked_and_built_from_its_workbook(here: Path) -> None:
    assert run("new", "made", "--from", "small").exit_code == DONE
    assert [path.name for path in (here / "made").iterdir()] == ["edition.xlsx"]
    assert run("check", "made").exit_code == DONE
    assert run("check", "made/edition.xlsx").exit_code == DONE


def test_a_new_edition_is_never_written_over_files(here: Path) -> None:
    before = sorted((here / "small").iterdir())
    result = run("new", "small", "--blank")
    assert result.exit_code == USAGE
    assert "small" in result.stderr
    assert sorted((here / "small").iterdir()) == before


def test_a_new_edition_is_not_made_of_one_with_errors(here: Path) -> None:
    folders.spoil(here / "small", "scores", 5, "skills", "120")
    assert run("new", "made", "--from", "small").exit_code == BAD_INPUT
    assert not (here / "made").exists()
