"""The step *Documents*: build them, see their pages, take them along."""

from __future__ import annotations

from dataclasses import asdict

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from report_builder.build.outputs import FORMATS, OUTPUTS, USUAL
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.web.desk import desk, page, work_of
from report_builder.web.jobs import Order
from report_builder.web.pages.data import NOTHING_SENT, content, found_in, stop_jobs
from report_builder.web.pages.files import made
from report_builder.web.pictures import page_count
from report_builder.web.received import plain_name
from report_builder.web.works import read
from report_builder.web.wrong import NotTaken, NotThere, Refusal

NAMES = {
    "deck": Words("สไลด์", "deck"),
    "brief": Words("สรุปสำหรับผู้บริหาร", "brief"),
    "poster": Words("โปสเตอร์", "poster"),
    "notes": Words("บทพูด", "speaker notes"),
    "report": Words("รายงาน", "report"),
    "summary-en": Words("สรุปภาษาอังกฤษ", "summary in English"),
    "tables": Words("ตารางประกอบรายงาน", "tables of the report"),
    "cards": Words("สรุปรายพื้นที่", "cards of units"),
    "social": Words("ภาพสำหรับสื่อสังคม", "pictures for social media"),
}
_FILES = {**NAMES, "report-tables": NAMES["tables"]}
"""What files are called by their names."""
SEEN = 12
"""Pages that are shown at once."""
TEMPLATES = (".pptx", ".potx")


def show(request: Request) -> Response:
    """Show what may be built, what is being built, and what was."""
    work = work_of(request)
    files = {name: path.stat().st_size for name, path in made(work).items()}
    return page(
        request, "documents.html", work=work, step="documents", found=found_in(request, work),
        built=read(work.built), files=files, outputs=_outputs(), usual=USUAL, formats=FORMATS,
        progress=desk(request).jobs.progress(work.id), own_template=work.template.exists(),
        template_check=read(work.template_check), ahead=desk(request).jobs.ahead(work.id),
        templates=TEMPLATES, names=_FILES,
    )  # fmt: skip


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
        numbers=numbers, before=max(1, first - SEEN) if first > 1 else 0,
        after=first + SEEN if first + SEEN <= count else 0,
    )  # fmt: skip


def _outputs() -> list[tuple[str, Words]]:
    return [(name, NAMES.get(name, Words(name, name))) for name in OUTPUTS]


def _back(request: Request) -> Response:
    return RedirectResponse(f"/works/{work_of(request).id}/documents", 303)
