"""The PowerPoint deck as staff find it: text in its places, named shapes, real tables, notes."""

import io
import re
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import resources
from report_builder.audit.pptx_lint import lint
from report_builder.model import Run, plain
from report_builder.render.page import (
    Box,
    CellsBox,
    Face,
    Figure,
    Line,
    MapBox,
    OutlineBox,
    Page,
    Role,
    Shape,
    TableBox,
    TextBox,
)
from report_builder.render.place.deck.pages import deck_pages
from report_builder.story.blocks import UnitMap
from report_builder.thai.measure import wrap
from tests.render.element_specimens import HARD, specimen_pages, title
from tests.render.pptx_reading import NS, SECTIONS, built, opened, part, parts, shapes
from tests.render.specimens import specimens

PAGES = (
    *deck_pages(specimens()),
    *(replace(page, layout="infographic") for page in specimen_pages()),
)
DECK = built(PAGES)


def lines_of(page: Page) -> list[str]:
    """Return the lines of text boxes as a reader of the slide sees them."""
    boxes = (element for element in page.elements if isinstance(element, TextBox))
    return [
        plain((Run(f"{line.bullet}\t" if len(line.bullet) > 1 else ""), *line.text))
        for box in boxes
        for line in box.lines
    ]


def squeezed(text: str) -> str:
    return "".join(text.split())


def one_page(*elements: object, **changes: object) -> Page:
    page = Page("one", 1, "bullets", "หนึ่ง", "results", (title(), *elements))  # type: ignore[arg-type]
    return replace(page, **changes)  # type: ignore[arg-type]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert built(PAGES) == DECK


def test_the_linter_finds_nothing() -> None:
    assert lint(DECK) == ()


@pytest.mark.parametrize("number", range(len(PAGES)), ids=[page.id for page in PAGES])
def test_every_text_stands_on_its_slide_in_the_order_of_reading(number: int) -> None:
    slide = opened(DECK).slides[number]
    found = [
        paragraph.text
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text
        for paragraph in shape.text_frame.paragraphs
    ]
    assert list(map(squeezed, found)) == list(map(squeezed, lines_of(PAGES[number])))


def test_shapes_are_named_in_thai_by_what_they_say_wherever_the_slide_stands() -> None:
    names = [[shape.name for shape in slide.shapes] for slide in opened(DECK).slides]
    moved = [[shape.name for shape in slide.shapes] for slide in opened(built(PAGES[::-1])).slides]
    assert names == moved[::-1]
    for found in names:
        assert len(set(found)) == len(found)
        assert all("\u0e00" < name[0] < "\u0e7f" for name in found), found


def test_header_and_body_fill_the_placeholders_of_their_layout() -> None:
    bullets = next(n for n, page in enumerate(PAGES) if page.layout == "bullets")
    slide = opened(DECK).slides[bullets]
    assert slide.slide_layout.name.startswith("ข้อความ")
    filled = {p.placeholder_format.idx: p.name for p in slide.placeholders}
    assert filled == {
        0: "ชื่อเรื่อง", 13: "หัวเรื่องรอง", 1: "เนื้อหา", 15: "แหล่งข้อมูล", 12: "เลขหน้า",
    }  # fmt: skip


def test_a_title_where_the_layout_has_it_takes_its_place_from_there() -> None:
    page = next(page for page in PAGES if page.id == "panels")
    slide = opened(DECK).slides[PAGES.index(page)]
    assert slide.shapes.title._element.spPr.xfrm is None
    box = next(e.box for e in page.elements if isinstance(e, TextBox) and e.slot == "title")
    assert (slide.shapes.title.left, slide.shapes.title.top) == pytest.approx(
        (box.x * 914400, box.y * 914400), abs=1
    )


def test_a_slide_without_a_title_of_its_own_gets_a_hidden_one() -> None:
    field = Figure("field", Box(1, 2, 3, 1), Shape.RECTANGLE, "tint")
    page = replace(one_page(), elements=(field,))
    slide = opened(built([page])).slides[0]
    assert slide.shapes.title.text_frame.text == "หนึ่ง"
    assert slide.shapes.title._element.nvSpPr.cNvPr.get("hidden") == "1"


FLAGS = re.compile(rb'<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="[^"]*\.flag".*?</p:sp>')
"""Shapes in the colours of a flag."""


def test_slides_change_with_the_theme_alone() -> None:
    files = parts(DECK, "ppt/slides/slide") | parts(DECK, "ppt/charts/chart")
    fixed = [name for name, content in files.items() if b"srgbClr" in FLAGS.sub(b"", content)]
    assert not fixed
    faces = [content for content in files.values() if b'typeface="Sarabun' in content]
    assert not faces


def test_hard_thai_is_written_as_it_is() -> None:
    found = [shape for slide in opened(DECK).slides for shape in slide.shapes]
    assert any(HARD in shape.text_frame.text for shape in found if shape.has_text_frame)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_and_read_back(words: str) -> None:
    box = TextBox("text", Box(1, 2, 5, 1), (Line((Run(words),), Role.TEXT, Face.BODY, 16.0),))
    shape = opened(built([one_page(box)])).slides[0].shapes[1]
    writable = [c for c in words if c >= " " or c in "\t\n"]
    read = shape.text_frame.text.replace("\v", "\n")
    assert read == "".join(c for c in writable if c not in "\ufffe\uffff")


def test_bold_runs_breaks_and_bullets() -> None:
    line = Line(
        (Run("หนัก", bold=True), Run(" เบา\nบรรทัดสอง")), Role.ITEM, Face.BODY, 16.0, bullet="•"
    )
    box = TextBox("text", Box(1, 2, 5, 1), (line,))
    shape = opened(built([one_page(box)])).slides[0].shapes[1]
    paragraph = shape.text_frame.paragraphs[0]
    assert [(run.text, run.font.bold) for run in paragraph.runs] == [
        ("หนัก", True), (" เบา", None), ("บรรทัดสอง", None),
    ]  # fmt: skip
    assert paragraph.text == "หนัก เบา\vบรรทัดสอง"
    assert shape._element.find(".//a:lvl1pPr/a:buChar", NS).get("char") == "•"


def test_headings_break_where_they_were_measured_and_never_inside_a_term() -> None:
    words = (Run("ความพร้อมของบุคลากรด้าน IT "), Run("466", "n", bold=True), Run(" ในหน่วยงานภาครัฐ"))
    shown = {}
    for role in (Role.HEADING, Role.TEXT):
        box = TextBox("head", Box(1, 2, 3, 1), (Line(words, role, Face.BOLD, 20.0),))
        shown[role] = opened(built([one_page(box)])).slides[0].shapes[1].text_frame.text
    assert shown[Role.HEADING].split("\v") == [
        *("ความพร้อมของบุคลากร", "ด้าน IT 466", "ในหน่วยงานภาครัฐ"),
    ]  # fmt: skip
    assert shown[Role.TEXT] == plain(words)


def test_headings_take_the_heading_face_in_every_script() -> None:
    line = Line((Run("53.3 คะแนน"),), Role.NOTE, Face.HEADING, 28.0)
    shape = opened(built([one_page(TextBox("n", Box(1, 2, 5, 1), (line,)))])).slides[0].shapes[1]
    properties = shape.text_frame.paragraphs[0].runs[0]._r.rPr
    found = {e.tag.split("}")[1]: e.get("typeface") for e in properties if e.get("typeface")}
    assert found == {"latin": "+mj-lt", "ea": "+mj-ea", "cs": "+mj-cs"}


def test_base_lines_stand_as_far_apart_as_the_page_says() -> None:
    line = Line((Run("ก"),), Role.NOTE, Face.BODY, 14.0, leading=1.5)
    shape = opened(built([one_page(TextBox("n", Box(1, 2, 5, 1), (line,)))])).slides[0].shapes[1]
    assert shape.text_frame.paragraphs[0].line_spacing == pytest.approx(1.5 / 1.2, abs=1e-4)


def test_tables_are_tables_in_the_style_of_the_template() -> None:
    page = next(page for page in PAGES if page.id == "table")
    element = next(e for e in page.elements if isinstance(e, TableBox))
    slide = opened(DECK).slides[PAGES.index(page)]
    frame = next(shape for shape in slide.shapes if shape.has_table)
    rows = (element.table.header, *element.table.rows)
    found = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert found == [[plain(cell) for cell in row] for row in rows]
    assert frame.is_placeholder
    style = frame.table._tbl.tblPr.find("a:tableStyleId", NS).text
    assert style.encode() in part(DECK, "ppt/tableStyles.xml")
    assert sum(column.width for column in frame.table.columns) == frame.width


def test_a_map_is_one_group_with_a_named_shape_per_province() -> None:
    fills = (("TH-56", "group4"), ("TH-50", "group1"))
    element = MapBox("map", Box(3, 1.6, 4, 5), UnitMap("map", fills, "แผนที่กลุ่มคะแนน"), inset=True)
    slide = opened(built([one_page(element)])).slides[0]
    (group,) = (shape for shape in slide.shapes if hasattr(shape, "shapes"))
    *provinces_drawn, _, _, inset = group.shapes
    provinces = {shape.name: shape for shape in provinces_drawn}
    assert len(provinces) == 77
    assert provinces["พะเยา"]._element.nvSpPr.cNvPr.get("descr") == "พะเยา"
    assert group._element.find(".//a:grpSpLocks", NS).get("noChangeAspect") == "1"
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "แผนที่กลุ่มคะแนน"
    colors = {name: shape.fill.fore_color.theme_color for name, shape in provinces.items()}
    assert colors["พะเยา"] != colors["กรุงเทพมหานคร"]
    assert inset.name == "ภาพขยาย"
    assert not [shape for shape in shapes(slide) if shape._element.find("p:style", NS) is not None]


def test_units_that_are_no_provinces_become_tiles_with_their_codes() -> None:
    fills = tuple((f"D{n:02}", "group2") for n in range(1, 13))
    element = MapBox("map", Box(3, 1.6, 4, 4), UnitMap("map", fills, "แผนที่"))
    slide = opened(built([one_page(element)])).slides[0]
    group = next(shape for shape in slide.shapes if hasattr(shape, "shapes"))
    assert [shape.text_frame.text for shape in group.shapes] == [code for code, _ in fills]


def test_cells_and_outlines_of_cards() -> None:
    line = Line((Run("48.4"),), Role.TEXT, Face.BOLD, 9.0, "dimension1", align="right")
    rows = ((line, line), (line, line))
    table = CellsBox("cells", Box(1, 2, 2, 0.4), rows, (1.0, 1.0), (0.2, 0.2), "คะแนน")
    square = ((4.0, 2.0), (5.0, 2.0), (5.0, 3.0), (4.0, 3.0))
    code = OutlineBox("code", Box(4, 2, 1, 1), (square,), "ink", alt="รหัส")
    slide = opened(built([one_page(table, code)])).slides[0]
    frame, shape = list(slide.shapes)[1:]
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [["48.4"] * 2] * 2
    assert (shape.width, shape.height) == (914400, 914400)
    assert shape._element.nvSpPr.cNvPr.get("descr") == "รหัส"


def test_notes_say_what_to_say_and_nothing_else() -> None:
    said = "ชวนผู้ฟังดูคะแนนรวมก่อน"
    slides = opened(built([one_page(notes=((Run(said),),)), one_page()])).slides
    told = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert told == [said, one_page().title]


def test_sections_hold_the_slides_in_order_under_the_titles_of_the_agenda() -> None:
    pages = [
        replace(PAGES[0], section="intro"), replace(PAGES[1], section="intro"), PAGES[2],
    ]  # fmt: skip
    data = built(pages)
    presentation = opened(data)
    found = presentation.element.findall(
        ".//{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
    )
    assert [section.get("name") for section in found] == [title for _, title in SECTIONS]
    ids = [[entry.get("id") for entry in section[0]] for section in found]
    slides = [str(slide.slide_id) for slide in presentation.slides]
    assert ids == [slides[:2], slides[2:]]


def test_the_document_says_whose_it_is_and_in_what_language() -> None:
    core = opened(built(PAGES[:1], subject="การสำรวจ")).core_properties
    assert (core.title, core.author, core.subject) == ("ตัวอย่าง", "หน่วยงานทดสอบ", "การสำรวจ")
    assert (core.language, core.created.date().isoformat()) == ("th-TH", "2016-11-23")


def test_whole_fonts_travel_along() -> None:
    fonts = parts(DECK, "ppt/fonts/")
    files = {"body": "Sarabun-Regular.ttf", "bold": "Sarabun-Bold.ttf",
             "heading": "IBMPlexSansThaiLooped-SemiBold.ttf"}  # fmt: skip
    for face, file in files.items():
        whole = resources.path("fonts", file).read_bytes()
        eot = fonts[f"ppt/fonts/{face}.fntdata"]
        assert eot.endswith(whole)
        assert int.from_bytes(eot[:4], "little") == len(eot)
        assert "GSUB" in TTFont(io.BytesIO(eot[-len(whole) :]))
    listed = part(DECK, "ppt/presentation.xml").decode()
    assert 'typeface="Sarabun"' in listed
    assert 'embedTrueTypeFonts="1"' in listed


def test_long_labels_of_charts_break_between_words() -> None:
    page = next(page for page in PAGES if page.id == "exhibits")
    charts = (s.chart for s in opened(DECK).slides[PAGES.index(page)].shapes if s.has_chart)
    label = list(next(charts).plots[0].categories)[2]
    assert "".join(label.split("\n")).startswith("ความครอบคลุมผู้รับบริการทุกกลุ่ม")
    assert len(wrap(label.split("\n")[0], "body", 12.0, 1e9)) == 1
