"""Time how soon the picture of a slide of 2559 is new after an edit of a text, and of a cell.

    python benchmarks/bench_preview.py [EDITS]

The process of a preview is asked as a page asks it, after it was opened once and came to rest; each
edit writes a file of a copy of the edition. Printed are median and worst in seconds waited and, as
these say little on a machine that does other work besides, in seconds of its processor; memory is
the peak of the process.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from report_builder.edition.files import grids
from report_builder.edition.files.patched import patched
from report_builder.edition.form import form
from report_builder.resources import bundled
from report_builder.web.proof import OWN_MACHINE
from report_builder.web.proofs import COMMAND, Proofs
from tests import folders

Edit = Callable[[Path, int], None]
EDITS = 20
SLIDES = (24, 26, 28, 31, 34)
"""Slides of single dimensions, in turn."""
REST = 1.5
"""Seconds between edits."""


def main(edits: int) -> None:
    """Edit texts and cells in turn, in a folder and a workbook; print how soon each was seen."""
    ways: Mapping[str, Sequence[tuple[str, Edit]]] = {
        "folder": (("text", _text), ("cell", _cell)),
        "workbook": (("text", _text_in_sheet), ("cell", _cell_in_sheet)),
    }
    for kind, edit in ways.items():
        with TemporaryDirectory() as temporary:
            edition = Path(temporary) / kind / "edition"
            edition.parent.mkdir()
            MAKERS[kind](edition)
            _print(kind, edition, edit, edits)


def _print(kind: str, edition: Path, ways: Sequence[tuple[str, Edit]], edits: int) -> None:
    proofs = Proofs((*COMMAND, OWN_MACHINE))
    _asked(proofs, edition, SLIDES[0])
    process = psutil.Process(next(iter(proofs._held.values())).process.pid)
    for name, edit in ways:
        told = [_timed(proofs, process, edition, n, edit) for n in range(edits)]
        for what, seconds in zip(("waited", "processor"), zip(*told, strict=True), strict=True):
            median, worst = statistics.median(seconds), max(seconds)
            print(f"{kind}, {name}, {what}: median {median:.2f} s, worst {worst:.2f} s", flush=True)
    print(f"{kind}, memory: {process.memory_info().rss / 2**20:.0f} MB")
    proofs.stop()


def _timed(
    proofs: Proofs, process: psutil.Process, edition: Path, n: int, edit: Edit
) -> tuple[float, float]:
    time.sleep(REST)
    edit(edition, n)
    used, start = sum(process.cpu_times()[:2]), time.perf_counter()
    _asked(proofs, edition, SLIDES[n % len(SLIDES)])
    return time.perf_counter() - start, sum(process.cpu_times()[:2]) - used


def _asked(proofs: Proofs, edition: Path, number: int) -> None:
    question = {"ask": "page", "edition": str(edition), "unit": "", "number": number}
    seen = proofs.ask(edition.parent, question)
    assert seen["pictures"], seen


def _text(edition: Path, n: int) -> None:
    """Write one more letter into the text of an indicator."""
    path = edition / "text" / "findings.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("หน่วยงานร้อยละ", "หน่วยงาน ร้อยละ", 1 + n % 3), encoding="utf-8")


def _cell(edition: Path, n: int) -> None:
    """Write another score of a respondent."""
    header = folders.cells(edition, "scores")[0]
    folders.spoil(edition, "scores", 2 + n * 7, header[1 + n % (len(header) - 1)], str(11 + n))


def _text_in_sheet(edition: Path, n: int) -> None:
    """Write one more letter into a text of a sheet."""
    path = edition / form.FILE
    grid = next(grid for grid in grids.read(path)[0] if grid.sheet == "texts")
    own = [(row, t) for row, t in enumerate(grid.rows, 1) if t[0] == "findings"]
    rows = [row for row, texts in own if not texts[1].startswith("literals")]
    row = rows[n * 7 % len(rows)]
    _patch(path, "texts", f"C{row}", f"{grid.rows[row - 1][2]} ")


def _cell_in_sheet(edition: Path, n: int) -> None:
    """Write another score of a respondent."""
    _patch(edition / form.FILE, "scores", f"{'CDEFGH'[n % 6]}{2 + n * 7}", str(11 + n))


def _patch(path: Path, sheet: str, cell: str, text: str) -> None:
    _, content = patched(path, sheet, {cell: text})
    path.write_bytes(content)


MAKERS: Mapping[str, Callable[[Path], object]] = {
    "folder": lambda edition: shutil.copytree(bundled()["2559"], edition),
    "workbook": lambda edition: form.create(edition, bundled()["2559"], blank=False),
}

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EDITS)
