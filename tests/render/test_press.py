"""Pages become a tagged PDF in which everything stands in its box."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pymupdf
import pypdf
import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.about import About
from report_builder.render.layout import CARD, SLIDE
from report_builder.render.page import (
    Box,
    ChartBox,
    MapBox,
    OutlineBox,
    Page,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.pdf.lines import broken
from report_builder.render.pdf.paths import POINTS
from report_builder.render.pdf.press import paint_pdf
from report_builder.render.pdf.sheet import rgb
from report_builder.render.place.flow import hang, text_lines
from report_builder.thai.measure import unbroken
from tests.render.element_specimens import (
    LONG,
    MIXED,
    line,
    page,
    specimen_pages,
)
from tests.render.pictures import assert_looks_as_before

DAY = date(2016, 11, 23)
AREA = Box(1, 2, 4, 2)
PHRASES = (
    *("ระดับ", "การบริหารจัดการ", "บุคลากร", "เค 1 ", "น้อยกว่า\xa050\xa0คะแนน", " ", "ISO 27001"),
    *("ความปลอดภัย", "ธรรมาภิบาล", "ข้อมูล", "ด้าน", "(ร่าง) ", "ตั้งแต่ 33.3–66.7 คะแนน", "Donaudampf"),
)


@cache
def specimen() -> bytes:
    return paint_pdf(specimen_pages(), About("ตัวอย่าง & ทดสอบ", DAY))


def solid(words: str) -> str:
    return re.sub(r"[\s\u200b]", "", words)


def box_of(*lines: Any, box: Box = AREA, **style: Any) -> Page:
    return page(1, TextBox("box", box, lines, **style))


def painted(*pages: Page) -> bytes:
    return paint_pdf(pages, About("ทดสอบ", DAY))


def tags(pdf: bytes) -> list[str]:
    return [node["/S"][1:] for node in structure(pdf) if "/S" in node]


def operators(pdf: bytes, place: int = 0) -> str:
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[place].get_contents()
    assert content is not None
    return content.get_data().decode("latin-1")


@pytest.mark.parametrize("apart", [0.16, 0.2, 0.3, 0.5])
def test_equal_texts_close_to_each_other_are_all_read(apart: float) -> None:
    words = "จังหวัดเดียวกันที่ชื่อยาวจนกินที่เกือบทั้งบรรทัด"
    lines = [line(words), line("0.000"), line(words), line(words)]
    boxes = [replace(AREA, y=1 + place * apart, h=0.3) for place in range(len(lines))]
    pdf = painted(
        page(
            1,
            *(
                TextBox(f"t{n}", box, (one,))
                for n, (box, one) in enumerate(zip(boxes, lines, strict=True))
            ),
        )
    )
    read = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert solid(read).count(words) == lines.count(line(words))


@given(
    st.lists(st.sampled_from(PHRASES), min_size=2, max_size=8).map("".join),
    st.floats(0.6, 4.0),
    st.sampled_from([12.0, 14.0, 16.0, 18.0]),
)
@example("ระดับการบริหารจัดการบุคลากรเค 1 น้อยกว่า\xa050\xa0คะแนน", 1.5586, 16.0)
def test_no_paragraph_takes_more_lines_than_foreseen(words: str, width: float, size: float) -> None:
    told = replace(line(words), size=size)
    assert len(broken(told, width * POINTS)) <= text_lines(told, width)


def test_every_text_is_written_in_order() -> None:
    for place, specimen_page in enumerate(specimen_pages()):
        expected = [
            solid(plain(line.text))
            for element in specimen_page.elements
            if isinstance(element, TextBox)
            for line in element.lines
        ]
        found = solid(pypdfium2.PdfDocument(specimen())[place].get_textpage().get_text_range())
        places = [found.find(words) for words in expected]
        assert -1 not in places


def test_items_that_follow_each_other_are_one_list() -> None:
    item = line("ข้อ", Role.ITEM, bullet="•")
    nodes = structure(painted(box_of(item, item, line("ย่อหน้า"), item)))
    lengths = [len(node["/K"]) for node in nodes if node.get("/S") == "/L"]
    assert lengths == [2, 1]


def test_a_heading_of_two_lines_is_one_heading() -> None:
    head = line("หัวข้อ", Role.HEADING)
    assert tags(painted(box_of(head, head))).count("H2") == 1


def test_a_newline_breaks_the_line() -> None:
    assert lines_of(line("บรรทัดแรก\nบรรทัดที่สอง")) == lines_of(line("บรรทัดแรก บรรทัดที่สอง")) + 1


def test_bold_runs_are_bold_and_others_not() -> None:
    drawn = pymupdf.open(stream=painted(box_of(line(MIXED))))[0].get_text("dict")["blocks"]
    spans = [span for block in drawn for row in block["lines"] for span in row["spans"]]
    bold = "".join(s["text"] for s in spans if s["font"] == "Sarabun-Bold")
    assert solid(bold) == solid("75 เน้นการให้ข้อมูลพื้นฐาน")


def exhibits() -> list[ChartBox | MapBox]:
    elements = (e for specimen_page in specimen_pages() for e in specimen_page.elements)
    return [e for e in elements if isinstance(e, ChartBox | MapBox)]


@pytest.mark.parametrize("shape", [s for s in Shape if s is not Shape.NONE])
def test_a_filled_shape_is_drawn_behind_its_text(shape: Shape) -> None:
    drawn = operators(painted(box_of(line("ข้อความ"), shape=shape, fill="brand", outline="ink")))
    shape_at = drawn.index(f"{rgb('brand')} rg")
    assert "/Artifact BMC" in drawn[:shape_at]
    assert shape_at < drawn.rindex("BT")


def test_headings_of_tables_say_what_they_head() -> None:
    heads = [node["/A"]["/Scope"] for node in structure(specimen()) if node.get("/S") == "/TH"]
    assert heads == ["/Column"] * 3


def test_a_text_leads_where_it_says() -> None:
    pages = [
        box_of(line("ดูที่ https://example.org/a(b) เพิ่มเติม")),
        box_of(line("ไปตอนที่สอง"), link="#two"),
        replace(box_of(line("ตอนที่สอง")), section="two"),
        box_of(line("ไม่ไปไหน"), link="#nowhere"),
    ]
    reader = pypdf.PdfReader(io.BytesIO(painted(*pages)))
    notes = [[note.get_object() for note in page.get("/Annots", ())] for page in reader.pages]
    assert [len(found) for found in notes] == [1, 1, 0, 0]
    assert notes[0][0]["/A"]["/URI"] == "https://example.org/a(b)"
    assert notes[1][0]["/Dest"][0].get_object() == reader.pages[2]
    assert notes[1][0]["/Contents"] == "ไปตอนที่สอง"
    assert tags(painted(*pages)).count("Link") == 2


def test_what_repeats_on_pages_is_held_once() -> None:
    coast = tuple((n / 7, n % 5 / 3) for n in range(400))
    shapes = OutlineBox("coast", AREA, (coast,), "muted", "white", "แผนที่")
    one, three = (len(painted(*[page(1, shapes)] * count)) for count in (1, 3))
    assert three < 1.7 * one


def test_an_element_that_nothing_draws_is_an_error_never_drawn_as_nothing() -> None:
    with pytest.raises(KeyError, match="object"):
        painted(replace(page(1), elements=(object(),)))  # type: ignore[arg-type]


def pdf_boxes() -> Iterator[tuple[int, TextBox]]:
    for place, specimen_page in enumerate(specimen_pages()):
        for element in specimen_page.elements:
            if isinstance(element, TextBox):
                yield place, element


@pytest.mark.parametrize(("place", "element"), [*pdf_boxes()], ids=lambda v: getattr(v, "name", v))
def test_text_stands_in_its_box(place: int, element: TextBox) -> None:
    area = element.box.inset(-0.02, -0.06)
    found = text_in(specimen(), place, area)
    expected = "".join(line.bullet + plain(line.text) for line in element.lines)
    assert solid(found) == solid(expected)


def text_in(pdf: bytes, place: int, area: Box) -> str:
    """Return the text of a page whose letters stand in an area."""
    drawn = pypdfium2.PdfDocument(pdf)[place]
    tall = drawn.get_height()
    left, top = area.x * POINTS, tall - area.y * POINTS
    bounds = {"left": left, "right": area.right * POINTS, "top": top}
    found: str = drawn.get_textpage().get_text_bounded(bottom=tall - area.bottom * POINTS, **bounds)
    return found


@pytest.mark.parametrize("bullet", ["•", "–", "1.1", "1)"])
def test_bullets_hang(bullet: str) -> None:
    pdf = paint_pdf([box_of(line(LONG * 2, Role.ITEM, bullet=bullet, indent=0.2))], About("", DAY))
    hanging = text_in(pdf, 0, Box(1, 2, 0.18 + hang(bullet), 2))
    assert solid(hanging) == bullet


def test_lines_are_broken_between_runs_as_within_them() -> None:
    one = line(LONG)
    cut = line(tuple(Run(word, bold=False) for word in unbroken(LONG)))
    bold = replace(one, text=(replace(one.text[0], bold=True),))
    turns = line(tuple(Run(w, bold=i % 2 == 1) for i, w in enumerate(unbroken(LONG))))
    heights = [lines_of(specimen_line) for specimen_line in (one, cut, turns, bold)]
    assert heights[0] == heights[1]
    assert heights[0] <= heights[2] <= heights[3]


def lines_of(specimen_line: Any) -> int:
    pdf = paint_pdf([box_of(specimen_line, box=Box(1, 2, 3, 4))], About("", DAY))
    textpage = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return len(re.split(r"\r?\n", textpage.get_text_bounded(top=400).strip()))


def structure(pdf: bytes) -> list[Any]:
    """Return the elements of the structure tree, parents first."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    todo, found = [reader.trailer["/Root"]["/StructTreeRoot"]], []
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            todo += reversed(node)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            found.append(node)
            todo += [node["/K"]] if "/K" in node else []
    return found


def test_the_pdf_has_pages_of_the_size_asked() -> None:
    for form in (SLIDE, CARD):
        reader = pypdfium2.PdfDocument(paint_pdf([page(1)], About("x", DAY, form=form)))
        size = [72 * side for side in (form.width, form.height)]
        assert reader[0].get_size() == pytest.approx(size, abs=0.1)
    assert len(pypdfium2.PdfDocument(specimen())) == 3


def test_the_outline_has_the_titles_of_the_pages() -> None:
    outline = pypdfium2.PdfDocument(specimen()).get_toc()
    titles = [(bookmark.get_title(), bookmark.get_dest().get_index()) for bookmark in outline]
    assert titles == [(f"หน้า {n}: ทดสอบ", n - 1) for n in (1, 2, 3)]


def test_the_pdf_is_tagged_as_the_page_is_meant() -> None:
    tags = Counter(node["/S"] for node in structure(specimen()) if "/S" in node)
    assert (tags["/H1"], tags["/H2"], tags["/L"], tags["/Table"]) == (3, 1, 2, 1)
    assert (tags["/LI"], tags["/TH"], tags["/TD"]) == (4, 3, 6)
    alts = [node["/Alt"] for node in structure(specimen()) if node.get("/S") == "/Figure"]
    assert sorted(alts) == sorted(
        e.chart.alt if isinstance(e, ChartBox) else e.map.alt for e in exhibits()
    )


def test_what_is_hidden_is_an_artifact_and_all_else_is_tagged() -> None:
    for place, specimen_page in enumerate(pypdf.PdfReader(io.BytesIO(specimen())).pages):
        content = specimen_page.get_contents()
        assert content is not None
        depth, kinds = [], Counter[str]()
        for operands, operator in content.operations:
            if operator in (b"BMC", b"BDC"):
                depth.append("artifact" if operands[0] == "/Artifact" else "content")
            elif operator == b"EMC":
                depth.pop()
            elif operator in (b"Tj", b"TJ"):
                kinds[next((kind for kind in depth if kind), "neither")] += 1
        assert kinds["artifact"] == 1, place
        assert kinds["content"] > 1
        assert not kinds["neither"]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert specimen() == paint_pdf(specimen_pages(), About("ตัวอย่าง & ทดสอบ", DAY))


@pytest.mark.parametrize(("place", "name"), [*enumerate(["shapes", "exhibits", "charts"])])
def test_pages_look_as_before(place: int, name: str, update_baselines: bool) -> None:
    assert_looks_as_before(specimen(), place, name, update=update_baselines)


def test_the_file_says_what_it_is() -> None:
    document = pymupdf.open(stream=specimen())
    metadata = document.get_xml_metadata()
    assert document.metadata["title"] == "ตัวอย่าง & ทดสอบ"
    assert document.metadata["creationDate"] == "D:20161123000000Z"
    assert document.xref_get_key(document.pdf_catalog(), "Lang")[1] == "th-TH"
    assert all(part in metadata for part in ('pdfaid:part="3"', 'pdfuaid:part="1"', "&amp;"))
