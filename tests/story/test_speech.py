"""What a speaker says at each slide: its message, the ends of its charts, its parts in order.

The small edition: backup is answered yes 20, no 8 of 28; see tests/factories.py.
"""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from report_builder.model import Run, Text, joined, plain
from report_builder.render.place.deck.divide import fitted
from report_builder.render.pptx.masters import NOTES_BODY
from report_builder.story.blocks import Deck
from report_builder.thai.measure import wrap
from tests.story.stories import told, told_slide


def words(text: Text) -> str:
    return plain(text).replace("\u00a0", " ")


def said(**fields: Any) -> list[str]:
    """Return what is said of a slide, what comes next and how long that takes left aside."""
    *told, ahead, time = (words(note) for note in told_slide(**fields).notes)
    assert ahead.startswith("ต่อไป")
    assert time.startswith("(ใช้เวลาประมาณ")
    return told


def values(*facts: str) -> dict[str, Any]:
    """Return a panel with bars that show facts, named by letters."""
    bars = [{"label": label, "fact": fact} for label, fact in zip("กขคง", facts, strict=False)]
    return {"heading": "คะแนน", "chart": {"kind": "bar", "values": bars}}


@pytest.fixture(scope="module")
def deck() -> Deck:
    return told()


def test_the_message_comes_first_and_own_words_follow() -> None:
    assert said(notes=["ชวนผู้ฟังดูแผนที่"]) == ["หัวข้อ", "ชวนผู้ฟังดูแผนที่"]


def test_a_chart_is_told_by_its_ends() -> None:
    # scores of the dimensions people, process, tools: 46.4, 52.4, 46.4
    two = values("dimension.people.score", "dimension.process.score")
    told = "คะแนน: มากที่สุดคือ ข 52.4 คะแนน น้อยที่สุดคือ ก 46.4 คะแนน"
    assert said(panels=[two]) == ["หัวข้อ", told]


def test_values_printed_alike_share_an_end() -> None:
    names = ("people", "process", "tools")
    three = values(*(f"dimension.{name}.score" for name in names))
    assert said(panels=[three])[1].endswith("น้อยที่สุดคือ ก และค 46.4 คะแนน")


def test_of_equal_values_none_is_the_highest() -> None:
    equal = values("dimension.people.score", "dimension.tools.score")
    assert said(panels=[equal]) == ["หัวข้อ"]


def test_parts_of_a_whole_are_told_by_the_largest_in_quotes() -> None:
    # 20 of 28 answered that they have a backup: 71 percent
    chart = {"heading": "สำรองข้อมูล", "chart": {"kind": "share", "item": "backup"}}
    [_, told] = said(panels=[chart])
    assert told.startswith("สำรองข้อมูล: ส่วนใหญ่ตอบว่า “")
    assert "“มี” (ร้อยละ " in told
    assert "น้อยที่สุด" not in told


def test_numbers_that_lead_panels_are_told_together() -> None:
    lead = [
        {"heading": "คน", "number": "{{ f('dimension.people.score') }}", "unit": "คะแนน"},
        {"heading": "งาน", "number": "{{ f('dimension.process.score') }}", "unit": "คะแนน"},
    ]
    assert said(panels=lead)[1:] == ["คน 46.4 คะแนน · งาน 52.4 คะแนน"]


def test_parts_are_told_in_full_where_a_page_has_room() -> None:
    parts = [{"heading": name, "text": ["ยาว", "แรง"]} for name in ("ก่อน", "หลัง", "ก่อน")]
    assert said(panels=parts)[1:] == ["ก่อน: ยาว · แรง", "หลัง: ยาว · แรง", "ก่อน: ยาว · แรง"]


def test_parts_without_room_are_named_in_order_none_left_out() -> None:
    parts = [{"heading": name, "text": ["ยาวมาก " * 150]} for name in ("ก่อน", "หลัง", "ก่อน")]
    assert said(panels=parts)[1:] == ["กล่าวตามลำดับ: ก่อน · หลัง · ก่อน"]


def test_words_of_ones_own_are_all_said() -> None:
    own = [f"ประโยคที่ {name}" for name in "กขคงจฉช"]
    assert said(notes=own) == ["หัวข้อ", *own]


def test_opinions_are_told_by_both_sides_and_their_mean() -> None:
    chart = {"heading": "ความเร็ว", "chart": {"kind": "likert", "item": "speed"}}
    [_, told] = said(panels=[chart])
    assert told.startswith("ความเร็ว: เห็นด้วยรวมร้อยละ ")
    assert " ไม่เห็นด้วยรวมร้อยละ " in told
    assert " เฉลี่ย " in told


def test_notes_lead_to_the_next_slide(deck: Deck) -> None:
    for slide, after in pairwise(deck.slides):
        if slide.kind != "agenda" and after.kind != "agenda":
            assert words(slide.notes[-2]) == f"ต่อไป: {words(after.title)}"


def test_notes_lead_past_the_slides_that_are_left_out(deck: Deck) -> None:
    endless = (Run("ยาว" * 2000),)
    told = (replace(s, title=endless) if s.optional else s for s in deck.slides)
    kept = fitted(replace(deck, slides=tuple(told))).slides
    assert not any(slide.optional for slide in kept)
    assert len(kept) < len(deck.slides)
    titles = {f"ต่อไป: {words(slide.title)}" for slide in deck.slides if slide.optional}
    assert titles.isdisjoint(words(note) for slide in kept for note in slide.notes)
    assert "ต่อไป" not in words(joined(kept[-1].notes, Run(" ")))


def test_notes_fit_a_printed_page(deck: Deck) -> None:
    box, style = NOTES_BODY.box, NOTES_BODY.style
    for slide in deck.slides:
        lines = sum(len(wrap(plain(t), "body", style.size, 72 * box.w)) for t in slide.notes)
        assert lines * style.size * style.leading <= 72 * box.h, slide.id


def test_what_has_no_name_is_said_itself() -> None:
    panel = {"text": [{"item": "ประเด็นแรก", "sub": ["ย่อย"]}, "ประเด็นหลัง"]}
    assert said(panels=[panel])[1:] == ["ประเด็นแรก", "ประเด็นหลัง"]


def test_an_agenda_says_which_part_begins(deck: Deck) -> None:
    agendas = [slide for slide in deck.slides if slide.kind == "agenda"]
    titles = [words(agenda.panels[agenda.current].heading) for agenda in agendas]
    assert [words(agenda.notes[0]) for agenda in agendas] == [
        f"ต่อไปเป็นส่วนที่ {place} {title}" for place, title in enumerate(titles, 1)
    ]


def test_every_slide_is_spoken_of_in_few_sentences(deck: Deck) -> None:
    assert all(3 <= len(slide.notes) <= 7 or slide.kind == "agenda" for slide in deck.slides)


def test_every_number_spoken_is_a_fact_or_no_result(deck: Deck) -> None:
    runs = [run for slide in deck.slides for note in slide.notes for run in note]
    assert any(run.fact for run in runs)
    bare = [run.text for run in runs if not run.fact and not run.literal]
    assert not [text for text in bare if any(letter.isdigit() for letter in text)]
