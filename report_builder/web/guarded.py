"""Routes that let in those alone who may: whoever looks, and whoever changes something."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from report_builder.web.access import Role, Session
from report_builder.web.desk import cookie, desk
from report_builder.web.wrong import Forged, NotAllowed

Show = Callable[[Request], Response]
Act = Callable[[Request, FormData], Response]
Answer = Callable[[Request], Awaitable[Response]]
EDITOR = Role.EDITOR
MOST_FILES, MOST_FIELDS, LONGEST_FIELD = 300, 400, 100_000
"""What a form may hold."""


def shown(path: str, show: Show, role: Role = EDITOR) -> Route:
    """Return the route of a page that is looked at."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(show, request)

    return Route(path, _inside(answer, role), methods=["GET"])


def done(path: str, act: Act, role: Role = EDITOR) -> Route:
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
        session = desk(request).access.session(request.cookies.get(cookie(request), ""))
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
