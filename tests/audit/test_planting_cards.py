"""Whatever is altered in the card of a province, the audit finds.

The card is that of Phayao (TH-56), which scores 58.9, 5.6 above the national mean.
"""

import re
import zipfile

import pymupdf
import pytest

from report_builder.audit import audit
from tests.audit import plant

PDF, PPTX = "cards/TH-56.pdf", "cards/TH-56.pptx"


@pytest.fixture
def out(built, tmp_path):
    return plant.copied(built, tmp_path, "TH-56")


def found(out):
    return {(f.cause, f.file, f.page) for f in audit(out)}


def part(out, pattern):
    names = zipfile.ZipFile(out / PPTX).namelist()
    return next(name for name in names if re.fullmatch(pattern, name))


def in_workbook(out, change):
    """Change the sheet of the workbook behind the card's chart."""
    book = part(out, r"ppt/embeddings/workbook2\.xlsx")
    member = {"xl/worksheets/sheet1.xml": change}
    plant.in_part(out / PPTX, book, lambda data: plant.in_zip(data, member))


def test_the_card_as_built_has_no_fault(out):
    assert found(out) == set()


def test_a_score_altered_in_the_pdf(out):
    plant.in_pdf(out / PDF, 1, "58.9", "59.8")
    assert ("number", PDF, 1) in found(out)


def test_a_score_altered_on_the_slide(out):
    plant.in_part(out / PPTX, "ppt/slides/slide1.xml", plant.swapped(">58.9<", ">59.8<"))
    assert ("number", PPTX, 1) in found(out)


@pytest.mark.parametrize(("old", "new"), [(">+5.6<", ">−5.6<"), (">▲ 14.5<", ">▼ 14.5<")])
def test_a_distance_turned_round_on_the_slide(out, old, new):
    plant.in_part(out / PPTX, "ppt/slides/slide1.xml", plant.swapped(old, new))
    assert {("differs", PPTX, 1)} <= found(out)


def test_a_mark_moved_in_the_cache_of_the_chart(out):
    chart = part(out, r"ppt/charts/chart2\.xml")
    plant.in_part(out / PPTX, chart, plant.swapped("<c:v>62.8", "<c:v>72.8"))
    assert ("workbook", PPTX, 1) in found(out)


def test_a_row_turned_in_the_cache_of_the_chart(out):
    chart = part(out, r"ppt/charts/chart2\.xml")
    plant.in_part(out / PPTX, chart, plant.swapped("<c:v>0.65<", "<c:v>1.65<"))
    assert ("workbook", PPTX, 1) in found(out)


@pytest.mark.parametrize("cell", ["B2", "C2", "E3"])
def test_a_number_altered_in_the_workbook_drawn_or_not(out, cell):
    """Column B is drawn as it stands; of C and E the chart draws copies in other columns."""

    def change(content):
        altered = re.sub(rb'(<c r="%b"[^>]*><v>)\d' % cell.encode(), rb"\g<1>9", content)
        assert altered != content
        return altered

    in_workbook(out, change)
    assert {("workbook", PPTX, 1)} <= found(out)


def test_the_mark_of_made_up_data_taken_from_the_slide(out):
    plant.in_part(out / PPTX, "ppt/slides/slide1.xml", plant.swapped(">ข้อมูลจำลอง<", "><"))
    assert ("synthetic", PPTX, 1) in found(out)


def test_a_second_page(out):
    with pymupdf.open(out / PDF) as document:
        document.new_page()
        content = document.tobytes()
    (out / PDF).write_bytes(content)
    assert found(out) == {("pages", PDF, None)}
