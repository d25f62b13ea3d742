"""A link that was turned to another page is found, in PDF and on slides."""

import shutil
from pathlib import Path

import pikepdf
import pytest

from report_builder.audit import audit
from report_builder.build.pipeline import build
from tests import factories, folders
from tests.audit.plants import second
from tests.audit.plants.in_pptx import Deck


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built deck of the small edition."""
    base = tmp_path_factory.mktemp("links")
    folder = folders.write(factories.edition(), base / "small")
    build(folder, base / "out", lambda step, advance=1: None, ["deck"], ["pdf", "pptx"])
    return base / "out"


@pytest.fixture
def out(small: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small, tmp_path / "out")


def led(out: Path) -> set[tuple[str, int | None]]:
    return {(one.file, one.page) for one in audit(out) if one.cause == "led"}


def test_a_link_of_a_pdf(out: Path) -> None:
    with pikepdf.open(out / "deck.pdf", allow_overwriting_input=True) as pdf:
        pages = range(1, len(pdf.pages) + 1)
        turned = next(n for n in pages if second.link_led_elsewhere(pdf, n))
        pdf.save(out / "deck.pdf")
    assert led(out) == {("deck.pdf", turned)}


def test_a_link_of_a_slide(out: Path) -> None:
    deck = Deck.read(out / "deck.pptx")
    assert second.led_elsewhere(deck, 3)
    deck.write(out / "deck.pptx")
    assert led(out) == {("deck.pptx", 3)}
