"""Read an edition from its files: everything is read, checked as a whole, then put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from report_builder.edition import (
    checks,
    context,
    coverage,
    doubts,
    faces,
    flat_texts,
    given_settings,
    headings,
    naming,
    nearest,
    pictures,
    population,
    remarks,
    scales,
    scores,
    tables,
    texts,
    values,
)
from report_builder.edition.assemble import assemble
from report_builder.edition.causes import of_files, of_tables
from report_builder.edition.causes.cause import named
from report_builder.edition.causes.folding import folded
from report_builder.edition.columns import Known
from report_builder.edition.files.finding import Found, find
from report_builder.edition.previous.reading import linked
from report_builder.edition.recall import Recall, anew
from report_builder.edition.scales import PLAIN, Scales
from report_builder.edition.schema import NEEDS, REQUIRED, SCHEMAS
from report_builder.edition.spots import Spots, in_table, text_file
from report_builder.edition.tables import Account, Table
from report_builder.errors import BadInput
from report_builder.geography.provinces import Names
from report_builder.model import Edition, Previous
from report_builder.problem import Problem, Severity
from report_builder.settings import Settings
from report_builder.years import Link

Doubted = Callable[[Mapping[str, Table], Sequence[str], Scales], Iterable[Problem]]


@dataclass(frozen=True)
class Reading:
    """What was read of an edition, usable or not, and every problem found on the way."""

    settings: Settings | None
    tables: Mapping[str, Table]
    texts: Mapping[str, Any]
    problems: tuple[Problem, ...]
    files: Mapping[str, Path]
    whole: bool
    """False for a file of one table, and where a file was refused."""
    spots: Spots
    """Where each text and setting stands."""
    previous: Previous | None = None
    """The year that this one is compared with, if there is one and nothing about it is wrong."""
    years: tuple[Previous, ...] = ()
    """Years before that one, the latest first."""
    earlier: Mapping[str, Table] = field(default_factory=dict)
    """The tables of the year before; those of others have it in their names."""
    proposed: tuple[Link, ...] = ()
    """The rows of the table `changes`, and what it may say of what it doesn't name."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def accounts(self) -> dict[str, Account]:
        """Return where the rows of each table went."""
        return {name: table.account for name, table in self.tables.items()}


def load(place: Path, *previous: Path) -> Edition:
    """Return the edition in a folder or workbook; raise BadInput with all its problems."""
    return assembled(read(place, *previous))


def assembled(reading: Reading) -> Edition:
    """Return the edition that was read; raise BadInput with all its problems."""
    if reading.errors or reading.settings is None:
        raise BadInput(reading.problems)
    return edition(reading, reading.settings)


def edition(reading: Reading, settings: Settings) -> Edition:
    """Put together what was read, with the year that it is compared with."""
    made = assemble(settings, reading.tables, reading.texts, reading.files)
    return replace(made, previous=reading.previous, earlier=reading.years)


def read(place: Path, *previous: Path) -> Reading:
    """Read and check the edition in a folder, a workbook or a file of one table.

    It is compared with the editions `previous`, or with those of its settings.
    """
    return linked(read_alone(place), place, previous, read_alone)


def retold(reading: Reading, written: Mapping[str, Path]) -> Reading:
    """Return what was read with some files of texts read anew, by names such as "text/hr.yaml"."""
    files = {Path(name).stem: texts.read(path) for name, path in written.items()}
    usable = {name: file.content for name, file in files.items() if file.content is not None}
    others = (problem for problem in reading.problems if problem.file not in written)
    told = (problem for file in files.values() for problem in file.problems)
    kept = {key: at for key, at in reading.spots.items() if key[0] not in written}
    return replace(
        reading,
        texts={**{n: t for n, t in reading.texts.items() if n not in files}, **usable},
        problems=folded((*others, *told), SCHEMAS),
        spots={**kept, **{key: at for file in files.values() for key, at in file.spots.items()}},
    )


def read_alone(place: Path, doubted: Doubted = doubts.doubts, recall: Recall = anew) -> Reading:
    """Read and check an edition without a year that it is compared with.

    `doubted` names the scores that may stand but look wrong, which takes a while. Tables that are
    as they were are recalled.
    """
    found = find(place, recall)
    own, own_problems, setting_spots = _settings(found)
    raw, table_problems = _tables(found, own, recall)
    written, text_problems, text_spots = _texts(found)
    channels = own.channels if own else {}
    by_id, names = naming.by_id(raw, channels)
    known = checks.known_keys(by_id, channels)
    scale = scales.scales(given_settings.scale(own), by_id.get("indicators"))
    plain, notes = _plain(by_id, known, scale, doubted)
    whole = {**plain, **({"scores": scores.widened(plain["scores"])} if "scores" in plain else {})}
    problems = (
        *found.problems,
        *own_problems,
        *(given_settings.doubted(own) if own and "levels" not in raw else ()),
        *(_missing(found, by_id) if found.whole else ()),
        *table_problems,
        *nearest.suggested(_of_tables(own, plain, known, scale, names), raw, names),
        *population.problems(plain, own.no_unit if own else ()),
        *coverage.problems(whole),
        *(pictures.problems(plain["pictures"], found.pictures) if "pictures" in plain else ()),
        *faces.problems(own, found.fonts, _said(written, whole) if found.fonts else ()),
        *notes,
        *text_problems,
    )
    return Reading(
        own,
        whole,
        written,
        folded(problems, SCHEMAS),
        found.files,
        found.whole,
        {**setting_spots, **text_spots},
    )


def _said(written: Mapping[str, Any], tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield all that the texts and tables of an edition say."""
    yield repr(written)
    for table in tables.values():
        for name in map(str, table.frame.columns):
            yield "".join(map(str, table.frame[name].unique()))


def _settings(found: Found) -> tuple[Settings | None, tuple[Problem, ...], Spots]:
    if found.settings:
        return *given_settings.read(found.settings), given_settings.spots(found.settings)
    if headings.SETTINGS not in found.tables:
        return None, (_absent(found, headings.SETTINGS),) if found.whole else (), {}
    table, problems = _table(found, headings.SETTINGS)
    if table is None:
        return None, problems, {}
    own, more = given_settings.of_table(table)
    cells = {
        (given_settings.FILE, name): in_table(table, row, "value")
        for row, name in table.cells("setting")
    }
    return own, (*problems, *more), cells


def _table(
    found: Found,
    name: str,
    raw: Mapping[str, Table] = MappingProxyType({}),
    own: Settings | None = None,
    recall: Recall = anew,
) -> tuple[Table | None, tuple[Problem, ...]]:
    others = naming.headed(name, own, asked="respondents" in raw) | _others(name, raw)
    known, grid = frozenset(_known_names(raw)), found.tables[name]

    def read() -> tuple[Table | None, tuple[Problem, ...]]:
        resolve = headings.resolver(name, others)
        table, problems = tables.read(name, grid, resolve, lambda text: text in known)
        return table, (*problems, *(remarks.remarks(table, grid, resolve) if table else ()))

    if not grid.mark:
        return read()
    made_of = (name, grid.path.name, grid.sheet, grid.mark, frozenset(others.items()), known)
    table, problems = recall(made_of, read)
    return replace(table, path=grid.path) if table else None, problems


def _others(name: str, raw: Mapping[str, Table]) -> dict[str, str]:
    """Return what else the columns of a table may be called: by other tables of the edition."""
    if name == "scores" and "indicators" in raw:
        return naming.called_in(raw["indicators"])
    return context.called(raw["context"]) if name == "units" and "context" in raw else {}


def _known_names(raw: Mapping[str, Table]) -> set[str]:
    """Return what rows may begin with: ids and names of units, ids of respondents."""
    columns = (("units", "code"), ("units", "name_th"), ("units", "name_en"), ("respondents", "id"))
    return {text for table, c in columns if table in raw for text in raw[table].column(c).tolist()}


def _tables(
    found: Found, settings: Settings | None, recall: Recall
) -> tuple[dict[str, Table], tuple[Problem, ...]]:
    raw: dict[str, Table] = {}
    problems: list[Problem] = []
    for name in (name for name in SCHEMAS if name in found.tables):
        table, own = _table(found, name, raw, settings, recall)
        problems += own
        raw |= {name: table} if table else {}
    return raw, tuple(problems)


def _texts(found: Found) -> tuple[dict[str, Any], tuple[Problem, ...], Spots]:
    files = {name: texts.read(path) for name, path in found.texts.items()}
    usable = {name: file.content for name, file in files.items() if file.content is not None}
    problems = [problem for file in files.values() for problem in file.problems]
    spots = {key: at for file in files.values() for key, at in file.spots.items()}
    if headings.TEXTS in found.tables:
        in_sheet, more, cells = _texts_of_sheet(found)
        spots = {**cells, **spots}
        problems += more
        problems += (
            of_files.TABLE_TWICE.at(found.tables[headings.TEXTS].path.name, found=text_file(name))
            for name in sorted(in_sheet.keys() & found.texts.keys())
        )
        usable = {**in_sheet, **usable}
    return usable, tuple(problems), spots


def _texts_of_sheet(found: Found) -> tuple[dict[str, Any], tuple[Problem, ...], Spots]:
    table, problems = _table(found, headings.TEXTS)
    if table is None:
        return {}, problems, {}
    contents, more, cells = flat_texts.nested(table)
    return contents, (*problems, *more), cells


def _plain(
    by_id: Mapping[str, Table], known: Known, scale: Scales, doubted: Doubted
) -> tuple[dict[str, Table], tuple[Problem, ...]]:
    """Return the tables with plain numbers, and notes on what was read as what."""
    plain: dict[str, Table] = {}
    notes: list[Problem] = []
    for name, table in by_id.items():
        numbers = dict.fromkeys(context.declared(by_id), context.OPEN)
        opened = {
            "levels": {"from": scale.usual.range},
            "units": {"weight": PLAIN.range, **numbers},
        }
        schema = checks.schema_of(table, by_id)
        plain[name], own = values.normalised(table, schema, opened.get(name, {}), known)
        notes += own
        if name == "scores":
            scored = checks.indicators_of(table, known)
            plain[name], own = scores.normalised(plain[name], scored, scale)
            notes += own
            notes += scores.notes(plain[name], scored, scale)
            notes += doubted({**by_id, **plain}, scored, scale)
    return plain, tuple(notes)


def _missing(found: Found, raw: Mapping[str, Table]) -> Iterator[Problem]:
    by_respondent = "scores" in raw and "respondent" in raw["scores"].frame
    needed = [*REQUIRED, *(["respondents"] if by_respondent else [])]
    needed += [other for name, others in NEEDS.items() if name in raw for other in others]
    for name in dict.fromkeys(needed):
        if name not in found.tables:
            yield _absent(found, name)


def _absent(found: Found, name: str) -> Problem:
    """Name a table that is missing: as a sheet where most of an edition came as a workbook."""
    books = [grid.path.name for grid in found.tables.values() if grid.sheet]
    if len(books) > len(found.tables) / 2:
        return of_files.MISSING_SHEET.at(books[0], sheet=named(name, headings.SHEETS[name]))
    file = given_settings.FILE if name == headings.SETTINGS else f"{name}.csv"
    return of_files.MISSING_FILE.at(file)


def _of_tables(
    own: Settings | None,
    plain: Mapping[str, Table],
    known: Known,
    scale: Scales,
    names: Names | None,
) -> Iterator[Problem]:
    yield from checks.problems(plain, known, scale)
    case = own.case_study if own else ""
    if case and names and names.find(case) is None:
        yield of_tables.UNKNOWN_UNIT.at(given_settings.FILE, None, "case_study", case)
