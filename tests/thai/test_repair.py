"""Thai text is mended on the way in, once, and every kind of repair is named."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.thai.repair import repair

THAI_AND_DAMAGE = st.text(
    alphabet="กทนผาำะเแิีุู่้๊์ํ็ัฺๆ 1a\u00a0\u200b\u2060\uf701\uf70a\uf70f\uf718", max_size=30
)


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("ส\u0e4d\u0e32รวจ", "สำรวจ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ผ\u0e49\u0e39", "ผู้"),
        ("สิทธ\u0e4c\u0e34", "สิทธิ์"),
        ("ที\u0e48\u0e48", "ที่"),
        ("ที่\u0e35", "ที่"),
        ("เเม่เเตง", "แม่แตง"),
        ("จัง\u200bหวัด\ufeff", "จังหวัด"),
        ("53.3\u00a0คะแนน", "53.3 คะแนน"),
        ("ป\uf702\uf705", "ปี่"),
        ("\uf70f\uf718", "ญุ"),
        ("\uf700าน", "ฐาน"),
    ],
)
def test_damage_is_mended_and_named(damaged: str, meant: str) -> None:
    mended = repair(damaged)
    assert mended.text == meant
    assert mended.notes


@pytest.mark.parametrize("text", ["น้ำท่วม ป่าไม้ กตัญญู ฤๅษี ต่าง ๆ ฯลฯ", "e-Service 1,234", ""])
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair(text) == repair(repair(text).text)
    assert repair(text).text == text
    assert repair(text).notes == ()


def test_each_kind_of_damage_has_its_own_note() -> None:
    notes = repair("เเม\u0e48\u0e48น\u0e4d\u0e49\u0e32 ท\u0e48\u0e35\u200b\u00a0\uf70f").notes
    assert len(notes) == len(set(notes)) == 7


@given(THAI_AND_DAMAGE)
def test_repair_of_repaired_text_changes_nothing(text: str) -> None:
    once = repair(text)
    assert repair(once.text).text == once.text
    assert repair(once.text).notes == ()


@given(THAI_AND_DAMAGE)
def test_repair_keeps_every_consonant_digit_and_latin_letter(text: str) -> None:
    kept = "กทนผ1aะๆ"
    expected = [letter for letter in text if letter in kept]
    assert [letter for letter in repair(text).text if letter in kept] == expected


def test_letters_apart_from_their_marks_and_odd_hyphens_are_mended() -> None:
    whole = "Việt Nam Đà Nẵng São Tomé"
    assert repair(unicodedata.normalize("NFD", whole)).text == whole
    assert repair("ก\u2011ข\u2003ค").text == "ก-ข ค"
