"""Cards that a Dask cluster draws: the same bytes, one that dies is done again, none answers."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from tests.commands import DONE, USAGE, documents, run

CARDS = ("build", "small", "--only", "cards")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        yield local


def test_two_workers_of_a_cluster_give_the_same_bytes(here: Path, cluster: LocalCluster) -> None:
    assert run(*CARDS, "--out", "one").exit_code == DONE
    away = ("--scheduler", cluster.scheduler_address)
    assert run(*CARDS, *away, "--out", "two").exit_code == DONE
    assert documents(here / "one") == documents(here / "two") != {}


def test_what_a_dying_worker_was_doing_is_done_again(here: Path, cluster: LocalCluster) -> None:
    from report_builder.pools import Cluster

    pool, mark = Cluster(cluster.scheduler_address), here / "died"
    with pool.sharing(str(mark)) as hand:
        assert hand(_dies_once, 7).result() == 7
    assert mark.exists()


def _dies_once(mark: str, own: int) -> int:
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(1)
    return own


def test_a_scheduler_that_does_not_answer_is_named(here: Path) -> None:
    address = "tcp://127.0.0.1:9"
    result = run(*CARDS, "--scheduler", address, "--out", "out")
    assert result.exit_code == USAGE
    assert address in result.stderr
    assert not (here / "out").exists()
