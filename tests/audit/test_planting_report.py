"""Whatever is altered in a finished report, the audit finds: texts, cells, footnotes, contents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from report_builder.audit import audit
from report_builder.build.pipeline import build
from tests import factories, folders
from tests.audit import plant
from tests.audit.plants.in_pdf import Page

FILE = "report.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the small edition; not to be changed."""
    base = tmp_path_factory.mktemp("report")
    edition = folders.write(factories.unit_level_edition(), base / "edition")
    build(edition, base / "out", lambda step, advance=1: None, ["report"], ["pdf"])
    return base / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """Return a copy of it that may be altered."""
    return plant.copied(made, tmp_path, "report")


def parts(out: Path) -> Iterator[tuple[int, str, str, list[list[str]]]]:
    """Yield the parts of all pages: page, role, what is printed, and its stretches."""
    for place in json.loads((out / "register" / "report.json").read_text("utf-8"))["places"]:
        for role, _, runs in place["parts"]:
            yield place["pages"][0], role, "".join(text for text, _ in runs), runs


def changed(out: Path, number: int, old: str, new: str) -> set[int | None]:
    """Show letters of a page otherwise; return the pages on which the audit finds a fault."""
    with pikepdf.open(out / FILE, allow_overwriting_input=True) as pdf:
        page = Page(pdf, number)
        shown = next(one for one in page.shown() if old in one.text)
        at = shown.text.index(old)
        codes = [shown.font.codes[letter] for letter in new]
        page.put(shown.at, [*shown.codes[:at], *codes, *shown.codes[at + len(old) :]])
        page.save()
        pdf.save()
    return {finding.page for finding in audit(out, ["report"])}


def other(number: str) -> str:
    """Return a number with another last digit."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


@pytest.mark.parametrize("role", ["text", "cell"])
def test_a_number_of_a_text_or_a_cell(out: Path, role: str) -> None:
    scores = (
        (page, text)
        for page, own, _, runs in parts(out)
        for text, fact in runs
        if own == role and fact.endswith(".score") and page > 3
    )
    page, score = next(scores)
    assert page in changed(out, page, score, other(score))


def test_a_word_of_a_footnote(out: Path) -> None:
    page, text = next((page, said) for page, _, said, _ in parts(out) if said.startswith("*\u00a0"))
    letters = text[2:5]
    assert page in changed(out, page, letters, letters[::-1])


def test_a_page_of_the_contents(out: Path) -> None:
    page, text = next((page, said) for page, _, said, _ in parts(out) if said.startswith("....."))
    assert page in changed(out, page, text.split()[-1], other(text.split()[-1]))


def test_a_report_as_built_has_no_fault(out: Path) -> None:
    assert [finding.message().en for finding in audit(out, ["report"])] == []
