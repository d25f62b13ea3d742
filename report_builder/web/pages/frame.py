"""An edition of a table of scores that came alone: what it needs besides is asked on one page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.edition.form.form import FILE
from report_builder.edition.form.lone import Column, Lone, Part, Told, made
from report_builder.edition.values import BUDDHIST_YEARS
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.pages.data import check_order
from report_builder.web.received import tables
from report_builder.web.works import read
from report_builder.web.wrong import NotThere, Refusal

PARTS = {
    Part.NAME: Words("ชื่อของหน่วยที่จัดอันดับ", "names of what is ranked"),
    Part.REGION: Words("ภาคหรือกลุ่ม", "region or group"),
    Part.SCORE: Words("คะแนนของตัวชี้วัด", "scores of an indicator"),
    Part.UNUSED: Words("ไม่ใช้", "not used"),
}
ASKED = ("survey", "year", "publisher", "unit_noun", "scale")
"""What must be told, by the names of settings."""
SCALES = ("0-100", "0-10", "0-5", "0-1")
_YEAR = re.compile(r"25\d\d", re.ASCII)
_ENDS = re.compile(
    r"^(รายงาน|สรุป)?\s*(ผล)?(?=การ)|"
    r"\s*\(?(ประจำ)?\s*(ปี(งบประมาณ|การศึกษา)?)?\s*(พ\.ศ\.)?\s*25\d\d.*$"
)
"""What a title has around the name of a survey."""


def show(request: Request) -> Response:
    """Ask what an edition of the table needs besides."""
    work = work_of(request)
    table = _table(read(work.check))
    return page(
        request, "frame.html", work=work, step="data", table=table, parts=PARTS, scales=SCALES,
        given=_guessed(table, work.name), whole=Part.SCORE,
    )  # fmt: skip


def make(request: Request, form: FormData) -> Response:
    """Make an edition of the table and of what was told, in a new version, and check it."""
    at, work = desk(request), work_of(request)
    table = _table(read(work.check))
    content = made(table, _told(table, form))

    def change(edition: Path) -> None:
        for old in [*tables(edition)]:
            old.unlink()
        publish.write(edition / FILE, content)

    work = at.works.change(work.id, change)
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
    return Lone(told["file"], told["sheet"], told["title"], columns, rows, told["high"])


def _part(said: str) -> Part:
    return next((part for part in Part if part == said), Part.UNUSED)


def _guessed(table: Lone, name: str) -> dict[str, str]:
    """Return what the table itself tells of the settings."""
    year = _YEAR.search(table.title) or _YEAR.search(name)
    now = str(datetime.now(UTC).year + BUDDHIST_YEARS)
    noun = next(c.heading for c in table.columns if c.part is Part.NAME)
    survey = _ENDS.sub("", table.title) or name
    scale = f"0-{table.high:g}"
    return {"survey": survey, "year": year[0] if year else now, "unit_noun": noun, "scale": scale}


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
    settings = {
        **said,
        "id": said["year"],
        "title": f"ผล{survey}" if survey.startswith("การ") else survey,
        "date": datetime.now(UTC).date().isoformat(),
        "whole": f"ทุก{said['unit_noun']}",
        "synthetic": "true" if form.get("synthetic") == "yes" else "false",
    }
    if Part.REGION in parts:
        settings["region_noun"] = table.columns[parts.index(Part.REGION)].heading
    return Told(settings, parts, [name or survey for name in over])
