"""Have work done by other processes: forked from this one, or those of a cluster.

Each piece of work is a function of what all pieces share and of what is its own; either pool hands
it to an executor of `concurrent.futures`.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Protocol

from report_builder.errors import MissingExtra, NoCluster

Hand = Callable[[Callable[[Any, Any], Any], Any], Future[Any]]
"""Has a function done with what is shared and something of its own; both name what it returns."""

MANY = 1_000_000
"""So many objects, those of some cards, are made before a worker looks for garbage."""
PATIENCE = 10
"""Seconds in which a cluster must answer."""


class Pool(Protocol):
    """Processes that work for this one."""

    @property
    def lost(self) -> tuple[type[Exception], ...]:
        """Return what is raised for work that was lost with a process."""

    def sharing(self, shared: Any) -> AbstractContextManager[Hand]:
        """Begin work on something that all of it needs."""


@dataclass(frozen=True)
class Forked:
    """Processes forked from this one: what is shared isn't copied. They end when it is gone."""

    workers: int = os.cpu_count() or 1
    lost: tuple[type[Exception], ...] = (BrokenProcessPool,)

    @contextmanager
    def sharing(self, shared: Any) -> Iterator[Hand]:
        """Fork when work is handed out; garbage collectors keep from what is shared."""
        gc.freeze()  # looking at what is shared copies it
        context, begin = get_context("fork"), (shared,)
        try:
            with ProcessPoolExecutor(self.workers, context, _begin, begin) as pool:
                yield lambda do, own: pool.submit(_done, do, own)
        finally:
            gc.unfreeze()


_shared: list[Any] = []
"""In a forked process, what it was begun with."""


def _begin(shared: Any) -> None:
    _shared[:] = [shared]
    gc.set_threshold(MANY)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that it works for was killed: nobody else would end it."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _done(do: Callable[[Any, Any], Any], own: Any) -> Any:
    return do(_shared[0], own)


@dataclass(frozen=True)
class Cluster:
    """Processes of a Dask cluster, by the address of its scheduler.

    What is shared is sent to each of them once; what is lost with one of them, Dask does again.
    They have this version of report-builder, and workers of one thread.
    """

    address: str

    @property
    def lost(self) -> tuple[type[Exception], ...]:
        """Return what Dask raises when processes died of a piece of work again and again."""
        from distributed import KilledWorker

        return (KilledWorker,)

    @contextmanager
    def sharing(self, shared: Any) -> Iterator[Hand]:
        """Send what is shared to all machines; raises NoCluster where nobody answers."""
        from distributed import Client

        try:
            client = Client(self.address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise NoCluster(self.address, str(error)) from error
        with client, client.get_executor(pure=False) as executor:
            # a task, since Dask does again what is lost, but not what was scattered
            sent = client.submit(pickle.loads, pickle.dumps(shared), pure=False)
            yield lambda do, own: executor.submit(do, sent, own)


def pool(scheduler: str | None) -> Pool:
    """Return the cluster of a scheduler, the processes of this machine without one.

    Raises MissingExtra where what speaks with a cluster isn't installed.
    """
    if scheduler is None:
        return Forked()
    if find_spec("distributed") is None:
        raise MissingExtra("cluster", ["distributed"])
    return Cluster(scheduler)
