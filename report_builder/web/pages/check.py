"""The step *Check*: what is wrong, worst first, each at its cell, with what to do about it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.edition.files.delimited import guarded
from report_builder.output import publish
from report_builder.problem import Severity
from report_builder.web import mends
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.jobs import Order
from report_builder.web.mends import Mend
from report_builder.web.pages.data import check_order, found_in
from report_builder.web.received import TAKEN, tables
from report_builder.web.works import Work, read
from report_builder.web.wrong import Refusal

TABLE = "changes.csv"
ALL = "all"
CHANGED = (
    "ข้อมูลเปลี่ยนไปแล้ว หรือไม่มีคำแนะนำนี้ ให้ดูหน้าตรวจอีกครั้ง",
    "the data were changed meanwhile, or there is no such suggestion; look at the check again",
)


def show(request: Request) -> Response:
    """Show the problems of an edition by their cause."""
    work = work_of(request)
    one, found = len([*tables(work.edition)]) == 1, found_in(request, work)
    return page(
        request, "check.html", work=work, step="check", found=found, one=one,
        marked=work.marked.exists(), progress=desk(request).jobs.progress(work.id),
        since=_since(work, found),
        accept=",".join(TAKEN), suggested=mends.suggested(found), mended=mends.told(work),
    )  # fmt: skip


def _since(work: Work, found: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what became of the problems of the version before; None where it had none."""
    last = work.check.with_name(f"{work.version - 1:04}{work.check.name[4:]}")
    before, now = Counter(_grave(read(last))), Counter(_grave(found))
    gone, new = before - now, now - before
    if not before or not found or not (gone or new):
        return None
    return {"gone": [*gone.elements()], "left": (now & before).total(), "new": new.total()}


def _grave(found: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the errors and warnings of a check by what is wrong, in both languages, and found."""
    for cause in () if found.get("lone") else found.get("causes", ()):
        if cause["severity"] != Severity.NOTE:
            for problem in cause["problems"]:
                yield problem["what"]["th"], problem["what"]["en"], problem["found"]


def again(request: Request, form: FormData) -> Response:
    """Check an edition once more."""
    work = work_of(request)
    desk(request).jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/check", 303)


def mend(request: Request, form: FormData) -> Response:
    """Mend what the check found, one thing or all, in a copy that is the next version."""
    at, work = desk(request), work_of(request)
    chosen = _chosen(read(work.check), form)
    if not chosen or str(form.get("version", "")) != str(work.version):
        raise Refusal(*CHANGED)
    work = mends.mend(at.works, work, chosen, session(request).name)
    at.jobs.put(check_order(work))
    session(request).said.append(mends.counted(chosen))
    return RedirectResponse(f"/works/{work.id}/check", 303)


def _chosen(found: Mapping[str, Any], form: FormData) -> list[Mend]:
    """Return what is to be mended: all that is suggested, or one thing, as suggested or typed."""
    asked, typed = str(form.get("which", "")), form.get("text")
    if asked == ALL:
        return mends.suggested(found)
    one = [mend for n, mend in enumerate(mends.offered(found)) if str(n) == asked]
    if isinstance(typed, str):
        return [replace(mend, after=typed.strip()) for mend in one]
    return [mend for mend in one if mend.after]


def take_changes(request: Request, form: FormData) -> Response:
    """Add the table that is proposed of what became of what to the next version."""
    at, work = desk(request), work_of(request)
    rows = read(work.check).get("changes")
    if not rows or str(form.get("version", "")) != str(work.version):
        raise Refusal(*CHANGED)
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, [*rows[0]])
    table.writeheader()
    table.writerows({name: guarded(cell) for name, cell in row.items()} for row in rows)
    content = text.getvalue().encode("utf-8-sig")
    work = at.works.change(work.id, lambda edition: publish.write(edition / TABLE, content))
    at.jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/check", 303)


def mark(request: Request, form: FormData) -> Response:
    """Mark the bad cells in a copy of the workbook."""
    work = work_of(request)
    told = {"edition": str(work.edition), "marked": str(work.marked)}
    desk(request).jobs.put(Order("marked", work.folder, told))
    return RedirectResponse(f"/works/{work.id}/check", 303)
