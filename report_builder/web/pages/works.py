"""The first page: the works in hand, and three ways to begin one."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path, PurePath

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.edition.form import form as forms
from report_builder.resources import bundled
from report_builder.web.desk import desk, page, work_of
from report_builder.web.pages.data import check_order, received
from report_builder.web.received import TAKEN, put
from report_builder.web.works import LONGEST
from report_builder.web.wrong import Refusal

OWN = "work:"
"""How a work of one's own is named that is copied."""
FORM, COPY, FILES = "form", "copy", "files"
"""The ways to begin: an empty form, a copy of a bundled edition, files of one's own."""


def show(request: Request) -> Response:
    """Show the works."""
    return page(
        request, "works.html", works=desk(request).works.every(), editions=[*bundled()],
        accept=",".join(TAKEN), longest=LONGEST,
    )  # fmt: skip


def begin(request: Request, form: FormData) -> Response:
    """Begin a work."""
    way, name = str(form.get("way", "")), str(form.get("name", "")).strip()
    works, edition = desk(request).works, str(form.get("edition", ""))
    if way == COPY and edition.startswith(OWN):
        source = works.find(edition.removeprefix(OWN)).edition
        work = works.begin(name, partial(_copied, source))
    else:
        work = works.begin(name or _of_file(form) or way, partial(_filled, way, edition, form))
    if way != FORM:
        desk(request).jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/data", 303)


def _of_file(form: FormData) -> str:
    """Return the name of the first file that a form brings, without its ending."""
    sent = (file.filename for file in form.getlist("files") if isinstance(file, UploadFile))
    return next((PurePath(name).stem for name in sent if name), "")


def _copied(source: Path, folder: Path) -> None:
    shutil.copytree(source, folder, dirs_exist_ok=True)


def remove(request: Request, form: FormData) -> Response:
    """Remove a work."""
    at, id = desk(request), work_of(request).id
    at.jobs.cancel(id)
    at.works.remove(id)
    return RedirectResponse("/", 303)


def _filled(way: str, edition: str, form: FormData, folder: Path) -> None:
    """Put what a work begins with into a new folder."""
    if way == FILES:
        put(folder, received(form), instead=True)
        return
    known = bundled()
    source = known.get(edition)
    if way not in (FORM, COPY) or (edition and source is None) or (way == COPY and source is None):
        raise Refusal(
            f"ไม่มีฉบับ “{edition}” ให้เลือกจากรายการ",
            f"there is no edition “{edition}”; choose one listed",
        )
    forms.create(folder, source, blank=way == FORM)
