"""Read the year that an edition is compared with, and link its parts to those of this year."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.edition.assemble import assemble
from report_builder.edition.causes import of_years
from report_builder.edition.causes.cause import Cause, named
from report_builder.edition.causes.folding import ordered
from report_builder.edition.previous import links, package
from report_builder.edition.previous.given import TABLE, Given, finder, given
from report_builder.edition.scales import of_print
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.settings import FILE
from report_builder.model import Edition, Previous
from report_builder.problem import Problem, Words, counted
from report_builder.years import KEPT, MERGED, SPLIT, Link

if TYPE_CHECKING:
    from report_builder.edition.load import Reading

OPTION = "--previous"
SETTING = "previous"
_NAMED = 6
"""Parts that a message names."""


@dataclass(frozen=True)
class _Place:
    """Where the previous edition is said to be, and whether by the option or by the settings."""

    path: Path
    said: str
    asked: bool

    def problem(self, cause: Cause, found: str = "", action: Words | None = None) -> Problem:
        """Return a problem of the previous edition, at the option or the setting."""
        if self.asked:
            return cause.at(OPTION, found=found or self.said, action=action)
        return cause.at(FILE, None, SETTING, found or self.said, action=action)


def linked(
    reading: Reading, place: Path, asked: Path | None, read: Callable[[Path], Reading]
) -> Reading:
    """Return what was read with the previous edition: the one asked for, else that of the settings.

    `read` reads an edition alone. An edition with errors of its own is left as it is.
    """
    earlier = _place(reading, place, asked)
    if earlier is None:
        table = reading.tables.get(TABLE)
        return _with(reading, (table.problem(of_years.UNUSED),) if table else ())
    if reading.settings is None or any(not p.file.startswith("text/") for p in reading.errors):
        return reading
    now = assemble(reading.settings, reading.tables, reading.texts, reading.files)
    folder = package.find(earlier.path)
    if folder:
        return _with_package(reading, earlier, now, folder)
    before = read(earlier.path)
    if before.errors or before.settings is None:
        return _with(reading, (_unusable(earlier, before),))
    old = assemble(before.settings, before.tables, before.texts, before.files)
    compared = replace(_compared(reading, earlier, now, old), earlier=before.tables)
    differ = bool(now.respondents) != bool(old.respondents)
    return _with(compared, (earlier.problem(of_years.OTHER_ROWS),) if differ else ())


def _with_package(reading: Reading, earlier: _Place, now: Edition, folder: Path) -> Reading:
    """Return what was read with the open data in a folder as the previous year."""
    try:
        found = package.read(folder, now)
    except package.Broken as broken:
        said = " ".join(filter(None, (f"{folder.name}/{broken.file}", broken.place, broken.found)))
        return _with(reading, (earlier.problem(of_years.BAD_PACKAGE, said),))
    compared = _compared(reading, earlier, now, found.edition)
    if compared.previous:
        previous = replace(compared.previous, stated=found.stated)
        earlier_tables = {package.SCORES: found.scores}
        compared = replace(compared, previous=previous, earlier=earlier_tables)
    if found.changed:
        doubt = earlier.problem(of_years.PACKAGE_CHANGED, ", ".join(found.changed))
        compared = _with(compared, (doubt,))
    return compared


def _place(reading: Reading, place: Path, asked: Path | None) -> _Place | None:
    if asked is not None:
        return _Place(asked, str(asked), asked=True)
    said = reading.settings.previous if reading.settings else ""
    home = place if place.is_dir() else place.parent
    return _Place(home / said, said, asked=False) if said else None


def _unusable(earlier: _Place, before: Reading) -> Problem:
    """Say that there is no edition, or how many errors one has and the first of them."""
    if before.settings is None and not before.tables:
        return earlier.problem(of_years.NO_PREVIOUS)
    first, n = before.errors[0].message(), len(before.errors)
    action = of_years.BAD_PREVIOUS.action
    told = Words(f"{action.th}: {first.th}", f"{action.en}: {first.en}")
    found = f"{earlier.said} ({counted(n, 'error')})"
    return earlier.problem(of_years.BAD_PREVIOUS, found, told)


def _compared(reading: Reading, earlier: _Place, now: Edition, old: Edition) -> Reading:
    parts, parts_old = _parts(now, old)
    table = reading.tables.get(TABLE)
    finders = finder(now, parts), finder(old, parts_old)
    told = given(table, *finders, parts, parts_old) if table else Given((), ())
    if told.problems:
        return _with(reading, told.problems)
    found = links.link(parts, parts_old, told.links)
    problems = (*_of_links(earlier, found), *_doubts(earlier, now, old))
    if found.proposed:
        rows = ", ".join(f"{one.kind} {named(*_called(one))}" for one in found.proposed[:_NAMED])
        more = " …" * (len(found.proposed) > _NAMED)
        cause, said = of_years.UNTOLD, f"{len(found.proposed)}: {rows}{more}"
        untold = table.problem(cause, found=said) if table else cause.at(f"{TABLE}.csv", found=said)
        problems = (untold,)
    previous = Previous(replace(old, previous=None), found.links)
    return replace(
        _with(reading, problems), previous=previous, proposed=(*told.links, *found.proposed)
    )


def _parts(now: Edition, old: Edition) -> tuple[links.Parts, links.Parts]:
    """Return the parts of both years; types only where both have them."""
    both = links.parts(now), links.parts(old)
    if now.types and old.types:
        return both
    own, other = ({**parts, "type": {}} for parts in both)
    return own, other


def _called(link: Link) -> tuple[str, str]:
    return link.name_now or link.name_before, link.now or link.before


def _of_links(earlier: _Place, found: links.Linked) -> Sequence[Problem]:
    """Return why nothing can be compared, if nothing can."""
    for kind, cause in (("unit", of_years.OTHER_UNITS), ("indicator", of_years.NOTHING_COMMON)):
        own = [link for link in found.links if link.kind == kind]
        common = KEPT if kind == "indicator" else (*KEPT, MERGED, SPLIT)
        if not any(link.change in common for link in own):
            return (earlier.problem(cause),)
    return ()


def _doubts(earlier: _Place, now: Edition, old: Edition) -> Sequence[Problem]:
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
    writer.writerow(("kind", "id", "previous", "change", "note"))
    writer.writerows((r.kind, r.now, r.before, r.change, r.note or _names(r)) for r in rows)
    return text.getvalue()


def _names(link: Link) -> str:
    """Return what a row is about, for those who look through the rows."""
    return " ← ".join(filter(None, (link.name_now, link.name_before)))
