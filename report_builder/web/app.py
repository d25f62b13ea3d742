"""The addresses of the work in a browser, and what is asked of everyone who opens one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from report_builder.errors import ReportError
from report_builder.web.access import Role
from report_builder.web.desk import Desk, page
from report_builder.web.guarded import done as _done
from report_builder.web.guarded import shown as _shown
from report_builder.web.pages import (
    check,
    data,
    documents,
    enter,
    figures,
    files,
    frame,
    history,
    rows,
    texts,
    units,
    works,
)
from report_builder.web.shield import Shield
from report_builder.web.wrong import NotThere, Refusal

READER = Role.READER


def application(
    at: Desk, hosts: Collection[str] = (), routes: Sequence[BaseRoute] | None = None
) -> Shield:
    """Return the application; `hosts` are names by which browsers may call this server."""

    @asynccontextmanager
    async def open_for_work(app: Starlette) -> AsyncIterator[None]:
        at.jobs.start()
        yield
        at.jobs.stop()
        at.proofs.stop()

    app = Starlette(
        routes=routes or ROUTES,
        exception_handlers={
            ReportError: _told,
            HTTPException: _nothing_there,
            Exception: _failed,
        },
        lifespan=open_for_work,
    )
    app.state.desk = at
    return Shield(app, hosts)


async def _told(request: Request, error: Exception) -> Response:
    """Tell what is wrong on a page, in words."""
    words = error.words if isinstance(error, ReportError) else NotThere().words
    status = error.status if isinstance(error, Refusal) else 400
    return page(request, "wrong.html", status, words=words)


async def _nothing_there(request: Request, error: Exception) -> Response:
    """Tell what the server itself refuses: a path that is none, a method, a form too large."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status == 404:
        return await _told(request, NotThere())
    return page(request, "wrong.html", status, words=Refusal(*_NOT_SO).words)


async def _failed(request: Request, error: Exception) -> Response:
    return page(request, "wrong.html", 500, words=Refusal(*_BUG).words)


_NOT_SO = ("คำขอนี้ใช้ไม่ได้ ให้กลับไปหน้าเดิม", "this request can't be answered; go back to the page")
_BUG = (
    "โปรแกรมทำงานผิดพลาด ข้อมูลและผลเดิมยังอยู่ครบ",
    "the program failed; data and earlier documents are untouched",
)

ROUTES = [
    Route("/enter", enter.show, methods=["GET"]),
    Route("/enter", enter.enter, methods=["POST"]),
    Route("/static/{name}", files.static, methods=["GET"]),
    _done("/leave", enter.leave, READER),
    _shown("/", works.show, READER),
    _done("/works", works.begin),
    _done("/works/{id}/remove", works.remove),
    _shown("/works/{id}", data.to_first, READER),
    _shown("/works/{id}/data", data.show),
    _done("/works/{id}/data", data.upload),
    _done("/works/{id}/data/remove", data.remove),
    _shown("/works/{id}/frame", frame.show),
    _done("/works/{id}/frame", frame.make),
    _done("/works/{id}/undo", data.undo),
    _shown("/works/{id}/files/{name:path}", files.brought),
    _shown("/works/{id}/check", check.show),
    _done("/works/{id}/check", check.again),
    _done("/works/{id}/mend", check.mend),
    _shown("/works/{id}/rows/{table}", rows.every),
    _shown("/works/{id}/rows/{table}/{row:int}", rows.one),
    _done("/works/{id}/rows/{table}/{row:int}", rows.save),
    _done("/works/{id}/changes", check.take_changes),
    _done("/works/{id}/marked", check.mark),
    _shown("/works/{id}/marked.xlsx", files.marked),
    _shown("/works/{id}/texts", texts.show),
    _done("/works/{id}/texts", texts.save),
    _done("/works/{id}/texts/look", texts.look),
    _shown("/works/{id}/texts/figures", texts.figures),
    _shown("/works/{id}/texts/picture/{name}", texts.picture),
    _done("/works/{id}/previous", data.choose_previous),
    _done("/works/{id}/previous/forget", data.forget_previous),
    _shown("/works/{id}/history", history.show, READER),
    _done("/works/{id}/compare", history.compare),
    _done("/works/{id}/restore", history.restore),
    _shown("/works/{id}/documents", documents.show, READER),
    _done("/works/{id}/documents", documents.build),
    _done("/works/{id}/template", documents.take_template),
    _done("/works/{id}/template/remove", documents.remove_template),
    _done("/works/{id}/cancel", documents.cancel),
    _shown("/works/{id}/progress", documents.progress, READER),
    _shown("/works/{id}/pages/{name:path}", documents.pages, READER),
    _shown("/works/{id}/page/{page:int}/{name:path}", figures.one_page, READER),
    _shown("/works/{id}/figure/{ids:path}", figures.one_figure, READER),
    _shown("/works/{id}/picture/{page:int}/{name:path}", files.picture, READER),
    _shown("/works/{id}/out/{name:path}", files.document, READER),
    _shown("/works/{id}/documents.zip", files.zipped, READER),
    _shown("/works/{id}/units", units.every, READER),
    _shown("/works/{id}/units/{code}", units.one, READER),
]
"""Every address, with what it shows or does, and the role that it asks for."""
