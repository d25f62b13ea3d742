"""Read the levels of an edition: names of groups of units that begin at fixed scores."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from report_builder.edition import columns
from report_builder.edition.causes import of_groups
from report_builder.edition.lengths import LEVEL
from report_builder.edition.scales import Scale
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.model import Level
from report_builder.problem import Problem, Words

COUNTS = range(2, 8)
"""How many levels there may be."""


def levels(frame: pd.DataFrame, scale: Scale) -> tuple[Level, ...]:
    """Return the levels of a checked table, on 0-100; the first begins with the scale."""
    starts = frame["from"].map(as_number).astype(float).fillna(scale.worst)
    rows = zip(scale.on_hundred(starts), frame["name_th"], frame["name_en"], strict=True)
    return tuple(Level(float(start), th, en) for start, th, en in rows)


def problems(table: Table, scale: Scale) -> Iterator[Problem]:
    """Yield what is wrong with levels: their number, their names, where each begins."""
    yield from columns.broken(table, {"from": columns.number_rules(scale.range)})
    if len(table.frame) not in COUNTS:
        yield table.problem(of_groups.LEVEL_COUNT, found=str(len(table.frame)))
    for row, name in table.cells("name_th", table.column("name_th").str.len() > LEVEL):
        yield table.problem(of_groups.LEVEL_NAME, row, "name_th", name, expected=_letters(LEVEL))
    starts = [*table.cells("from")]
    if starts and all(is_number(text) for _, text in starts):
        yield from _first(table, *starts[0], scale)
        for (_, before), (row, text) in pairwise(starts):
            if not text or as_number(text) <= as_number(before or f"{scale.worst:g}"):
                yield table.problem(of_groups.LEVEL_ORDER, row, "from", text)


def _first(table: Table, row: int, text: str, scale: Scale) -> Iterator[Problem]:
    if text and as_number(text) > scale.worst:
        expected = Words(f"เว้นว่างหรือ {scale.worst:g}", f"nothing, or {scale.worst:g}")
        yield table.problem(of_groups.FIRST_LEVEL, row, "from", text, expected=expected)


def _letters(most: int) -> Words:
    return Words(f"ไม่เกิน {most} ตัวอักษร", f"at most {most} letters")
