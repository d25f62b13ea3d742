"""Guess what an edition needs to be told from the lines above a table, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_YEAR = re.compile(r"25\d\d", re.ASCII)
_BEFORE = re.compile(r"(รายงาน|สรุป|ตาราง|ข้อมูล|แบบ|\s)*(ผล|คะแนน)?\s*(?=การ|สำรวจ|ประเมิน|วัด)")
_AFTER = re.compile(
    r"\s*\(?(ประจำ)?\s*(ปี(งบประมาณ|การศึกษา)?)?\s*(พ\.ศ\.)?\s*25\d\d.*$|\s*\([^)]*\)\s*$"
)
"""What a title has before and after the name of a survey."""
_VERB = re.compile(r"สำรวจ|ประเมิน|วัด")
_BY = re.compile(r"(จัดทำ|เผยแพร่|รวบรวม|สำรวจ)?โดย\s*:?\s*")
_BODY = re.compile(
    r"(กลุ่มงาน|กระทรวง|กรม|สำนัก|กอง|ศูนย์|สถาบัน|องค์การ|เทศบาล|จังหวัด|คณะ|มหาวิทยาลัย|มูลนิธิ|บริษัท)"
)
_MADE_UP = re.compile(r"จำลอง|สมมุติ|สมมติ|ตัวอย่าง")


@dataclass(frozen=True, slots=True)
class Guess:
    """What lines tell: survey, year, publisher, blank where they don't; if data are made up."""

    survey: str
    year: str
    publisher: str
    synthetic: bool


def guessed(titles: Sequence[str]) -> Guess:
    """Return what the lines above a table tell, the first of which names the survey."""
    year = next(filter(None, map(_YEAR.search, titles)), None)
    return Guess(
        survey=_survey(titles[0]) if titles else "",
        year=year[0] if year else "",
        publisher=next(_publishers(titles[1:]), ""),
        synthetic=any(map(_MADE_UP.search, titles)),
    )


def _survey(title: str) -> str:
    name = _BEFORE.sub("", _AFTER.sub("", title), count=1) if _BEFORE.match(title) else title
    name = _AFTER.sub("", name)
    return f"การ{name}" if _VERB.match(name) else name


def _publishers(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        by = _BY.search(line)
        own = line[by.end() :] if by else line
        if by or _BODY.match(own):
            yield _AFTER.sub("", own).strip()
