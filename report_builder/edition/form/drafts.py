"""Lay out rows of the sheet of texts to be written over: an example of each kind of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from report_builder.edition.flat_texts import EXAMPLE, flat

LITERAL = "ปีละ 2 รุ่น"
"""An example of a number that is no result."""


def rows(
    dimensions: Sequence[Mapping[str, str]], indicators: Sequence[Mapping[str, str]]
) -> Iterator[list[str]]:
    """Yield rows for background, findings and recommendations, marked as examples.

    A dimension or indicator is its row in the form: `id`, `name_th` and `dimension`.
    """
    for file, content in _texts(dimensions, indicators).items():
        for row in flat(file, content):
            yield [row.file, row.path, row.text, EXAMPLE]


def _texts(
    dimensions: Sequence[Mapping[str, str]], indicators: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    return {
        "project": {"slides": [_background()]},
        "findings": {part["id"]: {"text": [_finding(part)]} for part in dimensions}
        | {
            part["id"]: {"text": [f"สิ่งที่พบใน{part['name_th']}และเหตุผล เขียนหนึ่งถึงสามข้อ"]}
            for part in indicators
        },
        "recommendations": {"literals": [LITERAL]}
        | {part["id"]: {"text": [_advice(part, indicators)]} for part in dimensions},
    }


def _background() -> dict[str, Any]:
    text = ["ที่มาของการสำรวจ", "สำรวจ {{ f('survey.units.count') }} {{ survey.unit_noun }}"]
    return {
        "id": "background",
        "kind": "bullets",
        "title": "ที่มาและวัตถุประสงค์ของการสำรวจ",
        "panels": [{"text": text}],
    }


def _finding(part: Mapping[str, str]) -> str:
    score = f"{{{{ f('dimension.{part['id']}.score') }}}}"
    return f"{part['name_th']}ได้คะแนนเฉลี่ย {score} คะแนน เนื่องจาก ..."


def _advice(part: Mapping[str, str], indicators: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    own = [each["id"] for each in indicators if each["dimension"] == part["id"]]
    return {
        "item": f"ข้อเสนอแนะเพื่อพัฒนา{part['name_th']} เช่น จัดอบรม{LITERAL}",
        "card": f"ถ้อยคำถึงแต่ละหน่วยในสรุปผล เช่น จัดอบรม{LITERAL} (เว้นว่าง = เหมือน item)",
        "way": "own",
        "indicators": own[:2],
    }
