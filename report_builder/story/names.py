"""Give the names of an edition: its settings as texts use them, and those that hold digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from report_builder.edition.given_settings import scale
from report_builder.edition.nouns import subject, subject_of, subject_title
from report_builder.edition.scales import of_print
from report_builder.model import Edition
from report_builder.story.report.english import named


def settled_settings(edition: Edition) -> dict[str, Any]:
    """Return the settings, names of the subject that are left blank settled, and the scale."""
    own = edition.settings
    return asdict(own) | {
        "subject": subject(own),
        "subject_of": subject_of(own),
        "subject_title": subject_title(own),
        "rescaled": scale(own) != of_print(own),
    }


def names_with_digits(edition: Edition) -> frozenset[str]:
    """Return the names and settings of an edition that hold digits: they are no results."""
    return frozenset(name for name in _names(edition) if re.search(r"\d", name))


def _names(edition: Edition) -> Iterator[str]:
    for dimension in edition.framework.dimensions:
        yield from (dimension.name_th, dimension.short_th, dimension.name_en, dimension.tag)
    for theme in edition.framework.themes:
        yield from (theme.name_th, theme.short_th, theme.name_en)
    for indicator in edition.framework.indicators:
        yield from (indicator.name_th, indicator.short_th, indicator.name_en)
    for unit in edition.units:
        yield from (unit.name_th, unit.name_en, unit.region, unit.cluster)
    for own in edition.context:
        yield from (own.name_th, own.unit_th)
    yield from (level.name_th for level in edition.levels)
    for respondent_type in edition.types:
        yield from (
            respondent_type.name_th,
            respondent_type.short_th,
            respondent_type.ministry_th,
            respondent_type.name_en,
        )
    for item in edition.items:
        yield from (item.question_th, *(option.label_th for option in item.options))
    yield from (picture.credit for picture in edition.pictures)
    if edition.previous:
        yield from (level.name_th for level in edition.previous.edition.levels)
        for link in edition.previous.links:
            yield from (link.name_before, link.note)
    yield from named(edition).nouns
    yield from edition.settings.channels.values()
    for value in settled_settings(edition).values():
        yield from re.split(r"\{\{.*?\}\}", value) if isinstance(value, str) else ()
