"""Recognise a table of scores that comes alone, as people keep it, and make an edition of it.

Such a table has a row for each unit or respondent, names in one column and a number in each of
others; titles stand above it, totals below, and the headings of dimensions may span those of
indicators. What an edition needs besides, people are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from report_builder.edition.columns import numeral
from report_builder.edition.files import grids
from report_builder.edition.files.cells import Grid
from report_builder.edition.form.sheets import Sheet, workbook
from report_builder.edition.headings import HEADINGS, SETTINGS, TEXTS, Heading
from report_builder.edition.tables import BELOW, is_number, mended
from report_builder.edition.values import number
from report_builder.geography.provinces import province_names

LEAST_ROWS, LEAST_NUMBERS = 2, 0.6
"""Rows of a table, and the share of the filled cells of a column of scores that are numbers."""
_HIGH = (1, 5, 10, 100)
"""Where scales end that are taken for granted, from 0."""
_COUNT = re.compile(r"อันดับ|ลำดับ|ที่$|จำนวน|rank|no\.?$|#", re.IGNORECASE)
"""How columns are headed that hold ranks or counts."""
_SUM = re.compile(
    r"(ค่า|คะแนน|ร้อยละ|ผล)?(รวม|เฉลี่ย)|((grand|sub|overall)[ -]?)?(total|average|mean|sum)\b",
    re.IGNORECASE,
)
"""How columns are headed that hold sums of others; without others they are scores."""
_NUMBERED = re.compile(r"\d+(\.\d+)*[.)]?\s+(?=\S)|\d+(\.\d+)*[.)](?=\D)")
_PLAIN_NOUN = re.compile(r"[^\d{}\[\]]+")


class Part(StrEnum):
    """What a column is."""

    NAME = "name"
    REGION = "region"
    SCORE = "score"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it seems to be, the dimension over it, and a few of its cells."""

    heading: str
    part: Part
    over: str
    sample: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lone:
    """A table: where it is, its title, columns, rows with their numbers, the end of its scale."""

    file: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    high: float


@dataclass(frozen=True, slots=True)
class Told:
    """What people told of a table: settings by name; part and dimension of each column."""

    settings: Mapping[str, str]
    parts: Sequence[Part]
    dimensions: Sequence[str]


def lone(paths: Iterable[Path]) -> Lone | None:
    """Return the largest table of scores in files; None where there is none."""
    every = (grid for path in paths for grid in grids.read(path)[0])
    found = [table for table in map(_table, every) if table]
    return max(found, key=lambda table: len(table.rows) * len(table.columns), default=None)


def _table(grid: Grid) -> Lone | None:
    rows = [[mended(cell).text for cell in row] for row in grid.rows]
    first = next((at for at, row in enumerate(rows) if _is_data(rows, at, row)), 0)
    header = next((at for at in range(first - 1, -1, -1) if sum(map(bool, rows[at])) > 1), None)
    if header is None:
        return None
    body = [(n, row) for n, row in enumerate(rows[first:], first + 1) if _counts(row)]
    kept = [at for at, heading in enumerate(rows[header]) if heading]
    columns = _columns(rows, header, kept, [row for _, row in body])
    parts = [column.part for column in columns]
    if len(body) < LEAST_ROWS or Part.NAME not in parts or Part.SCORE not in parts:
        return None
    scores = [at for at, part in zip(kept, parts, strict=True) if part is Part.SCORE]
    told = tuple((n, tuple(row[at] for at in kept)) for n, row in body)
    title = next((cell for row in rows[:header] for cell in row if cell), "")
    high = _high(row[at] for _, row in body for at in scores)
    return Lone(grid.path.name, grid.sheet, title, columns, told, high)


def _is_data(rows: Sequence[Sequence[str]], at: int, row: Sequence[str]) -> bool:
    """Tell whether a row is the first of data: names beside numbers, as in the row after it."""
    numbers = [place for place, cell in enumerate(row) if cell and is_number(number(cell)[0])]
    words = sum(bool(cell) for cell in row) - len(numbers)
    below = rows[at + 1] if at + 1 < len(rows) else ()
    again = sum(place < len(below) and is_number(number(below[place])[0]) for place in numbers)
    return bool(words and numbers and again) and at > 0


def _counts(row: Sequence[str]) -> bool:
    """Tell whether a row is of data, and no total or remark."""
    first = next((cell for cell in row if cell), "")
    return sum(map(bool, row)) > 1 and not BELOW.fullmatch(first)


def _columns(
    rows: Sequence[Sequence[str]], header: int, kept: Sequence[int], body: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    over = _over(rows[header - 1], kept) if header else [""] * len(kept)
    cells = [[row[at] for row in body] for at in kept]
    headed = [*zip((rows[header][at] for at in kept), cells, strict=True)]
    parts = [Part.UNUSED if _SUM.match(heading) else _part(heading, own) for heading, own in headed]
    if Part.SCORE not in parts:
        parts = [_part(heading, own) for heading, own in headed]
    names = [n for n, part in enumerate(parts) if part is Part.NAME]
    by_number = sorted(names, key=lambda n: -len({*cells[n]}))
    for n in by_number[1:]:
        few = len({*cells[n]}) < len({*cells[by_number[0]]})
        parts[n] = Part.REGION if few and Part.REGION not in parts else Part.UNUSED
    scored = [n for n, part in enumerate(parts) if part is Part.SCORE]
    called = _unnumbered([rows[header][at] for at in kept], scored)
    tiers = _unnumbered(over, scored)
    return tuple(
        Column(heading, part, tier if part is Part.SCORE else "", tuple(texts[:3]))
        for heading, part, tier, texts in zip(called, parts, tiers, cells, strict=True)
    )


def _unnumbered(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return texts without their numbers, as in “1.2 ทางลาด”, where all at some places have one."""
    numbered = all(_NUMBERED.match(texts[at]) for at in places)
    return [
        _NUMBERED.sub("", text) if numbered and at in places else text
        for at, text in enumerate(texts)
    ]


def _over(row: Sequence[str], kept: Sequence[int]) -> list[str]:
    """Return the text over each column, where some stand over several."""
    spread: list[str] = []
    for text in row:
        spread.append(text or "".join(spread[-1:]))
    return [spread[at] for at in kept] if sum(map(bool, row)) > 1 else [""] * len(kept)


def _part(heading: str, cells: Sequence[str]) -> Part:
    filled = [cell for cell in cells if cell]
    told = [cell for cell in filled if is_number(number(cell)[0]) or numeral(cell)]
    if not filled or _COUNT.match(heading):
        return Part.UNUSED
    if len(told) >= LEAST_NUMBERS * len(filled):
        return Part.SCORE
    return Part.NAME


def _high(cells: Iterable[str]) -> float:
    """Return where the scale seems to end."""
    told = (number(cell)[0] for cell in cells)
    top = max((float(text) for text in told if text and is_number(text)), default=0)
    return next((high for high in _HIGH if top <= high), _HIGH[-1])


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
    ranked = [(_code(name, n), name, regions.get(name, "")) for n, name in enumerate(units, 1)]
    sheets = (
        _sheet(SETTINGS, ("setting", "value"), [*told.settings.items()]),
        _sheet("dimensions", ("id", "name_th"), parts),
        _sheet("indicators", ("id", "dimension", "name_th"), indicators),
        _sheet("units", ("code", "name_th", "region"), ranked),
        *(_asked(table, names) if several else ()),
        _sheet(
            TEXTS,
            ("file", "path", "text"),
            [*_sentences(parts, indicators, told.settings["unit_noun"])],
        ),
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


def _asked(table: Lone, names: Sequence[str]) -> Iterator[Sheet]:
    """Yield the sheets of respondents, one for each row, where units have several rows."""
    yield _sheet("types", ("id", "name_th"), [("all", "หน่วยงาน")])
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
