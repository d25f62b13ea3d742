"""What the parts of a story are told with: the edition, its facts, its texts and the current loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_builder.facts import FactBook
from report_builder.model import Dimension, Edition, Item, Text
from report_builder.story.narrate import Group, at, names_with_digits, vocabulary
from report_builder.story.schema import Repeated, Wording
from report_builder.story.template import Scope, Writer, Written, located

SINGULAR: Mapping[str, str] = {
    "dimensions": "dimension",
    "indicators": "indicator",
    "groups": "group",
    "types": "type",
    "channels": "channel",
    "completeness": "completeness",
    "halves": "half",
}
"""What may be repeated, and the name of the current one in expressions."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of answering."""

    id: str
    name_th: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many respondents of a unit answered; `complete` when all did."""

    id: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Half:
    """The first or the second half of the dimensions."""

    id: str
    dimensions: tuple[Dimension, ...]

    @property
    def names(self) -> str:
        """Return the names of its dimensions as they stand in a sentence."""
        *first, last = (dimension.name_th for dimension in self.dimensions)
        return " และ".join(part for part in (" ".join(first), last) if part)


@dataclass(frozen=True)
class Story:
    """Everything that a slide is made of; frozen, and handed from part to part."""

    edition: Edition
    facts: FactBook
    writer: Writer
    texts: Mapping[str, Any]
    """The edition's texts by name, every string with its place."""
    wording: Wording

    def repeated(self, spec: Repeated, scope: Scope) -> Iterator[Scope]:
        """Yield the scope of each repetition of a spec whose condition holds."""
        scopes = [scope] if spec.each is None else self._each(spec.each, scope)
        return (inner for inner in scopes if self.writer.holds(spec.when, inner))

    def _each(self, each: str, scope: Scope) -> list[Scope]:
        return [{**scope, SINGULAR[each]: one} for one in self._members(each, scope)]

    def _members(self, each: str, scope: Scope) -> Sequence[object]:
        framework, settings = self.edition.framework, self.edition.settings
        dimension = scope.get("dimension")
        match each:
            case "dimensions":
                return framework.dimensions
            case "indicators":
                return framework.of(dimension.id) if dimension else framework.indicators
            case "groups":
                return tuple(Group(k) for k in range(1, 5) if f"group.{k}.count" in self.facts)
            case "types":
                return self.edition.types
            case "channels":
                return tuple(Channel(id, name) for id, name in settings.channels.items())
            case "completeness":
                return self._completeness()
            case _:
                return self._halves()

    def _halves(self) -> tuple[Half, ...]:
        every = self.edition.framework.dimensions
        middle = len(every) // 2
        parts = {"first": every[:middle], "second": every[middle:]}
        return tuple(Half(id, part) for id, part in parts.items() if part)

    def _completeness(self) -> tuple[Completeness, ...]:
        most = len(self.edition.types)
        counts = {k: f"completeness.{k}.count" for k in range(most, -1, -1)}
        return tuple(
            Completeness(str(k), complete=k == most)
            for k, fact in counts.items()
            if fact in self.facts and self.facts[fact].value
        )

    def item(self, written: Written) -> Item:
        """Return a questionnaire item by its id."""
        if written.text not in self.edition.item:
            raise written.error("ไม่มีข้อคำถามนี้ใน items.csv", "items.csv has no such item")
        return self.edition.item[written.text]

    def text(self, written: Written | None, scope: Scope) -> Text:
        """Write a text."""
        return self.writer.text(written, scope)

    def at(self, path: Written, scope: Scope) -> tuple[Any, str]:
        """Return what stands at a dotted path of the texts, None when nothing does, and its file."""
        dotted = self.writer.words(path, scope)
        return at(self.texts, dotted), text_file(dotted.split(".")[0])

    def color(self, name: str | None, scope: Scope) -> str:
        """Return a colour name: the one given, or that of the current group or dimension."""
        if name not in (None, "dimension", "group"):
            return str(name)
        if "group" in scope:
            return str(scope["group"].id)
        if "dimension" in scope:
            return self.dimension_color(scope["dimension"].id)
        return "brand"

    def dimension_color(self, dimension: str) -> str:
        """Return the colour of a dimension, which follows its place in the framework."""
        ids = [d.id for d in self.edition.framework.dimensions]
        return f"dimension{ids.index(dimension) + 1}"


def text_file(name: str) -> str:
    """Return the name of the file that holds a text of the edition."""
    return f"text/{name}.yaml"


def tell(edition: Edition, facts: FactBook, literals: Sequence[str], wording: Wording) -> Story:
    """Return the story of an edition; `literals` are those of the deck's own template."""
    common = names_with_digits(edition)
    by_file = {
        text_file(name): common | frozenset(map(str, content.get("literals", ())))
        for name, content in edition.texts.items()
        if isinstance(content, Mapping)
    }
    own = common | frozenset(literals)
    writer = Writer(vocabulary(edition, facts), lambda file: by_file.get(file, own))
    texts = {name: located(text, text_file(name)) for name, text in edition.texts.items()}
    return Story(edition, facts, writer, texts, wording)
