"""The step *Data*: what was brought, what was understood of it, and more of it."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.edition.files import guard
from report_builder.problem import Words
from report_builder.resources import bundled
from report_builder.web import earlier
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.jobs import Order
from report_builder.web.pages.files import listed
from report_builder.web.received import TAKEN, put, taken
from report_builder.web.works import Work, read
from report_builder.web.wrong import NotTaken, NotThere, Refusal

_BACK = re.compile(r"check|texts|rows/[a-z_]+/\d+", re.ASCII)
"""Where one goes back to after something is undone."""
NOTHING_SENT = ("ยังไม่ได้เลือกแฟ้ม", "no file was chosen")


STOPPED = Words(
    "หยุดการสร้างเอกสารที่ทำอยู่ เพราะสิ่งที่ใช้สร้างเปลี่ยนไป เอกสารเดิมยังอยู่ ให้สร้างใหม่",
    "what documents were being built from was changed, so that was stopped; build them again",
)


def check_order(work: Work) -> Order:
    """Return the order to check the edition of a work as it is now."""
    return Order("check", work.folder, {"edition": str(work.edition), "check": str(work.check)})


def stop_jobs(request: Request, work: Work) -> None:
    """Stop what reads what is about to be changed, and say so of documents that are built."""
    jobs = desk(request).jobs
    now = jobs.progress(work.id)
    if now and now.at_work and now.kind == "build":
        session(request).said.append(STOPPED)
    jobs.cancel(work.id)


def found_in(request: Request, work: Work) -> dict[str, Any]:
    """Return what was found in the edition of a work; has it checked again by a new program."""
    jobs = desk(request).jobs
    if work.outdated and jobs.progress(work.id) is None:
        jobs.put(check_order(work))
    return read(work.check)


def to_first(request: Request) -> Response:
    """Go to the first step, or for a reader to the documents."""
    step = "data" if session(request).edits else "documents"
    return RedirectResponse(f"/works/{work_of(request).id}/{step}", 303)


def show(request: Request) -> Response:
    """Show what was brought and what was understood of it."""
    work = work_of(request)
    files = {name: path.stat().st_size for name, path in listed(work.edition).items()}
    return page(
        request, "data.html", work=work, step="data", files=files, found=found_in(request, work),
        progress=desk(request).jobs.progress(work.id), accept=",".join(TAKEN),
        previous=earlier.called(work), editions=[*bundled()],
        others=[other for other in desk(request).works.every() if other.id != work.id],
    )  # fmt: skip


def upload(request: Request, form: FormData) -> Response:
    """Take files into a new version of the edition, and check it."""
    files, instead = received(form), form.get("instead") == "yes"
    at, id = desk(request), work_of(request).id
    work = at.works.change(id, lambda folder: put(folder, files, instead=instead))
    at.jobs.put(check_order(work))
    names = ", ".join([*files][:5]) + " …" * (len(files) > 5)
    session(request).said.append(Words(f"รับแล้ว: {names}", f"taken: {names}"))
    step = "check" if form.get("to") == "check" else "data"
    return RedirectResponse(f"/works/{id}/{step}", 303)


def remove(request: Request, form: FormData) -> Response:
    """Remove a file in a new version of the edition, and check it."""
    at, work, name = desk(request), work_of(request), str(form.get("name", ""))
    if name not in listed(work.edition):
        raise NotThere
    work = at.works.change(work.id, lambda folder: listed(folder)[name].unlink())
    at.jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/data", 303)


def undo(request: Request, form: FormData) -> Response:
    """Go back to the version of the edition before the last change."""
    at, work = desk(request), work_of(request)
    stop_jobs(request, work)
    work = at.works.undo(work.id)
    if not work.check.exists():
        at.jobs.put(check_order(work))
    session(request).said.append(Words("ย้อนกลับแล้ว", "the last change was undone"))
    asked, slide = str(form.get("to", "")), str(form.get("slide", ""))
    step = asked if _BACK.fullmatch(asked) else "data"
    seen = f"?slide={quote(slide)}" if slide else ""
    return RedirectResponse(f"/works/{work.id}/{step}{seen}", 303)


def choose_previous(request: Request, form: FormData) -> Response:
    """Compare a work with another edition, with that of another work, or with one that is sent."""
    at, work = desk(request), work_of(request)
    sent, known = (
        [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename],
        bundled(),
    )
    kind, _, chosen = str(form.get("from", "")).partition(":")
    if sent:
        brought = {
            k: v for f in sent for k, v in earlier.files(f.filename or "", content(f)).items()
        }
        name, fill = sent[0].filename or "", partial(earlier.fill, brought)
    elif kind == "edition" and chosen in known:
        name, fill = chosen, partial(_copied, known[chosen])
    elif kind == "work":
        other = at.works.find(chosen)
        name, fill = other.name, partial(_copied, other.edition)
    else:
        raise Refusal(*NOTHING_SENT)
    stop_jobs(request, work)
    earlier.choose(work, name, fill)
    at.proofs.forget(work.folder)
    at.jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/check", 303)


def forget_previous(request: Request, form: FormData) -> Response:
    """Compare with no year before but that of the settings."""
    work = work_of(request)
    stop_jobs(request, work)
    earlier.forget(work)
    desk(request).proofs.forget(work.folder)
    desk(request).jobs.put(check_order(work))
    return RedirectResponse(f"/works/{work.id}/data", 303)


def _copied(source: Path, folder: Path) -> None:
    shutil.copytree(source, folder, dirs_exist_ok=True)


def received(form: FormData) -> dict[str, bytes]:
    """Return the files of an edition that a form brings, by their paths in it."""
    sent = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
    files: dict[str, bytes] = {}
    for file in sent:
        if file.filename:
            files |= taken(file.filename, content(file))
    if not files:
        raise Refusal(*NOTHING_SENT)
    return files


def content(file: UploadFile) -> bytes:
    """Return what is in a file that was sent; raises NotTaken for one that is too large."""
    found = file.file.read(guard.MAX_BYTES + 1)
    if len(found) > guard.MAX_BYTES:
        most = f"{guard.MAX_BYTES / 1e6:,.0f} MB"
        raise NotTaken(file.filename or "", f"ใหญ่เกิน {most}", f"it is larger than {most}")
    return found
