"""Lines and rows of Word files: foreseen as LibreOffice sets them, words whole at their ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.docx.desk import CLOSE, SPARE, _captioned_once, _lower
from report_builder.render.docx.lines import STEP, ended, spare
from report_builder.render.ooxml.tearing import torn, writer_ends
from report_builder.render.page import Box, CellsBox, Face, Line, Role, TextBox
from report_builder.render.place.report.blocks import pieces
from report_builder.render.place.report.fill import filled
from report_builder.render.place.report.looks import AREA, BODY
from report_builder.render.place.report.pieces import Piece
from report_builder.story.blocks import Table
from report_builder.story.report.blocks import Chapter, DataTable

MEASURED = (
    "จาก 532\u00a0หน่วยงานที่สำรวจใน 76\u00a0จังหวัด มี 466\u00a0หน่วยงานตอบกลับ คิดเป็น"
    "ร้อยละ\u00a087.6 และไม่ตอบ |66\u00a0หน่วยงาน",
    "หน่วยงานร้อยละ\u00a097.4\u00a0จาก\u00a0466\u00a0แห่งที่ตอบใช้ระบบอิเล็กทรอนิกส์บริหารจัดการ"
    "ภายใน ในหน่วยงาน |445\u00a0แห่งที่ตอบเรื่องการเชื่อมโยง ทุกแห่งเชื่อมโยงกับหน่วยงานใน"
    "กระทรวงหรือกรมเดียวกัน แต่มีเพียง|ร้อยละ\u00a043.1 ที่เชื่อมโยงกับหน่วยงานอื่นในจังหวัด",
    "ประเทศได้คะแนนเฉลี่ย 53.3 จากคะแนนเต็ม 100\u00a0คะแนน (บทที่\u00a04 และภาพที่\u00a01) "
    "ถ้าข้อมูลที่ขาดคล้าย|ข้อมูลที่มี ค่าเฉลี่ยนี้น่าจะอยู่ระหว่าง 53.0 กับ 53.5\u00a0คะแนน "
    "(ช่วงนี้คิดจากข้อมูลจำลอง) ด้านนโยบายและ|กฎระเบียบได้คะแนนสูงที่สุด 59.3\u00a0คะแนน "
    "ส่วนด้านการบริการภาครัฐต่ำที่สุด 48.4\u00a0คะแนน ซึ่งเป็นด้านที่|มีน้ำหนักมากที่สุด",
    "หน่วยงานร้อยละ\u00a099.4\u00a0จาก\u00a0466\u00a0แห่งที่ตอบมีเว็บไซต์เป็นช่องทางบริการ แต่ใน"
    "หน่วยงานที่มีเว็บไซต์ |463\u00a0แห่ง ร้อยละ\u00a020.1 ไม่อัปเดตข้อมูล ครึ่งหนึ่งมีบริการ"
    "สำหรับผู้สูงอายุหรือชาวต่างชาติอย่างน้อยหนึ่ง|อย่าง (ร้อยละ\u00a050.0\u00a0จาก\u00a0440\u00a0"
    "แห่ง) และครึ่งหนึ่งเผยแพร่ไฟล์ที่นำไปใช้ต่อได้ (ร้อย|ละ\u00a050.0\u00a0จาก\u00a0450\u00a0แห่ง)",
)
"""Paragraphs with a bar wherever LibreOffice 7.4 ended a line of the width of a page."""
WORD = 2
"""What a word counts that is torn."""
WORDS = st.lists(
    st.sampled_from(
        ("ร้อยละ\u00a050.0", "หน่วยงาน", "การบริการ", "คะแนน ", "(ภาพที่\u00a05-1) ", "IT ")
    ),
    min_size=8,
    max_size=60,
)


def _line(words: str) -> Line:
    return Line((Run(words),), Role.TEXT, Face.BODY, BODY)


def _shown(words: str, ends: tuple[int, ...]) -> str:
    return "".join("|" * (at in ends) + letter for at, letter in enumerate(words))


@pytest.mark.parametrize("measured", MEASURED)
def test_lines_end_where_they_were_measured_in_writer(measured: str) -> None:
    words = measured.replace("|", "")
    ends = writer_ends((Run(words),), Face.BODY, BODY, AREA.w * 72)
    assert _shown(words, ends) == measured


@pytest.mark.parametrize("measured", MEASURED)
def test_a_paragraph_leaves_free_what_tears_no_word(measured: str) -> None:
    line = _line(measured.replace("|", ""))
    ends = writer_ends(line.text, line.face, line.size, (AREA.w - spare(line, AREA.w)) * 72)
    assert torn(line.text, ends) < WORD


@given(WORDS)
def test_a_paragraph_that_is_told_in_lines_says_the_same(words: list[str]) -> None:
    line = _line("".join(words).strip())
    told = plain(ended(line, AREA.w))
    assert "".join(told.split()) == "".join(plain(line.text).split())
    free = spare(line, AREA.w)
    ends = writer_ends(line.text, line.face, line.size, (AREA.w - free) * 72)
    assert told.count("\n") == len(ends)
    assert (free >= STEP) is bool(ends)


def test_a_table_that_goes_on_in_word_says_its_caption_once() -> None:
    cell = (Run("ก"),)
    table = Table("t", (cell, cell), ((cell, cell),) * 90, (1.0, 1.0), "ตาราง")
    told = DataTable("t", "1", (Run("ตาราง"),), table, ("left", "left"))
    title, own = pieces(Chapter("one", "1", (Run("บท"),), (told,)))
    sheets = filled((title, _captioned_once(own)))
    captions = [e for s in sheets for e in s.elements if e.name == "t.caption"]
    grids = [[e for e in s.elements if isinstance(e, CellsBox)] for s in sheets]
    assert len(captions) == 1
    assert len(sheets) > 1
    assert [grid.box.y for (grid,) in grids[1:]] == [pytest.approx(AREA.y)] * (len(sheets) - 1)
    assert sum(len(grid.rows) - 1 for (grid,) in grids) == len(table.rows)


@pytest.mark.parametrize("above", [2.0, 4.0, 6.0])
def test_a_figure_is_foreseen_as_high_as_it_is_drawn(above: float) -> None:
    def draw(top: float, given: float) -> tuple[TextBox, ...]:
        return (TextBox("figure", Box(AREA.x, top, AREA.w, given), ()),)

    text = Piece(above, draw, 0.0, above, above)
    sheet = filled((text, _captioned_once(_lower(Piece(5.0, draw, 0.2, 1.5, 1.5), 0.0))))[0]
    *_, figure = sheet.elements
    assert isinstance(figure, TextBox)
    assert sheet.y == pytest.approx(figure.box.bottom)
    assert sheet.y <= AREA.bottom - SPARE + 1e-6


def test_nothing_is_foreseen_to_fit_by_a_hair() -> None:
    def draw(top: float, given: float) -> tuple[TextBox, ...]:
        return (TextBox("x", Box(AREA.x, top, AREA.w, given), ()),)

    whole = Piece(AREA.h / 2, draw, 0.0, AREA.h / 2, AREA.h / 2)
    lower = replace(whole, height=AREA.h / 2 - CLOSE, least=AREA.h / 2 - CLOSE)
    assert len(filled((whole, _captioned_once(whole)))) == 2
    assert len(filled((whole, _captioned_once(lower)))) == 1
