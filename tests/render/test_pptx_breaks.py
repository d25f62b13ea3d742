"""Text boxes of PowerPoint: room that is left free at the right never costs a word or a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.ooxml.tearing import line_ends, torn
from report_builder.render.page import Box, Face, Line, Role, Shape, TextBox
from report_builder.render.place.flow import broken_piece, height
from report_builder.render.pptx.breaks import held, spared
from report_builder.render.reach import count_lines
from report_builder.thai.measure import text_width, wrap

TEXTS = (
    "ระบบบริหารการเงินการคลัง (GFMIS)",
    "ระบบสารสนเทศเพื่อการบริหาร (MIS)",
    "ระบบบริหารงบประมาณ (e-Budgeting)",
    "ไม่รวมกรุงเทพมหานคร (สีเทา)",
    "หน่วยงานร้อยละ\u00a043 มีการบูรณาการข้อมูลกับหน่วยงานอื่นในจังหวัด",
    "การเชื่อมโยงระบบและข้อมูล (Interoperability)",
)


def _line(text: str) -> Line:
    return Line((Run(text),), Role.ITEM, Face.BODY, 14.0, bullet="1)", hang=0.3)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [2.0, 2.5, 3.0, 3.2, 4.0, 6.0])
def test_running_text_keeps_its_pieces_and_its_height(text: str, width: float) -> None:
    line = _line(text)
    tall = height((line,), width)
    box = held(TextBox("x", Box(0.0, 0.0, width, tall), (line,)))
    assert isinstance(box, TextBox)
    left = box.box.w - box.lines[0].spare
    assert len(wrap(text, "body", 14.0, (left - 0.3) * 72)) * 14.0 * 1.5 / 72 <= tall + 1e-6
    assert broken_piece(box.lines, left) <= broken_piece(box.lines, width)


def test_a_line_that_just_fits_does_in_programs_whose_letters_are_wider() -> None:
    """LibreOffice 7.4 sets 14 points in 117 dots where 116.7 would be right."""
    words = "หน่วยงานร้อยละ 70 มีระบบการสำรองข้อมูลไปยังกระทรวงและกรมต้นสังกัดและในหน่วยงาน"
    width = (text_width(words, "body", 14.0) + 0.1) / 72
    line = Line((Run(words),), Role.TEXT, Face.BODY, 14.0)
    box = held(TextBox("x", Box(0.0, 0.0, width, 0.3), (line,)))
    assert isinstance(box, TextBox)
    assert line_ends(line.text, Face.BODY, 14.0, 72 * width)
    assert not line_ends(line.text, Face.BODY, 14.0, 72 * (box.box.w - box.lines[0].spare))


def test_a_text_on_a_ground_is_no_wider_than_it() -> None:
    line = Line((Run("หน่วยงาน"),), Role.TEXT, Face.BODY, 14.0)
    place = Box(0.0, 0.0, 2.0, 1.0)
    for ground in ({"fill": "brand"}, {"outline": "brand"}, {"shape": Shape.ROUNDED}):
        assert held(TextBox("x", place, (line,), **ground)).box == place  # type: ignore[arg-type, union-attr]


def test_a_caption_breaks_where_it_was_measured() -> None:
    words = "ค่าเฉลี่ยประเทศ 53.3\u00a0คะแนน จากคะแนนเต็ม 100\u00a0คะแนน"
    line = Line((Run(words),), Role.NOTE, Face.BODY, 12.0)
    box = held(TextBox("x", Box(0.0, 0.0, 2.4, 1.0), (line,)))
    assert isinstance(box, TextBox)
    first, *others = plain(box.lines[0].text).split("\n")
    assert others
    assert "".join((first, *others)).replace(" ", "") == words.replace(" ", "")
    assert all(text_width(each, "body", 12.0) <= 2.4 * 72 for each in (first, *others))
    assert all("\u00a0คะแนน" in each or "53.3" not in each for each in (first, *others))


@pytest.mark.parametrize(
    ("before", "torn_off", "after"),
    [
        ("สนับสนุนหน่วย", "งาน", "ในจังหวัด"),
        ("ซึ่งประกอบด้วย 8\u00a0ระ", "บบ", ""),
        ("ในแผน “ประ", "เด็นการพัฒนา", "”"),
    ],
)
def test_libreoffice_is_foreseen_to_tear_compounds_and_words_after_signs(
    before: str, torn_off: str, after: str
) -> None:
    """Seen in LibreOffice 7.4: it ends no line of Thai before a digit or a quotation mark."""
    text = (Run(before + torn_off + after),)
    room = text_width(before, "body", 14.0) + 1.0
    assert line_ends(text, Face.BODY, 14.0, room)[0] == len(before)
    assert torn(text, line_ends(text, Face.BODY, 14.0, room))


def test_a_torn_number_is_as_bad_as_a_torn_word() -> None:
    text = "แผนพัฒนา (พ.ศ. 2559–2561)"
    torn_number, torn_term = (
        torn((Run(words),), (words.index(cut) + len(cut),))
        for words, cut in ((text, "2559–"), ("ของหน่วยงาน", "หน่วย"))
    )
    assert torn_number > torn_term > 0


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [0.5, 1.9, 2.5, 3.0, 3.2, 4.0])
def test_running_text_is_torn_no_more_for_the_room_that_it_leaves(text: str, width: float) -> None:
    line = _line(text)
    told = spared(line, width)
    before, after = (
        torn(line.text, line_ends(line.text, line.face, 14.0, 72 * _left(shown, width)))
        for shown in (line, told)
    )
    assert after <= before


def test_a_line_that_a_text_leaves_keeps_a_word_of_the_next_whole() -> None:
    """LibreOffice sets the first in four lines of the five that its words kept whole take."""
    term, width = "รัฐบาลอิเล็กทรอนิกส์", 3.74
    first = f"ศึกษาแผน นโยบายด้าน{term}ที่สำคัญและกรอบการสำรวจ{term} ตลอดจนทบทวนสถานการณ์การพัฒนา{term}"
    second = (
        f"พัฒนากรอบการสำรวจความพร้อมการพัฒนา{term}ของหน่วยงานระดับจังหวัด (Thailand e-Government "
        "readiness framework for provincial government agencies) รวมทั้งกำหนดตัวชี้วัด "
        "และเกณฑ์การสำรวจที่เหมาะสม"
    )
    found = []
    for words in ((second,), (first, second)):
        lines = tuple(map(_line, words))
        box = held(TextBox("x", Box(0.0, 0.0, width, height(lines, width)), lines))
        assert isinstance(box, TextBox)
        last, room = box.lines[-1], _left(box.lines[-1], box.box.w)
        found.append(torn(last.text, line_ends(last.text, last.face, 14.0, 72 * room)))
    assert found == [1, 0]


def _left(line: Line, width: float) -> float:
    return width - line.hang - line.spare


def test_titles_stand_closer_than_they_were_measured() -> None:
    leading = []
    for words in ("หัวเรื่อง", "หัวเรื่องที่ยาวกว่าหนึ่งบรรทัด " * 4):
        line = Line((Run(words.strip()),), Role.TITLE, Face.HEADING, 24.0, leading=1.36)
        box = held(TextBox("title", Box(0.0, 0.0, 6.0, 1.0), (line,), slot="title"))
        assert isinstance(box, TextBox)
        leading.append(box.lines[0].leading)
    assert max(leading) < 1.36


WORDS = st.lists(
    st.sampled_from(["ความพร้อม", "เครือข่าย", "ผู้ใหญ่", "พื้นที่", " ", "(e-Sarabun)", "10.8"]),
    min_size=1,
    max_size=9,
).map(lambda words: f"ก{''.join(words)}".strip())


@given(WORDS, WORDS, st.floats(1.2, 4.0))
def test_a_text_bold_in_part_has_no_more_lines_than_were_measured(
    first: str, rest: str, width: float
) -> None:
    words = (Run(first, bold=True), Run(" "), Run(rest))
    line = Line(words, Role.NOTE, Face.BODY, 9.0, leading=1.4)
    box = Box(0.0, 0.0, width, height((line,), width))
    parted = held(TextBox("note", box, (line,)))
    assert isinstance(parted, TextBox)
    lines = count_lines(parted.lines[0].text, Face.BODY, parted.box.w * 72 / 9.0)
    assert lines * 9.0 * 1.4 / 72 <= box.h + 1e-6
