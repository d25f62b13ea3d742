"""What stands before every page: which host is asked for, how much is sent, what answers may do."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from report_builder.web.wrong import Forged, Refusal, TooLarge, UnknownHost

LOCAL = ("127.0.0.1", "localhost", "::1")
MOST = 100_000_000
"""Bytes of a request."""
SAFE = ("GET", "HEAD")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make browsers send forms with the origin "null", which is refused
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Shield:
    """Refuse requests for another host, from pages of others, or of too many bytes."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], most: int = MOST) -> None:
        self.app, self.hosts, self.most = app, {*LOCAL, *hosts}, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _armed(send)
        try:
            self._look_at(scope)
            await self.app(scope, self._counted(receive), guarded)
        except Refusal as refused:
            answer = PlainTextResponse(str(refused), refused.status)
            await answer(scope, receive, guarded)

    def _look_at(self, scope: Scope) -> None:
        """Raise Refusal for a request that no page of ours makes."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            raise UnknownHost(host)
        if scope["method"] not in SAFE and not _is_own(headers, host):
            raise Forged
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.most:
            raise TooLarge(self.most)

    def _counted(self, receive: Receive) -> Receive:
        """Return what receives a body of no more bytes than are taken."""
        left = self.most

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLarge(self.most)
            return message

        return counted


def _name(host: str) -> str:
    """Return the name of a host without its port; blank where either is none."""
    try:
        found = urlsplit(f"//{host}")
        return (found.hostname or "").lower() if found.port != 0 else ""
    except ValueError:
        return ""


def _is_own(headers: Headers, host: str) -> bool:
    """Tell whether a page of this server sends a request, as far as the browser says."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in (None, "same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _armed(send: Send) -> Send:
    """Return what sends answers with the headers that keep pages to themselves."""

    async def armed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return armed
