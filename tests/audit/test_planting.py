"""Whatever is altered in the finished files of 2559, the audit finds; in the files as built, none.

53.3 is the national mean on slide 21, 48.4 the score of the first dimension on slide 24,
69.96 % the share of answers by post, the first bar of slide 12, and 99.4 % that of agencies with a
website, the first dot of slide 25.
"""

import csv
import datetime
import re
from dataclasses import replace
from functools import partial

import pptx
import pymupdf
import pytest
from lxml import etree
from pptx.oxml.ns import qn

from report_builder.audit import audit
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import opened
from report_builder.errors import NotBuilt
from report_builder.facts import build
from report_builder.output.figures import FIGURES, documents
from report_builder.output.publish import manifest
from report_builder.output.register import told, write
from report_builder.render.about import About
from report_builder.render.page import Page
from report_builder.results import compute
from report_builder.story.deck.compose import compose
from report_builder.story.template import Writer
from tests.audit import plant

DAY = datetime.date(2016, 11, 23)
MARK, TITLE = "ข้อความ ข้อมูลจำลอง", "ชื่อเรื่อง"
"""The names of the mark of made-up data and of the title among the shapes of a slide."""


DOTTED, DOTS = 22, b'<c:marker><c:symbol val="circle"/>'
"""A slide whose first chart has dots, and how its sets of dots begin."""


@pytest.fixture
def out(built, tmp_path):
    return plant.copied(built, tmp_path, "deck")


@pytest.fixture
def pdf(out):
    """Return a copy of the output folder without the presentation, quick to audit."""
    (out / "deck.pptx").unlink()
    return out


@pytest.fixture
def slides(out):
    """Return a copy of the output folder without the PDF, quick to audit."""
    (out / "deck.pdf").unlink()
    return out


def found(out):
    return {(f.cause, f.file, f.page) for f in audit(out)}


def chart_of(file, page):
    """Return the part of the first chart of a slide, and that of its workbook."""
    package = opened(file.read_bytes())
    slide = package.relations[f"ppt/slides/slide{page}.xml"]
    chart = next(r.target for r in slide if r.kind == "chart")
    return chart, next(r.target for r in package.relations[chart] if r.kind == "package")


def test_the_files_as_built_have_no_fault(built):
    """The build has read them all itself, and would have published none with a fault."""
    audit = manifest(built)["audit"]
    documents = {path.stem for path in (built / "register").glob("*.json")}
    assert (set(audit["documents"]), audit["findings"]) == (documents, 0)


def test_a_number_altered_in_the_pdf(pdf):
    plant.in_pdf(pdf / "deck.pdf", 21, "53.3", "53.4")
    assert ("number", "deck.pdf", 21) in found(pdf)


def test_a_number_added_to_the_pdf(pdf):
    plant.on_pdf(pdf / "deck.pdf", 3, 500, 520, "77")
    assert {("number", "deck.pdf", 3)} <= found(pdf)


def test_two_numbers_that_change_places_in_the_pdf(pdf):
    plant.in_pdf(pdf / "deck.pdf", 24, "48.4", "16.1")
    plant.in_pdf(pdf / "deck.pdf", 24, "16.1", "48.4")
    assert "deck.pdf" in {file for _, file, _ in found(pdf)}


def test_a_cell_lost_from_the_grid_of_the_pdf(pdf):
    with pymupdf.open(pdf / "deck.pdf") as document:
        [content] = document[11].get_contents()
        drawn = document.xref_stream(content)
        cells = [*re.finditer(rb"(?:[\d.-]+ ){4}re ", drawn)]
        cell = cells[len(cells) // 2]
        document.update_stream(content, drawn[: cell.start()] + drawn[cell.end() :])
        document.saveIncr()
    assert ("mark", "deck.pdf", 12) in found(pdf)


def test_a_cell_lost_from_the_grid_of_the_presentation(slides):
    def change(content: bytes) -> bytes:
        return re.sub(rb"<a:moveTo>.*?<a:close/>", b"", content, count=1)

    plant.in_part(slides / "deck.pptx", "ppt/slides/slide12.xml", change)
    assert found(slides) == {("chart_value", "deck.pptx", 12)}


def test_words_added_to_the_pdf(pdf):
    plant.on_pdf(pdf / "deck.pdf", 3, 500, 520, "draft for Monday")
    assert ("foreign", "deck.pdf", 3) in found(pdf)


@pytest.mark.parametrize("other", ["53.4", "53.30", "533", "๕๓.๔"])
def test_a_number_altered_in_a_text_of_the_presentation(slides, other):
    change = plant.swapped("<a:t>53.3</a:t>", f"<a:t>{other}</a:t>")
    plant.in_part(slides / "deck.pptx", "ppt/slides/slide21.xml", change)
    assert ("number", "deck.pptx", 21) in found(slides)


def test_words_altered_in_a_text_of_the_presentation(slides):
    change = plant.swapped("หัวข้อการนำเสนอ", "หัวข้อการนำเสน")
    plant.in_part(slides / "deck.pptx", "ppt/slides/slide2.xml", change)
    assert {("differs", "deck.pptx", 2)} <= found(slides)


def test_a_number_altered_in_the_notes(slides):
    part = "ppt/notesSlides/notesSlide21.xml"
    plant.in_part(slides / "deck.pptx", part, plant.swapped("53.3", "61.2"))
    assert {("number", "deck.pptx (notes)", 21)} <= found(slides)


@pytest.mark.parametrize(("page", "value"), [(12, "69.96"), (25, "99.356")])
def test_a_value_altered_in_the_cache_of_a_chart(slides, page, value):
    """Slide 12 shows bars, slide 25 dots."""
    chart, _ = chart_of(slides / "deck.pptx", page)
    plant.in_part(slides / "deck.pptx", chart, plant.swapped(f"<c:v>{value}", "<c:v>39.999"))
    assert {"chart_value", "workbook"} <= {cause for cause, _, _ in found(slides)}


@pytest.mark.parametrize(("page", "old", "new"), [(12, "69.96", "69.97"), (25, "99.356", "99.357")])
def test_a_value_altered_below_what_is_printed(slides, page, old, new):
    chart, _ = chart_of(slides / "deck.pptx", page)
    plant.in_part(slides / "deck.pptx", chart, plant.swapped(f"<c:v>{old}", f"<c:v>{new}"))
    assert {"chart_value", "workbook"} <= {cause for cause, _, _ in found(slides)}


def test_a_format_altered_in_a_chart(slides):
    chart, _ = chart_of(slides / "deck.pptx", 12)
    change = plant.swapped("<c:formatCode>0", "<c:formatCode>0.0")
    plant.in_part(slides / "deck.pptx", chart, change)
    assert "chart_print" in {cause for cause, _, _ in found(slides)}


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        (DOTS + b".*?</c:marker>", b'<c:marker><c:symbol val="none"/></c:marker>', "chart_print"),
        (b"(" + DOTS + rb'.*?schemeClr val=")\w+', rb"\1accent2", "mark"),
    ],
)
def test_dots_left_out_of_a_chart_or_in_another_colour(slides, old, new, cause):
    chart, _ = chart_of(slides / "deck.pptx", DOTTED)
    change = partial(re.sub, old, new, count=1)
    plant.in_part(slides / "deck.pptx", chart, change)
    assert (cause, "deck.pptx", DOTTED) in found(slides)


def test_bars_without_a_colour_beside_their_values(slides):
    chart, _ = chart_of(slides / "deck.pptx", 12)
    solid = rb"(<c:ser>(?:(?!</c:ser>).)*?<c:spPr>)<a:solidFill>.*?</a:solidFill>"
    plant.in_part(slides / "deck.pptx", chart, partial(re.sub, solid, rb"\1<a:noFill/>"))
    assert ("mark", "deck.pptx", 12) in found(slides)


def test_a_category_altered_in_a_chart(slides):
    chart, _ = chart_of(slides / "deck.pptx", 12)
    change = plant.swapped("ไปรษณีย์", "ไปรษณี")
    plant.in_part(slides / "deck.pptx", chart, change)
    assert {"chart", "workbook"} <= {cause for cause, _, _ in found(slides)}


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", "<v>69.95", "<v>59.95"),
        ("xl/sharedStrings.xml", "ไปรษณีย์", "ไปรษณี"),
    ],
)
def test_a_cell_altered_in_an_embedded_workbook(slides, member, old, new):
    _, book = chart_of(slides / "deck.pptx", 12)
    change = plant.swapped(old, new)
    plant.in_part(
        slides / "deck.pptx",
        book,
        lambda data: plant.in_zip(data, {member: change}),
    )
    assert {("workbook", "deck.pptx", 12)} <= found(slides)


@pytest.mark.parametrize(
    ("page", "old", "new"), [(21, "59.3", "95.3"), (21, "48.4", "59.3"), (43, "42.8", "48.2")]
)
def test_a_number_altered_in_a_chart_drawn_of_shapes(slides, page, old, new):
    """Slide 21 shows weighted bars, slide 43 a heat map: neither has a workbook."""
    change = plant.swapped(f"<a:t>{old}</a:t>", f"<a:t>{new}</a:t>")
    plant.in_part(slides / "deck.pptx", f"ppt/slides/slide{page}.xml", change)
    assert "deck.pptx" in {file for _, file, found_on in found(slides) if found_on == page}


def reshaped(change):
    """Return the change of a part by a function of its parsed XML."""

    def apply(content):
        root = etree.fromstring(content)
        change(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return apply


def shape(root, name):
    (found,) = root.xpath(f"//*[p:nvSpPr/p:cNvPr/@name='{name}']", namespaces=NS)
    return found


def silent(root):
    """Take away the alternative text of a chart."""
    root.xpath("//p:graphicFrame//p:cNvPr", namespaces=NS)[0].attrib.pop("descr")


def unmarked(root):
    """Take away the mark of made-up data."""
    mark = shape(root, MARK)
    mark.getparent().remove(mark)


def off_page(root):
    shape(root, MARK).find(".//a:off", NS).set("x", "-3000000")


def over_another(root):
    place = shape(root, MARK).find(".//a:off", NS)
    place.set("x", str(int(place.get("x")) + 700_000))


def tiny(root):
    for properties in shape(root, MARK).iterfind(".//a:rPr", NS):
        properties.set("sz", "900")


def emptied(root):
    for run in shape(root, TITLE).xpath(".//a:r", namespaces=NS):
        run.getparent().remove(run)


def crowded(root):
    size = shape(root, MARK).find(".//a:ext[@cy]", NS)
    size.set("cy", "60000")


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (silent, "alt"),
        (unmarked, "synthetic"),
        (off_page, "outside"),
        (over_another, "overlap"),
        (tiny, "small"),
        (emptied, "empty"),
        (crowded, "overflow"),
    ],
)
def test_a_slide_that_can_not_be_read_well(slides, change, cause):
    """Slide 38 shows scores of one province: a chart, and the mark of made-up data."""
    plant.in_part(slides / "deck.pptx", "ppt/slides/slide38.xml", reshaped(change))
    assert (cause, "deck.pptx", 38) in found(slides)


def test_text_of_the_pdf_that_is_small_outside_or_over_another(pdf):
    plant.on_pdf(pdf / "deck.pdf", 3, 500, 520, "small", size=8)
    plant.on_pdf(pdf / "deck.pdf", 4, 945, 520, "outside")
    plant.over_pdf(pdf / "deck.pdf", 5, "overlapping")
    assert {("small", "deck.pdf", 3), ("outside", "deck.pdf", 4)} <= found(pdf)
    assert ("overlap", "deck.pdf", 5) in found(pdf)


def test_a_figure_altered_in_the_register(out):
    rows = [*csv.reader((out / FIGURES).read_text(encoding="utf-8-sig").splitlines(keepends=True))]
    altered = [["53.4" if cell == "53.3" else cell for cell in row] for row in rows]
    with (out / FIGURES).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(altered)
    causes = {cause for cause, _, _ in found(out)}
    assert {"figure", "printing"} <= causes


def test_a_number_typed_into_a_text_of_the_edition(out, edition_2559, monkeypatch):
    """Were it not refused when the story is told, it would still be found in the files."""
    monkeypatch.setattr(Writer, "_check_digits", lambda *_: None)
    project = {**edition_2559.texts["project"]}
    first, *others = project["slides"]
    typed = [{**first, "title": first["title"] + " 57 จังหวัด"}, *others]
    edition = replace(
        edition_2559, texts={**edition_2559.texts, "project": {**project, "slides": typed}}
    )
    deck = compose(edition, build(edition, compute(edition)))
    (said,) = documents(out)
    ids = [(n, place["id"]) for place in said["places"] for n in place["pages"]]
    pages = [Page(id, n, "", "", "", ()) for n, id in ids]
    write(
        out,
        "deck",
        told(edition, "deck", ("deck.pdf", "deck.pptx"), deck.slides, pages, About("", DAY)),
    )
    assert ("typed", "deck.pdf", 3) in found(out)


def test_a_page_that_is_gone(pdf):
    with pymupdf.open(pdf / "deck.pdf") as document:
        document.delete_page(20)
        content = document.tobytes()
    (pdf / "deck.pdf").write_bytes(content)
    assert found(pdf) == {("pages", "deck.pdf", None)}


def test_a_slide_that_staff_took_out_is_named_and_the_others_are_read(slides):
    presentation = pptx.Presentation(str(slides / "deck.pptx"))
    presentation.slides[2].shapes.title.text_frame.text = "ชื่อเรื่องที่ไม่มีในต้นฉบับ 99.9"
    for listed in presentation.element.findall(qn("p:extLst")):
        presentation.element.remove(listed)
    ids = presentation.slides._sldIdLst
    presentation.part.drop_rel(ids[4].rId)
    ids.remove(ids[4])
    presentation.save(slides / "deck.pptx")
    faults = {(cause, page) for cause, _, page in found(slides)}
    assert {("pages", None), ("slide_gone", 5)} <= faults
    assert {page for _, page in faults} == {None, 3, 5}


def test_a_file_that_is_no_pdf(pdf):
    (pdf / "deck.pdf").write_bytes(b"nothing")
    assert found(pdf) == {("unreadable", "deck.pdf", None)}


def test_no_file_at_all(out):
    (out / "deck.pdf").unlink()
    (out / "deck.pptx").unlink()
    assert found(out) == {("file", "deck", None)}


def test_a_folder_without_a_register_is_not_audited(tmp_path):
    with pytest.raises(NotBuilt):
        audit(tmp_path)
