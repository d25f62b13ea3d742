"""From a messy spreadsheet to documents in Chromium: alone, two at once, after a crash."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import messy
from tests.browser.conftest import Server, begin, build, came_in, done, press, serving, shown


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return messy.write(tmp_path_factory.mktemp("messy") / "สรุปผลสุขภาพ.xlsx")


def framed(page: Page, name: str, files: list[Path]) -> str:
    """Make an edition of a table of scores alone, and return the address of its work."""
    at = begin(page, name, files)
    press(page, page.get_by_role("link", name="ทำต่อ: ดูคอลัมน์"))
    expect(page.get_by_label("หน่วยงานผู้เผยแพร่")).to_have_value("สำนักงานสาธารณสุขจังหวัดสมมุติ")
    expect(page.get_by_label("เป็นข้อมูลจำลอง")).to_be_checked()
    return at


def test_a_messy_spreadsheet_becomes_both_decks(
    page: Page, spreadsheet: Path, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    at = framed(page, "สุขภาพอำเภอ", [spreadsheet])
    assert page.get_by_label("ชื่อการสำรวจ").input_value() == "การสำรวจความพร้อมด้านสุขภาพของอำเภอ"
    shown(page, "frame")
    assert axe(page) == []
    press(page, page.get_by_role("button", name="ทำต่อ: ตรวจข้อมูล"))
    done(page)
    expect(page.locator("main")).to_contain_text("ต้องแก้ข้อผิดพลาดก่อนสร้างเอกสาร")
    shown(page, "suggestions")
    assert axe(page) == []
    press(page, page.get_by_role("button", name="รับคำแนะนำทั้งหมด"))
    done(page)
    expect(page.locator("main")).to_contain_text("ข้อมูลพร้อมสร้างเอกสาร")
    shown(page, "mended")
    assert axe(page) == []
    build(page, at, "deck", formats=("pdf", "pptx"))
    for name, begins in (("deck.pdf", b"%PDF"), ("deck.pptx", b"PK")):
        with page.expect_download() as loaded:
            page.get_by_role("link", name=name, exact=True).click()
        loaded.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    with zipfile.ZipFile(tmp_path / "deck.pptx") as deck:
        first = deck.read("ppt/slides/slide1.xml").decode()
    said = "".join(re.findall("<a:t>([^<]*)", first))
    assert "ความพร้อมด้านสุขภาพของอำเภอ" in said


def test_two_work_at_once_and_neither_sees_the_other_s_words(
    browser: Browser, server: Server, small: list[Path]
) -> None:
    pages = [came_in(browser, server) for _ in range(2)]
    names = ("งานของหนึ่ง", "งานของสอง")
    works = [begin(page, name, small) for page, name in zip(pages, names, strict=True)]
    for page, at in zip(pages, works, strict=True):
        page.goto(f"{at}/documents")
        for box in page.locator("input[name=wanted]").all():
            box.set_checked(box.get_attribute("value") == "brief")
        page.locator("input[name=formats][value=pptx]").uncheck()
        press(page, page.locator("form[aria-labelledby=build] button"))
    expect(pages[1].locator("main")).to_contain_text("กำลังทำ")
    for page, name in zip(pages, names, strict=True):
        done(page)
        expect(page.locator("main")).to_contain_text("brief.pdf")
        expect(page.locator("nav.steps")).to_contain_text(name)
        page.context.close()


def test_after_a_kill_in_a_build_all_goes_on(
    browser: Browser, small: list[Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with serving(home) as server:
        page = came_in(browser, server)
        at = begin(page, "ถูกตัดกลางคัน", small)
        build(page, at, "brief")
        page.goto(f"{at}/documents")
        page.locator("input[name=wanted][value=brief]").check()
        press(page, page.locator("form[aria-labelledby=build] button"))
        expect(page.locator("[data-progress]")).to_have_count(1)
        server.kill()
        page.context.close()
    with serving(home) as server:
        page = came_in(browser, server)
        press(page, page.get_by_role("link", name="ถูกตัดกลางคัน", exact=True))
        again = page.url.removesuffix("/data")
        page.goto(f"{again}/documents")
        expect(page.locator("main")).to_contain_text("brief.pdf")
        build(page, again, "brief")
        expect(page.locator("main")).not_to_contain_text(re.compile("ไม่สำเร็จ|กำลังทำ"))
        page.context.close()
