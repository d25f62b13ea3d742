"""Read an edition from its folder: everything is read, checked as a whole, then put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from report_builder.edition import causes, checks, settings, tables, texts, units
from report_builder.edition.assemble import assemble
from report_builder.edition.provinces import Names
from report_builder.edition.schema import NEEDS, REQUIRED, SCHEMAS
from report_builder.edition.tables import Table
from report_builder.errors import BadInput, Problem, Severity
from report_builder.model import Edition, Settings


@dataclass(frozen=True)
class Reading:
    """What was read of an edition, usable or not, and every problem found on the way."""

    settings: Settings | None
    tables: Mapping[str, Table]
    texts: Mapping[str, Any]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def load(folder: Path) -> Edition:
    """Return the edition in a folder; raise BadInput with all its problems when it has errors."""
    reading = read(folder)
    if reading.errors or reading.settings is None:
        raise BadInput(reading.problems)
    return assemble(reading.settings, reading.tables, reading.texts, files(folder))


def read(folder: Path) -> Reading:
    """Read and check the edition in a folder, whatever state it is in."""
    if not folder.is_dir():
        return Reading(None, {}, {}, (causes.MISSING_FOLDER.at(str(folder)),))
    found = files(folder)
    own, own_problems = _settings(found)
    raw, table_problems = _tables(found)
    written, text_problems = _texts(found)
    named, names = _with_unit_codes(raw)
    known = checks.known_keys(named, own.channels if own else {})
    return Reading(
        own,
        named,
        written,
        (
            *own_problems,
            *_missing(found, raw),
            *table_problems,
            *checks.problems(named, known),
            *_named_in_settings(own, names),
            *text_problems,
        ),
    )


def files(folder: Path) -> dict[str, Path]:
    """Return the files of an edition by what they hold: settings, table name, text/NAME."""
    named = {"settings": folder / settings.FILE}
    named |= {name: folder / f"{name}.csv" for name in SCHEMAS}
    named |= {f"text/{p.stem}": p for p in sorted((folder / "text").glob("*.yaml"))}
    return {name: path for name, path in named.items() if path.exists()}


def _settings(found: Mapping[str, Path]) -> tuple[Settings | None, tuple[Problem, ...]]:
    if "settings" not in found:
        return None, (causes.MISSING_FILE.at(settings.FILE),)
    return settings.read(found["settings"])


def _tables(found: Mapping[str, Path]) -> tuple[dict[str, Table], tuple[Problem, ...]]:
    read_ones = {name: tables.read(found[name], name) for name in SCHEMAS if name in found}
    usable = {name: table for name, (table, _) in read_ones.items() if table}
    return usable, tuple(p for _, problems in read_ones.values() for p in problems)


def _texts(found: Mapping[str, Path]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    paths = {n.removeprefix("text/"): p for n, p in found.items() if n.startswith("text/")}
    read_ones = {name: texts.read(path) for name, path in paths.items()}
    usable = {name: content for name, (content, _) in read_ones.items() if content is not None}
    return usable, tuple(p for _, problems in read_ones.values() for p in problems)


def _missing(found: Mapping[str, Path], raw: Mapping[str, Table]) -> Iterator[Problem]:
    by_respondent = "scores" in raw and "unit" not in raw["scores"].frame
    needed = [*REQUIRED, *(["respondents"] if by_respondent else [])]
    needed += [other for name, others in NEEDS.items() if name in found for other in others]
    for name in dict.fromkeys(needed):
        if name not in found:
            yield causes.MISSING_FILE.at(f"{name}.csv")


def _with_unit_codes(raw: Mapping[str, Table]) -> tuple[dict[str, Table], Names | None]:
    """Return the tables with units named by code everywhere, and the names of the units."""
    if "units" not in raw:
        return dict(raw), None
    coded = units.with_codes(raw["units"])
    names = units.names(coded)
    named = {name: units.naming_codes(table, names) for name, table in raw.items()}
    return {**named, "units": coded}, names


def _named_in_settings(own: Settings | None, names: Names | None) -> Iterable[Problem]:
    if own is None:
        return ()
    return checks.unit_problem(own.case_study, names, settings.FILE, "case_study")
