"""Scores as they come in: of respondents or of units, wide or long, on any scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

import pandas as pd

from report_builder.edition.causes import of_files, of_tables
from report_builder.edition.schema import Range
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.problem import Problem, Words

SCORE_KEYS = ("respondent", "unit")
PLAIN = Range(0, 100)

Tables = Mapping[str, Table]


def is_long(table: Table) -> bool:
    """Tell whether there is a row for each score, with the columns indicator and score."""
    return {"indicator", "score"} <= set(table.frame.columns)


def score_key(table: Table) -> str:
    """Return whose scores a table holds: "respondent", or "unit" without such a column."""
    named = set(table.frame.columns)
    return "unit" if "unit" in named and "respondent" not in named else "respondent"


def frame(tables: Tables, scale: Range) -> pd.DataFrame:
    """Return the scores, 0-100 and NaN where missing, indexed by respondent id or unit code.

    Rows stand in the order of the respondents or units, columns in that of the indicators.
    """
    table, key = tables["scores"], score_key(tables["scores"])
    indicators = tables["indicators"].column("id").tolist()
    wide = table.frame.set_index(key)
    numbers = wide.reindex(columns=indicators, fill_value="").map(as_number).astype(float)
    listed = tables["units"].column("code") if key == "unit" else _respondents(tables)
    present = [each for each in listed if each in numbers.index]
    return rescaled(numbers.loc[present], scale).rename_axis(index=key, columns=None)


def widened(table: Table) -> Table:
    """Return a table of scores with a column per indicator, each row at its first row in the file.

    Of scores that stand twice the first is taken; the checks have named the others.
    """
    if not is_long(table):
        return table
    key = score_key(table)
    once = table.frame.drop_duplicates([key, "indicator"])
    wide = once.pivot(index=key, columns="indicator", values="score").fillna("")
    first = once.index.to_series().groupby(once[key]).min().sort_values()
    frame = wide.loc[first.index].reset_index().set_axis(first.to_numpy(), axis="index")
    return replace(table, frame=frame.rename_axis(columns=None))


def rescaled(numbers: pd.DataFrame, scale: Range) -> pd.DataFrame:
    """Return scores of a scale on 0-100; those that are on it already stay as they are."""
    if scale == PLAIN:
        return numbers
    return (numbers - scale.low) * 100 / (scale.high - scale.low)


def notes(table: Table, indicators: list[str], scale: Range) -> Iterator[Problem]:
    """Say that scores are rescaled, and doubt a scale of which only the lowest part is used."""
    texts = chain.from_iterable(table.column(c) for c in indicators or ["score"])
    numbers = [as_number(text) for text in texts if text and is_number(text)]
    told = f"{scale.low:g}-{scale.high:g}"
    if scale != PLAIN and numbers:
        yield table.problem(of_files.RESCALED, found=told, action=_count(len(numbers)))
    highest = max(numbers, default=scale.high)
    if scale == PLAIN and 0 < highest <= 5:
        yield table.problem(of_tables.SCALE_DOUBT, found=f"{told}, max {highest:g}")


def _count(number: int) -> Words:
    return Words(f"รวม {number:,} ค่า", f"{number:,} scores")


def _respondents(tables: Tables) -> list[str]:
    """Return the respondents in the order of units and types."""
    asked = tables["respondents"]
    places = {
        name: {key: n for n, key in enumerate(tables[name].column(column))}
        for name, column in (("units", "code"), ("types", "id"))
    }
    rows = zip(asked.column("unit"), asked.column("type"), asked.column("id"), strict=True)
    ordered = sorted((places["units"][u], places["types"][t], id) for u, t, id in rows)
    return [id for _, _, id in ordered]
