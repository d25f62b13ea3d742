"""Texts are recognised whatever their spaces and line breaks, numbers never within others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.audit.reading import Reading, gaps, numbers, squeezed

WORDS = st.text("กขคงจabc12.,- ำ้ี", min_size=1, max_size=12).filter(lambda text: text.strip())


def rest(*taken, of):
    reading = Reading(of)
    told = [reading.take(text) for text in taken]
    return told, [*reading.rest()]


@pytest.mark.parametrize(
    "drawn", ["คะแนนเฉลี่ย 57.7", "คะแนน\nเฉลี่ย 57.7", "คะแนนเฉลี่\u200bย\u00a057.7", "คะแนนเฉลี่ ย57.7"]
)
def test_spaces_and_breaks_do_not_matter(drawn):
    assert rest("คะแนนเฉลี่ย 57.7", of=[drawn]) == ([True], [])


@pytest.mark.parametrize(
    "longer", ["157.7", "57.71", "57.75", "2,57.7", "57.7,5", "57.7.1", "57.7–60", "50–57.7"]
)
def test_a_number_is_not_found_within_a_longer_one(longer):
    assert rest("57.7", of=[longer]) == ([False], [longer])


def test_numbers_beside_each_other_stay_apart():
    assert rest("57.7", "48.4", of=["57.7\r\n48.4"]) == ([True, True], [])
    assert rest("57.748.4", of=["57.7 48.4"])[0] == [False]


def test_a_text_is_found_as_often_as_it_stands():
    assert rest("n = 5", "n = 5", "n = 5", of=["n = 5 n=5"]) == ([True, True, False], [])


def test_a_text_is_taken_where_it_stands_in_one_line_before_where_neighbours_join_to_it():
    cells = ["บริการ น้ำ", "บริการ น้ำ", "ต้น\nบริการ", "น้ำ\nปลาย"]
    page = "บริการ น้ำ\r\nต้น\r\nบริการ\r\nน้ำ\r\nปลาย\r\nบริการ น้ำ"
    assert rest(*cells, of=[page]) == ([True] * len(cells), [])


def test_what_joins_only_across_texts_is_not_found():
    assert rest("กข", of=["ก", "ข"])[0] == [False]


def test_sara_am_is_one_letter_however_it_was_read():
    assert squeezed("ทํา") == squeezed("ทำ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ก ข", {1: " "}),
        (" ก  ข\r\nค ", {1: " ", 2: "\n"}),
        ("ก\u00a0ข\vค", {1: " ", 2: "\n"}),
        ("5 6 ก", {1: " ", 3: " "}),  # a break between numbers is a character
        ("ก\u200b", {}),
    ],
)
def test_gaps_stand_before_their_characters(text, found):
    assert gaps(text) == found


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_texts_that_are_read_as_they_are_told_are_not_torn(texts):
    reading = Reading(texts)
    for text in sorted(texts, key=lambda text: -len(squeezed(text))):
        assert reading.take(text)
    assert reading.torn == []


def test_thai_digits_are_the_numbers_that_they_stand_for():
    assert numbers("๕๓.๓ และ 1,234") == ["53.3", "1,234"]


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_every_text_of_a_page_is_found_and_nothing_is_left(texts):
    longest_first = sorted(texts, key=lambda text: -len(squeezed(text)))
    told, left = rest(*longest_first, of=texts)
    assert all(told)
    assert left == []


def test_equal_texts_that_break_otherwise_are_told_apart() -> None:
    reading = Reading(["ยาว บุคลากร\nอย่างต่อเนื่อง\nยาว\nบุคลากรอย่างต่อเนื่อง"])
    assert reading.take("ยาว\nบุคลากรอย่างต่อเนื่อง")
    assert reading.take("ยาว บุคลากร\nอย่างต่อเนื่อง")
    assert reading.torn == []
