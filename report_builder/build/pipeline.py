"""Build an edition: read it, work out its facts, tell its story, draw it, publish it at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from report_builder import facts, results
from report_builder.audit import audit, summed
from report_builder.audit.tables import LEDGER, ledger
from report_builder.build.brand import template as read_template
from report_builder.build.cards import FOLDER
from report_builder.build.outputs import OF_UNITS, OUTPUTS, SPOKEN, WRITTEN
from report_builder.build.rehearsal import (
    rehearse,
    rehearse_cards,
    rehearse_deck,
    rehearse_report,
)
from report_builder.build.work import Steps, Watch, Work, stamp
from report_builder.edition.causes.folding import ordered
from report_builder.edition.load import assembled, read
from report_builder.edition.schema import SCHEMAS
from report_builder.errors import BadInput, NothingBuilt, UnknownUnit
from report_builder.facts import FactBook
from report_builder.failures import CardsFailed, FaultyFiles
from report_builder.geography.provinces import Names, unit_names
from report_builder.model import Edition
from report_builder.output import figures, manifest, publish, register
from report_builder.output.publish import Kept
from report_builder.pools import Forked, Pool
from report_builder.problem import Words
from report_builder.render.digits import in_thai_digits
from report_builder.render.warned import warnings_raised
from report_builder.results import Results
from report_builder.story.blocks import Deck


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the files made, what became of those of before, and each step's time.

    `seal` is the SHA-256 of the manifest, by which a copy of the folder is proved untouched.
    `warnings` are what should be known of the files made.
    """

    edition: str
    out: Path
    files: tuple[str, ...]
    kept: Kept
    seal: str
    steps: tuple[tuple[str, float], ...]
    warnings: tuple[Words, ...] = ()


def step_count(outputs: Collection[str], formats: Collection[str]) -> int:
    """Return how many steps a build takes."""
    wanted = [OUTPUTS[name] for name in outputs]
    return _COMMON_STEPS + sum(o.steps + len({*o.formats} & {*formats}) for o in wanted)


_COMMON_STEPS = 7


def build(
    folder: Path,
    out: Path,
    watch: Watch,
    wanted: Sequence[str],
    formats: Sequence[str],
    *,
    units: Sequence[str] = (),
    draft: bool = False,
    thai_digits: bool = False,
    template: Path | None = None,
    previous: Sequence[Path] = (),
    pool: Pool | None = None,
) -> Built:
    """Build the edition in a folder and publish the result as the folder `out`.

    `wanted` are names of OUTPUTS, `formats` of FORMATS, `units` names of the units whose cards
    are wanted, all of them without any. A draft is not audited and says so on every page.
    `template` is a .pptx or .potx whose layouts and theme the PowerPoint deck takes, and whose
    colours the PowerPoint cards take. `previous` are the editions that it is compared with, those
    of its settings without one. `pool` draws the cards, without one the processes of this machine.
    Raises BadInput, StoryError or UnknownFact for an edition with errors, UnknownUnit for a name
    that is no unit's, ForeignFolder when `out` belongs to something else, FaultyFiles for files
    that don't say what they should, and BuildFailed otherwise; `out` is then as it was.
    Raises CardsFailed when some cards could not be made; all the rest is then published.
    """
    steps = Steps(watch)
    with steps.step("read"):
        reading = read(folder, *previous)
        edition = assembled(reading)
    codes, brand = _codes(edition, units), read_template(template) if template else None
    with publish.beside(out) as new, warnings_raised():
        with steps.step("results"):
            computed = results.compute(edition)
        with steps.step("facts"):
            book = facts.build(edition, computed)
        with steps.step("story"):
            told = (reading, edition, computed, book)
            printed = in_thai_digits if thai_digits else _as_it_is
            if {*wanted} == {FOLDER}:
                story = rehearse_cards(*told, codes)
            elif {*wanted} <= {*SPOKEN}:
                story = rehearse_deck(*told, printed)
            elif {*wanted} <= {*WRITTEN}:
                story = rehearse_report(*told)
            else:
                story = rehearse(*told, printed, edition.units if OF_UNITS & {*wanted} else ())
        if story.errors:
            raise BadInput(ordered((*reading.problems, *story.problems), SCHEMAS))
        with steps.step("opendata"):
            _opendata(edition, computed, new, codes)
        asked = (formats, codes, steps, draft, thai_digits, brand, pool or Forked())
        work = Work(edition, story, book, new, *asked)
        failed = tuple(failure for name in wanted for failure in OUTPUTS[name].draw(work))
        made = manifest.files(new)
        if steps.warnings and not register.names(made):
            raise NothingBuilt(steps.warnings)
        written = {*made, figures.FIGURES, LEDGER}
        kept = publish.keep_others(new, out, manifest.inputs(edition), written)
        others = tuple(name for name in kept.built if name not in made)
        with steps.step("audit"):
            listed = work.facts if others else _around(work)
            audited = _audited(work, listed, made, publish.listing(out))
        with steps.step("publish"):
            made |= manifest.files(new, figures.FIGURES) | manifest.files(new, Path(LEDGER).name)
            content = manifest.content(edition, {**kept.built, **made}, stamp(edition))
            seal = publish.seal(new, {**content, "audit": audited})
    publish.log(out, _logged(steps.times))
    if failed:
        raise CardsFailed(failed, len(made))
    found = replace(kept, built={name: kept.built[name] for name in others})
    times, said = tuple(steps.times), tuple(steps.warnings)
    return Built(edition.settings.id, out, tuple(made), found, seal, times, said)


def _logged(times: Sequence[tuple[str, float]]) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return " ".join((now, *(f"{name}={seconds:.2f}s" for name, seconds in times)))


def _codes(edition: Edition, names: Sequence[str]) -> tuple[str, ...]:
    known = unit_names(edition.units)
    return tuple(dict.fromkeys(_code(edition, known, name) for name in names))


def _code(edition: Edition, known: Names, name: str) -> str:
    code, near = known.find(name), known.near(name)
    if code is None:
        raise UnknownUnit(name, edition.unit[near].name_th if near else "")
    return code


def _opendata(edition: Edition, computed: Results, new: Path, codes: Collection[str]) -> None:
    """Give the tables away, but where no more than the cards of some units were asked for."""
    if codes:
        return
    from report_builder.opendata import tables

    (new / tables.FOLDER).mkdir()
    for name, content in tables.files(edition, computed, stamp(edition)).items():
        (new / tables.FOLDER / name).write_bytes(content)


def _around(work: Work) -> FactBook:
    """Return the facts that are worth listing: without those of units that nothing was asked of."""
    others = {unit.code for unit in work.edition.units if work.units} - {*work.units}
    return figures.around(work.facts, others, work.folder) if others else work.facts


def _audited(work: Work, listed: FactBook, made: Collection[str], listing: Path) -> dict[str, Any]:
    """Register figures and audit the documents just made; return the manifest's word of it.

    All faults are written to `listing`; raises FaultyFiles when there are any.
    """
    figures.write(listed, work.folder)
    (work.folder / LEDGER).write_bytes(ledger(work.folder))
    documents = register.names(made)
    if work.draft:
        return {"draft": True}
    found = audit(work.folder, documents)
    listing.unlink(missing_ok=True)
    if found:
        faults = [finding.message() for finding in found]
        publish.write(listing, "\n".join(map(str, faults)).encode())
        raise FaultyFiles(faults, summed(work.folder, found), str(listing))
    return {"documents": documents, "findings": 0}


def _as_it_is(deck: Deck) -> Deck:
    return deck
