"""The step *Texts*: what every slide says, beside its picture, to be said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from report_builder.edition import rewrite
from report_builder.edition.spots import BETWEEN, Spot
from report_builder.problem import Words
from report_builder.web import noted
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.pages.data import check_order
from report_builder.web.proofs import NotReady
from report_builder.web.works import Work
from report_builder.web.wrong import Refusal

EDITS, SHOWN = "edits", 20
"""Under which name edits are written down, and how many of them are shown, the last."""
OTHERS = "-"
"""Stands for the texts that no slide shows."""
FIELDS: Mapping[str, Words] = {
    "title": Words("ชื่อเรื่อง", "Title"),
    "kicker": Words("บรรทัดเหนือชื่อเรื่อง", "Line above the title"),
    "heading": Words("หัวข้อ", "Heading"),
    "caption": Words("คำอธิบาย", "Caption"),
    "foot": Words("หมายเหตุ", "Note"),
    "source": Words("ที่มา", "Source"),
    "notes": Words("บทพูด", "Speaker notes"),
    "number": Words("ตัวเลขเด่น", "Large figure"),
    "unit": Words("หน่วยของตัวเลขเด่น", "Unit of the large figure"),
    "labels": Words("ป้าย", "Label"),
    "card": Words("ข้อความในสรุปผลรายพื้นที่", "Text on cards"),
    "counted": Words("คำตอบที่นับ", "Answer that is counted"),
    "who": Words("ผู้ดำเนินการ", "Who acts"),
    "owner": Words("เจ้าของ", "Owner"),
    "base": Words("ฐานที่ตอบ", "Base"),
}
"""What the fields of a slide are called, by their names in the files of texts."""
NONE: Mapping[str, Any] = {}
TEXT = Words("ข้อความ", "Text")
SAVED = Words("บันทึกแล้ว", "saved")
SAME = Words("ข้อความเหมือนเดิม จึงไม่ได้บันทึก", "nothing was changed, so nothing was saved")
Fields = Mapping[str, str]


def show(request: Request) -> Response:
    """Show the texts of a slide, the first that has any unless one is asked for."""
    return _page(request, request.query_params.get("slide", ""))


def save(request: Request, form: FormData) -> Response:
    """Write one text into a new version of the edition, and check it."""
    at, work, given = desk(request), work_of(request), _fields(form)
    slide = "" if given["slide"] == OTHERS else given["slide"]
    asked = {**given, "slide": slide, "no_result": bool(form.get("no_result"))}
    live = request.headers.get("accept") == "application/json"
    new = _ask(request, work, "write", asked)
    if new["wrong"]:
        return JSONResponse(new) if live else _page(request, given["slide"], given, new)
    if not new["same"]:
        work = at.works.change(work.id, lambda folder: _write(folder, given, new))
        edit = {"before": new["before"], "after": given["text"]}
        noted.note(work, EDITS, session(request).name, [edit])
        at.jobs.put(check_order(work))
    if live:
        told = {"wrong": None, "typed": False, "was": new["was"]}
        return JSONResponse({**told, "undoable": work.version > 1})
    session(request).said.append(SAME if new["same"] else SAVED)
    return RedirectResponse(f"/works/{work.id}/texts?slide={quote(given['slide'])}", 303)


def look(request: Request, form: FormData) -> Response:
    """Tell how a slide is with one text as it is being edited: what it says, its pictures."""
    work, given = work_of(request), _fields(form)
    if given["slide"] == OTHERS:
        return JSONResponse({"texts": [], "pictures": [], "errors": [], "refused": None})
    try:
        return JSONResponse(_ask(request, work, "slide", given))
    except NotReady as error:
        words = {"th": error.words.th, "en": error.words.en}
        return JSONResponse({"texts": [], "pictures": [], "errors": [words], "refused": None})


def figures(request: Request) -> Response:
    """Tell which figures hold some words, and how each may be said."""
    words = request.query_params.get("q", "")[:200]
    return JSONResponse(_ask(request, work_of(request), "figures", {"words": words}))


def picture(request: Request) -> Response:
    """Return a picture of a slide that was looked at."""
    folder = work_of(request).folder
    drawn = desk(request).proofs.picture(folder, str(request.path_params["name"]))
    return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=60"})


def called(place: str) -> Words:
    """Return what a text at a place is called."""
    steps = [step for step in place.split(BETWEEN) if not step.isdecimal()]
    return next((FIELDS[step] for step in reversed(steps[-2:]) if step in FIELDS), TEXT)


def _page(
    request: Request, asked: str, given: Fields | None = None, refused: Mapping[str, Any] = NONE
) -> Response:
    work, params = work_of(request), request.query_params
    told: dict[str, Any] = {"work": work, "step": "texts", "called": called, "others": OTHERS}
    told |= {"progress": desk(request).jobs.progress(work.id), "figure": params.get("figure", "")}
    told |= {"word": params.get("q", "").strip(), "given": given, "refused": refused, "found": []}
    told |= {"edits": noted.told(work, EDITS)[::-1][:SHOWN]}
    try:
        every = _ask(request, work, "slides", {"words": told["word"]})
        known = asked if asked in (*every["ids"], OTHERS) else ""
        slide = known or next((s["id"] for s in every["slides"] if s["texts"]), OTHERS)
        ask = "others" if slide == OTHERS else "slide"
        shown = _ask(request, work, ask, {"slide": slide})
        if told["figure"]:
            told["found"] = _ask(request, work, "figures", {"words": told["figure"]})["figures"]
    except NotReady as error:
        return page(request, "texts.html", **told, unready=error.words)
    status = 400 if refused else 200
    return page(request, "texts.html", status, **told, every=every, slide=slide, shown=shown)


def _ask(request: Request, work: Work, ask: str, told: Mapping[str, Any]) -> dict[str, Any]:
    question = {**told, "ask": ask, "edition": str(work.edition)}
    return desk(request).proofs.ask(work.folder, question)


def _write(folder: Path, given: Fields, new: Mapping[str, Any]) -> None:
    spot = Spot(**new["spot"])
    rewrite.write_text(folder, spot, given["place"], new["source"])
    if new["literals"]:
        rewrite.declare(folder, given["file"], spot, new["literals"])


def _fields(form: FormData) -> dict[str, str]:
    names = ("slide", "file", "place", "was", "text")
    given = {name: form.get(name) for name in names}
    if not all(isinstance(value, str) for value in given.values()):
        raise Refusal("แบบฟอร์มไม่ครบ ให้เปิดหน้าใหม่", "the form is incomplete; reload the page")
    return {name: str(value) for name, value in given.items()}
