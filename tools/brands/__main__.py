"""Build the deck on templates, audit and show it: `python -m tools.brands [NAME...]`.

Writes to output/brands for each template the template itself, the deck, its register, and a sheet
of its slides by LibreOffice; prints a row for each. Exit code 1 when the audit finds anything.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from report_builder import facts, results
from report_builder.audit import audit
from report_builder.build.brand import template
from report_builder.build.outputs import OUTPUTS
from report_builder.build.rehearsal import rehearse
from report_builder.build.work import Steps, Work
from report_builder.edition.load import assembled, read
from report_builder.errors import TemplateError
from report_builder.output import figures
from tests.editions.sheets import sheets
from tools.brands.templates import TEMPLATES
from tools.compare_decks import as_pdf

EDITION = Path(__file__).parents[2] / "assets" / "editions" / "2559"
OUT = Path("output", "brands")
DECK = "deck.pptx"


def main(names: Sequence[str]) -> int:
    """Build on the templates of some names, all without any; return the exit code."""
    OUT.mkdir(parents=True, exist_ok=True)
    work = _work()
    return max([_built(name, work) for name in names or TEMPLATES])


def _work() -> Work:
    reading = read(EDITION)
    edition = assembled(reading)
    computed = results.compute(edition)
    book = facts.build(edition, computed)
    story = rehearse(reading, edition, computed, book, lambda deck: deck, ())
    nothing = Steps(lambda step, advance=1: None)
    return Work(edition, story, book, OUT, ("pptx",), (), nothing, False, False, None)


def _built(name: str, common: Work) -> int:
    """Build on one template, print what became of it, and return 1 when something is wrong."""
    folder, file = OUT / name, OUT / f"{name}.pptx"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    file.write_bytes(TEMPLATES[name]())
    steps = Steps(lambda step, advance=1: None)
    try:
        work = replace(common, folder=folder, steps=steps, template=template(file))
        OUTPUTS["deck"].draw(work)
    except TemplateError as error:
        print(f"{name}: {error}")
        return 1
    figures.write(work.facts, folder)
    found = audit(folder)
    print(f"{name}: {len(found)} findings", *found[:9], *(w.en for w in steps.warnings), sep="\n  ")
    for number, sheet in enumerate(sheets(as_pdf(folder / DECK)), 1):
        sheet.save(OUT / f"{name}-{number}.png")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
