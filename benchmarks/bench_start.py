"""Time what a user waits for with small commands: the first word of each, and the whole of it.

    python benchmarks/bench_start.py [ROUNDS]

Each command runs on a terminal of its own, best of so many rounds. Printed are the seconds until it
first says anything, until it ends, and of processor time, which tell more than those waited on a
machine that does other work besides.
"""

from __future__ import annotations

import os
import pty
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PROGRAM = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom report_builder.cli.app import run; run()"
)
COMMANDS = (
    ("--help",),
    ("check", "2559"),
    ("build", "2559", "--unit", "TH-56", "--format", "pdf", "--out", "{out}/unit"),
    ("build", "2559", "--only", "deck", "--format", "pptx", "--out", "{out}/deck"),
)


def main(rounds: int) -> None:
    print("first s | whole s | processor s | command")
    with TemporaryDirectory() as folder:
        for command in COMMANDS:
            arguments = [part.format(out=folder) for part in command]
            first, whole, used = min((timed(arguments) for _ in range(rounds)), key=lambda t: t[2])
            print(f"{first:.2f} | {whole:.2f} | {used:.2f} | {' '.join(command)}", flush=True)


def timed(arguments: list[str]) -> tuple[float, float, float]:
    """Run a command on a terminal; return seconds to its first words, to its end, and used."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, *arguments])
    heard = [time.perf_counter() for _ in iter(lambda: _said(terminal), b"")]
    _, status, usage = os.wait4(process, 0)
    os.close(terminal)
    assert status == 0, f"exit code {status}"
    whole = time.perf_counter() - begun
    return heard[0] - begun, whole, usage.ru_utime + usage.ru_stime


def _said(terminal: int) -> bytes:
    """Return what a command says next, nothing when it has ended."""
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux tells that the other end is closed
        return b""


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
