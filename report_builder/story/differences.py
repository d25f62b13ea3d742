"""Find the figures of an edition that were published otherwise, as its table `published` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import FactBook
from report_builder.model import Edition, Fact
from report_builder.thai.words import number, rounded


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
    """A figure that is printed as `printed` where another was published."""

    published: Published
    printed: str


def difference(
    edition: Edition, facts: FactBook, fact: str, printed: str, slide: str
) -> Difference | None:
    """Return how a printed figure differs from the published one, None where it doesn't.

    It is held against what was published on the slide of that name, or else against all that was
    published of its fact, of which one that agrees is enough.
    """
    said = printed.replace(",", "")
    every = [row for row in published(edition, (fact,)) if _is_number(said)]
    rows = [row for row in every if row.slide == slide] or every
    if not rows or any(_agrees(row, facts[fact], Decimal(said)) for row in rows):
        return None
    return Difference(rows[0], printed)


def differences(edition: Edition, facts: FactBook) -> Iterator[Difference]:
    """Yield every difference between what was published and what the facts print, in order."""
    for row in published(edition):
        fact = facts[row.fact]
        printed = facts.printed(row.fact)
        if _is_number(printed) and not _agrees(row, fact, Decimal(printed.replace(",", ""))):
            yield Difference(row, printed)


def published(edition: Edition, facts: Iterable[str] = ()) -> tuple[Published, ...]:
    """Return the published figures of some facts, of all without any named."""
    frame = edition.published
    wanted = {_stem(fact) for fact in facts}
    chosen = frame[frame["id"].map(_stem).isin(wanted)] if wanted else frame
    return tuple(
        Published(str(row["id"]), str(row["slide"]), row["value"], row["decimals"], row["note"])
        for row in chosen.to_dict("records")
    )


def _stem(fact: str) -> str:
    """Return the id of a share whatever its decimals."""
    return fact.replace(".share0", ".share")


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).removeprefix("-").isdecimal()


def _agrees(row: Published, fact: Fact, said: Decimal) -> bool:
    """Tell whether a fact, or the number said of it, is the published one but for its decimals."""
    decimals = min(row.decimals, -int(said.as_tuple().exponent))
    values = (said,) if fact.value is None else (said, fact.value)
    return any(rounded(value, decimals) == rounded(row.value, decimals) for value in values)
