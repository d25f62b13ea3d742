"""Whatever is altered in a finished report, the audit finds: texts, cells, footnotes, contents.

The same of its English summary.
"""

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

REPORT, SUMMARY = "report", "summary-en"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the small edition and its summary; not to be changed."""
    base = tmp_path_factory.mktemp("report")
    edition = folders.write(factories.unit_level_edition(), base / "edition")
    build(edition, base / "out", lambda step, advance=1: None, [REPORT, SUMMARY], ["pdf"])
    return base / "out"


@pytest.fixture(params=[REPORT])
def document(request: pytest.FixtureRequest) -> str:
    """Return the name of the document that is altered: the report unless a test asks for more."""
    return str(request.param)


@pytest.fixture
def out(made: Path, tmp_path: Path, document: str) -> Path:
    """Return a copy of it that may be altered."""
    return plant.copied(made, tmp_path, document)


both = pytest.mark.parametrize("document", [REPORT, SUMMARY], indirect=True)


def parts(out: Path) -> Iterator[tuple[int, str, str, list[list[str]]]]:
    """Yield the parts of all pages: page, role, what is printed, and its stretches."""
    (register,) = (out / "register").iterdir()
    for place in json.loads(register.read_text("utf-8"))["places"]:
        for role, _, runs in place["parts"]:
            yield place["pages"][0], role, "".join(text for text, _ in runs), runs


def changed(out: Path, number: int, old: str, new: str) -> set[int | None]:
    """Show letters of a page otherwise; return the pages on which the audit finds a fault."""
    (file,) = out.glob("*.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        page = Page(pdf, number)
        shown = next(one for one in page.shown() if old in one.text)
        at = shown.text.index(old)
        codes = [shown.font.codes[letter] for letter in new]
        page.put(shown.at, [*shown.codes[:at], *codes, *shown.codes[at + len(old) :]])
        page.save()
        pdf.save()
    return {finding.page for finding in audit(out, [file.stem])}


def other(number: str) -> str:
    """Return a number with another last digit."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


@both
@pytest.mark.parametrize("role", ["text", "cell"])
def test_a_number_of_a_text_or_a_cell(out: Path, document: str, role: str) -> None:
    first = 3 if document == REPORT else 0
    scores = (
        (page, text)
        for page, own, _, runs in parts(out)
        for text, fact in runs
        if own == role and fact.endswith(".score") and page > first
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


@both
def test_as_built_it_has_no_fault(out: Path, document: str) -> None:
    assert [finding.message().en for finding in audit(out, [document])] == []


@pytest.mark.parametrize("document", [SUMMARY], indirect=True)
def test_the_language_of_the_summary(out: Path, document: str) -> None:
    with pikepdf.open(out / f"{document}.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = pikepdf.String("th-TH")
        pdf.save()
    assert [finding.cause for finding in audit(out, [document])] == ["property"]


def test_data_that_a_report_carries(out: Path, document: str) -> None:
    with pikepdf.open(out / "report.pdf", allow_overwriting_input=True) as pdf:
        assert "scores.csv" in pdf.attachments
        pdf.attachments["scores.csv"] = b"code,score\n"
        del pdf.attachments["units.csv"]
        pdf.save()
    found = {
        (finding.cause, finding.expected or finding.found) for finding in audit(out, [document])
    }
    assert found >= {("not_carried", "units.csv"), ("active", "scores.csv")}


def test_a_reference_in_a_sentence_leads_to_what_it_names(out: Path, document: str) -> None:
    with pikepdf.open(out / "report.pdf", allow_overwriting_input=True) as pdf:
        links = [
            (number, note)
            for number, page in enumerate(pdf.pages, 1)
            for note in page.get("/Annots", ())
            if str(note.Contents).startswith(("ตารางที่", "บทที่")) and "." not in str(note.Contents)
        ]
        number, link = next((n, note) for n, note in links if n > 3)
        link.Dest[0] = pdf.pages[0].obj
        pdf.save()
    assert {(one.cause, one.page) for one in audit(out, [document])} == {("led", number)}
