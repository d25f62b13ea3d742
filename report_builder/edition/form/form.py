"""Write an edition as a workbook that people can fill in: one sheet per table, headings in Thai."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from report_builder.edition import context, flat_texts, naming
from report_builder.edition.files.finding import COLUMNS, EXAMPLES, FIGURES, GUIDE, PICTURES
from report_builder.edition.form import dictionary, drafts, examples
from report_builder.edition.form.sheets import Rows, Sheet, workbook
from report_builder.edition.headings import (
    HEADINGS,
    SETTING_NOTES,
    SETTINGS,
    SHEETS,
    TEXTS,
    Heading,
    resolver,
)
from report_builder.edition.load import Reading, read
from report_builder.edition.schema import KINDS, SCHEMAS
from report_builder.errors import BadInput, FolderInUse
from report_builder.failures import CannotWrite
from report_builder.settings import Settings
from report_builder.years import CHANGES
from report_builder.years import KINDS as PARTS

FILE = "edition.xlsx"
DATA = ("respondents", "scores", "answers", "published", "checks", "pictures", "changes", TEXTS)
"""Sheets that hold the data of one year; the others say how the survey is made."""

COMING = ("id", "year", "date", "surveyor", "url", "synthetic_note", "case_study", "previous")
"""Settings of one year, blank in a blank form."""

_ROWS = 5000
"""Rows for which a sheet offers drop-down lists."""
_LISTS: Mapping[tuple[str, str], str] = {
    ("themes", "dimension"): "dimensions",
    ("indicators", "dimension"): "dimensions",
    ("indicators", "theme"): "themes",
    ("respondents", "unit"): "units",
    ("respondents", "type"): "types",
    ("scores", "respondent"): "respondents",
    ("options", "item"): "items",
    ("answers", "respondent"): "respondents",
    ("answers", "item"): "items",
}
"""Columns with a drop-down list: the first column of another sheet."""
_CHOICES: Mapping[tuple[str, str], Sequence[str]] = {
    ("items", "kind"): KINDS,
    ("changes", "kind"): PARTS,
    ("changes", "change"): CHANGES,
}
"""Columns with a drop-down list of what they may hold."""
_TEXTS = ((SETTINGS, "value"), ("indicators", "scale"))
"""Columns whose cells stay as they are typed: 1-10 would become a day."""
OPEN: Mapping[str, int] = {"units": 4, "scores": 120}
"""Columns that a table may have beyond those of the form, their headings to be typed."""
_ALLOWED = ("insert_rows", "delete_rows", "format_cells", "format_columns", "sort", "autofilter")
_GUIDE = (
    "แบบกรอกข้อมูลของฉบับ (edition form)",
    "",
    "1. กรอกชีต settings ก่อน แล้วกรอกชีตอื่นตามลำดับ หัวตารางแก้ไม่ได้ ชี้ที่หัวตารางเพื่ออ่านคำอธิบาย",
    "2. ชีต scores มีแถวละหนึ่งหน่วยงานที่ตอบ หรือแถวละหนึ่งหน่วยที่จัดอันดับ (เช่น จังหวัด เทศบาล ประเทศ) เมื่อไม่มีผู้ตอบ "
    "คอลัมน์ถัดไปมีคอลัมน์ละหนึ่งตัวชี้วัด หัวคอลัมน์เป็นรหัสหรือชื่อของตัวชี้วัด ช่องคะแนนที่ไม่มีข้อมูลให้เว้นว่างหรือใส่ - อย่าใส่ 0",
    "3. ชื่อและข้อความใช้อักษรไทย ละติน และเครื่องหมายทั่วไป อักษรอื่น เช่น ลาว จีน หรืออีโมจิ พิมพ์ไม่ได้",
    "4. ตารางใดมีอยู่แล้วเป็น .csv .xlsx .xls หรือ .parquet ให้วางไว้ในโฟลเดอร์เดียวกันโดยตั้งชื่อตามชีต "
    "เช่น scores.csv โปรแกรมจะใช้แฟ้มนั้นแทนชีต",
    "5. ข้อความของปีอยู่ในชีต texts แถวที่คอลัมน์ชนิดเป็น example ไม่ถูกใช้ เขียนทับแล้วลบคำว่า example",
    f"6. ชีต {EXAMPLES} มีตัวอย่างของทุกตาราง ชีต {COLUMNS} บอกค่าที่ใส่ได้ "
    f"ชีต {FIGURES} บอกชื่อตัวเลขที่ใช้ในข้อความ (ในแบบเปล่าเป็นของชีต {EXAMPLES} ใช้รหัสของท่านแทน)",
    "7. ภาพวางไว้ในโฟลเดอร์ pictures ข้างสมุดงานนี้ แล้วบอกที่วางและคำอธิบายของแต่ละภาพในชีต pictures",
    "8. ตรวจด้วยคำสั่ง report-builder check แล้วสร้างเอกสารด้วย report-builder build",
    "",
)


def create(folder: Path, source: Path | None, *, blank: bool, figures: Rows = ()) -> Path:
    """Write the form into a new folder, filled from an edition, and return its path.

    `figures` are rows of what texts and published figures may name: id, label, unit, how it is
    written in a text.

    Raises FolderInUse when the folder holds files, BadInput when the edition has errors, and
    CannotWrite when the folder can't be written.
    """
    reading = read(source) if source else None
    if reading and reading.errors:
        raise BadInput(reading.problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FolderInUse(str(folder))
        (folder / FILE).write_bytes(form(reading, blank=blank, figures=figures))
        if reading and not blank:
            _copy_pictures(reading, folder)
    except OSError as error:
        raise CannotWrite(str(folder), error.strerror or str(error)) from error
    return folder / FILE


def _copy_pictures(reading: Reading, folder: Path) -> None:
    """Copy the folder of pictures of an edition, which its table names."""
    for name, path in reading.files.items():
        if name.startswith(f"{PICTURES}/"):
            (folder / PICTURES).mkdir(exist_ok=True)
            shutil.copyfile(path, folder / name)


def form(reading: Reading | None, *, blank: bool, figures: Rows = ()) -> bytes:
    """Return the form as an .xlsx workbook, the same bytes each time."""
    pages = (*sheets(reading, blank=blank), *_guides(figures))
    return workbook(pages, first=_guide, finish=_offered)


def _guides(figures: Rows) -> Iterator[Sheet]:
    """Yield the sheets to look things up in."""
    yield examples.sheet(EXAMPLES)
    yield dictionary.sheet(COLUMNS)
    if figures:
        columns = ("figure", "label", "unit", "written")
        headings = map(Heading, ("ชื่อ", "คำอธิบาย", "หน่วย", "เขียนในข้อความ"))
        yield Sheet(FIGURES, columns, tuple(headings), figures)


def sheets(reading: Reading | None, *, blank: bool) -> Iterator[Sheet]:
    """Yield the sheets of the form, filled from an edition that was read.

    A blank form keeps how the survey is made and leaves out the data of the year.
    """
    for name in SHEETS:
        yield _sheet(name, reading, [*_filled(name, reading, blank=blank)])


def _filled(name: str, reading: Reading | None, *, blank: bool) -> Iterable[Sequence[str]]:
    if blank and name == TEXTS:
        return drafts.rows(*(_parts(reading, table) for table in ("dimensions", "indicators")))
    if reading is None or (blank and name in DATA):
        return ()
    rows = _rows(name, reading)
    return map(_to_come, rows) if blank and name == SETTINGS else rows


def _to_come(row: Sequence[str]) -> Sequence[str]:
    """Return the row of a setting for a year whose real data is still to come."""
    setting, value, note = row
    coming = dict.fromkeys(COMING, "") | {"synthetic": "false"}
    return setting, coming.get(setting, value), note


def _parts(reading: Reading | None, table: str) -> Sequence[Mapping[str, str]]:
    """Return the dimensions or indicators of a form, those of the examples in an empty one."""
    if reading is None or table not in reading.tables:
        return examples.EXAMPLES[table]
    return [
        {str(k): str(v) for k, v in row.items()}
        for row in reading.tables[table].frame.to_dict("records")
    ]


def _sheet(name: str, reading: Reading | None, rows: Rows) -> Sheet:
    columns = _columns(name, reading)
    if name == SETTINGS and not rows:
        rows = [[field.name, "", SETTING_NOTES[field.name]] for field in fields(Settings)]
    indicators = _indicators(reading) if name == "scores" else {}
    headings = tuple(HEADINGS[name].get(c) or indicators.get(c, Heading(c)) for c in columns)
    numeric = tuple(column for column in columns if _holds_numbers(name, column))
    return Sheet(name, columns, headings, rows, numeric)


def _columns(name: str, reading: Reading | None) -> tuple[str, ...]:
    if name == "units" and reading:
        return (*HEADINGS[name], *context.declared(reading.tables))
    if name != "scores":
        return tuple(HEADINGS[name])
    scores = reading.tables.get("scores") if reading else None
    if scores is None:
        return ("respondent",)
    return tuple(map(str, scores.frame.columns))


def _indicators(reading: Reading | None) -> dict[str, Heading]:
    """Return the headings of the indicators: the Thai name where it leads back to the id."""
    table = reading.tables.get("indicators") if reading else None
    if table is None:
        return {}
    resolve = resolver("scores", naming.called_in(table))
    named = zip(table.column("id"), table.column("name_th"), strict=True)
    return {id: Heading(name if resolve(name) == id else id, id) for id, name in named}


def _rows(name: str, reading: Reading) -> Rows:
    if name == SETTINGS:
        return [*_settings(reading.settings)]
    if name == TEXTS:
        named = sorted(reading.texts.items())
        return [row for file, text in named for row in flat_texts.flat(file, text)]
    if name not in reading.tables:
        return []
    table = reading.tables[name]
    return [*zip(*(table.column(c) for c in _columns(name, reading)), strict=True)]


def _settings(settings: Settings | None) -> Iterator[list[str]]:
    for name, value in asdict(settings).items() if settings else ():
        note = SETTING_NOTES[name]
        if isinstance(value, dict):
            yield from ([f"{name}.{key}", text, note] for key, text in value.items())
        elif isinstance(value, tuple):
            yield from ([name, text, note] for text in value or ("",))
        else:
            yield [name, _plain(value), note]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _guide(book: Any) -> None:
    """Write the sheet that tells how to fill in the others."""
    sheet = book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 110)
    for row, text in enumerate((*_GUIDE, *(f"{name}: {th}" for name, th in SHEETS.items()))):
        sheet.write_string(row, 0, text)
    sheet.protect()


def _holds_numbers(table: str, column: str) -> bool:
    if table not in SCHEMAS:
        return False
    named = {each.name: each for each in SCHEMAS[table].columns}
    if column in named:
        return named[column].range is not None
    return SCHEMAS[table].open and column not in ("respondent", "unit", "indicator")


def _offered(book: Any, sheet: Sheet, page: Any) -> None:
    """Lock the headings of a sheet and offer its drop-down lists."""
    last = max(len(sheet.columns) - 1, 0) + OPEN.get(sheet.name, 0)
    page.set_column(0, last, 22, book.add_format({"locked": False}))
    for column in (at for at, name in enumerate(sheet.columns) if (sheet.name, name) in _TEXTS):
        page.set_column(column, column, 22, book.add_format({"locked": False, "num_format": "@"}))
    page.protect("", dict.fromkeys(_ALLOWED, True))
    for column, name in enumerate(sheet.columns):
        _offer(page, sheet.name, column, name)


def _offer(page: Any, table: str, column: int, name: str) -> None:
    """Offer a drop-down list where a column has one; other values are warned of, not refused."""
    source: Any = None
    if (table, name) in _LISTS:
        source = f"={_LISTS[table, name]}!$A$2:$A${_ROWS}"
    elif (table, name) in _CHOICES:
        source = list(_CHOICES[table, name])
    if source:
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        page.data_validation(1, column, _ROWS, column, rule)
