"""The four steps with the keyboard alone, and what a screen reader is told of each page."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FileChooser, Locator, Page, expect

from tests.browser import messy
from tests.browser.conftest import SHOTS, Server, came_in, done

FAR = 250
"""Presses of Tab within which anything on a page is reached."""
NAMED = {
    *("button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "progressbar"),
    *("image", "navigation", "region", "dialog", "DisclosureTriangle"),
}
"""The roles that need a name."""


def to(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus, which must be seen."""
    expect(target).to_have_count(1)
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if target.evaluate("it => it === document.activeElement"):
            outlined = target.evaluate("it => getComputedStyle(it).outlineStyle")
            assert outlined != "none", target
            return
    raise AssertionError(f"the keyboard doesn't reach {target}")


def press(page: Page, target: Locator) -> None:
    """Go to something that leads to another page, and press Enter."""
    to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, target: Locator, text: str) -> None:
    to(page, target)
    page.keyboard.type(text)


def choose(page: Page, file: Path) -> None:
    """Open the chooser of files that has the focus, and choose one."""
    opened: list[FileChooser] = []

    def open_(chooser: FileChooser) -> None:
        opened.append(chooser)

    page.on("filechooser", open_)
    for key in ("Enter", "Space", "Enter"):
        if not opened:
            page.keyboard.press(key)
            page.wait_for_timeout(2_000)
    opened[0].set_files(file)


def told(page: Page) -> list[dict[str, Any]]:
    """Return the nodes of Chromium's accessibility tree that a screen reader meets."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node.get("ignored")]


def said(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))


def read_out(page: Page, name: str) -> None:
    """Look at what a screen reader is told of a page, and keep it to be read."""
    nodes = told(page)
    lines = [f"{said(n, 'role')}: {said(n, 'name')}" for n in nodes if said(n, "name")]
    SHOTS.mkdir(parents=True, exist_ok=True)
    (SHOTS / f"{name}.heard.txt").write_text("\n".join(lines), encoding="utf-8")
    nameless = [said(n, "role") for n in nodes if said(n, "role") in NAMED and not said(n, "name")]
    assert nameless == [], name
    roles = [said(n, "role") for n in nodes]
    for once in ("dialog",) if "dialog" in roles else ("main", "banner", "contentinfo"):
        assert roles.count(once) == 1, (name, once)
    links = [said(n, "name") for n in nodes if said(n, "role") in ("link", "button")]
    assert not {"ที่นี่", "here", "คลิก", "click"} & {*links}


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return messy.write(tmp_path_factory.mktemp("keyboard") / "สรุปผลสุขภาพ.xlsx")


def test_the_four_steps_are_walked_with_the_keyboard_alone(
    browser: Browser, server: Server, spreadsheet: Path, tmp_path: Path
) -> None:
    page = came_in(browser, server)
    read_out(page, "key-1-home")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    form = page.locator("form[aria-labelledby=way-files]")
    write(page, form.get_by_label("ชื่องาน"), "ด้วยแป้นพิมพ์")
    to(page, form.locator("input[type=file]"))
    choose(page, spreadsheet)
    press(page, form.locator("button"))
    done(page)
    read_out(page, "key-2-data")
    press(page, page.get_by_role("link", name="ทำต่อ: ดูคอลัมน์"))
    read_out(page, "key-3-frame")
    publisher = page.get_by_label("หน่วยงานผู้เผยแพร่")
    expect(publisher).to_have_value("สำนักงานสาธารณสุขจังหวัดสมมุติ")
    write(page, publisher, " (กลุ่มงาน ก)")
    expect(page.get_by_label("เป็นข้อมูลจำลอง")).to_be_checked()
    press(page, page.get_by_role("button", name="ทำต่อ: ตรวจข้อมูล"))
    done(page)
    expect(page.locator("main")).to_be_focused()
    read_out(page, "key-4-check")
    press(page, page.get_by_role("button", name="รับคำแนะนำทั้งหมด"))
    expect(page.locator(".said")).to_be_focused()
    done(page)
    press(page, page.get_by_role("link", name="ข้อความ", exact=True))
    read_out(page, "key-5-texts")
    edited(page)
    press(page, page.get_by_role("link", name="เอกสาร", exact=True))
    read_out(page, "key-6-documents")
    for box in page.locator("input[name=wanted]").all():
        if box.get_attribute("value") != "deck" and box.is_checked():
            to(page, box)
            page.keyboard.press("Space")
    press(page, page.locator("form[aria-labelledby=build] button"))
    status = page.get_by_role("status").filter(has_text="กำลังทำ")
    expect(status).to_have_attribute("aria-live", "polite")
    done(page)
    to(page, page.get_by_role("link", name="deck.pptx", exact=True))
    with page.expect_download() as loaded:
        page.keyboard.press("Enter")
    loaded.value.save_as(tmp_path / "deck.pptx")
    assert (tmp_path / "deck.pptx").read_bytes().startswith(b"PK")
    page.context.close()


def edited(page: Page) -> None:
    """Write a sentence with a figure in it, and save it."""
    form = page.locator("form.text").first
    field = form.get_by_role("textbox")
    to(page, field)
    page.keyboard.press("End")
    page.keyboard.type(" รวม ")
    to(page, form.get_by_role("button", name="ใส่ตัวเลข"))
    page.keyboard.press("Enter")
    expect(page.locator("#wanted")).to_be_focused()
    expect(page.locator("#figures li").first).to_be_visible()
    read_out(page, "key-7-figures")
    page.keyboard.press("Tab")
    while not page.locator("#figures button").first.evaluate("it => it === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#chooser")).to_be_hidden()
    expect(field).to_be_focused()
    assert "{" not in field.inner_text()
    to(page, form.get_by_role("button", name="บันทึก"))
    page.keyboard.press("Enter")
    expect(form.get_by_role("status")).to_have_text(re.compile("บันทึกแล้ว"))
