"""Fonts that an edition gives for its report: what is wrong with them, and what is set in them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from report_builder.audit import audit
from report_builder.build.pipeline import build
from report_builder.edition.load import load, read
from report_builder.render.place.report.looks import BODY
from report_builder.thai.font import FACES, face_of, set_in
from report_builder.thai.measure import text_width, wrap
from tests import factories, folders

SMALLER = 0.68
"""How high the letters of the made face are, as a share of ours: those of TH Sarabun New."""
FAMILY = "ฟอนต์ราชการ TH Test"
MADE_UP = {"body": "Regular", "bold": "Bold"}


def made(name: str, *, without: str = "", locked: bool = False, family: str = FAMILY) -> bytes:
    """Return one of our faces as the font of another family, whose letters are smaller."""
    font = TTFont(io.BytesIO(FACES[name].program))
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / SMALLER)
    for id, said in ((1, family), (2, MADE_UP[name]), (16, family), (17, MADE_UP[name])):
        font["name"].setName(said, id, 3, 1, 0x409)
    font["OS/2"].fsType = 0x0002 if locked else 0
    for table in font["cmap"].tables:
        for letter in without:
            table.cmap.pop(ord(letter), None)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def given(folder: Path, files: Mapping[str, bytes], face: str = "") -> Path:
    """Write the small edition with fonts."""
    edition = factories.edition()
    own = replace(edition, settings=replace(edition.settings, report_face=face))
    place = folders.write(own, folder / "small")
    (place / "fonts").mkdir()
    for name, content in files.items():
        (place / "fonts" / name).write_bytes(content)
    return place


BOTH = {"ตัวปกติ.ttf": made("body"), "ตัวหนา.ttf": made("bold")}


@pytest.mark.parametrize(
    ("files", "face", "causes"),
    [
        (BOTH, "", []),
        (BOTH, FAMILY, []),
        ({}, "TH Sarabun New", ["font_not_given"]),
        (BOTH, "TH Sarabun New", ["font_missing"]),
        ({"a.ttf": made("body")}, "", ["font_style_missing"]),
        ({**BOTH, "c.ttf": made("body", family="อื่น")}, "", ["font_missing"]),
        ({**BOTH, "c.ttf": b"no font"}, "", ["font_unusable"]),
        ({**BOTH, "ตัวหนา.ttf": made("bold", locked=True)}, "", ["font_locked"]),
        ({**BOTH, "ตัวหนา.ttf": made("bold", without="ฎ%")}, "", ["font_letters"]),
    ],
)
def test_check_says_what_is_wrong_with_fonts(
    tmp_path: Path, files: Mapping[str, bytes], face: str, causes: list[str]
) -> None:
    problems = read(given(tmp_path, files, face)).problems
    assert [p.cause for p in problems if p.cause.startswith("font")] == causes
    assert all("ฎ" in p.found for p in problems if p.cause == "font_letters")


def test_texts_are_measured_in_the_faces_that_are_given_and_in_ours_after(tmp_path: Path) -> None:
    from report_builder.edition.faces import pair

    edition = load(given(tmp_path, BOTH))
    before = text_width("กว้างเท่าใด 100", "body", BODY), wrap("คำ ยาว ยาว", "body", 10, 30)
    with set_in(pair(edition.settings, edition.files)):
        assert face_of("heading").weight == FACES["bold"].weight
        assert text_width("กว้างเท่าใด 100", "body", BODY) == pytest.approx(before[0], rel=0.01)
    assert (text_width("กว้างเท่าใด 100", "body", BODY), before[1]) == before


@pytest.fixture(scope="module")
def set_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report that is set in the faces of its edition."""
    folder = tmp_path_factory.mktemp("faces")
    out = folder / "out"
    build(given(folder, BOTH), out, lambda step, advance=1: None, ["report"], ["pdf", "docx"])
    return out


def test_a_report_is_set_in_the_faces_of_its_edition_as_large_as_they_look_alike(
    set_report: Path,
) -> None:
    with pikepdf.open(set_report / "report.pdf") as pdf:
        names = {str(f.BaseFont) for page in pdf.pages for f in page.Resources.Font.values()}
        operators = b"".join(page.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
    assert {name.partition("+")[2] for name in names} == {"THTest-Regular", "THTest-Bold"}
    assert round(BODY / SMALLER) == 16
    assert f"/body {BODY / SMALLER:.1f}"[:8] in operators


def test_its_word_file_names_the_face_and_holds_it(set_report: Path) -> None:
    with zipfile.ZipFile(set_report / "report.docx") as word:
        styles, table = (word.read(f"word/{n}.xml").decode() for n in ("styles", "fontTable"))
        assert {n for n in word.namelist() if n.endswith(".odttf")} >= {"word/fonts/Bold2.odttf"}
    assert f'w:cs="{FAMILY}"' in styles
    assert f'w:name="{FAMILY}"' in table
    assert '<w:szCs w:val="32"/>' in styles


def test_other_letters_in_a_face_that_was_given_are_found(set_report: Path) -> None:
    register = set_report / "register" / "report.json"
    told = json.loads(register.read_text("utf-8"))
    letters = told["faces"]["THTest-Regular"]["letters"]
    letters["ก"], letters["ข"] = letters["ข"], letters["ก"]
    register.write_text(json.dumps(told), "utf-8")
    found = [f for f in audit(set_report, ["report"]) if f.cause == "font"]
    assert found
    assert all("ก" in f.found for f in found)
