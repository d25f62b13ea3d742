"""Put an edition together from tables that were checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.edition import scores, units
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.settings import scale as own_scale
from report_builder.edition.tables import Table, as_number
from report_builder.model import (
    Dimension,
    Edition,
    Framework,
    Indicator,
    Item,
    Option,
    Respondent,
    RespondentType,
    Settings,
)

Tables = Mapping[str, Table]


def assemble(
    settings: Settings, tables: Tables, texts: Mapping[str, Any], files: Mapping[str, Path]
) -> Edition:
    """Return the edition of checked tables; a table that isn't there counts as empty."""
    return Edition(
        settings=_with_unit_code(settings, tables),
        framework=framework(tables),
        units=units.units(tables["units"]),
        types=tuple(
            RespondentType(**{**row, "short_th": _short(row)}) for row in _rows(tables, "types")
        ),
        respondents=tuple(respondents(tables)),
        scores=scores.frame(tables, own_scale(settings)),
        items=items(tables),
        answers=_frame(tables, "answers"),
        texts=dict(texts),
        published=published(tables),
        checks=_frame(tables, "checks"),
        files=dict(files),
    )


def framework(tables: Tables) -> Framework:
    """Return the dimensions and indicators; blank weights become equal shares of 100."""
    dimensions = tuple(
        Dimension(**{**row, "short_th": _short(row), "weight": float(row["weight"])})
        for row in _rows(tables, "dimensions")
    )
    rows = _rows(tables, "indicators")
    sizes = pd.Series([row["dimension"] for row in rows]).value_counts()
    return Framework(
        dimensions, tuple(_indicator(row, int(sizes[row["dimension"]])) for row in rows)
    )


def respondents(tables: Tables) -> list[Respondent]:
    """Return the respondents in the order of units and types, whatever the order of their rows."""
    order = {name: _places(tables, name) for name in ("units", "types")}
    listed = [Respondent(**row) for row in _rows(tables, "respondents")]
    return sorted(listed, key=lambda r: (order["units"][r.unit], order["types"][r.type], r.id))


def _places(tables: Tables, name: str) -> dict[str, int]:
    keys = tables[name].column(SCHEMAS[name].key[-1]) if name in tables else ()
    return {str(key): n for n, key in enumerate(keys)}


def items(tables: Tables) -> tuple[Item, ...]:
    """Return the questionnaire items with their options, both in the order of their tables."""
    options: dict[str, list[Option]] = {}
    for row in _rows(tables, "options"):
        value = int(float(row["value"])) if row["value"] else None
        options.setdefault(row["item"], []).append(Option(row["id"], row["label_th"], value))
    return tuple(
        Item(**row, options=tuple(options.get(row["id"], ()))) for row in _rows(tables, "items")
    )


def published(tables: Tables) -> pd.DataFrame:
    """Return the figures published elsewhere, with value (float) and decimals (int)."""
    frame = _frame(tables, "published")
    decimals = frame["decimals"].map(float).astype(int)
    return frame.assign(value=frame["value"].map(as_number).astype(float), decimals=decimals)


def _indicator(row: Mapping[str, Any], size: int) -> Indicator:
    weight = float(row["weight"]) if row["weight"] else 100 / size
    return Indicator(**{**row, "short_th": _short(row), "weight": weight})


def _short(row: Mapping[str, Any]) -> str:
    """Return the short name of something, its full one when none is given."""
    return str(row["short_th"] or row["name_th"])


def _with_unit_code(settings: Settings, tables: Tables) -> Settings:
    code = units.names(tables["units"]).find(settings.case_study)
    return replace(settings, case_study=code or "")


def _rows(tables: Tables, name: str) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in _frame(tables, name).to_dict("records")]


def _frame(tables: Tables, name: str) -> pd.DataFrame:
    """Return the columns of a table by its schema, in order; blank ones where it has none."""
    named = list(SCHEMAS[name].named)
    if name not in tables:
        return pd.DataFrame(columns=named, dtype="str")
    return tables[name].frame.reindex(columns=named, fill_value="").reset_index(drop=True)
