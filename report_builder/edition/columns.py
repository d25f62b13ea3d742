"""Check one table by its schema: columns, blanks, numbers, choices, references, duplicates."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from report_builder.edition.causes import of_cells, of_framework, of_tables
from report_builder.edition.causes.cause import Cause, meant, named, one_of
from report_builder.edition.files.cells import is_error
from report_builder.edition.headings import thai_heading
from report_builder.edition.scales import scale
from report_builder.edition.schema import SCHEMAS, Column, Range, Schema
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.problem import NOTHING, Problem, Words
from report_builder.thai.font import unwritable

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d\d+:\d\d:\d\d")
_MISSING_CODE = re.compile(r"-1|-?(9+|8+|7+)")
"""What stands for no answer in files of statistics programs."""
_RETYPE = Words(
    "โปรแกรมตารางแปลงเป็นวันที่หรือเวลา ให้จัดรูปแบบเป็นตัวเลขแล้วพิมพ์ใหม่",
    "the spreadsheet made it a day or time: format the cell as a number and type it again",
)
_BLANK = Words(
    "พิมพ์ตัวเลข หรือเว้นว่างเมื่อไม่มีข้อมูล", "type a number, or leave it blank where there is no data"
)
_AFTER = re.compile(r"(คะแนน|แต้ม|แห่ง|คน|points?|pts?|[*†‡]+)\.?$", re.IGNORECASE)
"""What is written after a number besides it."""
_COMMA, _DOTS = re.compile(r"(?<=\d),(?=\d{1,2}$)"), re.compile(r"\.{2,}")
_ALL = 100
"""Percent of a whole."""
_LETTERS = str.maketrans("OoIl", "0011")
"""Letters that are typed for digits."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
"""A code goes into names of files and facts, so that it is short."""
_ASKED = 50
"""Texts for which the nearest name is looked for."""

Known = Mapping[str, Collection[str]]
"""The keys of each table; a table that could not be read is not in it, and not checked against."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for the cells of a column: which of them hold to it, and how to name the others."""

    cause: Cause
    holds: Callable[[str], bool]
    expected: Words | None = None
    near: Callable[[str], Words | None] = lambda text: None


def problems(table: Table, schema: Schema, known: Known) -> Iterator[Problem]:
    """Yield every problem that the schema of a table names."""
    yield from _headings(table, schema)
    if table.frame.empty:
        yield table.problem(of_tables.EMPTY_TABLE)
    yield from broken(table, {column.name: _rules(column, known) for column in schema.columns})
    yield from _duplicates(table, schema.key)


def broken(table: Table, rules: Mapping[str, tuple[Rule, ...]]) -> Iterator[Problem]:
    """Yield the cells that break a rule of their column; a column that isn't there breaks none."""
    for name, each in rules.items():
        if name in table.frame:
            cells = [*table.cells(name)]
            for rule in each:
                yield from _breaking(table, name, rule, cells)


def _breaking(
    table: Table, name: str, rule: Rule, cells: list[tuple[int, str]]
) -> Iterator[Problem]:
    bad = {text for text in {text for _, text in cells} if not rule.holds(text)}
    for row, text in cells if bad else ():
        if text in bad:
            yield table.problem(
                rule.cause, row, name, text, expected=rule.expected, action=rule.near(text)
            )


NO_ERROR = Rule(of_cells.ERROR_VALUE, lambda text: not is_error(text))
"""The rule that a cell holds no error of a spreadsheet."""


WRITABLE = Rule(
    of_cells.NO_LETTERS,
    lambda text: not unwritable(text),
    near=lambda text: of_cells.without(unwritable(text)),
)
"""The rule that a text is printed with the letters that it has."""


_SCALE = Rule(
    of_framework.BAD_SCALE,
    lambda text: not text or is_error(text) or scale(text) is not None,
    near=lambda text: of_framework.SCALE_AS_DAY if _DAY.fullmatch(text) else None,
)
"""The rule that a cell is blank or names the range of an indicator's scores."""


def number_rules(bounds: Range) -> tuple[Rule, ...]:
    """Return the rules that a cell is blank, in error, or holds a number within bounds."""
    return (
        Rule(
            of_tables.NOT_A_NUMBER,
            lambda text: is_number(text) or is_error(text),
            _within(bounds),
            lambda text: _hint(text, bounds),
        ),
        Rule(of_tables.OUT_OF_RANGE, lambda text: _inside(text, bounds), _within(bounds), _no_code),
    )


def near(
    text: str, known: Collection[str], told: Callable[[str], str] = lambda name: name
) -> Words:
    """Ask whether the nearest of the known names was meant; one of other digits is not near.

    The question calls it by what is `told` of it.
    """
    close = difflib.get_close_matches(text, known)
    found = next((name for name in close if _digits(name) == _digits(text)), "")
    return meant(found and told(found), found)


def asking(ask: Callable[..., Words]) -> Callable[..., Words]:
    """Return what asks the same, but of the first texts only: names are slow to compare."""

    @cache
    def first(*texts: str) -> Words:
        return ask(*texts) if first.cache_info().currsize < _ASKED else NOTHING

    return first


def _digits(text: str) -> list[str]:
    return re.findall(r"\d", text)


def _headings(table: Table, schema: Schema) -> Iterator[Problem]:
    present = [str(name) for name in table.frame.columns]
    for column in schema.columns:
        if column.filled and column.name not in present:
            found = missing(table, column.name, thai_heading(table.name, column.name))
            yield replace(found, action=column.lacking) if column.lacking else found
    ask = asking(lambda heading: _column_meant(table.name, heading))
    for name in [] if schema.open else present:
        if name not in schema.named:
            action, expected = ask(name), one_of(schema.named)
            yield table.problem(
                of_tables.UNKNOWN_COLUMN, table.header, name, name, expected=expected, action=action
            )


def missing(table: Table, name: str, thai: str) -> Problem:
    """Name a column that is missing, by both headings that it may have."""
    headed = f"{name} หรือ {thai}" if thai else name
    action = Words(
        f"เพิ่มคอลัมน์นี้ ใช้หัวว่า {headed}", f"add this column, headed {name}" + f" or {thai}" * bool(thai)
    )
    found = table.problem(of_tables.MISSING_COLUMN, table.header, name, action=action)
    return replace(found, heading=thai)


def _column_meant(table: str, heading: str) -> Words:
    """Ask whether a column with a near heading, English or Thai, was meant."""
    names = {name: name for name in SCHEMAS[table].named}
    thai = {thai_heading(table, name): name for name in names}
    return near(heading, {**thai, **names}, lambda each: named(each, (thai | names)[each]))


def _rules(column: Column, known: Known) -> tuple[Rule, ...]:
    rules: list[Rule] = [NO_ERROR]
    if column.filled:
        rules.append(Rule(of_tables.BLANK_CELL, bool))
    if column.range:
        rules += number_rules(column.range)
    if column.code:
        rules.append(Rule(of_tables.BAD_CODE, _is_code))
    if column.scale:
        rules.append(_SCALE)
    if column.printed:
        rules.append(WRITABLE)
    if column.choices:
        rules.append(_member(column, column.choices))
    if column.refers in known:
        rules.append(_member(column, known[column.refers]))
    return tuple(rules)


def _member(column: Column, known: Collection[str]) -> Rule:
    members = {*known, ""}
    return Rule(
        column.unknown,
        lambda text: text in members or is_error(text),
        one_of(tuple(known)) if len(known) <= 8 else None,
        asking(lambda text: near(text, known)),
    )


def _is_code(text: str) -> bool:
    return not text or is_error(text) or _CODE.fullmatch(text) is not None


def _duplicates(table: Table, key: tuple[str, ...]) -> Iterator[Problem]:
    if not {*key} <= {*table.frame.columns}:
        return
    first: dict[tuple[str, ...], int] = {}
    rows = table.frame[[*key]]
    for row, *names in rows[rows.duplicated(keep=False)].itertuples(name=None):
        earlier = first.setdefault(tuple(names), row)
        if earlier != row and any(names):
            yield table.problem(
                of_tables.DUPLICATE_ROW, row, key[-1], names[-1], action=_keep(earlier)
            )


def _keep(first: int) -> Words:
    return Words(
        f"ซ้ำกับแถว {first} เหลือไว้เพียงแถวเดียว หรือแก้รหัสที่ซ้ำ",
        f"row {first} says the same: keep one of them, or correct the one that is wrong",
    )


def _inside(text: str, bounds: Range) -> bool:
    if not text or not is_number(text):
        return True
    value = as_number(text)
    return bounds.low <= value <= bounds.high and not (bounds.whole and value % 1)


def _hint(text: str, bounds: Range) -> Words:
    if _DAY.fullmatch(text):
        return _RETYPE
    told = numeral(text)
    return meant(told) if told and _inside(told, bounds) else _BLANK


def numeral(text: str) -> str:
    """Return the one number that was meant by a text that isn't one: 5 7.1, 57,1 or 57.1 คะแนน.

    One in percent stays so. Nothing where it may be another one.
    """
    whole = "".join(text.split())
    if whole.endswith("%"):
        told = numeral(whole[:-1])
        return f"{told}%" if told and 0 <= float(told) <= _ALL else ""
    bare = _AFTER.sub("", whole)
    told = _DOTS.sub(".", _COMMA.sub(".", bare))
    if sum(map(str.isdigit, told)) >= 2:
        told = told.translate(_LETTERS)
    return told if told and is_number(told) else ""


def _no_code(text: str) -> Words | None:
    return _BLANK if _MISSING_CODE.fullmatch(text) else None


def _within(bounds: Range) -> Words:
    th, en = ("จำนวนเต็ม", "a whole number") if bounds.whole else ("ตัวเลข", "a number")
    return Words(
        f"{th} {bounds.low:g} ถึง {bounds.high:g}", f"{en} from {bounds.low:g} to {bounds.high:g}"
    )
