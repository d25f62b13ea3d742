"""Write as open data what changed since the previous year, and what can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model import Edition, Framework
from report_builder.opendata.catalogue import score_label
from report_builder.opendata.datapackage import Field, Resource
from report_builder.opendata.numbers import count, flag, number
from report_builder.results import Comparison
from report_builder.results.change import Change
from report_builder.results.score import TOTAL
from report_builder.results.year import NATION, RANK, SCORE, Figure
from report_builder.years import CHANGES, KINDS, Link

_YEAR = Field("year", "ปี พ.ศ.", "integer")
_ALL, _ALIKE = "all", "alike"
_LEVELS = (NATION, "region", "type", "unit")
_MEASURES = (TOTAL, "dimension", "theme", "indicator")


def dated(edition: Edition, table: Resource) -> Resource:
    """Return a table with the year before all else: tables of several years can be stacked."""
    year = str(edition.settings.year)
    rows = tuple((year, *row) for row in table.rows)
    return replace(table, fields=(_YEAR, *table.fields), key=("year", *table.key), rows=rows)


def resources(edition: Edition, comparison: Comparison) -> Iterator[Resource]:
    """Yield what became of each part of the survey, and what changed in figures of both years."""
    yield _comparability(edition, comparison)
    yield _changes(edition, comparison)


def _comparability(edition: Edition, comparison: Comparison) -> Resource:
    fields = (
        *(Field("number", "ลำดับ", "integer"), Field("previous_year", "ปีก่อน พ.ศ.", "integer")),
        *(Field("kind", "ชนิด", among=KINDS), Field("id", "รหัสปีนี้"), Field("previous_id", "รหัสปีก่อน")),
        *(Field("name_th", "ชื่อปีนี้"), Field("previous_name_th", "ชื่อปีก่อน")),
        Field("change", "การเปลี่ยน", among=CHANGES),
        Field("weight", "น้ำหนักปีนี้ (ร้อยละ)", "number"),
        Field("previous_weight", "น้ำหนักปีก่อน (ร้อยละ)", "number"),
        Field("note", "หมายเหตุ"),
    )
    assert edition.previous is not None
    frameworks = edition.framework, edition.previous.edition.framework
    rows = (
        (
            *(str(n), str(comparison.year), link.kind, link.now, link.before),
            *(link.name_now, link.name_before, link.change),
            *(
                number(_weight(link.kind, *pair))
                for pair in zip(_ids(link), frameworks, strict=True)
            ),
            link.note,
        )
        for n, link in enumerate(comparison.links, start=1)
    )
    return Resource("comparability", "สิ่งที่เทียบกับปีก่อนได้", fields, ("number",), tuple(rows))


def _ids(link: Link) -> tuple[str, str]:
    return link.now, link.before


def _weight(kind: str, id: str, framework: Framework) -> float | None:
    if kind == "dimension" and id in framework.dimension:
        return framework.dimension[id].weight
    if kind == "indicator" and id in framework.indicator:
        return framework.indicator[id].weight
    return None


def _changes(edition: Edition, comparison: Comparison) -> Resource:
    label = score_label(edition)
    fields = (
        *(
            Field("previous_year", "ปีก่อน พ.ศ.", "integer"),
            Field("basis", "ฐาน", among=(_ALL, _ALIKE)),
        ),
        *(Field("level", "ระดับ", among=_LEVELS), Field("code", "รหัสหน่วย กลุ่ม หรือประเภท")),
        *(Field("measure", "สิ่งที่วัด", among=_MEASURES), Field("measure_id", "รหัสสิ่งที่วัด")),
        Field("previous_published", f"{label} ปีก่อนตามที่เผยแพร่", "number"),
        Field("previous_score", f"{label} ปีก่อนเฉพาะส่วนที่เทียบได้", "number"),
        Field("score", f"{label} ปีนี้เฉพาะส่วนที่เทียบได้", "number"),
        Field("change", "การเปลี่ยนแปลงตามค่าที่พิมพ์", "number"),
        Field("change_low", "ขอบล่างของการเปลี่ยนแปลง", "number"),
        Field("change_high", "ขอบบนของการเปลี่ยนแปลง", "number"),
        Field("clear", "เปลี่ยนชัดเจน", "boolean"),
        *(Field("previous_rank", "อันดับปีก่อน", "integer"), Field("rank", "อันดับ", "integer")),
        Field("synthetic", "ข้อมูลจำลอง", "boolean"),
    )
    key = ("basis", "level", "code", "measure", "measure_id")
    rows = (*_rows(edition, comparison, _ALL), *_rows(edition, comparison, _ALIKE))
    return Resource("changes", "การเปลี่ยนแปลงจากปีก่อน", fields, key, rows)


def _rows(edition: Edition, comparison: Comparison, basis: str) -> Iterator[tuple[str, ...]]:
    changes = comparison.change if basis == _ALL else comparison.alike
    for id, change in changes.items():
        if id.endswith(SCORE):
            spot, was = change.now.spot, comparison.published.get(id)
            measure, _, of = spot.place.partition(".")
            ranks = changes.get(f"{spot.id}{RANK}") if spot.place == TOTAL else None
            yield (
                *(str(comparison.year), basis, spot.kind, spot.name or NATION),
                *(measure, of or TOTAL, number(was.value if was and basis == _ALL else None)),
                *(number(value) for value in _numbers(change)),
                str(change.clear).lower(),
                *(count(int(one.value) if one else None) for one in _both(ranks)),
                flag(edition),
            )


def _numbers(change: Change) -> tuple[float | None, ...]:
    return change.before.value, change.now.value, change.distance, change.low, change.high


def _both(change: Change | None) -> tuple[Figure | None, Figure | None]:
    return (change.before, change.now) if change else (None, None)
