"""Hold the texts of an edition, and keep which of them a story asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report_builder.edition.spots import BETWEEN, LITERALS, text_file, text_name
from report_builder.story.language.misuse import near
from report_builder.story.template import Written, located

SLIP = 0.75
"""How like a name is to another of which it is a misspelling."""

Steps = tuple[str, ...]
"""The way to a text: the name of its file, then names, and places in lists from 1."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A part of the texts that no story asked for, and the name that was asked for near it."""

    steps: Steps
    near: str


class Library:
    """The texts of an edition, every string with its place."""

    def __init__(self, texts: Mapping[str, Any]) -> None:
        self.texts = {name: located(text, text_file(name)) for name, text in texts.items()}
        self._asked: set[Steps] = set()
        self._taken: set[Steps] = set()

    def has(self, path: str) -> bool:
        """Return whether something stands at a dotted path."""
        steps = tuple(path.split("."))
        self._asked |= {steps[:length] for length in range(1, len(steps) + 1)}
        return self._at(steps) is not None

    def take(self, path: str) -> Any:
        """Return what stands at a dotted path, to be told; None when nothing does."""
        found = self._at(tuple(path.split("."))) if self.has(path) else None
        if found is not None:
            self._taken.add(tuple(path.split(".")))
        return found

    def tell(self, written: Written) -> None:
        """Keep that the entry with a string was told."""
        name, *steps = steps_of(written)
        self._taken.add((name, *steps[:-1]))

    def unused(self) -> Iterator[Unused]:
        """Yield the parts of the texts that nothing asked for, the largest that there are."""
        for name, text in self.texts.items():
            yield from self._unused((name,), text)

    def _at(self, steps: Steps) -> Any:
        found: Any = self.texts
        for step in steps:
            found = found.get(step) if isinstance(found, Mapping) else None
        return found

    def _unused(self, steps: Steps, value: Any) -> Iterator[Unused]:
        if steps in self._taken or (len(steps) == 2 and steps[1] == LITERALS):
            return
        if not any(taken[: len(steps)] == steps for taken in self._taken):
            yield Unused(steps, self._near(steps))
            return
        for step, inner in _members(value):
            yield from self._unused((*steps, step), inner)

    def _near(self, steps: Steps) -> str:
        """Return the name near the last step that was asked for and isn't there."""
        kin = (each for each in self._asked if each[:-1] == steps[:-1])
        return near(steps[-1], {each[-1] for each in kin if self._at(each) is None}, SLIP)


def _members(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, Mapping):
        return [(str(key), inner) for key, inner in value.items()]
    if isinstance(value, list):
        return [(str(place), inner) for place, inner in enumerate(value, 1)]
    return []


def declared(content: Mapping[str, Any]) -> frozenset[str]:
    """Return the digits that a file of texts declares to be no results."""
    listed = content.get(LITERALS)
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()


def steps_of(written: Written) -> Steps:
    """Return the way to a string."""
    return (text_name(written.file), *written.place.split(BETWEEN))


def strings(value: Any) -> Iterator[Written]:
    """Yield every string of located texts, in order."""
    if isinstance(value, Written):
        yield value
    for _, inner in _members(value):
        yield from strings(inner)
