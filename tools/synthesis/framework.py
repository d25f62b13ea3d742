"""The written tables of the edition that the synthesis builds on."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Item:
    """One questionnaire item and the ids of its options, in order."""

    id: str
    kind: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Framework:
    """Units, agency types, dimensions, indicators and items, in the edition's order."""

    regions: dict[str, str]
    """Unit code to region."""
    types: tuple[str, ...]
    weights: dict[str, float]
    """Dimension to its share of the total, 0 to 1."""
    dimension_of: dict[str, str]
    """Indicator to dimension."""
    items: tuple[Item, ...]


def read_framework(edition: Path) -> Framework:
    """Read the written tables of the edition folder."""
    options = _read(edition / "options.csv")
    return Framework(
        regions={row["code"]: row["region"] for row in _read(edition / "units.csv")},
        types=tuple(row["id"] for row in _read(edition / "types.csv")),
        weights={r["id"]: float(r["weight"]) / 100 for r in _read(edition / "dimensions.csv")},
        dimension_of={r["id"]: r["dimension"] for r in _read(edition / "indicators.csv")},
        items=tuple(
            Item(row["id"], row["kind"], tuple(o["id"] for o in options if o["item"] == row["id"]))
            for row in _read(edition / "items.csv")
        ),
    )


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
