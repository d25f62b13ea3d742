"""Read the settings of an edition, edition.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from report_builder.edition import scales
from report_builder.edition.causes import of_files, of_tables
from report_builder.edition.causes.cause import Refused, meant, one_of
from report_builder.edition.files import regular
from report_builder.edition.licences import LICENCES
from report_builder.edition.nouns import EVERY
from report_builder.edition.spots import Spots, of_settings
from report_builder.edition.tables import Table
from report_builder.edition.texts import mended_values
from report_builder.edition.values import BUDDHIST_YEARS, day, number
from report_builder.problem import Problem, Words
from report_builder.settings import Settings
from report_builder.thai import nouns

FILE = "edition.toml"

_ADAPTER = TypeAdapter(Settings)
_NAMES = tuple(field.name for field in fields(Settings))
OPTIONAL = tuple(
    field.name
    for field in fields(Settings)
    if field.default is not MISSING or field.default_factory is not MISSING
)
"""Settings that may be left out or blank."""
_STAND_INS: Mapping[str, Any] = {
    field.name: {"str": "", "int": 0, "float": 0.0, "bool": False}.get(str(field.type))
    for field in fields(Settings)
}
_LISTS = tuple(field.name for field in fields(Settings) if "tuple" in str(field.type))
_TEXTS = tuple(field.name for field in fields(Settings) if str(field.type) == "str")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_EXPECTED: Mapping[str, Words] = {
    "int": Words("จำนวนเต็ม", "a whole number"),
    "float": Words("ตัวเลข", "a number"),
    "string": Words("ข้อความในเครื่องหมายคำพูด", "a text in quotes"),
    "bool": Words("true หรือ false", "true or false"),
    "tuple": Words("รายการใน [ ]", "a list in [ ]"),
    "mapping": Words("ตารางของ ชื่อ = ค่า", "a table of name = value"),
}
RULES: Mapping[str, tuple[str, Words]] = {
    "id": (r"[A-Za-z0-9][A-Za-z0-9_-]*", of_tables.BAD_CODE.expected),
    "year": (r"2[45]\d\d", Words("ปีพุทธศักราช เช่น 2559", "a Buddhist-era year such as 2559")),
    "scale": (
        scales.PATTERN,
        Words("ช่วงคะแนน เช่น 0-100, 0-5 หรือ 0-1", "a range such as 0-100, 0-5 or 0-1"),
    ),
    "print_scale": (
        f"({scales.PATTERN})?",
        Words("ช่วงคะแนน เช่น 1-10 หรือ 0-7", "a range such as 1-10 or 0-7"),
    ),
    "report_face": (
        r"[^\"<>&]{0,31}",
        Words("ชื่อฟอนต์ไม่เกิน 31 อักษร", "the name of a face, at most 31 characters as Word takes"),
    ),
    "licence": (
        "(" + "|".join(map(re.escape, LICENCES)) + ")?",
        one_of(tuple(LICENCES)),
    ),
    "url": (
        r"(https?://\S{1,240})?",
        Words(
            "ที่อยู่เว็บ https://... ไม่เกิน 240 อักษร เพื่อให้ QR อ่านได้",
            "a web address, https://..., of at most 240 characters so that its QR code can be read",
        ),
    ),
}
"""Settings whose text must follow a pattern."""
_YEARS = range(2400, 2600)
_LATEST = 3
"""Years after a survey in which its results may be published without a doubt."""


def read(path: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read and validate the settings; None when they can't be used."""
    try:
        raw = tomllib.loads(regular.text(path))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else None
        return None, (of_files.BAD_SYNTAX.at(FILE, line, found=str(error)),)
    except Refused as refused:
        return None, (refused.at(FILE),)
    except RecursionError:
        return None, (of_files.TOO_LONG.at(FILE),)
    return validate(raw)


def spots(path: Path) -> Spots:
    """Return the line of each setting of a file that can be read."""
    try:
        return of_settings(regular.text(path), FILE)
    except Refused:
        return {}


def of_table(table: Table) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Make settings of the rows of a sheet; a list or mapping has a row for each entry."""
    rows = [*table.cells("setting")]
    settings, problems = validate(_raw(table))
    at = {name.partition(".")[0]: row for row, name in reversed(rows)}
    return settings, tuple(_placed(table, problem, at) for problem in problems)


def scale(settings: Settings | None) -> scales.Scale:
    """Return the scale of the scores as they came in, 0-100 where none can be read."""
    found = scales.scale(settings.scale) if settings else None
    return found if found and not found.falls else scales.PLAIN


def _raw(table: Table) -> dict[str, Any]:
    raw: dict[str, Any] = {}
    for name, value in zip(table.column("setting"), table.column("value"), strict=True):
        setting, _, entry = name.partition(".")
        if entry:
            raw.setdefault(setting, {})[entry] = value
        elif setting in _LISTS:
            raw[setting] = [*raw.get(setting, []), *filter(None, [value])]
        elif value or setting in _TEXTS:
            raw[setting] = value
    return raw


def _placed(table: Table, problem: Problem, at: Mapping[str, int]) -> Problem:
    """Return a problem of a setting at its row of a sheet."""
    row = at.get(problem.column.partition(".")[0])
    column = "setting" if problem.cause == of_tables.UNKNOWN_SETTING.name else "value"
    cell = f"{table.letters[column]}{row}" if row and column in table.letters else ""
    return replace(problem, file=table.file, sheet=table.sheet, row=row, cell=cell)


def validate(raw: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """Make settings of raw values, their texts repaired.

    What is missing or no value of its kind is named, and stood in for, so that the rest of the
    edition is checked by what could be read.
    """
    given = {name: value for name, value in raw.items() if value != ""}
    given |= {name: [given[name]] for name in _LISTS if isinstance(given.get(name), str)}
    mended, repairs = mended_values(given, FILE)
    values, dates = _with_plain_date(mended)
    repairs = (*repairs, *dates)
    problems = [*_unknown(values), *_broken_rules(values)]
    try:
        settings = _ADAPTER.validate_python(values)
    except ValidationError as error:
        return _stood_in(values, error), (*problems, *_invalid(error), *repairs)
    return settings, (*problems, *_bad_values(settings), *_bad_whole(settings), *repairs)


def _stood_in(values: Mapping[str, Any], error: ValidationError) -> Settings:
    wrong = {str(each["loc"][0]) for each in error.errors()}
    kept = {name: value for name, value in values.items() if name not in wrong}
    needed = wrong - {*OPTIONAL}
    return _ADAPTER.validate_python({**kept, **{name: _STAND_INS[name] for name in needed}})


def _with_plain_date(values: dict[str, Any]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the settings with their date and year as they are reckoned with, and what was read."""
    plain = {name: str(values[name]) for name in ("date", "year") if name in values}
    told = {name: day(text) if name == "date" else number(text)[0] for name, text in plain.items()}
    changed = {name for name, text in told.items() if text != plain[name]}
    notes = (
        (of_files.READ_AS_DATE if name == "date" else of_files.READ_AS_NUMBER).at(
            FILE, None, name, plain[name], action=Words(told[name], told[name])
        )
        for name in sorted(changed)
    )
    return values | {name: told[name] for name in changed | (told.keys() & {"date"})}, tuple(notes)


def _unknown(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name in values:
        if name not in _NAMES:
            near = next(iter(difflib.get_close_matches(name, _NAMES, n=1)), None)
            yield of_tables.UNKNOWN_SETTING.at(FILE, None, name, action=meant(near))


def _broken_rules(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name, (pattern, expected) in RULES.items():
        text = str(values.get(name, ""))
        if name in values and not re.fullmatch(pattern, text):
            yield of_tables.BAD_SETTING.at(FILE, None, name, text, expected=expected)


def _invalid(error: ValidationError) -> Iterator[Problem]:
    for each in error.errors():
        name = ".".join(map(str, each["loc"]))
        if each["type"] == "missing":
            yield of_tables.MISSING_SETTING.at(FILE, None, name)
        else:
            kind = each["type"].partition("_")[0]
            expected = _EXPECTED.get(kind, Words("", each["msg"]))
            yield of_tables.BAD_SETTING.at(FILE, None, name, str(each["input"]), expected=expected)


def _bad_values(settings: Settings) -> Iterator[Problem]:
    """Yield what is out of range: the date, the width of groups, the ends of the scales."""
    yield from _bad_date(settings.date, settings.year)
    yield from _bad_print_scale(settings.print_scale)
    most = scales.of_print(settings).span
    if not 0 < scales.group_width(settings) <= most:
        expected = Words(f"ตัวเลขมากกว่า 0 ไม่เกิน {most:g}", f"a number above 0, {most:g} at most")
        found = f"{settings.group_width:g}"
        yield of_tables.BAD_SETTING.at(FILE, None, "group_width", found, expected=expected)
    yield from _bad_fair(settings, most)
    ends = scales.scale(settings.scale)
    if re.fullmatch(scales.PATTERN, settings.scale.strip()) and (ends is None or ends.falls):
        expected = Words("ค่าต่ำสุดก่อนค่าสูงสุด เช่น 0-100", "the lowest value first: 0-100")
        yield of_tables.BAD_SETTING.at(FILE, None, "scale", settings.scale, expected=expected)


def doubted(settings: Settings) -> Iterator[Problem]:
    """Yield a doubt of a width of groups that is the usual one on 0-100, but not on the scale."""
    width, ends = scales.group_width(settings), scales.of_print(settings)
    if width != scales.USUAL_WIDTH or ends.span == scales.PLAIN.span:
        return
    share, same = f"{width / ends.span:.0%}", f"{width * ends.span / scales.PLAIN.span:g}"
    found = f"group_width {width:g}, print_scale {ends}"
    action = Words(
        f"{width:g} คะแนนเป็น {share} ของช่วง {ends} ใส่ {same} ให้เท่ากับ {width:g} บนช่วง 0-100",
        f"{width:g} is {share} of {ends}: give {same} for what {width:g} is on 0-100",
    )
    yield of_tables.WIDTH_DOUBT.at(FILE, None, "group_width", found, action=action)


def _bad_fair(settings: Settings, span: float) -> Iterator[Problem]:
    """Yield a problem of a rule of what may be said of differences that is beyond its scale."""
    for name, most in (
        ("least_difference", span),
        ("peer_distance", span),
        ("least_coverage", 100),
    ):
        value = getattr(settings, name)
        if value is not None and not 0 <= value <= most:
            expected = Words(f"ตัวเลข 0 ถึง {most:g}", f"a number from 0 to {most:g}")
            yield of_tables.BAD_SETTING.at(FILE, None, name, f"{value:g}", expected=expected)


def _bad_print_scale(text: str) -> Iterator[Problem]:
    """Yield a problem of a scale to print on whose ends are turned, too close or too far apart."""
    ends = scales.scale(text)
    least, most = scales.LEAST_SPAN, scales.MOST_SPAN
    if re.fullmatch(scales.PATTERN, text.strip()) and (
        ends is None or not least <= ends.span <= most
    ):
        expected = Words(
            f"ค่าต่ำสุดก่อนค่าสูงสุด ห่างกัน {least:g} ถึง {most:g} เช่น 1-10",
            f"the lowest value first, {least:g} to {most:g} apart, such as 1-10",
        )
        yield of_tables.BAD_SETTING.at(FILE, None, "print_scale", text, expected=expected)


def _bad_date(text: str, year: int) -> Iterator[Problem]:
    """Yield a problem of the date: none, one out of all reason, or one not of the year."""
    try:
        told = date.fromisoformat(text)
    except ValueError:
        expected = Words("วันที่ ค.ศ. แบบ 2016-11-23", "a date of the common era such as 2016-11-23")
        yield of_tables.BAD_SETTING.at(FILE, None, "date", text, expected=expected)
        return
    reckoned = told.year + BUDDHIST_YEARS
    if reckoned not in _YEARS:
        expected = Words("วันที่ในช่วง พ.ศ. 2400-2599", "a date from 1857 to 2056")
        yield of_tables.BAD_SETTING.at(FILE, None, "date", text, expected=expected)
    elif year in _YEARS and not 0 <= reckoned - year <= _LATEST:
        found = f"year {year}, date {text} (พ.ศ. {reckoned})"
        yield of_tables.DATE_DOUBT.at(FILE, None, "date", found)


def _bad_whole(settings: Settings) -> Iterator[Problem]:
    """Yield a problem where a unit and the whole go by one noun: none could be told from all."""
    if settings.whole == settings.unit_noun:
        name = nouns.beside(EVERY, settings.unit_noun)
        expected = Words(f"คำที่ต่างจาก unit_noun เช่น {name}", f"not the noun of a unit; {name}")
        yield of_tables.BAD_SETTING.at(FILE, None, "whole", settings.whole, expected=expected)
