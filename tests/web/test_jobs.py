"""What takes long is done in a process of its own, which can be stopped and stops by itself."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.web.jobs import COMMAND, Jobs, Order, State
from report_builder.web.works import KEPT, Works, read

TELLS = 'print(\'{"of": 3}\', flush=True); print(\'{"step": {"th": "ก", "en": "a"}, "advance": 1}\', flush=True);'  # noqa: E501
SLEEPS = f"import time; {TELLS} time.sleep(60)"
STUBBORN = f"import signal, time; signal.signal(15, signal.SIG_IGN); {TELLS} time.sleep(60)"


@contextmanager
def at_work(program: str, **limits: float) -> Iterator[Jobs]:
    jobs = Jobs((sys.executable, "-c", program), {"build": 60, **limits})
    jobs.start()
    yield jobs
    jobs.stop()


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def state(jobs: Jobs, order: Order) -> State | None:
    now = jobs.progress(order.work)
    return now.state if now else None


def orders(tmp_path: Path, count: int = 1) -> list[Order]:
    folders = [tmp_path / f"{n}" for n in range(count)]
    for folder in folders:
        folder.mkdir()
    return [Order("build", folder) for folder in folders]


def test_a_job_tells_how_far_it_is_and_is_done(tmp_path: Path) -> None:
    (order,) = orders(tmp_path)
    with at_work(TELLS) as jobs:
        jobs.put(order)
        until(lambda: state(jobs, order) is State.DONE)
        now = jobs.progress(order.work)
        assert now
        assert (now.done, now.of, now.step.en) == (1, 3, "a")


def test_jobs_wait_for_each_other_and_are_cancelled(tmp_path: Path) -> None:
    first, second, third = orders(tmp_path, 3)
    with at_work(SLEEPS) as jobs:
        for order in (first, second, third):
            jobs.put(order)
        until(lambda: state(jobs, first) is State.RUNNING)
        assert [jobs.ahead(o.work) for o in (first, second, third)] == [0, 1, 2]
        jobs.cancel(second.work)
        jobs.cancel(first.work)
        until(lambda: state(jobs, third) is State.RUNNING)
        assert state(jobs, first) is state(jobs, second) is State.CANCELLED


def test_a_check_waits_for_the_build_of_its_work_and_hides_no_failure(tmp_path: Path) -> None:
    """A text that is saved while documents are built has its edition checked afterwards."""
    (order,) = orders(tmp_path)
    go = tmp_path / "go"
    program = (
        "import json, pathlib, sys, time\nkind = json.loads(sys.stdin.readline())['kind']\n"
        f"while kind == 'build' and not pathlib.Path({str(go)!r}).exists(): time.sleep(0.02)\n"
        f"pathlib.Path({str(tmp_path)!r}, kind).touch()\nsys.exit(kind == 'build')"
    )
    with at_work(program, check=60) as jobs:
        jobs.put(order)
        until(lambda: state(jobs, order) is State.RUNNING)
        for _ in range(2):
            jobs.put(replace(order, kind="check"))
        now = jobs.progress(order.work)
        assert now
        assert (now.kind, now.state, jobs.ahead(order.work)) == ("build", State.RUNNING, 0)
        go.touch()
        until((tmp_path / "check").exists)
        assert (tmp_path / "build").exists()
        until(lambda: state(jobs, order) is State.FAILED)
        jobs.put(replace(order, kind="check"))
        until(lambda: state(jobs, order) is State.DONE)


def test_a_job_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    (order,) = orders(tmp_path)
    with at_work(SLEEPS, build=1) as jobs:
        jobs.put(order)
        until(lambda: state(jobs, order) is State.FAILED)
        now = jobs.progress(order.work)
        assert now
        assert "too long" in now.why.en


def test_a_job_that_dies_is_said_to_have_failed(tmp_path: Path) -> None:
    (order,) = orders(tmp_path)
    with at_work("raise SystemExit(3)") as jobs:
        jobs.put(order)
        until(lambda: state(jobs, order) is State.FAILED)
        jobs.put(order)
        until(lambda: state(jobs, order) is State.FAILED)


def test_a_job_that_will_not_stop_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report_builder.web.jobs.PATIENCE", 0.2)
    first, second = orders(tmp_path, 2)
    with at_work(STUBBORN) as jobs:
        jobs.put(first)
        until(lambda: (now := jobs.progress(first.work)) and now.done)
        jobs.put(second)
        jobs.cancel(first.work)
        until(lambda: state(jobs, second) is State.RUNNING)


def test_a_job_ends_when_the_server_is_killed(tmp_path: Path) -> None:
    """The process of a job is told nothing: it sees that nobody holds its standard input."""
    program = (
        "import os, sys, time; from report_builder.web import worker\n"
        "worker.KINDS = {'check': lambda *_: (print(os.getpid(), file=sys.stderr, flush=True),"
        " time.sleep(60))}\nworker.main()"
    )
    process = subprocess.Popen(
        (sys.executable, "-c", program), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, start_new_session=True, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stderr
    process.stdin.write(json.dumps({"kind": "check", "folder": str(tmp_path)}) + "\n")
    process.stdin.flush()
    assert int(process.stderr.readline()) == process.pid
    process.stdin.close()
    assert process.wait(20) == -signal.SIGKILL
    process.stderr.close()


def test_an_edition_is_checked_in_a_process_of_its_own(tmp_path: Path, edition: Path) -> None:
    works = Works(tmp_path)
    file = (edition / "dimensions.csv").read_bytes()
    work = works.begin("x", lambda folder: (folder / "dimensions.csv").write_bytes(file))
    for _ in range(KEPT):
        work = works.change(work.id, lambda folder: (folder / "dimensions.csv").write_bytes(file))
    assert len([*work.edition.parent.iterdir()]) > KEPT
    order = Order("check", work.folder, {"edition": str(work.edition), "check": str(work.check)})
    jobs = Jobs(COMMAND)
    jobs.start()
    jobs.put(order)
    until(lambda: state(jobs, order) in (State.DONE, State.FAILED))
    assert state(jobs, order) is State.DONE, (work.folder / "job.log").read_text()
    assert read(work.check)["tables"][0]["account"]["used"] == 3
    assert len([*work.edition.parent.iterdir()]) == KEPT
    assert work.edition.is_dir()
    jobs.stop()


def test_a_change_that_fails_leaves_the_work_as_it_was(tmp_path: Path) -> None:
    works = Works(tmp_path)
    work = works.begin("x", lambda folder: (folder / "a.csv").write_bytes(b"1"))

    def fails(folder: Path) -> None:
        (folder / "a.csv").write_bytes(b"2")
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        works.change(work.id, fails)
    assert works.find(work.id) == work
    assert (work.edition / "a.csv").read_bytes() == b"1"


def test_what_a_killed_server_left_counts_for_nothing(tmp_path: Path) -> None:
    works = Works(tmp_path)
    work = works.begin("x", lambda folder: (folder / "a.csv").write_bytes(b"1"))
    (tmp_path / ".0123456789abcdef.new").mkdir()
    (work.edition.parent / ".new").mkdir()
    (work.edition.parent / "0002").mkdir()
    (work.edition.parent / "0002" / "half.csv").touch()
    again = Works(tmp_path)
    assert again.every() == (work,)
    assert [path.name for path in tmp_path.iterdir()] == [work.id]
    now = again.change(work.id, lambda folder: (folder / "b.csv").write_bytes(b"2"))
    assert sorted(os.listdir(now.edition)) == ["a.csv", "b.csv"]
