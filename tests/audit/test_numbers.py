"""A fact is printed as registered, in a rounding phrase, or without the sign that words give."""

import pytest

from report_builder.audit.numbers import findings, literals, notes, register
from report_builder.audit.page import Page
from report_builder.audit.told import Figure, Part, Place

FIGURES = {
    figure.id: figure
    for figure in (
        Figure("share", 93.02, "93", "percent", "share of 466 that answered item 7"),
        Figure("half", 60.67, "60.7", "percent", ""),
        Figure("fall", -3.24, "-3.2", "points", ""),
        Figure("rise", 3.24, "3.2", "points", ""),
        Figure("none", None, "ไม่มีข้อมูล", "score", ""),
        Figure("year", 2559.0, "2559", "year", ""),
    )
}
DECLARED = literals(["พ.ศ. 2544", "1.1", "ICT2020", "ระบบงาน 3 ระบบ", "แผน 35", "5G"])


def place(*runs, notes=()):
    return Place((4,), "title", False, (Part("text", "", runs),), (), (), notes)


def causes(*runs):
    return [f.cause for f in findings("deck.pdf", place(*runs), FIGURES, DECLARED)]


@pytest.mark.parametrize(
    "runs",
    [
        (("ร้อยละ ", ""), ("93", "share")),
        (("93%", "share"),),
        (("กว่าร้อยละ\u00a0", ""), ("90", "share")),
        (("ประมาณร้อยละ ", ""), ("95", "share")),
        (("มีเพียงร้อยละ ", ""), ("61", "half")),
        (("ต่ำกว่าค่าเฉลี่ย ต่ำกว่า ", ""), ("3.2", "fall")),
        (("▼ ", ""), ("3.2", "fall")),
        (("-3.2", "fall"),),
        (("▲ ", ""), ("3.2", "rise")),
        (("ไม่มีข้อมูล", "none"),),
        (("พ.ศ.\u00a02544 และ ICT2020 ข้อ 1.1", ""),),
        (("23 พ.ย. 2559", "="),),
        (("คือแผน 35 ระบบงาน 3 ระบบ แผน 35 5G และ 5G", ""),),
    ],
)
def test_what_may_be_printed(runs):
    assert causes(*runs) == []


@pytest.mark.parametrize(
    ("runs", "cause"),
    [
        ((("93.0", "share"),), "printing"),
        ((("92", "share"),), "printing"),
        ((("กว่าร้อยละ ", ""), ("95", "share")), "printing"),
        ((("กว่าร้อยละ ", ""), ("80", "share")), "printing"),
        ((("กว่า ", ""), ("90", "share")), "printing"),
        ((("ร้อยละ ", ""), ("61", "half")), "printing"),
        ((("▲ ", ""), ("3.2", "fall")), "printing"),
        ((("▼ ", ""), ("3.2", "rise")), "printing"),
        ((("0", "none"),), "printing"),
        ((("2,559", "year"),), "printing"),
        ((("7", "unheard"),), "unknown"),
        ((("รวม 57 จังหวัด", ""),), "typed"),
        ((("รวม ๕๗ จังหวัด", ""),), "typed"),
        ((("พ.ศ. 25445", ""),), "typed"),
        ((("11.1", ""),), "typed"),
        ((("ข้อ 1.12", ""),), "typed"),
    ],
)
def test_what_may_not(runs, cause):
    assert causes(*runs) == [cause]


def test_the_notes_of_a_slide_say_only_its_numbers():
    told = place(("93", "share"), notes=((("ดู 12", "="),),))
    page = Page(4, 960, 540, (), (), (), notes="93 · share · n = 466 · item 7 · 12")
    assert [*notes("deck.pptx", told, page, FIGURES)] == []
    other = Page(4, 960, 540, (), (), (), notes="94 · share · n = 466")
    assert [f.found for f in notes("deck.pptx", told, other, FIGURES)] == ["94"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(50.85, "50.9"), (0.5, "1"), (-3.25, "-3.3"), (1234.5, "1,235"), (None, "ไม่มีข้อมูล")],
)
def test_the_register_prints_rounded_half_up(value, printed):
    assert [*register([Figure("id", value, printed, "score", "")])] == []


@pytest.mark.parametrize(
    ("value", "printed"), [(50.84, "50.9"), (50.96, "50.9"), (None, "0"), (1.0, "ไม่มีข้อมูล")]
)
def test_a_register_that_prints_otherwise(value, printed):
    assert [f.cause for f in register([Figure("id", value, printed, "score", "")])] == ["figure"]


@pytest.mark.parametrize(
    ("before", "fact", "right"),
    [
        ("the mean fell by ", "fall", True),
        ("the mean rose by ", "rise", True),
        ("the mean rose by ", "fall", False),
        ("the mean is ", "fall", False),
    ],
)
def test_english_words_give_a_change_its_sign(before: str, fact: str, right: bool) -> None:
    part = Part("text", "", ((before, ""), ("3.2", fact)))
    place = Place((1,), "", mapped=False, parts=(part,), charts=(), alts=(), notes=())
    assert ([*findings("summary-en.pdf", place, FIGURES, DECLARED)] == []) is right
