"""A card is one page, whatever is on it: nothing outside, nothing over another text."""

from functools import cache
from itertools import pairwise
from math import dist
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp
from pptx import Presentation

from report_builder import facts, results
from report_builder.build import fullest, pipeline
from report_builder.errors import StoryError
from report_builder.model import Edition, Run, plain
from report_builder.render.charts.marks import Dot, Label
from report_builder.render.charts.spine import spine_marks
from report_builder.render.page import Box, CellsBox, ChartBox, Line, OutlineBox, Page, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.fit import plans
from report_builder.render.place.card.lists import inline
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.flow import CARD, Sizes
from report_builder.render.qr import qr_code
from report_builder.story.blocks import Panel, Paragraph, Slide
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import Teller, teller
from report_builder.story.chartspec import ChartKind
from report_builder.story.template import said
from report_builder.thai.words import sort_key
from tests import factories, folders, odd
from tests.render.card_checks import faults
from tests.render.pictures import assert_looks_as_before
from tests.render.type_sizes import off_scale

LONG_NAME = "อำเภอเมืองใหม่ที่มีชื่อยาวมากเป็นพิเศษเพื่อทดสอบการจัดหน้าสรุปผลของพื้นที่"
LONG_INDICATOR = "ระบบอิเล็กทรอนิกส์ในการบริหารจัดการภายในหน่วยงานภาครัฐระดับจังหวัด"
ODD = {
    "usual": odd.edition(),
    "one dimension and one indicator": odd.edition(1, 1),
    "3 dimensions, 5 indicators": odd.edition(3, 5),
    "16 dimensions, 16 indicators": odd.edition(16, 16),
    "5 dimensions, 40 indicators": odd.edition(5, 40),
    "16 dimensions, 40 indicators": odd.edition(16, 40),
    "a back for respondents": odd.edition(types=40),
    "20 types of respondents": odd.edition(types=20),
    "a very long name": odd.renamed(odd.edition(), LONG_NAME),
    "long names of indicators": odd.edition(framework=odd.framework(5, 17, LONG_INDICATOR)),
    "three answered": odd.answered(odd.edition(), D02=3),
    "one answered": odd.answered(odd.edition(), D02=1),
    "none answered": odd.answered(odd.edition(), D02=0),
    "scores of 0 and 100": odd.extreme(odd.edition()),
    "missing answers and ties": factories.edition(),
    "scores per unit": factories.unit_level_edition(),
}


@cache
def slide(case: str) -> Slide:
    edition = ODD[case]
    computed = results.compute(edition)
    return compose_card(teller(edition, computed, facts.build(edition, computed)), "D02")


def front(told: Teller, code: str) -> Page:
    return card_sheets(compose_card(told, code))[0].page


@cache
def page(case: str) -> Page:
    """Return the front of a card."""
    return card_sheets(slide(case))[0].page


def texts(page: Page) -> list[TextBox | CellsBox | ChartBox]:
    return [e for e in page.elements if isinstance(e, TextBox | CellsBox | ChartBox)]


@pytest.mark.parametrize("case", ODD)
def test_everything_is_in_its_box_on_the_page_and_nothing_over_another(case: str) -> None:
    assert [fault for sheet in card_sheets(slide(case)) for fault in faults(sheet.page)] == []


@pytest.mark.parametrize("case", ODD)
def test_no_type_is_smaller_than_the_floor_or_off_the_scale(case: str) -> None:
    assert off_scale([page(case)], "card") == set()


@pytest.mark.parametrize(
    ("case", "order"),
    [
        ("usual", ["spacing", "entries", "type"]),
        ("5 dimensions, 40 indicators", ["spacing", "type", "entries"]),
    ],
)
def test_few_rows_give_up_entries_before_type_and_many_rows_type_before_entries(
    case: str, order: list[str]
) -> None:
    steps = (step.what for plan in plans(slide(case)) for step in plan.given_up)
    assert list(dict.fromkeys(steps)) == order
    assert page("usual").given_up == ()


@pytest.fixture(scope="module")
def fullest_fronts(edition_2559: Edition) -> list[Page]:
    """Return the fronts of the cards with most to say of each kind."""
    computed = results.compute(edition_2559)
    told = teller(edition_2559, computed, facts.build(edition_2559, computed))
    return [front(told, code) for code in fullest.codes(told, told.edition.units)]


def test_nine_letters_in_ten_of_a_card_are_of_nine_points(fullest_fronts: list[Page]) -> None:
    for page in fullest_fronts:
        lines = [line for e in texts(page) for line in lines_of(e)]
        letters = sum(len(plain(line.text)) for line in lines)
        large = sum(len(plain(line.text)) for line in lines if line.size >= 9)
        assert large >= 0.9 * letters


def test_no_name_is_broken_in_the_summary_or_the_points_of_a_card(
    fullest_fronts: list[Page], edition_2559: Edition
) -> None:
    names = [i.short_th for i in edition_2559.framework.indicators]
    running = {"summary", "strengths.text", "gaps.text"}
    boxes = [e for page in fullest_fronts for e in page.elements if e.name in running]
    for box in boxes:
        (line,) = box.lines
        said = plain(line.text).replace("\u00a0", " ")
        assert "\n" in said or flow.text_lines(line, box.box.w) == 1
        for name in names:
            assert said.count(name) == said.replace("\n", " ").count(name)


def lines_of(element: TextBox | CellsBox | ChartBox) -> list[Line]:
    if isinstance(element, TextBox):
        return list(element.lines)
    return [line for row in element.rows for line in row] if isinstance(element, CellsBox) else []


def test_a_card_with_more_text_than_a_page_holds_is_refused() -> None:
    full = slide("usual")
    panels = [p for p in full.panels if p.name != "reading"]
    reading = next(p for p in full.panels if p.name == "reading")
    endless = factories.replace(reading, paragraphs=reading.paragraphs * 60)
    with pytest.raises(StoryError, match="shorten it"):
        card_sheets(factories.replace(full, panels=(*panels, endless)))


@pytest.mark.parametrize("more", ["", "ก", "กก", "กกก", "กกกกกกกก"])
def test_a_list_leaves_no_line_empty_that_its_last_name_just_fills(more: str) -> None:
    names = ("การนำแผนไปสู่การปฏิบัติ", "ความครอบคลุมทุกกลุ่ม", f"การประชาสัมพันธ์การบริการ{more}")
    told = tuple(Paragraph((Run(f"{name}\u00a0+7.5", literal=True),)) for name in names)
    rule = said("สูงกว่าค่าเฉลี่ยชัดเจน 5 ตัวชี้วัด")
    block = inline([Panel("strengths", said("จุดเด่น"), rule, paragraphs=told)], Sizes(CARD[2], CARD))
    assert block
    (box,) = block.draw(0.0)
    assert isinstance(box, TextBox)
    widths = (box.box.w, box.box.w / flow.RESERVE)
    assert len({flow.text_lines(box.lines[0], width) for width in widths}) == 1


def test_a_missing_value_has_no_mark_in_the_chart() -> None:
    charts = {
        case: next(
            e for e in page(case).elements if isinstance(e, ChartBox) and e.name == "profile.spine"
        )
        for case in ("usual", "none answered")
    }
    dots = {
        case: sum(isinstance(mark, Dot) for mark in spine_marks(e.chart, 200, 300, 8))
        for case, e in charts.items()
    }
    assert dots["none answered"] < dots["usual"]
    assert all(e.chart.kind is ChartKind.SPINE for e in charts.values())


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
def test_numbers_of_an_axis_stand_apart_however_narrow_it_is(width: float) -> None:
    """Readers of a PDF take 75 and 100 for one number where less than half a letter is between."""
    (spine,) = (e for e in page("usual").elements if e.name == "profile.spine")
    marks = spine_marks(spine.chart, width, 300, 8)
    labels = [mark for mark in marks if isinstance(mark, Label)]
    assert [labels[0].text, labels[-1].text] == ["0", "100"]
    for one, other in pairwise(labels):
        assert other.x - one.x >= (one.width + other.width) / 2 + one.size / 2 or len(labels) == 2


def test_a_qr_code_holds_its_address_within_its_quiet_zone() -> None:
    box = Box(1, 2, 0.8, 0.8)
    code = qr_code("qr", box, "https://example.org/report", "ที่อยู่")
    xs = [x for ring in code.rings for x, _ in ring]
    ys = [y for ring in code.rings for _, y in ring]
    module = min(r[1][1] - r[0][1] or 1 for r in ((ring[1], ring[2]) for ring in code.rings))
    assert isinstance(code, OutlineBox)
    assert min(xs) - box.x == pytest.approx(4 * module)
    assert box.bottom - max(ys) == pytest.approx(4 * module)


@pytest.mark.parametrize("case", ODD)
def test_an_odd_card_has_its_pages_in_both_formats_and_passes_the_audit(
    case: str, tmp_path: Path
) -> None:
    folder = folders.write(ODD[case], tmp_path / "edition")
    pipeline.build(folder, tmp_path / "out", ignored, ["cards"], ["pdf", "pptx"], units=["D02"])
    cards = tmp_path / "out" / "cards"
    pages = len(card_sheets(slide(case)))
    assert len(pypdfium2.PdfDocument(cards / "D02.pdf")) == pages
    assert len(Presentation(str(cards / "D02.pptx")).slides) == pages


def ignored(step: object, advance: int = 1) -> None:
    """Take no notice of a step."""


def test_every_unit_has_a_card_of_one_page(built: Path, edition_2559: Edition) -> None:
    for unit in edition_2559.units:
        assert len(pypdfium2.PdfDocument(built / "cards" / f"{unit.code}.pdf")) == 1
        assert len(Presentation(str(built / "cards" / f"{unit.code}.pptx")).slides) == 1


def test_the_bundle_is_in_thai_order_with_an_outline_by_region(
    built: Path, edition_2559: Edition
) -> None:
    reader = pypdf.PdfReader(built / "cards.pdf")
    names = sorted((u.name_th for u in edition_2559.units), key=sort_key)
    assert len(reader.pages) == len(names) == 76
    regions = [item.title for item in reader.outline if not isinstance(item, list)]
    assert regions == list(edition_2559.settings.region_order)
    for region, items in zip(regions, reader.outline[1::2], strict=True):
        of_region = {u.name_th for u in edition_2559.units if u.region == region}
        titles = [f"จังหวัด{name}" for name in names if name in of_region]
        assert [item.title for item in items] == titles
        pages = [reader.get_destination_page_number(item) for item in items]
        assert pages == [names.index(title.removeprefix("จังหวัด")) for title in titles]


def test_the_slides_of_the_bundle_are_in_the_same_order(built: Path, edition_2559: Edition) -> None:
    slides = Presentation(str(built / "cards.pptx")).slides
    names = sorted((u.name_th for u in edition_2559.units), key=sort_key)
    assert [s.shapes.title.text for s in slides] == [f"จังหวัด{name}" for name in names]


def test_the_ring_on_the_map_stands_around_its_province(edition_2559: Edition) -> None:
    computed = results.compute(edition_2559)
    told = teller(edition_2559, computed, facts.build(edition_2559, computed))
    for unit in edition_2559.units:
        elements = {e.name: e for e in front(told, unit.code).elements}
        ring, province = elements["locator.ring"].box, elements["locator.unit"]
        x, y, radius = ring.x + ring.w / 2, ring.y + ring.h / 2, ring.w / 2
        assert isinstance(province, OutlineBox)
        assert all(dist((x, y), point) < radius for part in province.rings for point in part)


def test_a_phone_reads_the_address_from_the_printed_card(
    built: Path, edition_2559: Edition
) -> None:
    picture = pypdfium2.PdfDocument(built / "cards" / "TH-56.pdf")[0].render(scale=150 / 72)
    [code] = zxingcpp.read_barcodes(picture.to_numpy())
    assert code.text == edition_2559.settings.url


@pytest.mark.parametrize("code", ["TH-56", "TH-38", "TH-18"])
def test_cards_look_as_before(built: Path, code: str, update_baselines: bool) -> None:
    pdf = (built / "cards" / f"{code}.pdf").read_bytes()
    assert_looks_as_before(pdf, 0, f"card-{code}", update=update_baselines)
