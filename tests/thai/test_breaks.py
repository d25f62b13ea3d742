"""Lines break between Thai words, never inside a term or between a number and its unit."""

from itertools import pairwise

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run
from report_builder.thai.font import FACES
from report_builder.thai.measure import companied, text_width, unbroken, wrap
from report_builder.thai.terms import kept_whole
from report_builder.thai.words import glue
from tests.thai.pages import HARD_LINES, MARGIN, page, paragraphs
from tests.thai.reading import squeezed

DEPENDENT = "ะัาำิีึืฺุูๅ็่้๊๋์ํ๎"
LEADING = "เแโใไ"
SPELLED = [line for line in HARD_LINES if not line.startswith("เ แ โ")]
"""Lines of words, without the one that names signs by themselves."""
FINDINGS = (
    "หน่วยงานระดับจังหวัด 76 จังหวัด ได้คะแนนเฉลี่ย 53.3 คะแนน ในปี พ.ศ. 2559 โดยสำนักงาน"
    "พัฒนาธุรกิจการค้าจังหวัดประจวบคีรีขันธ์และพระนครศรีอยุธยามีตัวชี้วัดต่าง ๆ ด้านโครงสร้าง"
    "พื้นฐานสารสนเทศ บุคลากร ฯลฯ ครบทั้ง 17 ตัวชี้วัด ตอบ 466/532 หน่วยงาน คิดเป็นร้อยละ 88 (n = 466)"
)
TOGETHER = (
    *("76 จังหวัด", "53.3 คะแนน", "พ.ศ. 2559", "ประจวบคีรีขันธ์", "พระนครศรีอยุธยา"),
    *("ตัวชี้วัดต่าง ๆ"[-6:], "โครงสร้างพื้นฐาน", "17 ตัวชี้วัด", "466/532", "n = 466"),
)
widths = st.floats(min_value=20, max_value=400)


@given(st.sampled_from(SPELLED), widths, st.sampled_from(sorted(FACES)))
def test_lines_lose_nothing_and_never_begin_with_a_dependent_sign(
    text: str, width: float, face: str
) -> None:
    lines = wrap(text, face, 12, width)
    assert squeezed("".join(lines)) == squeezed(text)
    assert not [line for line in lines if line[0] in DEPENDENT or line[-1] in LEADING]


@given(st.sampled_from(HARD_LINES), st.floats(min_value=60, max_value=400))
def test_lines_are_as_wide_as_they_may_be(text: str, width: float) -> None:
    lines = wrap(text, "body", 12, width)
    assert all(text_width(line, "body", 12) <= width + 1e-3 for line in lines)
    for line, after in pairwise(lines):
        word = unbroken(after)[0].rstrip()
        if text_width(word, "body", 12) <= width:
            assert text_width(f"{line}{word}", "body", 12) > width or line + word not in text


@given(st.floats(min_value=140, max_value=500))
def test_terms_and_numbers_with_units_stay_whole(width: float) -> None:
    lines = wrap(FINDINGS, "body", 12, width)
    assert [term for term in TOGETHER if not any(term in line for line in lines)] == []


@pytest.mark.parametrize("width", [90, 140, 200, 333])
@pytest.mark.parametrize("face", FACES)
def test_the_pdf_breaks_lines_where_they_were_measured(face: str, width: int) -> None:
    lines = paragraphs([FINDINGS], face, 12.0)
    pdf = page(lines, width=width / 72 + 2 * MARGIN)
    drawn = pymupdf.open(stream=pdf)[0].get_text("dict")["blocks"]
    heights: dict[int, str] = {}
    for line in (line for block in drawn for line in block["lines"]):
        for span in line["spans"]:
            row = round(span["origin"][1] / 21.6)
            heights[row] = heights.get(row, "") + span["text"]
    measured = wrap(FINDINGS, face, 12, width)
    assert [squeezed(line) for line in heights.values()] == [squeezed(line) for line in measured]


def test_a_term_wider_than_the_line_may_break() -> None:
    assert wrap("ประจวบคีรีขันธ์", "body", 12, 55) == ("ประจวบคีรี", "ขันธ์")


def test_a_no_break_space_holds_thai_words_together() -> None:
    assert wrap("ปลา\u00a0วัว กา", "body", 12, 50) == ("ปลา\u00a0วัว", "กา")


def test_newlines_always_break() -> None:
    assert wrap("ก\n\nข", "heading", 12, 100) == ("ก", "", "ข")


def test_stretches_lie_inside_the_text() -> None:
    assert kept_whole("\u00a0ก\u00a0") == ((0, 3),)
    assert kept_whole("") == ()


@pytest.mark.parametrize("text", ["อันดับที่ 10", "ตารางที่ 5-1", "ตารางที่ ข-4", "6 ประเด็น", "ร้อยละ 5"])
def test_a_number_stays_with_its_word_whatever_space_is_between(text: str) -> None:
    for said in (text, glue(text)):
        assert kept_whole(said) == ((0, len(said)),)


@given(st.sampled_from([FINDINGS, *HARD_LINES]))
def test_glue_changes_spaces_only_and_once(text: str) -> None:
    assert glue(text).replace("\u00a0", " ") == text
    assert glue(glue(text)) == glue(text)


def test_glue_holds_numbers_and_units() -> None:
    assert glue("ปี พ.ศ. 2559 มี 76 จังหวัด ต่าง ๆ") == ("ปี พ.ศ.\u00a02559 มี 76\u00a0จังหวัด ต่าง\u00a0ๆ")
    assert glue("ตอบ 3 ใน 7 หน่วยงาน") == "ตอบ 3\u00a0ใน\u00a07\u00a0หน่วยงาน"


@pytest.mark.parametrize("width", range(40, 300, 7))
def test_a_sign_stays_with_its_number(width: int) -> None:
    lines = wrap("การเปิดเผยงบประมาณ −1.38 · การเผยแพร่รายงาน +1.29", "body", 10.0, width)
    assert not any(line.rstrip().endswith(("−", "+")) for line in lines)


@pytest.mark.parametrize("width", range(150, 300, 10))
def test_a_term_after_bold_words_stays_on_one_line(width: int) -> None:
    terms = ("ต่ำกว่า", "ค่าเฉลี่ยประเทศ", "โดดเด่น", "สูงสุด", "“ประเด็น")
    said = (
        Run("ด้านบุคลากร", bold=True),
        Run(" ต่ำกว่าค่าเฉลี่ยประเทศ โดดเด่นที่สุด "),
        Run("พะเยา", bold=True),
        Run(" สูงสุดในภาค ตอบ “ประเด็นการพัฒนา” "),
    )
    pdf = page(paragraphs([said * 4], size=12.0), width=width / 72 + 2 * MARGIN)
    rows: dict[int, str] = {}
    for line in (
        line for b in pymupdf.open(stream=pdf)[0].get_text("dict")["blocks"] for line in b["lines"]
    ):
        row = round(line["spans"][0]["origin"][1] / 21.6)
        rows[row] = rows.get(row, "") + "".join(span["text"] for span in line["spans"])
    whole = "".join(rows.values())
    assert all(sum(row.count(term) for row in rows.values()) == 4 for term in terms), whole


@pytest.mark.parametrize("short", ["กบรส.", "ม.ค.", "รพ.สต.", "สปป."])
@pytest.mark.parametrize("width", range(60, 160, 20))
def test_an_abbreviation_stays_on_one_line(short: str, width: int) -> None:
    lines = wrap(f"ไม่ใช่ผลสำรวจของ {short} และผลสำรวจอื่น ({short}) ที่ทำมา", "body", 12, width)
    assert sum(line.count(short) for line in lines) == 2


TITLES = (
    "ด้านการบริหารจัดการได้ 50.9 คะแนน โดยการเชื่อมโยงระบบและข้อมูลได้ 41.7 ต่ำกว่าระบบบริหารจัดการภายใน 60.0",
    "ศึกษาและให้ข้อเสนอแนะในการปรับปรุงและพัฒนากรอบการสำรวจรัฐบาลอิเล็กทรอนิกส์ของหน่วยงานภาครัฐระดับจังหวัด",
    "สัดส่วนตอบกลับจำแนกตามจำนวนหน่วยงานตอบกลับในแต่ละจังหวัด",
    "ใช้ระบบในปี พ.ศ. 2559–2561 และตอบ 3 ใน 7 หน่วยงาน ได้คะแนนเฉลี่ยสูงสุด",
    *SPELLED,
)


@given(
    st.sampled_from(TITLES), st.floats(min_value=60, max_value=900), st.sampled_from(sorted(FACES))
)
def test_no_word_of_a_heading_stands_alone_on_its_last_line(
    text: str, width: float, face: str
) -> None:
    lines = companied(text, face, 20, width)
    assert squeezed("".join(lines)) == squeezed(text)
    assert len(lines) == len(wrap(text, face, 20, width))
    widest = max(text_width(word.rstrip(), face, 20) for word in unbroken(text))
    if len(lines) > 1 and widest <= width / 4:
        assert all(text_width(line, face, 20) <= width + 1e-3 for line in lines)
        assert len(unbroken(lines[-1])) > 1
