"""Tell and place the story of an edition before anything is painted: what is checked can be built.

`check` and `build` both rehearse: every text is told, every slide of the deck is placed, and of the
cards those that are the fullest; a build of cards or of the report alone rehearses no deck. What
can't be told or placed is an error at its cell or line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder import facts, results
from report_builder.build import fullest, unshown
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
from report_builder.edition.spots import BETWEEN, OWN_TEXTS
from report_builder.errors import DoesNotFit, ReportError, StoryError
from report_builder.facts import FactBook
from report_builder.model import Edition, Unit, plain
from report_builder.problem import Problem, Severity, Words
from report_builder.render.page import Page
from report_builder.render.place import deck_pages, fitted
from report_builder.render.place.card.limits import too_long
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.poster.page import poster_page
from report_builder.results import Results
from report_builder.story import poster, social
from report_builder.story.blocks import Deck, Origin, Slide
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import Teller, teller
from report_builder.story.deck.compose import BRIEF, composed
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.report import TEXTS
from report_builder.story.sweep import sweep

Printed = Callable[[Deck], Deck]
"""Returns a deck as it is printed, such as with Thai digits."""

UNSUITED = Words(
    "จัดหน้าสไลด์นี้ไม่ได้ ส่วนประกอบไม่ตรงกับแบบ (kind) ของสไลด์",
    "this slide can't be placed: its parts don't suit its kind",
)


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
        told = rehearse(reading, edition, computed, facts.build(edition, computed), lambda d: d)
    except ReportError as error:
        problems: tuple[Problem, ...] = (
            Problem(Severity.ERROR, type(error).__name__, error.words, edition.settings.id),
        )
        return replace(reading, problems=(*reading.problems, *problems)), None
    problems = ordered((*reading.problems, *told.problems), SCHEMAS)
    return replace(reading, problems=problems), told


def rehearse(
    reading: Reading, edition: Edition, computed: Results, book: FactBook, printed: Printed
) -> Rehearsal:
    """Tell all texts of an edition, and place deck, brief, poster and the fullest cards as printed.

    Raises BrokenInvariant where results contradict each other.
    """
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
    deck, pages = _placed(printed(deck), printed, mistakes)
    hung, hung_pages = _hung(printed(framed), printed(brief), mistakes)
    pictures = replace(shared, slides=social.with_whole(shared, printed(brief)))
    brief, brief_pages = _placed(printed(brief), printed, mistakes)
    told = Told(reading, edition)
    problems = (
        *(of_story(told, mistake) for mistake in mistakes),
        *(() if mistakes else _of_cards(told, cards, edition.units)),
        *(of_long(told, long) for long in too_long(edition)),
        *of_unused(told, library),
        *of_style(told, library),
        *of_names_in_style(told),
        *of_items(told, deck),
        *of_english(told),
        *misplaced,
    )
    return Rehearsal(deck, pages, brief, brief_pages, hung, hung_pages, pictures, cards, problems)


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


def rehearse_report(
    reading: Reading, edition: Edition, computed: Results, book: FactBook
) -> Rehearsal:
    """Tell the texts of the report alone: whatever else is made of it breaks into any pages."""
    from report_builder.story.report.compose import composed_report

    mistakes = Mistakes()
    composed_report(edition, book, Library(edition.texts), mistakes)
    problems = tuple(of_story(Told(reading, edition), mistake) for mistake in mistakes)
    return _without_slides(teller(edition, computed, book), problems)


def _without_slides(cards: Teller, problems: tuple[Problem, ...]) -> Rehearsal:
    none = Deck("", (), ())
    return Rehearsal(none, (), none, (), none, (), none, cards, problems)


def _report(edition: Edition, book: FactBook, library: Library, mistakes: Mistakes) -> None:
    """Tell the report where an edition says parts of it otherwise: nothing else of it can fail."""
    if TEXTS in edition.texts:
        from report_builder.story.report.compose import composed_report

        composed_report(edition, book, library, mistakes)


def _advise(cards: Teller, library: Library, mistakes: Mistakes) -> None:
    """Tell every recommendation as a card does, whether or not a unit needs it."""
    units = cards.edition.units[:1]
    for recommendation in cards.advice:
        library.tell(recommendation.text)
        for unit in units:
            with mistakes.noted():
                cards.writer.text(recommendation.text, cards.scope(unit))


def _placed(deck: Deck, printed: Printed, mistakes: Mistakes) -> tuple[Deck, tuple[Page, ...]]:
    """Return a deck divided to fit, and its pages; note each slide that has no place for its parts.

    The feet of parts are said anew, and printed like the rest.

    Slides of which a text is wrong may look odd for that; nothing more is said of them.
    """
    whole = [slide for slide in deck.slides if not _is_spoilt(slide, mistakes)]
    try:
        divided = printed(fitted(deck))
        pages = deck_pages(divided)
    except Exception:  # whichever slide it is, all are tried, and each that fails is named
        for slide in whole:
            with mistakes.noted():
                place_alone(deck, slide)
        return deck, ()
    for error in unshown.errors(_kept(whole, divided), pages):
        mistakes.note(error)
    return divided, pages


def _hung(framed: Deck, brief: Deck, mistakes: Mistakes) -> tuple[Deck, tuple[Page, ...]]:
    """Return the poster as a deck of one slide, and its page; note one whose title has no room."""
    made = poster.poster(framed, brief)
    try:
        slide, page = poster_page(made)
    except DoesNotFit as error:
        mistakes.note(at_slide(made.frame, error.why, error.words_found))
        return framed, ()
    return replace(framed, slides=(slide,)), (page,)


def _is_spoilt(slide: Slide, mistakes: Mistakes) -> bool:
    """Whether one of the texts that make a slide is wrong."""
    places = {(at.file, *_part(at.place)) for at in _origins(slide)}
    return any((error.file, *_part(error.place)) in places for error in mistakes)


def _part(place: str) -> tuple[str, ...]:
    """Return the steps to a section of a file of texts, or to one of its slides."""
    steps = tuple(place.split(BETWEEN))
    return steps[:2] if steps[0] == "slides" else steps[:1]


def _origins(slide: Slide) -> list[Origin]:
    return [*filter(None, (*(panel.origin for panel in slide.panels), slide.origin))]


def place_alone(deck: Deck, slide: Slide) -> Deck:
    """Return one slide of a deck divided to fit.

    Raises StoryError, at the longest text of the slide, where it has no place or isn't shown.
    """
    alone = replace(deck, slides=(slide,))
    try:
        divided = fitted(alone)
        pages = deck_pages(divided)
    except DoesNotFit as error:
        full = [panel for panel in slide.panels if panel.name == error.panel]
        raise at_slide(replace(slide, panels=tuple(full)), error.why, error.words_found) from error
    except Exception as error:  # the parts of a slide of the edition's own, whatever they are
        raise at_slide(slide, UNSUITED) from error
    for unseen in unshown.errors(_kept(alone.slides, divided), pages):
        raise unseen
    return divided


def _kept(slides: Sequence[Slide], divided: Deck) -> list[Slide]:
    """Return the slides that a divided deck has not left out."""
    ids = {slide.id for slide in divided.slides}
    return [slide for slide in slides if slide.id in ids]


def at_slide(slide: Slide, why: Words, found: str = "") -> StoryError:
    """Return the error of a slide, at the longest text of the first of its panels."""
    origins = _origins(slide)
    own = [place for place in origins if place.file.startswith(OWN_TEXTS)]
    where = next(iter([*own, *origins]), Origin("deck", slide.id))
    return StoryError(where.file, where.place, found or plain(slide.title), why)


def _of_cards(told: Told, cards: Teller, units: Sequence[Unit]) -> Iterator[Problem]:
    for code in fullest.codes(cards, units):
        try:
            card_sheets(compose_card(cards, code))
        except StoryError as error:
            yield of_card(told, code, error.why)
