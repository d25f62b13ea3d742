"""What official Thai writes otherwise is found, and what it writes so is left in peace."""

import pytest

from report_builder.thai.style import rules, slips
from tests.thai.pages import HARD_LINES

SLIPS = {
    "หน่วยงานต่างๆ ในจังหวัด": "หน่วยงานต่าง ๆ ในจังหวัด",
    "หน่วยงานอื่น ๆภายใน": "หน่วยงานอื่น ๆ ภายใน",
    "ข้อมูล  ของจังหวัด": "ข้อมูล ของจังหวัด",
    "การอัพเดตข้อมูล": "การอัปเดตข้อมูล",
    "ความเร็วอัพโหลด": "ความเร็วอัปโหลด",
    "ใช้อินเตอร์เน็ต": "ใช้อินเทอร์เน็ต",
    "ใช้อินเตอร์เนต": "ใช้อินเทอร์เน็ต",
    "แอพพลิเคชั่นมือถือ": "แอปพลิเคชันมือถือ",
    "แอปพลิเคชั่นมือถือ": "แอปพลิเคชันมือถือ",
    "ส่งทางอีเมล์": "ส่งทางอีเมล",
    "ได้รับอนุญาติ": "ได้รับอนุญาต",
    "ดังที่ปรากฎ": "ดังที่ปรากฏ",
    "กฏหมายและกฏระเบียบ": "กฎหมายและกฏระเบียบ",
    "ความพอเพียงของบุคลากร": "ความเพียงพอของบุคลากร",
    "ว่าด้วยการกระทำผิดทางคอมพิวเตอร์": "ว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์",
    "ตาม พรบ.ว่าด้วย": "ตาม พ.ร.บ. ว่าด้วย",
    "ปี พ.ศ 2559": "ปี พ.ศ. 2559",
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_with_what_to_write(text: str) -> None:
    assert [slip.meant for slip in slips(text)] == [SLIPS[text]]


@pytest.mark.parametrize("text", [text for text in SLIPS.values() if "กฏ" not in text])
def test_what_is_suggested_is_left_in_peace(text: str) -> None:
    assert [*slips(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "เศรษฐกิจพอเพียง ปรัชญาของเศรษฐกิจพอเพียง ความพอเพียงของชุมชน",
        "{{ f('a')  }} คะแนน {% if x  %}ก{% endif %}",
        "ต่าง ๆ นานา ฯลฯ ปรากฏการณ์ กฎหมาย อนุญาต พ.ร.บ. พ.ศ. 2559 ระบบ MIS",
        "บรรทัดแรก\n  บรรทัดที่สอง",
    ],
)
def test_texts_without_a_slip_are_left_in_peace(text: str) -> None:
    assert [*slips(text)] == []


def test_every_rule_says_why() -> None:
    assert all(rule.why.th and rule.why.en for rule in rules())


@pytest.mark.parametrize("text", HARD_LINES)
def test_any_line_can_be_asked_about(text: str) -> None:
    assert all(slip.found != slip.meant for slip in slips(text))
