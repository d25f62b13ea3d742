"""The command line: what it writes, what it says, and the codes it exits with."""

import json
import logging
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from report_builder import __version__
from report_builder.build import pipeline
from report_builder.build.outputs import OUTPUTS
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.render.pptx import deck
from tests import factories, folders
from tests.commands import BAD_INPUT, DONE, FAILED, USAGE, contents, documents, run

POSTER = ("--only", "poster", "--format", "pptx")
"""What is built soonest, where any build will do."""


def test_build_writes_the_deck_and_says_so(here: Path) -> None:
    result = run("build", "small", "--only", "deck", "--format", "pptx")
    assert result.exit_code == DONE
    assert [*documents(here / "output" / "small")] == ["deck.pptx"]
    assert "deck.pptx" in result.stdout


def test_both_formats_are_built_unless_one_is_asked_for(here: Path) -> None:
    assert run("build", "small", "--only", "deck", "--out", "both").exit_code == DONE
    assert [*documents(here / "both")] == ["deck.pdf", "deck.pptx"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small edition and, in `out`, all of it in PowerPoint."""
    place = tmp_path_factory.mktemp("whole")
    folders.write(factories.edition(), place / "small")
    result = run(*built_in(place, "out"), "--quiet")
    assert (result.exit_code, result.output) == (DONE, "")
    return place


def built_in(place: Path, out: str) -> tuple[str, ...]:
    return ("build", str(place / "small"), "--format", "pptx", "--out", str(place / out))


def test_the_same_input_gives_the_same_bytes_whatever_is_said_of_it(whole: Path) -> None:
    told = json.loads(run(*built_in(whole, "other"), "--json", "--verbose").stdout)
    assert contents(whole / "out") == contents(whole / "other")
    assert told["ok"] is True
    assert "deck.pptx" in told["files"]
    assert [step["step"] for step in told["steps"]][:3] == ["read", "results", "facts"]


def test_verbose_shows_the_time_of_each_step(here: Path) -> None:
    result = run("build", "small", *POSTER, "--verbose")
    assert [line for line in result.stdout.splitlines() if line.endswith(" s  facts")]


def test_the_steps_announced_are_the_steps_taken(here: Path) -> None:
    taken: list[int] = []

    def watch(step: Words, advance: int = 1) -> None:
        taken.append(advance)

    pipeline.build(here / "small", here / "out", watch, [*OUTPUTS], ["pptx"])
    assert sum(taken) == pipeline.step_count([*OUTPUTS], ["pptx"])


def test_the_manifest_tells_inputs_versions_and_files(whole: Path) -> None:
    told = publish.manifest(whole / "out")
    assert told["inputs"]["edition/scores"] == publish.described(whole / "small" / "scores.csv")
    assert told["files"]["deck.pptx"] == publish.described(whole / "out" / "deck.pptx")
    assert told["versions"]["uharfbuzz"] == version("uharfbuzz")
    assert told["fonts"]["Sarabun-Regular.ttf"]["version"].startswith("Version")
    assert told["date"] == "2027-11-30"  # of the small edition


def test_an_output_folder_within_the_edition_is_no_part_of_it(here: Path) -> None:
    arguments = ("build", "small", "--only", "brief", "--format", "pptx", "--out", "small/out")
    seals = []
    for _ in range(2):
        assert run(*arguments).exit_code == DONE
        seals.append(publish.described(here / "small" / "out" / "manifest.json"))
    assert seals[0] == seals[1]


def test_a_build_keeps_what_people_edited_and_says_so(here: Path) -> None:
    run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    (here / "out" / "deck.pptx").write_bytes(b"edited by hand")
    result = run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    (other,) = (here / "out").glob("deck.edited-*.pptx")
    assert other.read_bytes() == b"edited by hand"
    assert f"deck.pptx ถูกแก้ไขไว้ เก็บเป็น {other.name}" in result.stdout
    assert run("audit", "out").exit_code == DONE


def test_a_build_names_what_it_drops_because_the_data_changed(here: Path) -> None:
    run("build", "small", "--only", "deck", "--out", "out")
    folders.spoil(here / "small", "scores", 5, "skills", "12")
    result = run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    assert "dropped, made of earlier data: deck.pdf" in result.stdout


def test_a_build_tells_the_seal_of_its_folder_and_logs_its_times_outside(here: Path) -> None:
    result = run("build", "small", "--only", "deck", "--format", "pptx", "--out", "out")
    assert publish.described(here / "out" / "manifest.json")["sha256"] in result.stdout
    (line,) = (here / "out.log").read_text("utf-8").splitlines()
    assert re.fullmatch(r"\S+Z?( \S+=\d+\.\d\ds)+", line)


def test_a_source_date_of_the_environment_wins(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("build", "small", *POSTER, "--out", "out")
    assert publish.manifest(here / "out")["date"] == "2023-11-14"


def test_a_bad_edition_exits_with_3_and_leaves_earlier_output_untouched(here: Path) -> None:
    run("build", "small", *POSTER, "--out", "out")
    before = contents(here / "out")
    folders.spoil(here / "small", "scores", 5, "skills", "120")
    result = run("build", "small", "--format", "pptx", "--out", "out")
    assert result.exit_code == BAD_INPUT
    assert "scores.csv แถว 5 คอลัมน์ skills" in result.stderr
    assert "scores.csv row 5 column skills" in result.stderr
    assert "Traceback" not in result.output
    assert contents(here / "out") == before
    assert sorted(path.name for path in here.iterdir()) == ["out", "out.log", "small"]


def test_a_text_that_cannot_be_told_exits_with_3(
    here: Path,
) -> None:
    text = here / "small" / "text" / "findings.yaml"
    text.parent.mkdir(exist_ok=True)
    text.write_text('people:\n  heading: "{{ nothing }}"\n', encoding="utf-8")
    result = run("build", "small", "--out", "out")
    assert result.exit_code == BAD_INPUT
    assert "text/findings.yaml row 2: this text can't use the name “nothing”" in result.stderr
    assert not (here / "out").exists()


def test_a_failure_while_drawing_exits_with_4_and_publishes_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "small", *POSTER, "--out", "out")
    before = contents(here / "out")
    monkeypatch.setattr(deck, "paint_pptx", lambda pages, about: 1 / 0)
    result = run("build", "small", "--out", "out")
    assert result.exit_code == FAILED
    assert "Traceback" not in result.output
    assert contents(here / "out") == before


def test_a_warning_of_a_library_fails_the_build(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint = deck.paint_pptx

    def warn(pages: Any, about: Any) -> bytes:
        logging.getLogger("fontTools.subset").warning("another font was used")
        return paint(pages, about)

    monkeypatch.setattr(deck, "paint_pptx", warn)
    monkeypatch.setattr(logging.getLogger("fontTools"), "handlers", [])
    result = run("build", "small", "--format", "pptx", "--out", "out")
    assert result.exit_code == FAILED
    assert "another font was used" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "no-such-edition"),
        ("build", "small", "--only", "everything"),
        ("build", "small", "--format", "odt"),
        ("build", "small", "--out", "small"),
        ("check", "no-such-edition"),
        ("publish",),
    ],
)
def test_wrong_usage_exits_with_2(here: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == USAGE
    assert "Traceback" not in result.output
    assert sorted(path.name for path in here.iterdir()) == ["small"]


def test_an_unknown_edition_is_told_with_the_bundled_ones(here: Path) -> None:
    assert "2559" in run("build", "2558").stderr


def test_the_bundled_edition_is_the_default_and_gives_no_note_of_style() -> None:
    told = json.loads(run("check", "--json").stdout)
    assert Path(told["edition"]).name == "2559"
    assert "style" not in {problem["cause"] for problem in told["problems"]}


def test_version() -> None:
    assert run("--version").stdout == f"report-builder {__version__}\n"


def test_help_is_thai_with_english() -> None:
    text = run("build", "--help").stdout
    assert "โฟลเดอร์" in text
    assert "Folder" in text


def test_a_template_is_written_and_built_upon(here: Path) -> None:
    assert run("template", "brand.pptx").exit_code == DONE
    assert run("build", "small", "--only", "deck", "--template", "brand.pptx").exit_code == DONE
    assert [*documents(here / "output" / "small")] == ["deck.pdf", "deck.pptx"]


def test_a_template_that_is_not_there_is_bad_input(here: Path) -> None:
    result = run("build", "small", "--only", "deck", "--template", "lost.pptx")
    assert result.exit_code == BAD_INPUT
    assert "lost.pptx" in result.output


def test_thai_digits_are_printed_on_request_and_pass_the_audit(here: Path) -> None:
    assert run("build", "small", "--only", "deck", "--thai-digits").exit_code == DONE
    deck = pypdfium2.PdfDocument(here / "output" / "small" / "deck.pdf")
    words = "".join(page.get_textpage().get_text_bounded() for page in deck)
    digits = {letter for letter in words if letter.isdigit()}
    assert digits <= set("๐๑๒๓๔๕๖๗๘๙")
    assert digits


@pytest.mark.parametrize(("edition", "code"), [("small", DONE), ("nothing", USAGE)])
def test_a_reader_that_has_read_enough_changes_nothing(here: Path, edition: str, code: int) -> None:
    start = "from report_builder.cli.app import run; run()"
    command = [sys.executable, "-c", start, "check", edition]
    asked = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert asked.stdout
    asked.stdout.close()
    _, said = asked.communicate()
    assert asked.returncode == code
    assert "BrokenPipe" not in said


WITHOUT_PANGO = """
import ctypes.util
from report_builder.thai import breaks
breaks._NAMES = ("libpango-none.so.0",)
ctypes.util.find_library = lambda name: None
from report_builder.cli.app import run
run()
"""


@pytest.mark.parametrize("form", ["pdf", "pptx"])
def test_a_machine_without_pango_is_told_what_to_install(here: Path, form: str) -> None:
    command = ("build", "small", "--only", "deck", "--format", form)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO, *command], cwd=here, capture_output=True, text=True
    )
    assert done.returncode == FAILED
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert documents(here / "output") == {}
