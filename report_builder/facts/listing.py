"""List the figures that texts may print, for people who look for one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields

from report_builder.facts.book import FactBook
from report_builder.model import Fact

SINGLE = re.compile(r"((previous|common|change|alike|trend\.\d+)\.)*(unit|respondent)\.")
"""How the figures of a single unit or respondent begin."""
UNITS: Mapping[str, str] = {
    "score": "คะแนน",
    "percent": "ร้อยละ",
    "count": "จำนวน",
    "context": "ข้อมูลประกอบ",
    "rank": "อันดับ",
    "weight": "น้ำหนัก",
    "points": "คะแนน",
    "year": "ปี",
    "group": "กลุ่ม",
    "likert": "คะแนน",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure: its id, what it says, as it is printed, its unit, and how a text prints it.

    The id is also the name by which the table `published` compares a figure.
    """

    id: str
    label_th: str
    printed: str
    unit: str
    written: str


def listed(book: FactBook, words: Sequence[str] = ()) -> tuple[Listed, ...]:
    """Return the figures whose id or label holds every word, in the order of the register.

    Without words the figures of single units and respondents are left out: they are thousands.
    """
    wanted = [word.casefold() for word in words]
    facts = (fact for fact in book.values() if wanted or not SINGLE.match(fact.id))
    return tuple(_listed(book, fact) for fact in facts if _holds(fact, wanted))


def as_data(figures: Iterable[Listed]) -> list[dict[str, str]]:
    """Return figures as data for another program."""
    return [asdict(figure) for figure in figures]


def as_csv(figures: Iterable[Listed]) -> str:
    """Return figures as CSV with a row of headings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(Listed))
    writer.writerows(map(astuple, figures))
    return text.getvalue()


def as_text(figures: Sequence[Listed]) -> Iterator[str]:
    """Yield figures as lines: how each is written, as it is printed, and what it says."""
    width = max((len(figure.written) for figure in figures), default=0)
    for figure in figures:
        yield f"{figure.written:{width}}  {figure.printed}  {figure.label_th} ({figure.unit})"
    yield f"{len(figures):,} ค่า · figures"


def _listed(book: FactBook, fact: Fact) -> Listed:
    unit = UNITS.get(fact.unit, fact.unit)
    return Listed(fact.id, fact.label, book.printed(fact.id), unit, f"{{{{ f('{fact.id}') }}}}")


def _holds(fact: Fact, words: Sequence[str]) -> bool:
    told = f"{fact.id} {fact.label}".casefold()
    return all(word in told for word in words)
