"""What every part of a story is told with: the edition, its facts and its texts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from report_builder import icons
from report_builder.edition.spots import BETWEEN, text_file
from report_builder.facts import FactBook
from report_builder.language import THAI
from report_builder.model import Dimension, Edition, Item, Text, Unit
from report_builder.story.blocks import Slide
from report_builder.story.differences import listed
from report_builder.story.groups import Group, groups
from report_builder.story.language.misuse import SINGULAR, meant
from report_builder.story.language.values import Scope
from report_builder.story.library import Library, declared
from report_builder.story.mistakes import Mistakes
from report_builder.story.names import names_with_digits
from report_builder.story.parts import shares
from report_builder.story.ranking import Column, RankingSlide, ranking
from report_builder.story.response import completeness
from report_builder.story.since import turns
from report_builder.story.spec import S, usable
from report_builder.story.template import Writer, Written
from report_builder.story.types import type_parts
from report_builder.story.vocabulary import vocabulary
from report_builder.story.wording import Wording

if TYPE_CHECKING:
    from report_builder.story.chart_schema import Repeated
    from report_builder.story.schema import Pictured

PICTURED = ("dimensions", "weakest", "indicators", "types", "channels")
"""What has icons."""
FEW = 3
"""Dimensions whose recommendations stand on one slide."""
MOST = 5
"""Dimensions with the lowest scores that a brief speaks of."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of answering."""

    id: str
    name_th: str


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the dimensions, few enough for one slide; `id` is their place, from 1."""

    id: str
    dimensions: tuple[Dimension, ...]


def _columns(standings: RankingSlide) -> Sequence[Column]:
    return standings.columns


def _units(column: Column) -> Sequence[Unit]:
    return column.units


@dataclass(frozen=True)
class Story:
    """Everything that a slide is made of; frozen, and handed from part to part."""

    edition: Edition
    facts: FactBook
    writer: Writer
    library: Library
    wording: Wording
    mistakes: Mistakes
    """What is wrong in the texts, so far as they were told."""
    kept: Mapping[str, Slide] = field(default_factory=dict)
    """Slides that were told before and are not told anew, by id."""

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
            case "themes":
                return framework.themes_of(dimension.id) if dimension else framework.themes
            case "indicators" if "theme" in scope:
                return framework.in_theme(scope["theme"].id)
            case "indicators":
                return framework.of(dimension.id) if dimension else framework.indicators
            case "weakest":
                return self._lowest()[:MOST]
            case "lowest":
                return self._lowest() or framework.dimensions
            case "groups":
                return self.groups()
            case "types":
                return self.edition.types
            case "channels":
                return tuple(Channel(id, name) for id, name in settings.channels.items())
            case "completeness":
                return completeness(self.edition, self.facts)
            case "ranking":
                return ranking(self.edition, self.facts) if self.edition.settings.ranking else ()
            case "columns":
                return _columns(scope["standings"])
            case "ranked":
                return _units(scope["column"])
            case "type_parts":
                return type_parts(self.edition, self.facts)
            case "differences":
                return tuple(listed(self.edition, self.facts))
            case "turns":
                return tuple(turns(self.edition, self.facts))
            case "items":
                return tuple(i for i in self.edition.items if f"item.{i.id}.n" in self.facts)
            case _:
                return self._advised()

    def _advised(self) -> tuple[Share, ...]:
        """Return the dimensions with recommendations in even shares of few."""
        every = self.edition.framework.dimensions
        told = [d for d in every if self.library.has(f"recommendations.{d.id}")]
        parts = shares(told, -(-len(told) // FEW) or 1)
        return tuple(Share(str(n), part) for n, part in enumerate(parts, 1) if part)

    def _lowest(self) -> Sequence[Dimension]:
        """Return the dimensions that have a score, the lowest first."""
        scores = {
            d: self.facts[f"dimension.{d.id}.score"].value
            for d in self.edition.framework.dimensions
        }
        known = [(score, d) for d, score in scores.items() if score is not None]
        return [d for _, d in sorted(known, key=itemgetter(0))]

    def groups(self) -> tuple[Group, ...]:
        """Return the groups of units by score, the lowest first."""
        return groups(self.edition, self.facts)

    def regions(self) -> tuple[str, ...]:
        """Return the regions that have units with a score, in the order of the edition."""
        named = dict.fromkeys(unit.region for unit in self.edition.units if unit.region)
        return tuple(r for r in named if self.facts[f"region.{r}.scored.count"].value)

    def item(self, written: Written) -> Item:
        """Return a questionnaire item by its id."""
        known = self.edition.item
        if written.text not in known:
            asked = meant(written.text, known)
            raise written.error(
                f"ไม่มีข้อคำถามนี้ใน items.csv{asked.th}", f"items.csv has no such item{asked.en}"
            )
        return known[written.text]

    def text(self, written: Written | None, scope: Scope) -> Text:
        """Write a text."""
        return self.writer.text(written, scope)

    def taken(self, kind: type[S], path: Written, scope: Scope) -> S | None:
        """Return what stands at a dotted path of the texts, read as a spec; None for nothing."""
        dotted = self.writer.words(path, scope)
        file, *steps = dotted.split(".")
        found = self.library.take(dotted)
        if found is None:
            return None
        return usable(kind, found, text_file(file), BETWEEN.join(steps), self.mistakes)

    def dimension(self, written: Written, scope: Scope) -> Dimension:
        """Return a dimension by its id, or the current one by the word 'dimension'."""
        known = {**self.edition.framework.dimension, **scope}
        found = known.get(written.text)
        if not isinstance(found, Dimension):
            asked = meant(written.text, self.edition.framework.dimension)
            raise written.error(f"ไม่มีด้านนี้{asked.th}", f"no such dimension{asked.en}")
        return found

    def color(self, written: Written | None, scope: Scope) -> str:
        """Return a colour name: the one given, or that of the current group or dimension."""
        if written is not None and written.text not in ("dimension", "group"):
            with self.mistakes.noted():
                return known_color(written)
        if "group" in scope:
            return str(scope["group"].id)
        if "dimension" in scope:
            return self.dimension_color(scope["dimension"].id)
        return "brand"

    def icon(self, spec: Pictured, scope: Scope) -> str:
        """Return the icon named, or else that of what a spec is repeated for; '' for none.

        What has no icon of its own takes the one that its name brings up.
        """
        if spec.icon is not None:
            return self.named_icon(spec.icon, scope)
        one = scope[SINGULAR[spec.each]] if spec.each in PICTURED else None
        return icon_of(one) if one else ""

    def named_icon(self, written: Written | None, scope: Scope) -> str:
        """Return the icon of a name as it is written, '' for none."""
        with self.mistakes.noted():
            return _known_icon(written, self.writer.words(written, scope)) if written else ""
        return ""

    def dimension_color(self, dimension: str) -> str:
        """Return the colour of a dimension, which follows its place in the framework."""
        ids = [d.id for d in self.edition.framework.dimensions]
        return f"dimension{ids.index(dimension) + 1}"


def icon_of(one: Any) -> str:
    """Return the icon of a dimension, an indicator, a type or a channel, '' where it has none."""
    english = getattr(one, "name_en", "")
    return getattr(one, "icon", "") or icons.meant_by(one.name_th, english)


def _known_icon(written: Written, name: str) -> str:
    if name and name not in icons.names():
        asked = meant(name, icons.names())
        raise written.error(f"ไม่มีไอคอนชื่อนี้{asked.th}", f"no such icon{asked.en}")
    return name


def known_color(written: Written) -> str:
    """Return the name of a colour of the theme; 'dimension3' is that of the third dimension."""
    if written.text not in _colors() and not re.fullmatch(r"dimension[1-9]\d*", written.text):
        asked = meant(written.text, _colors())
        raise written.error(f"ไม่มีสีชื่อนี้{asked.th}", f"no such colour{asked.en}")
    return written.text


@cache
def _colors() -> tuple[str, ...]:
    theme = THAI.template("theme.toml")
    return tuple(tomllib.loads(theme)["colors"])


def tell(
    edition: Edition,
    facts: FactBook,
    literals: Sequence[str],
    wording: Wording,
    library: Library,
    mistakes: Mistakes,
    more: Scope = MappingProxyType({}),
) -> Story:
    """Return the story of an edition; `literals` are those of the deck's own template.

    `more` are names that its texts may use beside those of all documents.
    """
    common = names_with_digits(edition)
    by_file = {
        text_file(name): common | declared(content)
        for name, content in edition.texts.items()
        if isinstance(content, Mapping)
    }
    own = common | frozenset(literals)
    names = {**vocabulary(edition, facts, library, mistakes), **more}
    writer = Writer(names, lambda file: by_file.get(file, own), mistakes)
    return Story(edition, facts, writer, library, wording, mistakes)
