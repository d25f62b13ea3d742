"""Read the settings of an edition, edition.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from report_builder.edition import causes
from report_builder.edition.causes import meant
from report_builder.edition.texts import mended_values
from report_builder.errors import Problem, Words
from report_builder.model import Settings

FILE = "edition.toml"

_ADAPTER = TypeAdapter(Settings)
_NAMES = tuple(field.name for field in fields(Settings))
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_EXPECTED: Mapping[str, Words] = {
    "int": Words("จำนวนเต็ม", "a whole number"),
    "float": Words("ตัวเลข", "a number"),
    "string": Words("ข้อความในเครื่องหมายคำพูด", "a text in quotes"),
    "bool": Words("true หรือ false", "true or false"),
    "tuple": Words("รายการใน [ ]", "a list in [ ]"),
    "mapping": Words("ตารางของ ชื่อ = ค่า", "a table of name = value"),
}
_RULES: Mapping[str, tuple[str, Words]] = {
    "id": (r"[A-Za-z0-9][A-Za-z0-9_-]*", causes.BAD_CODE.expected),
    "year": (r"2[45]\d\d", Words("ปีพุทธศักราช เช่น 2559", "a Buddhist-era year such as 2559")),
    "url": (r"(https?://\S+)?", Words("ที่อยู่เว็บ https://...", "a web address, https://...")),
}
"""Settings whose text must follow a pattern."""


def read(path: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read and validate the settings; None when they can't be used."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else None
        return None, (causes.BAD_SYNTAX.at(FILE, line, found=str(error)),)
    except (OSError, UnicodeDecodeError) as error:
        return None, (causes.UNREADABLE_FILE.at(FILE, found=str(error)),)
    return validate(raw)


def validate(raw: Mapping[str, Any]) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Make settings of raw values, their texts repaired; None when they can't be used."""
    values, repairs = mended_values(raw, FILE)
    problems = [*_unknown(values), *_broken_rules(values)]
    try:
        settings = _ADAPTER.validate_python(values)
    except ValidationError as error:
        return None, (*problems, *_invalid(error), *repairs)
    return settings, (*problems, *_bad_date(settings), *repairs)


def _unknown(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name in values:
        if name not in _NAMES:
            near = next(iter(difflib.get_close_matches(name, _NAMES, n=1)), None)
            yield causes.UNKNOWN_SETTING.at(FILE, None, name, action=meant(near))


def _broken_rules(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name, (pattern, expected) in _RULES.items():
        text = str(values.get(name, ""))
        if name in values and not re.fullmatch(pattern, text):
            yield causes.BAD_SETTING.at(FILE, None, name, text, expected=expected)


def _invalid(error: ValidationError) -> Iterator[Problem]:
    for each in error.errors():
        name = ".".join(map(str, each["loc"]))
        if each["type"] == "missing":
            yield causes.MISSING_SETTING.at(FILE, None, name)
        else:
            kind = each["type"].partition("_")[0]
            expected = _EXPECTED.get(kind, Words("", each["msg"]))
            yield causes.BAD_SETTING.at(FILE, None, name, str(each["input"]), expected=expected)


def _bad_date(settings: Settings) -> Iterator[Problem]:
    try:
        date.fromisoformat(settings.date)
    except ValueError:
        expected = Words("วันที่ ค.ศ. แบบ 2016-11-23", "a date of the common era such as 2016-11-23")
        yield causes.BAD_SETTING.at(FILE, None, "date", settings.date, expected=expected)
