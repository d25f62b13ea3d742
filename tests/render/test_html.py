"""Pages become well-formed XHTML and a tagged PDF in which everything stands in its box."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Run, plain
from report_builder.render.about import About
from report_builder.render.layout import CARD, SLIDE
from report_builder.render.page import (
    Box,
    ChartBox,
    MapBox,
    Page,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.pdf.pieces import pieces
from report_builder.render.pdf.xhtml import POINTS, document, paint_pdf
from report_builder.render.place.flow import hang
from report_builder.thai.measure import unbroken
from tests.render.element_specimens import (
    LONG,
    MIXED,
    line,
    page,
    specimen_pages,
)
from tests.render.pictures import assert_looks_as_before

XHTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
DAY = date(2016, 11, 23)
AREA = Box(1, 2, 4, 2)


@cache
def specimen() -> bytes:
    return paint_pdf(specimen_pages(), About("ตัวอย่าง & ทดสอบ", DAY))


def parsed(*pages: Page) -> ElementTree.Element:
    return ElementTree.fromstring(document(pages, "ตัวอย่าง & ทดสอบ"))


def solid(words: str) -> str:
    return re.sub(r"[\s\u200b]", "", words)


def words_of(element: ElementTree.Element) -> str:
    return solid("".join(element.itertext()))


def box_of(*lines: Any, box: Box = AREA, **style: Any) -> Page:
    return page(1, TextBox("box", box, lines, **style))


def test_a_document_is_xhtml_in_thai_with_a_section_per_page() -> None:
    root = parsed(*specimen_pages())
    assert root.tag == f"{XHTML}html"
    assert root.get("lang") == "th-TH"
    assert root.findtext(f".//{XHTML}title") == "ตัวอย่าง & ทดสอบ"
    titles = [section.get("data-title") for section in root.iter(f"{XHTML}section")]
    assert titles == [page.title for page in specimen_pages()]


def test_every_text_is_written_in_order_and_escaped() -> None:
    for specimen_page in specimen_pages():
        expected = [
            solid(plain(line.text))
            for element in specimen_page.elements
            if isinstance(element, TextBox)
            for line in element.lines
        ]
        found = words_of(parsed(specimen_page))
        places = [found.find(words) for words in expected]
        assert -1 not in places


def test_a_page_has_one_heading_of_the_first_level_and_skips_none() -> None:
    for section in parsed(*specimen_pages()).iter(f"{XHTML}section"):
        levels = [int(e.tag[-1]) for e in section.iter() if re.fullmatch(r".*}h\d", e.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert max(levels) <= 2


def test_items_that_follow_each_other_are_one_list() -> None:
    item = line("ข้อ", Role.ITEM, bullet="•")
    lists = list(parsed(box_of(item, item, line("ย่อหน้า"), item)).iter(f"{XHTML}ul"))
    assert [len(entries) for entries in lists] == [2, 1]


def test_a_heading_of_two_lines_is_one_heading() -> None:
    head = line("หัวข้อ", Role.HEADING)
    assert len(list(parsed(box_of(head, head)).iter(f"{XHTML}h2"))) == 1


def test_a_newline_breaks_the_line() -> None:
    paragraph = next(parsed(box_of(line("บรรทัดแรก\nบรรทัดที่สอง"))).iter(f"{XHTML}p"))
    assert [child.tag for child in paragraph] == [f"{XHTML}br"]


def test_bold_runs_are_bold_and_others_not() -> None:
    bold = [words_of(e) for e in parsed(box_of(line(MIXED))).iter(f"{XHTML}b")]
    assert "".join(bold) == solid("75 เน้นการให้ข้อมูลพื้นฐาน")


def test_what_is_no_content_is_hidden_from_the_structure() -> None:
    hidden = [e for e in parsed(*specimen_pages()).iter() if e.get("aria-hidden") == "true"]
    assert {words_of(e) for e in hidden} == {"", "1", "2", "3"}


def test_exhibits_are_figures_with_alternative_text_and_tables_have_headers() -> None:
    root = parsed(*specimen_pages())
    titles = [figure[0][0] for figure in root.iter(f"{XHTML}figure")]
    assert {element.tag for element in titles} == {f"{SVG}title"}
    alts = [e.chart.alt if isinstance(e, ChartBox) else e.map.alt for e in exhibits()]
    assert [element.text for element in titles] == alts
    assert [th.get("scope") for th in root.iter(f"{XHTML}th")] == ["col"] * 3


def exhibits() -> list[ChartBox | MapBox]:
    elements = (e for specimen_page in specimen_pages() for e in specimen_page.elements)
    return [e for e in elements if isinstance(e, ChartBox | MapBox)]


@pytest.mark.parametrize("shape", [s for s in Shape if s is not Shape.NONE])
def test_a_filled_shape_is_drawn_behind_its_text(shape: Shape) -> None:
    specimen_page = box_of(line("ข้อความ"), shape=shape, fill="brand", outline="ink")
    styles = [e.get("style", "") for e in parsed(specimen_page).iter(f"{XHTML}div")]
    assert any("#0B3C5D" in style for style in styles)


def test_a_piece_is_bold_or_not_and_may_be_left_between_words() -> None:
    first, second, third, *_ = pieces(MIXED)
    assert [run.text for run in first.runs] == ["หน่วยงาน\u200b"]
    assert second.kept
    assert [(run.text, run.bold) for run in second.runs] == [("ร้อยละ ", False), ("75 ", True)]
    assert third.runs == (Run("เน้นการให้ข้อมูลพื้นฐาน\u200b", bold=True),)


def test_a_word_longer_than_any_of_a_dictionary_may_be_cut_although_it_is_tied() -> None:
    name = Run("W" * 120, bold=True)
    told = pieces((Run("สูงสุดคือ\u00a0"), name, Run("\u00a0คะแนน")))
    assert not any(piece.kept for piece in told)


words = st.sampled_from(["จังหวัด", "ร้อยละ ", "75", " ", "บริการภาครัฐ", "\n", "(IT)", "ที่", "ๆ"])
runs = st.lists(st.builds(Run, words, bold=st.booleans()), min_size=1, max_size=12)


@given(runs)
def test_pieces_hold_the_whole_text_and_part_it_only_where_lines_may_break(
    runs: list[Run],
) -> None:
    whole, ends = "".join(run.text for run in runs), set()
    for word in unbroken(whole):
        ends.add(max(ends, default=0) + len(word))
    so_far = ""
    for piece in pieces(tuple(runs)):
        so_far += plain(piece.runs).replace("\u200b", "")
        assert len(so_far) in ends
        assert piece.kept or len({run.bold for run in piece.runs}) == 1
    assert so_far == whole


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
