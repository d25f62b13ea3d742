"""A finished folder takes the place of the last one at once, and nobody's files get lost."""

import json
from pathlib import Path

import pytest

from report_builder.errors import CannotWrite, ForeignFolder
from report_builder.output.publish import MANIFEST, PROGRAM, beside, keep_others, manifest

INPUTS = {"edition/scores": {"sha256": "1"}}


def publish(out: Path, **files: str) -> None:
    with beside(out) as new:
        for name, text in files.items():
            (new / name).write_text(text)
        told = {"program": PROGRAM, "inputs": INPUTS, "files": {name: {} for name in files}}
        (new / MANIFEST).write_text(json.dumps(told))


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_new_build_takes_the_place_of_the_last(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    publish(out, deck="old")
    publish(out, deck="new")
    assert (out / "deck").read_text() == "new"
    assert names(tmp_path / "deep") == ["out", "out/deck", f"out/{MANIFEST}"]


def test_a_failure_leaves_the_last_build_and_no_trace(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, deck="old")
    with pytest.raises(TypeError):
        publish(out, deck="half", card=1)  # type: ignore[arg-type]
    assert (out / "deck").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failed_swap_puts_the_last_build_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, rename = tmp_path / "out", Path.rename
    publish(out, deck="old")

    def refuse(self: Path, target: Path) -> Path:
        if target == out and not self.name.endswith(".old"):
            raise OSError("the folder is open")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotWrite, match="the folder is open"):
        publish(out, deck="new")
    assert (out / "deck").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_other_files_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ForeignFolder), beside(tmp_path):
        pytest.fail("must not be reached")
    assert names(tmp_path) == ["letter.txt"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    publish(tmp_path / "out", deck="new")
    assert names(tmp_path / "out") == ["deck", MANIFEST]


def test_files_of_the_same_inputs_and_of_people_are_kept(tmp_path: Path) -> None:
    out, new = tmp_path / "out", tmp_path / "new"
    publish(out, deck="old", card="old")
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine")
    new.mkdir()
    (new / "deck").write_text("new")
    assert [*keep_others(new, out, INPUTS)] == ["deck", "card"]
    assert (new / "deck").read_text() == "new"
    assert names(new) == ["card", "deck", "notes", "notes/mine.txt"]


def test_files_of_other_inputs_are_left_behind(tmp_path: Path) -> None:
    out, new = tmp_path / "out", tmp_path / "new"
    publish(out, deck="old", card="old")
    (out / "mine.txt").write_text("mine")
    new.mkdir()
    assert keep_others(new, out, {"edition/scores": {"sha256": "2"}}) == {}
    assert names(new) == ["mine.txt"]


def test_a_manifest_of_another_program_is_none(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"program": "something else", "files": {}}')
    assert manifest(tmp_path) == {}
