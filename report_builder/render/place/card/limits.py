"""How long the texts may be that stand on cards, so that every card can be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from report_builder.edition.settings import FILE
from report_builder.model import Edition
from report_builder.story.card.advice import recommendations
from report_builder.story.card.words import ADVICE
from report_builder.story.template import located

NAME, NOUN = 200, 60
SETTINGS: Mapping[str, int] = {
    "survey": NAME,
    "publisher": NAME,
    "publisher_short": NAME,
    "unit_noun": NOUN,
    "respondent_noun": NOUN,
    "synthetic_note": 400,
    "url": 200,
}
RECOMMENDATION = 1000
"""The most letters of names, nouns, settings and recommendations; a longer address would make a QR
code that no phone reads."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text that is too long for a card: where it stands, and how many letters it may have.

    It stands in the field of a row of a table, whose key is given, or else at a place in a file.
    """

    source: str
    row: str
    place: str
    text: str
    limit: int


def too_long(edition: Edition) -> Iterator[TooLong]:
    """Yield the texts of an edition that are too long for its cards.

    An edition without any can have all its cards placed, whatever its framework, its scores and
    the number of its units and respondents.
    """
    yield from chain(_names(edition), _settings(edition), _advice(edition))


def _names(edition: Edition) -> Iterator[TooLong]:
    framework = edition.framework
    rows = (
        *(("dimensions", d.id, d, ("name_th", "short_th")) for d in framework.dimensions),
        *(("indicators", i.id, i, ("name_th", "short_th")) for i in framework.indicators),
        *(("types", t.id, t, ("name_th", "short_th")) for t in edition.types),
        *(("units", u.code, u, ("name_th", "region")) for u in edition.units),
    )
    for table, id, row, fields in rows:
        names = {getattr(row, field): field for field in reversed(fields)}
        for name, field in names.items():
            yield from _over(table, id, field, name, NAME)


def _settings(edition: Edition) -> Iterator[TooLong]:
    for name, limit in SETTINGS.items():
        yield from _over(FILE, "", name, getattr(edition.settings, name), limit)


def _advice(edition: Edition) -> Iterator[TooLong]:
    texts = located(edition.texts.get(ADVICE, {}), f"text/{ADVICE}.yaml")
    for one in recommendations(texts):
        yield from _over(one.text.file, "", one.text.place, str(one.text), RECOMMENDATION)


def _over(source: str, row: str, place: str, text: str, limit: int) -> Iterator[TooLong]:
    if len(text) > limit:
        yield TooLong(source, row, place, text, limit)
