"""The process of one job: it is told on standard input what to do, and tells how far it is.

What it makes is written beside and then put in its place, so that it may be ended at any moment.
It ends itself when the server that began it is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from report_builder.errors import ReportError
from report_builder.problem import Words
from report_builder.web.process import begun, say

MEMORY = 8 << 30
"""Bytes of address space that a job may take."""
READ = Words("อ่านและตรวจข้อมูล", "read and check the edition")
COMPARING = Words("เทียบการสร้างสองครั้ง", "compare two builds")
Say = Callable[[Mapping[str, Any]], None]


def main() -> None:
    """Do the job that a line of standard input asks for."""
    tell = partial(say, begun(MEMORY))
    order = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    try:
        KINDS[order["kind"]](Path(order["folder"]), order, tell)
    except ReportError as error:
        tell({"why": asdict(error.words)})


def _end_with_the_server() -> None:
    """Wait until nobody holds the other end of standard input, and end all that was begun."""
    os.read(0, 1)
    os.killpg(0, signal.SIGKILL)


def check(folder: Path, order: Mapping[str, Any], say: Say) -> None:
    """Write what was found in an edition, and remove versions of it that are too old."""
    from report_builder.web import findings, works

    say({"of": 2})
    say({"step": asdict(READ), "advance": 0})
    edition, out = Path(order["edition"]), Path(order["check"])
    works.write(out, findings.found(edition))
    works.forget_old(edition.parent)


def marked(folder: Path, order: Mapping[str, Any], say: Say) -> None:
    """Write the marked workbook of an edition."""
    from report_builder.edition.form.marked import marked
    from report_builder.output import publish
    from report_builder.web import findings

    say({"step": asdict(READ), "advance": 0})
    publish.write(Path(order["marked"]), marked(findings.rehearsed(Path(order["edition"]))[0]))


def brand(folder: Path, order: Mapping[str, Any], say: Say) -> None:
    """Write what a template of one's own does to the deck of an edition."""
    from report_builder.build import brand
    from report_builder.web import findings, works

    say({"step": asdict(READ), "advance": 0})
    findings.refuse_outside(Path(order["edition"]))
    checked = brand.check(Path(order["template"]), Path(order["edition"]))
    words = [asdict(words) for words in checked.words]
    works.write(Path(order["template_check"]), {"words": words})


def build(folder: Path, order: Mapping[str, Any], say: Say) -> None:
    """Build the documents that are wanted, and write down what was built of which version."""
    from report_builder.build import pipeline
    from report_builder.web import behind, findings, history, works

    edition = Path(order["edition"])
    earlier = findings.previous(edition)
    wanted, formats = order["wanted"], order["formats"]
    say({"of": pipeline.step_count(wanted, formats)})
    built = pipeline.build(
        edition,
        folder / "out",
        lambda step, advance=1: say({"step": asdict(step), "advance": advance}),
        wanted,
        formats,
        draft=order["draft"],
        thai_digits=order["thai_digits"],
        template=Path(order["template"]) if order["template"] else None,
        previous=earlier,
    )
    behind.keep(edition, earlier, folder / "behind")
    warnings = [asdict(words) for words in built.warnings]
    told = {"version": order["version"], "draft": order["draft"], "warnings": warnings}
    told |= {"edition": built.edition, "seal": built.seal, "wanted": wanted}
    works.write(folder / "built.json", told)
    history.keep(folder, edition, told)


def compare(folder: Path, order: Mapping[str, Any], say: Say) -> None:
    """Write what differs between two builds of a work."""
    from report_builder.web import history

    say({"step": asdict(COMPARING), "advance": 0})
    history.compare(folder, order["before"], order["after"])


KINDS: Mapping[str, Callable[[Path, Mapping[str, Any], Say], None]] = {
    "check": check,
    "marked": marked,
    "brand": brand,
    "build": build,
    "compare": compare,
}
"""What does a job of a kind."""

if __name__ == "__main__":
    main()
