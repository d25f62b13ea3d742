"""Tell and place the story of an edition before anything is painted: what is checked can be built.

`check` and `build` both rehearse: every text is told, every slide of the deck is placed, and of the
cards those that are the fullest; a build of cards, of the deck or of the report alone rehearses
nothing else. What can't be told or placed is an error at its cell or line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report_builder import facts, results
from report_builder.build import fullest
from report_builder.build.faced import of_faces
from report_builder.build.told import (
    Told,
    of_card,
    of_english,
    of_items,
    of_long,
    of_names_in_style,
    of_pictures,
    of_story,
    of_style,
    of_unused,
)
from report_builder.edition.causes.folding import ordered
from report_builder.edition.load import Reading
from report_builder.edition.load import edition as put_together
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.spots import OWN_TEXTS
from report_builder.errors import ReportError, StoryError
from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.problem import Problem, Severity
from report_builder.render.page import Page
from report_builder.render.place.card.limits import too_long
from report_builder.render.place.card.sheets import card_sheets
from report_builder.results import Results
from report_builder.story.blocks import Deck
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import Teller, teller
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.report import TEXTS

if TYPE_CHECKING:
    from report_builder.build.placing import Printed


@dataclass(frozen=True)
class Rehearsal:
    """What the story of an edition comes to, and what is wrong with it."""

    deck: Deck
    pages: tuple[Page, ...]
    brief: Deck
    brief_pages: tuple[Page, ...]
    poster: Deck
    poster_pages: tuple[Page, ...]
    social: Deck
    """What every picture for social media says, then the pictures of the whole."""
    teller: Teller
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def rehearsed(reading: Reading) -> Reading:
    """Return what was read with the problems of its story; without its tables nothing is told."""
    return told_with(reading)[0]


def told_with(reading: Reading) -> tuple[Reading, Rehearsal | None]:
    """Return what was read with the problems of its story, and that story where it can be told."""
    stopped = any(not p.file.startswith(OWN_TEXTS) for p in reading.errors)
    if stopped or not reading.whole or reading.settings is None:
        return reading, None
    edition = put_together(reading, reading.settings)
    try:
        computed = results.compute(edition)
        book = facts.build(edition, computed)
        told = rehearse(reading, edition, computed, book, lambda deck: deck, edition.units)
    except ReportError as error:
        problems: tuple[Problem, ...] = (
            Problem(Severity.ERROR, type(error).__name__, error.words, edition.settings.id),
        )
        return replace(reading, problems=(*reading.problems, *problems)), None
    problems = ordered((*reading.problems, *told.problems), SCHEMAS)
    return replace(reading, problems=problems), told


def rehearse(
    reading: Reading,
    edition: Edition,
    computed: Results,
    book: FactBook,
    printed: Printed,
    units: Sequence[Unit],
) -> Rehearsal:
    """Tell all texts of an edition, and place deck, brief and poster as they are printed.

    Of the cards of some `units` those are placed that are the fullest.
    Raises BrokenInvariant where results contradict each other.
    """
    from report_builder.build.placing import hung, placed
    from report_builder.story import poster, social
    from report_builder.story.deck.compose import BRIEF, composed
    from report_builder.story.sweep import sweep

    library, mistakes = Library(edition.texts), Mistakes()
    deck = composed(edition, book, library, mistakes)
    brief = composed(edition, book, library, mistakes, BRIEF)
    framed = composed(edition, book, library, mistakes, poster.FILE)
    shared = composed(edition, book, library, mistakes, social.FILE)
    cards = teller(edition, computed, book)
    _advise(cards, library, mistakes)
    _report(edition, book, library, mistakes)
    sweep(library, cards.writer, edition, mistakes)
    misplaced = of_pictures(Told(reading, edition), (deck, brief))
    deck, pages = placed(printed(deck), printed, mistakes)
    framed, framed_pages = hung(printed(framed), printed(brief), mistakes)
    pictures = replace(shared, slides=social.with_whole(shared, printed(brief)))
    brief, brief_pages = placed(printed(brief), printed, mistakes)
    told = Told(reading, edition)
    problems = (
        *(of_story(told, mistake) for mistake in mistakes),
        *(() if mistakes else _of_cards(told, cards, units)),
        *(of_long(told, long) for long in too_long(edition)),
        *of_unused(told, library),
        *of_style(told, library),
        *of_names_in_style(told),
        *of_items(told, deck),
        *of_english(told),
        *misplaced,
        *of_faces(edition, book),
    )
    return Rehearsal(
        deck, pages, brief, brief_pages, framed, framed_pages, pictures, cards, problems
    )


def rehearse_cards(
    reading: Reading, edition: Edition, computed: Results, book: FactBook, codes: Collection[str]
) -> Rehearsal:
    """Tell the texts of cards alone, and place the fullest of some units, or of all without any."""
    library, mistakes = Library(edition.texts), Mistakes()
    cards = teller(edition, computed, book)
    _advise(cards, library, mistakes)
    told = Told(reading, edition)
    wanted = [unit for unit in edition.units if unit.code in codes] or edition.units
    problems = (
        *(of_story(told, mistake) for mistake in mistakes),
        *(() if mistakes else _of_cards(told, cards, wanted)),
        *(of_long(told, long) for long in too_long(edition)),
    )
    return _without_slides(cards, problems)


def rehearse_deck(
    reading: Reading, edition: Edition, computed: Results, book: FactBook, printed: Printed
) -> Rehearsal:
    """Tell the texts of the deck alone, and place its slides as they are printed."""
    from report_builder.build.placing import placed
    from report_builder.story.deck.compose import composed

    mistakes = Mistakes()
    told = composed(edition, book, Library(edition.texts), mistakes)
    deck, pages = placed(printed(told), printed, mistakes)
    problems = tuple(of_story(Told(reading, edition), mistake) for mistake in mistakes)
    alone = _without_slides(teller(edition, computed, book), problems)
    return replace(alone, deck=deck, pages=pages)


def rehearse_report(
    reading: Reading, edition: Edition, computed: Results, book: FactBook
) -> Rehearsal:
    """Tell the texts of the report alone: whatever else is made of it breaks into any pages."""
    from report_builder.story.report.own import tell_own

    mistakes = Mistakes()
    tell_own(edition, book, Library(edition.texts), mistakes)
    told = (of_story(Told(reading, edition), mistake) for mistake in mistakes)
    problems = (*told, *of_faces(edition, book))
    return _without_slides(teller(edition, computed, book), problems)


def _without_slides(cards: Teller, problems: tuple[Problem, ...]) -> Rehearsal:
    none = Deck("", (), ())
    return Rehearsal(none, (), none, (), none, (), none, cards, problems)


def _report(edition: Edition, book: FactBook, library: Library, mistakes: Mistakes) -> None:
    """Tell the report where an edition says parts of it otherwise: nothing else of it can fail."""
    if TEXTS in edition.texts:
        from report_builder.story.report.own import tell_own

        tell_own(edition, book, library, mistakes)


def _advise(cards: Teller, library: Library, mistakes: Mistakes) -> None:
    """Tell every recommendation as a card does, whether or not a unit needs it."""
    units = cards.edition.units[:1]
    for recommendation in cards.advice:
        library.tell(recommendation.text)
        for unit in units:
            with mistakes.noted():
                cards.writer.text(recommendation.text, cards.scope(unit))


def _of_cards(told: Told, cards: Teller, units: Sequence[Unit]) -> Iterator[Problem]:
    for code in fullest.codes(cards, units):
        try:
            card_sheets(compose_card(cards, code))
        except StoryError as error:
            yield of_card(told, code, error.why)
