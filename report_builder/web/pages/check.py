"""The step *Check*: what is wrong, worst first, each at its cell, with what to do about it."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.web.desk import desk, page, work_of
from report_builder.web.jobs import Order
from report_builder.web.pages.data import check_order
from report_builder.web.received import TAKEN, tables
from report_builder.web.works import read


def show(request: Request) -> Response:
    """Show the problems of an edition by their cause."""
    work = work_of(request)
    one = len([*tables(work.edition)]) == 1
    return page(
        request, "check.html", work=work, step="check", found=read(work.check), one=one,
        marked=work.marked.exists(), progress=desk(request).jobs.progress(work.id),
        accept=",".join(TAKEN),
    )  # fmt: skip


def again(request: Request, form: FormData) -> Response:
    """Check an edition once more."""
    work = work_of(request)
    desk(request).jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/check", 303)


def mark(request: Request, form: FormData) -> Response:
    """Mark the bad cells in a copy of the workbook."""
    work = work_of(request)
    told = {"edition": str(work.edition), "marked": str(work.marked)}
    desk(request).jobs.put(Order("marked", work.folder, told))
    return RedirectResponse(f"/works/{work.id}/check", 303)
