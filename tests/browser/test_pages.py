"""Every page in Chromium: nothing shuts anyone out, nothing is wider than the window."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from report_builder.web.access import Role, add
from tests import folders
from tests.browser.conftest import (
    OUTSIDE,
    SHOTS,
    WIDTHS,
    Server,
    begin,
    build,
    came_in,
    done,
    press,
    serving,
)

STEPS = ("data", "check", "texts", "documents", "units", "units/D02")
ROWS = ("rows/scores", "rows/scores/2")


@pytest.fixture(scope="module")
def walked(
    browser: Browser, server: Server, small: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, dict[str, str]]]:
    """Return a browser, and the addresses of all pages by name."""
    page = came_in(browser, server)
    home = page.url
    at = begin(page, "สำรวจเขต", small)
    build(page, at, "brief", "cards")
    wrong = tmp_path_factory.mktemp("wrong")
    spoilt = folders.cells(small[0].parent, "scores")
    spoilt[1][1] = "97.5"
    folders.table(wrong, "scores", spoilt[0], spoilt[1:])
    page.goto(f"{at}/data")
    page.get_by_label("เพิ่ม หรือแทนเฉพาะแฟ้มชื่อเดียวกัน").check()
    page.locator("form[aria-labelledby=more] input[type=file]").set_input_files(
        wrong / "scores.csv"
    )
    press(page, page.get_by_role("button", name="ส่งแฟ้ม", exact=True))
    done(page)
    build(page, at, "brief", "cards")
    page.goto(f"{at}/history")
    press(page, page.get_by_role("button", name="เทียบ", exact=True))
    done(page)
    spoilt[3][2], spoilt[5][0] = "5 7.1", "D02-schol"
    folders.table(wrong, "scores", spoilt[0], spoilt[1:])
    others = [path for path in small if path.name != "scores.csv"]
    bad = begin(page, "มีที่ผิด", [*others, wrong / "scores.csv"])
    yield (
        page,
        {
            "home": home,
            **{step.replace("/", "-"): f"{at}/{step}" for step in (*STEPS, *ROWS)},
            "pages": f"{at}/pages/brief.pdf",
            "page": f"{at}/page/3/brief.pdf",
            "history": f"{at}/history",
            "figure": f"{at}/figure/nation.score",
            "bad-data": f"{bad}/data",
            "bad-check": f"{bad}/check",
            "nothing": f"{home}works/0000000000000000",
        },
    )
    page.context.close()


def test_nothing_shuts_anyone_out(
    walked: tuple[Page, dict[str, str]], axe: Callable[[Page], list[str]]
) -> None:
    page, addresses = walked
    wrong: dict[str, list[str]] = {}
    for name, address in addresses.items():
        wrong |= _wrong(page, axe, address, name)
    assert wrong == {}
    assert OUTSIDE == []


def _wrong(
    page: Page, axe: Callable[[Page], list[str]], address: str, name: str
) -> dict[str, list[str]]:
    """Return what is wrong with a page in any width and language, and keep its pictures."""
    found: dict[str, list[str]] = {}
    SHOTS.mkdir(parents=True, exist_ok=True)
    for (kind, width), spoken in product(WIDTHS.items(), ("th", "en")):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address.partition('?')[0]}?lang={spoken}")
        _open_all(page)
        page.screenshot(path=SHOTS / f"{name}-{kind}-{spoken}.png", full_page=True)
        across = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[f"{name} {kind} {spoken}"] = [*axe(page), *[f"{across} px too wide"] * (across > 0)]
    return {shown: wrong for shown, wrong in found.items() if wrong}


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
    page.evaluate("Promise.all([...document.images].map(i => i.decode().catch(() => null)))")


def test_neither_signing_in_nor_reading_shuts_anyone_out(
    browser: Browser, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    add(tmp_path / "accounts", "นักอ่าน", Role.READER, "a long password")
    with serving(tmp_path / "home", "serve", "--password-file", str(tmp_path / "accounts")) as own:
        page = came_in(browser, own)
        assert _wrong(page, axe, own.address, "enter") == {}
        page.goto(own.address)
        for password in ("wrong", "a long password"):
            page.locator("#name").fill("นักอ่าน")
            page.locator("#password").fill(password)
            press(page, page.locator("form button").last)
            assert axe(page) == []
        assert _wrong(page, axe, own.address, "reader") == {}
        expect(page.locator("form[enctype]")).to_have_count(0)
        page.context.close()


def test_the_preview_shuts_nobody_out(
    browser: Browser, axe: Callable[[Page], list[str]], small: list[Path]
) -> None:
    with serving(small[0].parent, "preview", "--slide", "3") as own:
        page = came_in(browser, own)
        expect(page.locator("#preview img")).to_have_count(1)
        assert _wrong(page, axe, page.url, "preview") == {}
        page.context.close()


def test_a_number_is_opened_with_the_keyboard_alone(walked: tuple[Page, dict[str, str]]) -> None:
    page, addresses = walked
    page.goto(addresses["page"])
    link = page.locator("svg.numbered a").first
    link.focus()
    said = (link.get_attribute("aria-label") or "").split(" ")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/figure/"))
    assert said.strip("%") in page.locator("h2 .big").first.inner_text()


def test_a_number_leads_to_the_cell_behind_it_which_is_corrected_and_undone(
    walked: tuple[Page, dict[str, str]],
) -> None:
    page, addresses = walked
    page.goto(f"{addresses['figure']}?lang=th")
    press(page, page.locator("table.sample tbody th a").first)
    cell = page.locator("input[name=cell-B]")
    before = cell.input_value()
    cell.fill("12.5")
    press(page, page.get_by_role("button", name="บันทึกแถวนี้"))
    expect(page.locator(".said")).to_contain_text("แก้แล้ว 1 แห่ง")
    expect(cell).to_have_value("12.5")
    press(page, page.get_by_role("button", name=re.compile("ย้อนการแก้ครั้งล่าสุด")))
    expect(cell).to_have_value(before)


def test_a_number_is_opened_where_it_stands(walked: tuple[Page, dict[str, str]]) -> None:
    page, addresses = walked
    page.goto(addresses["units-D02"])
    spot = page.locator("svg.numbered a[href$='/figure/unit.D02.score']").first
    spot.click()
    page.wait_for_url(re.compile("/figure/unit.D02.score"))
