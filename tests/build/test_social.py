"""Pictures for social media: seen on a phone, said in words beside them, and audited like pages."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from report_builder.audit import audit
from report_builder.build import pipeline
from report_builder.model import Run
from report_builder.render.layout import PIXELS
from report_builder.render.page import TextBox
from report_builder.render.place.flow import FLOOR
from report_builder.render.place.social import FORMS, picture
from report_builder.story.blocks import Panel, Slide
from tests import factories, folders

NUMBER, WORDS = 120, 20
"""Least pixels of the number that is seen first, and of any word."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pictures of two units; each test leaves it as it was."""
    base = tmp_path_factory.mktemp("social")
    edition = factories.edition()
    source = folders.write(edition, base / "edition")
    units = [unit.code for unit in edition.units[:2]]
    out = base / "out"
    pipeline.build(source, out, lambda step, advance=1: None, ["social"], ["pdf"], units=units)
    return out


def pictures(folder: Path) -> list[Path]:
    return sorted((folder / "social").glob("*.png"))


def opened(path: Path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes()))


def test_there_are_two_sizes_of_each_unit_with_words_beside(drawn: Path) -> None:
    sizes = [opened(path).size for path in pictures(drawn)]
    assert sorted(sizes) == [(1080, 1080)] * 2 + [(1200, 630)] * 2
    for path in pictures(drawn):
        said = path.with_name(f"{path.stem.rpartition('-')[0]}.txt").read_text("utf-8")
        assert opened(path).text["Description"] == said
        assert "ข้อมูลจำลอง" in said


def _redrawn(folder: Path) -> Path:
    path = pictures(folder)[0]
    image = opened(path)
    ImageDraw.Draw(image).rectangle((90, 300, 110, 330), fill="#0B3C5D")
    image.save(path)
    return path


def _said_otherwise(folder: Path) -> Path:
    path = next(iter(sorted((folder / "social").glob("*.txt"))))
    path.write_text(path.read_text("utf-8") + "99.9\n", "utf-8")
    return path


def _of_another(folder: Path) -> Path:
    one, other = (path for path in pictures(folder) if "1200" in path.name)
    one.write_bytes(other.read_bytes())
    return one


@pytest.mark.parametrize("change", [_redrawn, _said_otherwise, _of_another])
def test_the_audit_names_what_was_changed(drawn: Path, change: Callable[[Path], Path]) -> None:
    before = {path: path.read_bytes() for path in (drawn / "social").glob("*.*")}
    changed = change(drawn)
    found = {finding.file for finding in audit(drawn)}
    for path, content in before.items():
        path.write_bytes(content)
    assert found == {changed.relative_to(drawn).as_posix()}
    assert not audit(drawn)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("name", ["กขค", "การพัฒนาระบบสารสนเทศ" * 3])
def test_what_is_said_can_be_read_on_a_phone(form, name: str) -> None:
    said = (Run(name),)
    number = Panel("score", heading=(Run("คะแนนรวม"),), number=(Run("53.3"),))
    slide = Slide("TH-56", "picture", "", said, said, panels=(number,), source=said)
    page = picture(slide, form, country=True)
    lines = [line for e in page.elements if isinstance(e, TextBox) for line in e.lines]
    pixels = [line.size * PIXELS / 72 for line in lines]
    assert max(pixels) >= NUMBER
    assert min(pixels) >= WORDS


@pytest.mark.parametrize("facts", [1, 2, 3])
@pytest.mark.parametrize("name", ["กขค", "การพัฒนาระบบสารสนเทศ" * 3])
def test_no_word_is_smaller_than_the_floor_however_much_is_said(facts: int, name: str) -> None:
    said = (Run(name),)
    number = Panel("score", heading=said, number=(Run("53.3"),), unit=said, caption=said)
    told = (Panel(f"fact{n}", heading=said, caption=said) for n in range(facts))
    slide = Slide("TH-56", "picture", "", said, said, panels=(number, *told), source=said)
    page = picture(slide, FORMS[0], country=True)
    sizes = [line.size for e in page.elements if isinstance(e, TextBox) for line in e.lines]
    assert min(sizes) >= FLOOR
