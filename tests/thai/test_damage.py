"""Thai text that can't be as it was meant is doubted, and all that can be is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.thai.damage import Doubt, doubt
from report_builder.thai.repair import repair
from tests.thai.pages import HARD_LINES
from tests.thai.test_read_back import CONSONANTS, syllables

SYLLABLES = [syllable for consonant in CONSONANTS for syllable in syllables(consonant)]
LETTERS, MARKS = "".join(CONSONANTS), "ัิีึืฺุู็่้๊๋์"
sound_words = st.lists(
    st.tuples(
        st.sampled_from(["", "", "เ", "แ", "โ", "ใ", "ไ"]),
        st.sampled_from(SYLLABLES),
        st.sampled_from(["", "", "า", "ะ", "ๆ", "ฯ"]),
    ).map("".join),
    min_size=1,
    max_size=5,
).map("".join)
sound_texts = st.lists(
    sound_words | st.sampled_from(["IT", "2559", "๕๓.๓", "(ก)", "ฤๅษี", "–"])
).map(" ".join)


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("ค าน า", "คำนำ"),
        ("การส ารวจ", "การสำรวจ"),
        ("น ้า", "น้ำ"),
        ("น้ า", "น้ำ"),
        ("ท ำ", "ทำ"),
        ("น\u0e4d าเข้า", "นำเข้า"),
        ("ถ ึง", "ถึง"),
        ("ที ่", "ที่"),
        ("ต  ้องการ", "ต้องการ"),
        ("จ ะ", "จะ"),
        ("เ มือง", "เมือง"),
        ("เ เม่", "แม่"),
        ("เ่กา", "เก่า"),
        ("กา่ร", "ก่าร"),
        ("นะ่", "น่ะ"),
        ("กาู", "กา"),
        ("ที่่้", "ที้"),
        ("ปิี", "ปิ"),
        ("ลิ\u0e4dก", "ลึก"),
        ("กๅร", "การ"),
        ("IT ้", "IT "),
    ],
)
def test_damage_is_doubted_with_what_was_meant(damaged: str, meant: str) -> None:
    text = repair(damaged).text
    doubted = doubt(text)
    assert doubted is not None
    assert text.replace(doubted.found, doubted.meant) == meant


@pytest.mark.parametrize(
    "text",
    [
        *HARD_LINES,
        *("สระ า", "ไม้โท “้” และ ◌๊", "เ แ โ ใ ไ", "(ู)", "ฤๅษี ฦๅชา", "กตัญญู พันธุ์ สิทธิ์ ก็"),
        *("พุทฺธํ สรณํ", "ๆ ฯลฯ", "a b", ""),
    ],
)
def test_sound_text_is_not_doubted(text: str) -> None:
    assert doubt(text) is None


@settings(max_examples=200, derandomize=True)
@given(sound_texts)
def test_no_text_of_whole_syllables_is_doubted(text: str) -> None:
    assert repair(text).text == text
    assert doubt(text) is None


@settings(max_examples=200, derandomize=True)
@given(sound_texts, st.data())
def test_a_space_before_any_mark_is_doubted(text: str, data: st.DataObject) -> None:
    places = [n for n, letter in enumerate(text) if letter in MARKS]
    if places:
        at = data.draw(st.sampled_from(places))
        doubted = doubt(f"{text[:at]} {text[at:]}")
        assert doubted is not None
        assert doubted.meant.replace("ำ", "า") in text.replace("ำ", "า")


@settings(max_examples=200, derandomize=True)
@given(sound_texts)
def test_every_lost_nikhahit_is_doubted(text: str) -> None:
    if "ำ" in text:
        assert doubt(text.replace("ำ", " า")) is not None


@given(st.text(alphabet="กรณทเแไาำะๅิีึ่้์ํั ฤ1a", max_size=20))
def test_any_text_gets_an_answer_that_is_part_of_it(text: str) -> None:
    doubted = doubt(repair(text).text)
    assert doubted is None or doubted.found in repair(text).text


def test_only_the_surroundings_of_damage_are_shown() -> None:
    assert doubt("แบบสอบถาม ของการส ารวจนี้ มีสองตอน") == Doubt("ของการส ารวจนี้", "ของการสำรวจนี้")
