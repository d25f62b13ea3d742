"""Doubt scores that may stand but look wrong: codes for no answer, fractions, copies, constants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from report_builder.edition.causes import of_scores
from report_builder.edition.causes.cause import Cause
from report_builder.edition.scales import Scales
from report_builder.edition.scores import Part, is_long, parts, score_key
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.problem import Problem

_CODES = (99, 98, 97, 96, 95, 88, 77, 66)
"""Numbers that questionnaires use for no answer, inside the usual scale."""
_FEW, _MANY = 5, 20
"""Values of a column below which nothing is doubted, and different ones that make it a scale."""
_VARIED = 4
"""Different scores in a row that two respondents don't have alike by chance."""
_OFTEN = 3
"""How many times oftener than any other value a code stands."""
_USUAL = 5.0
"""Median of the other scores, on 0-100, from which scores up to 1 are out of place."""
_APART = 10.0
"""The least other score of a column, on 0-100, from which one up to 1 is out of place."""

Tables = Mapping[str, Table]


def doubts(tables: Tables, indicators: Sequence[str], scales: Scales) -> Iterator[Problem]:
    """Yield a warning for each pattern of scores that looks wrong, at the first of its cells.

    `indicators` are the columns of scores of a wide table; each is doubted by its own scale.
    """
    table = tables["scores"]
    if score_key(table) not in table.frame:
        return
    seen = pd.concat([pd.DataFrame(), *map(_seen, parts(table, indicators, scales))])
    if seen.empty:
        return
    seen = seen.reset_index(drop=True)
    yield from _copied(table, seen)
    for _, column in seen.groupby("indicator", sort=False):
        yield from _of_column(table, column)
    yield from _hundredths(table, seen.assign(unit=_units(tables, seen)))


def _seen(part: Part) -> pd.DataFrame:
    """Return a row for each number: who, indicator, row, column, text, and value on 0-100."""
    table, key = part.table, score_key(part.table)
    own = table.frame.rename_axis("row").reset_index().rename(columns={key: "who"})
    if is_long(table):
        seen = own.rename(columns={"score": "text"})[["row", "who", "indicator", "text"]]
        seen = seen.assign(column="score")
    else:
        seen = own.melt(["row", "who"], [*part.columns], "column", "text")
        seen = seen.assign(indicator=seen["column"])
    seen = seen[(seen["text"] != "") & seen["text"].map(is_number)]
    value = seen["text"].map(as_number).astype(float)
    return seen.assign(value=part.scale.on_hundred(value), kept=value)


def _units(tables: Tables, seen: pd.DataFrame) -> pd.Series[Any]:
    asked = tables.get("respondents")
    if asked is None or score_key(tables["scores"]) == "unit":
        return seen["who"]
    homes = dict(zip(asked.column("id"), asked.column("unit"), strict=True))
    return seen["who"].map(lambda who: homes.get(who, who))


def _of_column(table: Table, column: pd.DataFrame) -> Iterator[Problem]:
    """Yield what is odd in the scores of one indicator: one doubt, the plainest of them."""
    counts = column["kept"].value_counts()
    inner = counts[counts.index.isin(column["kept"][column["value"].between(0, 100, "neither")])]
    if len(column) < _FEW:
        return
    if len(counts) == 1:
        yield _problem(table, of_scores.CONSTANT, column)
    elif (code := _code(inner, len(column))) is not None:
        yield _problem(table, of_scores.MISSING_CODE, column[column["kept"] == code])
    elif len(counts) > _MANY and inner.max() > len(column) / 4:
        yield _problem(table, of_scores.FREQUENT, column[column["kept"] == inner.idxmax()])
    elif len(counts) > _MANY and _ends_alike(column[column["kept"].isin(inner.index)]["text"]):
        yield _problem(table, of_scores.LAST_DIGIT, column)


def _code(counts: pd.Series[int], size: int) -> float | None:
    """Return the number that stands in a column so often that it must be a code."""
    for code in _CODES:
        often = int(counts.get(code, 0))
        if often < max(_OFTEN, size / _MANY):
            continue
        others = counts.drop(code).max() if len(counts) > 1 else 0
        if often >= _OFTEN * others:
            return code
    return None


def _ends_alike(texts: pd.Series[str]) -> bool:
    """Tell whether numbers end in the same digit, all written with as many decimals."""
    decimals = int(texts.map(_decimals).max())
    return texts.map(lambda text: f"{float(text):.{decimals}f}"[-1]).nunique() == 1


def _decimals(text: str) -> int:
    return len(text.partition(".")[2].rstrip("0"))


def _copied(table: Table, seen: pd.DataFrame) -> Iterator[Problem]:
    """Name the rows whose scores are all those of an earlier one."""
    rows = seen.pivot_table(index="who", columns="indicator", values="kept", aggfunc="first")
    varied = rows[rows.nunique(axis=1) >= _VARIED].fillna(-1)
    copies = varied[varied.duplicated()]
    if copies.empty:
        return
    first = seen.drop_duplicates("who").set_index("who")["row"]
    cells = sorted((int(first[who]), score_key(table)) for who in copies.index)
    who = next(who for who in copies.index if first[who] == cells[0][0])
    like = varied.index[(varied == copies.loc[who]).all(axis=1)][0]
    yield table.shared(of_scores.COPIED_ROW, cells, f"{who} = {like}")


def _hundredths(table: Table, seen: pd.DataFrame) -> Iterator[Problem]:
    """Name scores that look like fractions among percentages: of whole columns, then of units."""
    if seen["value"].median() <= _USUAL:
        return
    low = seen["value"].between(0, 1, "right")
    for indicator, column in seen[seen["value"] != 0].groupby("indicator", sort=False):
        if len(column) >= _FEW and low[column.index].all():
            yield _problem(table, of_scores.HUNDREDTH, column)
            low &= seen["indicator"] != indicator
    doubted = low & (_in_low_units(seen, low) | _out_of_place(seen, low))
    for _, cells in seen[doubted].groupby("unit", sort=False):
        yield _problem(table, of_scores.HUNDREDTH, cells)


def _in_low_units(seen: pd.DataFrame, low: pd.Series[bool]) -> pd.Series[bool]:
    """Tell which scores are of a unit, or of one row, at least half of which are low."""
    counted = low.astype(float).where(seen["value"] != 0)
    found = pd.Series(False, index=seen.index)
    for name in ("unit", "who"):
        groups = counted.groupby(seen[name])
        found |= (groups.transform("mean") >= 0.5) & (groups.transform("sum") > 1)
    return found


def _out_of_place(seen: pd.DataFrame, low: pd.Series[bool]) -> pd.Series[bool]:
    """Tell which low scores stand far below all others, or have two more decimals than they."""
    others = seen[~low & (seen["value"] != 0)]
    of_others = others.groupby("indicator")
    counts = seen["indicator"].map(of_others.size()).fillna(0)
    least = seen["indicator"].map(of_others["value"].min())
    finest = seen["indicator"].map(others["text"].map(_decimals).groupby(others["indicator"]).max())
    apart = (least >= _APART) | (seen["text"].map(_decimals) >= finest + 2)
    return (counts >= _FEW) & apart


def _problem(table: Table, cause: Cause, cells: pd.DataFrame) -> Problem:
    places = list(zip(cells["row"].tolist(), cells["column"].tolist(), strict=True))
    return table.shared(cause, places, str(cells["text"].iloc[0]))
