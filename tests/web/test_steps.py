"""The way from files to documents, as a browser walks it."""

import csv
import html
import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from report_builder.web.access import Access
from report_builder.web.app import ROUTES, application
from report_builder.web.desk import Desk
from report_builder.web.jobs import Order
from report_builder.web.received import taken
from report_builder.web.works import Works, read
from tests import folders
from tests.browser import messy
from tests.web.conftest import AT, TOKEN, AtOnce, Browser, Here, NotDone, begun, came_in

STEPS = ("data", "check", "texts", "documents")
ROWS = ("rows/scores", "rows/scores/2")


@pytest.fixture(scope="module")
def walked(
    tmp_path_factory: pytest.TempPathFactory, edition: Path, here: Here
) -> tuple[Browser, str]:
    """Return a browser and the address of a work that was checked and built as PDF once."""
    works = Works(tmp_path_factory.mktemp("walked"))
    desk = Desk(works, AtOnce(), Access(TOKEN), proofs=here)
    client = TestClient(application(desk), base_url=AT)
    client.get("/enter", params={"token": TOKEN})
    browser = came_in(client)
    files = [("files", (path.name, path.read_bytes())) for path in edition.iterdir()]
    at = begun(browser, files)
    answer = browser.post(f"{at}/documents", wanted=["brief", "cards"], formats=["pdf"])
    assert answer.status_code == 200, answer.text
    return browser, at


def rows(text: str) -> list[str]:
    return [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr>.*?</tr>", text, re.DOTALL)]


def test_data_shows_what_was_understood_of_each_table(walked: tuple[Browser, str]) -> None:
    browser, at = walked
    text = browser.get(f"{at}/data?lang=en").text
    section = text[text.index('id="table-units"') :]
    assert "<strong>12</strong> rows used" in section
    assert "scores.csv" in text
    assert "อัตรากำลัง" in text


def test_check_says_that_documents_may_be_built(walked: tuple[Browser, str]) -> None:
    browser, at = walked
    text = browser.get(f"{at}/check?lang=en").text
    assert "ready for documents" in text
    assert 'class="cause warning"' in text
    assert 'class="cause error"' not in text


def test_what_another_program_found_counts_as_not_checked(
    desk: Desk, editor: Browser, bare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages may ask for what an earlier program never wrote."""
    at = begun(editor, bare)
    (work,) = desk.works.every()
    for name in ("0001.json", f"{work.check.stem[:4]}-{'0' * 16}.json"):
        for old in work.checks:
            old.unlink()
        work.check.with_name(name).write_text('{"ok": true, "tables": [{"name": "units"}]}')
        desk.jobs._told.clear()
        for step in ("data", "check", "documents"):
            assert editor.get(f"{at}/{step}").status_code == 200
        assert read(work.check)["tables"][0]["account"]["used"] == 3
    monkeypatch.setattr("report_builder.web.works._program", lambda: "new")
    assert editor.post(f"{at}/documents", wanted=["brief"], formats=["pdf"]).status_code == 400


def test_documents_are_shown_and_handed_out(walked: tuple[Browser, str]) -> None:
    browser, at = walked
    text = browser.get(f"{at}/documents").text
    assert "brief.pdf" in text
    assert browser.get(f"{at}/out/brief.pdf").content.startswith(b"%PDF")
    pages = browser.get(f"{at}/pages/brief.pdf").text
    (first, *_) = re.findall(r'<img loading="lazy" src="([^"]+)"', pages)
    assert browser.get(first).content.startswith(b"\x89PNG")
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/documents.zip").content)) as archive:
        assert {"brief.pdf", "cards/D01.pdf", "manifest.json"} <= {*archive.namelist()}


def test_a_number_of_a_picture_tells_where_it_comes_from(walked: tuple[Browser, str]) -> None:
    browser, at = walked
    figured = {row["id"]: row for row in _register(browser.get(f"{at}/out/figures.csv").content)}
    card = browser.get(f"{at}/page/1/cards/D02.pdf?lang=th").text
    links = re.findall(r'<a href="([^"]+/figure/([^"]+))" aria-label="([^ "]+) ', card)
    assert len(links) > 20
    for _, ids, said in links:
        printed = [figured[id]["printed"] for id in unquote(ids).split("+")]
        assert said.removesuffix("%").lstrip("+-−") in {p.lstrip("+-−") for p in printed}, ids
    (path,) = {path for path, ids, _ in links if ids == "unit.D02.score"}
    told = browser.get(path).text
    assert figured["unit.D02.score"]["derivation"] in told
    assert f"{at}/page/1/cards/D02.pdf?figure=unit.D02.score" in told
    assert re.search(r"<td>\S*ขิง\S* · สถานีอนามัยประจำเขต</td>", told)
    assert 'class="here"' in browser.get(f"{at}/page/1/cards/D02.pdf?figure=unit.D02.score").text
    bundled = browser.get(f"{at}/page/2/cards.pdf").text
    assert "/figure/unit.D02.score" in bundled


def test_a_unit_is_found_with_its_card_and_its_figures(walked: tuple[Browser, str]) -> None:
    browser, at = walked
    found = browser.get(f"{at}/units?q=ขิง&lang=th").text
    assert [row for row in rows(found) if "ขิง" in row]
    assert "คูน" not in found
    text = browser.get(f"{at}/units/D02").text
    assert "ข้อมูลจำลอง" in text
    assert f"{at}/out/cards/D02.pdf" in text
    printed = {
        row["id"]: row["printed"] for row in _register(browser.get(f"{at}/out/figures.csv").content)
    }
    assert f'<td class="number">{printed["unit.D02.score"]}</td>' in text


def _register(content: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def test_a_problem_stands_at_its_cell_and_is_gone_when_mended(
    editor: Browser, edition: Path, tmp_path: Path
) -> None:
    spoilt = folders.cells(edition, "scores")
    spoilt[3][2] = "ดีมาก"
    folders.table(tmp_path, "scores", spoilt[0], spoilt[1:])
    bad = ("files", ("scores.csv", (tmp_path / "scores.csv").read_bytes()))
    good = ("files", ("scores.csv", (edition / "scores.csv").read_bytes()))
    others = ("dimensions.csv", "indicators.csv")
    at = begun(editor, [*(("files", (n, (edition / n).read_bytes())) for n in others), bad])
    text = editor.get(f"{at}/check").text
    assert "<mark>ดีมาก</mark>" in text
    assert "C4" in text
    editor.post(f"{at}/marked")
    book = load_workbook(io.BytesIO(editor.get(f"{at}/marked.xlsx").content))
    assert any("C4" in str(cell.value) for row in book.worksheets[0] for cell in row)
    mended = editor.post(f"{at}/data", [good], to="check", instead="no")
    assert mended.url.path == f"{at}/check"
    assert "ดีมาก</mark>" not in mended.text
    since = re.search(r'class="since">.*?</details>', mended.text, re.DOTALL)
    assert since
    assert "<del>ดีมาก</del>" in since[0]
    undone = editor.post(f"{at}/undo")
    assert undone.url.path == f"{at}/data"
    assert "<mark>ดีมาก</mark>" in editor.get(f"{at}/check").text


def test_a_suggestion_is_taken_by_a_click_written_down_and_undone(
    editor: Browser, edition: Path, tmp_path: Path
) -> None:
    spoilt = folders.cells(edition, "scores")
    spoilt[3][2], spoilt[5][0], spoilt[6][3] = "5 7.1", "D02-schol", "ดีมาก"
    folders.table(tmp_path, "scores", spoilt[0], spoilt[1:])
    others = [path for path in edition.iterdir() if path.name != "scores.csv"]
    sent = [
        ("files", (path.name, path.read_bytes())) for path in [*others, tmp_path / "scores.csv"]
    ]
    at = begun(editor, sent)
    text = editor.get(f"{at}/check?lang=en").text
    offered = [html.unescape(found) for found in re.findall(r"Change to “([^”]+)”", text)]
    assert sorted(offered) == ["57.1", "D02-school"]
    stale = editor.post(f"{at}/mend", version="7", which="0")
    assert stale.status_code == 400
    one = editor.post(f"{at}/mend", version="1", which=str(offered.index("57.1")))
    assert "5 7.1" in one.text
    assert re.findall(r"Change to “([^”]+)”", one.text) == ["D02-school"]
    every = editor.post(f"{at}/mend", version="2", which="all")
    assert "Change to" not in every.text
    assert "ดีมาก" in every.text
    cells = [
        *csv.reader(io.StringIO(editor.get(f"{at}/files/scores.csv").content.decode("utf-8-sig")))
    ]
    assert (cells[3][2], cells[5][0], cells[6][3]) == ("57.1", "D02-school", "ดีมาก")
    undone = editor.post(f"{at}/undo", to="check")
    assert re.findall(r"Change to “([^”]+)”", undone.text) == ["D02-school"]
    assert undone.text.count("<td>5 7.1</td>") == 1


def test_builds_are_kept_compared_and_restored(editor: Browser, edition: Path) -> None:
    files = [("files", (path.name, path.read_bytes())) for path in edition.iterdir()]
    at = begun(editor, files)
    wanted = {"wanted": ["brief"], "formats": ["pdf"], "draft": "yes"}
    editor.post(f"{at}/documents", **wanted)
    first = editor.get(f"{at}/out/figures.csv").content
    higher = (edition / "scores.csv").read_text(encoding="utf-8").replace("3.7", "93.7", 1)
    changed = [("files", ("scores.csv", higher.encode()))]
    editor.post(f"{at}/data", changed, instead="no")
    editor.post(f"{at}/documents", **wanted)
    assert editor.get(f"{at}/out/figures.csv").content != first
    text = editor.post(f"{at}/compare", before="1", after="2").text
    assert "<del>3.7</del></td><td><ins>93.7</ins>" in text
    assert "คะแนนเฉลี่ยของทุกเขต" in text
    assert editor.post(f"{at}/compare", before="1", after="9").status_code == 404
    restored = editor.post(f"{at}/restore", number="1")
    assert "ข้อมูลเปลี่ยนไปหลังจากสร้าง" not in restored.text
    assert editor.get(f"{at}/out/figures.csv").content == first
    assert b"93.7" not in editor.get(f"{at}/files/scores.csv").content
    editor.post(f"{at}/undo")
    assert b"93.7" in editor.get(f"{at}/files/scores.csv").content


def test_the_year_before_is_another_work_an_edition_or_open_data(
    walked: tuple[Browser, str], edition: Path, tmp_path: Path
) -> None:
    browser, last = walked
    now = (edition / "edition.toml").read_text(encoding="utf-8").replace("2570", "2571")
    others = [path for path in edition.iterdir() if path.name != "edition.toml"]
    files = [("files", (path.name, path.read_bytes())) for path in others]
    at = begun(browser, [*files, ("files", ("edition.toml", now.encode()))])
    id = last.rpartition("/")[2]
    data = f"{at}/data?lang=th"
    browser.post(f"{at}/previous", **{"from": f"work:{id}"})
    assert "เทียบกับ <strong>งานลอง</strong>" in browser.get(data).text
    assert "ข้อมูลพร้อมสร้างเอกสาร" in browser.get(f"{at}/check").text
    renamed = (edition / "indicators.csv").read_text(encoding="utf-8").replace("network", "web")
    scores = (edition / "scores.csv").read_text(encoding="utf-8").replace("network", "web")
    sent = [
        ("files", (n, t.encode())) for n, t in (("indicators.csv", renamed), ("scores.csv", scores))
    ]
    browser.post(f"{at}/data", sent, instead="no")
    asked = browser.get(f"{at}/check?lang=th").text
    assert "รับตารางที่เสนอ" in asked
    version = re.findall(r'name="version" value="(\d+)"', asked)[0]
    assert "ข้อมูลพร้อมสร้างเอกสาร" in browser.post(f"{at}/changes", version=version).text
    packed = browser.get(f"{last}/documents.zip").content
    text = browser.post(f"{at}/previous", [("files", ("ปีก่อน.zip", packed))]).text
    assert "ข้อมูลพร้อมสร้างเอกสาร" in text
    assert "ปีก่อน.zip" in browser.get(data).text
    bad = browser.post(f"{at}/previous", [("files", ("ว่าง.csv", b"a,b\n1,2\n"))]).text
    assert "ต้องแก้ข้อผิดพลาด" in bad
    assert str(tmp_path.parent.parent) not in bad
    browser.post(f"{at}/previous/forget")
    assert "<strong>ว่าง.csv</strong>" not in browser.get(data).text
    assert browser.post(f"{at}/previous", **{"from": "edition:../../etc"}).status_code == 400
    assert browser.post(f"{at}/previous", **{"from": "work:../../etc"}).status_code == 404


def test_a_table_of_scores_alone_becomes_an_edition(editor: Browser, tmp_path: Path) -> None:
    path = messy.write(tmp_path / "สรุป.xlsx")
    at = begun(editor, [("files", (path.name, path.read_bytes()))])
    assert f'href="{at}/frame"' in editor.get(f"{at}/check").text
    form = editor.get(f"{at}/frame").text
    columns = re.findall(r'name="(dimension\d+)" value="([^"]*)"', form)
    parts = re.findall(r'<select name="(part\d+)".*?value="([^"]+)" selected', form, re.DOTALL)
    said = {"survey": "การสำรวจ", "publisher": "สสจ.", "unit_noun": "อำเภอ", "scale": "0-100"}
    assert editor.post(f"{at}/frame", **said, year="ปีนี้").status_code == 400
    assert editor.post(f"{at}/frame", **said, year="2570").status_code == 400
    fields = {**dict(parts), **dict(columns), **said, "year": "2570", "synthetic": "yes"}
    made = editor.post(f"{at}/frame", **fields)
    assert made.url.path == f"{at}/check"
    assert "เปลี่ยนเป็น “57.1”" in made.text
    assert "เมืองสมมุติ" in made.text
    assert "ข้อมูลพร้อมสร้างเอกสาร" in editor.post(f"{at}/mend", version="2", which="all").text
    assert editor.get(f"{at}/frame").status_code == 404


def test_a_table_that_is_sent_anew_asks_nothing_twice_and_keeps_what_was_written(
    editor: Browser, tmp_path: Path
) -> None:
    path = messy.write(tmp_path / "สรุป.xlsx")
    sent = [("files", (path.name, path.read_bytes()))]
    at = editor.post("/works", sent, way="files", name="").url.path.removesuffix("/data")
    assert 'lang="th">สรุป</p>' in editor.get(f"{at}/frame").text
    editor.post(f"{at}/frame", **{**_filled(editor.get(f"{at}/frame").text), "unit_noun": "เมือง"})
    book = load_workbook(io.BytesIO(editor.get(f"{at}/files/edition.xlsx").content))
    book["texts"]["C2"] = "ข้อความที่แก้เอง"
    book.save(tmp_path / "edition.xlsx")
    edited = [("files", ("edition.xlsx", (tmp_path / "edition.xlsx").read_bytes()))]
    editor.post(f"{at}/data", edited, instead="yes")
    editor.post(f"{at}/data", sent, instead="yes")
    form = editor.get(f"{at}/frame").text
    assert 'value="เมือง"' in form
    editor.post(f"{at}/frame", **_filled(form))
    book = load_workbook(io.BytesIO(editor.get(f"{at}/files/edition.xlsx").content))
    assert book["texts"]["C2"].value == "ข้อความที่แก้เอง"


def _filled(form: str) -> dict[str, str]:
    """Return what the questions about a table of scores are answered with before anyone does."""
    fields = dict(re.findall(r'<input [^>]*name="(\w+)" value="([^"]*)"', form))
    chosen = re.findall(r'<select name="(part\d+)".*?value="([^"]+)" selected', form, re.DOTALL)
    return {**fields, **dict(chosen), "scale": "0-100", "synthetic": "yes"}


def test_answers_in_words_become_an_edition_of_those_who_were_asked(editor: Browser) -> None:
    words = ("มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด")
    rows = (f"ศูนย์ {'กขค'[n % 3]},{words[n % 5]},{words[n * 3 % 5]}" for n in range(12))
    sheet = "\n".join(["ศูนย์,ความสะอาด,ความสุภาพ", *rows]).encode()
    at = begun(editor, [("files", ("คำตอบ 2570.csv", sheet))])
    form = editor.get(f"{at}/frame").text
    assert "จึงให้คะแนน 5 ถึง 1" in form
    fields = {**_filled(form), "publisher": "สำนัก", "scale": "1-5"}
    assert fields["respondent_noun"] == "ผู้ใช้บริการ"
    assert "ข้อมูลพร้อมสร้างเอกสาร" in editor.post(f"{at}/frame", **fields).text
    renamed = sheet.decode().replace("ศูนย์,", "สาขา,").encode()
    editor.post(f"{at}/data", [("files", ("ใหม่.csv", renamed))], instead="yes")
    assert editor.get(f"{at}/frame").status_code == 200


def test_a_file_without_scores_says_what_is_needed_and_nothing_of_files(editor: Browser) -> None:
    at = begun(editor, [("files", ("ว่าง.csv", "ชื่อ,ที่อยู่\nก,ข\nค,ง\n".encode()))])
    for step in ("data", "check"):
        text = editor.get(f"{at}/{step}").text
        assert "ยังอ่านตารางคะแนนจากแฟ้มนี้ไม่ได้" in text
        assert "edition.toml" not in text


def test_a_work_begins_with_the_form(editor: Browser) -> None:
    answer = editor.post("/works", way="form", name="ปีหน้า", edition="")
    path = f"{answer.url.path.removesuffix('/data')}/files/edition.xlsx"
    book = load_workbook(io.BytesIO(editor.get(path).content), read_only=True)
    assert {"settings", "scores"} <= {*book.sheetnames}
    at = answer.url.path.removesuffix("/data")
    assert "ยังไม่ได้ตรวจ" in editor.get(f"{at}/check").text
    assert "ยังไม่ได้ตรวจ" not in editor.post(f"{at}/check").text


def test_a_folder_comes_as_an_archive_with_thai_names(editor: Browser, edition: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in edition.iterdir():
            archive.write(path, f"ข้อมูล ๒๕๗๐/{path.name}")
        archive.writestr("ข้อมูล ๒๕๗๐/text/deck.yaml", "{}")
        archive.writestr("__MACOSX/._units.csv", b"x")
    at = begun(editor, [("files", ("ข้อมูล.zip", packed.getvalue()))])
    text = editor.get(f"{at}/data").text
    assert "text/deck.yaml" in text
    assert "MACOSX" not in text
    assert "ready for documents" in editor.get(f"{at}/check?lang=en").text


def test_nothing_is_built_of_data_with_errors(editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    answer = editor.post(f"{at}/documents", wanted=["deck"], formats=["pdf"])
    assert answer.status_code == 400
    assert "หน้า “ตรวจ”" in answer.text


def test_documents_of_a_version_that_was_undone_are_never_called_those_of_another(
    desk: Desk, editor: Browser, bare: Any
) -> None:
    """Another change has the number of the one that was undone, and is another all the same."""
    at = begun(editor, bare)
    work = editor.post(f"{at}/data", bare) and desk.works.find(at.rpartition("/")[2])
    work.built.write_text(f'{{"version": {work.version}, "warnings": []}}', encoding="utf-8")
    editor.post(f"{at}/undo")
    again = editor.post(f"{at}/data", bare) and desk.works.find(work.id)
    assert again.version == work.version
    assert read(work.built)["version"] != again.version


def test_a_template_that_is_none_is_said_so(editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    for name in ("brand.pdf", "../brand.exe"):
        sent = [("template", (name, b"x"))]
        assert editor.post(f"{at}/template", sent).status_code == 400


def test_a_build_whose_data_change_is_stopped_with_a_word(
    desk: Desk, editor: Browser, bare: Any
) -> None:
    at = begun(editor, bare)
    (work,) = desk.works.every()
    NotDone.put(desk.jobs, Order("build", work.folder))  # type: ignore[arg-type]
    assert "หยุดการสร้างเอกสารที่ทำอยู่" in editor.post(f"{at}/previous/forget").text
    assert "หยุดการสร้างเอกสารที่ทำอยู่" not in editor.post(f"{at}/previous/forget").text


def test_progress_is_told_while_a_job_runs(desk: Desk, editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    work = desk.works.find(at.split("/")[-1])
    NotDone.put(desk.jobs, _order(work))  # type: ignore[arg-type]
    told = editor.get(f"{at}/progress").json()
    assert told["at_work"]
    assert told["step"] == {"th": "ขั้น", "en": "a step"}
    text = editor.get(f"{at}/documents").text
    assert 'aria-live="polite"' in text
    assert f'data-progress="{at}/progress"' in text
    editor.post(f"{at}/cancel")
    assert not editor.get(f"{at}/progress").json()["at_work"]


def test_every_page_of_a_work_is_shown_before_its_check_is_done(
    tmp_path: Path, bare: Any, here: Here
) -> None:
    waiting = application(Desk(Works(tmp_path), NotDone(), Access(TOKEN), proofs=here))
    client = TestClient(waiting, base_url=AT, raise_server_exceptions=False)
    client.get("/enter", params={"token": TOKEN})
    id = begun(came_in(client), bare).rpartition("/")[2]
    paths = [r.path for r in ROUTES if r.path.startswith("/works/{id}") and "GET" in r.methods]
    assert "/works/{id}/texts" in paths
    answers = {p: client.get(re.sub(r"\{\w+:?\w*\}", "1", p.replace("{id}", id))) for p in paths}
    assert {path for path, answer in answers.items() if answer.status_code >= 500} == set()


def _order(work: Any) -> Any:
    from report_builder.web.pages.data import check_order

    return check_order(work)


def test_a_page_has_what_a_screen_reader_needs(walked: tuple[Browser, str]) -> None:
    browser, at = walked
    titles: list[str] = []
    for path in ("/", *(f"{at}/{s}" for s in (*STEPS, "history", "units", "units/D01", *ROWS))):
        for spoken in ("th", "en"):
            text = browser.get(f"{path}?lang={spoken}").text
            titles.append(text.partition("<title>")[2].partition("</title>")[0])
            assert f'<html lang="{spoken}">' in text
            assert text.count("<h1") == 1, path
            assert text.count("<main ") == 1
            assert 'class="skip" href="#main"' in text
            assert [tag for tag in re.findall(r"<img[^>]*>", text) if "alt=" not in tag] == []
            ids = re.findall(r' id="([^"]+)"', text)
            assert len(ids) == len({*ids}), path
            levels = [int(n) for n in re.findall(r"<h(\d)", text)]
            assert all(b - a <= 1 for a, b in pairwise(levels)), path
            named = {*re.findall(r'<label for="([^"]+)"', text)}
            inputs = re.findall(r'<(?:input|select) id="([^"]+)"', text)
            assert {*inputs} <= named, path
    assert len({*titles[::2]}) == len(titles[::2])


def test_english_has_no_thai_words_of_ours(walked: tuple[Browser, str], edition: Path) -> None:
    """Thai are only the words of data, of documents and of their register."""
    browser, at = walked
    handed = browser.get(f"{at}/documents.zip").content
    with zipfile.ZipFile(io.BytesIO(handed)) as archive:
        names = [n for n in archive.namelist() if n.endswith((".csv", ".json"))]
        theirs = [archive.read(name).decode("utf-8-sig") for name in names]
    theirs += [path.read_text(encoding="utf-8-sig") for path in edition.iterdir()]
    known = "\n".join([*theirs, "งานลอง"])
    pages = (*STEPS, "history", "units", "units/D01", *ROWS, "pages/brief.pdf")
    pages += ("page/3/brief.pdf", "figure/nation.score", "page/1/cards/D02.pdf")
    for path in ("/", *(f"{at}/{page}" for page in pages), f"{at}/nothing"):
        text = html.unescape(browser.get(f"{path}?lang=en").text)
        ours = re.sub(
            r'<(\w+)[^>]*\blang="th"[^>]*>.*?</\1>|\balt="[^"]*"', "", text, flags=re.DOTALL
        )
        strange = {run for run in re.findall(r"[\u0e00-\u0e7f]+", ours) if run not in known}
        assert strange == set(), path


def test_a_work_is_removed_with_all_that_belongs_to_it(
    desk: Desk, editor: Browser, bare: Any
) -> None:
    at = begun(editor, bare)
    editor.post(f"{at}/remove")
    assert [*desk.works.home.iterdir()] == []
    assert editor.get(f"{at}/data").status_code == 404


def test_fonts_are_taken_into_their_folder_alone_and_out_of_a_packed_edition() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ฉบับ/fonts/THSarabunNew.ttf", b"font")
    assert taken("THSarabunNew Bold.ttf", b"bold") == {"fonts/THSarabunNew Bold.ttf": b"bold"}
    assert taken("ed.zip", packed.getvalue()) == {"fonts/THSarabunNew.ttf": b"font"}
