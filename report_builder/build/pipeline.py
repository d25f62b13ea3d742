"""Build an edition: read it, work out its facts, tell its story, draw it, publish it at once."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from report_builder import facts, results
from report_builder.audit import audit, summed
from report_builder.build.rehearsal import Rehearsal, rehearse
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import guard, regular
from report_builder.edition.load import assembled, read
from report_builder.errors import (
    BadInput,
    CardsFailed,
    Failure,
    FaultyFiles,
    MissingLibrary,
    TemplateError,
    UnknownUnit,
)
from report_builder.facts import FactBook
from report_builder.geography.provinces import Names, unit_names
from report_builder.model import Edition
from report_builder.opendata import tables
from report_builder.output import manifest, publish, register
from report_builder.problem import Words
from report_builder.render.digits import in_thai_digits
from report_builder.render.page import Page
from report_builder.render.place.draft import drafted
from report_builder.render.pptx import deck_pptx
from report_builder.render.pptx.guarded import safe
from report_builder.render.warned import warnings_raised
from report_builder.results import Results

T = TypeVar("T")

PDF, PPTX = "pdf", "pptx"
FORMATS = (PDF, PPTX)


class Watch(Protocol):
    """Told the name of each step when it begins, and how many steps further the build is."""

    def __call__(self, step: Words, advance: int = 1) -> None: ...  # noqa: D102


_STEPS = {
    "read": Words("อ่านและตรวจข้อมูล", "read and check the edition"),
    "results": Words("คำนวณผล", "work out the results"),
    "facts": Words("จดทะเบียนตัวเลข", "register the facts"),
    "opendata": Words("เขียนข้อมูลเปิด", "write the open data"),
    "story": Words("เรียบเรียงเรื่องและจัดหน้า", "tell the story and place every part"),
    "deck.pdf": Words("สร้าง deck.pdf", "write deck.pdf"),
    "deck.pptx": Words("สร้าง deck.pptx", "write deck.pptx"),
    "cards": Words("สร้างสรุปรายพื้นที่", "write the cards"),
    "cards.pdf": Words("รวม cards.pdf", "join cards.pdf"),
    "cards.pptx": Words("รวม cards.pptx", "join cards.pptx"),
    "audit": Words("ตรวจไฟล์ที่สร้าง", "audit the finished files"),
    "publish": Words("เผยแพร่", "publish"),
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the files made, those kept from before, and the time of each step."""

    edition: str
    out: Path
    files: tuple[str, ...]
    kept: tuple[str, ...]
    steps: tuple[tuple[str, float], ...]


class Steps:
    """The steps of one build: tells `watch` of each and keeps its time in seconds."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.times: list[tuple[str, float]] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Run one step of the build."""
        self._watch(_STEPS[name])
        start = time.perf_counter()
        yield
        self.times.append((name, time.perf_counter() - start))

    def reached(self, name: str, done: int, of: int) -> None:
        """Tell how far a step of many parts is."""
        words = _STEPS[name]
        self._watch(Words(f"{words.th} {done}/{of}", f"{words.en} {done}/{of}"), 0)


def step_count(targets: Collection[str], formats: Collection[str]) -> int:
    """Return how many steps a build takes."""
    return _COMMON_STEPS + sum(TARGETS[target].steps + len(formats) for target in targets)


@dataclass(frozen=True, slots=True)
class Work:
    """What the documents of one build are made of, and the new folder they are written to."""

    edition: Edition
    story: Rehearsal
    facts: FactBook
    folder: Path
    formats: Sequence[str]
    units: Sequence[str]
    """Codes of the units whose cards are wanted, none for all units and their bundles."""
    steps: Steps
    draft: bool
    thai_digits: bool
    template: bytes | None
    """A PowerPoint file of one's own that the slides are built on, and cards take colours from."""


def build(
    folder: Path,
    out: Path,
    watch: Watch,
    targets: Sequence[str],
    formats: Sequence[str],
    *,
    units: Sequence[str] = (),
    draft: bool = False,
    thai_digits: bool = False,
    template: Path | None = None,
) -> Built:
    """Build the edition in a folder and publish the result as the folder `out`.

    `targets` are names of TARGETS, `formats` of FORMATS, `units` names of the units whose cards
    are wanted, all of them without any. A draft is not audited and says so on every page.
    `template` is a .pptx or .potx whose layouts and theme the PowerPoint deck takes, and whose
    colours the PowerPoint cards take.
    Raises BadInput, StoryError or UnknownFact for an edition with errors, UnknownUnit for a name
    that is no unit's, ForeignFolder when `out` belongs to something else, FaultyFiles for files
    that don't say what they should, and BuildFailed otherwise; `out` is then as it was.
    Raises CardsFailed when some cards could not be made; all the rest is then published.
    """
    steps = Steps(watch)
    with steps.step("read"):
        reading = read(folder)
        edition = assembled(reading)
    codes, brand = _codes(edition, units), _template(template)
    with publish.beside(out) as new, warnings_raised():
        with steps.step("results"):
            computed = results.compute(edition)
        with steps.step("facts"):
            book = facts.build(edition, computed)
        with steps.step("story"):
            printed = in_thai_digits if thai_digits else _unchanged
            story = rehearse(reading, edition, computed, book, printed)
        if story.errors:
            raise BadInput((*reading.problems, *story.problems))
        with steps.step("opendata"):
            _opendata(edition, computed, new)
        work = Work(edition, story, book, new, formats, codes, steps, draft, thai_digits, brand)
        failed = tuple(failure for name in targets for failure in TARGETS[name].draw(work))
        made = manifest.files(new)
        kept = publish.keep_others(new, out, manifest.inputs(edition))
        with steps.step("audit"):
            audited = _audited(work, made, publish.listing(out))
        with steps.step("publish"):
            made = made | manifest.files(new, register.FIGURES)
            content = manifest.content(edition, kept | made, _stamp(edition), steps.times)
            text = json.dumps({**content, "audit": audited}, ensure_ascii=False, indent=1)
            (new / publish.MANIFEST).write_text(text + "\n", encoding="utf-8")
    if failed:
        raise CardsFailed(failed, len(made))
    others = tuple(name for name in kept if name not in made)
    return Built(edition.settings.id, out, tuple(made), others, tuple(steps.times))


def _template(path: Path | None) -> bytes | None:
    """Return a template that is safe to open; raises TemplateError before anything is drawn."""
    try:
        return safe(regular.content(path, guard.MAX_BYTES)) if path else None
    except Refused as refused:
        raise TemplateError(Words(f"เปิด {path} ไม่ได้", f"{path} can't be opened")) from refused


def _codes(edition: Edition, names: Sequence[str]) -> tuple[str, ...]:
    known = unit_names(edition.units)
    return tuple(dict.fromkeys(_code(edition, known, name) for name in names))


def _code(edition: Edition, known: Names, name: str) -> str:
    code, near = known.find(name), known.near(name)
    if code is None:
        raise UnknownUnit(name, edition.unit[near].name_th if near else "")
    return code


def _opendata(edition: Edition, computed: Results, new: Path) -> None:
    (new / tables.FOLDER).mkdir()
    for name, content in tables.files(edition, computed, _stamp(edition)).items():
        (new / tables.FOLDER / name).write_bytes(content)


def _audited(work: Work, made: Collection[str], listing: Path) -> dict[str, Any]:
    """Register all figures and audit the documents just made; return the manifest's word of it.

    All faults are written to `listing`; raises FaultyFiles when there are any.
    """
    (work.folder / register.FIGURES).write_bytes(register.figures(work.facts, work.folder))
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


def _unchanged(value: T) -> T:
    return value


def _deck(work: Work) -> tuple[Failure, ...]:
    edition, steps, deck = work.edition, work.steps, work.story.deck
    placed = in_thai_digits(work.story.pages) if work.thai_digits else work.story.pages
    pages = drafted(placed) if work.draft else placed
    told = register.told(edition, "deck", ("deck.pdf", "deck.pptx"), deck.slides, pages)
    register.write(work.folder, "deck", told)
    if PDF in work.formats:
        with steps.step("deck.pdf"):
            (work.folder / "deck.pdf").write_bytes(_pdf(pages, deck.title, _stamp(edition)))
    if PPTX in work.formats:
        with steps.step("deck.pptx"):
            content = deck_pptx(
                pages,
                title=deck.title,
                author=edition.settings.publisher,
                date=_stamp(edition),
                sections=deck.sections,
                subject=edition.settings.survey,
                facts=work.facts,
                template=work.template,
            )
            (work.folder / "deck.pptx").write_bytes(content)
    return ()


def _cards(work: Work) -> tuple[Failure, ...]:
    """Write the cards of the units that are wanted, and the bundles when all units have one."""
    try:
        from report_builder.build import cards
    except OSError as error:
        raise MissingLibrary(str(error).splitlines()[0]) from error
    steps, edition = work.steps, work.edition
    formats, stamp = tuple(work.formats), _stamp(edition)
    shop = cards.Shop(work.story.teller, work.folder, formats, stamp, work.draft, work.template)
    units = cards.in_order([edition.unit[code] for code in work.units] or edition.units)
    with steps.step("cards"):
        made, failed = cards.draw(shop, units, partial(steps.reached, "cards"))
    if not made:
        raise CardsFailed(failed, 0)
    for form in () if work.units or failed else work.formats:
        with steps.step(f"cards.{form}"):
            cards.bundle(shop, made, form)
    return failed


def _pdf(pages: Sequence[Page], title: str, day: date) -> bytes:
    """Return pages as PDF; raises MissingLibrary where WeasyPrint finds no Pango to load."""
    try:
        from report_builder.render.pdf.xhtml import deck_pdf
    except OSError as error:
        raise MissingLibrary(str(error).splitlines()[0]) from error
    return deck_pdf(pages, title, day)


@dataclass(frozen=True, slots=True)
class Target:
    """Something to build: how many steps it takes before its formats, and what draws it."""

    steps: int
    draw: Callable[[Work], tuple[Failure, ...]]
    """Draws it; returns the documents of it that could not be made."""


TARGETS = {"deck": Target(0, _deck), "cards": Target(1, _cards)}
_COMMON_STEPS = 7


def _stamp(edition: Edition) -> date:
    """Return the date of all time stamps: SOURCE_DATE_EPOCH, by default the edition's date."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return datetime.fromtimestamp(int(given), UTC).date()
    return date.fromisoformat(edition.settings.date)
