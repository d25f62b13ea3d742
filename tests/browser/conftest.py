"""A server in a process of its own, and Chromium in front of it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests import factories, folders

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WIDTHS = {"wide": 1280, "narrow": 390}
SHOTS = Path(os.environ.get("SHOTS", "output/browser"))
"""Where the pictures of pages go, to be looked at."""
OUTSIDE: list[str] = []
"""Addresses of other servers that pages asked for, of which there are none."""
PATIENCE = 300_000
"""Milliseconds that a job may take."""


@dataclass
class Server:
    """`serve` on a folder, and the address that it printed."""

    home: Path
    process: subprocess.Popen[str]
    address: str

    def kill(self) -> None:
        """End it as a failing machine does."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(home: Path, command: str = "serve", *options: str) -> Iterator[Server]:
    program = str(Path(sys.executable).with_name("report-builder"))
    with subprocess.Popen(
        (program, command, str(home), "--no-browser", "--port", "0", *options),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        said = ""
        while not (found := re.search(r"http://\S+", said)):
            line = process.stdout.readline() if process.stdout else ""
            assert line, "the server ended"
            said += line
        try:
            yield Server(home, process, found[0])
        finally:
            process.kill()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        yield browser
        browser.close()


def came_in(browser: Browser, server: Server, width: int = WIDTHS["wide"]) -> Page:
    """Return a page of someone of their own who came in by the printed address."""
    page = browser.new_context(
        viewport={"width": width, "height": 900}, accept_downloads=True, locale="th-TH"
    ).new_page()
    page.set_default_timeout(30_000)
    own = re.match(r"http://[^/]+/", server.address)
    page.on("request", lambda asked: OUTSIDE.extend([asked.url] * (own[0] not in asked.url)))
    page.goto(server.address)
    return page


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    page = came_in(browser, server)
    yield page
    page.context.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of the small edition."""
    folder = folders.write(factories.edition(), tmp_path_factory.mktemp("edition") / "small")
    return sorted(folder.iterdir())


def begin(page: Page, name: str, files: list[Path]) -> str:
    """Begin a work with files, wait for its check, and return its address."""
    page.goto(re.sub(r"(//[^/]+/).*", r"\1", page.url))
    form = page.locator("form[aria-labelledby=way-files]")
    form.get_by_label(re.compile("ชื่องาน|What to call")).fill(name)
    form.locator("input[type=file]").set_input_files(files)
    press(page, form.locator("button"))
    done(page)
    return page.url.removesuffix("/data")


def press(page: Page, button: Locator) -> None:
    """Press a button that leads to another page, and wait for it."""
    with page.expect_navigation():
        button.click()


def done(page: Page) -> None:
    """Wait until no job of the work of a page goes on."""
    expect(page.locator("[data-progress]")).to_have_count(0, timeout=PATIENCE)


def build(page: Page, at: str, *wanted: str, formats: tuple[str, ...] = ("pdf",)) -> None:
    """Build documents and wait for them."""
    page.goto(f"{at}/documents")
    for field, values in (("wanted", wanted), ("formats", formats)):
        for box in page.locator(f"input[name={field}]").all():
            box.set_checked(box.get_attribute("value") in values)
    press(page, page.locator("form[aria-labelledby=build] button"))
    done(page)


def shown(page: Page, name: str) -> None:
    """Keep pictures of a page in both widths, to be looked at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    for kind, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=SHOTS / f"{name}-{kind}-th.png", full_page=True)
    page.set_viewport_size({"width": WIDTHS["wide"], "height": 900})


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return what tells what axe finds wrong on a page."""
    runner = Axe()

    def wrong(page: Page) -> list[str]:
        found = runner.run(page).response["violations"]
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    return wrong
