"""Find the years that an edition is compared with, and read each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.edition.assemble import assemble
from report_builder.edition.causes import of_years
from report_builder.edition.causes.cause import Cause
from report_builder.edition.given_settings import FILE
from report_builder.edition.previous import package
from report_builder.edition.tables import Table
from report_builder.model import Edition
from report_builder.problem import Problem, Words, counted
from report_builder.years import Statement

if TYPE_CHECKING:
    from report_builder.edition.load import Reading

OPTION = "--previous"
SETTING = "previous"


@dataclass(frozen=True)
class Place:
    """Where an earlier edition is said to be, and whether by the option or by the settings."""

    path: Path
    said: str
    asked: bool

    def problem(self, cause: Cause, found: str = "", action: Words | None = None) -> Problem:
        """Return a problem of the earlier edition, at the option or the setting."""
        if self.asked:
            return cause.at(OPTION, found=found or self.said, action=action)
        return cause.at(FILE, None, SETTING, found or self.said, action=action)


@dataclass(frozen=True)
class Found:
    """An earlier year: where it was read, its edition, what open data states of it, its tables."""

    place: Place
    edition: Edition
    stated: Statement | None
    tables: Mapping[str, Table]

    @property
    def year(self) -> int:
        """Return the year, Buddhist era."""
        return self.edition.settings.year


@dataclass(frozen=True)
class Years:
    """The earlier years that were read, the latest first, and what is wrong with them."""

    found: tuple[Found, ...]
    problems: tuple[Problem, ...]


def places(reading: Reading, place: Path, asked: Sequence[Path]) -> list[Place]:
    """Return where the earlier years are: those asked for, else those of the settings."""
    if asked:
        return [Place(path, str(path), asked=True) for path in asked]
    home = place if place.is_dir() else place.parent
    own = reading.settings.previous if reading.settings else ()
    return [Place(home / said, said, asked=False) for said in own]


def read_years(now: Edition, places: Sequence[Place], read: Callable[[Path], Reading]) -> Years:
    """Read the years at some places; `read` reads an edition alone."""
    told = [one for place in places for one in _at(now, place, read)]
    found = sorted((t for t in told if isinstance(t, Found)), key=lambda one: -one.year)
    wrong = [*(t for t in told if isinstance(t, Problem)), *_misplaced(now, found)]
    return Years(tuple(found), tuple(wrong))


def _at(now: Edition, place: Place, read: Callable[[Path], Reading]) -> Iterator[Found | Problem]:
    """Yield the years at a place: one of an edition, one or several of open data."""
    folder = package.find(place.path)
    if folder:
        yield from _stated(now, place, folder)
        return
    before = read(place.path)
    if before.errors or before.settings is None:
        yield _unusable(place, before)
        return
    old = assemble(before.settings, before.tables, before.texts, before.files)
    yield Found(place, old, None, before.tables)
    if bool(now.respondents) != bool(old.respondents):
        yield place.problem(of_years.OTHER_ROWS)


def _stated(now: Edition, place: Place, folder: Path) -> Iterator[Found | Problem]:
    try:
        packages = package.read(folder, now)
    except package.Broken as broken:
        said = " ".join(filter(None, (f"{folder.name}/{broken.file}", broken.place, broken.found)))
        yield place.problem(of_years.BAD_PACKAGE, said)
        return
    for own in packages:
        yield Found(place, own.edition, own.stated, {package.SCORES: own.scores})
    if packages[0].changed:
        yield place.problem(of_years.PACKAGE_CHANGED, ", ".join(packages[0].changed))


def _unusable(earlier: Place, before: Reading) -> Problem:
    """Say that there is no edition, or how many errors one has and the first of them."""
    if before.settings is None and not before.tables:
        return earlier.problem(of_years.NO_PREVIOUS)
    first, n = before.errors[0].message(), len(before.errors)
    action = of_years.BAD_PREVIOUS.action
    told = Words(f"{action.th}: {first.th}", f"{action.en}: {first.en}")
    found = f"{earlier.said} ({counted(n, 'error')})"
    return earlier.problem(of_years.BAD_PREVIOUS, found, told)


def _misplaced(now: Edition, found: Sequence[Found]) -> Iterator[Problem]:
    """Yield the years that come twice, and among several those that aren't earlier."""
    for place, one in enumerate(found):
        if place and one.year == found[place - 1].year:
            said = f"{one.year}: {found[place - 1].place.said}, {one.place.said}"
            yield one.place.problem(of_years.YEAR_TWICE, said)
        elif len(found) > 1 and one.year >= now.settings.year:
            said = f"{one.year} ({now.settings.year}): {one.place.said}"
            yield one.place.problem(of_years.YEAR_LATER, said)
