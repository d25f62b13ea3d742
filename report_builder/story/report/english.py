"""Tell an edition in English: its parts by their English names, its nouns, its lists of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

import yaml

from report_builder.framework import Dimension, Indicator, Theme
from report_builder.language import ENGLISH
from report_builder.model import Edition, Unit

NAMES = "names.yaml"
UNIT, RESPONDENT = "unit", "respondent"
"""What is ranked and who answers are called where nobody knows a better word."""
_VOWELS, _HISSING = "aeiou", ("s", "x", "z", "ch", "sh")

Part = TypeVar("Part", Dimension, Theme, Indicator)


@dataclass(frozen=True, slots=True)
class English:
    """What an edition is called in English, and its nouns: `unit` and `respondent`."""

    title: str
    publisher: str
    date: str
    unit: str
    respondent: str

    @property
    def units(self) -> str:
        """Return the units as many."""
        return plural(self.unit)

    @property
    def respondents(self) -> str:
        """Return the respondents as many."""
        return plural(self.respondent)

    @property
    def units_title(self) -> str:
        """Return the units as many, at the beginning of a sentence."""
        return begun(self.units)

    @property
    def nouns(self) -> tuple[str, ...]:
        """Return its nouns in every form."""
        one = (self.unit, begun(self.unit), self.respondent)
        return (*one, self.units, self.units_title, self.respondents)


def named(edition: Edition) -> English:
    """Return the English names of an edition; what has none goes by a general word or its own."""
    own, nouns = edition.settings, _names()["nouns"]
    day = date.fromisoformat(own.date)
    return English(
        title=own.title_en or f"{ENGLISH_TITLE}, {{{{ year_ce }}}}",
        publisher=own.publisher_en or own.publisher,
        date=ENGLISH.full_date(day),
        unit=own.unit_noun_en or nouns.get(own.unit_noun, UNIT),
        respondent=own.respondent_noun_en or nouns.get(own.respondent_noun, RESPONDENT),
    )


ENGLISH_TITLE = "Survey results"
"""The title of an edition that has none in English."""


def has_english(edition: Edition) -> bool:
    """Tell whether any part or unit of an edition has an English name."""
    return any(part.name_en for part in _parts(edition))


def without_english(edition: Edition) -> tuple[str, ...]:
    """Return the Thai names of the parts and units that have no English one, in order."""
    return tuple(part.name_th for part in _parts(edition) if not part.name_en)


def _parts(edition: Edition) -> Iterator[Dimension | Theme | Indicator | Unit]:
    own = edition.framework
    yield from own.dimensions
    yield from own.themes
    yield from own.indicators
    yield from edition.units


def in_english(edition: Edition) -> Edition:
    """Return an edition whose parts and units go by their English names, Thai where they lack one.

    What people write of a year in Thai is left out.
    """
    own = edition.framework
    framework = replace(
        own,
        dimensions=tuple(map(_renamed, own.dimensions)),
        themes=tuple(map(_renamed, own.themes)),
        indicators=tuple(map(_renamed, own.indicators)),
    )
    types = tuple(
        replace(one, name_th=one.name_en, short_th=one.name_en) if one.name_en else one
        for one in edition.types
    )
    units = tuple(replace(unit, name_th=unit.name_en or unit.name_th) for unit in edition.units)
    levels = tuple(replace(one, name_th=one.name_en or one.name_th) for one in edition.levels)
    return replace(edition, framework=framework, types=types, units=units, levels=levels, texts={})


def _renamed(part: Part) -> Part:
    name = part.name_en or part.name_th
    return replace(part, name_th=name, short_th=name)


def region(name: str) -> str:
    """Return a region by its English name where it is known, else by its own."""
    return str(_names()["regions"].get(name, name))


def begun(noun: str) -> str:
    """Return a noun at the beginning of a sentence, its other letters as they are."""
    return noun[:1].upper() + noun[1:]


def plural(noun: str) -> str:
    """Return an English noun as many: provinces, agencies, branches."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


@cache
def _names() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.load(ENGLISH.template(NAMES), yaml.CSafeLoader)
    return found
