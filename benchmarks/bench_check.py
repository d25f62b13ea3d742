"""Time `check` on an edition of 1,926 respondents x 30 indicators, as CSV and as a workbook.

    python benchmarks/bench_check.py

The edition is synthetic. Times are of a whole
process, start included; memory is the peak of the process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from report_builder.edition.form import form
from tests import folders, large


def main() -> None:
    """Write the edition twice, check both, and print seconds and megabytes."""
    with TemporaryDirectory() as temporary:
        csv = folders.write(large.edition(), Path(temporary) / "csv")
        book = Path(temporary) / "workbook"
        form.create(book, csv, blank=False)
        for folder in (csv, book):
            print(f"{folder.name}: {_seconds(folder):.1f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")


def _seconds(folder: Path) -> float:
    program = Path(sys.executable).with_name("report-builder")
    command = [str(program), "check", str(folder), "--json"]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
