"""Read weights as proportions, as people type them: 33.33 three times, 0.2 and 0.8, or nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import pandas as pd

from report_builder.edition.causes import of_tables
from report_builder.edition.causes.cause import Cause
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.problem import Problem, Words

_WHOLES = ((100.0, 1.0), (1.0, 0.01))
"""What weights may sum to, and by how much rounding may make them miss it."""
_NOISE = 1e-9


def shares(weights: Sequence[str]) -> tuple[float, ...]:
    """Return the weights of one whole in percent, 100 together; equal shares when all are blank.

    They are what `problems` names no error of.
    """
    if not any(weights):
        return (100 / len(weights),) * len(weights)
    numbers = [*map(as_number, weights)]
    total = math.fsum(numbers)
    return tuple(numbers) if total == 100 else tuple(number * 100 / total for number in numbers)


def of_parts(table: Table) -> Iterator[Problem]:
    """Yield what is wrong with the weights of the parts of each theme or dimension."""
    themes, dimensions = table.column("theme"), table.column("dimension")
    for (theme, dimension), own in table.column("weight").groupby([themes, dimensions]):
        named = (f"หัวข้อย่อย {theme}", f"theme {theme}")
        yield from problems(
            table, own, Words(*named if theme else (f"ด้าน {dimension}", f"dimension {dimension}"))
        )


def problems(table: Table, weights: pd.Series[str], whole: Words) -> Iterator[Problem]:
    """Yield what is wrong with the weights of one whole, a note where they are scaled to 100.

    `whole` says what the weights are those of: "ด้าน people", "dimension people".
    """
    blank = [int(row) for row in weights.index[weights == ""]]
    if len(blank) == len(weights) or not weights.map(is_number).all():
        return
    if blank:
        yield _gap(table, blank[0], whole)
        return
    total = math.fsum(map(as_number, weights))
    if not any(abs(total - all_) <= by + _NOISE for all_, by in _WHOLES):
        yield _of_sum(of_tables.WEIGHT_SUM, table, weights, total, whole)
        return
    if abs(total - 100) > _NOISE:
        yield _of_sum(of_tables.WEIGHTS_SCALED, table, weights, total, whole)
    for row, text in weights.items():
        if as_number(text) == 0:
            yield table.problem(of_tables.NO_WEIGHT, int(str(row)), "weight", text)


def _gap(table: Table, row: int, whole: Words) -> Problem:
    expected = Words(
        f"น้ำหนักครบทุกแถวของ{whole.th} หรือเว้นว่างทุกแถว", f"weights of all or none of {whole.en}"
    )
    return table.problem(of_tables.WEIGHT_GAP, row, "weight", expected=expected)


def _of_sum(
    cause: Cause, table: Table, weights: pd.Series[str], total: float, whole: Words
) -> Problem:
    expected = Words(f"ผลรวม 100 ของ{whole.th}", f"a sum of 100 over {whole.en}")
    row = int(weights.index[-1])
    return table.problem(cause, row, "weight", f"{total:.6g}", expected=expected)
