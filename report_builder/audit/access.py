"""Check what a page owes its readers: words for pictures, no empty slot, the synthetic mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import category

from report_builder.audit.findings import Finding
from report_builder.audit.page import Page
from report_builder.audit.reading import squeezed
from report_builder.audit.told import Place

SYNTHETIC: Mapping[str, str] = {"th-TH": "ข้อมูลจำลอง", "en": "Synthetic data"}
"""The mark of made-up data, which stands by itself, by the language of a document."""
EVERYTHING = "all"
"""What is said of a document whose data are made up as a whole: every page has the mark."""
SINGLE = ("unit.", "respondent.", "spread.")
"""How the facts of a single unit or respondent, or of those inside units, begin."""
_OF_TYPE = re.compile(r"item\..+\.type\.|type\.[^.]+\.(?:score|dimension|indicator|channel|region)")
"""The facts of a type of respondents that are worked out from single ones."""
_OF_YEARS = re.compile(r"^(?:(?:previous|common|change|alike|trend\.\d+)\.)+")
"""How the facts of another year begin, before whose they are."""


def findings(
    file: str, place: Place, pages: Sequence[Page], *, synthetic: str, language: str = "th-TH"
) -> Iterator[Finding]:
    """Yield what the pages of a place owe; `synthetic` tells what is made up."""
    for page in pages:
        yield from (Finding("empty", file, page.number, slot.name) for slot in page.empty)
        yield from _unsaid(file, page)
    alts = [picture.alt for page in pages for picture in page.pictures]
    yield from (
        Finding("alt_differs", file, pages[0].number, expected=alt)
        for alt in place.alts
        if squeezed(alt) not in set(map(squeezed, alts))
    )
    if synthetic == EVERYTHING or (synthetic and _about_units(place)):
        yield from (
            Finding("synthetic", file, page.number, place.title)
            for page in pages
            if _letters(SYNTHETIC[language])
            not in {_letters(stretch.text) for stretch in page.stretches}
        )


def _unsaid(file: str, page: Page) -> Iterator[Finding]:
    return (
        Finding("alt", file, page.number, picture.name)
        for picture in page.pictures
        if not picture.alt.strip()
    )


def _letters(text: str) -> str:
    """Return the letters of a text without the marks above and below them."""
    return "".join(letter for letter in squeezed(text) if category(letter) != "Mn")


def _about_units(place: Place) -> bool:
    facts = (_OF_YEARS.sub("", fact) for part in place.parts for _, fact in part.runs)
    return place.mapped or any(fact.startswith(SINGLE) or _OF_TYPE.match(fact) for fact in facts)
