"""List every fact with every place where it is printed: the register of all figures."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from report_builder.facts import FactBook
from report_builder.facts.book import printed
from report_builder.model import Fact
from report_builder.output.register import FOLDER
from report_builder.thai.words import rounded, to_arabic_digits

FIGURES = "figures.csv"
COLUMNS = (
    *("id", "label_th", "value", "printed", "unit", "base", "derivation"),
    *("sources", "times_printed", "places"),
)
ROLES: Mapping[str, str] = {
    "kicker": "หัวเรื่อง",
    "title": "ชื่อเรื่อง",
    "tag": "ป้ายมุม",
    "label": "ป้าย",
    "code": "รหัสภาพ",
    "heading": "หัวข้อ",
    "caption": "คำอธิบาย",
    "number": "ตัวเลขเด่น",
    "unit": "หน่วย",
    "category": "กราฟ",
    "count": "กราฟ",
    "name": "กราฟ",
    "series": "กราฟ",
    "point": "กราฟ",
    "mark": "กราฟ",
    "tick": "กราฟ",
    "cell": "ตาราง",
    "bullet": "ข้อความ",
    "text": "ข้อความ",
    "foot": "หมายเหตุ",
    "source": "ที่มา",
}
_UNIT = re.compile(r"(?:^|\.)unit\.([^.]+)")
_NOISE = 9
"""Decimals beyond which a value is binary noise."""


def write(facts: FactBook, folder: Path) -> None:
    """Write the register of all facts as CSV, printed where the documents of a folder say so.

    UTF-8 with a byte order mark, for spreadsheet programs; one row per fact, in the order of
    their registration. `times_printed` counts the places.
    """
    places = _places(_documents(folder), facts)
    with (folder / FIGURES).open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(_row(fact, places.get(fact.id, [])) for fact in facts.values())


def around(facts: FactBook, others: Collection[str], folder: Path) -> FactBook:
    """Return the facts without those of other units, save what the documents of a folder show."""
    shown = {fact for document in _documents(folder) for fact in _shown(document)}
    of = ((fact, _UNIT.search(fact.id)) for fact in facts.values())
    return FactBook(f for f, unit in of if not unit or unit[1] not in others or f.id in shown)


def _shown(document: Mapping[str, Any]) -> Iterator[str]:
    for place in document["places"]:
        texts = (*(runs for _, _, runs in place["parts"]), *place["notes"])
        yield from (fact for runs in texts for _, fact in runs)
        yield from (fact for chart in place["charts"] for _, _, fact, _ in chart["points"])


def documents(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return what the documents of an output folder say, the longest first, bundles left out."""
    return tuple(sorted(_documents(folder), key=lambda d: -len(d["places"])))


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield what the documents of an output folder say, one after the other."""
    for path in sorted((folder / FOLDER).glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        if "places" in read:
            yield read


def _row(fact: Fact, places: Sequence[str]) -> Iterator[object]:
    yield fact.id
    yield fact.label
    yield "" if fact.value is None else f"{rounded(fact.value, _NOISE).normalize():f}"
    yield from (printed(fact), fact.unit, "" if fact.base is None else fact.base)
    yield from (fact.derivation, "\n".join(map(str, fact.sources)))
    yield from (len(places), "\n".join(places))


def _places(told: Iterable[Mapping[str, Any]], facts: FactBook) -> Mapping[str, list[str]]:
    """Return where each fact is printed, in the longest documents first."""
    found = [(len(document["places"]), [*_printed(document, facts)]) for document in told]
    places: dict[str, list[str]] = defaultdict(list)
    for _, usages in sorted(found, key=lambda one: -one[0]):
        for fact, where in usages:
            places[fact].append(where)
    return places


def _printed(document: Mapping[str, Any], facts: FactBook) -> Iterator[tuple[str, str]]:
    for place in document["places"]:
        for fact, where in dict.fromkeys(_usages(place, facts)):
            yield fact, f"{place['name']} {where}"


def _usages(place: Mapping[str, Any], facts: FactBook) -> Iterator[tuple[str, str]]:
    """Yield each fact that a place prints and where: “กราฟ “ช่องทาง””, in order of reading."""
    headings = {panel: words(runs) for role, panel, runs in place["parts"] if role == "heading"}
    for role, panel, runs in place["parts"]:
        within = f" “{headings[panel]}”" if panel in headings and role != "heading" else ""
        for text, fact in runs:
            if fact in facts:
                bare = to_arabic_digits(text.removesuffix("%"))
                said = "" if bare == facts.printed(fact) else f" (พิมพ์ “{text}”)"
                yield fact, ROLES[role] + within + said


def words(runs: Sequence[Sequence[str]]) -> str:
    """Return the text of the runs of a part."""
    return "".join(text for text, _ in runs)
