"""Give the slides of a deck and a poster their places, and name each that has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from report_builder.build import unshown
from report_builder.edition.spots import BETWEEN, OWN_TEXTS
from report_builder.errors import DoesNotFit, StoryError
from report_builder.model import plain
from report_builder.problem import Words
from report_builder.render.page import Page
from report_builder.render.place.deck.divide import KEYED, fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.place.poster.page import poster_page
from report_builder.story import poster
from report_builder.story.blocks import Deck, Origin, Slide
from report_builder.story.mistakes import Mistakes

Printed = Callable[[Deck], Deck]
"""Returns a deck as it is printed, such as with Thai digits."""

UNSUITED = Words(
    "จัดหน้าสไลด์นี้ไม่ได้ ส่วนประกอบไม่ตรงกับแบบ (kind) ของสไลด์",
    "this slide can't be placed: its parts don't suit its kind",
)


def placed(deck: Deck, printed: Printed, mistakes: Mistakes) -> tuple[Deck, tuple[Page, ...]]:
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


def hung(framed: Deck, brief: Deck, mistakes: Mistakes) -> tuple[Deck, tuple[Page, ...]]:
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
    """Return the slides that a divided deck has not left out, without exhibits that it may."""
    own = {slide.id: slide for slide in divided.slides}
    return [own[s.id] if s.kind in KEYED else s for s in slides if s.id in own]


def at_slide(slide: Slide, why: Words, found: str = "") -> StoryError:
    """Return the error of a slide, at the longest text of the first of its panels."""
    origins = _origins(slide)
    own = [place for place in origins if place.file.startswith(OWN_TEXTS)]
    where = next(iter([*own, *origins]), Origin("deck", slide.id))
    return StoryError(where.file, where.place, found or plain(slide.title), why)
