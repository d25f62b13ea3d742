"""The provinces of Thailand as a grid of tiles, each near where it lies."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from report_builder import resources


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a province in the grid, counted from 0 downwards and across, and its letters."""

    row: int
    column: int
    letters: str


@cache
def places() -> Mapping[str, Place]:
    """Return the places of the provinces by their code, as in assets/tilegrid.csv."""
    with resources.path("assets", "tilegrid.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["iso"]: Place(int(row["row"]), int(row["col"]), row["abbr_th"])
            for row in csv.DictReader(file)
        }
