"""The register of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

from report_builder.errors import UnknownFact
from report_builder.failures import BrokenInvariant
from report_builder.model import Fact
from report_builder.thai import words


class FactBook(Mapping[str, Fact]):
    """All facts of one edition by id, in the order in which they were registered."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        listed = tuple(facts)
        self._facts = {fact.id: fact for fact in listed}
        if len(self._facts) < len(listed):
            twice = [id for id, n in Counter(fact.id for fact in listed).items() if n > 1]
            raise BrokenInvariant(f"fact {id} is registered twice" for id in twice)

    def __getitem__(self, id: str) -> Fact:
        """Return a fact; raises UnknownFact, which names ids that are close."""
        if id not in self._facts:
            raise UnknownFact(id, ", ".join(self._close(id)))
        return self._facts[id]

    def __contains__(self, id: object) -> bool:
        return id in self._facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def get(self, id: str, default: Any = None) -> Any:
        """Return a fact, or the default when there is none."""
        return self._facts.get(id, default)

    def printed(self, id: str) -> str:
        """Return the text that prints a fact, rounded half up; a year has no thousands comma."""
        return printed(self[id])

    def matching(self, pattern: str) -> tuple[Fact, ...]:
        """Return the facts whose id matches a pattern such as "unit.*.score", in order."""
        return tuple(fact for id, fact in self._facts.items() if fnmatchcase(id, pattern))

    def _close(self, id: str) -> list[str]:
        kin = [known for known in self if known.split(".")[0] == id.split(".")[0]]
        return get_close_matches(id, kin or self._facts)


def printed(fact: Fact) -> str:
    """Return the text that prints a fact."""
    if fact.unit == "year" and fact.value is not None:
        return f"{fact.value:.0f}"
    return words.number(fact.value, fact.decimals)
