"""A page says all that its place says and nothing else, save its number and what was given up."""

from dataclasses import replace

import pytest

from report_builder.audit.page import Page
from report_builder.audit.text import findings
from report_builder.audit.told import Part, Place


def place(*texts, role="text", pages=(4,), shortened=()):
    parts = tuple(Part(role, "panel", ((text, ""),)) for text in texts)
    return Place(pages, "title", False, parts, (), (), (), frozenset(shortened))


def page(*texts, number=4):
    return Page(number, 960, 540, texts, (), ())


def causes(told, *pages):
    return [(f.cause, f.page) for f in findings("deck.pdf", told, pages)]


def test_a_page_that_says_what_it_should():
    told = place("คะแนน 57.7", "รวม 76 จังหวัด")
    assert causes(told, page("รวม 76 จังหวัด", "คะแนน\n57.7", "4")) == []


def test_a_page_may_say_its_number_once():
    assert causes(place("คำ"), page("คำ", "4", "4")) == [("number", 4)]


def test_marks_need_no_story():
    assert causes(place("คำ"), page("คำ", "ข้อมูลจำลอง", "ฉบับร่าง", "4")) == []


def test_a_mark_is_whole_where_a_text_that_may_lack_begins_like_it():
    told = place("ข้อมูล", role="name")
    assert causes(told, page("ข้อมูลจำลอง", "4")) == []


def test_a_text_that_stands_twice_is_read_twice():
    assert causes(place("คำ", "คำ"), page("คำ")) == [("missing", 4)]
    assert causes(place("คำ"), page("คำ", "คำ")) == [("foreign", 4)]


def test_a_short_text_is_not_taken_out_of_a_long_one():
    assert causes(place("จังหวัด", "สำนักงานจังหวัด"), page("สำนักงานจังหวัด", "จังหวัด")) == []


def test_neighbours_that_read_as_a_text_elsewhere_are_told_apart_by_their_order():
    rows = (
        ("Skills Access", "Budget Skills"),
        ("Open Budget", "Skills"),
        ("Access Budget", "Quality"),
    )
    told = place(*(text for row in rows for text in row))
    read = "\n".join(" ".join(row) for row in rows)
    assert causes(told, page(read)) == []
    assert causes(told, page(read.replace("Open", "Opne"))) != []


@pytest.mark.parametrize("name", ["๑", "1", "๑๒", "ก ข"])
def test_a_name_that_reads_like_another_text_keeps_its_place(name):
    like = {"๑": "1", "๑๒": "12", "ก ข": "กข"}.get(name, name)
    both, tick = place(like, name, like, pages=(4, 5)), place(like, role="tick").parts
    told = replace(both, parts=(*both.parts, *tick))
    assert causes(told, page(name, like), page(like, number=5)) == []
    assert causes(told, page(like), page("คำ", number=5)) != []


def test_what_was_given_up_may_be_missing_but_not_changed():
    told = place("ข้อเสนอ 1", "ข้อเสนอ 2", shortened=["panel"])
    assert causes(told, page("ข้อเสนอ 1")) == []
    assert causes(told, page("ข้อเสนอ 1", "ข้อเสนอ 3")) == [("number", 4)]


def test_what_machines_read_may_be_missing():
    assert causes(place("https://example.org/", role="code"), page("4")) == []


def test_a_place_of_two_pages_may_repeat_its_title():
    told = place("ชื่อเรื่อง", "หนึ่ง", "สอง", pages=(4, 5))
    first, second = page("ชื่อเรื่อง", "หนึ่ง", "4"), page("ชื่อเรื่อง", "สอง", "5", number=5)
    assert causes(told, first, second) == []
    assert causes(told, first, page("ชื่อเรื่อง", "5", number=5)) == [("missing", 4)]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("ชั้นพื้นฐาน ด้าน IT", []),
        ("ชั้นพื้น\nฐาน\nด้าน IT", []),  # lines end between words, or where a space is
        ("ชั้นพื ้นฐาน ด้าน IT", [("torn", 4)]),
        ("ชั้นพื้นฐานด้าน IT", [("torn", 4)]),
        ("ชั้นพื้นฐาน ด้านIT", [("torn", 4)]),
    ],
)
def test_spaces_that_the_story_does_not_have_are_found(drawn, expected):
    assert causes(place("ชั้นพื้นฐาน ด้าน\u00a0IT"), page(drawn, "4")) == expected


def test_a_torn_text_is_shown_as_it_was_read():
    (found,) = findings("deck.pdf", place("ชั้นพื้นฐาน"), [page("ชั้นพื ้นฐาน")])
    assert (found.found, found.expected) == ("ชั้นพื ้นฐาน", "ชั้นพื้นฐาน")


def test_of_two_places_the_one_with_its_own_spaces_is_taken():
    assert causes(place("กลุ่ม ก", "กลุ่มก"), page("กลุ่มก\nกลุ่ม ก", "4")) == []


def test_a_number_that_differs_is_shown_beside_what_it_should_be():
    (finding,) = findings("deck.pdf", place("คะแนนเฉลี่ย 57.7 คะแนน"), [page("คะแนนเฉลี่ย 57.9 คะแนน")])
    assert (finding.cause, finding.found, finding.expected) == (
        "number",
        "คะแนนเฉลี่ย57.9คะแนน",
        "คะแนนเฉลี่ย57.7คะแนน",
    )
