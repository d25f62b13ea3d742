"""An edition of a table of scores that came alone: what it needs besides is asked on one page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.edition.form.form import FILE
from report_builder.edition.form.framed import RESPONDENT, Told, made
from report_builder.edition.form.guessed import guessed
from report_builder.edition.form.lone import Left, Lone, Why
from report_builder.edition.form.parts import UNIT, Column, Part
from report_builder.edition.values import BUDDHIST_YEARS
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.pages.data import check_order
from report_builder.web.received import tables
from report_builder.web.works import read, write
from report_builder.web.wrong import NotThere, Refusal

PARTS = {
    Part.NAME: Words("ชื่อของหน่วยที่จัดอันดับ", "names of what is ranked"),
    Part.REGION: Words("ภาคหรือกลุ่ม", "region or group"),
    Part.SCORE: Words("คะแนนของตัวชี้วัด", "scores of an indicator"),
    Part.UNUSED: Words("ไม่ใช้", "not used"),
}
ASKED = ("survey", "year", "publisher", "unit_noun", "scale")
"""What must be told, by the names of settings."""
SCALES = ("0-100", "0-10", "0-5", "1-5", "0-1")
WHY = {
    Why.TITLE: Words("ชื่อเรื่องเหนือตาราง", "a title above the table"),
    Why.HEADING: Words("หัวตาราง", "headings"),
    Why.SUM: Words("ผลรวมหรือค่าเฉลี่ย โปรแกรมคำนวณเอง", "a sum or mean, which is computed anew"),
    Why.REMARK: Words("หมายเหตุ", "a remark"),
}
ANSWERS = "frame.json"
"""What was answered last for a work, so that a table that is sent anew asks for nothing twice."""


def show(request: Request) -> Response:
    """Ask what an edition of the table needs besides."""
    work = work_of(request)
    before = read(work.folder / ANSWERS)
    table = _as_before(_table(read(work.check)), before.get("columns", {}))
    return page(
        request, "frame.html", work=work, step="data", table=table, parts=PARTS, scales=SCALES,
        given={**_guessed(table, work.name), **before.get("settings", {})}, why=WHY,
    )  # fmt: skip


def make(request: Request, form: FormData) -> Response:
    """Make an edition of the table and of what was told, in a new version, and check it."""
    at, work = desk(request), work_of(request)
    check = read(work.check)
    table = _table(check)
    told = replace(_told(table, form), said=check["lone"]["said"])
    content = made(table, told)

    def change(edition: Path) -> None:
        for old in [*tables(edition)]:
            old.unlink()
        publish.write(edition / FILE, content)

    work = at.works.change(work.id, change)
    write(work.folder / ANSWERS, _answers(table, told, form))
    at.jobs.put(check_order(work))
    session(request).said.append(
        Words(f"ทำสมุดงาน {FILE} แล้ว กำลังตรวจ", f"the workbook {FILE} was made and is checked")
    )
    return RedirectResponse(f"/works/{work.id}/check", 303)


def _table(found: Mapping[str, Any]) -> Lone:
    told = found.get("lone")
    if not told:
        raise NotThere
    columns = tuple(
        Column(c["heading"], Part(c["part"]), c["over"], (*c["sample"],)) for c in told["columns"]
    )
    rows = tuple((n, tuple(row)) for n, row in told["rows"])
    left = tuple(Left(one["row"], one["begins"], Why(one["why"])) for one in told["left"])
    others = (*told["others"],)
    ends = (told["low"], told["high"])
    return Lone(told["file"], told["sheet"], columns, rows, *ends, left, others, told["words"])


def _answers(table: Lone, told: Told, form: FormData) -> dict[str, Any]:
    """Return what was answered, columns by their headings."""
    columns = {
        column.heading: [part, str(form.get(f"dimension{n}", ""))]
        for n, (column, part) in enumerate(zip(table.columns, told.parts, strict=True))
    }
    synthetic = form.get("synthetic") == "yes"
    settings = {name: told.settings[name] for name in (*ASKED, "respondent_noun")}
    return {"settings": {**settings, "synthetic": synthetic}, "columns": columns}


def _as_before(table: Lone, answered: Mapping[str, Sequence[str]]) -> Lone:
    """Return a table whose columns are what they were told to be before, if it has their names."""
    told = [answered.get(c.heading, (c.part, c.over)) for c in table.columns]
    columns = tuple(
        replace(column, part=Part(part), over=over)
        for column, (part, over) in zip(table.columns, told, strict=True)
    )
    named = sum(column.part is Part.NAME for column in columns) == 1
    return replace(table, columns=columns) if named else table


def _part(said: str) -> Part:
    return next((part for part in Part if part == said), Part.UNUSED)


def _guessed(table: Lone, name: str) -> dict[str, Any]:
    """Return what the table itself, or the name of the work, tells of the settings."""
    found = guessed(table.titles or (name,))
    now = str(datetime.now(UTC).year + BUDDHIST_YEARS)
    noun = next(c.heading for c in table.columns if c.part is Part.NAME)
    return {
        "survey": found.survey,
        "year": found.year or guessed((name,)).year or now,
        "publisher": found.publisher,
        "unit_noun": noun,
        "scale": f"{table.low:g}-{table.high:g}",
        "respondent_noun": "ผู้ใช้บริการ" if table.words else RESPONDENT,
        "synthetic": found.synthetic,
    }


def _told(table: Lone, form: FormData) -> Told:
    """Return what a form tells; raises Refusal where anything is missing."""
    said = {name: str(form.get(name, "")).strip() for name in ASKED}
    columns = range(len(table.columns))
    parts = [_part(str(form.get(f"part{n}", ""))) for n in columns]
    over = [" ".join(str(form.get(f"dimension{n}", "")).split()) for n in columns]
    if not all(said.values()) or not re.fullmatch(r"\d{4}", said["year"], re.ASCII):
        raise Refusal("กรอกให้ครบทุกช่อง ปีเป็นเลข 4 หลัก", "fill in every field; the year has 4 digits")
    if parts.count(Part.NAME) != 1 or Part.SCORE not in parts or parts.count(Part.REGION) > 1:
        raise Refusal(
            "เลือกคอลัมน์ชื่อหนึ่งคอลัมน์ และคอลัมน์คะแนนอย่างน้อยหนึ่งคอลัมน์",
            "choose one column of names, and one of scores at least",
        )
    survey = said["survey"]
    asked = str(form.get("respondent_noun", "")).strip() or RESPONDENT
    settings = {
        **said,
        "respondent_noun": asked,
        "respondent_classifier": "แห่ง" if UNIT.search(asked) else "คน",
        "id": said["year"],
        "title": f"ผล{survey}" if survey.startswith("การ") else survey,
        "date": datetime.now(UTC).date().isoformat(),
        "whole": f"ทุก{said['unit_noun']}",
        "synthetic": "true" if form.get("synthetic") == "yes" else "false",
    }
    if Part.REGION in parts:
        settings["region_noun"] = table.columns[parts.index(Part.REGION)].heading
    return Told(settings, parts, [name or survey for name in over])
