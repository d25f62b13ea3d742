"""The step *Documents*: build them, see their pages, take them along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePosixPath

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from report_builder.build.outputs import FORMATS, OUTPUTS, USUAL
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.web import behind
from report_builder.web.desk import desk, page, work_of
from report_builder.web.jobs import Order
from report_builder.web.pages.data import NOTHING_SENT, content, found_in, stop_jobs
from report_builder.web.pages.files import made
from report_builder.web.pictures import page_count
from report_builder.web.received import plain_name
from report_builder.web.works import Work, read
from report_builder.web.wrong import NotTaken, NotThere, Refusal

NAMES = {
    "deck": Words("สไลด์", "deck"),
    "brief": Words("สรุปสำหรับผู้บริหาร", "brief"),
    "poster": Words("โปสเตอร์", "poster"),
    "notes": Words("บทพูด", "speaker notes"),
    "report": Words("รายงาน", "report"),
    "summary-en": Words("สรุปภาษาอังกฤษ", "summary in English"),
    "tables": Words("ตารางประกอบรายงาน", "tables of the report"),
    "social": Words("ภาพสำหรับสื่อสังคม", "pictures for social media"),
}
_OTHERWISE = {"report-tables": "tables"}
"""Which document a file is of that isn't named like it."""
FORMATTED = {"pdf": "PDF", "pptx": "PowerPoint", "docx": "Word", "xlsx": "Excel"}
SEEN = 12
"""Pages that are shown at once."""
TEMPLATES = (".pptx", ".potx")


def show(request: Request) -> Response:
    """Show what may be built, what is being built, and what was."""
    work = work_of(request)
    files = {name: path.stat().st_size for name, path in made(work).items()}
    own = _documents(work, files)
    grouped = {name for _, some in own for name in some}
    return page(
        request, "documents.html", work=work, step="documents", found=found_in(request, work),
        built=read(work.built), made=own, formatted=FORMATTED, outputs=_outputs(work),
        others={name: size for name, size in files.items() if name not in grouped},
        usual=USUAL, formats=FORMATS,
        progress=desk(request).jobs.progress(work.id), own_template=work.template.exists(),
        template_check=read(work.template_check), ahead=desk(request).jobs.ahead(work.id),
        templates=TEMPLATES,
    )  # fmt: skip


def _documents(work: Work, files: Mapping[str, int]) -> list[tuple[Words, dict[str, int]]]:
    """Return the documents that were built, each with its files and their sizes."""
    found: dict[str, dict[str, int]] = {}
    for name, size in files.items():
        stem = name.partition(".")[0]
        found.setdefault(_OTHERWISE.get(stem, stem), {})[name] = size
    return [(words, found[id]) for id, words in _outputs(work) if id in found]


def called(work: Work, document: str) -> Words:
    """Return what a document of a work is called."""
    if document == "cards":
        return Words(f"สรุปราย{work.noun}", "cards of units")
    return NAMES.get(document, Words(document, document))


def build(request: Request, form: FormData) -> Response:
    """Build the documents that are wanted."""
    work = work_of(request)
    wanted = [name for name in OUTPUTS if name in form.getlist("wanted")]
    formats = [name for name in FORMATS if name in form.getlist("formats")]
    if not read(work.check).get("ok"):
        raise Refusal("แก้ข้อผิดพลาดในหน้า “ตรวจ” ก่อน", "mend the errors on the page “Check” first")
    if not wanted or not formats:
        raise Refusal("เลือกเอกสารและรูปแบบก่อน", "choose documents and formats first")
    told = {
        "edition": str(work.edition),
        "version": work.version,
        "wanted": wanted,
        "formats": formats,
        "draft": form.get("draft") == "yes",
        "thai_digits": form.get("thai_digits") == "yes",
        "template": str(work.template) if work.template.exists() else "",
    }
    desk(request).jobs.put(Order("build", work.folder, told))
    return _back(request)


def cancel(request: Request, form: FormData) -> Response:
    """Stop the job of a work that is told of."""
    jobs, id = desk(request).jobs, work_of(request).id
    now = jobs.progress(id)
    if now:
        jobs.drop(id, now.kind)
    return _back(request)


def progress(request: Request) -> Response:
    """Tell a page how far the job of its work is."""
    at, id = desk(request), work_of(request).id
    now = at.jobs.progress(id)
    if now is None:
        return JSONResponse({"at_work": False})
    far = {"done": now.done, "of": now.of, "ahead": at.jobs.ahead(id)}
    return JSONResponse({"at_work": now.at_work, "step": asdict(now.step), **far})


def take_template(request: Request, form: FormData) -> Response:
    """Take a template of one's own, and say what it does to the deck."""
    work, sent = work_of(request), form.get("template")
    if not isinstance(sent, UploadFile) or not sent.filename:
        raise Refusal(*NOTHING_SENT)
    name = plain_name(sent.filename)
    if not name.lower().endswith(TEMPLATES):
        listed = " ".join(TEMPLATES)
        raise NotTaken(name, f"แม่แบบต้องเป็น {listed}", f"a template ends in {listed}")
    brought = content(sent)
    stop_jobs(request, work)
    work.template_check.unlink(missing_ok=True)
    publish.write(work.template, brought)
    told = {
        "edition": str(work.edition),
        "template": str(work.template),
        "template_check": str(work.template_check),
    }
    desk(request).jobs.put(Order("brand", work.folder, told))
    return _back(request)


def remove_template(request: Request, form: FormData) -> Response:
    """Build on our own template again."""
    work = work_of(request)
    stop_jobs(request, work)
    work.template.unlink(missing_ok=True)
    work.template_check.unlink(missing_ok=True)
    return _back(request)


def document_of(work: Work, name: str) -> Words:
    """Return what the document is called that a file is of; a card is called by its code."""
    return called(work, PurePosixPath(name).stem)


def pages(request: Request) -> Response:
    """Show the pages of a document as pictures, a few at once."""
    work, name = work_of(request), str(request.path_params["name"])
    path = made(work).get(name)
    if path is None or path.suffix != ".pdf":
        raise NotThere
    count, asked = page_count(path), request.query_params.get("from", "1")
    first = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked[:6]) <= count else 1
    numbers = range(first, min(first + SEEN, count + 1))
    return page(
        request, "pages.html", work=work, step="documents", name=name, count=count,
        document=document_of(work, name),
        titles=dict(enumerate(behind.titles(work.out, name), start=1)),
        numbers=numbers, before=max(1, first - SEEN) if first > 1 else 0,
        after=first + SEEN if first + SEEN <= count else 0,
    )  # fmt: skip


def _outputs(work: Work) -> list[tuple[str, Words]]:
    return [(name, called(work, name)) for name in OUTPUTS]


def _back(request: Request) -> Response:
    return RedirectResponse(f"/works/{work_of(request).id}/documents", 303)
