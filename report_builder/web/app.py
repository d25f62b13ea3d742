"""The addresses of the work in a browser, and what is asked of everyone who opens one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from report_builder.errors import ReportError
from report_builder.web.access import Role, Session
from report_builder.web.desk import SESSION, Desk, desk, page
from report_builder.web.pages import (
    check,
    data,
    documents,
    enter,
    figures,
    files,
    frame,
    history,
    texts,
    units,
    works,
)
from report_builder.web.shield import Shield
from report_builder.web.wrong import Forged, NotAllowed, NotThere, Refusal

Show = Callable[[Request], Response]
Act = Callable[[Request, FormData], Response]
Answer = Callable[[Request], Awaitable[Response]]
READER, EDITOR = Role.READER, Role.EDITOR
MOST_FILES, MOST_FIELDS, LONGEST_FIELD = 300, 100, 100_000
"""What a form may hold."""


def application(at: Desk, hosts: Collection[str] = ()) -> Shield:
    """Return the application; `hosts` are names by which browsers may call this server."""

    @asynccontextmanager
    async def open_for_work(app: Starlette) -> AsyncIterator[None]:
        at.jobs.start()
        yield
        at.jobs.stop()
        at.proofs.stop()

    app = Starlette(
        routes=ROUTES,
        exception_handlers={
            ReportError: _told,
            HTTPException: _nothing_there,
            Exception: _failed,
        },
        lifespan=open_for_work,
    )
    app.state.desk = at
    return Shield(app, hosts)


def _shown(path: str, show: Show, role: Role = EDITOR) -> Route:
    """Return the route of a page that is looked at."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(show, request)

    return Route(path, _inside(answer, role), methods=["GET"])


def _done(path: str, act: Act, role: Role = EDITOR) -> Route:
    """Return the route of a form that changes something."""

    async def answer(request: Request) -> Response:
        limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS}
        async with request.form(**limits, max_part_size=LONGEST_FIELD) as form:
            if not _matches(request.scope["session"], form):
                raise Forged
            return await run_in_threadpool(act, request, form)

    return Route(path, _inside(answer, role), methods=["POST"])


def _inside(answer: Answer, role: Role) -> Answer:
    """Return what answers those alone who came in and have a role."""

    async def guarded(request: Request) -> Response:
        session = desk(request).access.session(request.cookies.get(SESSION, ""))
        if session is None:
            return RedirectResponse("/enter", 303)
        request.scope["session"] = session
        if role is EDITOR and not session.edits:
            raise NotAllowed
        return await answer(request)

    return guarded


def _matches(session: Session, form: FormData) -> bool:
    given = form.get("csrf")
    return isinstance(given, str) and session.owns(given)


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
    _shown("/works/{id}/figure/{ids}", figures.one_figure, READER),
    _shown("/works/{id}/picture/{page:int}/{name:path}", files.picture, READER),
    _shown("/works/{id}/out/{name:path}", files.document, READER),
    _shown("/works/{id}/documents.zip", files.zipped, READER),
    _shown("/works/{id}/units", units.every, READER),
    _shown("/works/{id}/units/{code}", units.one, READER),
]
"""Every address, with what it shows or does, and the role that it asks for."""
