"""Read the table `changes`: what the edition says became of the parts of the previous year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from report_builder.edition.causes import of_years
from report_builder.edition.causes.cause import Cause
from report_builder.edition.columns import near
from report_builder.edition.headings import plain, unique
from report_builder.edition.previous.links import Parts
from report_builder.edition.tables import Table
from report_builder.geography.provinces import unit_names
from report_builder.model import Edition
from report_builder.problem import Problem
from report_builder.years import CHANGES, DROPPED, KINDS, MERGED, NEW, SPLIT, Link

TABLE = "changes"
NOW, BEFORE, YEAR = "id", "previous", "year"
"""The columns of ids, those of this year and those of a year before, and of that year."""
Find = Callable[[str, str], str]
"""Returns the id of a part by its kind and what it is called; blank for none."""
_NONE = {NOW: DROPPED, BEFORE: NEW}
"""The change that has no id in a column."""
_MANY = {NOW: MERGED, BEFORE: SPLIT}
"""The change that repeats an id of a column."""
_UNKNOWN = {NOW: of_years.UNKNOWN_NOW, BEFORE: of_years.UNKNOWN_BEFORE}


@dataclass(frozen=True)
class Given:
    """The links that a table gives, and what is wrong with it."""

    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def finder(edition: Edition, parts: Parts) -> Find:
    """Return what finds the parts of an edition by id, or by a name that only one has."""
    units = unit_names(edition.units)
    names = {
        kind: unique((plain(part.name), id) for id, part in parts[kind].items()) for kind in KINDS
    }

    def find(kind: str, text: str) -> str:
        if text in parts[kind]:
            return text
        by_unit = units.find(text) if kind == "unit" and text else None
        return by_unit or names[kind].get(plain(text), "")

    return find


def given(
    table: Table,
    find: Find,
    find_before: Find,
    now: Parts,
    before: Parts,
    year: int,
    *,
    latest: bool,
) -> Given:
    """Return the links that a table gives to the parts of a year, whose cells hold what they may.

    A row without a year is of the latest one, and of others as far as they have what it tells of.
    Rows of types are passed over where a year has none, as open data has.
    """
    columns = (table.column(name) for name in ("kind", NOW, BEFORE, "change", "note", YEAR))
    rows = [*zip(table.frame.index.tolist(), *columns, strict=True)]
    every = {
        row: Link(kind, find(kind, id), find_before(kind, was), change, note, year=of)
        for row, kind, id, was, change, note, of in rows
        if kind in KINDS and change in CHANGES and now[kind] and before[kind]
    }
    links = {
        row: own for row, own in every.items() if own.year == str(year) or (latest and not own.year)
    }
    wrong = [
        *_cells(table, links, NOW, now),
        *_cells(table, links, BEFORE, before),
    ]
    rest = [] if latest else [own for own in every.values() if not own.year]
    return Given(
        (*links.values(), *_as_far(rest, [*links.values()], now, before)),
        tuple(wrong or _counted(table, links)),
    )


def _as_far(
    rows: Sequence[Link], told: Sequence[Link], now: Parts, before: Parts
) -> Iterator[Link]:
    """Yield those of the rows of no year that tell of parts of a year of which no other does."""
    known = {(o.kind, o.now) for o in told if o.now}, {(o.kind, o.before) for o in told if o.before}
    own = [
        o for o in rows if (o.kind, o.now) not in known[0] and (o.kind, o.before) not in known[1]
    ]
    many = Counter((o.kind, o.change, o.now) for o in own if o.before) + Counter(
        (o.kind, o.change, o.before) for o in own if o.now
    )
    for one in own:
        apart = {MERGED: one.now, SPLIT: one.before}.get(one.change)
        if one.change == NEW:
            fits = one.now not in before[one.kind]
        elif one.change == DROPPED:
            fits = bool(one.before) and one.before not in now[one.kind]
        else:
            fits = bool(one.now and one.before)
        if fits and (apart is None or many[one.kind, one.change, apart] > 1):
            yield one


def _cells(table: Table, links: dict[int, Link], column: str, parts: Parts) -> Iterator[Problem]:
    """Yield the ids of a column that are unknown, missing, or there where none should be."""
    texts = dict(table.cells(column))
    for row, link in links.items():
        text, blank = texts[row], link.change == _NONE[column]
        if bool(text) == blank:
            cause = of_years.OVER if blank else of_years.NO_PLACE
            yield table.problem(cause, row, column, text)
        elif text and not _id(link, column):
            action = near(text, parts[link.kind])
            yield table.problem(_UNKNOWN[column], row, column, text, action=action or None)


def _id(link: Link, column: str) -> str:
    return link.now if column == NOW else link.before


def _counted(table: Table, links: dict[int, Link]) -> Iterator[Problem]:
    """Yield the ids that are told of twice, and what was merged or split alone."""
    for column, many in _MANY.items():
        counts = Counter((own.kind, _id(own, column)) for own in links.values())
        seen: set[tuple[str, str]] = set()
        for row, own in links.items():
            key = own.kind, _id(own, column)
            cause: Cause | None = None
            if own.change == many and counts[key] == 1:
                cause = of_years.ALONE
            elif own.change != many and key in seen and key[1]:
                cause = of_years.TWICE
            seen.add(key)
            if cause:
                yield table.problem(cause, row, column, key[1])
