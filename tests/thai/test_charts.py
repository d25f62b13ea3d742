"""Labels of charts are shaped whole, read back, and keep the product's fonts."""

import pymupdf
import pytest

from report_builder.errors import LoggedWarning
from tests.thai.pages import page
from tests.thai.reading import EXACT, missing

LABELS = ["น้ำท่วมป่าไม้ผู้รู้", "ความมั่นคงปลอดภัย", "โครงสร้างพื้นฐานด้าน IT", "กตัญญู ฐานะ ฎีกา"]


def svg(text: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" font-family="Sarabun">'
        f"<title>แผนภูมิ</title>{text}</svg>"
    )


@pytest.mark.parametrize("turn", ["", "rotate(-90 20 150)"])
@pytest.mark.parametrize("reader", EXACT)
def test_a_label_of_an_inline_chart_reads_back(reader: str, turn: str) -> None:
    for label in LABELS:
        text = f'<text x="20" y="150" transform="{turn}" font-size="12">{label}</text>'
        assert missing([label], EXACT[reader](page(svg(text)))) == []


def test_a_label_is_as_wide_as_the_same_text_on_the_page() -> None:
    label = '<text x="10" y="30" font-size="20">น้ำใจที่ปู่รู้</text>'
    drawn = pymupdf.open(stream=page(svg(label) + '<p style="font-size: 20px">น้ำใจที่ปู่รู้</p>'))
    chart, paragraph = drawn[0].get_text("blocks")
    assert chart[2] - chart[0] == pytest.approx(paragraph[2] - paragraph[0], abs=0.1)


def test_letters_with_places_of_their_own_keep_them() -> None:
    label = '<text x="10 60 110" y="30" font-size="20">กขค</text>'
    [block] = pymupdf.open(stream=page(svg(label)))[0].get_text("rawdict")["blocks"]
    letters = [c for line in block["lines"] for span in line["spans"] for c in span["chars"]]
    places = {letter["c"]: letter["origin"][0] for letter in letters if letter["c"] in "กขค"}
    assert places["ข"] - places["ก"] == pytest.approx(50 * 0.75)


@pytest.mark.usefixtures("warnings_expected")
def test_a_chart_in_another_font_is_an_error() -> None:
    with pytest.raises(LoggedWarning, match=r"ข้อความ.*font Helvetica"):
        page(svg('<text y="30" font-family="Helvetica" font-size="20">ข้อความ</text>'))
