"""Show a slide or a card of an edition on this machine, and show it anew when its files change."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from report_builder.web.access import Access
from report_builder.web.app import application
from report_builder.web.desk import Desk, desk, page
from report_builder.web.guarded import done, shown
from report_builder.web.jobs import Jobs
from report_builder.web.pages import enter, files
from report_builder.web.proof import OWN_MACHINE
from report_builder.web.proofs import COMMAND, NotReady, Proofs
from report_builder.web.serve import listening
from report_builder.web.works import Works

LONG = 20.0
"""Seconds that a page waits for a change before it asks again."""
OFTEN = 0.1
"""Seconds between looks at the files."""
NEVER = 1e9
"""Seconds without a question after which the process of a preview is ended: it ends with it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown: an edition, and the slide that is begun with or the unit."""

    edition: Path
    number: int
    unit: str


def preview(what: Preview, port: int, begun: Callable[[str], object]) -> None:
    """Serve the preview of an edition to this machine until the program is ended.

    `begun` is told the address. Raises PortTaken.
    """
    token, own = secrets.token_urlsafe(32), listening("127.0.0.1", port)
    with tempfile.TemporaryDirectory() as home:
        proofs = Proofs((*COMMAND, OWN_MACHINE), NEVER)
        at = Desk(Works(Path(home)), Jobs(), Access(token), proofs=proofs)
        app = application(at, routes=routes(what))
        begun(f"http://127.0.0.1:{own.getsockname()[1]}/enter?token={token}")
        settings = uvicorn.Config(
            app, access_log=False, log_level="warning", server_header=False, date_header=False,
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        uvicorn.Server(settings).run(sockets=[own])


def routes(what: Preview) -> list[Route]:
    """Return the addresses of a preview."""

    def show(request: Request) -> Response:
        return page(request, "preview.html", **_seen(request, what), what=what)

    def look(request: Request) -> Response:
        since = request.query_params.get("since", "")
        until = time.monotonic() + LONG
        while _state(what.edition) == since and time.monotonic() < until:
            time.sleep(OFTEN)
        if _state(what.edition) == since:
            return JSONResponse({"same": True})
        return JSONResponse(_seen(request, what))

    def picture(request: Request) -> Response:
        drawn = desk(request).proofs.picture(_home(request), str(request.path_params["name"]))
        return Response(drawn, media_type="image/png")

    return [
        Route("/enter", enter.show, methods=["GET"]),
        Route("/static/{name}", files.static, methods=["GET"]),
        shown("/", show),
        shown("/look", look),
        shown("/picture/{name}", picture),
        done("/leave", enter.leave),
    ]


def _seen(request: Request, what: Preview) -> dict[str, Any]:
    """Return what is to be seen of an edition now, or why there is nothing."""
    state, asked = _state(what.edition), request.query_params.get("slide", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else what.number
    question = {"ask": "page", "edition": str(what.edition), "unit": what.unit, "number": number}
    try:
        seen = desk(request).proofs.ask(_home(request), question)
    except NotReady as error:
        seen = {"title": "", "pictures": [], "errors": [asdict(error.words)], "of": 0}
    return {"number": number, **seen, "since": state}


def _home(request: Request) -> Path:
    return desk(request).works.home


def _state(edition: Path) -> str:
    """Return what differs when any file of an edition was written."""
    found = edition.rglob("*") if edition.is_dir() else iter([edition])
    told = []
    for path in found:
        try:
            at = path.stat()
        except OSError:
            continue  # it is being replaced
        told.append(f"{path.name}:{at.st_mtime_ns}:{at.st_size}")
    return hashlib.sha256("|".join(sorted(told)).encode()).hexdigest()
