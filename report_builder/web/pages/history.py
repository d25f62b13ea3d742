"""Earlier builds of a work: what was built when, what differs between two, and back to one."""

from __future__ import annotations

from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.problem import Words
from report_builder.web import history
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.jobs import Order
from report_builder.web.pages.data import check_order, stop_jobs
from report_builder.web.pages.documents import called
from report_builder.web.wrong import NotThere


def show(request: Request) -> Response:
    """Show the builds that are kept, and what the last comparison found."""
    work = work_of(request)
    return page(
        request, "history.html", work=work, step="documents", builds=history.every(work),
        apart=history.differences(work), called=partial(called, work), most=history.MOST,
        progress=desk(request).jobs.progress(work.id),
    )  # fmt: skip


def compare(request: Request, form: FormData) -> Response:
    """Compare two builds."""
    work = work_of(request)
    before, after = sorted(_number(form, name) for name in ("before", "after"))
    for number in (before, after):
        history.build(work, number)
    told = {"before": before, "after": after}
    desk(request).jobs.put(Order("compare", work.folder, told))
    return RedirectResponse(f"/works/{work.id}/history", 303)


def restore(request: Request, form: FormData) -> Response:
    """Make edition and documents those of an earlier build again."""
    at, number = desk(request), _number(form, "number")
    stop_jobs(request, work_of(request))
    work = history.restore(at.works, work_of(request), number)
    at.jobs.put(check_order(work))
    session(request).said.append(
        Words(
            f"กลับไปเป็นการสร้างครั้งที่ {number} แล้ว ทั้งข้อมูลและเอกสาร",
            f"data and documents are those of build {number} again",
        )
    )
    return RedirectResponse(f"/works/{work.id}/documents", 303)


def _number(form: FormData, name: str) -> int:
    said = str(form.get(name, ""))
    if not (said.isascii() and said.isdigit() and len(said) <= 4):
        raise NotThere
    return int(said)
