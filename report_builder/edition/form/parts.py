"""Tell what the columns of a table are by their headings and cells: names, scores, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from report_builder.edition.columns import numeral
from report_builder.edition.tables import is_number
from report_builder.edition.values import number

LEAST_NUMBERS = 0.6
"""The share of the filled cells of a column of scores that are numbers."""
_COUNT = re.compile(r"อันดับ|ลำดับ|ที่$|จำนวน|rank|no\.?$|#", re.IGNORECASE)
"""How columns are headed that hold ranks or counts."""
_ASIDE = re.compile(
    r"(timestamp|ประทับเวลา|วันที่|วัน[ /]?เดือน[ /]?ปี|เวลา)((ที่)?(ตอบ|กรอก|บันทึก|สำรวจ|ส่ง).*)?|"
    r"(ที่อยู่)?(อีเมล|e-?mail).*|.*(โทรศัพท์|เบอร์โทร).*|(อายุ|age)(\s*\(.*\))?|"
    r"(ข้อเสนอแนะ|หมายเหตุ|ข้อคิดเห็น|ความคิดเห็นเพิ่มเติม|comment|suggestion|remark).*",
    re.IGNORECASE,
)
"""How columns are headed that tell of an answer, and are none."""
UNIT = re.compile(
    r"จังหวัด|อำเภอ|ตำบล|หน่วย|ศูนย์|โรงเรียน|โรงพยาบาล|สาขา|สำนัก|กอง|กรม|เทศบาล|สถาบัน|คณะ|"
    r"ห้องสมุด|province|district|school|branch|office|unit",
    re.IGNORECASE,
)
"""What words for bodies and places say, as the headings of names of units."""
_SUM = re.compile(
    r"(ค่า|คะแนน|ร้อยละ|ผล)?(รวม|เฉลี่ย)|((grand|sub|overall)[ -]?)?(total|average|mean|sum)\b",
    re.IGNORECASE,
)
"""How columns are headed that hold sums of others; without others they are scores."""
_NUMBERED = re.compile(r"\d+(\.\d+)*[.)]?\s+(?=\S)|\d+(\.\d+)*[.)](?=\D)")


class Part(StrEnum):
    """What a column is."""

    NAME = "name"
    REGION = "region"
    SCORE = "score"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it seems to be, the dimension over it, and a few of its cells."""

    heading: str
    part: Part
    over: str
    sample: tuple[str, ...]


def columns(
    headings: Sequence[str], over: Sequence[str], cells: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    """Return what columns seem to be by their headings, what stands over these, and their cells."""
    headed = [*zip(headings, cells, strict=True)]
    parts = [Part.UNUSED if _SUM.match(heading) else _part(heading, own) for heading, own in headed]
    if Part.SCORE not in parts:
        parts = [_part(heading, own) for heading, own in headed]
    names = [n for n, part in enumerate(parts) if part is Part.NAME]
    likely = sorted(names, key=lambda n: (not UNIT.search(headings[n]), -_different(cells[n])))
    for n in likely[1:]:
        region = _is_region(cells[likely[0]], cells[n]) and Part.REGION not in parts
        parts[n] = Part.REGION if region else Part.UNUSED
    scored = [n for n, part in enumerate(parts) if part is Part.SCORE]
    called = _unnumbered(headings, scored)
    tiers = _unnumbered(over, scored)
    return tuple(
        Column(heading, part, tier if part is Part.SCORE else "", tuple(texts[:3]))
        for heading, part, tier, texts in zip(called, parts, tiers, cells, strict=True)
    )


def _different(cells: Sequence[str]) -> int:
    """Return how many texts a column has; none where it has gaps, as remarks have."""
    return len({*cells}) if all(cells) else 0


def _is_region(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a column groups names: fewer, and one for each."""
    of_each = {*zip(names, cells, strict=True)}
    return 0 < _different(cells) < len({*names}) == len(of_each)


def _unnumbered(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return texts without their numbers, as in “1.2 ทางลาด”, where all at some places have one."""
    numbered = all(_NUMBERED.match(texts[at]) for at in places)
    return [
        _NUMBERED.sub("", text) if numbered and at in places else text
        for at, text in enumerate(texts)
    ]


def _part(heading: str, cells: Sequence[str]) -> Part:
    filled = [cell for cell in cells if cell]
    told = [cell for cell in filled if is_number(number(cell)[0]) or numeral(cell)]
    if not filled or _COUNT.match(heading) or _ASIDE.fullmatch(heading):
        return Part.UNUSED
    if len(told) >= LEAST_NUMBERS * len(filled):
        return Part.SCORE
    return Part.NAME
