"""Do what takes long in a process of its own: one at a time, in the order that it was asked for."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from report_builder.problem import NOTHING, Words

COMMAND = (sys.executable, "-m", "report_builder.web.worker")
PATIENCE = 5.0
"""Seconds that a process has to put its things away."""
LIMITS: Mapping[str, float] = {
    "build": 3600,
    "check": 600,
    "marked": 600,
    "brand": 600,
    "compare": 600,
}
"""Seconds that a job of a kind may take."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


IN_LINE = Words("รอคิว", "waiting for its turn")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: a kind of job for the work of a folder, and what it is told besides."""

    kind: str
    folder: Path
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def work(self) -> str:
        """Return the id of the work."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: its step, how many are done, why it failed."""

    kind: str
    state: State = State.WAITING
    step: Words = IN_LINE
    done: int = 0
    of: int = 0
    why: Words = NOTHING

    @property
    def at_work(self) -> bool:
        """Tell whether it will go on by itself."""
        return self.state in (State.WAITING, State.RUNNING)


@dataclass(eq=False, slots=True)
class Job:
    """An order, how far it is, and its process once it began."""

    order: Order
    progress: Progress
    process: subprocess.Popen[str] | None = None

    def tell(self, **news: Any) -> None:
        """Say how far it is now."""
        self.progress = replace(self.progress, **news)

    def stop(self) -> None:
        """Don't do it, or end what it began."""
        if self.progress.at_work:
            self.tell(state=State.CANCELLED)
        if self.process:
            _end(self.process)


TOLD_FIRST = (State.RUNNING, State.WAITING, State.FAILED, State.CANCELLED, State.DONE)
"""Which of the jobs of a work is told of."""
TOO_LONG = Words("ใช้เวลานานเกินกำหนด จึงหยุด ผลเดิมยังอยู่", "it took too long and was stopped")
ENDED = Words(
    "โปรแกรมทำงานผิดพลาด ไม่ได้เปลี่ยนแปลงผลลัพธ์เดิม (ดู job.log ในโฟลเดอร์ของงาน)",
    "the program failed, earlier output is untouched (see job.log in the folder of the work)",
)


class Jobs:
    """A queue of jobs and the one that runs."""

    def __init__(
        self, command: Sequence[str] = COMMAND, limits: Mapping[str, float] = LIMITS
    ) -> None:
        self._command, self._limits = command, limits
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._told: dict[str, list[Job]] = {}
        self._news = threading.Condition(threading.RLock())
        self._open = True
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """End what runs and take no more."""
        with self._news:
            self._open = False
            self._waiting.clear()
            self._news.notify_all()
            if self._running and self._running.process:
                _end(self._running.process)
        self._thread.join(PATIENCE)

    def put(self, order: Order) -> None:
        """Ask for a job: instead of one of its kind for the same work, and after all others."""
        self.drop(order.work, order.kind)
        with self._news:
            job = Job(order, Progress(order.kind))
            self._waiting.append(job)
            others = [job for job in self._told.get(order.work, ()) if job.progress.at_work]
            self._told[order.work] = [*others, job]
            self._news.notify_all()

    def cancel(self, work: str) -> None:
        """Don't do, or stop, the jobs of a work."""
        for kind in self._limits:
            self.drop(work, kind)

    def drop(self, work: str, kind: str) -> None:
        """Don't do, or stop, the job of a kind for a work."""
        with self._news:
            for job in self._told.get(work, ()):
                if job.order.kind == kind:
                    job.stop()
            self._waiting = [job for job in self._waiting if job.progress.at_work]

    def progress(self, work: str) -> Progress | None:
        """Return how far the job of a work is: what runs, else what failed; None without any."""
        told = [job.progress for job in self._told.get(work, ())]
        return min(told, key=lambda now: TOLD_FIRST.index(now.state), default=None)

    def ahead(self, work: str) -> int:
        """Return how many jobs are done before the first of a work."""
        with self._news:
            running = [self._running] if self._running else []
            line = [job.order.work for job in (*running, *self._waiting)]
            return line.index(work) if work in line else 0

    def _work(self) -> None:
        while job := self._next():
            try:
                self._do(job)
            except OSError as error:
                self._tell(job, **_failed(Words(f"{ENDED.th}: {error}", f"{ENDED.en}: {error}")))

    def _next(self) -> Job | None:
        with self._news:
            self._news.wait_for(lambda: self._waiting or not self._open)
            return self._waiting.pop(0) if self._open else None

    def _do(self, job: Job) -> None:
        with (job.order.folder / "job.log").open("wb") as log, self._process(job, log) as process:
            for line in process.stdout or ():
                self._hear(job, json.loads(line))
            code = process.wait()
        if job.progress.state is State.RUNNING:
            self._tell(job, **({"state": State.DONE} if code == 0 else _failed(ENDED)))

    @contextmanager
    def _process(self, job: Job, log: IO[bytes]) -> Iterator[subprocess.Popen[str]]:
        """Start the process of a job; its standard input stays open for as long as we live."""
        order, pipe = job.order, subprocess.PIPE
        told = json.dumps({**order.told, "kind": order.kind, "folder": str(order.folder)})
        with subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, stderr=log, text=True, encoding="utf-8",
            start_new_session=True,
        ) as process:  # fmt: skip
            with self._news:
                self._running, job.process = job, process
                if job.progress.state is State.CANCELLED or not self._open:
                    _end(process)
                else:
                    self._tell(job, state=State.RUNNING)
            clock = threading.Timer(self._limits[order.kind], self._late, (job, process))
            clock.start()
            try:
                if process.stdin:
                    process.stdin.write(f"{told}\n")
                    process.stdin.flush()
                yield process
            except BrokenPipeError:
                process.wait()
            finally:
                clock.cancel()
                with self._news:
                    self._running = None
                _end(process)

    def _late(self, job: Job, process: subprocess.Popen[str]) -> None:
        self._tell(job, **_failed(TOO_LONG))
        _end(process)

    def _hear(self, job: Job, said: Mapping[str, Any]) -> None:
        now = job.progress
        if now.state is not State.RUNNING:
            return
        if "why" in said:
            self._tell(job, **_failed(Words(**said["why"])))
        elif "of" in said:
            self._tell(job, of=said["of"])
        else:
            self._tell(job, step=Words(**said["step"]), done=now.done + said["advance"])

    def _tell(self, job: Job, **news: Any) -> None:
        with self._news:
            job.tell(**news)


def _failed(why: Words) -> dict[str, Any]:
    return {"state": State.FAILED, "why": why}


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and those that it began: kindly, and then surely."""
    if process.poll() is not None:
        return
    _signal(process, signal.SIGTERM)
    threading.Timer(PATIENCE, _signal, (process, signal.SIGKILL)).start()


def _signal(process: subprocess.Popen[str], number: int) -> None:
    if process.poll() is None:
        os.killpg(process.pid, number)
