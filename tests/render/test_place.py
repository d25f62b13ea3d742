"""Placing: everything on the page, nothing over anything else, no type below the floor."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import combinations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.errors import DoesNotFit
from report_builder.model import facts_in, plain
from report_builder.render.about import About
from report_builder.render.layout import MARGIN, PAGE, TITLE, chunks, columns
from report_builder.render.page import (
    Box,
    ChartBox,
    Face,
    Figure,
    Icon,
    Line,
    MapBox,
    Page,
    Role,
    TableBox,
    TextBox,
)
from report_builder.render.pdf.press import paint_pdf
from report_builder.render.place import flow
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.frame import tag_box, title_line
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.place.flow import FLOOR
from report_builder.render.place.room import has_room, tears_words
from report_builder.story.blocks import Deck, Panel, Paragraph, Slide, Table, Tag
from report_builder.story.chartspec import ChartKind
from report_builder.thai.measure import text_width, wrap
from tests.render.specimens import HARD, LONG, NAMES, chart, items, slide, specimens, text

PAGES = deck_pages(specimens())


def paged(*slides: Slide) -> tuple[Page, ...]:
    """Return the pages of slides, divided where they have to be."""
    return deck_pages(fitted(Deck("", slides, ())))


def boxes(page: Page) -> list[tuple[str, Box]]:
    """Return where words, charts and tables stand; a title reaches as far as its own lines."""
    drawn = (TextBox, ChartBox, TableBox)
    return [(e.name, told(e)) for e in page.elements if isinstance(e, drawn)]


def told(element: TextBox | ChartBox | TableBox) -> Box:
    if element.name != "title" or not isinstance(element, TextBox):
        return element.box
    return replace(element.box, h=flow.height(element.lines, element.box.w))


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def texts(page: Page) -> list[str]:
    return [plain(line.text) for e in page.elements if isinstance(e, TextBox) for line in e.lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_everything_stays_on_the_page(page: Page) -> None:
    for name, box in boxes(page):
        assert min(box.x, box.y) >= 0, name
        assert max(box.right - PAGE.right, box.bottom - PAGE.bottom) <= 1e-6, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_text_chart_or_table_lies_over_another(page: Page) -> None:
    for (name, box), (other, beside) in combinations(boxes(page), 2):
        assert not overlap(box, beside), f"{name} over {other}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_type_below_the_floor(page: Page) -> None:
    for element in page.elements:
        if isinstance(element, TextBox):
            assert all(line.size >= FLOOR for line in element.lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_names_of_elements_are_unique(page: Page) -> None:
    names = [element.name for element in page.elements]
    assert len(names) == len(set(names))


def test_every_slide_keeps_its_words() -> None:
    """What a slide says is what its pages say, however it was divided."""
    for spoken in specimens().slides:
        placed = "\n".join(t for p in paged(spoken) for t in texts(p))
        for panel in spoken.panels:
            for words in (panel.heading, panel.caption, *(p.text for p in panel.paragraphs)):
                assert plain(words) in placed


def test_the_numbers_of_a_list_stand_in_one_column() -> None:
    numbered = tuple(Paragraph(text(HARD), bullet=f"{n}.") for n in (1, 9, 10))
    below = Paragraph(text(HARD), bullet="–", level=1)
    lines = flow.body_lines((*numbered, below), flow.DENSE)
    assert [line.hang for line in lines] == [*[flow.hang("10.")] * 3, flow.hang("–")]


@given(st.lists(st.sampled_from((HARD[:20], HARD, LONG[:90])), min_size=2, max_size=9))
@settings(max_examples=12)
def test_items_with_icons_stand_level_in_columns_and_begin_alike(words: list[str]) -> None:
    listed = tuple(replace(item, icon="globe") for item in items(*words))
    [page] = paged(slide("components", (Panel("one", paragraphs=listed),)))
    tops: dict[float, list[float]] = {}
    for icon in (e for e in page.elements if isinstance(e, Icon)):
        tops.setdefault(round(icon.box.x, 3), []).append(icon.box.y)
    first, *others = tops.values()
    assert all(own == pytest.approx(first[: len(own)]) for own in others)


def test_tiles_of_items_end_alike_whatever_items_are_long() -> None:
    listed = [items("ก" * 3, "ข" * 30, "ค" * 12), items("ก" * 40, "ข"), items("ก" * 9)]
    parts = tuple(Panel(f"p{n}", paragraphs=own * 2) for n, own in enumerate(listed))
    [page] = paged(slide("components", parts))
    fields = [e.box for e in page.elements if isinstance(e, Figure) and e.name.endswith(".field")]
    ends = {box.y: max(other.right for other in fields if other.y == box.y) for box in fields}
    assert len(fields) == 12
    assert list(ends.values()) == pytest.approx([max(ends.values())] * len(ends))


@pytest.mark.parametrize("stands", [0.0, 43.4, 100.0])
def test_a_score_of_a_part_has_its_track_where_it_stands_on_a_scale(stands: float) -> None:
    part = Panel("p", number=text("43.4"), unit=text("คะแนน"), paragraphs=items(HARD))
    drawn = []
    for own in (part, replace(part, stands=stands)):
        [page] = paged(slide("components", (own,)))
        drawn.append({e.name: e.box for e in page.elements if isinstance(e, Figure)})
    without, tracks = drawn
    assert "p.whole" not in without
    assert tracks.get("p.part", Box(0, 0, 0, 0)).w == pytest.approx(
        tracks["p.whole"].w * stands / 100
    )


def test_an_overview_with_too_many_words_keeps_its_charts_and_goes_on_with_the_words() -> None:
    [overview] = (s for s in specimens().slides if s.kind == "overview")
    told, *others = overview.panels
    wordy = replace(told, paragraphs=items(*[LONG] * 30))
    spoken = replace(overview, panels=(wordy, *others))
    first, *words = paged(spoken)
    assert not any(LONG in words for words in texts(first))
    assert sum(LONG in t for page in words for t in texts(page)) == 30
    assert any(isinstance(element, MapBox) for element in first.elements)
    assert first.title.endswith(f"(1/{1 + len(words)})")


def test_captions_of_an_overview_stand_beside_their_headings_where_both_have_room() -> None:
    [overview] = (s for s in specimens().slides if s.kind == "overview")
    for caption, beside in ((HARD[:20], True), (LONG * 2, False)):
        head = Panel("head", heading=text(HARD[:20]), caption=text(caption))
        [page, *_] = paged(replace(overview, panels=(head, *overview.panels)))
        found = {e.name: e.box for e in page.elements if e.name in ("head.head", "head.base")}
        assert len({box.y for box in found.values()}) == 1
        assert ("head.base" in found) is beside


def test_too_much_text_goes_on_on_a_second_page_that_says_so() -> None:
    long = slide("bullets", (Panel("body", paragraphs=items(*[LONG * 3] * 12)),))
    first, second = paged(long)
    assert [page.title[-5:] for page in (first, second)] == ["(1/2)", "(2/2)"]
    assert (
        sum(LONG * 3 in t for t in texts(first)) + sum(LONG * 3 in t for t in texts(second)) == 12
    )


def test_a_paragraph_that_fits_on_no_page_is_an_error() -> None:
    endless = slide("bullets", (Panel("body", paragraphs=items(LONG * 60)),))
    with pytest.raises(DoesNotFit, match="ยาวเกินหน้า") as error:
        paged(endless)
    assert (error.value.slide, error.value.panel) == ("bullets", "body")


@pytest.mark.parametrize(
    ("words", "second"),
    [
        (
            "หน่วยงานร้อยละ 99.4 มีเว็บไซต์ให้บริการ แต่เพียงร้อยละ 2.1 พัฒนาแอปพลิเคชันของหน่วยงานขึ้นเอง",
            "แต่เพียงร้อยละ 2.1 พัฒนาแอปพลิเคชันของหน่วยงานขึ้นเอง",
        ),
        (
            "ยกระดับด้านโครงสร้างพื้นฐาน (57.7 คะแนน) ด้านนโยบายและกฎระเบียบ (59.3 คะแนน) "
            "ด้านบุคลากร (54.7 คะแนน)",
            "ด้านนโยบายและกฎระเบียบ (59.3 คะแนน) ด้านบุคลากร (54.7 คะแนน)",
        ),
    ],
    ids=["where it turns", "near its middle, never before brackets"],
)
def test_a_title_of_two_lines_breaks_where_its_sentence_turns(words: str, second: str) -> None:
    assert plain(title_line(text(words)).text).split("\n")[1:] == [second]


def test_a_long_title_takes_a_second_line_above_the_body() -> None:
    short, long = (
        replace(slide("bullets", (Panel("b", paragraphs=items(HARD)),)), title=text(words))
        for words in (LONG[:40], LONG * 2)
    )
    placed = [dict(boxes(paged(s)[0])) for s in (short, long)]
    lines = [flow.height((title_line(s.title),), TITLE.w) for s in (short, long)]
    assert lines[0] < lines[1] <= placed[1]["title"].h
    assert placed[1]["title"].bottom < placed[1]["body"].y
    assert placed[0]["body"].y < placed[1]["body"].y


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=4), st.integers(0, 3))
def test_any_number_of_panels_and_texts_finds_room(rows: list[int], many: int) -> None:
    panels = tuple(
        Panel(f"p{i}", text(f"หัวข้อ {i}", f"fact.{i}"), paragraphs=items(*[HARD] * many))
        for i in range(sum(rows))
    )
    pages = paged(slide("panels", panels, rows=tuple(rows)))
    lines = [line for p in pages for e in p.elements if isinstance(e, TextBox) for line in e.lines]
    printed = [fact for line in lines for fact in facts_in(line.text)]
    assert printed == [f"fact.{i}" for i in range(sum(rows))]


@given(st.lists(st.floats(0.2, 5), min_size=1, max_size=8))
def test_columns_fill_their_area(weights: list[float]) -> None:
    area = Box(1.0, 1.0, 10.0, 2.0)
    cells = columns(area, weights)
    assert cells[0].x == area.x
    assert cells[-1].right == pytest.approx(area.right)


def test_chunks_leave_out_empty_groups() -> None:
    assert chunks((1, 2, 3), (2, 2, 2)) == ((1, 2), (3,))
    assert chunks((1, 2, 3), ()) == ((1, 2, 3),)
    assert chunks((1, 2, 3), (1, 1)) == ((1,), (2,), (3,))


def test_an_agenda_lights_the_current_section() -> None:
    lit = next(s for s in specimens().slides if s.kind == "agenda")
    page = paged(lit)[0]
    badges = [e for e in page.elements if isinstance(e, TextBox) and e.name.endswith(".badge")]
    assert [e.name for e in badges if e.fill == "brand"] == [f"section{lit.current + 1}.badge"]
    passed = [e.name for e in page.elements if e.name.endswith(".passed")]
    assert passed == [f"section{place}.passed" for place in range(1, lit.current + 1)]


@pytest.mark.parametrize("kind", ["agenda", "close"])
def test_a_key_number_goes_without_an_exhibit_that_finds_no_room(kind: str) -> None:
    plain_slide = next(s for s in specimens().slides if s.kind == kind)
    key = next(p for p in plain_slide.panels if p.number)
    many = chart(ChartKind.BAR, NAMES * 9, (48.4,) * len(NAMES) * 9, "many")
    for exhibit, stays in (
        (chart(ChartKind.BAR, NAMES[:2], (48.4, 59.3), "few"), True),
        (many, False),
    ):
        keyed = replace(key, exhibit=exhibit)
        panels = tuple(keyed if p is key else p for p in plain_slide.panels)
        [page] = paged(replace(plain_slide, panels=panels))
        assert any(isinstance(e, ChartBox) for e in page.elements) is stays
        assert plain(key.number) in texts(page)


def test_a_slide_of_synthetic_data_is_marked() -> None:
    marked = {p.id: "ข้อมูลจำลอง" in texts(p) for p in PAGES if p.synthetic}
    assert set(marked.values()) == {True}


def test_all_kinds_of_slide_have_a_specimen() -> None:
    from report_builder.render.place.deck.pages import PLACERS

    kinds = {s.kind for s in specimens().slides}
    assert kinds == {*PLACERS, "cover"}


WIDE = "Donaudampfschifffahrtsgesellschaftskapitän" * 3


def test_a_word_wider_than_a_line_begins_one_of_its_own_and_is_cut() -> None:
    column = 200.0
    lines = wrap(f"คะแนน {WIDE} สูง", "body", 12.0, column)
    assert lines[0] == "คะแนน"
    assert "".join(lines[1:]).replace(" ", "") == f"{WIDE}สูง"
    assert all(text_width(line, "body", 12.0) <= column for line in lines)


def test_a_bullet_before_a_word_that_is_cut_has_a_line_of_its_own() -> None:
    def count(words: str, bullet: str) -> int:
        line = Line(text(words), Role.ITEM, Face.BODY, 12.0, bullet=bullet, hang=flow.HANG)
        return flow.text_lines(line, 3.0)

    assert count(WIDE, "•") == count(WIDE, "") + 1
    assert count(HARD, "•") == count(HARD, "")


def test_no_word_that_is_cut_leaves_its_box() -> None:
    drawn = slide(
        "panels", tuple(Panel(f"p{i}", text(WIDE), paragraphs=items(WIDE)) for i in range(3))
    )
    pages = deck_pages(fitted(Deck("", (drawn,), ())))
    with closing(pypdfium2.PdfDocument(paint_pdf(pages, About("t", date(2027, 1, 1))))) as pdf:
        letters = [
            pdf[0].get_textpage().get_charbox(at)
            for at in range(pdf[0].get_textpage().count_chars())
        ]
    edge = (PAGE.w - MARGIN) * flow.POINTS
    assert max(right for _, _, right, _ in letters) <= edge + 1


@pytest.mark.parametrize(
    ("words", "widest", "lines"),
    [
        ("6\u00a0โรงพยาบาล", "โรงพยาบาล", ["6", "โรงพยาบาล"]),
        ("6\u00a0โรงพยาบาล", "6\u00a0โรงพยาบาล", ["6\u00a0โรงพยาบาล"]),
        ("คน\u00a0(Work\u00a0and\u00a0Growth)", "and Growth)", ["คน (Work", "and Growth)"]),
    ],
)
def test_what_no_break_spaces_hold_parts_rather_than_a_word_is_cut(
    words: str, widest: str, lines: list[str]
) -> None:
    heading = flow.heading_line(text(words), 20)
    room = text_width(widest, str(heading.face), heading.size) + 1
    line = flow.whole_words(heading, room / flow.POINTS / flow.RESERVE)
    assert [*wrap(plain(line.text), str(line.face), line.size, room)] == lines


@pytest.mark.parametrize("letters", [1, 20, 40, 60, 80, 100, 120])
def test_a_corner_tag_of_any_length_has_room_on_the_page(letters: int) -> None:
    words = ("ความพร้อมด้านกฎหมายและระบบสิ่งแวดล้อมสารสนเทศ " * 3)[:letters]
    tag = tag_box(Tag(words, "brand"))
    assert has_room(tag)
    assert tag.box.y >= 0
    assert tag.box.bottom <= TITLE.y


def test_a_corner_tag_without_room_stays_on_the_page_and_is_refused() -> None:
    tag = tag_box(Tag("ความพร้อม" * 60, "brand"))
    assert tag.box.y >= 0
    assert not has_room(tag)


def test_a_table_is_set_smaller_where_that_keeps_its_words_whole() -> None:
    header = (text("ตัวชี้วัด"), *(text("อุตสาหกรรม") for _ in range(8)))
    row = (text("คะแนน"), *(text("50.0") for _ in range(8)))
    table = Table("t", header, (row, row, row), (2.0, *(1.0 for _ in range(8))), "")
    (page,) = paged(slide("table", (Panel("t", text("ตาราง"), exhibit=table),)))
    (placed,) = (e for e in page.elements if isinstance(e, TableBox))
    assert not tears_words(placed)
    assert tears_words(replace(placed, size=16.0))
