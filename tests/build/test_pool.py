"""Cards that other machines draw: whatever the pool, the same bytes."""

import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from report_builder.build import pipeline
from report_builder.pools import Hand
from tests.commands import USAGE, documents, run


class Away:
    """An executor that shares nothing with this process but what can be sent to another."""

    lost: tuple[type[Exception], ...] = ()

    @contextmanager
    def sharing(self, shared: Any) -> Iterator[Hand]:
        sent = pickle.dumps(shared)
        with ThreadPoolExecutor(2) as executor:

            def hand(do: Any, own: Any) -> Future[Any]:
                return executor.submit(_done, pickle.dumps((do, own)), sent)

            yield hand


def _done(asked: bytes, sent: bytes) -> Any:
    do, own = pickle.loads(asked)
    return pickle.loads(pickle.dumps(do(pickle.loads(sent), own)))


def test_cards_drawn_away_have_the_bytes_of_those_drawn_here(here: Path) -> None:
    forms, quiet = ["pdf"], lambda step, advance=1: None
    pipeline.build(here / "small", here / "one", quiet, ["cards"], forms)
    pipeline.build(here / "small", here / "two", quiet, ["cards"], forms, pool=Away())
    assert documents(here / "one") == documents(here / "two") != {}


def test_without_what_speaks_with_a_cluster_its_extra_is_named(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report_builder.pools.find_spec", lambda name: None)
    result = run("build", "small", "--scheduler", "tcp://127.0.0.1:1", "--out", "out")
    assert result.exit_code == USAGE
    assert "report-builder[cluster]" in result.stderr
    assert not (here / "out").exists()


WORKING = """
from report_builder.pools import Forked
from tests.build.test_pool import busy
with Forked(2).sharing(600) as hand:
    print(*(hand(busy, n).running() for n in range(2)), flush=True)
"""


def busy(shared: float, own: int) -> None:
    time.sleep(shared)


def test_workers_end_when_the_process_that_they_work_for_is_killed() -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WORKING]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as builder:
        assert builder.stdout
        builder.stdout.readline()
        workers = psutil.Process(builder.pid).children()
        builder.kill()
    _, left = psutil.wait_procs(workers, timeout=20)
    for worker in left:
        worker.kill()
    assert (len(workers), left) == (2, [])
