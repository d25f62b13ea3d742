"""What every page works with: the works, the queue of jobs, who is in, and how a page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from report_builder import __version__
from report_builder.language import ENGLISH, THAI
from report_builder.problem import Words
from report_builder.web.access import Access, Session
from report_builder.web.jobs import Jobs
from report_builder.web.proofs import Proofs
from report_builder.web.works import Work, Works

LANGUAGES = ("th", "en")
LANGUAGE, SESSION = "report-builder-language", "report-builder-session"
"""Names of cookies; that of a session goes on with the port."""
STEPS: tuple[tuple[str, Words], ...] = (
    ("data", Words("ข้อมูล", "Data")),
    ("check", Words("ตรวจ", "Check")),
    ("texts", Words("ข้อความ", "Texts")),
    ("documents", Words("เอกสาร", "Documents")),
)
"""The way from data to documents, by the last part of the address of each page."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages work with, and what its owner should know of how it is served."""

    works: Works
    jobs: Jobs
    access: Access
    shared: bool = False
    """True for a server that others reach, too."""
    proofs: Proofs = field(default_factory=Proofs)


def desk(request: Request) -> Desk:
    """Return what pages work with."""
    found: Desk = request.app.state.desk
    return found


def work_of(request: Request) -> Work:
    """Return the work of an address; raises NotThere."""
    return desk(request).works.find(str(request.path_params["id"]))


def session(request: Request) -> Session:
    """Return the session of a request that was let in."""
    found: Session = request.scope["session"]
    return found


def cookie(request: Request) -> str:
    """Return the name of the cookie of a session, one for each port: a host's cookies know none."""
    port = request.url.port
    return f"{SESSION}-{port}" if port else SESSION


def language(request: Request) -> str:
    """Return the language that is asked for, else that of before: Thai or English."""
    asked = request.query_params.get("lang", request.cookies.get(LANGUAGE, ""))
    return asked if asked in LANGUAGES else LANGUAGES[0]


def page(request: Request, template: str, status: int = 200, **told: Any) -> Response:
    """Return a page drawn from a template."""
    spoken = language(request)
    inside: Session | None = request.scope.get("session")
    said = [inside.said.pop(0) for _ in [*inside.said]] if inside else []
    asked = f"{request.url.path}?lang={_other(spoken)}"
    text = _templates().get_template(template).render(
        say=_sayer(spoken), when=partial(_when, spoken), lang=spoken, other=asked, steps=STEPS,
        size=_size, session=inside, said=said,
        shared=desk(request).shared, secure=request.url.scheme == "https", version=__version__,
        **told,
    )  # fmt: skip
    answer = HTMLResponse(text, status)
    if "lang" in request.query_params:
        answer.set_cookie(LANGUAGE, spoken, samesite="strict", httponly=True, path="/")
    return answer


def _sayer(spoken: str) -> Callable[..., str]:
    """Return what says words in a language, given as two texts, as Words or as their data."""

    def say(words: str | Words | Mapping[str, str], english: str = "") -> str:
        if isinstance(words, str):
            return _whole(words) if spoken == "th" else english
        if isinstance(words, Words):
            return _whole(words.th) if spoken == "th" else words.en
        return _whole(words[spoken])

    return say


def _whole(text: str) -> str:
    """Return a Thai text whose mark of repetition never begins a line."""
    return text.replace(" ๆ", "\u00a0ๆ")


def _when(spoken: str, at: str) -> str:
    """Return day and time, written as in UTC, by the clock of this machine."""
    here = datetime.fromisoformat(at).astimezone()
    said = (THAI if spoken == "th" else ENGLISH).full_date(here.date())
    return f"{said} {here:%H:%M}"


def _size(count: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} KB"


def _other(spoken: str) -> str:
    return LANGUAGES[1 - LANGUAGES.index(spoken)]


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("report_builder.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
