"""Name the rows of the previous year behind a figure of this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.facts.sources import Sources, equal, one_of
from report_builder.model import Edition, Previous, Source
from report_builder.results.score import TOTAL
from report_builder.results.year import Figure, Spot

SCORES = "scores"
TABLES = "previous."
"""Stands before the name of a table of the previous year; one of another year has it after that."""


class Earlier:
    """The rows of the previous year, found by what its parts are called this year."""

    def __init__(self, edition: Edition, previous: Previous, tables: str = TABLES) -> None:
        self._edition, self._previous, self._tables = edition, previous, tables
        self._sources = Sources(previous.edition)
        self._known: dict[tuple[Spot, int], tuple[Source, ...]] = {}
        self._rows: dict[tuple[str, str], list[str]] = {}
        for link in previous.links:
            if link.now and link.before:
                self._rows.setdefault((link.kind, link.now), []).append(link.before)

    def of(self, figure: Figure) -> tuple[Source, ...]:
        """Name the rows behind a figure of the previous year."""
        key = figure.spot, figure.n
        if key not in self._known:
            self._known[key] = self._behind(figure)
        return self._known[key]

    def _behind(self, figure: Figure) -> tuple[Source, ...]:
        if self._previous.stated:
            return (self._stated(figure),)
        scores = self._sources.measured(self._measured(figure), figure.n, self._units(figure))
        asked = self._asked(figure)
        return tuple(
            replace(source, table=f"{self._tables}{source.table}") for source in (scores, *asked)
        )

    def _stated(self, figure: Figure) -> Source:
        """Name the rows of open data that a figure stands in, or is worked out from."""
        units = self._units(figure)
        query = (
            f"{equal('measure', 'indicator')} and {one_of('measure_id', self._measured(figure))}"
        )
        query = f"{query} and score.notna()"
        of = equal("level", "unit") + (f" and {one_of('code', units)}" if units is not None else "")
        count = len(self._previous.edition.units if units is None else units)
        rows = count * len(self._measured(figure))
        return Source(f"{SCORES}.csv", f"{self._tables}{SCORES}", f"{of} and {query}", rows)

    def _measured(self, figure: Figure) -> list[str]:
        """Return the indicators before, of the place of a figure."""
        kind, _, id = figure.spot.place.partition(".")
        framework = self._edition.framework
        inside = {TOTAL: framework.indicators, "dimension": framework.of(id)}
        inside |= {"theme": framework.in_theme(id)} if kind == "theme" else {}
        now = inside.get(kind) or (framework.indicator[id],)
        return [was for i in now for was in self._rows.get(("indicator", i.id), ())]

    def _units(self, figure: Figure) -> Sequence[str] | None:
        """Return the codes before of the units of a figure, None for all."""
        spot = figure.spot
        if spot.kind == "unit":
            return self._rows.get(("unit", spot.name), ())
        if spot.kind != "region":
            return None
        units = (u.code for u in self._edition.units if u.region == spot.name)
        return [was for code in units for was in self._rows.get(("unit", code), ())]

    def _asked(self, figure: Figure) -> tuple[Source, ...]:
        if figure.spot.kind != "type":
            return ()
        kinds = self._rows.get(("type", figure.spot.name), [])
        asked = sum(r.type in kinds for r in self._previous.edition.respondents)
        return (self._sources.table("respondents", one_of("type", kinds), asked),)
