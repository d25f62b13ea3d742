"""Templates: our own to start from, and others that a deck is built on."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pptx
import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation
from pptx.util import Inches

from report_builder.audit.pptx_lint import lint
from report_builder.errors import TemplateError
from report_builder.model import plain
from report_builder.render.about import About
from report_builder.render.layout import CARD
from report_builder.render.page import Page, TextBox
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.pptx.layouts import LAYOUTS
from report_builder.render.pptx.plan import planned
from report_builder.render.pptx.seats import FIRST_INDEX
from report_builder.render.pptx.template import blank_template
from tests.render.pptx_reading import DAY, NS, built, opened, part, parts, saved, shapes
from tests.render.specimens import specimens

PAGES = deck_pages(specimens())
MAIN = re.compile(rb"application/[a-z.-]+presentationml\.presentation\.main\+xml")
WIDE, NARROW = 13.333, 10.0


def theme(presentation: Presentation) -> Any:
    return presentation.slide_masters[0].part.part_related_by(RT.THEME)


def changed(change: Callable[[Presentation], None]) -> bytes:
    """Return our template after a change."""
    presentation = opened(blank_template())
    change(presentation)
    return saved(presentation)


def ministry() -> bytes:
    """Return a ministry's template: 4:3, its own colours and faces."""

    def dress(presentation: Presentation) -> None:
        presentation.slide_width = Inches(NARROW)
        holders = (presentation.slide_masters[0], *presentation.slide_layouts)
        for shape in (shape for holder in holders for shape in holder.shapes):
            shape.left, shape.width = (int(x * NARROW / WIDE) for x in (shape.left, shape.width))
        swaps = (("0B3C5D", "7A1F2B"), ("0B6FB3", "B5482A"), ('"Sarabun"', '"Noto Sans Thai"'))
        text = theme(presentation).blob.decode()
        for old, new in swaps:
            text = text.replace(old, new)
        theme(presentation).blob = text.encode()

    return changed(dress)


def office() -> bytes:
    """Return the English template that python-pptx carries: 4:3, layouts of the usual types."""
    return saved(pptx.Presentation())


def as_potx(data: bytes) -> bytes:
    """Return a presentation as the template that PowerPoint would save."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"presentation.main", b"template.main"))
    return out.getvalue()


def texts(data: bytes) -> list[list[str]]:
    return [
        sorted(
            "".join(s.text_frame.text.split())
            for s in slide.shapes
            if s.has_text_frame and s.text_frame.text
        )
        for slide in opened(data).slides
    ]


def test_our_template_has_every_layout_under_its_thai_name_and_no_slide() -> None:
    presentation = opened(blank_template())
    assert [layout.name for layout in presentation.slide_layouts] == [
        *("ปก", "หัวข้อการนำเสนอ", "ส่วน", "ข้อความ", "สองคอลัมน์", "แผนภูมิและข้อความ"),
        *("แผนภูมิเต็ม", "สี่ช่อง", "ตัวเลขเด่น", "ตาราง", "อินโฟกราฟิก", "สรุปรายจังหวัด"),
        *("ภาพและข้อความ", "ปิดท้าย"),
    ]
    assert len(presentation.slides) == 0
    assert lint(blank_template()) == ()


def test_our_template_is_thai_and_has_its_colours_in_the_theme_alone() -> None:
    for start in ("ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster", "ppt/notesM"):
        for content in parts(blank_template(), start).values():
            assert set(re.findall(rb'[ ]lang="([^"]*)"', content)) <= {b"th-TH"}
            assert b"srgbClr" not in content


def test_every_page_is_built_on_a_layout_of_the_template() -> None:
    assert {page.layout for page in PAGES} <= {layout.key for layout in LAYOUTS}


def test_placeholders_of_the_template_stay_on_the_page() -> None:
    presentation = opened(blank_template())
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            assert min(shape.left, shape.top) >= 0
            assert shape.left + shape.width <= presentation.slide_width, layout.name
            assert shape.top + shape.height <= presentation.slide_height, layout.name


def test_a_slide_can_be_made_from_our_template_by_hand() -> None:
    presentation = opened(blank_template())
    layout = next(one for one in presentation.slide_layouts if one.name == "ข้อความ")
    slide = presentation.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = "หัวข้อใหม่"
    assert opened(saved(presentation)).slides[0].shapes.title.text_frame.text == "หัวข้อใหม่"


@pytest.mark.parametrize("template", [ministry, office], ids=["ministry", "office"])
def test_a_deck_on_another_template_is_sound_and_says_the_same(
    template: Callable[[], bytes],
) -> None:
    data = built(PAGES, template=template())
    assert lint(data) == ()
    assert texts(data) == texts(built(PAGES))


@pytest.mark.parametrize("template", [ministry, office], ids=["ministry", "office"])
def test_everything_stays_on_the_page_of_another_template(template: Callable[[], bytes]) -> None:
    presentation = opened(built(PAGES, template=template()))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= presentation.slide_width + 20_000, shape.name
            assert shape.top + shape.height <= presentation.slide_height + 20_000, shape.name


def test_colours_faces_and_size_are_those_of_the_template() -> None:
    presentation = opened(built(PAGES, template=ministry()))
    assert presentation.slide_width == Inches(NARROW)
    assert b"7A1F2B" in theme(presentation).blob
    assert b"Noto Sans Thai" in theme(presentation).blob


def test_only_faces_that_the_template_asks_for_travel_along() -> None:
    fonts = parts(built(PAGES[:2], template=ministry()), "ppt/fonts/")
    assert list(fonts) == ["ppt/fonts/heading.fntdata"]


def test_titles_stand_where_the_template_has_its_titles_but_for_that_beside_a_picture() -> None:
    presentation = opened(built(PAGES, template=office()))
    for page, slide in zip(PAGES, presentation.slides, strict=True):
        if page.layout != "cover":
            assert slide.shapes.title._element.spPr.xfrm is None


def test_sizes_shrink_until_every_text_fits_a_narrow_page() -> None:
    page = next(page for page in PAGES if page.id == "panels")
    own, narrow = (
        min(int(size) for holder in opened(data).slides[0].placeholders
            if holder.placeholder_format.idx > FIRST_INDEX
            for size in holder._element.xpath(".//a:lstStyle//@sz"))
        for data in (built([page]), built([page], template=ministry()))
    )  # fmt: skip
    assert narrow < own


def test_a_potx_is_a_template_too() -> None:
    assert built(PAGES[:3], template=as_potx(blank_template())) == built(
        PAGES[:3], template=blank_template()
    )


def test_slides_and_sections_of_the_template_are_left_behind() -> None:
    full = built(PAGES[:4])
    data = built(PAGES[4:6], template=full)
    assert len(opened(data).slides) == 2
    assert lint(data) == ()
    assert len(parts(data, "ppt/slides/slide")) == 2


def test_a_template_without_notes_gets_our_notes_pages() -> None:
    data = built(PAGES[:2], template=office())
    assert all(slide.has_notes_slide for slide in opened(data).slides)
    assert part(data, "ppt/notesMasters/notesMaster1.xml")


def test_our_table_style_comes_along() -> None:
    page = next(page for page in PAGES if page.id == "table")
    data = built([page], template=office())
    frame = next(shape for shape in opened(data).slides[0].shapes if shape.has_table)
    style = frame.table._tbl.tblPr.find("a:tableStyleId", NS).text
    assert style.encode() in part(data, "ppt/tableStyles.xml")


def renamed(old: str, new: str) -> bytes:
    def rename(presentation: Presentation) -> None:
        layout = next(one for one in presentation.slide_layouts if one.name == old)
        layout.name = new
        layout.element.attrib.pop("type", None)

    return changed(rename)


def planned_for(template: bytes) -> str:
    """Return all that is said of a template before a deck is built on it."""
    plan = planned(PAGES, About("ตัวอย่าง", DAY, template=template))
    return "\n".join(words.th for words in plan.warnings)


def test_a_misspelt_layout_serves_and_is_told_of() -> None:
    template = renamed("สองคอลัมน์", "สองคอลัมม์")
    assert "ไม่มีเลย์เอาต์ “สองคอลัมน์” จึงใช้ “สองคอลัมม์”" in planned_for(template)
    assert texts(built(PAGES, template=template)) == texts(built(PAGES))


def untyped(presentation: Presentation) -> Presentation:
    """Return a presentation whose layouts have no types and names that say nothing."""
    for number, layout in enumerate(presentation.slide_layouts):
        layout.element.attrib.pop("type", None)
        layout.name = f"L{number}"
    return presentation


def test_layouts_without_names_and_types_are_found_by_their_placeholders() -> None:
    slides = opened(built(PAGES, template=saved(untyped(pptx.Presentation())))).slides
    assert slides[0].slide_layout.name.startswith("L0")
    assert {slide.slide_layout.name.split()[0] for slide in list(slides)[1:]} == {"L1"}


def without_titles(presentation: Presentation) -> None:
    for layout in presentation.slide_layouts:
        for holder in list(layout.placeholders):
            if holder.placeholder_format.idx == 0:
                holder._element.getparent().remove(holder._element)


def test_a_template_without_any_title_is_refused_by_what_its_layouts_have() -> None:
    with pytest.raises(TemplateError, match=r"ไม่มีเลย์เอาต์ใดมีช่องชื่อเรื่อง.*“สองคอลัมน์” มี .*body"):
        built(PAGES, template=changed(without_titles))


def test_a_layout_without_title_is_passed_over() -> None:
    def untitle(presentation: Presentation) -> None:
        layout = next(one for one in presentation.slide_layouts if one.name == "ข้อความ")
        title = next(p for p in layout.placeholders if p.placeholder_format.idx == 0)
        title._element.getparent().remove(title._element)

    slides = opened(built(PAGES, template=changed(untitle))).slides
    assert all(slide.shapes.title is not None for slide in slides)


def test_our_untouched_template_gives_the_same_file_as_none() -> None:
    assert built(PAGES, template=blank_template()) == built(PAGES)
    assert planned_for(blank_template()) == ""


def test_numbers_that_a_template_gives_twice_are_mended_and_told_of() -> None:
    def number(presentation: Presentation) -> None:
        master = presentation.slide_masters[0].element
        for shape in master.iterfind(".//p:cNvPr", NS):
            shape.set("id", "3")
        for layout in presentation.slide_layouts:
            for holder in layout.element.iterfind(".//p:ph", NS):
                holder.attrib.pop("idx", None)

    data = built(PAGES, template=changed(number))
    assert lint(data) == ()
    assert texts(data) == texts(built(PAGES))
    said = planned_for(changed(number))
    assert "slideMaster1.xml: รูปร่าง" in said
    assert "idx ซ้ำ" in said


@pytest.mark.parametrize("data", [b"", b"no zip file", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_template_is_refused_with_words(data: bytes) -> None:
    with pytest.raises(TemplateError, match=r"\.pptx"):
        built(PAGES, template=data)


def test_macros_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank_template())) as source, zipfile.ZipFile(out, "w") as new:
        for name in source.namelist():
            kind = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
            new.writestr(name, MAIN.sub(kind, source.read(name)))
    with pytest.raises(TemplateError):
        built(PAGES, template=out.getvalue())


def fonts(theme: Any) -> bytes:
    """Return the font scheme of a theme."""
    fonts: bytes = theme.blob.partition(b"<a:fontScheme")[2]
    return fonts.partition(b"</a:fontScheme>")[0]


def card() -> Page:
    """Return a page of a card's size."""
    title = next(e for e in PAGES[1].elements if isinstance(e, TextBox) and e.slot == "title")
    box = replace(title.box, x=0.55, y=0.54, w=6.1)
    return replace(PAGES[1], layout="card", elements=(replace(title, box=box),))


def test_cards_stand_upright_and_take_the_colours_of_the_template_only() -> None:
    presentation = opened(built([card()], form=CARD, template=ministry()))
    assert presentation.slide_height > presentation.slide_width
    assert b"7A1F2B" in theme(presentation).blob
    ours = opened(built([card()], form=CARD))
    assert fonts(theme(presentation)) == fonts(theme(ours))
    assert [layout.name for layout in presentation.slide_layouts] == ["สรุปรายจังหวัด"]
    found = [shape.text_frame.text for shape in shapes(presentation.slides[0])]
    words = plain(card().elements[0].lines[0].text)  # type: ignore[union-attr]
    assert ["".join(text.split()) for text in found] == ["".join(words.split())]
