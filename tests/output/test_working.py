"""A killed build leaves nothing for ever, and two builds don't get into each other's way."""

import json
import os
import resource
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.errors import BusyFolder, ForeignFolder
from report_builder.failures import CannotWrite
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


def test_a_build_killed_while_the_last_result_goes_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(out, "old")

    def swap() -> None:
        monkeypatch.setattr(shutil, "rmtree", lambda path, **how: die())
        publish(out, "new")

    killed(swap)
    assert len([*tmp_path.iterdir()]) > 1
    working.make(out).rmdir()
    assert (out / "deck").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def _full(out: Path) -> None:
    """Write more than there is room for, and end as a test does that went well."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    with pytest.raises(CannotWrite, match="File too large"):
        publish(out, "too long " * 1000)
    os._exit(0)


def test_where_no_room_is_left_the_last_result_stays_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, "old")
    child = os.fork()
    if child == 0:
        _full(out)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert (out / "deck").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_place_that_can_not_be_written_is_told() -> None:
    with pytest.raises(CannotWrite):
        publish(Path("/proc/report"), "new")


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ForeignFolder):
        publish(tmp_path / "out", "new")
    assert (tmp_path / "out").read_text() == "mine"
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
