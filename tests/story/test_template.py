import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import StoryError
from report_builder.facts import build
from report_builder.model import Run, plain
from report_builder.results import compute
from report_builder.story.marked import fact_mark
from report_builder.story.template import Writer, Written, located
from report_builder.story.vocabulary import vocabulary
from tests import factories

NBSP = "\u00a0"
LITERALS = ("2544", "ICT2020", "2-5 Mbps")


@pytest.fixture(scope="module")
def writer():
    edition = factories.answered_edition()
    return Writer(vocabulary(edition, build(edition, compute(edition))), lambda file: LITERALS)


def written(text):
    return Written(text, "text/findings.yaml", "service > text > 1")


def write(writer, text, **scope):
    return writer.text(written(text), scope)


def test_a_fact_is_a_run_of_its_own_and_keeps_to_its_unit(writer):
    assert write(writer, "ตอบ {{ f('survey.responded.count') }} หน่วยงาน") == (
        Run("ตอบ "),
        Run("30", "survey.responded.count"),
        Run(f"{NBSP}หน่วยงาน"),
    )


def test_bold_may_hold_a_fact(writer):
    assert write(writer, "**รวม {{ f('survey.units.count') }}** จังหวัด") == (
        Run("รวม ", bold=True),
        Run("12", "survey.units.count", bold=True),
        Run(f"{NBSP}จังหวัด"),
    )


@pytest.mark.parametrize(
    ("expression", "words", "number"),
    [
        # 30 of 36 asked answered, 83.3 percent; 20 of 30 have a backup, 66.7 percent
        ("over('survey.responded.share', 10)", "กว่าร้อยละ", "80"),
        ("about('item.backup.yes.share')", "ประมาณร้อยละ", "67"),
        ("only('item.backup.yes.share', 10)", "เพียงประมาณร้อยละ", "70"),
    ],
)
def test_the_number_of_a_rounding_phrase_stays_the_fact(writer, expression, words, number):
    phrase = write(writer, f"{{{{ {expression} }}}}")
    assert [run.text for run in phrase] == [f"{words}{NBSP}", number]
    assert phrase[1].fact in expression


def test_the_year_and_the_settings_print_the_year_as_a_fact(writer):
    assert write(writer, "{{ survey.survey }} ปี {{ year }}")[1] == Run("2570", "survey.year")


def test_dates_need_no_declaration(writer):
    assert plain(write(writer, "{{ date('long') }}")) == f"30{NBSP}พฤศจิกายน 2570"


@pytest.mark.parametrize("text", ["พ.ร.บ. พ.ศ. 2544", "กรอบ ICT2020", "อยู่ในช่วง 2-5 Mbps"])
def test_declared_literals_may_be_typed(writer, text):
    assert plain(write(writer, text)).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ร้อยละ 45 ของหน่วยงาน", "45"),
        ("ร้อยละ ๔๕ ของหน่วยงาน", "๔๕"),
        ("มีถึง **99.4%**", "99.4"),
        ("พ.ศ. 25440", "25440"),  # a literal within a longer number excuses nothing
        ("ความเร็ว 12-5 Mbps", "12"),
        ("{{ 45 }} หน่วยงาน", "45"),
        ("{{ f('survey.units.count') }}5 เขต", "5"),
    ],
)
def test_a_typed_number_is_an_error_that_says_where_it_stands(writer, text, found):
    with pytest.raises(StoryError) as error:
        write(writer, text)
    assert (error.value.file, error.value.place) == ("text/findings.yaml", "service > text > 1")
    assert error.value.text == text
    assert f"“{found}”" in error.value.why.th
    assert f"“{found}”" in error.value.why.en


def test_an_unknown_fact_names_its_place_and_what_is_near(writer):
    with pytest.raises(StoryError, match=r"survey\.responded\.count") as error:
        write(writer, "{{ f('survey.responded.cuont') }}")
    assert error.value.place == "service > text > 1"


@pytest.mark.parametrize(
    "text",
    [
        "{{ nosuchname }}",
        "{{ f( }}",
        "{% include 'deck.yaml' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ date('medium') }}",
        "{{ f() }}",
        "ลืมปิด **ตัวหนา",
        "แอบ" + fact_mark("nation.score", "99"),
    ],
)
def test_whatever_is_wrong_with_a_text_is_told_without_a_traceback(writer, text):
    with pytest.raises(StoryError) as error:
        write(writer, text)
    assert error.value.file == "text/findings.yaml"


def test_a_declared_name_may_be_held_together_by_no_break_spaces():
    held = Writer({"name": "Dimension 1"}, lambda file: ["Dimension 1"])
    assert plain(write(held, "({{ name | replace(' ', '\u00a0') }})")) == "(Dimension\u00a01)"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Springfield", "Springfield ได้"),
        ("Río Azul S.A.", "Río Azul S.A. ได้"),
        ("Huế", "Huế ได้"),
        ("Mill (North)", "Mill (North) ได้"),
        ("บึงใหญ่ (เหนือ)", "บึงใหญ่ (เหนือ) ได้"),
        ("บึงใหญ่", "บึงใหญ่ได้"),
    ],
)
def test_a_name_and_the_word_after_it_stand_apart_as_their_letters_ask(name, told):
    assert plain(write(Writer({"name": name}), "{{ name }}ได้")) == told
    assert plain(write(Writer({"name": name}), "**{{ name }}**ได้")) == told


@pytest.mark.parametrize(
    "text", ["ได้ {{ name } คะแนน", "{{ name } และ {{ name }}", "{% if name } ข"]
)
def test_a_brace_that_is_closed_once_is_named(text):
    with pytest.raises(StoryError) as error:
        write(Writer({"name": "ก"}), text)
    assert "a single } closes nothing" in error.value.words.en
    assert "}}" in error.value.words.th


def test_conditions_are_expressions(writer):
    assert writer.holds(written("has('survey.units.count') and told('nothing') == false"), {})
    assert not writer.holds(written("has('item.nothing.n')"), {})
    assert writer.holds(None, {})
    with pytest.raises(StoryError):
        writer.holds(written("nosuchname"), {})


def test_places_count_from_one():
    texts = located({"slides": [{"title": "ก"}, {"panels": [{"text": ["ข"]}]}]}, "text/a.yaml")
    assert texts["slides"][0]["title"] == Written("ก", "text/a.yaml", "slides > 1 > title")
    assert texts["slides"][1]["panels"][0]["text"][0].place == "slides > 2 > panels > 1 > text > 1"


THAI = st.text(st.characters(categories=["L", "M", "P", "Zs"], exclude_characters="{}*#"))


@given(text=THAI)
def test_text_without_digits_comes_out_as_it_was_written(writer, text):
    assert plain(write(writer, text)).replace(NBSP, " ") == text.strip().replace(NBSP, " ")


@given(before=THAI, number=st.integers(0, 10**6), after=THAI)
def test_no_typed_number_slips_through(writer, before, number, after):
    with pytest.raises(StoryError, match=re.escape(str(number))):
        write(writer, f"{before} {number} {after}")
