"""XHTML becomes a PDF: the same every time, reading nothing it may not, warning of nothing."""

from datetime import date

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.errors import BuildFailed, LoggedWarning
from report_builder.render.pdf import write as writer
from report_builder.render.pdf.write import Attachment, write_pdf

DATA = Attachment("data.csv", "จังหวัด,คะแนน\r\nพะเยา,53.3\r\n".encode(), "ข้อมูลของแผนภูมิ")


def pdf(body: str, head: str = "", **settings: object) -> bytes:
    html = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>'
    )
    given = {"title": "ผลการสำรวจ", "date": date(2016, 11, 23)} | settings
    return write_pdf(html, **given)  # type: ignore[arg-type]


def test_equal_input_gives_equal_bytes() -> None:
    body = '<h1 style="font-family: Sarabun">น้ำ</h1>'
    assert pdf(body, attachments=[DATA]) == pdf(body, attachments=[DATA])
    assert pdf(body) != pdf(body, date=date(2016, 11, 24))


def test_the_file_says_what_it_is() -> None:
    written = pdf('<p style="font-family: Sarabun">ก</p>', attachments=[DATA])
    document = pymupdf.open(stream=written)
    metadata = document.get_xml_metadata()
    assert document.metadata["title"] == "ผลการสำรวจ"
    assert document.metadata["creationDate"] == "D:20161123000000Z"
    assert document.xref_get_key(document.pdf_catalog(), "Lang")[1] == "th-TH"
    assert all(part in metadata for part in ('pdfaid:part="3"', 'pdfuaid:part="1"'))
    assert document.embfile_get("data.csv") == DATA.data
    assert document.embfile_info("data.csv")["description"] == DATA.description


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.com/a.png", "file:///etc/passwd", "image:unknown.png"),
        *("package:../pyproject.toml", "package:report_builder/cli.py", "font:Arial.ttf"),
        *("package:assets/../../etc/passwd", "data:text/plain,x"),
    ],
)
def test_no_other_address_is_read(address: str) -> None:
    with pytest.raises(BuildFailed, match="may not read"):
        pdf(f'<img src="{address}" alt="ภาพ"/>')


def test_stylesheets_read_no_other_address_either() -> None:
    css = "@import url('https://example.com/a.css');"
    with pytest.raises(BuildFailed, match="may not read"):
        pdf("<p/>", head=f"<style>{css}</style>")
    with pytest.raises(BuildFailed, match="may not read"):
        pdf("<p/>", stylesheets=[css])


@pytest.mark.usefixtures("warnings_expected")
def test_a_warning_is_an_error() -> None:
    with pytest.raises(LoggedWarning, match="colour"):
        pdf('<p style="colour: red; font-family: Sarabun">ก</p>')


@pytest.mark.usefixtures("warnings_expected")
def test_an_image_without_alternative_text_is_an_error() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    with pytest.raises(LoggedWarning, match="alt"):
        pdf('<img src="image:a.svg"/>', images={"a.svg": svg})


def test_malformed_xhtml_is_an_error_with_its_place() -> None:
    with pytest.raises(BuildFailed, match=r"mismatched tag: line 1, column \d+"):
        pdf("<p>ก</b>")


def test_shared_stylesheets_style_the_page() -> None:
    written = pdf(
        "<p>ก</p>", stylesheets=["@page { size: 600pt 300pt } p { font-family: Sarabun }"]
    )
    assert pymupdf.open(stream=written)[0].rect[2:] == (600, 300)


VALUES = {
    "left": ("1in", "2in"),
    "top": ("0.5in", "3in"),
    "width": ("1in", "50%"),
    "margin-top": ("4pt", "-2pt"),
    "padding-left": ("3pt", "10%"),
    "position": ("absolute", "relative"),
    "display": ("block", "table-cell"),
    "color": ("#123456", "#654321"),
    "background-color": ("#eeeeee", "#dddddd"),
    "border-top": ("1pt solid #123456", "2pt solid red"),
    "font-size": ("8pt", "150%"),
    "text-align": ("right", "center"),
    "white-space": ("nowrap", "pre-line"),
    "line-height": ("1.2", "20pt"),
}
"""Two values of each property."""
STYLES = st.dictionaries(st.sampled_from(sorted(VALUES)), st.booleans(), max_size=5)
TREES = st.recursive(
    st.sampled_from(["น้ำท่วม 12 ครั้ง", "ก", "คะแนน 53.3 จาก 100"]),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "span", "b"]), STYLES, st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def written(tree: object, other: set[str]) -> str:
    """Return a tree of elements as XHTML; the properties named have their other value."""
    if isinstance(tree, str):
        return tree
    tag, style, inner = tree  # type: ignore[misc]
    css = ";".join(
        f"{name}:{VALUES[name][second ^ (name in other)]}" for name, second in style.items()
    )
    return f'<{tag} style="{css}">{"".join(written(child, other) for child in inner)}</{tag}>'


def fresh(tree: object, *others: set[str]) -> bytes:
    """Return the last of some writings of a tree, the first of which knows of no other."""
    writer._fonts.cache_clear()
    *_, last = (
        pdf(f'<div style="font-family: Sarabun; position: relative">{written(tree, other)}</div>')
        for other in others
    )
    return last


@pytest.mark.parametrize("property", VALUES)
@settings(max_examples=20, deadline=None)
@given(tree=TREES)
def test_what_was_written_before_changes_nothing(tree: object, property: str) -> None:
    outer = ("div", {property: False}, [tree])
    assert fresh(outer, {property}, set()) == fresh(outer, set())
