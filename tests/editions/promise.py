"""The promise: what `check` calls ready, builds, with a page per card and one deck in two formats.

Asked of the commands, as a user would, so that nothing inside the program can excuse a failure.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pypdfium2
from pptx import Presentation

from tests.commands import BAD_INPUT, DONE, run
from tests.editions import looks


class Kind(StrEnum):
    """What becomes of an edition: `check` refuses it, or it builds, or the promise is broken."""

    REFUSED = "refused"
    BUILT = "built"
    BROKEN = "broken"
    SLOW = "slow"


@dataclass(frozen=True)
class Outcome:
    """What became of an edition: the causes, equal ones by one name, and all that was said."""

    kind: Kind
    causes: tuple[str, ...] = ()
    told: str = ""


def kept(edition: Path, out: Path, *options: str) -> Outcome:
    """Check and build the edition in a folder; `options` are those of `build`."""
    checked = run("check", str(edition), "--json")
    if checked.exit_code not in (DONE, BAD_INPUT):
        causes = _failures(checked.stdout, checked.stderr)
        return Outcome(Kind.BROKEN, tuple(f"check: {cause}" for cause in causes), checked.output)
    if checked.exit_code != DONE:
        return Outcome(Kind.REFUSED, _refusals(checked.stdout), checked.output)
    built = run("build", str(edition), "--out", str(out), "--json", "--verbose", *options)
    if built.exit_code != DONE:
        return Outcome(Kind.BROKEN, _failures(built.stdout, built.stderr), built.output)
    faults = tuple(sorted({*_miscounted(out), *looks.faults(edition, out)}))
    return Outcome(Kind.BROKEN if faults else Kind.BUILT, faults, "\n".join(faults))


def _refusals(told: str) -> tuple[str, ...]:
    errors = [p for p in json.loads(told)["problems"] if p["severity"] == "error"]
    return tuple(sorted({f"{p['cause']} {p['column']}".strip() for p in errors}))


def _failures(told: str, log: str) -> tuple[str, ...]:
    try:
        failure = json.loads(told)
    except ValueError:
        return (f"build says no JSON: {told[:80]}",)
    where = re.findall(r'/report_builder/(\S+)", line \d+, in (\w+)', log)
    if "cause" not in failure:
        spot = ":".join(where[-1]) if where else ""
        return (_plain(f"{failure['en'].rpartition('untouched: ')[2]} in {spot}"),)
    listed = [each["en"] for each in failure.get("faults") or failure["problems"]]
    lines = listed or re.split(r"\n|; ", failure["en"])
    named = {_plain(line) for line in lines if line.strip()}
    return tuple(f"{failure['cause']}: {line}" for line in sorted(named))


def _plain(text: str) -> str:
    """Return a message without what differs from edition to edition: quotes, numbers, codes."""
    text = re.sub(r"“[^”]*”?|'[^']*'|\"[^\"]*\"", "“”", text)
    text = re.sub(r"^.* \([\w-]+\): ", "", text)
    text = re.sub(r"cards/[\w-]+\.", "cards/*.", text)
    return re.sub(r"\d+(\.\d+)?", "0", text).strip()[:200]


def _miscounted(out: Path) -> Iterator[str]:
    """Yield the files of two formats that differ in their pages, and bundles that lack a card."""
    for kind in ("cards/*", "cards", "deck", "brief", "poster"):
        counts = [[*map(_pages, sorted(out.glob(f"{kind}.{form}")))] for form in ("pdf", "pptx")]
        if len(counts[0]) == len(counts[1]) and operator.ne(*counts):
            yield f"other numbers of pages in {kind}.pdf and {kind}.pptx"
        if kind == "cards/*":
            sheets = max(map(sum, counts))
        elif kind == "cards" and any(count != [sheets] for count in counts if count):
            yield "the bundle is not all cards"


def _pages(file: Path) -> int:
    if file.suffix == ".pptx":
        return len(Presentation(str(file)).slides)
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()
