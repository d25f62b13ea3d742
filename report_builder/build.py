"""Build an edition: read it, work out its facts, tell its story, draw it, publish it at once."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from report_builder import facts as register
from report_builder import manifest, publish, results
from report_builder.edition.load import load
from report_builder.errors import MissingLibrary, Words
from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.render.page import Page
from report_builder.render.place import deck_pages
from report_builder.render.pptx import deck_pptx
from report_builder.story.deck import compose
from report_builder.warned import warnings_raised

PDF, PPTX = "pdf", "pptx"
FORMATS = (PDF, PPTX)

Watch = Callable[[Words], None]
"""Told the name of each step when it begins."""

_STEPS = {
    "read": Words("อ่านและตรวจข้อมูล", "read and check the edition"),
    "results": Words("คำนวณผล", "work out the results"),
    "facts": Words("จดทะเบียนตัวเลข", "register the facts"),
    "story": Words("เรียบเรียงเรื่อง", "tell the story"),
    "place": Words("จัดหน้า", "place every part"),
    "deck.pdf": Words("สร้าง deck.pdf", "write deck.pdf"),
    "deck.pptx": Words("สร้าง deck.pptx", "write deck.pptx"),
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


def step_count(targets: Collection[str], formats: Collection[str]) -> int:
    """Return how many steps a build takes."""
    return _COMMON_STEPS + sum(TARGETS[target].steps + len(formats) for target in targets)


def build(
    folder: Path, out: Path, watch: Watch, targets: Sequence[str], formats: Sequence[str]
) -> Built:
    """Build the edition in a folder and publish the result as the folder `out`.

    `targets` are names of TARGETS, `formats` of FORMATS.
    Raises BadInput, StoryError or UnknownFact for an edition with errors, ForeignFolder when
    `out` belongs to something else, and BuildFailed otherwise; `out` is then as it was.
    """
    steps = Steps(watch)
    with steps.step("read"):
        edition = load(folder)
    with publish.beside(out) as new, warnings_raised():
        _draw(edition, new, targets, formats, steps)
        with steps.step("publish"):
            made = manifest.files(new)
            files = publish.keep_others(new, out, manifest.inputs(edition)) | made
            content = manifest.content(edition, files, _stamp(edition), steps.times)
            text = json.dumps(content, ensure_ascii=False, indent=1)
            (new / publish.MANIFEST).write_text(text + "\n", encoding="utf-8")
    kept = tuple(name for name in files if name not in made)
    return Built(edition.settings.id, out, tuple(made), kept, tuple(steps.times))


def _draw(
    edition: Edition, new: Path, targets: Sequence[str], formats: Sequence[str], steps: Steps
) -> None:
    with steps.step("results"):
        computed = results.compute(edition)
    with steps.step("facts"):
        facts = register.build(edition, computed)
    for target in targets:
        TARGETS[target].draw(edition, facts, new, formats, steps)


def _deck(
    edition: Edition, facts: FactBook, new: Path, formats: Sequence[str], steps: Steps
) -> None:
    with steps.step("story"):
        deck = compose(edition, facts)
    with steps.step("place"):
        pages = deck_pages(deck)
    if PDF in formats:
        with steps.step("deck.pdf"):
            (new / "deck.pdf").write_bytes(_pdf(pages, deck.title, _stamp(edition)))
    if PPTX in formats:
        with steps.step("deck.pptx"):
            content = deck_pptx(
                pages,
                title=deck.title,
                author=edition.settings.publisher,
                date=_stamp(edition),
                sections=deck.sections,
                subject=edition.settings.survey,
                facts=facts,
            )
            (new / "deck.pptx").write_bytes(content)


def _pdf(pages: Sequence[Page], title: str, day: date) -> bytes:
    """Return pages as PDF; raises MissingLibrary where WeasyPrint finds no Pango to load."""
    try:
        from report_builder.render.html import deck_pdf
    except OSError as error:
        raise MissingLibrary(str(error).splitlines()[0]) from error
    return deck_pdf(pages, title, day)


@dataclass(frozen=True, slots=True)
class Target:
    """Something to build: how many steps it takes before its formats, and what draws it."""

    steps: int
    draw: Callable[[Edition, FactBook, Path, Sequence[str], Steps], None]


TARGETS = {"deck": Target(2, _deck)}
_COMMON_STEPS = 4


def _stamp(edition: Edition) -> date:
    """Return the date of all time stamps: SOURCE_DATE_EPOCH, by default the edition's date."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return datetime.fromtimestamp(int(given), UTC).date()
    return date.fromisoformat(edition.settings.date)
