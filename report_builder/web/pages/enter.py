"""Come in, by the token in the address or by name and password, and go out again."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.problem import Words
from report_builder.web.desk import cookie, desk, page

WRONG = Words(
    "เข้าไม่ได้ ที่อยู่หรือรหัสผ่านไม่ถูกต้อง",
    "that is not right: open the address that the program printed, or try name and password again",
)


async def show(request: Request) -> Response:
    """Let one in who brings the token, and ask others for name and password."""
    token = request.query_params.get("token")
    if token is None:
        return _asked(request, 200)
    return _let_in(request, desk(request).access.by_token(token, _address(request)))


async def enter(request: Request) -> Response:
    """Let one in who gives name and password."""
    async with request.form(max_files=0, max_fields=5, max_part_size=1000) as form:
        name, password = str(form.get("name", "")), str(form.get("password", ""))
    by_password = desk(request).access.by_password
    return _let_in(request, await run_in_threadpool(by_password, name, password, _address(request)))


def leave(request: Request, form: FormData) -> Response:
    """Go out."""
    desk(request).access.end(request.cookies.get(cookie(request), ""))
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie(cookie(request))
    return answer


def _let_in(request: Request, session: str | None) -> Response:
    if session is None:
        return _asked(request, 403, WRONG)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(
        cookie(request), session, httponly=True, samesite="strict", secure=secure, path="/"
    )
    return answer


def _asked(request: Request, status: int, wrong: Words | None = None) -> Response:
    passwords = bool(desk(request).access.accounts)
    return page(request, "enter.html", status, passwords=passwords, wrong=wrong)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
