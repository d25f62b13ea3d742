"""Serve the work to browsers: to this machine alone, or to others who know a password."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Collection
from pathlib import Path

import uvicorn

from report_builder.errors import UsageError
from report_builder.problem import Words
from report_builder.web.access import Access, accounts
from report_builder.web.app import application
from report_builder.web.desk import Desk
from report_builder.web.jobs import Jobs
from report_builder.web.shield import LOCAL
from report_builder.web.works import Works

PLAIN = Words(
    "คำเตือน: เปิดให้เครื่องอื่นโดยไม่เข้ารหัส ให้วางไว้หลังเซิร์ฟเวอร์ที่มี TLS หรือใช้ในเครือข่ายที่ไว้ใจได้เท่านั้น",
    "warning: others are served without encryption; put it behind a server with TLS, or use it in "
    "a network that you trust only",
)


class NeedsPasswords(UsageError):
    """Others were to be served without passwords."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"จะเปิดให้เครื่องอื่นใช้ ({host}) ต้องมีรหัสผ่าน: สร้างด้วย report-builder password FILE NAME "
            "แล้วระบุ --password-file FILE",
            f"to serve others ({host}) there must be passwords: make some with report-builder "
            "password FILE NAME and name --password-file FILE",
        )


class PortTaken(UsageError):
    """Another program answers at the address."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"ใช้ {host}:{port} ไม่ได้ ({reason}) ให้ระบุหมายเลขอื่นด้วย --port หรือ 0 ให้โปรแกรมเลือก",
            f"{host}:{port} can't be used ({reason}); name another --port, or 0 for a free one",
        )


def serve(
    home: Path,
    host: str,
    port: int,
    password_file: Path | None,
    called: Collection[str],
    tell: Callable[[str], object],
    begun: Callable[[str], object],
) -> None:
    """Serve the works of a folder until the program is ended.

    `called` are further names of this server; `tell` is told what its owner should know, `begun`
    the address once it answers. Raises NeedsPasswords for another host than this machine without
    a password file, and PortTaken.
    """
    alone = host in LOCAL
    if not alone and password_file is None:
        raise NeedsPasswords(host)
    known = accounts(password_file) if password_file else {}
    token = "" if known else secrets.token_urlsafe(32)
    own = listening(host, port)
    address = (
        f"http://{_written(host)}:{own.getsockname()[1]}/{f'enter?token={token}' if token else ''}"
    )
    app = application(
        Desk(Works(home), Jobs(), Access(token, known), shared=not alone), (host.lower(), *called)
    )
    if not alone:
        tell(str(PLAIN))
    begun(address)
    settings = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, date_header=False,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    uvicorn.Server(settings).run(sockets=[own])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises PortTaken."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    own = socket.socket(kind, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((host, port))
    except OSError as error:
        own.close()
        raise PortTaken(host, port, error.strerror or str(error)) from error
    return own


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
