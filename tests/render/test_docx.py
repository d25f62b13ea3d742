"""The report as a Word file: styles, fields, tables and charts that Word works with."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from PIL import Image

from report_builder import facts, results
from report_builder.model import Run, plain
from report_builder.render.about import About
from report_builder.render.digits import in_thai_digits
from report_builder.render.docx.document import paint_docx
from report_builder.render.page import ChartBox, MapBox
from report_builder.render.place.report.pieces import FEWEST
from report_builder.story.blocks import Table
from report_builder.story.report.blocks import Chapter, DataTable, Report, numbered
from report_builder.story.report.compose import compose_report
from tests import factories

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FIRST_HEADING = ("heading 1", "หัวเรื่อง 1")


def _blank(placed: Sequence[ChartBox | MapBox]) -> Mapping[str, bytes]:
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "PNG")
    return {one.name: out.getvalue() for one in placed}


@pytest.fixture(scope="module")
def report() -> Report:
    edition = factories.answered_edition()
    return compose_report(edition, facts.build(edition, results.compute(edition)))


@pytest.fixture(scope="module")
def file(report: Report) -> bytes:
    return paint_docx(report, About(report.title, date(2027, 11, 30)), _blank)


@pytest.fixture(scope="module")
def parts(file: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        return {name: source.read(name) for name in source.namelist()}


@pytest.fixture(scope="module")
def document(parts: Mapping[str, bytes]) -> etree._Element:
    return etree.fromstring(parts["word/document.xml"])


def _values(root: etree._Element, tag: str, name: str) -> list[str]:
    return [str(one.get(f"{W}{name}")) for one in root.iter(f"{W}{tag}")]


def test_every_field_and_link_leads_to_a_bookmark(document: etree._Element) -> None:
    codes = ["".join(one.itertext()) for one in document.iter(f"{W}instrText")]
    targets = {m[1] for code in codes if (m := re.search(r"(?:PAGEREF|REF) (\S+)", code))}
    linked = set(_values(document, "hyperlink", "anchor"))
    bookmarks = _values(document, "bookmarkStart", "name")
    assert targets
    assert targets | linked <= set(bookmarks)
    assert len(set(bookmarks)) == len(bookmarks)
    begun, ended = (_values(document, "fldChar", "fldCharType").count(k) for k in ("begin", "end"))
    assert begun == ended


def test_captions_count_figures_and_tables_by_chapter(
    report: Report, document: etree._Element
) -> None:
    text = "".join(document.itertext())
    for one in (*report.figures, *report.tables):
        said = "".join(run.text for run in numbered(one))
        word, _, number = said.partition("\u00a0")
        chapter, _, place = number.rpartition("-")
        assert f"SEQ {word}_{chapter} \\* ARABIC {place}" in text


def test_tables_repeat_their_head_and_have_words_for_those_who_dont_see_them(
    report: Report, document: etree._Element
) -> None:
    tables = [t for t in document.iter(f"{W}tbl") if t.find(f".//{W}tblHeader") is not None]
    assert len(tables) >= len(report.tables)
    assert all(_values(table, "tblDescription", "val")[0] for table in tables)
    assert all(t.findall(f"{W}tr")[0].find(f".//{W}tblHeader") is not None for t in tables)


def test_the_rows_with_which_a_long_table_begins_stand_together(report: Report) -> None:
    cell = (Run("ก"),)
    table = Table("long", (cell, cell), ((cell, cell),) * 60, (1.0, 1.0), "ตาราง")
    told = DataTable("long", "1-1", cell, table, ("left", "left"))
    own = replace(report, chapters=(Chapter("one", "1", cell, (told,)),))
    file = paint_docx(own, About("รายงาน", date(2027, 11, 30)), _blank)
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        *_, long = etree.fromstring(source.read("word/document.xml")).iter(f"{W}tbl")
    kept = [row.find(f".//{W}keepNext") is not None for row in long.findall(f"{W}tr")]
    assert kept.index(False) > FEWEST


def test_rows_are_as_high_as_they_were_placed(report: Report) -> None:
    cell = (Run("ก"),)
    table = Table("t", (cell, cell), ((cell, cell),) * 3, (1.0, 1.0), "ตาราง")
    told = DataTable("t", "1-1", cell, table, ("left", "left"))
    own = replace(report, chapters=(Chapter("one", "1", cell, (told,)),))
    file = paint_docx(own, About("รายงาน", date(2027, 11, 30)), _blank)
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        *_, drawn = etree.fromstring(source.read("word/document.xml")).iter(f"{W}tbl")
    names = (f"{W}before", f"{W}after", f"{W}line")
    around = [sum(int(str(s.get(name))) for name in names) for s in drawn.iter(f"{W}spacing")]
    # inches of 9.5 points, 1.35 apart, with 0.05 above and below; lines of 1.25, 0.5, 1.5 points
    row = round(1440 * (9.5 * 1.35 / 72 + 0.1))
    assert around == pytest.approx([row - 25] * 2 + [row - 10] * 4 + [row - 30] * 2, abs=1)


def test_drawings_have_words_and_numbers_of_their_own(document: etree._Element) -> None:
    told = list(document.iter(f"{WP}docPr"))
    assert told
    assert all(one.get("descr") for one in told)
    assert len({one.get("id") for one in told}) == len(told)


def test_charts_have_their_values_in_a_workbook(parts: Mapping[str, bytes]) -> None:
    charts = [name for name in parts if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
    assert charts
    for name in charts:
        relations = parts[name.replace("charts/", "charts/_rels/") + ".rels"].decode()
        book = re.search(r"\.\./(embeddings/\S+\.xlsx)", relations)
        assert book
        assert f"word/{book[1]}" in parts


def test_styles_are_those_of_word_with_thai_names_and_sizes_for_thai(
    parts: Mapping[str, bytes], document: etree._Element
) -> None:
    root = etree.fromstring(parts["word/styles.xml"])
    styles = {str(one.get(f"{W}styleId")): one for one in root.iter(f"{W}style")}
    assert set(_values(document, "pStyle", "val")) <= set(styles)
    first = styles["Heading1"]
    assert (*_values(first, "name", "val"), *_values(first, "aliases", "val")) == FIRST_HEADING
    assert _values(root, "lang", "bidi") == ["th-TH"]
    sized = [one for one in styles.values() if one.find(f"{W}rPr/{W}sz") is not None]
    assert all(_values(one, "sz", "val") == _values(one, "szCs", "val") for one in sized)
    faces = list(root.iter(f"{W}rFonts"))
    assert all(face.get(f"{W}cs") == face.get(f"{W}ascii") for face in faces)


def test_the_same_report_gives_the_same_bytes(report: Report, file: bytes) -> None:
    assert paint_docx(report, About(report.title, date(2027, 11, 30)), _blank) == file


def test_the_index_lists_whom_marks_in_the_text_name(document: etree._Element) -> None:
    codes = [code.text or "" for code in document.iter(f"{W}instrText")]
    marked = {found[1] for code in codes if (found := re.search(r'XE "(.*)"', code))}
    lines = [p for p in document.iter(f"{W}p") if "Index1" in _values(p, "pStyle", "val")]
    listed = {"".join(next(line.iter(f"{W}t")).text or "") for line in lines}
    assert sum("INDEX " in code for code in codes) == 1
    assert listed == marked != set()


def test_fields_count_in_the_digits_of_the_report(report: Report) -> None:
    thai = replace(in_thai_digits(report), thai_digits=True)
    file = paint_docx(thai, About(report.title, date(2027, 11, 30)), _blank)
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        root = etree.fromstring(source.read("word/document.xml"))
    codes = [code.text or "" for code in root.iter(f"{W}instrText")]
    numbering = [code for code in codes if code.split()[0] in ("SEQ", "PAGEREF")]
    assert numbering
    assert all("ThaiArabic" in code for code in numbering)


def test_a_face_of_small_letters_is_set_as_large_as_it_looks(report: Report) -> None:
    file = paint_docx(
        replace(report, face="TH Sarabun New"), About(report.title, date(2027, 11, 30)), _blank
    )
    with zipfile.ZipFile(io.BytesIO(file)) as source:
        styles = source.read("word/styles.xml").decode()
        settings = source.read("word/settings.xml").decode()
    assert {*re.findall('w:cs="([^"]+)"', styles)} == {"TH Sarabun New"}
    assert re.search('w:styleId="BodyText".*?<w:sz w:val="32"/>', styles, re.DOTALL)
    assert "updateFields" in settings


def test_every_part_has_its_title_at_the_head_and_the_mark_where_it_shows_made_up_data(
    report: Report,
) -> None:
    partly = replace(report, synthetic=True, made_up=False)
    own = paint_docx(partly, About(report.title, date(2027, 11, 30)), _blank)
    with zipfile.ZipFile(io.BytesIO(own)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    found = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in found}
    marks, titles = [], []
    for section in [*etree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr")][2:]:
        ids = {one.tag: one.get(f"{R}id") for one in section if one.tag.endswith("Reference")}
        head, foot = (
            "".join(etree.fromstring(parts[targets[ids[f"{W}{kind}Reference"]]]).itertext())
            for kind in ("header", "footer")
        )
        titles.append(head)
        marks.append("ข้อมูลจำลอง" in foot)
    every = partly.chapters
    assert all(plain(one.title) in head for one, head in zip(every, titles, strict=True))
    marked = {one.id: mark for one, mark in zip(every, marks, strict=True)}
    assert marked["units"]
    assert not marked["framework_method"]
