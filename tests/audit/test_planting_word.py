"""Every fault that is planted in a Word file of the report is found, and none in one untouched."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.audit import audit
from report_builder.build.pipeline import build
from report_builder.facts import FactBook
from report_builder.model import Edition, Run
from report_builder.story.report import compose
from report_builder.story.report.blocks import Prose, Report
from tests import factories, folders

FILE = "report.docx"
COMPOSED = compose.compose_report
NOTE, PROSE = "นับเฉพาะผู้ที่ตอบ", "ย่อหน้าที่มีเชิงอรรถ"
Change = Callable[[str], str]


def _with_a_footnote(edition: Edition, facts: FactBook) -> Report:
    report = COMPOSED(edition, facts)
    *others, last = report.chapters
    noted = Prose((Run(PROSE),), ((Run(NOTE),),))
    return replace(report, chapters=(*others, replace(last, blocks=(*last.blocks, noted))))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the Word file of a small edition, with a footnote in it."""
    folder = tmp_path_factory.mktemp("word")
    edition = folders.write(factories.answered_edition(), folder / "edition")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "compose_report", _with_a_footnote)
        build(edition, folder / "out", lambda step, advance=1: None, ["report"], ["docx"])
    return folder / "out"


def _changed(path: Path, part: str, change: Change) -> None:
    """Change a part of a file as text."""
    with zipfile.ZipFile(path) as source:
        content = {name: source.read(name) for name in source.namelist()}
    before = content[part].decode()
    content[part] = change(before).encode()
    assert content[part].decode() != before
    with zipfile.ZipFile(path, "w") as target:
        for name, data in content.items():
            target.writestr(name, data)


def _first(pattern: str, new: str) -> Change:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


DOCUMENT, CHART = "word/document.xml", "word/charts/chart1.xml"
PLANTS: dict[str, tuple[str, Change, str]] = {
    "a word of the text": (DOCUMENT, _first(PROSE, "ย่อหน้าที่ไม่มีเชิงอรรถ"), "differs"),
    "a number of a table": (
        DOCUMENT,
        _first(r"(<w:tr>.*>)\d+\.\d(<.*</w:tr>)", r"\g<1>12.3\2"),
        "number",
    ),
    "a word of a footnote": ("word/footnotes.xml", _first(NOTE, "นับทุกคน"), "missing"),
    "the cache of a chart": (
        CHART,
        _first(r"(<c:numCache>.*?<c:v>)[^<]+", r"\g<1>99"),
        "chart_value",
    ),
    "a name in a chart": (CHART, _first("(<c:cat>.*?<c:v>)", r"\1อื่น"), "chart"),
    "the end of an axis": (CHART, _first(r'<c:max val="[^"]+"', '<c:max val="60"'), "axis"),
    "an alternative text": (DOCUMENT, _first('descr="', 'descr="ไม่ใช่'), "alt_differs"),
    "a page of the contents": (DOCUMENT, _first(r"(PAGEREF.*?>)\d(<)", r"\g<1>9\2"), "number"),
    "a page of the index": (
        DOCUMENT,
        _first(r"(INDEX .*?<w:tab/></w:r>.*?>)\d", r"\g<1>9"),
        "number",
    ),
    "a paragraph more": (
        DOCUMENT,
        _first("</w:p>", "</w:p><w:p><w:r><w:t>เติม</w:t></w:r></w:p>"),
        "foreign",
    ),
    "a hidden word": (
        DOCUMENT,
        _first("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
        "added",
    ),
    "words in white": (
        DOCUMENT,
        _first("<w:r><w:t", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t'),
        "frame",
    ),
    "two cells exchanged": (
        DOCUMENT,
        _first(r"(<w:tc>.*?</w:tc>)(<w:tc>.*?</w:tc>)(?=</w:tr>)", r"\2\1"),
        "turned",
    ),
    "a bar in another colour": (
        CHART,
        _first('(<c:dPt>.*?schemeClr val=")[^"]+', r"\1accent6"),
        "frame",
    ),
    "the looks of a style": (
        "word/styles.xml",
        _first('<w:color w:val="[^"]+', '<w:color w:val="FFFFFF'),
        "frame",
    ),
    "the foot of pages": ("word/footer2.xml", _first("ข้อมูลจำลอง", "ข้อมูลจริง"), "frame"),
    "whose it is": ("docProps/core.xml", _first("<dc:creator>", "<dc:creator>อื่น"), "property"),
}


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(out: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(out, tmp_path / "out")
    part, change, cause = PLANTS[name]
    _changed(folder / FILE, part, change)
    assert cause in {finding.cause for finding in audit(folder)}


def test_a_mark_of_made_up_data_that_is_gone_is_missed_in_every_chapter(
    out: Path, tmp_path: Path
) -> None:
    """Where all data are made up, chapters without units owe it, too; the cover has its own."""
    folder = shutil.copytree(out, tmp_path / "out")
    _changed(folder / FILE, "word/footer2.xml", _first("ข้อมูลจำลอง", "ข้อมูลจริง"))
    told = json.loads((folder / "register" / "report-word.json").read_text("utf-8"))
    missed = {finding.page for finding in audit(folder) if finding.cause == "synthetic"}
    assert missed == {*range(2, len(told["places"]) + 1)}


def test_an_untouched_file_has_no_faults(out: Path) -> None:
    assert audit(out) == ()
