"""Thai in the table of problems: its lines end between words, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from report_builder.cli.wrapped import Wrapped
from report_builder.thai.measure import unbroken

SAID = (
    "มีข้อมูลของหน่วยงานที่ไม่ได้ตอบแบบสำรวจ\nthere is data for a respondent that did not answer",
    "สูตรในช่องนี้ยังไม่ได้คำนวณ เปิดแฟ้มใน Excel แล้วบันทึก หรือวางเป็นค่า",
    "เพิ่มอัตรากำลังแพทย์ในโรงพยาบาลชุมชนอย่างน้อย 2 คนต่อแห่งภายในปี 2572",
)


def lines_of(text: str, width: int) -> list[str]:
    return [line.plain for line in Wrapped(text).wrap(Console(), width)]


def ends(words: tuple[str, ...]) -> set[str]:
    return {"".join("".join(words[:n]).split()) for n in range(len(words) + 1)}


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("width", range(16, 60, 4))
def test_lines_end_between_words(text: str, width: int) -> None:
    said = "".join(lines_of(text, width))
    assert said.split()
    assert "".join(said.split()) == "".join(text.split())
    shown = ""
    for line in lines_of(text, width):
        shown += "".join(line.split())
        parts = [part for whole in text.split("\n") for part in unbroken(whole)]
        assert shown in ends(tuple(parts))


@given(st.text("กขค่ีเ a/_", max_size=60), st.integers(2, 30))
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert max(map(cell_len, lines), default=0) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())
