"""Say which indicators nobody has a score for, and which units have few scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from report_builder.edition.causes import of_scores
from report_builder.edition.scores import score_key
from report_builder.edition.tables import Table
from report_builder.problem import Problem, Words

HALF = 0.5
"""Share of the indicators below which the scores of a unit are few."""

Tables = Mapping[str, Table]


def problems(tables: Tables) -> Iterator[Problem]:
    """Yield a warning for each indicator without any score, and each unit with few of them.

    The scores have a column per indicator; a unit without any score is named elsewhere.
    """
    if not {"scores", "indicators", "units"} <= tables.keys():
        return
    scored = _scored(tables)
    yield from _blank(tables["indicators"], scored)
    if len(scored.columns):
        yield from _partial(tables["units"], scored)


def _scored(tables: Tables) -> pd.DataFrame:
    """Return for each unit that has rows which indicators anyone in it has a score for."""
    table, indicators = tables["scores"], tables["indicators"].column("id").unique().tolist()
    filled = table.frame.reindex(columns=indicators, fill_value="") != ""
    return filled.groupby(_units(tables)).any()


def _units(tables: Tables) -> pd.Series[str]:
    table, asked = tables["scores"], tables.get("respondents")
    rows = table.column(score_key(table))
    if score_key(table) == "unit" or asked is None:
        return rows
    homes = dict(zip(asked.column("id"), asked.column("unit"), strict=True))
    return rows.map(lambda who: homes.get(who, ""))


def _blank(table: Table, scored: pd.DataFrame) -> Iterator[Problem]:
    known = set(scored.columns[scored.any()])
    for row, id in table.cells("id", ~table.column("id").isin(known)):
        yield table.problem(of_scores.BLANK_INDICATOR, row, "id", id)


def _partial(table: Table, scored: pd.DataFrame) -> Iterator[Problem]:
    counts, every = scored.sum(axis=1), len(scored.columns)
    few = counts[(counts > 0) & (counts < HALF * every)]
    for row, code in table.cells("code", table.column("code").isin(few.index)):
        name, n = table.column("name_th")[row], few[code]
        expected = Words(f"คะแนนของ {every} ตัวชี้วัด", f"scores of {every} indicators")
        yield table.problem(
            of_scores.FEW_SCORES, row, "code", f"{code} {name}: {n}", expected=expected
        )
