"""Keep a list of problems readable: many of one kind become the first of them and a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from report_builder.problem import Problem, Words

LISTED = 200
"""Problems of one kind in one column that are listed one by one."""

Kind = tuple[str, str, str, str]


def abridged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems; beyond LISTED of a kind, one names the rows of all the others."""
    kinds: dict[Kind, list[Problem]] = {}
    for problem in problems:
        kind = (problem.cause, problem.file, problem.sheet, problem.column)
        kinds.setdefault(kind, []).append(problem)
    return tuple(problem for alike in kinds.values() for problem in _shortened(alike))


def _shortened(alike: list[Problem]) -> Iterator[Problem]:
    yield from alike[:LISTED]
    rest = alike[LISTED:]
    if rest:
        rows = sorted({problem.row for problem in rest if problem.row})
        more = Words(
            f"และอีก {len(rest):,} แห่ง แถว {ranges(rows)}",
            f"and {len(rest):,} more, rows {ranges(rows)}",
        )
        yield replace(rest[0], action=more)


def ranges(rows: Iterable[int]) -> str:
    """Return row numbers in ascending order as ranges: "2, 5-7"."""
    runs = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    ends = ([row for _, row in run] for _, run in runs)
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in ends)
