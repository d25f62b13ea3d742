"""Part problems from what only follows from them: rows that name a row that is wrong itself."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.edition.causes import of_framework, of_tables
from report_builder.edition.causes.cause import Cause
from report_builder.geography.provinces import normal, province_names, provinces
from report_builder.problem import Problem, Severity, Words, counted

REFERENCES: Mapping[str, str] = {
    of_tables.UNKNOWN_DIMENSION.name: "dimensions",
    of_tables.UNKNOWN_INDICATOR.name: "indicators",
    of_framework.UNKNOWN_THEME.name: "themes",
    of_tables.UNKNOWN_TYPE.name: "types",
    of_tables.UNKNOWN_UNIT.name: "units",
    of_tables.UNKNOWN_RESPONDENT.name: "respondents",
    of_tables.UNKNOWN_ITEM.name: "items",
    of_tables.UNKNOWN_OPTION.name: "options",
}
"""The table whose rows the cells of a cause should name."""
_KEYS: Mapping[str, Collection[str]] = {"units": ("code", "name_th")}
"""The columns that name a row, where they are others than `id`."""
_RESTS: Mapping[str, Collection[str]] = {
    of_tables.SILENT_UNIT.name: ("units", "respondents", "scores"),
    of_tables.NO_SCORES.name: ("respondents", "scores"),
    of_tables.POPULATION.name: ("units", "types", "respondents"),
    of_tables.EMPTY_DIMENSION.name: ("dimensions", "indicators"),
    of_framework.EMPTY_THEME.name: ("themes", "indicators"),
}
"""The tables from which a problem concludes that something is absent."""
_NAMES = ("id", "code", "name_th", "respondent", "unit", "type", "dimension", "theme")
"""The columns that name rows, of a table's own or of others."""
_NEAR = 0.75

FOLLOWS = Cause(
    "follows",
    Words("อ้างถึงรายการที่ต้องแก้ข้างต้น", "names what must be corrected above"),
    action=Words(
        "ไม่ต้องแก้แถวเหล่านี้ แก้ต้นเหตุข้างต้นแล้วตรวจใหม่",
        "leave these rows: correct the cause above and check again",
    ),
    severity=Severity.NOTE,
)


def parted(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the causes among problems, then one line for the rows of each sheet that follow.

    What is concluded from tables with rows that can't be told apart is left out until they can.
    """
    plain = [*_without_echoes([*_misheaded(problems)])]
    wrong = {table: _wrong(table, plain) for table in REFERENCES.values()}
    explained = {table: _explained(plain, table, rows) for table, rows in wrong.items() if rows}
    follow = [p for p in plain if p.found in explained.get(REFERENCES.get(p.cause, ""), ())]
    following, unsure = {id(problem) for problem in follow}, _unsure(plain)
    for problem in plain:
        if id(problem) not in following and unsure.isdisjoint(_RESTS.get(problem.cause, ())):
            yield problem
    for alike in _by_sheet(follow):
        yield _line(alike, len(wrong[REFERENCES[alike[0].cause]]))


def _misheaded(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; where nobody responded since the heading is misspelt, that is the cause.

    Another heading that is asked about in a table without the column is then an error.
    """
    absent = [p for p in problems if _is(p, "NOBODY_RESPONDED") and not p.heading]
    asked = [p for p in problems if absent and _asks(p) and p.table == absent[0].table]
    for p in problems:
        if p in asked:
            yield replace(p, severity=Severity.ERROR)
        elif not (asked and p in absent):
            yield p


def _asks(problem: Problem) -> bool:
    """Tell whether a heading that isn't known is near to one that is."""
    return _is(problem, "UNKNOWN_COLUMN") and problem.action != of_tables.UNKNOWN_COLUMN.action


def _without_echoes(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems but those that another one says already of their column."""
    missing = {_column(p) for p in problems if p.cause == of_tables.MISSING_COLUMN.name}
    twice = {p.found for p in problems if p.table == "indicators" and _is(p, "DUPLICATE_ROW")}
    misspelt = [p.found for p in problems if _is(p, "UNKNOWN_INDICATOR")]
    for p in problems:
        in_missing = _column(p) in missing and not _is(p, "MISSING_COLUMN")
        is_twice = p.table == "scores" and _is(p, "REPEATED_COLUMN") and p.column in twice
        if not (in_missing or is_twice or _is_misspelt(p, misspelt)):
            yield p


def _is_misspelt(problem: Problem, headings: Sequence[str]) -> bool:
    """Tell whether a column of scores is missing because its heading is one of the misspelt."""
    if not (_is(problem, "MISSING_COLUMN") and problem.table == "scores"):
        return False
    names = (problem.column, problem.heading)
    return any(difflib.get_close_matches(name, headings, n=1) for name in names if name)


def _is(problem: Problem, cause: str) -> bool:
    return problem.cause == cause.casefold()


def _column(problem: Problem) -> tuple[str, str, str]:
    return (problem.file, problem.sheet, problem.column)


def _wrong(table: str, problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.table == table and _is_wrong(problem)]


def _is_wrong(problem: Problem) -> bool:
    """Tell whether a problem is an error of its own in what names a row."""
    named = problem.column in _KEYS.get(problem.table, ("id",))
    own = problem.cause not in REFERENCES and problem.cause not in _RESTS
    return named and own and problem.severity is Severity.ERROR


def _explained(problems: Iterable[Problem], table: str, wrong: Sequence[Problem]) -> set[str]:
    """Return the unknown names of a table's rows that its wrong rows explain.

    They explain all when there are as many of them, or a whole column is missing, and else the
    names that are near to theirs.
    """
    unknown = {p.found for p in problems if REFERENCES.get(p.cause) == table}
    if len(unknown) <= len(wrong) or any(_is(p, "MISSING_COLUMN") for p in wrong):
        return unknown
    told = [normal(problem.found) for problem in wrong]
    return {name for name in unknown if difflib.get_close_matches(_called(name), told, 1, _NEAR)}


def _called(name: str) -> str:
    code = province_names().find(name)
    return normal(provinces()[code].name_th if code else name)


def _unsure(problems: Iterable[Problem]) -> set[str]:
    """Return the tables with rows that can't be told, or that others name wrongly."""
    named = {REFERENCES.get(problem.cause, "") for problem in problems}
    return named | {p.table for p in problems if _is_wrong(p) or _lacks_names(p)}


def _lacks_names(problem: Problem) -> bool:
    return _is(problem, "MISSING_COLUMN") and problem.column in _NAMES


def _by_sheet(follow: Iterable[Problem]) -> Iterable[list[Problem]]:
    sheets: dict[tuple[str, ...], list[Problem]] = {}
    for problem in follow:
        sheets.setdefault((problem.file, problem.sheet, problem.cause), []).append(problem)
    return sheets.values()


def _line(follow: Sequence[Problem], causes: int) -> Problem:
    """Return the one line that says how many rows follow from how many causes."""
    first, rows = follow[0], counted(len(follow), "row")
    these = "the one" if causes == 1 else f"the {causes:,}"
    en = f"{rows} {'names' if len(follow) == 1 else 'name'} {these} to be corrected above"
    th = f"มี {len(follow):,} แถวที่อ้างถึง {causes:,} รายการที่ต้องแก้ข้างต้น"
    line = FOLLOWS.at(first.file, first.row, first.column, sheet=first.sheet, cell=first.cell)
    return replace(
        line,
        what=Words(th, en),
        table=first.table,
        heading=first.heading,
        places=tuple(problem.cell for problem in follow if problem.cell),
    )
