"""Cards that other machines draw: whatever the pool, the same bytes."""

import pickle
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
