"""Check each hostile file in a process of its own: exit code, seconds, peak memory.

    python benchmarks/bench_hostile.py

Nothing may take 60 seconds or 1.5 GB, fail, or be answered with a traceback; the edition around
each file is synthetic.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
LONGEST, LARGEST = 60, 1500
"""Seconds, and MB."""
CODES = (0, 2, 3)
RUN = "from report_builder.cli.app import run; run()"


def main() -> int:
    """Print a line for each file, and return 1 when one of them breaks a limit."""
    from tests import factories, folders
    from tests.edition.hostile import HOSTILE, LARGE

    broken = 0
    print(f"{'file':32} {'exit':>4} {'s':>6} {'MB':>6}  cause")
    for name, (spoil, cause) in {**HOSTILE, **LARGE}.items():
        with TemporaryDirectory() as place:
            folder = folders.write(factories.answered_edition(), Path(place) / "edition")
            spoil(folder)
            code, seconds, memory, said = _checked(folder)
        kept = code in CODES and seconds < LONGEST and memory < LARGEST and "Traceback" not in said
        broken += not kept
        print(f"{name:32} {code:4} {seconds:6.1f} {memory:6.0f}  {cause}" + " BROKEN" * (not kept))
    return int(broken > 0)


def _checked(folder: Path) -> tuple[int, float, float, str]:
    """Return exit code, seconds, peak memory in MB and what was said of a check."""
    start = time.perf_counter()
    command = [sys.executable, "-c", RUN, "check", str(folder), "--json"]
    with (folder.parent / "said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        said.seek(0)
        return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024, said.read()


if __name__ == "__main__":
    sys.exit(main())
