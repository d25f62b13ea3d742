"""A PowerPoint file as staff work with it: Outline view, Reset, links, languages, layouts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from report_builder.model import Run
from report_builder.render.page import Box, Face, Line, Page, Role, TextBox
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.pptx.template import blank_template
from tests.render.element_specimens import title
from tests.render.pptx_reading import NS, built, opened, shapes
from tests.render.specimens import specimens

PAGES = deck_pages(specimens())
DECK = built(PAGES)
PLACES = range(len(PAGES))
OFFICE = ("dt", "ftr", "sldNum")


def box(words: str, role: Role = Role.TEXT, **style: Any) -> TextBox:
    line = Line((Run(words),), role, Face.BODY, 16.0)
    return TextBox("text", Box(1, 2, 5, 1), (line,), **style)


def one_page(*elements: Any, **changes: Any) -> Page:
    page = Page("one", 1, "bullets", "หนึ่ง", "results", (title(), *elements))
    return replace(page, **changes)


def holders(slide: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each placeholder of a slide with that of its layout."""
    given = {holder.placeholder_format.idx: holder for holder in slide.slide_layout.placeholders}
    for holder in slide.placeholders:
        yield holder, given[holder.placeholder_format.idx]


def frame(shape: Any) -> tuple[int, ...]:
    return shape.left, shape.top, shape.width, shape.height


def letters(text: str) -> int:
    return len("".join(text.split()))


def outlined(slide: Any) -> tuple[int, int]:
    """Return how many letters of a slide stand in Outline view, and how many in all."""
    said = [shape for shape in shapes(slide) if shape.has_text_frame]
    held = sum(letters(shape.text_frame.text) for shape in said if shape.is_placeholder)
    return held, sum(letters(shape.text_frame.text) for shape in said)


def test_outline_view_holds_what_slides_say_but_the_labels_of_diagrams() -> None:
    counts = [outlined(slide) for slide in opened(DECK).slides]
    assert all(held >= 0.7 * whole for held, whole in counts)
    assert sum(held for held, _ in counts) >= 0.95 * sum(whole for _, whole in counts)


@pytest.mark.parametrize("place", PLACES)
def test_reset_moves_no_placeholder(place: int) -> None:
    for own, given in holders(opened(DECK).slides[place]):
        assert frame(own) == pytest.approx(frame(given), abs=2), own.name


@pytest.mark.parametrize("place", PLACES)
def test_reset_changes_no_look_of_a_text(place: int) -> None:
    for own, given in holders(opened(DECK).slides[place]):
        if not own.has_text_frame:
            continue
        assert not own._element.xpath(".//a:rPr[@sz]"), own.name
        assert not own._element.xpath(".//a:r//a:solidFill"), own.name
        styles = given._element.find(".//a:lstStyle", NS)
        for style in own._element.find(".//a:lstStyle", NS):
            assert plainly(style) == plainly(styles.find(style.tag)), own.name
        for paragraph in own.text_frame.paragraphs:
            assert len(styles) == 0 or paragraph.level < len(styles)


def plainly(style: Any) -> bytes:
    """Return the style of a level without its colour, which is the layout's to give."""
    copy = etree.fromstring(etree.tostring(style))
    for fill in copy.findall(".//a:solidFill", NS):
        fill.getparent().remove(fill)
    return etree.tostring(copy, method="c14n", exclusive=True)


def test_titles_follow_the_master() -> None:
    for page, slide in zip(PAGES, opened(DECK).slides, strict=True):
        held = slide.shapes.title._element
        assert not held.xpath(".//*[@sz and not(self::p:ph)]")
        if page.layout != "cover":
            assert held.spPr.xfrm is None


def test_every_layout_has_a_name_of_its_own_and_what_its_slides_fill() -> None:
    presentation = opened(DECK)
    names = [layout.name for layout in presentation.slide_layouts]
    assert len(set(names)) == len(names)
    for slide in presentation.slides:
        asked, filled = (
            [p.placeholder_format.idx for p in holder.placeholders if p.placeholder_format.idx > 99]
            for holder in (slide.slide_layout, slide)
        )
        assert sorted(asked) == sorted(filled)


def test_the_footer_is_left_to_the_office() -> None:
    for slide in opened(DECK).slides:
        assert not {"ftr", "dt"} & {p._element.ph.get("type") for p in slide.placeholders}


def test_every_placeholder_of_the_template_says_in_thai_what_to_type() -> None:
    for layout in opened(blank_template()).slide_layouts:
        for holder in layout.placeholders:
            if holder._element.ph.get("type") not in OFFICE:
                assert holder._element.ph.get("hasCustomPrompt") == "1"
                assert "\u0e00" < holder.text_frame.text[0] < "\u0e7f"


def clicks(slide: Any) -> list[str]:
    """Return where the shapes of a slide lead: the names of slides, and addresses."""
    ids = slide._element.xpath(".//p:cNvPr/a:hlinkClick/@r:id")
    relations = [slide.part.rels[i] for i in ids]
    return [r.target_ref if r.is_external else str(r.target_part.partname) for r in relations]


def test_an_address_and_the_lines_of_an_agenda_lead_where_they_say() -> None:
    lines = box("ผลการสำรวจ", link="#results"), box("ไม่มี", link="#nowhere")
    agenda = one_page(*lines, layout="agenda", section="intro")
    number = TextBox("number", Box(12, 7, 1, 0.3), box("2").lines, slot="number", link="#agenda")
    address = box("ดาวน์โหลดได้ที่ https://example.go.th/x?a=1&b=2")
    pages = [agenda, one_page(number, address, number=2)]
    assert [clicks(slide) for slide in opened(built(pages)).slides] == [
        ["/ppt/slides/slide2.xml"],
        ["/ppt/slides/slide1.xml", "https://example.go.th/x?a=1&b=2"],
    ]


def test_english_words_are_english_and_runs_are_whole_phrases() -> None:
    text = (Run("ระบบ "), Run("GFMIS"), Run(" และ e-Government "), Run("48.4", "f"), Run(" คะแนน"))
    line = Line(text, Role.TEXT, Face.BODY, 16.0)
    slide = opened(built([one_page(TextBox("t", Box(1, 2, 5, 1), (line,)))])).slides[0]
    runs = list(slide.shapes)[1].text_frame.paragraphs[0].runs
    assert [(run.text, run._r.rPr.get("lang")) for run in runs] == [
        ("ระบบ ", "th-TH"),
        ("GFMIS", "en-US"),
        (" และ ", "th-TH"),
        ("e-Government", "en-US"),
        (" 48.4 คะแนน", "th-TH"),
    ]
