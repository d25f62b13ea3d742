"""The numbers of pages: each can be opened where it stands, and tells where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from report_builder.edition.schema import SCHEMAS
from report_builder.output import trace
from report_builder.problem import Words
from report_builder.web import behind
from report_builder.web.desk import page, session, work_of
from report_builder.web.pages.documents import document_of
from report_builder.web.pages.files import made
from report_builder.web.pictures import page_count
from report_builder.web.spots import Sheet, sheet
from report_builder.web.works import Work, read
from report_builder.web.wrong import NotThere

UNITS = {
    "score": Words("คะแนน", "score"),
    "points": Words("คะแนน", "points"),
    "percent": Words("ร้อยละ", "percent"),
    "count": Words("จำนวน", "count"),
    "weight": Words("น้ำหนัก", "weight"),
    "rank": Words("อันดับ", "rank"),
    "context": Words("ข้อมูลประกอบ", "context"),
    "group": Words("กลุ่ม", "group"),
    "likert": Words("ค่าเฉลี่ยของคำตอบ", "mean of answers"),
    "year": Words("ปี พ.ศ.", "year"),
}
"""The units of figures."""
PLACES, ROWS, COLUMNS = 60, 50, 8
"""So many places of a figure, and rows and columns behind it, are shown."""


def one_page(request: Request) -> Response:
    """Show a page of a document as a picture whose numbers can be opened."""
    work, name = work_of(request), str(request.path_params["name"])
    number, path = int(request.path_params["page"]), made(work).get(name)
    if path is None or path.suffix != ".pdf" or not 1 <= number <= page_count(path):
        raise NotThere
    return page(
        request, "page.html", work=work, step="documents", name=name, number=number,
        document=document_of(work, name), title=dict(enumerate(behind.titles(work.out, name), 1)),
        count=page_count(path), shown=numbered(work, name, number),
        here=request.query_params.get("figure", ""),
    )  # fmt: skip


def one_figure(request: Request) -> Response:
    """Show figures that a number may be: value, base, derivation, rows behind, other places."""
    work = work_of(request)
    known = behind.figures(work.out)
    asked = str(request.path_params["ids"]).split("+")
    if not asked or not {*asked} <= {*known}:
        raise NotThere
    told = [_told(work, known[id], rows=session(request).edits) for id in asked]
    return page(
        request, "figure.html", work=work, step="documents", figures=told, most=ROWS, units=UNITS,
        called=partial(document_of, work),
    )  # fmt: skip


def numbered(work: Work, name: str, number: int) -> dict[str, Any]:
    """Return a page as data for a picture: its size, its numbers, and what each of them is."""
    own, own_page, places = behind.register(work.out, name, number)
    drawn = sheet(work.out / own, own_page, places)
    known = behind.figures(work.out)
    return {"width": drawn.width, "height": drawn.height, "spots": [*_spots(drawn, known)]}


def _spots(drawn: Sheet, known: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    for spot in drawn.spots:
        facts = [fact for fact in spot.facts if fact in known]
        if facts:
            label = " / ".join(known[fact]["label_th"] for fact in facts)
            yield {"text": spot.text, "ids": facts, "label": label, "boxes": spot.boxes}


def _told(work: Work, figure: Mapping[str, str], *, rows: bool) -> dict[str, Any]:
    places = behind.places(work.out, figure["id"])
    kept, named = behind.Kept(work.behind), _Named(work)
    return {
        **figure,
        "places": places[:PLACES],
        "more_places": max(0, len(places) - PLACES),
        "rows": [_table(found, named) for found in trace.rows(figure, kept)] if rows else [],
        "slide": next((place.id for place in places if place.file == f"{behind.DECK}.pdf"), ""),
    }


class _Named:
    """How columns are headed in the files of a work, and what units and respondents are called."""

    def __init__(self, work: Work) -> None:
        tables = read(work.check).get("tables", ())
        self._headings = {
            t["name"]: {c["name"]: c["heading"] for c in t["columns"]} for t in tables
        }
        kept = behind.Kept(work.behind)
        units, types = (_by(kept, name, "name_th") for name in ("units", "types"))
        of, kind = (_by(kept, "respondents", column) for column in ("unit", "type"))
        asked = {
            id: f"{units.get(of.get(id, ''), id)} · {types.get(k, k)}" for id, k in kind.items()
        }
        apart = len({*asked.values()}) == len(asked)
        self._called = {"unit": units, "respondent": asked if apart else {}}

    def columns(self, table: str, columns: Sequence[str]) -> list[str]:
        """Return how columns of a table are headed."""
        headings = self._headings.get(table, {})
        return [headings.get(column, column) for column in columns]

    def cells(self, columns: Sequence[str], cells: Sequence[Any]) -> list[str]:
        """Return the cells of a row as they are read, units and respondents by their names."""
        pairs = zip(columns, cells, strict=True)
        return [self._called.get(column, {}).get(cell) or _cell(cell) for column, cell in pairs]


def _by(kept: behind.Kept, table: str, column: str) -> dict[str, str]:
    """Return a column of a table by the codes or ids of its rows; nothing without both."""
    frame = kept.frame(table)
    keys = [key for key in ("code", "id") if frame is not None and key in frame.columns]
    if frame is None or not keys or column not in frame.columns:
        return {}
    return dict(zip(frame[keys[0]], frame[column].fillna(""), strict=True))


def _table(found: trace.Rows, named: _Named) -> dict[str, Any]:
    frame = found.frame
    told: dict[str, Any] = {"source": trace.shortened(found.source), "count": 0, "rows": []}
    told |= {"table": found.table if found.table in SCHEMAS else ""}
    if frame is None:
        return told
    few = frame.iloc[:ROWS, :COLUMNS].astype(object)
    few = few.where(few.notna(), "")
    columns = [*map(str, few.columns)]
    rows = (named.cells(columns, row) for row in few.to_numpy().tolist())
    return {
        **told,
        "count": len(frame),
        "columns": named.columns(found.table, columns),
        "rows": [*zip(few.index.tolist(), rows, strict=True)],
    }


def _cell(cell: Any) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
