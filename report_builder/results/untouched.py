"""Tell which figures are of the same in both years: who is in them, and what they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from report_builder.model import Framework, Indicator
from report_builder.results.common import weigh_alike
from report_builder.results.retold import Retold
from report_builder.results.score import TOTAL
from report_builder.results.year import Spot
from report_builder.years import KEPT


@dataclass(frozen=True)
class Untouched:
    """What two years have that is the same in both."""

    told: Retold

    @cached_property
    def units(self) -> bool:
        """Tell whether both years have the same units."""
        return len(self._units) == len(self._before) == len(self.told.edition.units)

    @cached_property
    def framework(self) -> bool:
        """Tell whether both years have the same indicators with the same weights."""
        return self._alike(self.told.edition.framework.indicators, self._old.indicators)

    def figure(self, spot: Spot) -> bool:
        """Tell whether a figure is of the same units and of the same indicators in both years."""
        return self._who(spot) and self._what(spot.place)

    @property
    def _old(self) -> Framework:
        return self.told.previous.edition.framework

    @cached_property
    def _units(self) -> Mapping[str, str]:
        """Return the units of this year that stayed, with their codes of the year before."""
        links = self.told.previous.links
        return {o.now: o.before for o in links if o.kind == "unit" and o.change in KEPT}

    @cached_property
    def _before(self) -> Mapping[str, str]:
        return {unit.code: unit.region for unit in self.told.previous.edition.units}

    def _who(self, spot: Spot) -> bool:
        if spot.kind == "unit":
            return spot.name in self._units
        if spot.kind != "region":
            return self.units
        own = [unit.code for unit in self.told.edition.units if unit.region == spot.name]
        other = {code for code, region in self._before.items() if region == spot.name}
        return {self._units.get(code) for code in own} == other

    def _what(self, place: str) -> bool:
        kind, _, id = place.partition(".")
        if kind == TOTAL:
            return self.framework
        framework, old = self.told.edition.framework, self._old
        if kind == "indicator":
            return id in self.told.kept
        if kind == "theme":
            return id in old.theme and self._alike(framework.in_theme(id), old.in_theme(id))
        links = self.told.previous.links
        was = [o.before for o in links if (o.kind, o.now) == (kind, id) and o.change in KEPT]
        return bool(was) and self._alike(framework.of(id), old.of(was[0]))

    def _alike(self, own: tuple[Indicator, ...], other: tuple[Indicator, ...]) -> bool:
        """Tell whether indicators are those of the year before, with the same weights."""
        there = {i.id: self.told.kept[i.id] for i in own if i.id in self.told.kept}
        same = len(there) == len(own) and {*there.values()} == {i.id for i in other}
        return same and weigh_alike(self.told.edition.framework, self._old, there)
