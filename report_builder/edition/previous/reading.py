"""Read the years that an edition is compared with, and link their parts to those of this year."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.edition.assemble import assemble
from report_builder.edition.causes import of_years
from report_builder.edition.causes.cause import named
from report_builder.edition.causes.folding import ordered
from report_builder.edition.previous import links
from report_builder.edition.previous.given import TABLE, YEAR, Given, finder, given
from report_builder.edition.previous.places import Found, Place, places, read_years
from report_builder.edition.scales import of_print
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.spots import OWN_TEXTS
from report_builder.edition.tables import Table
from report_builder.model import Edition, Previous
from report_builder.problem import Problem, Severity
from report_builder.years import KEPT, MERGED, REDEFINED, RENAMED, SPLIT, Link

if TYPE_CHECKING:
    from report_builder.edition.load import Reading

_NAMED = 6
"""Parts that a message names."""


def linked(
    reading: Reading, place: Path, asked: Sequence[Path], read: Callable[[Path], Reading]
) -> Reading:
    """Return what was read with the earlier editions: those asked for, else those of the settings.

    `read` reads an edition alone. An edition with errors of its own is left as it is.
    """
    earlier, table = places(reading, place, asked), reading.tables.get(TABLE)
    if not earlier:
        return _with(reading, (table.problem(of_years.UNUSED),) if table else ())
    if reading.settings is None or any(not p.file.startswith(OWN_TEXTS) for p in reading.errors):
        return reading
    now = assemble(reading.settings, reading.tables, reading.texts, reading.files)
    years = read_years(now, earlier, read)
    reading = _with(reading, years.problems)
    if reading.errors and any(p.severity is Severity.ERROR for p in years.problems):
        return reading
    told = [_compared(now, own, table, years.found) for own in years.found]
    wrong = [*_other_years(table, years.found), *(p for one in told for p in one.problems)]
    latest, *older = told
    return replace(
        _with(reading, tuple(dict.fromkeys(wrong))),
        previous=latest.previous,
        years=tuple(one.previous for one in older if one.previous),
        earlier=dict(_tables(years.found)),
        proposed=tuple(row for one in told for row in one.proposed),
    )


def _tables(found: Sequence[Found]) -> Iterator[tuple[str, Table]]:
    """Yield the tables of earlier years by name, those before the latest with their year."""
    for place, own in enumerate(found):
        for name, table in own.tables.items():
            yield f"{own.year}.{name}" if place else name, table


@dataclass(frozen=True)
class _Told:
    """An earlier year with its links, what is wrong with them, and rows of `changes` for it."""

    previous: Previous | None
    problems: tuple[Problem, ...]
    proposed: tuple[Link, ...] = ()


def _compared(now: Edition, own: Found, table: Table | None, every: Sequence[Found]) -> _Told:
    """Link the parts of an earlier year to those of this one.

    What is only in one of both is taken for new or dropped in years before the latest: nothing is
    compared by that, and the table needs no rows of it.
    """
    parts, parts_old = _parts(now, own.edition)
    latest = own is every[0]
    told = Given((), ())
    if table:
        finders = finder(now, parts), finder(own.edition, parts_old)
        told = given(table, *finders, parts, parts_old, own.year, latest=latest)
    if told.problems:
        return _Told(None, told.problems)
    found = links.link(parts, parts_old, told.links)
    asked = tuple(one for one in found.proposed if latest or one.change in (RENAMED, REDEFINED))
    links_told = (*found.links, *(one for one in found.proposed if one not in asked))
    problems = (*_of_links(own.place, links_told), *_doubts(own.place, now, own.edition))
    if asked:
        problems = (_untold(table, own.year, asked),)
    previous = Previous(replace(own.edition, previous=None), links_told, own.stated)
    year = "" if latest else str(own.year)
    rows = (*told.links, *(replace(one, year=year) for one in asked))
    return _Told(previous, problems, rows)


def _untold(table: Table | None, year: int, asked: Sequence[Link]) -> Problem:
    """Ask what became of parts since a year."""
    rows = ", ".join(f"{one.kind} {named(*_called(one))}" for one in asked[:_NAMED])
    more = " …" * (len(asked) > _NAMED)
    cause, said = of_years.UNTOLD, f"{year}: {len(asked)}: {rows}{more}"
    return table.problem(cause, found=said) if table else cause.at(f"{TABLE}.csv", found=said)


def _other_years(table: Table | None, found: Sequence[Found]) -> Iterator[Problem]:
    """Yield the rows of the table that are of a year that nothing is compared with."""
    if table is None:
        return
    years = [str(own.year) for own in found]
    for row, text in table.cells(YEAR):
        if text and text not in years:
            yield table.problem(of_years.OTHER_YEAR, row, YEAR, f"{text} ({', '.join(years)})")


def _parts(now: Edition, old: Edition) -> tuple[links.Parts, links.Parts]:
    """Return the parts of both years; types only where both have them."""
    both = links.parts(now), links.parts(old)
    if now.types and old.types:
        return both
    own, other = ({**parts, "type": {}} for parts in both)
    return own, other


def _called(link: Link) -> tuple[str, str]:
    return link.name_now or link.name_before, link.now or link.before


def _of_links(earlier: Place, found: Sequence[Link]) -> Sequence[Problem]:
    """Return why nothing can be compared, if nothing can."""
    for kind, cause in (("unit", of_years.OTHER_UNITS), ("indicator", of_years.NOTHING_COMMON)):
        own = [link for link in found if link.kind == kind]
        common = KEPT if kind == "indicator" else (*KEPT, MERGED, SPLIT)
        if not any(link.change in common for link in own):
            return (earlier.problem(cause),)
    return ()


def _doubts(earlier: Place, now: Edition, old: Edition) -> Sequence[Problem]:
    doubts = []
    if old.settings.synthetic and not now.settings.synthetic:
        doubts.append(earlier.problem(of_years.MADE_UP))
    if old.settings.year >= now.settings.year:
        found = f"{old.settings.year} ({now.settings.year})"
        doubts.append(earlier.problem(of_years.NOT_EARLIER, found))
    scales = of_print(old.settings), of_print(now.settings)
    if scales[0] != scales[1]:
        found = f"{scales[0]} ({scales[1]})"
        doubts.append(earlier.problem(of_years.OTHER_SCALE, found))
    return doubts


def _with(reading: Reading, problems: Sequence[Problem]) -> Reading:
    if not problems:
        return reading
    return replace(reading, problems=ordered((*reading.problems, *problems), SCHEMAS))


def as_table(rows: Sequence[Link]) -> str:
    """Return rows of the table `changes` as CSV, as they may be pasted or saved."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    dated = any(row.year for row in rows)
    writer.writerow(("kind", "id", "previous", "change", "note", *((YEAR,) if dated else ())))
    writer.writerows(
        (r.kind, r.now, r.before, r.change, r.note or _names(r), *((r.year,) if dated else ()))
        for r in rows
    )
    return text.getvalue()


def _names(link: Link) -> str:
    """Return what a row is about, for those who look through the rows."""
    return " ← ".join(filter(None, (link.name_now, link.name_before)))
