"""A finished folder takes the place of the last one at once, and nobody's files get lost."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import ForeignFolder
from report_builder.failures import CannotWrite
from report_builder.output import publish as publishing
from report_builder.output.publish import (
    MANIFEST,
    PROGRAM,
    Manifest,
    beside,
    keep_others,
    manifest,
)

INPUTS = {"edition/scores": {"sha256": "1"}}
OTHER_INPUTS = {"edition/scores": {"sha256": "2"}}


def publish(out: Path, **files: str) -> None:
    with beside(out) as new:
        for name, text in files.items():
            (new / name).write_text(text)
        described = {name: publishing.described(new / name) for name in files}
        told = {"program": PROGRAM, "inputs": INPUTS, "files": described}
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
    kept = keep_others(new, out, INPUTS, ["deck"])
    assert ([*kept.built], kept.edited, kept.stale) == (["deck", "card"], (), ())
    assert (new / "deck").read_text() == "new"
    assert names(new) == ["card", "deck", "notes", "notes/mine.txt"]


def test_files_of_other_inputs_are_left_behind_and_named(tmp_path: Path) -> None:
    out, new = tmp_path / "out", tmp_path / "new"
    publish(out, deck="old", card="old")
    (out / "mine.txt").write_text("mine")
    new.mkdir()
    kept = keep_others(new, out, OTHER_INPUTS, ["deck"])
    assert (kept.built, kept.edited, kept.stale) == ({}, (), ("card",))
    assert names(new) == ["mine.txt"]


@pytest.mark.parametrize("inputs", [INPUTS, OTHER_INPUTS])
@given(changed=st.sets(st.sampled_from(["deck.pptx", "card.pdf", "kept.pdf"])))
def test_what_people_changed_is_never_lost(inputs: Manifest, changed: set[str]) -> None:
    with TemporaryDirectory() as folder:
        out, new = Path(folder, "out"), Path(folder, "new")
        publish(out, **{"deck.pptx": "old", "card.pdf": "old", "kept.pdf": "old"})
        for name in changed:
            (out / name).write_text(f"mine {name}")
        new.mkdir()
        kept = keep_others(new, out, inputs, ["deck.pptx", "card.pdf"])
        told = dict(kept.edited)
        for name in changed:
            assert (new / told.get(name, name)).read_text() == f"mine {name}"
        assert all(Path(other).stem.startswith(Path(name).stem) for name, other in kept.edited)
        assert set(told) == changed - ({"kept.pdf"} if inputs == INPUTS else set())


def test_a_file_of_people_in_the_place_of_ours_is_kept_beside(tmp_path: Path) -> None:
    out, new = tmp_path / "out", tmp_path / "new"
    publish(out, card="old")
    (out / "deck.pptx").write_text("mine")
    new.mkdir()
    ((_, other),) = keep_others(new, out, INPUTS, ["deck.pptx"]).edited
    assert (new / other).read_text() == "mine"


def test_a_manifest_of_another_program_is_none(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"program": "something else", "files": {}}')
    assert manifest(tmp_path) == {}
