"""Say how scores come about: from respondents, or as they came in of each unit."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.edition import scales
from report_builder.edition.nouns import weighed_by
from report_builder.edition.scales import of_print
from report_builder.model import Dimension, Edition, Framework, Indicator
from report_builder.results.score import per_unit
from report_builder.settings import Settings
from report_builder.thai.nouns import beside

TOTAL = "ค่าเฉลี่ยถ่วงน้ำหนักของคะแนนรายด้าน"
PRESENT = "ค่าเฉลี่ยถ่วงน้ำหนักของตัวชี้วัดที่มีข้อมูล"
DIVIDED = "ค่าเฉลี่ยถ่วงน้ำหนักของหัวข้อย่อยที่มีข้อมูล"
GIVEN = "คะแนนตามข้อมูลที่นำเข้า"


@dataclass(frozen=True, slots=True)
class Ways:
    """How the score of a dimension, a theme, an indicator and the total come about.

    That of a dimension with themes is `divided`.
    """

    dimension: str
    divided: str
    theme: str
    indicator: str
    total: str = TOTAL

    def of(self, framework: Framework, dimension: Dimension) -> str:
        """Return how the score of a dimension comes about."""
        return self.divided if framework.themes_of(dimension.id) else self.dimension


def rescaled(way: str, settings: Settings, indicator: Indicator) -> str:
    """Say of scores that came in on another scale than documents print that they were rescaled."""
    scale, printed = indicator.scale or settings.scale, of_print(settings)
    if (scales.scale(scale) or scales.PLAIN) == printed:
        return way
    return f"{way} (ปรับจากช่วงคะแนน {scale or scales.PLAIN} เป็น {printed})"


def of_many(edition: Edition) -> Ways:
    """Return how the scores of the whole and of regions come about."""
    if edition.weighted:
        weight, noun = weighed_by(edition.settings), edition.settings.unit_noun
        how = beside("ถ่วงน้ำหนักด้วย", weight)
        own = of_unit(edition)

        def mean(part: str, of_each: str) -> str:
            return f"ค่าเฉลี่ยของคะแนน{part}ของทุก{noun}ที่มีคะแนน {how} (คะแนนของแต่ละ{noun} = {of_each})"

        return Ways(
            mean("ด้าน", own.dimension),
            mean("ด้าน", own.divided),
            mean("หัวข้อย่อย", own.theme),
            f"ค่าเฉลี่ยของทุก{noun}ที่มีคะแนน {how}",
            f"{TOTAL} (คะแนนรายด้าน{how})",
        )
    return _of_cases(edition)


def _of_cases(edition: Edition) -> Ways:
    if per_unit(edition):
        each, of = f"ทุก{edition.settings.unit_noun}", edition.settings.unit_noun
    else:
        each, of = "ผู้ตอบทุกราย", "ราย"

    def mean(part: str, how: str) -> str:
        return f"ค่าเฉลี่ยของคะแนน{part}ของ{each}ที่มีคะแนน (คะแนน{part}ของแต่ละ{of} = {how})"

    return Ways(
        mean("ด้าน", PRESENT),
        mean("ด้าน", DIVIDED),
        mean("หัวข้อย่อย", PRESENT),
        f"ค่าเฉลี่ยของ{each}ที่มีคะแนน",
    )


def of_unit(edition: Edition) -> Ways:
    """Return how the scores of a single unit come about."""
    return Ways(PRESENT, DIVIDED, PRESENT, GIVEN) if per_unit(edition) else _of_cases(edition)
