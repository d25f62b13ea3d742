"""A killed build leaves nothing for ever, and two builds don't get into each other's way."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.errors import BusyFolder
from report_builder.output import working
from report_builder.output.publish import MANIFEST, PROGRAM, beside


def publish(out: Path, text: str, before: Callable[[str], None] = lambda moment: None) -> None:
    with beside(out) as new:
        before("made")
        (new / "deck").write_text(text)
        before("half written")
        (new / MANIFEST).write_text(json.dumps({"program": PROGRAM, "files": {"deck": {}}}))
        before("written")


def killed(at_work: Callable[[], None]) -> None:
    """Do something in a process that is killed in the midst of it."""
    child = os.fork()
    if child == 0:
        try:
            at_work()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("moment", ["made", "half written", "written"])
def test_what_a_killed_build_left_is_put_away_by_the_next(tmp_path: Path, moment: str) -> None:
    out = tmp_path / "out"
    publish(out, "old")
    killed(lambda: publish(out, "half", lambda now: die() if now == moment else None))
    assert (out / "deck").read_text() == "old"
    assert len([*tmp_path.iterdir()]) > 1
    publish(out, "new")
    assert (out / "deck").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_a_build_killed_while_its_folder_takes_its_place_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    out, rename, done = tmp_path / "out", Path.rename, []
    publish(out, "old")

    def counted(self: Path, target: Path) -> Path:
        if len(done) == renames:
            die()
        done.append(target)
        return rename(self, target)

    def swap() -> None:
        monkeypatch.setattr(Path, "rename", counted)
        publish(out, "new")
        die()

    killed(swap)
    working.make(out).rmdir()
    assert (out / "deck").read_text() == ("new" if renames == 2 else "old")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_build_of_a_folder_that_is_being_built_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with beside(out) as new:
        with pytest.raises(BusyFolder, match=str(os.getpid())):
            publish(out, "other")
        assert new.is_dir()
        (new / "deck").write_text("first")
    assert (out / "deck").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folders_of_other_outputs_and_other_computers_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [
        ".out.elsewhere.1.1",
        ".out2.here.1.1",
        ".outhere.1.1",
        ".out.here.x.1",
        "out.here.1.1",
    ]
    monkeypatch.setattr(working, "_host", lambda: "here")
    for name in others:
        (tmp_path / name).mkdir()
    publish(tmp_path / "out", "new")
    assert {path.name for path in tmp_path.iterdir()} == {"out", *others}
