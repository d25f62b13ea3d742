"""A file that is none, or that has no end, is refused at its place; nothing hangs or fails."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder.build.rehearsal import rehearsed
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import delimited
from report_builder.edition.load import read
from tests import factories, folders
from tests.edition.hostile import HOSTILE, wide

BAD_INPUT = 3
COMMAND = [sys.executable, "-c", "from report_builder.cli.app import run; run()"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(factories.answered_edition(), tmp_path / "edition")


def ran(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, with little but PATH around it."""
    bare = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=bare, check=False)


def test_a_cell_is_too_long_also_after_longer_ones_were_read_elsewhere() -> None:
    csv.field_size_limit(10_000_000)
    with pytest.raises(Refused):
        delimited.rows(b"x" * 200_000)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_by_its_cause(folder: Path, name: str) -> None:
    spoil, cause = HOSTILE[name]
    spoil(folder)
    problems = read(folder).problems
    assert cause in [problem.cause for problem in problems]
    assert all(problem.action for problem in problems if problem.cause == cause)


def test_thousands_of_columns_that_are_none_are_told_in_a_few_lines(folder: Path) -> None:
    wide(2000)(folder)
    assert len(read(folder).problems) < 40


def test_a_control_character_and_a_quote_are_told_with_their_line(folder: Path) -> None:
    lines = (folder / "scores.csv").read_bytes().splitlines(keepends=True)
    (folder / "scores.csv").write_bytes(b"".join([*lines[:4], b"D01\x07,1\n", *lines[4:]]))
    (problem,) = read(folder).errors
    assert (problem.row, problem.found) == (5, "U+0007")
    (folder / "scores.csv").write_bytes(b"".join([*lines[:6], b'D01,"1\n', *lines[6:]]))
    (problem,) = read(folder).errors
    assert (problem.cause, problem.row) == ("open_quote", 7)


def test_a_link_within_the_edition_is_read(folder: Path) -> None:
    (folder / "units.csv").rename(folder / "of_this_year.md")
    (folder / "units.csv").symlink_to("of_this_year.md")
    assert not read(folder).errors


def test_an_edition_may_be_a_link_to_a_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert not read(tmp_path / "link").errors


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_edition(place: str) -> None:
    assert [problem.cause for problem in read(Path(place)).errors] == ["not_a_file"]


def test_a_text_that_nothing_reads_is_named_with_the_nearest_name(folder: Path) -> None:
    (folder / "text").mkdir()
    for name in ("recomendations.yaml", "findings.yml"):
        (folder / "text" / name).write_text("a: b\n", encoding="utf-8")
    causes = ("unknown_text", "misspelt_section")
    found = rehearsed(read(folder)).problems
    asked = {p.file: p.action.en for p in found if p.cause in causes}
    assert asked == {
        "text/recomendations.yaml": "did you mean “recommendations”?",
        "text/findings.yml": "did you mean “findings.yaml”?",
    }


@pytest.mark.parametrize(
    "environment",
    [{}, {"HOME": "/nonexistent"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
     {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}],
)  # fmt: skip
def test_the_program_speaks_thai_without_a_locale_or_home(
    folder: Path, environment: dict[str, str]
) -> None:
    folders.spoil(folder, "scores", 5, "skills", "120")
    result = ran("check", str(folder), **environment)
    assert result.returncode == BAD_INPUT
    assert "ค่าอยู่นอกช่วงที่กำหนด" in result.stdout.decode("utf-8")
    assert result.stderr == b""


def test_a_reader_that_stops_early_gets_no_traceback(folder: Path) -> None:
    command = [*COMMAND, "check", str(folder), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_a_blank_name_is_no_edition() -> None:
    result = ran("check", "")
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
