"""Tell by what an indicator stands out among all: what a paragraph about it begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from report_builder.facts import FactBook
from report_builder.model import Edition, Indicator
from report_builder.story.clear import exceeds
from report_builder.story.ends import ends

MANY = 6
"""Indicators among which one can stand out by more than its score, at least."""
Measure = Callable[[Indicator], float | None]


@dataclass(frozen=True)
class Distinct:
    """What sets indicators apart: each has the findings in which it is among the first."""

    edition: Edition
    facts: FactBook

    def findings(self, indicator: Indicator) -> tuple[str, ...]:
        """Return the names of findings about an indicator, first what its paragraph begins with.

        'lowest' and 'highest' of all; then, of the first by each, 'types' (farthest apart),
        'spread' and 'even' (units), 'behind' (units clearly below), 'fewer' (answers). A beginning
        that another of its dimension has gives way to 'above' or 'below' the mean of all, to 'over'
        or 'under' that of its dimension.
        """
        own, lead = self._own(indicator), self._leads[indicator]
        return tuple(dict.fromkeys(filter(None, (lead, *own))))

    @cached_property
    def _leads(self) -> Mapping[Indicator, str]:
        """Return by what each paragraph begins: no two of a dimension alike where that can be."""
        leads: dict[Indicator, str] = {}
        for dimension in self.edition.framework.dimensions:
            taken: set[str] = set()
            every = self.edition.framework.of(dimension.id)
            for one in sorted(every, key=self._place):
                may = (*self._own(one), *self._within(one), *self._side(one))
                leads[one] = next((name for name in may if name not in taken), "".join(may[:1]))
                taken.add(leads[one])
        return leads

    def _place(self, indicator: Indicator) -> int:
        """Return the best place that an indicator has by any measure."""
        if indicator in self._ends.values():
            return -1
        places = (o.index(indicator) for o in self._orders.values() if indicator in o)
        return min(places, default=len(self._orders))

    def _own(self, indicator: Indicator) -> tuple[str, ...]:
        """Return by what an indicator is among the first, the most telling first."""
        extremes = [name for name, one in self._ends.items() if one == indicator]
        orders = {name: o.index(indicator) for name, o in self._orders.items() if indicator in o}
        return (*extremes, *sorted(orders, key=lambda name: orders[name]))

    @cached_property
    def _ends(self) -> Mapping[str, Indicator]:
        found = ends(self.facts, self.edition.framework.indicators)
        if found.count <= 2 or not found.apart:
            return {}
        named = {"lowest": found.lowest[0], "highest": found.highest[0]}
        return {name: one for name, one in named.items() if isinstance(one, Indicator)}

    @cached_property
    def _orders(self) -> Mapping[str, tuple[Indicator, ...]]:
        measures: Mapping[str, Measure] = {
            "types": self._between_types,
            "spread": self._half,
            "behind": lambda one: self._value(one, "below.count"),
            "even": lambda one: -half if (half := self._half(one)) else None,
            "fewer": self._unanswered,
        }
        every = self.edition.framework.indicators
        return {name: self._first(by) for name, by in measures.items() if len(every) >= MANY}

    def _first(self, measure: Measure) -> tuple[Indicator, ...]:
        """Return up to a third of the indicators by a measure, the greatest first.

        They are greater than all others: what only equals one of those isn't among them.
        """
        every = self.edition.framework.indicators
        known = {one: value for one in every if (value := measure(one)) is not None}
        ordered = sorted(known, key=lambda one: -known[one])
        most = len(every) // 3
        least = known[ordered[most]] if len(ordered) > most else float("-inf")
        return tuple(one for one in ordered[:most] if known[one] > least)

    def _value(self, indicator: Indicator, name: str) -> float | None:
        fact = self.facts.get(f"indicator.{indicator.id}.{name}")
        return fact.value if fact else None

    def _half(self, indicator: Indicator) -> float | None:
        low, high = (self._value(indicator, end) for end in ("q1", "q3"))
        return None if low is None or high is None else high - low

    def _between_types(self, indicator: Indicator) -> float | None:
        ids = (f"type.{t.id}.indicator.{indicator.id}.score" for t in self.edition.types)
        found = sorted(
            (value, id)
            for id in ids
            if id in self.facts and (value := self.facts[id].value) is not None
        )
        if len(found) < 2 or not exceeds(self.facts, found[-1][1], found[0][1]):
            return None
        return found[-1][0] - found[0][0]

    def _unanswered(self, indicator: Indicator) -> float | None:
        """Return how many answers fewer than others an indicator has, None for no fewer."""
        bases = [self._value(one, "n") or 0.0 for one in self.edition.framework.indicators]
        return (max(bases) - (self._value(indicator, "n") or 0.0)) or None

    def _side(self, indicator: Indicator) -> tuple[str, ...]:
        return self._beside(indicator, "nation.score", ("above", "below"))

    def _within(self, indicator: Indicator) -> tuple[str, ...]:
        whole = f"dimension.{indicator.dimension}.score"
        return self._beside(indicator, whole, ("over", "under"))

    def _beside(self, one: Indicator, whole: str, names: tuple[str, str]) -> tuple[str, ...]:
        """Return on which side of another score an indicator stands, by the least difference."""
        own = f"indicator.{one.id}.score"
        if self.facts[own].value is None or self.facts[whole].value is None:
            return ()
        if exceeds(self.facts, own, whole):
            return names[:1]
        return names[1:] if exceeds(self.facts, whole, own) else ()
