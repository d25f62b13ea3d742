"""The linter of PowerPoint files: silent on sound files, and each planted fault is found."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from report_builder.audit.pptx_lint import lint
from report_builder.render.place.deck.pages import deck_pages
from report_builder.story.blocks import Deck
from tests.render.pptx_reading import built
from tests.render.specimens import specimens

KINDS = ("cover", "table", "exhibits", "overview")
DECK = specimens()
SOUND = built(
    deck_pages(replace(DECK, slides=tuple(slide for slide in DECK.slides if slide.kind in KINDS)))
)
SLIDE, TABLE = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
CHART, MAIN, CORE = "ppt/charts/chart1.xml", "ppt/presentation.xml", "docProps/core.xml"
NAMED = "ppt/charts/chart2.xml"  # its names stand beside the bars, on an axis
TYPES, SLIDE_RELS = "[Content_Types].xml", "ppt/slides/_rels/slide1.xml.rels"

Parts = dict[str, str]
Plant = Callable[[Parts], None]


def swap(name: str, old: str, new: str) -> Plant:
    """Return a fault: the first match of a pattern in a part is replaced."""

    def plant(parts: Parts) -> None:
        parts[name], count = re.subn(old, new, parts[name], count=1, flags=re.DOTALL)
        assert count, old

    return plant


def remove(name: str) -> Plant:
    return lambda parts: (parts.pop(name), None)[1]


def add(name: str, content: str) -> Plant:
    return lambda parts: parts.update({name: content})


def planted(plant: Plant) -> bytes:
    """Return the sound deck with a fault in it."""
    with zipfile.ZipFile(io.BytesIO(SOUND)) as source:
        whole = {name: source.read(name) for name in source.namelist()}
    texts = {n: c.decode() for n, c in whole.items() if n.endswith((".xml", ".rels"))}
    before = set(texts)
    plant(texts)
    kept = {name: content for name, content in whole.items() if name not in before}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in {**kept, **texts}.items():
            target.writestr(name, content)
    return out.getvalue()


FAULTS: dict[str, tuple[Plant, str]] = {
    "broken xml": (swap(SLIDE, "</p:sld>", "</p:sl>"), "is not well-formed"),
    "type twice": (swap(TYPES, r"(<Override [^>]*slide1.xml[^>]*>)", r"\1\1"), "two content types"),
    "type of nothing": (
        swap(TYPES, "<Override ", '<Override PartName="/ppt/gone.xml" ContentType="x"/><Override '),
        "doesn't exist",
    ),
    "no type": (swap(TYPES, r"<Override [^>]*slide1.xml[^>]*/>", ""), "no content type of its own"),
    "lost part": (remove("ppt/charts/chart1.xml"), "doesn't exist"),
    "orphan": (add("ppt/media/note.xml", "<a/>"), "reached by no relation"),
    "relation twice": (
        swap(SLIDE_RELS, r"(<Relationship [^>]*rId1[^>]*/>)", r"\1\1"),
        "two relations rId1",
    ),
    "dangling": (swap("ppt/slides/slide3.xml", 'r:id="rId[0-9]+"', 'r:id="rId99"'), "rId99"),
    "no layout": (
        swap(SLIDE_RELS, r"<Relationship [^>]*slideLayout[^>]*/>", ""),
        "no relation to a slideLayout",
    ),
    "no workbook": (
        swap("ppt/charts/_rels/chart1.xml.rels", r"<Relationship [^>]*/>", ""),
        "no relation to a package",
    ),
    "shape id twice": (swap(SLIDE, 'cNvPr id="3"', 'cNvPr id="2"'), "shapes with id 2"),
    "empty text": (
        swap(SLIDE, r"(<p:txBody>.*?</a:lstStyle>).*?(</p:txBody>)", r"\1\2"),
        "a text without a paragraph",
    ),
    "placeholder twice": (swap(TABLE, 'type="body" idx="15"', 'type="body" idx="13"'),
                          "placeholders with index 13"),
    "unknown placeholder": (swap(TABLE, 'type="body" idx="15"', 'type="body" idx="99"'),
                            "body 99 that its layout doesn't have"),
    "no title": (swap(SLIDE, '<p:ph type="ctrTitle"/>', ""), "has no title"),
    "no alternative text": (swap(TABLE, r' descr="[^"]*"', ""), "neither text nor alternative"),
    "name twice": (swap(SLIDE, 'name="เนื้อหา"', 'name="ชื่อเรื่อง"'),
                   "2 shapes named 'ชื่อเรื่อง'"),
    "foreign language": (swap(SLIDE, 'lang="th-TH"', 'lang="en-US"'), "language en-US"),
    "fixed colour": (
        swap(SLIDE, r'<a:schemeClr val="tx1"/>|<a:schemeClr [^>]*>.*?</a:schemeClr>',
             '<a:srgbClr val="FF0000"/>'),
        "fixed colour FF0000",
    ),
    "short row": (swap(TABLE, "<a:tc>.*?</a:tc>", ""), "2 cells in row 1 of a table of 3"),
    "empty cell": (
        swap(TABLE, r"(<a:tc>)<a:txBody>.*?</a:txBody>", r"\1"), "cell without text body"
    ),
    "no axis": (swap(CHART, r'<c:crossAx val="\d+"/>', '<c:crossAx val="7"/>'), "axis 7"),
    "negative axis": (
        lambda parts: parts.update({CHART: parts[CHART].replace('"111111111"', '"-4"')}),
        "axis id -4",
    ),
    "place of labels": (
        swap(CHART, 'dLblPos val="outEnd"', 'dLblPos val="r"'), "labels at r in a barChart"
    ),
    "labels of a radar": (
        swap(CHART, "(.*)barChart(.*)barChart", r"\1radarChart\2radarChart"),
        "labels at outEnd in a radarChart",
    ),
    "bars too far apart": (
        swap(CHART, r'gapWidth val="\d+"', 'gapWidth val="501"'), "bars 501 percent apart"
    ),
    "height below nothing": (swap(SLIDE, r' cy="\d+"', ' cy="-9"'), "something -9 long"),
    "line thinner than nothing": (swap(NAMED, r'<a:ln w="\d+"', '<a:ln w="-1"'),
                                  "something -1 long"),
    "skipped names": (swap(NAMED, '<c:tickLblSkip val="1"/>', ""), "may skip names"),
    "short cache": (swap(CHART, r'<c:ptCount val="\d+"/>(?=<c:pt idx="0"><c:v>97)',
                         '<c:ptCount val="1"/>'), "cache of 1 points"),
    "no number": (swap(CHART, "<c:v>97.4</c:v>", "<c:v>NaN</c:v>"), "the value 'NaN'"),
    "slide id": (swap(MAIN, 'p:sldId id="257"', 'p:sldId id="256"'), "slide ids"),
    "slide in no section": (
        swap(MAIN, r'<p14:sldId id="258"/>', ""), "hold every slide once and in order"
    ),
    "sections twice": (
        swap(MAIN, r"(<p:ext uri[^>]*>.*?</p:ext>)", r"\1\1"), "two lists of sections"
    ),
    "small identity": (
        swap(MAIN, r'(<p14:section [^>]*id=")[^"]*', r"\1{abcdef00-0000-0000-0000-000000000000}"),
        "not in upper case",
    ),
    "layout id": (
        swap("ppt/slideMasters/slideMaster1.xml", 'id="2147483650"', 'id="2147483649"'), "same id"
    ),
    "property twice": (swap(CORE, r"(<dc:title>.*?</dc:title>)", r"\1\1"), "title twice"),
    "no presentation": (remove(MAIN), "ppt/presentation.xml: doesn't exist"),
}  # fmt: skip


def test_a_sound_deck_has_no_findings() -> None:
    assert lint(SOUND) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    plant, words = FAULTS[fault]
    found = [str(finding) for finding in lint(planted(plant))]
    assert any(words in finding for finding in found), found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_in_the_file_is_found() -> None:
    out = io.BytesIO(SOUND)
    with zipfile.ZipFile(out, "a") as target:
        target.writestr(SLIDE, b"<p:sld/>")
    assert any("in the zip file 2 times" in str(finding) for finding in lint(out.getvalue()))


def test_parts_that_differ_in_case_only_are_found() -> None:
    fault = add("ppt/slides/Slide1.xml", "<a/>")
    assert any("upper and lower case" in str(finding) for finding in lint(planted(fault)))


def test_an_empty_deck_is_sound() -> None:
    assert lint(built(deck_pages(Deck("ว่าง", DECK.slides[:1], DECK.sections)))) == ()
