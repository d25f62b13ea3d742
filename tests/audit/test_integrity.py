"""A published folder proves itself: what was changed, taken away or slipped in is named."""

import shutil
import subprocess
from pathlib import Path

import pytest

from report_builder.audit import audit_published, integrity, tables
from report_builder.errors import NotBuilt
from tests.commands import DONE, FAILED, USAGE, run


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the built edition that may be harmed."""
    return Path(shutil.copytree(built, tmp_path / "out"))


def causes(folder: Path) -> set[tuple[str, str]]:
    return {(finding.cause, finding.file) for finding in integrity.findings(folder)}


def test_a_folder_as_it_was_published_is_whole(built: Path) -> None:
    assert not causes(built)
    assert not integrity.others(built)


def test_anyone_can_prove_it_with_a_tool_of_the_system(copy: Path) -> None:
    prove = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(prove, cwd=copy, check=False).returncode == 0
    (copy / "figures.csv").write_text("id\n")
    assert subprocess.run(prove, cwd=copy, check=False, capture_output=True).returncode == 1


def test_every_published_file_is_missed_and_recognised(copy: Path) -> None:
    names = [path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()]
    harmed = sorted({*names} - {"manifest.json", "SHA256SUMS"})[::17]
    for name in harmed[::2]:
        (copy / name).unlink()
    for name in harmed[1::2]:
        (copy / name).write_bytes((copy / name).read_bytes() + b"\n")
    expected = {("gone", name) for name in harmed[::2]}
    assert causes(copy) == expected | {("changed", name) for name in harmed[1::2]}


@pytest.mark.parametrize("name", ["cards/TH-99.pdf", "opendata/extra.csv", "register/deck2.json"])
def test_a_file_among_ours_that_was_not_published_is_a_fault(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"mine")
    assert causes(copy) == {("slipped_in", name)}


def test_files_of_people_are_listed_and_not_checked(copy: Path) -> None:
    (copy / "letter.txt").write_text("dear")
    (copy / "deck.edited-2026-11-28-0123.pptx").write_bytes(b"theirs")
    assert not causes(copy)
    assert integrity.others(copy) == ["deck.edited-2026-11-28-0123.pptx", "letter.txt"]


def test_a_manifest_made_to_fit_is_betrayed_by_the_list_of_hashes(copy: Path) -> None:
    manifest = copy / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"edition"', '"Edition"'), "utf-8")
    assert causes(copy) == {("changed", "SHA256SUMS")}


def test_nothing_to_check_is_no_pass(copy: Path) -> None:
    shutil.rmtree(copy / "register")
    with pytest.raises(NotBuilt):
        audit_published(copy)
    (copy / "manifest.json").unlink()
    with pytest.raises(NotBuilt):
        audit_published(copy)


def test_the_command_names_what_was_changed(here: Path) -> None:
    run("build", "small", "--only", "deck", "--format", "pdf", "--out", "out")
    assert run("audit", "out").exit_code == DONE
    (here / "out" / "figures.csv").write_text("id\n")
    result = run("audit", "out")
    assert result.exit_code in (FAILED, USAGE)
    assert "figures.csv" in result.stderr


@pytest.mark.parametrize("kept", ["", "[]", '{"figures.csv": ["abcd"]}', '{"figures.csv": {}}'])
def test_hashes_of_cells_that_cannot_be_read_are_a_fault(tmp_path: Path, kept: str) -> None:
    (tmp_path / tables.LEDGER).parent.mkdir()
    (tmp_path / tables.LEDGER).write_text(kept)
    assert [finding.cause for finding in tables.findings(tmp_path, {})] == ["unreadable"]
