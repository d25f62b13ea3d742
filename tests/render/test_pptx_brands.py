"""On any template a deck is sound, and every text on it can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import HealthCheck, example, given, settings
from pptx.enum.shapes import MSO_SHAPE

from report_builder.audit import boxes
from report_builder.audit import pptx as reading
from report_builder.audit.pptx_lint import lint
from report_builder.model import Run
from report_builder.render.about import About
from report_builder.render.charts import chart_heights
from report_builder.render.contrast import contrast
from report_builder.render.layout import CARD, SLIDE, TAG
from report_builder.render.ooxml.tearing import line_ends, torn
from report_builder.render.page import Box, ChartBox, Face, Figure, Line, Role, TextBox
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.place.draft import drafted
from report_builder.render.place.flow import text_lines
from report_builder.render.pptx.brand import opened as base_of
from report_builder.render.pptx.breaks import kept
from report_builder.render.pptx.faces import with_thai_faces
from report_builder.render.pptx.mended import mended
from report_builder.render.pptx.moves import Move
from report_builder.render.pptx.plan import planned
from report_builder.render.pptx.sizes import moved, sized
from report_builder.render.pptx.template import blank_template
from report_builder.render.theme import READABLE
from tests.render import pptx_brands as brands
from tests.render.pptx_reading import DAY, NS, built, opened, saved
from tests.render.specimens import specimens
from tests.render.test_answer_charts import one_axis
from tests.render.test_pptx_hostile_template import read, zipped
from tests.render.test_pptx_template import card, texts

SHOWN = ("cover", "bullets", "stages", "table", "scores", "overview")
CHOSEN = (page for page in deck_pages(specimens()) if page.id in SHOWN)
PAGES = drafted([replace(page, number=number) for number, page in enumerate(CHOSEN, 1)])
OURS = texts(built(PAGES))


def faults(template: bytes, folder: Path) -> list[str]:
    """Return what the audit finds in a deck on a template, as it was planned."""
    data = built(PAGES, template=template)
    plan = planned(PAGES, About("ตัวอย่าง", DAY, template=template))
    file = folder / "deck.pptx"
    file.write_bytes(data)
    found = (
        finding
        for page in reading.read(file)
        for finding in boxes.findings(file.name, page, plan.smallest.get(page.number, 99.0))
    )
    assert texts(data) == OURS
    return [*map(str, lint(data)), *(f"{f.cause} {f.page}: {f.found}" for f in found)]


@settings(max_examples=3, deadline=None, suppress_health_check=[*HealthCheck])
@given(brand=brands.BRANDS)
@example(brand=brands.Brand(brands.ours, (10.0, 7.5), ["000000"] * 6, "", ["0077DC"], set(), False))
@example(brand=brands.Brand(brands.office, (10.0, 7.5), ["000000"] * 6, "", ["FFFFFF"], share=0.3))
@example(brand=brands.Brand(brands.ours, (13.333, 7.5), ["000000"] * 6, "", ["FFFFFF"], share=1.6))
def test_a_deck_on_any_template_is_published(brand: brands.Brand, tmp_path_factory) -> None:
    assert faults(brand.template(), tmp_path_factory.mktemp("brand")) == []


@pytest.mark.parametrize(
    "colors", [["000000"], ["10243E"], ["FFC000"], ["7F7F7F"], ["102030", "4A90D9"]]
)
def test_texts_are_as_light_or_dark_as_the_background_asks(
    colors: list[str], tmp_path: Path
) -> None:
    presentation = pptx.Presentation()
    brands.painted(presentation, colors)
    assert faults(saved(presentation), tmp_path) == []


def test_texts_over_a_band_that_the_master_draws_can_be_read(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    wide, tall = presentation.slide_width, presentation.slide_height
    _decorated(presentation, MSO_SHAPE.RECTANGLE, (0, 0, wide, tall // 5))
    assert faults(saved(presentation), tmp_path) == []


@pytest.mark.parametrize("share", [0.04, 0.5])
def test_content_lies_on_one_ground_where_the_master_draws_large_forms_under_it(
    share: float,
) -> None:
    presentation = pptx.Presentation()
    wide, tall = presentation.slide_width, presentation.slide_height
    _decorated(presentation, MSO_SHAPE.OVAL, (0, tall // 2, int(share * wide), int(share * tall)))
    page = next(page for page in PAGES if page.layout == "bullets")
    base = base_of(saved(presentation), {page.layout}, SLIDE)
    grounds = [e for e in base.elements(page) if isinstance(e, Figure) and e.name == "plate"]
    assert len(grounds) == (share > 0.1)


def test_content_lies_on_one_ground_where_the_master_draws_many_small_forms_under_it() -> None:
    presentation = pptx.Presentation()
    size = presentation.slide_height // 40
    for row in range(10, 30):
        _decorated(presentation, MSO_SHAPE.OVAL, (2 * size, row * size, size, size))
        _decorated(presentation, MSO_SHAPE.OVAL, (4 * size, row * size, size, size))
    page = next(page for page in PAGES if page.layout == "bullets")
    base = base_of(saved(presentation), {page.layout}, SLIDE)
    assert [e for e in base.elements(page) if isinstance(e, Figure) and e.name == "plate"]


@pytest.mark.parametrize("edge", ["top", "bottom"])
def test_nothing_stands_half_on_a_band_along_the_edge_of_the_page(edge: str) -> None:
    presentation = pptx.Presentation()
    wide, tall = presentation.slide_width, presentation.slide_height
    height = int(0.25 * tall) if edge == "top" else int(0.05 * tall)
    at = 0 if edge == "top" else tall - height
    _decorated(presentation, MSO_SHAPE.RECTANGLE, (0, at, wide, height))
    page = next(page for page in PAGES if page.layout == "bullets")
    base = base_of(saved(presentation), {page.layout}, SLIDE)
    (band,) = base.layouts[page.layout].bands
    line = band.bottom if edge == "top" else band.y
    texts = [
        e for e in base.elements(page) if isinstance(e, TextBox) and e.slot in ("kicker", "source")
    ]
    assert not [t.name for t in texts if t.box.y < line - 0.02 < t.box.bottom - 0.04]


def test_a_band_that_reaches_into_the_content_by_a_hair_leaves_its_words_dark() -> None:
    presentation = pptx.Presentation()
    wide, tall = presentation.slide_width, presentation.slide_height
    _decorated(presentation, MSO_SHAPE.RECTANGLE, (0, 0, wide, int(0.21 * tall)))
    look = base_of(saved(presentation), {"bullets"}, SLIDE).looks["bullets"]
    assert look.theme.ground == ("FFFFFF",)
    assert contrast(look.theme.hex("ink"), "FFFFFF") > READABLE


def test_figures_of_a_cover_stand_over_remarks_that_need_more_lines() -> None:
    page = next(page for page in PAGES if page.layout == "cover")
    others = [e for e in page.elements if not isinstance(e, TextBox) or e.slot != "source"]
    words = Line((Run("ผลรายหน่วยงานเป็นข้อมูลจำลอง " * 8),), Role.TEXT, Face.BODY, 14.0)
    remarks = TextBox("remarks", Box(1.0, 6.0, 7.5, 0.9), (words,), "bottom", slot="source")
    number = Line((Run("532"),), Role.TEXT, Face.HEADING, 44.0)
    figure = TextBox("figure", Box(1.0, 5.0, 2.0, 0.9), (number,))
    base = base_of(saved(pptx.Presentation()), {page.layout}, SLIDE)
    shown = replace(page, elements=(*others, figure, remarks))
    found = {e.name: e.box for e in base.elements(shown) if isinstance(e, TextBox)}
    assert found["figure"].bottom <= found["remarks"].y + 0.05


def test_nothing_lies_on_a_logo_beside_the_title() -> None:
    presentation = brands.ours()
    brands.decorated(presentation, (brands.Form("ellipse", "7A1F2B", (0.93, 0.02, 0.056, 0.1)),))
    base = base_of(saved(presentation), {"table"}, SLIDE)
    look, bound = base.looks["table"], base.layouts["table"]
    tag = look.beside_logo(TextBox("tag", TAG, (_two_lines(),), slot="tag"), base.page)
    assert isinstance(tag, TextBox)
    assert tag.box.right < 0.93 * base.page.w
    words = TextBox("words", Box(0.7, 0.2, 12.0, 0.6), (_two_lines(),))
    (shown,) = look.readable((words,), bound)
    assert isinstance(shown, TextBox)
    assert not shown.fill


def _two_lines() -> Line:
    return Line((Run("การคัดเลือกหน่วยงาน\nเพื่อเป็นเป้าหมาย"),), Role.NOTE, Face.BODY, 12.0)


def test_a_legend_beside_the_title_takes_no_room_from_what_stands_under_it() -> None:
    page = next(page for page in PAGES if page.layout == "cover")
    remarks = next(e for e in page.elements if isinstance(e, TextBox) and e.slot == "source")
    legend = replace(remarks, name="legend", slot="", box=Box(11.4, 4.0, 1.6, 0.3))
    base = base_of(saved(pptx.Presentation()), {page.layout}, SLIDE)
    alone, beside = (
        {e.name: e for e in base.elements(replace(page, elements=shown)) if isinstance(e, TextBox)}
        for shown in (page.elements, (*page.elements, legend))
    )
    assert alone["credits"] == beside["credits"]


def _decorated(presentation: Any, form: MSO_SHAPE, place: tuple[int, int, int, int]) -> None:
    """Draw a dark form on the master, under its placeholders."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    drawn = slide.shapes.add_shape(form, *place)
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = pptx.dml.color.RGBColor(0x10, 0x10, 0x40)
    presentation.slide_masters[0].shapes._spTree.insert(2, drawn._element)


def test_accents_of_a_card_are_dark_enough_for_its_paper(tmp_path: Path) -> None:
    presentation = brands.ours()
    brands.dressed(presentation, ["FFEE00"] * 6, "Sarabun")
    (tmp_path / "card.pptx").write_bytes(built([card()], form=CARD, template=saved(presentation)))
    for page in reading.read(tmp_path / "card.pptx"):
        assert [f for f in boxes.findings("card.pptx", page) if f.cause == "contrast"] == []


def test_a_template_that_names_no_thai_face_gets_ours_embedded() -> None:
    data = built(PAGES[:2], template=saved(pptx.Presentation()))
    theme = (
        opened(data)
        .slide_masters[0]
        .part.part_related_by(pptx.opc.constants.RELATIONSHIP_TYPE.THEME)
    )
    assert b'<a:cs typeface="Sarabun"' in theme.blob
    assert opened(data).element.find("p:embeddedFontLst", NS) is not None


def test_a_template_of_libreoffice_is_described_once() -> None:
    parts = read(blank_template())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"/package/2006/relationships/metadata/core",
        b"/officedocument/2006/relationships/metadata/core",
    )
    described = read(built(PAGES[:1], template=zipped(parts)))["_rels/.rels"]
    assert described.count(b"metadata/core-properties") == 1
    assert b"/package/2006/relationships/metadata/core-properties" in described


def test_a_number_that_the_master_draws_is_not_printed_a_second_time() -> None:
    presentation = pptx.Presentation()
    drawn = presentation.slide_masters[0].shapes._spTree
    own = next(drawn.iter(f"{{{NS['p']}}}sp")).__deepcopy__({})
    own.find(".//p:nvPr", NS).clear()
    paragraph = own.find(".//a:p", NS)
    for inner in list(paragraph):
        paragraph.remove(inner)
    field = paragraph.makeelement(f"{{{NS['a']}}}fld", {"type": "slidenum", "id": "{0}"})
    paragraph.append(field)
    drawn.append(own)
    assert mended(presentation)
    assert own.find(".//a:fld", NS) is None
    holders = [f for f in drawn.iterfind(".//a:fld", NS) if f.get("type") == "slidenum"]
    assert holders


def test_a_number_stays_on_one_line_in_a_narrower_column() -> None:
    line = Line((Run("24.3 คะแนน"),), Role.TEXT, Face.HEADING, 36.0)
    (found,) = sized(TextBox("x", Box(0.0, 0.0, 1.8, 2.0), (line,)), 1.0).lines
    assert text_lines(found, 1.8) == 1


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_words_of_a_chart_of_dots_get_smaller_with_its_height(share: float) -> None:
    spec = one_axis([[12.0, 64.0, 92.0]] * 5)
    high = chart_heights(spec, 8.0, 14.0)[0]
    chart = ChartBox("x", Box(0.0, 0.0, 8.0, high), spec, 14.0)
    found = moved(chart, Move(chart.box, replace(chart.box, h=share * high)), least=1.0)
    assert isinstance(found, ChartBox)
    smallest = found.size <= 14.0 * share + 0.4
    assert smallest or chart_heights(spec, 8.0, found.size)[0] <= share * high * 1.03


def test_words_are_whole_in_other_templates_where_a_narrower_line_keeps_them() -> None:
    words = "ความพร้อมในการพัฒนารัฐบาลอิเล็กทรอนิกส์ของหน่วยงานภาครัฐระดับจังหวัดในประเทศ " * 2
    line = Line((Run(words),), Role.NOTE, Face.BODY, 14.0)
    boxes_ = [TextBox("x", Box(0.0, 0.0, wide / 10, 2.0), (line,)) for wide in range(25, 60, 3)]
    before, after = (
        sum(torn(e.lines[0].text, _line_ends(e)) for e in each if isinstance(e, TextBox))
        for each in (boxes_, [*map(kept, boxes_)])
    )
    assert before > 2 * after


def _line_ends(element: TextBox) -> tuple[int, ...]:
    line = element.lines[0]
    return line_ends(line.text, line.face, line.size, 72 * (element.box.w - line.spare))


def test_a_face_of_official_letters_is_told_to_have_small_letters() -> None:
    presentation = brands.ours()
    assert with_thai_faces(presentation) == ()
    brands.dressed(presentation, ["0071BE"] * 6, "TH Sarabun New")
    (said,) = with_thai_faces(presentation)
    assert "TH Sarabun New" in said.th
    assert "12 pt look like 8" in said.en
