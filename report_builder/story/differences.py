"""Find the figures of an edition that were published otherwise, as its table `published` says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import FactBook
from report_builder.model import Edition, Fact
from report_builder.thai.words import number, rounded

BRIEF, LEAST, LINE = 30, 5, 46
"""Letters of an answer that says by itself what was asked, of one that says anything, at least, and
of answer and question in one line at most."""
_QUOTED = re.compile("“(.+?)”")
_OVER = re.compile("“(?:มาก)?กว่าร้อยละ")
"""What the note of a figure quotes that was published as the least that it is."""
_OF = "ร้อยละของ"


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as it was published: on which slide, and why another is printed now."""

    fact: str
    slide: str
    value: float
    decimals: int
    note: str

    @property
    def printed(self) -> str:
        """Return it as it was published."""
        return number(self.value, self.decimals)

    @property
    def why(self) -> str:
        """Return the Thai words of its note, which are "Thai (English)"."""
        return self.note.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a label that is printed as `printed` where another was published.

    `exact` is the same figure with its decimals, `sign` what stands behind both.
    """

    published: Published
    printed: str
    label: str
    exact: str
    sign: str

    @property
    def short(self) -> str:
        """Return what the figure is of: the answer, after the question if it is brief and both are.

        Of an answer that only says yes it is the question.
        """
        quoted: list[str] = _QUOTED.findall(self.label)
        if not quoted:
            return self.label.removeprefix(_OF)
        answer, *asked = quoted
        if asked and len(answer) < LEAST:
            return asked[0]
        both = f"{asked[0]}: {answer}" if asked else ""
        return both if both and len(answer) <= BRIEF and len(both) <= LINE else answer

    @property
    def named(self) -> str:
        """Return what the figure is of, with the question only where the answer says too little."""
        answer = self.label.partition(" ใน “")[0]
        return answer if len(answer) > BRIEF else self.label


@dataclass(frozen=True, slots=True)
class Listed:
    """A difference as it is listed: once for all slides that print it for the same reason."""

    difference: Difference
    slides: str


Register = Mapping[str, tuple[Published, ...]]
"""The published figures of each fact, shares whatever their decimals as one."""


def published(edition: Edition) -> Register:
    """Return the published figures of an edition by their facts, in their order."""
    found: dict[str, tuple[Published, ...]] = {}
    for row in edition.published.to_dict("records"):
        own = Published(
            str(row["id"]), str(row["slide"]), row["value"], row["decimals"], row["note"]
        )
        found[_stem(own.fact)] = (*found.get(_stem(own.fact), ()), own)
    return found


def difference(
    register: Register, facts: FactBook, fact: str, printed: str, slide: str
) -> Difference | None:
    """Return how a printed figure differs from the published one, None where it doesn't.

    It is held against what was published on the slide of that name, or else against all that was
    published of its fact, of which one that agrees is enough.
    """
    said, every = printed.replace(",", ""), register.get(_stem(fact), ())
    if not every or not _is_number(said):
        return None
    rows = [row for row in every if row.slide == slide] or every
    if any(_agrees(row, facts[fact], Decimal(said)) for row in rows):
        return None
    return _difference(rows[0], printed, facts, fact)


def _difference(row: Published, printed: str, facts: FactBook, fact: str) -> Difference:
    exact = _stem(fact) if _stem(fact) in facts else fact
    sign = "%" if facts[fact].unit == "percent" else ""
    return Difference(row, printed, facts[fact].label, exact, sign)


def differences(edition: Edition, facts: FactBook) -> Iterator[Difference]:
    """Yield every difference between what was published and what the facts print, by slides."""
    every = [row for rows in published(edition).values() for row in rows]
    for row in sorted(every, key=lambda row: (len(row.slide), row.slide)):
        fact, printed = facts[row.fact], facts.printed(row.fact)
        if _is_number(printed) and not _agrees(row, fact, Decimal(printed.replace(",", ""))):
            yield _difference(row, printed, facts, row.fact)


def listed(edition: Edition, facts: FactBook) -> Iterator[Listed]:
    """Yield the differences of an edition by what they are, in the order of their first slides."""
    alike: dict[tuple[str, str, str], list[Difference]] = {}
    for own in differences(edition, facts):
        key = _stem(own.published.fact), own.published.printed, own.printed
        alike.setdefault(key, []).append(own)
    for same in alike.values():
        yield Listed(same[0], ", ".join(dict.fromkeys(own.published.slide for own in same)))


def _stem(fact: str) -> str:
    """Return the id of a share whatever its decimals."""
    return fact.replace(".share0", ".share")


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).removeprefix("-").isdecimal()


def _agrees(row: Published, fact: Fact, said: Decimal) -> bool:
    """Tell whether a fact, or the number said of it, is the published one but for its decimals.

    One that was published as "more than" so much is it where it is no less.
    """
    if _OVER.search(row.note) and fact.value is not None:
        return fact.value >= row.value
    decimals = min(row.decimals, -int(said.as_tuple().exponent))
    values = (said,) if fact.value is None else (said, fact.value)
    return any(rounded(value, decimals) == rounded(row.value, decimals) for value in values)
