"""Show how every table is filled in: a few rows of each, together an edition that builds."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from report_builder.edition.form.sheets import Rows, Sheet
from report_builder.edition.headings import HEADINGS, SETTINGS, SHEETS, Heading

EXAMPLES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    SETTINGS: (
        {"setting": "id", "value": "2570"},
        {"setting": "year", "value": "2570"},
        {"setting": "date", "value": "30/11/2570"},
        {"setting": "title", "value": "ผลการสำรวจความพร้อมของเทศบาล พ.ศ. {{ year }}"},
        {"setting": "survey", "value": "การสำรวจความพร้อมของเทศบาล"},
        {"setting": "publisher", "value": "สำนักงานตัวอย่าง"},
        {"setting": "publisher_short", "value": "สตย."},
        {"setting": "synthetic", "value": "true"},
        {"setting": "unit_noun", "value": "เทศบาล"},
        {"setting": "respondent_noun", "value": "หน่วยงาน"},
        {"setting": "group_width", "value": "5"},
        {"setting": "channels.online", "value": "แบบสำรวจออนไลน์"},
        {"setting": "channels.post", "value": "ไปรษณีย์"},
    ),
    "dimensions": (
        {"id": "people", "name_th": "ด้านบุคลากร", "short_th": "บุคลากร", "weight": "60"},
        {"id": "tools", "name_th": "ด้านเครื่องมือ", "short_th": "เครื่องมือ", "weight": "40"},
    ),
    "themes": (
        {"id": "staff", "dimension": "people", "name_th": "ศักยภาพของบุคลากร", "short_th": "ศักยภาพ"},
    ),
    "indicators": (
        {
            "id": "skills",
            "dimension": "people",
            "name_th": "ทักษะของเจ้าหน้าที่",
            "short_th": "ทักษะ",
            "theme": "staff",
        },
        {
            "id": "network",
            "dimension": "tools",
            "name_th": "ระบบเครือข่าย",
            "short_th": "เครือข่าย",
            "scale": "0-5",
        },
    ),
    "levels": (
        {"from": "", "name_th": "เริ่มต้น", "name_en": "Beginning"},
        {"from": "40", "name_th": "พัฒนา", "name_en": "Developing"},
        {"from": "60", "name_th": "ก้าวหน้า", "name_en": "Advanced"},
        {"from": "80", "name_th": "เป็นเลิศ", "name_en": "Excellent"},
    ),
    "context": ({"column": "population", "name_th": "ประชากร", "unit_th": "คน", "decimals": "0"},),
    "types": (
        {"id": "clinic", "name_th": "กองสาธารณสุข", "short_th": "สาธารณสุข"},
        {"id": "school", "name_th": "กองการศึกษา", "short_th": "การศึกษา"},
    ),
    "units": (
        {
            "code": "M01",
            "name_th": "เมืองตัวอย่าง",
            "name_en": "Example",
            "region": "ภาคเหนือ",
            "population": "24500",
        },
        {
            "code": "M02",
            "name_th": "ตำบลทดลอง",
            "name_en": "Trial",
            "region": "ภาคใต้",
            "population": "8120",
        },
    ),
    "respondents": (
        {"id": "M01-clinic", "unit": "M01", "type": "clinic", "channel": "online"},
        {"id": "M01-school", "unit": "M01", "type": "school", "channel": ""},
        {"id": "M02-clinic", "unit": "ตำบลทดลอง", "type": "กองสาธารณสุข", "channel": "ไปรษณีย์"},
        {"id": "M02-school", "unit": "M02", "type": "school", "channel": "online"},
    ),
    "scores": (
        {"respondent": "M01-clinic", "skills": "62.5", "network": "2.4"},
        {"respondent": "M02-clinic", "skills": "71", "network": "-"},
        {"respondent": "M02-school", "skills": "55.25", "network": "4"},
    ),
    "items": (
        {"id": "channel", "number": "3", "kind": "multiple", "question_th": "ช่องทางที่ให้บริการ"},
        {"id": "speed", "number": "4", "kind": "likert", "question_th": "ความเร็วเพียงพอ"},
    ),
    "options": (
        {"item": "channel", "id": "web", "label_th": "เว็บไซต์"},
        {"item": "channel", "id": "desk", "label_th": "เคาน์เตอร์"},
        {"item": "speed", "id": "yes", "label_th": "เห็นด้วยอย่างยิ่ง", "value": "5"},
        {"item": "speed", "id": "no", "label_th": "ไม่เห็นด้วยอย่างยิ่ง", "value": "1"},
    ),
    "answers": (
        {"respondent": "M01-clinic", "item": "channel", "option": "web"},
        {"respondent": "M01-clinic", "item": "channel", "option": "desk"},
        {"respondent": "M02-school", "item": "channel", "option": ""},
        {"respondent": "M02-school", "item": "speed", "option": "เห็นด้วยอย่างยิ่ง"},
    ),
    "published": (
        {
            "id": "nation.score",
            "value": "62.7",
            "decimals": "1",
            "slide": "5",
            "key": "total",
            "note": "",
        },
        {
            "id": "survey.units.count",
            "value": "2",
            "decimals": "0",
            "slide": "3",
            "key": "units",
            "note": "",
        },
    ),
    "checks": ({"id": "units", "kind": "equal", "figures": "3:units", "against": "2", "note": ""},),
    "pictures": (
        {"place": "emblem", "file": "emblem.png", "alt_th": "ตราสำนักงาน", "credit": ""},
        {
            "place": "cover",
            "file": "market.jpg",
            "alt_th": "ประชาชนใช้บริการที่ศูนย์บริการร่วม",
            "credit": "ภาพ: สำนักงานจังหวัด",
        },
    ),
    "changes": (
        {
            "kind": "unit",
            "id": "M02",
            "previous": "M07",
            "change": "renamed",
            "note": "เปลี่ยนรหัส",
            "year": "",
        },
        {
            "kind": "type",
            "id": "school",
            "previous": "",
            "change": "new",
            "note": "เริ่มสำรวจปีนี้",
            "year": "",
        },
    ),
}
"""Rows of every table but the texts, whose examples stand in their own sheet."""

_NAMING = (*EXAMPLES["indicators"], *EXAMPLES["context"])
"""The rows that name columns of other tables."""
_TITLE = "ตัวอย่างการกรอกทุกตาราง ชีตนี้ไม่ถูกอ่านเป็นข้อมูล (examples; this sheet is not read)"


def sheet(name: str) -> Sheet:
    """Return the sheet of examples: for each table its headings in Thai, its columns, its rows."""
    rows = [*_blocks()]
    width = max(map(len, rows))
    columns = tuple(str(n) for n in range(width))
    headings = (Heading(_TITLE), *(Heading("") for _ in range(width - 1)))
    return Sheet(name, columns, headings, [[*row, *[""] * (width - len(row))] for row in rows])


def _blocks() -> Iterator[list[str]]:
    for table, rows in EXAMPLES.items():
        columns = _columns(table, rows)
        yield [f"ชีต {table} ({SHEETS[table]})"]
        yield [_heading(table, column) for column in columns]
        yield columns
        yield from ([row.get(column, "") for column in columns] for row in rows)
        yield []


def _columns(table: str, rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the columns of a table in the order of its form, then those of the rows alone."""
    used = dict.fromkeys(column for row in rows for column in row)
    known = [column for column in HEADINGS[table] if table != "scores" or column in used]
    return [*known, *(column for column in used if column not in known)]


def _heading(table: str, column: str) -> str:
    return HEADINGS[table][column].th if column in HEADINGS[table] else _indicator(column)


def _indicator(id: str) -> str:
    named = ((r.get("id", r.get("column")), r["name_th"]) for r in _NAMING)
    return next(name for key, name in named if key == id)


def rows_of(table: str) -> Rows:
    """Return the example rows of a table below the names of its columns."""
    columns = _columns(table, EXAMPLES[table])
    return [columns, *([row.get(c, "") for c in columns] for row in EXAMPLES[table])]


def write(folder: Path) -> Path:
    """Write the examples as the tables of an edition into a folder, without its pictures."""
    for table in EXAMPLES:
        if table != "pictures":
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows_of(table))
    return folder
