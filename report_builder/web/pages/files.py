"""The files that pages ask for: of the program, of an edition, of what was built.

A name of an address is only ever looked up among the names of the files that are there.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from report_builder import resources
from report_builder.output import publish
from report_builder.render.theme import theme
from report_builder.web.desk import work_of
from report_builder.web.pictures import WIDTHS, picture_of
from report_builder.web.works import Work
from report_builder.web.wrong import NotThere

_KINDS = {".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf"}
_FONTS = ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf", "IBMPlexSansThaiLooped-SemiBold.ttf")
COLOURS = "colours.css"


async def static(request: Request) -> Response:
    """Return a file of the program: style, script, fonts, the colours of the documents."""
    name = str(request.path_params["name"])
    kept = {"Cache-Control": "private, max-age=3600", "Cross-Origin-Resource-Policy": "same-origin"}
    if name == COLOURS:
        return Response(_colours(), media_type="text/css", headers=kept)
    path = _static().get(name)
    if path is None:
        return Response("", 404)
    return FileResponse(path, media_type=_KINDS[path.suffix], headers=kept)


def brought(request: Request) -> Response:
    """Return a file of an edition."""
    return _handed(listed(work_of(request).edition).get(str(request.path_params["name"])))


def marked(request: Request) -> Response:
    """Return the marked workbook."""
    path = work_of(request).marked
    return _handed(path if path.exists() else None)


def document(request: Request) -> Response:
    """Return a file that was built."""
    return _handed(made(work_of(request)).get(str(request.path_params["name"])))


def picture(request: Request) -> Response:
    """Return a page of a document as a picture."""
    path = made(work_of(request)).get(str(request.path_params["name"]))
    width = WIDTHS.get(request.query_params.get("size", ""), WIDTHS["small"])
    if path is None or path.suffix != ".pdf":
        raise NotThere
    drawn = picture_of(path, request.path_params["page"], width)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=60"})


def zipped(request: Request) -> Response:
    """Return everything that was built as one file."""
    work = work_of(request)
    files = made(work)
    if not files:
        raise NotThere
    with (
        tempfile.NamedTemporaryFile(suffix=".zip", delete=False) as packed,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name, path in files.items():
            archive.write(path, name)
    place = Path(packed.name)
    remove = BackgroundTask(place.unlink)
    return FileResponse(place, filename=f"{_plain(work.name)}.zip", background=remove)


def _plain(name: str) -> str:
    """Return a name without what names of files can't have."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .") or "documents"


def listed(edition: Path) -> dict[str, Path]:
    """Return the files in the folder of an edition, by their paths in it."""
    paths = (path for path in sorted(edition.rglob("*")) if path.is_file())
    return {path.relative_to(edition).as_posix(): path for path in paths}


def made(work: Work) -> Mapping[str, Path]:
    """Return the files that the last build published, by their paths in its folder."""
    files = publish.manifest(work.out).get("files", {})
    known = listed(work.out) if files else {}
    return {name: known[name] for name in (*files, publish.MANIFEST, publish.SUMS) if name in known}


def _handed(path: Path | None) -> Response:
    """Return a file to be saved, never to be shown as a page of ours."""
    if path is None:
        raise NotThere
    return FileResponse(path, filename=path.name, media_type="application/octet-stream")


def _static() -> dict[str, Path]:
    own = resources.path("web", "static").iterdir()
    fonts = (resources.path("fonts", name) for name in _FONTS)
    return {path.name: path for path in (*own, *fonts) if path.suffix in _KINDS}


def _colours() -> str:
    worn = theme()
    lines = (f"  --{name}: #{worn.hex(name)};" for name in worn.names)
    return "\n".join((":root {", *lines, "}"))
