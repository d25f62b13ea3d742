"""Put an edition together from tables that were checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.edition import context, levels, pictures, scores, units, weights
from report_builder.edition.given_settings import scale as own_scale
from report_builder.edition.scales import scales
from report_builder.edition.schema import SCHEMAS
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
    Theme,
)
from report_builder.settings import Settings

Tables = Mapping[str, Table]


def assemble(
    settings: Settings, tables: Tables, texts: Mapping[str, Any], files: Mapping[str, Path]
) -> Edition:
    """Return the edition of checked tables; a table that isn't there counts as empty."""
    return Edition(
        settings=_with_unit_code(settings, tables),
        framework=framework(tables),
        units=units.units(tables["units"]),
        types=tuple(RespondentType(**_named(row)) for row in _rows(tables, "types")),
        respondents=tuple(respondents(tables)),
        scores=scores.frame(tables, scales(own_scale(settings), tables["indicators"])),
        items=items(tables),
        answers=_frame(tables, "answers"),
        texts=dict(texts),
        published=published(tables),
        checks=_frame(tables, "checks"),
        files=dict(files),
        context=context.context(tables),
        pictures=pictures.pictures(tables.get(pictures.TABLE), files),
        levels=levels.levels(_frame(tables, "levels"), own_scale(settings)),
    )


def framework(tables: Tables) -> Framework:
    """Return the dimensions, indicators and themes, their weights shares of 100."""
    return Framework(
        tuple(Dimension(**row) for row in _weighed(_rows(tables, "dimensions"))),
        tuple(Indicator(**row) for row in _parts(_rows(tables, "indicators"))),
        tuple(Theme(**row) for row in _parts(_rows(tables, "themes"))),
    )


def _parts(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows in order, each with its share of its theme, or else of its dimension."""
    wholes: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        wholes.setdefault((row["dimension"], row.get("theme", "")), []).append(row)
    weighed = {row["id"]: row for parts in wholes.values() for row in _weighed(parts)}
    yield from (weighed[row["id"]] for row in rows)


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


def _weighed(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows of one whole, the weight of each its share of it in percent."""
    shares = weights.shares([row["weight"] for row in rows])
    return (_named(row) | {"weight": share} for row, share in zip(rows, shares, strict=True))


def _named(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a row; a blank short name is the whole one."""
    return {**row, "short_th": row["short_th"] or row["name_th"]}


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
