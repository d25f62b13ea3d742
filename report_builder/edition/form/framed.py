"""Make an edition of a table of scores that came alone, and of what people told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_builder.edition.files import grids
from report_builder.edition.form.lone import Lone
from report_builder.edition.form.parts import Part
from report_builder.edition.form.sheets import Rows, Sheet, workbook
from report_builder.edition.headings import HEADINGS, SETTINGS, TEXTS, Heading
from report_builder.geography.provinces import province_names

RESPONDENT = "หน่วยงาน"
FRAMEWORK = ("dimensions", "indicators")
_PLAIN_NOUN = re.compile(r"[^\d{}\[\]]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What people told of a table: settings by name; part and dimension of each column.

    `said` is what an edition said that was made of an earlier table, if any was.
    """

    settings: Mapping[str, str]
    parts: Sequence[Part]
    dimensions: Sequence[str]
    said: Mapping[str, Rows] = field(default_factory=dict)


def said(path: Path) -> dict[str, Rows]:
    """Return the rows below the headings of the framework and the texts of a workbook, by sheet."""
    every = grids.read(path)[0]
    return {grid.sheet: grid.rows[1:] for grid in every if grid.sheet in (*FRAMEWORK, TEXTS)}


def made(table: Lone, told: Told) -> bytes:
    """Return the workbook of an edition: what was told, and the rows of a table."""
    place = {part: [*_places(told.parts, part)] for part in Part}
    names = [row[place[Part.NAME][0]] for _, row in table.rows]
    units = [*dict.fromkeys(filter(None, names))]
    regions = _regions(table, place)
    several = len(units) < len(names)
    dimensions = [*dict.fromkeys(told.dimensions[at] for at in place[Part.SCORE])]
    parts = [(f"D{n}", name) for n, name in enumerate(dimensions, 1)]
    indicators = [
        (f"I{n}", f"D{dimensions.index(told.dimensions[at]) + 1}", name)
        for n, (at, name) in enumerate(_called(table, told).items(), 1)
    ]
    texts: list[tuple[str, ...]] = [*_sentences(parts, indicators, told.settings["unit_noun"])]
    if _same(told.said, parts, indicators):
        texts = [tuple(row[:3]) for row in told.said[TEXTS]]
    ranked = [(_code(name, n), name, regions.get(name, "")) for n, name in enumerate(units, 1)]
    sheets = (
        _sheet(SETTINGS, ("setting", "value"), [*told.settings.items()]),
        _sheet("dimensions", ("id", "name_th"), parts),
        _sheet("indicators", ("id", "dimension", "name_th"), indicators),
        _sheet("units", ("code", "name_th", "region"), ranked),
        *(
            _asked(table, names, told.settings.get("respondent_noun", RESPONDENT))
            if several
            else ()
        ),
        _sheet(TEXTS, ("file", "path", "text"), texts),
        _scores(table, place, _called(table, told), told.settings["unit_noun"], several=several),
    )
    return workbook(sheets)


def _sentences(
    dimensions: Sequence[tuple[str, str]], indicators: Sequence[tuple[str, str, str]], noun: str
) -> Iterator[tuple[str, str, str]]:
    """Yield a sentence for each part of the framework to begin with, which people then edit."""
    for id, _ in dimensions:
        weight = f"{{{{ f('dimension.{id}.weight') }}}}"
        yield "findings", f"{id}.text[1]", f"มีน้ำหนัก {weight}% ของคะแนนทั้งหมด"
    who = noun if _PLAIN_NOUN.fullmatch(noun) else ""
    for id, _, _ in indicators:
        low, high = (f"{{{{ f('indicator.{id}.{end}') }}}}" for end in ("q1", "q3"))
        yield "findings", f"{id}.text[1]", f"{who}ครึ่งกลางได้ {low} ถึง {high} คะแนน"


def _same(said: Mapping[str, Rows], *framework: Sequence[Sequence[str]]) -> bool:
    """Tell whether an edition had the same framework, so that its texts hold for another."""
    before = [[(*row,) for row in said.get(name, ())] for name in FRAMEWORK]
    return before == [*framework] and TEXTS in said


def _places(parts: Sequence[Part], wanted: Part) -> Iterator[int]:
    return (at for at, part in enumerate(parts) if part is wanted)


def _regions(table: Lone, place: Mapping[Part, Sequence[int]]) -> dict[str, str]:
    if not place[Part.REGION]:
        return {}
    name, region = place[Part.NAME][0], place[Part.REGION][0]
    return {row[name]: row[region] for _, row in table.rows}


def _code(name: str, n: int) -> str:
    """Return the code of a unit; provinces have theirs."""
    return "" if province_names().find(name) else f"U{n:03}"


def _asked(table: Lone, names: Sequence[str], noun: str) -> Iterator[Sheet]:
    """Yield the sheets of respondents, one for each row, where units have several rows."""
    yield _sheet("types", ("id", "name_th"), [("all", noun)])
    rows = [(f"R{n}", name, "all", "ตอบ") for (n, _), name in zip(table.rows, names, strict=True)]
    yield _sheet("respondents", ("id", "unit", "type", "channel"), rows)


def _called(table: Lone, told: Told) -> dict[int, str]:
    """Return the names of the indicators by column; those of one name have their dimension, too."""
    places = [*_places(told.parts, Part.SCORE)]
    headings = [table.columns[at].heading for at in places]
    return {
        at: heading if headings.count(heading) == 1 else f"{heading} {told.dimensions[at]}"
        for at, heading in zip(places, headings, strict=True)
    }


def _scores(
    table: Lone,
    place: Mapping[Part, Sequence[int]],
    called: Mapping[int, str],
    noun: str,
    *,
    several: bool,
) -> Sheet:
    """Return the rows of a table as they stand, named by unit or by respondent."""
    name, who = place[Part.NAME][0], "respondent" if several else "unit"
    ids = tuple(f"I{n}" for n in range(1, len(called) + 1))
    whose = _headed("scores", who) if several else Heading(noun)
    headings = (whose, *map(Heading, called.values()))
    rows = [
        (f"R{n}" if several else row[name], *(row[at] for at in called)) for n, row in table.rows
    ]
    return Sheet("scores", (who, *ids), headings, rows, numeric=ids)


def _sheet(name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Sheet:
    return Sheet(name, columns, tuple(_headed(name, column) for column in columns), rows)


def _headed(table: str, column: str) -> Heading:
    return HEADINGS[table][column]
