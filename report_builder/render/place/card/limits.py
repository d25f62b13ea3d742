"""How long the texts may be that stand on cards, so that every card can be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from report_builder.edition.given_settings import FILE
from report_builder.edition.lengths import COLUMNS, NAME, RECOMMENDATION, SETTINGS
from report_builder.edition.spots import text_file
from report_builder.model import Edition
from report_builder.story.card.advice import recommendations
from report_builder.story.card.teller import ADVICE
from report_builder.story.template import located


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
    records: Mapping[str, Mapping[str, object]] = {
        "dimensions": {d.id: d for d in framework.dimensions},
        "themes": framework.theme,
        "indicators": {i.id: i for i in framework.indicators},
        "types": edition.type,
        "units": edition.unit,
    }
    for table, columns in COLUMNS.items():
        for id, record in records[table].items():
            names = {getattr(record, column): column for column in reversed(columns)}
            for name, column in names.items():
                yield from _over(table, id, column, name, NAME)


def _settings(edition: Edition) -> Iterator[TooLong]:
    for name, limit in SETTINGS.items():
        yield from _over(FILE, "", name, getattr(edition.settings, name), limit)


def _advice(edition: Edition) -> Iterator[TooLong]:
    texts = located(edition.texts.get(ADVICE, {}), text_file(ADVICE))
    for one in recommendations(texts):
        yield from _over(one.text.file, "", one.text.place, str(one.text), RECOMMENDATION)


def _over(source: str, row: str, place: str, text: str, limit: int) -> Iterator[TooLong]:
    if len(text) > limit:
        yield TooLong(source, row, place, text, limit)
