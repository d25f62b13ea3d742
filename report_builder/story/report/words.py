"""What the texts of a report may ask beside those of other documents: orders, ends, turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from report_builder.facts import FactBook
from report_builder.language import THAI, Language
from report_builder.model import Dimension, Edition, Indicator, Item, Option, Unit
from report_builder.story.clear import clear, exceeds
from report_builder.story.language.values import Scope
from report_builder.story.marked import fact_mark
from report_builder.story.ranking import ranked
from report_builder.story.report.distinct import Distinct
from report_builder.story.report.made import affordable, is_short

FEW = 5
"""Units that a text names from each end of their order."""


@dataclass(frozen=True, slots=True)
class Order:
    """Some things by their scores, the highest first, each with the beginning of its facts.

    `first` and `last` are those at the ends; these are `apart` where the ends differ by the least
    difference, and `alone` where each of more than two is so far from its neighbour.
    """

    names: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    apart: bool = False
    alone: bool = False

    @property
    def first(self) -> End:
        """Return the highest."""
        return End(self.names[0], self.facts[0])

    @property
    def last(self) -> End:
        """Return the lowest."""
        return End(self.names[-1], self.facts[-1])


@dataclass(frozen=True, slots=True)
class End:
    """The name of something and the id of its score."""

    name: str
    fact: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A type of respondents, the indicators in which its score is the highest, their number."""

    name: str
    parts: str
    count: int


@dataclass(frozen=True, slots=True)
class Asker:
    """Answer what the texts of a report ask of an edition."""

    edition: Edition
    facts: FactBook
    language: Language = THAI

    def types_in(self, of: str = "") -> Order:
        """Return the types of respondents by their score, in a part such as 'dimension.people'."""
        part = f".{of}" if of else ""
        return self._order((t.name_th, f"type.{t.id}{part}") for t in self.edition.types)

    def regions_in(self, of: str = "") -> Order:
        """Return the regions by their score, in a part or in all."""
        named = dict.fromkeys(unit.region for unit in self.edition.units if unit.region)
        part = f".{of}" if of else ""
        return self._order((name, f"region.{name}{part}") for name in named)

    def _order(self, members: Iterable[tuple[str, str]]) -> Order:
        scores = {
            (name, f"{id}.score"): self.facts[f"{id}.score"].value
            for name, id in members
            if f"{id}.score" in self.facts
        }
        known = [(value, pair) for pair, value in scores.items() if value is not None]
        ordered = [pair for _, pair in sorted(known, key=lambda one: -one[0])]
        if len(ordered) < 2:
            return Order()
        names, ids = zip(*ordered, strict=True)
        apart = exceeds(self.facts, ids[0], ids[-1])
        alone = exceeds(self.facts, ids[0], ids[1]) and exceeds(self.facts, ids[-2], ids[-1])
        return Order(names, ids, apart, len(ids) > 2 and apart and alone)

    def widest(self, indicators: Sequence[Indicator]) -> Indicator | None:
        """Return the indicator with the widest middle half of units, None where no one has one."""
        halves = {i: self._half(i) for i in indicators}
        known = {i: width for i, width in halves.items() if width}
        return max(known, key=lambda i: known[i]) if len(known) > 1 else None

    def _half(self, indicator: Indicator) -> float:
        low, high = (self.facts.get(f"indicator.{indicator.id}.{end}") for end in ("q1", "q3"))
        ends = (low and low.value, high and high.value)
        return (ends[1] or 0.0) - (ends[0] or 0.0)

    def most_behind(self, indicators: Sequence[Indicator]) -> Indicator | None:
        """Return the one of several indicators in which most units are clearly below the whole."""
        counts = {i: self.facts[f"indicator.{i.id}.below.count"].value or 0 for i in indicators}
        most = [i for i, count in counts.items() if count and count == max(counts.values())]
        return most[0] if len(most) == 1 < len(counts) else None

    def chosen(self, item: Item) -> tuple[Option, ...]:
        """Return the options of an item that someone chose, the most frequent first."""
        counts = {o: self.facts[f"item.{item.id}.{o.id}.count"].value or 0 for o in item.options}
        return tuple(sorted((o for o in counts if counts[o]), key=lambda o: -counts[o]))

    def tied(self, item: Item) -> bool:
        """Tell whether the two most frequent answers to an item have the same printed share."""
        shares = [f"item.{item.id}.{option.id}.share" for option in self.chosen(item)[:2]]
        printed = {self.facts.printed(fact) for fact in shares}
        return len(shares) > len(printed)

    def used(self, kind: str, end: int) -> End | None:
        """Return the channel or type with the largest (1) or smallest (-1) share alone, if any."""
        members = {
            "channels": [(n, f"channel.{i}.share") for i, n in self._channels()],
            "types": [(t.name_th, f"type.{t.id}.share0") for t in self.edition.types],
        }
        known = [pair for pair in members[kind] if pair[1] in self.facts]
        ordered = sorted(known, key=lambda pair: -end * (self.facts[pair[1]].value or 0))
        printed = [self.facts.printed(fact) for _, fact in ordered[:2]]
        return End(*ordered[0]) if len({*printed}) > 1 else None

    def _channels(self) -> Iterable[tuple[str, str]]:
        return self.edition.settings.channels.items()

    def clearly(self, end: int) -> str:
        """Name the units that are clearly above (1) or below (-1) the whole, a few from the end."""
        ends = self._clearly(end)[:FEW]
        return self.language.listed([self._with_score(unit) for unit in ends]) if ends else ""

    def more(self, end: int) -> bool:
        """Tell whether more units are clearly above or below the whole than are named."""
        return len(self._clearly(end)) > FEW

    def _clearly(self, end: int) -> list[Unit]:
        """Return the units that are clearly above (1) or below (-1) the whole, from the end."""
        found = [
            unit
            for unit in ranked(self.edition, self.facts)
            if clear(self.facts, f"unit.{unit.code}.score", "nation.score")
            and (self.facts[f"unit.{unit.code}.gap"].value or 0) * end > 0
        ]
        return found if end > 0 else found[::-1]

    def _with_score(self, unit: Unit) -> str:
        fact = f"unit.{unit.code}.score"
        return f"{unit.name_th} ({fact_mark(fact, self.facts.printed(fact))})"

    def leads(self, indicators: Sequence[Indicator]) -> tuple[Lead, ...]:
        """Return the types that lead in some of several indicators, who does in most first.

        There are none where in one of them no type does alone.
        """
        led: dict[str, list[str]] = {}
        for one in indicators:
            order = self.types_in(f"indicator.{one.id}")
            if len({self.facts.printed(fact) for fact in order.facts[:2]}) < 2:
                return ()
            led.setdefault(order.first.name, []).append(one.name_th)
        most = sorted(led.items(), key=lambda pair: -len(pair[1]))
        return tuple(Lead(name, self.language.listed(own), len(own)) for name, own in most)

    def weigh_alike(self, indicators: Sequence[Indicator]) -> bool:
        """Tell whether several indicators have the same weight as it is printed."""
        weights = {self.facts.printed(f"indicator.{one.id}.weight") for one in indicators}
        return len(indicators) > 1 == len(weights)

    def dimension_of(self, indicator: Indicator) -> Dimension:
        """Return the dimension of an indicator."""
        return self.edition.framework.dimension[indicator.dimension]

    def by_turns(self, one: Any, of: int) -> int:
        """Return a number from 0 that goes round with the place of a dimension or an indicator.

        Sentences that follow each other take turns by it.
        """
        own = self.edition.framework
        every: Sequence[Any] = own.indicators if isinstance(one, Indicator) else own.dimensions
        return every.index(one) % of


def asked(edition: Edition, facts: FactBook, language: Language = THAI) -> Scope:
    """Return the names that the texts of a report may use beside those of all documents."""
    asker = Asker(edition, facts, language)
    return {
        "types_in": asker.types_in,
        "regions_in": asker.regions_in,
        "widest": asker.widest,
        "most_behind": asker.most_behind,
        "chosen": asker.chosen,
        "tied": asker.tied,
        "most_used": lambda kind: asker.used(kind, 1),
        "least_used": lambda kind: asker.used(kind, -1),
        "clearly_above": lambda: asker.clearly(1),
        "clearly_below": lambda: asker.clearly(-1),
        "more_above": lambda: asker.more(1),
        "more_below": lambda: asker.more(-1),
        "leads": asker.leads,
        "weigh_alike": asker.weigh_alike,
        "by_turns": asker.by_turns,
        "findings": Distinct(edition, facts).findings,
        "is_short": is_short,
        "dimension_of": asker.dimension_of,
        "scores_in_annex": affordable(edition, len(edition.framework.indicators)),
        "partly_made_up": edition.settings.synthetic and not edition.is_made_up,
    }
