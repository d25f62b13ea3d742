"""Small editions in memory, for the tests of every step.

Three dimensions, seven indicators of unequal weights, twelve units that are no provinces in three
regions, three types of respondents; no answers, no case study, no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.model import (
    Dimension,
    Edition,
    Framework,
    Indicator,
    Item,
    Option,
    Respondent,
    RespondentType,
    Unit,
)
from report_builder.settings import Settings

TABLES = (
    *("dimensions", "indicators", "types", "units", "respondents"),
    *("scores", "items", "options", "answers", "published"),
)
DIMENSIONS = (
    Dimension("people", "ด้านบุคลากร", "บุคลากร", "People", "People", 50),
    Dimension("process", "ด้านกระบวนงาน", "กระบวนงาน", "Process", "Process", 30),
    Dimension("tools", "ด้านเครื่องมือ", "เครื่องมือ", "Tools", "Tools", 20),
)
INDICATORS = (
    Indicator("headcount", "people", "อัตรากำลัง", "อัตรากำลัง", "Headcount", 50),
    Indicator("skills", "people", "ทักษะของเจ้าหน้าที่", "ทักษะ", "Skills", 30),
    Indicator("training", "people", "การฝึกอบรม", "ฝึกอบรม", "Training", 20),
    Indicator("planning", "process", "การวางแผน", "วางแผน", "Planning", 60),
    Indicator("follow_up", "process", "การติดตามผล", "ติดตามผล", "Follow-up", 40),
    Indicator("equipment", "tools", "อุปกรณ์", "อุปกรณ์", "Equipment", 75),
    Indicator("network", "tools", "ระบบเครือข่าย", "เครือข่าย", "Network", 25),
)
REGIONS = ("เขตเหนือ", "เขตกลาง", "เขตใต้")
NAMES = (
    *("กก", "ขิง", "คูน", "งิ้ว", "จันทน์", "ชบา"),
    *("ตาล", "ทองกวาว", "นนทรี", "บัว", "ปีบ", "พุด"),
)
UNITS = tuple(
    Unit(f"D{n:02}", name, f"District {n}", REGIONS[(n - 1) // 4])
    for n, name in enumerate(NAMES, start=1)
)
TYPES = (
    RespondentType("clinic", "สถานีอนามัยประจำเขต", "อนามัย", "กระทรวงสาธารณสุข"),
    RespondentType("school", "โรงเรียนประจำเขต", "โรงเรียน", "กระทรวงศึกษาธิการ"),
    RespondentType("hall", "ที่ทำการเขต", "ที่ทำการ", ""),
)
CHANNELS = {"post": "ไปรษณีย์", "online": "ออนไลน์"}
SILENT = ("D03-school", "D07-clinic", "D07-school", "D12-clinic", "D12-school", "D12-hall")
"""Respondents that did not answer: one of D03, two of D07, all of D12."""
SAID = ("silent_unit", "copied_row")
"""What is said of the small edition: nobody of D12 answered, and D10 has the scores of D09."""
UNANSWERED = (("D01-clinic", "skills"), ("D05-hall", "equipment"), ("D05-hall", "network"))
"""Scores that are missing although their respondent answered."""


def settings(**changes: Any) -> Settings:
    """Return the settings of the small edition."""
    plain = Settings(
        id="2570",
        year=2570,
        date="2027-11-30",
        title="ผลการสำรวจความพร้อมของเขต",
        survey="การสำรวจความพร้อมของเขต",
        publisher="สำนักงานทดสอบ (องค์การมหาชน)",
        publisher_short="สทส.",
        surveyor="ศูนย์สำรวจทดสอบ",
        url="https://example.org/",
        synthetic=True,
        synthetic_note="ข้อมูลทั้งหมดสร้างขึ้นเพื่อทดสอบระบบ",
        unit_noun="เขต",
        respondent_noun="หน่วยงาน",
        group_width=5,
        channels=CHANNELS,
        region_order=REGIONS,
    )
    return replace(plain, **changes)


def respondents() -> tuple[Respondent, ...]:
    """Return three respondents per unit; those of SILENT have no channel."""
    asked = [(f"{unit.code}-{kind.id}", unit.code, kind.id) for unit in UNITS for kind in TYPES]
    return tuple(
        Respondent(id, unit, kind, "" if id in SILENT else ("post", "online")[at % 2])
        for at, (id, unit, kind) in enumerate(asked)
    )


def scores() -> pd.DataFrame:
    """Return fixed scores from 0 to 100 of those who answered, some of them missing.

    D09 and D10 have the same scores, so they tie.
    """
    rows = {r.id: _row(at) for at, r in enumerate(respondents()) if r.channel}
    for kind in TYPES:
        rows[f"D10-{kind.id}"] = rows[f"D09-{kind.id}"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=[i.id for i in INDICATORS])
    for respondent, indicator in UNANSWERED:
        table.loc[respondent, indicator] = float("nan")
    return table.rename_axis("respondent")


def _row(at: int) -> list[float]:
    return [(at * 37 + column * 53 + at * column * 11) % 1001 / 10 for column in range(7)]


def edition(**changes: Any) -> Edition:
    """Return the small edition, with fields of `Edition` replaced by `changes`."""
    plain = Edition(
        settings=settings(),
        framework=Framework(DIMENSIONS, INDICATORS),
        units=UNITS,
        types=TYPES,
        respondents=respondents(),
        scores=scores(),
        items=(),
        answers=pd.DataFrame({"respondent": [], "item": [], "option": []}, dtype=str),
        texts={},
        published=pd.DataFrame(columns=["id", "value", "decimals", "slide", "key", "note"]),
        files={table: Path(f"{table}.csv") for table in TABLES},
    )
    return replace(plain, **changes)


def unit_level_edition(**changes: Any) -> Edition:
    """Return the small edition with one row of scores per unit and no respondents."""
    rows = {unit.code: _row(at) for at, unit in enumerate(UNITS)}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=[i.id for i in INDICATORS])
    plain = {"scores": table.rename_axis("unit"), "respondents": (), "types": ()}
    return edition(**{**plain, **changes})


LIKERT = tuple(
    Option(id, label, value)
    for id, label, value in (
        ("likert_5", "เห็นด้วยอย่างยิ่ง", 5),
        ("likert_4", "เห็นด้วย", 4),
        ("likert_3", "เฉยๆ", 3),
        ("likert_2", "ไม่เห็นด้วย", 2),
        ("likert_1", "ไม่เห็นด้วยอย่างยิ่ง", 1),
    )
)
ITEMS = (
    Item(
        "service",
        "2",
        "multiple",
        "ช่องทางบริการ",
        (
            Option("web", "เว็บไซต์", None),
            Option("phone", "โทรศัพท์", None),
            Option("desk", "เคาน์เตอร์", None),
        ),
    ),
    Item(
        "backup",
        "3.1",
        "single",
        "การสำรองข้อมูล",
        (Option("yes", "มี", None), Option("no", "ไม่มี", None)),
    ),
    Item("speed", "4", "likert", "ความเร็วเหมาะสม", LIKERT),
)


def answers() -> pd.DataFrame:
    """Return answers of the thirty who answered.

    service: web 29, phone 15, desk 0, and one who chose none (n 30);
    backup: yes 20, no 10; speed: 5, 10, 5, 3, 2 from strongly agree down (n 25).
    """
    who = [r.id for r in respondents() if r.channel]
    chosen = [
        *((r, "service", "web") for r in who[:29]),
        (who[29], "service", ""),
        *((r, "service", "phone") for r in who[:15]),
        *((r, "backup", "yes" if at < 20 else "no") for at, r in enumerate(who)),
        *((r, "speed", option) for r, option in zip(who, _speed(), strict=False)),
    ]
    return pd.DataFrame(chosen, columns=["respondent", "item", "option"])


def _speed() -> list[str]:
    sizes = (5, 10, 5, 3, 2)
    return [option.id for option, size in zip(LIKERT, sizes, strict=True) for _ in range(size)]


def answered_edition(**changes: Any) -> Edition:
    """Return the small edition with answers to a multiple, a single and a Likert item."""
    return edition(**{"items": ITEMS, "answers": answers(), **changes})


def answered_by(counts: Sequence[int]) -> Edition:
    """Return the small edition with one item, tally, its options chosen so often, in order."""
    letters = "กขคงจฉ"[: len(counts)]
    options = tuple(Option(str(n), f"ทาง {name}", None) for n, name in enumerate(letters))
    chosen = [
        option.id for option, times in zip(options, counts, strict=True) for _ in range(times)
    ]
    given = [(f"{n}", "tally", option) for n, option in enumerate(chosen)]
    return edition(
        items=(Item("tally", "9", "single", "เลือกทางใด", options),),
        answers=pd.DataFrame(given, columns=["respondent", "item", "option"]),
    )
