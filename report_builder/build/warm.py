"""Keep an edition at hand, so that what a change does to a slide or a card is seen at once.

A change of texts leaves tables, results and facts as they are; a change of cells leaves slides as
they were until they are looked at. What is looked at is always told anew.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from report_builder import facts, results
from report_builder.build.placing import place_alone
from report_builder.build.work import stamp
from report_builder.edition.files.grids import SUFFIXES
from report_builder.edition.load import Reading, assembled, retold
from report_builder.edition.rewrite import changed
from report_builder.edition.spots import OWN_TEXTS, text_name
from report_builder.errors import BadInput, StoryError
from report_builder.facts import FactBook
from report_builder.model import Edition, plain
from report_builder.render.about import About
from report_builder.render.layout import CARD, SLIDE
from report_builder.render.page import Page
from report_builder.render.pdf.press import paint_pdf
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.results import Results
from report_builder.story.blocks import Deck, Slide
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.story.context import Story
from report_builder.story.deck.compose import FILE, arranged, told
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes

Read = Callable[[Path], Reading]


@dataclass(frozen=True, slots=True)
class Change:
    """Another text at a place of a file, such as "text/findings.yaml" and "hr > text > 1"."""

    file: str
    place: str
    text: str


@dataclass(frozen=True)
class Known:
    """An edition that was read and computed, with the SHA-256 of each of its files."""

    files: Mapping[str, str]
    reading: Reading
    edition: Edition
    results: Results
    facts: FactBook

    def written_as(self, changes: Sequence[Change]) -> Edition:
        """Return the edition with other texts."""
        texts: Any = self.edition.texts
        for change in changes:
            name = text_name(change.file)
            texts = {**texts, name: changed(texts[name], change.place, change.text)}
        return replace(self.edition, texts=texts)


@dataclass(frozen=True)
class Look:
    """One slide as it is told: its pages where it has a place, and what is wrong in its texts."""

    slide: Slide | None
    pages: tuple[Page, ...]
    mistakes: tuple[StoryError, ...]
    deck: Deck
    story: Story


class Warm:
    """An edition at hand; not to be used by two at once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: Known | None = None
        self._rested = True
        self._slides: dict[str, Slide] = {}
        self._numbers: dict[str, int] = {}
        self.ids: tuple[str, ...] = ()
        """The slides in order, as they were when one was looked at last."""
        self.unused: frozenset[str] = frozenset()
        """The names of the files of texts that no slide of the deck asks for."""

    @property
    def known(self) -> Known:
        """Return what is known of the edition that was turned to last."""
        assert self._known is not None
        return self._known

    def turn_to(self, place: Path) -> Known:
        """Read what differs from the edition before; raises BadInput where that has errors."""
        files, before = _sums(place), self._known
        if before is None or files != before.files:
            self._known = _known(place, files, before, self._read)
            self._rested = False
        return self.known

    def reading(self, place: Path) -> Reading:
        """Return what is read of an edition, whether it can be used or not."""
        known = self._known
        return known.reading if known and _sums(place) == known.files else self._read(place)

    def rest(self) -> None:
        """Tell all slides anew, and number their pages, where anything was changed."""
        if self._rested or self._known is None:
            return
        self._rested, self._slides = True, {}
        look = self.look("")
        deck, unused = look.deck, look.story.library.unused()
        self.unused = frozenset(part.steps[0] for part in unused if len(part.steps) == 1)
        try:
            pages = fitted(deck).slides
        except StoryError:
            pages = deck.slides
        self._numbers = {s.id: n for n, s in reversed([*enumerate(pages, start=1)])}
        _settle()

    def look(self, id: str, changes: Sequence[Change] = ()) -> Look:
        """Return a slide by its id, told anew with some texts changed."""
        known, mistakes = self.known, Mistakes()
        edition = known.written_as(changes)
        library, kept = Library(edition.texts), {k: s for k, s in self._slides.items() if k != id}
        telling = told(edition, known.facts, library, mistakes, FILE, kept)
        deck = arranged(telling)
        self.ids = tuple(slide.id for slide in deck.slides)
        if not changes:
            self._slides = telling.by_id
        slide = next((slide for slide in deck.slides if slide.id == id), None)
        pages = self._placed(deck, slide, mistakes) if slide else ()
        return Look(slide, pages, tuple(mistakes), deck, telling.story)

    def _placed(self, deck: Deck, slide: Slide, mistakes: Mistakes) -> tuple[Page, ...]:
        number = self._numbers.get(slide.id, self.ids.index(slide.id) + 1)
        with mistakes.noted():
            return deck_pages(place_alone(deck, slide), number)
        return ()

    def pressed(self, look: Look) -> bytes:
        """Return the pages of a slide as a PDF."""
        title = plain(look.slide.title) if look.slide else ""
        return paint_pdf(look.pages, About(title, stamp(self.known.edition), form=SLIDE))

    def card(self, code: str, changes: Sequence[Change] = ()) -> bytes:
        """Return the card of a unit as a PDF; raises StoryError where it can't be made."""
        known = self.known
        edition = known.written_as(changes)
        sheets = card_sheets(compose_card(teller(edition, known.results, known.facts), code))
        about = About(edition.unit[code].name_th, stamp(edition), form=CARD)
        return paint_pdf([sheet.page for sheet in sheets], about)


def _known(place: Path, files: Mapping[str, str], before: Known | None, read: Read) -> Known:
    names = _differing(files, before.files) if before else ()
    if before and names and all(name.startswith(OWN_TEXTS) for name in names):
        reading = retold(before.reading, {name: place / name for name in names})
        _refuse(reading)
        edition = replace(before.edition, texts=reading.texts)
        return replace(before, files=files, reading=reading, edition=edition)
    reading = read(place)
    if before and _is_told_alone(names, before.reading, reading):
        _refuse(reading)
        edition = replace(before.edition, texts=reading.texts)
        return replace(before, files=files, reading=reading, edition=edition)
    edition = assembled(reading)
    computed = results.compute(edition)
    return Known(files, reading, edition, computed, facts.build(edition, computed))


def _is_told_alone(names: Sequence[str], before: Reading, now: Reading) -> bool:
    """Tell whether files that differ, tables all of them, hold the same data and other texts."""
    return (
        all(Path(name).suffix.lower() in SUFFIXES for name in names)
        and now.settings == before.settings
        and now.tables.keys() == before.tables.keys()
        and all(table.frame.equals(before.tables[n].frame) for n, table in now.tables.items())
    )


def _refuse(reading: Reading) -> None:
    if reading.errors:
        raise BadInput(reading.problems)


def _differing(files: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files that differ; every one where some came or went."""
    if files.keys() != before.keys():
        return (*files, "")
    return tuple(name for name, sum in files.items() if sum != before[name])


def _sums(place: Path) -> dict[str, str]:
    paths = sorted(p for p in place.rglob("*") if p.is_file()) if place.is_dir() else [place]
    inside = place if place.is_dir() else place.parent
    return {
        path.relative_to(inside).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def _settle() -> None:
    """Let Python look for cycles among what is new alone: what is known stays."""
    gc.collect()
    gc.freeze()
