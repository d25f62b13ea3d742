"""Find a province or another unit by its code, its name or another name it goes by."""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from report_builder import resources
from report_builder.model import Unit
from report_builder.thai.repair import repair

_PREFIX = re.compile(r"^(จังหวัด|จ\.|province of |changwat )|( province)$")
_PUNCTUATION = re.compile(r"[\s.\-_’'ฯ]")


@dataclass(frozen=True)
class Names:
    """Codes by every name, normalised; an earlier kind of name wins over a later one.

    `misspelt` holds known misspellings: they are suggested, never taken for the name.
    """

    codes: Mapping[str, str]
    misspelt: Mapping[str, str]

    def find(self, text: str) -> str | None:
        """Return the code that a text names exactly, after normalisation; None for no such name."""
        return self.codes.get(normal(text))

    def near(self, text: str) -> str | None:
        """Return the code of the name nearest to a text, to be suggested and never assumed.

        A text with digits is a code, and no code is near another.
        """
        if re.search(r"\d", text):
            return None
        known = {**self.misspelt, **self.codes}
        close = difflib.get_close_matches(normal(text), known, n=1, cutoff=0.75)
        return known[close[0]] if close else None


@dataclass(frozen=True, slots=True)
class Province:
    """A province of Thailand: ISO 3166-2 code, official names, region and other names."""

    code: str
    name_th: str
    name_en: str
    region: str
    aliases: tuple[str, ...]
    misspellings: tuple[str, ...]


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Return a name without case, spaces, dots, the word for province, and damaged Thai."""
    repaired = repair(unicodedata.normalize("NFC", text)).text.casefold().strip()
    return _PUNCTUATION.sub("", _PREFIX.sub("", repaired)) or repaired


@cache
def provinces() -> Mapping[str, Province]:
    """Return the provinces of Thailand by their code, as in assets/provinces.csv."""
    with resources.path("assets", "provinces.csv").open(encoding="utf-8", newline="") as file:
        read = (_province(row) for row in csv.DictReader(file))
        return {province.code: province for province in read}


@cache
def province_names() -> Names:
    """Return the codes of the provinces by code, number, official name and alias."""
    return _names(provinces().values())


def unit_names(units: Iterable[Unit]) -> Names:
    """Return the codes of an edition's units; a province also goes by its other names."""
    known = provinces()
    own = [Province(u.code, u.name_th, u.name_en, u.region, (), ()) for u in units]
    return _names([*own, *(known[unit.code] for unit in own if unit.code in known)])


def _province(row: Mapping[str, str]) -> Province:
    columns = ("aliases_th", "name_en_common", "aliases_en", "abbr_th", "abbr_en")
    aliases, wrong = _listed(row, columns), _listed(row, ("misspellings_th", "misspellings_en"))
    return Province(row["iso"], row["name_th"], row["name_en"], row["region6_th"], aliases, wrong)


def _listed(row: Mapping[str, str], columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for column in columns for name in row[column].split("|") if name)


def _names(named: Iterable[Province]) -> Names:
    listed = tuple(named)
    codes: dict[str, str] = {}
    for names in zip(*map(_kinds, listed), strict=True):
        for code, texts in names:
            for text in filter(None, map(normal, texts)):
                codes.setdefault(text, code)
    misspelt = {normal(wrong): each.code for each in listed for wrong in each.misspellings}
    return Names(codes, {wrong: code for wrong, code in misspelt.items() if wrong not in codes})


def _kinds(each: Province) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the code with its codes, then with its official names, then with its aliases."""
    yield each.code, (each.code, *re.findall(r"^TH-(\d+)$", each.code))
    yield each.code, (each.name_th, each.name_en)
    yield each.code, each.aliases
