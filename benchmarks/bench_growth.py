"""Tell how time and memory of all cards as PDF, with bundle and audit, grow with the units.

    python benchmarks/bench_growth.py [UNITS ...]

Each size is an edition of made-up scores, one row a unit, built in a process of its own. Printed
are processor seconds, the most memory that one process held, and the exponent of growth since the
size before: 1 is linear. Wall time says little on a machine that does other work besides.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests import folders
from tests.render import many_units

SIZES = (76, 300, 1000, 1926)
COMMAND = ("build", "--only", "cards", "--format", "pdf", "--quiet")


def main(sizes: list[int]) -> None:
    before: tuple[int, float, float] | None = None
    print("units | processor s | wall s | MiB of the largest process | exponents")
    for count in sizes:
        with TemporaryDirectory() as folder:
            place = folders.write(many_units.edition(count), Path(folder) / "edition")
            used, wall, held = measured([*COMMAND, str(place), "--out", f"{folder}/out"])
        grown = "" if before is None else f"{since(before, count, used, held)}"
        print(f"{count} | {used:.1f} | {wall:.1f} | {held:.0f} | {grown}", flush=True)
        before = count, used, held


def measured(arguments: list[str]) -> tuple[float, float, float]:
    """Run a command; return its processor and wall seconds, and its memory in MiB."""
    program = "from report_builder.cli.app import run; run()"
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program, *arguments])
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, f"exit code {status}"
    return used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024


def since(before: tuple[int, float, float], count: int, used: float, held: float) -> str:
    times = math.log(count / before[0])
    of_time, of_memory = math.log(used / before[1]) / times, math.log(held / before[2]) / times
    return f"time {of_time:.2f}, memory {of_memory:.2f}"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])
