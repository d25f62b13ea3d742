"""The tables of an edition row by row: a cell is corrected here, and its slide seen anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from report_builder.problem import Words
from report_builder.web import behind, mends
from report_builder.web.desk import desk, page, session, work_of
from report_builder.web.mends import Mend
from report_builder.web.pages.data import check_order
from report_builder.web.proofs import NotReady
from report_builder.web.works import Work
from report_builder.web.wrong import Refusal

CELL = "cell-"
"""What the name of the field of a cell begins with; the letters of its column follow."""
OVERTAKEN = (
    "มีผู้แก้แถวนี้ไปแล้วหลังจากเปิดหน้านี้ ให้เปิดหน้าใหม่แล้วแก้อีกครั้ง",
    "somebody changed this row after the page was opened: reload the page and correct it again",
)
SAME = Words("ไม่มีช่องใดเปลี่ยน จึงไม่ได้บันทึก", "no cell was changed, so nothing was saved")


def every(request: Request) -> Response:
    """Show the rows of a table, those that hold words that are looked for or all."""
    work, table = work_of(request), str(request.path_params["table"])
    word = request.query_params.get("q", "").strip()[:200]
    found = _ask(request, work, {"ask": "rows", "table": table, "words": word})
    return page(request, "rows.html", work=work, step="data", table=table, word=word, found=found)


def one(request: Request) -> Response:
    """Show a row with a field for each of its cells, beside a slide that shows its figures."""
    work, slide = work_of(request), request.query_params.get("slide", "")
    table, number = str(request.path_params["table"]), int(request.path_params["row"])
    row = _ask(request, work, {"ask": "row", "table": table, "row": number})
    slides = behind.slides(work.out)
    seen = _seen(request, work, slide) if slide in slides else None
    return page(
        request, "row.html", work=work, step="data", table=table, number=number, row=row, seen=seen,
        slide=slide, slides=slides, mended=mends.told(work)[-1:], cell=CELL,
    )  # fmt: skip


def save(request: Request, form: FormData) -> Response:
    """Write the changed cells of a row into a new version of the edition, and check it."""
    at, work = desk(request), work_of(request)
    table, number = str(request.path_params["table"]), int(request.path_params["row"])
    row = _ask(request, work, {"ask": "row", "table": table, "row": number})
    if form.get("was") != row["was"]:
        raise Refusal(*OVERTAKEN)
    changed = [*_changed(row, number, form)]
    if changed:
        work = mends.mend(at.works, work, changed, session(request).name)
        at.jobs.put(check_order(work))
    session(request).said.append(mends.counted(changed) if changed else SAME)
    slide = quote(str(form.get("slide", "")))
    return RedirectResponse(f"/works/{work.id}/rows/{table}/{number}?slide={slide}", 303)


def _changed(row: Mapping[str, Any], number: int, form: FormData) -> Iterator[Mend]:
    """Yield the cells that are to say something else."""
    for cell in row["cells"]:
        given = form.get(f"{CELL}{cell['letter']}")
        if isinstance(given, str) and not cell["fixed"] and _lines(given) != _lines(cell["text"]):
            place = (f"{cell['letter']}{number}",)
            yield Mend(row["file"], row["sheet"], place, cell["text"], _lines(given).strip())


def _lines(text: str) -> str:
    """Return a text with its lines ended as forms of pages don't end them."""
    return re.sub(r"\r\n?", "\n", text)


def _seen(request: Request, work: Work, slide: str) -> dict[str, Any]:
    """Return the pictures of a slide as it is now, or why there is none."""
    try:
        return _ask(request, work, {"ask": "slide", "slide": slide})
    except NotReady as error:
        return {"title": "", "pictures": [], "errors": [error.words]}


def _ask(request: Request, work: Work, question: Mapping[str, Any]) -> dict[str, Any]:
    return desk(request).proofs.ask(work.folder, {**question, "edition": str(work.edition)})
