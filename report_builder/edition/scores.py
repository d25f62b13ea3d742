"""Scores as they come in: of respondents or of units, wide or long, on any scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import pandas as pd

from report_builder.edition import values
from report_builder.edition.causes import of_files, of_tables
from report_builder.edition.scales import PLAIN, Scale, Scales
from report_builder.edition.schema import Schema
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.problem import Problem, Words

SCORE_KEYS = ("respondent", "unit")
_NAMED = 12
"""Indicators of a scale that a note names."""

Tables = Mapping[str, Table]


class Part(NamedTuple):
    """The scores of a table that are on one scale: the rows and columns that hold them."""

    scale: Scale
    indicators: tuple[str, ...]
    table: Table
    columns: tuple[str, ...]


def is_long(table: Table) -> bool:
    """Tell whether there is a row for each score, with the columns indicator and score."""
    return {"indicator", "score"} <= set(table.frame.columns)


def score_key(table: Table) -> str:
    """Return whose scores a table holds: "respondent", or "unit" without such a column."""
    named = set(table.frame.columns)
    return "unit" if "unit" in named and "respondent" not in named else "respondent"


def parts(table: Table, indicators: Sequence[str], scales: Scales) -> Iterator[Part]:
    """Yield the scores of each scale that can be read.

    `indicators` are the columns of scores of a wide table; a long one has them in its rows.
    """
    rows = table.column("indicator")
    named = rows.unique().tolist() if is_long(table) else indicators
    for scale in dict.fromkeys(filter(None, map(scales.of, named))):
        own = tuple(name for name in named if scales.of(name) == scale)
        if is_long(table):
            held = replace(table, frame=table.frame[rows.isin(own)])
            yield Part(scale, own, held, ("score",))
        else:
            yield Part(scale, own, table, own)


def frame(tables: Tables, scales: Scales) -> pd.DataFrame:
    """Return the scores, 0-100 and NaN where missing, indexed by respondent id or unit code.

    Rows stand in the order of the respondents or units, columns in that of the indicators.
    """
    table, key = tables["scores"], score_key(tables["scores"])
    indicators = tables["indicators"].column("id").tolist()
    wide = table.frame.set_index(key)
    numbers = wide.reindex(columns=indicators, fill_value="").map(as_number).astype(float)
    listed = tables["units"].column("code") if key == "unit" else _respondents(tables)
    present = [each for each in listed if each in numbers.index]
    on_hundred = numbers.loc[present].apply(lambda column: _on_hundred(column, scales))
    return on_hundred.rename_axis(index=key, columns=None)


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


def normalised(
    table: Table, indicators: Sequence[str], scales: Scales
) -> tuple[Table, tuple[Problem, ...]]:
    """Return a table with its scores written plainly, and notes on what was read as what."""
    frame, notes = table.frame.copy(), list[Problem]()
    for part in parts(table, indicators, scales):
        columns = [*part.columns]
        own, more = values.normalised(
            part.table, Schema((), ()), dict.fromkeys(columns, part.scale.range), {}
        )
        frame.loc[own.frame.index, columns] = own.frame[columns]
        notes += more
    return replace(table, frame=frame), tuple(notes)


def _on_hundred(column: pd.Series[float], scales: Scales) -> pd.Series[float]:
    """Return the scores of an indicator on 0-100."""
    scale = scales.of(str(column.name))
    return scale.on_hundred(column) if scale else column


def notes(table: Table, indicators: Sequence[str], scales: Scales) -> Iterator[Problem]:
    """Say which scores are rescaled, and doubt a scale of which only the lowest part is used."""
    every = [*parts(table, indicators, scales)]
    for part in every:
        texts = chain.from_iterable(part.table.column(c).tolist() for c in part.columns)
        numbers = [as_number(text) for text in texts if text and is_number(text)]
        if part.scale != PLAIN and numbers:
            action = _rescaled(len(numbers), part, alone=len(every) == 1)
            yield table.problem(of_files.RESCALED, found=str(part.scale), action=action)
        highest = max(numbers, default=0)
        if part.scale == PLAIN and 0 < highest <= 5:
            yield table.problem(of_tables.SCALE_DOUBT, found=f"{part.scale}, max {highest:g}")


def _rescaled(number: int, part: Part, *, alone: bool) -> Words:
    """Say how many scores are rescaled, of which indicators, and whether the lowest is best."""
    named = "" if alone else " " + ", ".join(part.indicators[:_NAMED])
    more = "" if alone or len(part.indicators) <= _NAMED else f" (+{len(part.indicators) - _NAMED})"
    th, en = (" ค่าน้อยคือดี", ", low is good") if part.scale.falls else ("", "")
    return Words(
        f"รวม {number:,} ค่า" + f" ของ{named}{more}" * bool(named) + th,
        f"{number:,} scores" + f" of{named}{more}" * bool(named) + en,
    )


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
