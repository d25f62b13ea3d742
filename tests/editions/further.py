"""What an edition may have beyond its scores: themes, scales of indicators, context of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.editions.frameworks import makers, of
from tests.editions.given import Given, Rows
from tests.editions.names import Maker

RARE = 3
"""One in so many editions has each of these."""
OWN_SCALES = {"1-10": (1, 10), "0-7": (0, 7), "5-1": (5, 1), "": (0, 100)}
"""Scales that an indicator may have of its own, the worst score first."""
CONTEXTS = (
    ("ประชากร", "คน", 0),
    ("งบประมาณ", "ล้านบาท", 2),
    ("Area", "ตร.กม.", 1),
    ("หน่วย 5G", "", 0),
)

Cells = Mapping[str, tuple[str, float, float]]
"""Scales that indicators come in by id: what is written, the worst and the best score."""


@dataclass(frozen=True)
class Further:
    """Tables and columns that are laid over those of an edition, and its years before."""

    themes: Rows
    indicators: Mapping[str, Mapping[str, Any]]
    scales: Cells
    context: Rows
    units: Mapping[str, Mapping[str, Any]]

    def over(self, given: Given) -> Given:
        """Return an edition that has these too."""
        tables = dict(given.tables)
        tables["indicators"] = [
            row | self.indicators.get(row["id"], {}) for row in _rows(given, "indicators")
        ]
        tables["units"] = [
            row | self.units.get(row["name_th"], {}) for row in _rows(given, "units")
        ]
        tables["scores"] = [self._scored(row, _ends(given)) for row in _rows(given, "scores")]
        tables |= {"themes": self.themes} if self.themes else {}
        tables |= {"context": self.context} if self.context else {}
        before = given.before and self.over(given.before)
        return replace(given, tables=tables, before=before)

    def _scored(self, row: dict[str, Any], ends: tuple[float, float]) -> dict[str, Any]:
        if "indicator" in row:
            return row | {"score": self._moved(row["indicator"], row["score"], ends)}
        return {name: self._moved(name, cell, ends) for name, cell in row.items()}

    def _moved(self, indicator: str, cell: Any, ends: tuple[float, float]) -> Any:
        if indicator not in self.scales or not isinstance(cell, int | float):
            return cell
        _, worst, best = self.scales[indicator]
        share = (cell - ends[0]) / (ends[1] - ends[0])
        return round(worst + share * (best - worst), 4)


def _rows(given: Given, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in given.tables[table]]


def _ends(given: Given) -> tuple[float, float]:
    low, high = map(float, (given.settings.get("scale") or "0-100").split("-"))
    return low, high


@st.composite
def furthered(choose: st.DrawFn, given: Given) -> Given:
    """Return an edition that may have themes, scales of indicators and context of units too."""
    draw = choose(st.randoms(use_true_random=True))
    name = choose(makers())[0]
    themes, homes = _themes(given, name, draw) if not choose(st.integers(0, RARE - 1)) else ((), {})
    scales = _scales(given, draw) if not choose(st.integers(0, RARE - 1)) else {}
    context, units = _context(given, draw) if not choose(st.integers(0, RARE - 1)) else ((), {})
    own = {id: {"scale": text} for id, (text, *_) in scales.items()}
    ids = {*homes, *own}
    indicators = {id: homes.get(id, {}) | own.get(id, {}) for id in ids}
    return Further(themes, indicators, scales, context, units).over(given)


def _themes(given: Given, name: Maker, draw: Random) -> tuple[Rows, dict[str, dict[str, Any]]]:
    """Return themes of some dimensions, of equal weights, and those of indicators in them."""
    themes: list[dict[str, Any]] = []
    homes: dict[str, dict[str, Any]] = {}
    for dimension in given.tables["dimensions"]:
        own = of(given.tables["indicators"], "dimension", dimension["id"])
        if len(own) < 2 or draw.random() < 0.3:
            continue
        count = draw.randint(1, min(4, len(own)))
        ids = [f"t{len(themes) + nth}" for nth in range(count)]
        themes += [
            {
                "id": id,
                "dimension": dimension["id"],
                "name_th": f"{name(draw)} {id}",
                "weight": None,
            }
            for id in ids
        ]
        homes |= {
            row["id"]: {"theme": ids[nth % count], "weight": None} for nth, row in enumerate(own)
        }
    return themes, homes


def _scales(given: Given, draw: Random) -> Cells:
    """Return scales of some indicators."""
    chosen = [row["id"] for row in given.tables["indicators"] if draw.random() < 0.4]
    plain = not given.settings.get("scale")
    among = [text for text in OWN_SCALES if text or plain]
    picked = {id: draw.choice(among) for id in chosen}
    return {id: (text, *OWN_SCALES[text]) for id, text in picked.items()}


def _context(given: Given, draw: Random) -> tuple[Rows, dict[str, dict[str, Any]]]:
    """Return one to four columns of units, some cells of which are blank."""
    told: Sequence[tuple[str, str, int]] = draw.sample(CONTEXTS, draw.randint(1, len(CONTEXTS)))
    rows = [
        {"column": f"c{nth}", "name_th": name, "unit_th": unit, "decimals": decimals}
        for nth, (name, unit, decimals) in enumerate(told)
    ]
    units = {
        unit["name_th"]: {
            row["column"]: round(draw.lognormvariate(6, 4), row["decimals"])
            if draw.random() < 0.9
            else None
            for row in rows
        }
        for unit in given.tables["units"]
    }
    return rows, units
