"""The processes that show works as they would print: few, each within limits, ended when idle."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from report_builder.problem import Words
from report_builder.web.wrong import NotThere, Refusal

COMMAND = (sys.executable, "-m", "report_builder.web.proof")
MOST = 2
"""Works that are kept at hand at once."""
IDLE, PATIENCE = 600.0, 60.0
"""Seconds without a question after which a process is ended, and that an answer may take."""
PICTURES = 24
"""Pictures of a work that are kept until the browser asks for them."""


class NoProof(Refusal):
    """The process that shows a work ended before it answered."""

    status = 503

    def __init__(self) -> None:
        super().__init__(
            "แสดงตัวอย่างไม่ได้ในตอนนี้ ข้อความที่บันทึกไว้ยังอยู่ครบ ให้เปิดหน้านี้อีกครั้ง",
            "it can't be shown just now; what was saved is untouched: open this page again",
        )


class NotReady(Refusal):
    """The work can't be shown: what is wrong with it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.th, words.en)


@dataclass
class Held:
    """The process of one work, whose turn it is, and the pictures that it drew last."""

    process: subprocess.Popen[str]
    clock: threading.Timer
    turn: threading.Lock = field(default_factory=threading.Lock)
    pictures: OrderedDict[str, bytes] = field(default_factory=OrderedDict)


class Proofs:
    """A process for each of the works that were asked about last."""

    def __init__(self, command: Sequence[str] = COMMAND, idle: float = IDLE) -> None:
        self._command, self._idle = command, idle
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._turn = threading.Lock()

    def ask(self, folder: Path, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a question about the work of a folder, its pictures by their names.

        Raises NoProof where the process ends, and NotReady for what it says can't be.
        """
        held = self._of(folder)
        try:
            with held.turn:
                answer = _answered(held.process, question)
        finally:
            self._at_rest(folder.name, held)
        if "why" in answer:
            raise NotReady(Words(**answer["why"]))
        drawn = [base64.b64decode(picture) for picture in answer.get("pictures", ())]
        return {**answer, "pictures": [_kept(held, picture) for picture in drawn]}

    def picture(self, folder: Path, name: str) -> bytes:
        """Return a picture by its name; raises NotThere for none that is kept."""
        held = self._held.get(folder.name)
        if held is None or name not in held.pictures:
            raise NotThere
        return held.pictures[name]

    def forget(self, folder: Path) -> None:
        """End the process of a work, as what it rests on besides its edition is changed."""
        with self._turn:
            if folder.name in self._held:
                self._end(folder.name)

    def stop(self) -> None:
        """End all processes."""
        with self._turn:
            for id in [*self._held]:
                self._end(id)

    def _of(self, folder: Path) -> Held:
        with self._turn:
            held = self._held.pop(folder.name, None)
            if held is None or held.process.poll() is not None:
                held = Held(self._begun(folder), threading.Timer(0, str))
            self._held[folder.name] = held
            held.clock.cancel()
            for id in [*self._held][:-MOST]:
                if not self._held[id].turn.locked():
                    self._end(id)
            return held

    def _at_rest(self, id: str, held: Held) -> None:
        """Begin to count the time in which nobody asks."""
        with self._turn:
            held.clock.cancel()
            held.clock = threading.Timer(self._idle, self._ended, (id, held))
            held.clock.daemon = True
            held.clock.start()

    def _begun(self, folder: Path) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        with (folder / "proof.log").open("wb") as log:
            return subprocess.Popen(
                self._command, stdin=pipe, stdout=pipe, stderr=log, text=True, encoding="utf-8",
                start_new_session=True,
            )  # fmt: skip

    def _ended(self, id: str, held: Held) -> None:
        with self._turn:
            if self._held.get(id) is held and not held.turn.locked():
                self._end(id)

    def _end(self, id: str) -> None:
        held = self._held.pop(id)
        held.clock.cancel()
        _kill(held.process)


def _answered(process: subprocess.Popen[str], question: Mapping[str, Any]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    clock = threading.Timer(PATIENCE, process.kill)
    clock.start()
    try:
        process.stdin.write(json.dumps(question, ensure_ascii=False) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except OSError as error:
        raise NoProof from error
    finally:
        clock.cancel()
    if not line:
        raise NoProof
    answer: dict[str, Any] = json.loads(line)
    return answer


def _kept(held: Held, picture: bytes) -> str:
    """Keep a picture and return its name."""
    name = hashlib.sha256(picture).hexdigest()[:32]
    held.pictures[name] = picture
    held.pictures.move_to_end(name)
    while len(held.pictures) > PICTURES:
        held.pictures.popitem(last=False)
    return name


def _kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):  # a question that was never read may be left in it
                stream.close()
    process.wait()
