"""Tell which texts of an edition people may edit: its own, in words that somebody reads."""

from __future__ import annotations

from itertools import chain
from typing import Any

from report_builder.build.warm import Look
from report_builder.edition.spots import BETWEEN, LITERALS, OWN_TEXTS
from report_builder.model import Text, plain
from report_builder.story.blocks import Slide
from report_builder.story.library import strings
from report_builder.story.template import Written

NO_WORDS = ("bullet", "id", "name", "when", "from", "kind", "icon", "color", "tag", "way", "count")
"""The fields that nobody reads on a page."""
FIRST = ("title", "kicker")
"""The fields that head a slide."""


def holds(slide: Slide, word: str) -> bool:
    """Tell whether the title of a slide, or a text that can be edited on it, holds a word."""
    texts = (plain(slide.title), *(plain(text) for text in own(slide.told).values()))
    return not word or any(word in text.casefold() for text in texts)


def own(heard: Any) -> dict[tuple[str, str], Text]:
    """Return those texts of a slide that are the edition's own, once each, by file and place."""
    found: dict[tuple[str, str], Text] = {}
    for at, said in heard:
        if at.file.startswith(OWN_TEXTS) and _is_read(at.place):
            found.setdefault((at.file, at.place), said)
    return dict(sorted(found.items(), key=lambda item: _last(item[0][1]) not in FIRST))


def _last(place: str) -> str:
    """Return the name of the field at a place."""
    return next((step for step in reversed(place.split(BETWEEN)) if not step.isdecimal()), "")


def _is_read(place: str) -> bool:
    return _last(place) not in NO_WORDS


def every(look: Look) -> dict[tuple[str, str], Written]:
    """Return all texts of the edition by file and place."""
    texts = chain.from_iterable(map(strings, look.story.library.texts.values()))
    return {(written.file, written.place): written for written in texts}


def is_words(written: Written) -> bool:
    """Tell whether a text is in words that people read, and no setting or declaration."""
    thai = any("\u0e00" <= letter <= "\u0e7f" for letter in written.text)
    return thai and _is_read(written.place) and not written.place.startswith(LITERALS)
