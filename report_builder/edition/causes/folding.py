"""Tell each cause once, causes first: problems that are alike become one with all its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from report_builder.edition.causes.following import FOLLOWS, parted
from report_builder.problem import NOTHING, Problem, Severity, Words

LISTED = 12
"""Problems of one kind in one sheet that are listed one by one."""
_ALIKE = 3
"""Cells of one column that are listed one by one although the same is to be done about them."""
_SHOWN = 3
"""Texts of a file that one line shows."""
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_EACH = Words(
    "แก้ทุกแห่งที่ระบุ คำสั่ง check --marked OUT.xlsx ทำเครื่องหมายให้ครบทุกช่อง",
    "correct each of them; check --marked OUT.xlsx marks every cell",
)

Kind = tuple[object, ...]


def folded(problems: Iterable[Problem], order: Iterable[str]) -> tuple[Problem, ...]:
    """Return the problems, each cause once: errors, what follows from them, warnings, notes.

    Within these they stand in the `order` of the tables, those of a whole table first.
    """
    joined = _joined(parted([*problems]), _same)
    return ordered(_few(_few(joined, _ALIKE, _alike), LISTED, _kind), order)


def ordered(problems: Iterable[Problem], order: Iterable[str]) -> tuple[Problem, ...]:
    """Return the problems in the order in which they are told."""
    tables = {table: place for place, table in enumerate(order)}
    return tuple(sorted(problems, key=lambda problem: _rank(problem, tables)))


def _few(
    problems: Iterable[Problem], most: int, kind: Callable[[Problem], Kind]
) -> Iterator[Problem]:
    """Join the problems of each kind of which there are more than `most`."""
    for alike in _grouped(problems, kind).values():
        yield from alike if len(alike) <= most else _joined(alike, kind)


def _joined(problems: Iterable[Problem], kind: Callable[[Problem], Kind]) -> Iterator[Problem]:
    """Join the problems of each kind into one; those without a place stay by themselves."""
    for alike in _grouped(problems, kind).values():
        if len(alike) > 1 and all(map(places, alike)):
            yield _one(sorted(alike, key=_spot))
        else:
            yield from alike


def _grouped(
    problems: Iterable[Problem], kind: Callable[[Problem], Kind]
) -> Mapping[Kind, list[Problem]]:
    groups: dict[Kind, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(kind(problem), []).append(problem)
    return groups


def _one(alike: list[Problem]) -> Problem:
    """Return one problem for several of a kind in order; what they don't share is left out."""
    first = alike[0]
    found = [*dict.fromkeys(problem.found for problem in alike if problem.found)]
    one_column = len({problem.column for problem in alike}) == 1
    return replace(
        first,
        found=", ".join(found[:_SHOWN]) + " …" * (len(found) > _SHOWN),
        places=tuple(place for problem in alike for place in places(problem)),
        expected=first.expected if len({p.expected for p in alike}) == 1 else NOTHING,
        action=first.action if len({p.action for p in alike}) == 1 else _EACH,
        column=first.column if one_column else "",
        heading=first.heading if one_column else "",
    )


def places(problem: Problem) -> tuple[str, ...]:
    """Return the cells of a problem, else its row, else the entry of its file; none of a whole."""
    row = "" if problem.row is None else str(problem.row)
    place = problem.cell or row or problem.column
    return problem.places or ((place,) if place else ())


def _alike(problem: Problem) -> Kind:
    return (*_kind(problem), problem.column, problem.what, problem.expected, problem.action)


def _kind(problem: Problem) -> Kind:
    return (problem.severity, problem.cause, problem.file, problem.sheet)


def _same(problem: Problem) -> Kind:
    """Return what problems share that are told in one line: the text found, in whatever column.

    Notes share what was done, blank cells their column.
    """
    said = (problem.what, problem.expected, problem.action)
    if problem.severity is Severity.NOTE:
        return (*_kind(problem), *said)
    return (*_kind(problem), problem.found or (problem.column,), *said)


def _rank(problem: Problem, tables: Mapping[str, int]) -> Kind:
    follows = problem.cause == FOLLOWS.name
    severity = 0.5 if follows else _SEVERITIES.index(problem.severity)
    last = (len(tables) + 1) * problem.file.startswith("text/")
    return (severity, tables.get(problem.table, -1) + last, problem.file, *_spot(problem))


def _spot(problem: Problem) -> tuple[int, int, str]:
    return (problem.row or 0, len(problem.cell), problem.cell)
