"""However many faults there are, few lines tell of them, in the words of the edition."""

from pathlib import Path

import pytest

from report_builder.audit import Finding, audit, summed
from report_builder.build import pipeline
from report_builder.build.pipeline import build
from report_builder.failures import FaultyFiles
from report_builder.output import publish
from tests import factories, folders


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built deck of the small edition, in one format."""
    base = tmp_path_factory.mktemp("summary")
    folder = folders.write(factories.edition(), base / "small")
    build(folder, base / "out", lambda step, advance=1: None, ["deck"], ["pptx"])
    return base / "out"


def found(cause: str, page: int | None, words: str = "คำ") -> Finding:
    return Finding(cause, "deck.pptx", page, words)


def test_each_kind_of_fault_is_told_once_with_its_number_and_the_title_of_its_page(out: Path):
    many = [found("overflow", 1)] + [found("missing", 1)] * 13_000
    [missing, overflow] = summed(out, many)
    title = factories.settings().title
    assert missing.th == (
        f"deck.pptx หน้า 1 “{title}”: ไม่พบข้อความที่ต้องมีในหน้านี้ — “คำ” และเช่นนี้อีก 12,999 จุด"
    )
    assert overflow.en == f"deck.pptx page 1 “{title}”: a text doesn't fit its box — “คำ”"


def test_faults_of_many_kinds_and_long_words_take_few_short_lines(out: Path):
    causes = ("overflow", "missing", "foreign", "outside", "small", "package")
    lines = summed(out, [found(cause, None, "ก" * 500) for cause in causes])
    assert len(lines) == 5
    assert lines[-1].en == "and 2 others"
    assert all(len(line.th) < 160 for line in lines)


def test_a_build_that_fails_its_audit_says_so_in_fifteen_lines_and_lists_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(folder: Path, documents: object = None) -> tuple[Finding, ...]:
        return (*audit(folder), *[found("overflow", 2, f"คำที่ {n}") for n in range(300)])

    monkeypatch.setattr(pipeline, "audit", faulty)
    folder, place = folders.write(factories.edition(), tmp_path / "small"), tmp_path / "out"
    with pytest.raises(FaultyFiles) as error:
        build(folder, place, lambda step, advance=1: None, ["deck"], ["pptx"])
    told = f"{error.value.words.th}\n{error.value.words.en}".splitlines()
    listing = publish.listing(place)
    assert len(told) <= 15
    assert "ข้อบกพร่องของโปรแกรม ไม่ใช่ของข้อมูล" in error.value.words.th
    assert str(listing) in error.value.words.en
    assert "--draft" in error.value.words.en
    assert len(listing.read_text(encoding="utf-8").splitlines()) == 2 * 300
    assert not place.exists()
    monkeypatch.undo()
    build(folder, place, lambda step, advance=1: None, ["deck"], ["pptx"])
    assert not listing.exists()
