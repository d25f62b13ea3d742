"""Numbers, dates and shares in Thai words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.language import ENGLISH, THAI
from report_builder.thai import words
from report_builder.thai.words import Phrase


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (50.85, 1, "50.9"),
        (50.849999999999994, 1, "50.9"),
        (50.849999, 1, "50.8"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-5.25, 1, "-5.3"),
        (-0.04, 1, "0.0"),
        (1234567.891, 2, "1,234,567.89"),
        (Decimal("48.35"), 1, "48.4"),
        (532, 0, "532"),
        (None, 1, "ไม่มีข้อมูล"),
        (float("nan"), 1, "ไม่มีข้อมูล"),
    ],
)
def test_numbers_are_rounded_half_up_at_print(
    value: float | None, decimals: int, printed: str
) -> None:
    assert words.number(value, decimals) == printed


@given(st.integers(min_value=-(10**7), max_value=10**7), st.integers(min_value=0, max_value=3))
def test_a_printed_number_is_half_a_step_from_the_value_at_most(n: int, decimals: int) -> None:
    value = n / 1000
    printed = float(words.number(value, decimals).replace(",", ""))
    assert abs(printed - value) <= 0.5 * 10**-decimals + 1e-9


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (58.90649, 1, 58.906),
        (34.7499, 1, 34.749),
        (-34.7499, 1, -34.749),
        (34.75, 1, 34.75),
        (46.4999, 0, 46.49),
        (-0.00001, 1, 0.0),
        (532, 0, 532.0),
    ],
)
def test_a_value_is_two_decimals_finer_than_printed(value: float, decimals: int, shown: float):
    assert words.finer(value, decimals) == shown


@given(st.floats(-1e6, 1e6), st.integers(min_value=0, max_value=3))
def test_a_finer_value_is_printed_the_same(value: float, decimals: int) -> None:
    shown = words.finer(value, decimals)
    assert words.number(shown, decimals) == words.number(value, decimals)
    assert words.finer(shown, decimals) == shown
    assert abs(shown - value) <= 1.01 * 10 ** -(decimals + 2)


@pytest.mark.parametrize(
    ("phrase", "before", "number"),
    [
        (words.over(93.4), "กว่าร้อยละ", "90"),
        (words.over(90.0), "ร้อยละ", "90"),
        (words.over(90.04), "ร้อยละ", "90"),
        (words.over(89.96), "ร้อยละ", "90"),
        (words.over(89.9), "กว่าร้อยละ", "80"),
        (words.over(77.2, step=5), "กว่าร้อยละ", "75"),
        (words.about(46.7), "ประมาณร้อยละ", "47"),
        (words.about(47.0), "ร้อยละ", "47"),
        (words.about(46.7, step=5), "ประมาณร้อยละ", "45"),
        (words.only(50.3), "เพียงร้อยละ", "50"),
        (words.only(50.3, decimals=1), "เพียงประมาณร้อยละ", "50"),
        (words.only(53, step=10), "เพียงประมาณร้อยละ", "50"),
    ],
)
def test_rounding_phrases_say_what_is_true(phrase: Phrase, before: str, number: str) -> None:
    assert phrase == Phrase(before, number)
    assert str(phrase) == f"{before}\u00a0{number}"


@given(st.floats(min_value=0, max_value=100), st.sampled_from([1, 5, 10]))
def test_a_share_is_never_called_over_what_it_is_not(share: float, step: int) -> None:
    phrase = words.over(share, step)
    stated = float(phrase.number)
    if phrase.before == "กว่าร้อยละ":
        assert stated < share < stated + step
    else:
        assert abs(share - stated) <= 0.05 + 1e-9


def test_dates_are_in_the_buddhist_era() -> None:
    day = date(2016, 11, 23)
    assert THAI.full_date(day) == "23 พฤศจิกายน 2559"
    assert words.short_date(day) == "23 พ.ย. 2559"
    assert words.to_thai_digits(THAI.full_date(day)) == "๒๓ พฤศจิกายน ๒๕๕๙"
    assert THAI.full_date(date(2024, 2, 29)) == "29 กุมภาพันธ์ 2567"
    assert ENGLISH.full_date(date(2024, 2, 29)) == "29 February 2024"


NAMES = (
    "กระบี่ กรุงเทพมหานคร กา ก่า กาก ก้าก กาฬสินธุ์ แก่ ไก่ ขอนแก่น เชียงราย เชียงใหม่ ตรัง "
    "นครพนม นครราชสีมา น่าน บึงกาฬ พะเยา พังงา เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต แม่ฮ่องสอน ยะลา "
    "เลย สกลนคร สระแก้ว สระบุรี อ่างทอง อำนาจเจริญ อุดรธานี"
)
"""Names in the order of the Royal Institute dictionary."""


@given(st.permutations(NAMES.split(" ")))
def test_names_sort_as_in_the_dictionary(names: list[str]) -> None:
    assert " ".join(sorted(names, key=words.sort_key)) == NAMES


def test_latin_names_sort_by_letter_whatever_their_accents() -> None:
    names = ["Évora", "Faro", "Coimbra", "Łódź", "Bragança", "braga", "Zug", "Österreich"]
    told = sorted(names, key=words.sort_key)
    assert told == ["braga", "Bragança", "Coimbra", "Évora", "Faro", "Łódź", "Österreich", "Zug"]


def test_thai_digits_leave_addresses_and_names_alone() -> None:
    text = "ICT2020 ร้อยละ 48.4% ที่ https://www.ega.or.th/931/ ปี 2559 Go2Buriram"
    assert words.to_thai_digits(text) == (
        "ICT2020 ร้อยละ ๔๘.๔% ที่ https://www.ega.or.th/931/ ปี ๒๕๕๙ Go2Buriram"
    )
