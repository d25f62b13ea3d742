"""A new document is one row of a table: it is composed, painted in all formats, told, audited."""

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from report_builder.build import outputs, pipeline
from report_builder.build.cards import BUNDLED
from report_builder.build.outputs import Document, Output, one_document
from report_builder.build.painters import PAINTERS
from report_builder.build.work import Work
from report_builder.cli.app import Format, Only
from report_builder.errors import BadInput, NothingBuilt
from report_builder.output.register import SUFFIXES
from tests import factories, folders


def test_the_command_line_offers_every_output_and_format() -> None:
    assert [only.value for only in Only] == [*outputs.OUTPUTS]
    assert [format.value for format in Format] == [*outputs.FORMATS]


def test_every_format_is_known_to_the_register_and_has_a_bundle_of_cards() -> None:
    assert [*SUFFIXES] == [*PAINTERS] == [*BUNDLED]


def _leaflet(work: Work) -> Document:
    deck = work.story.deck
    return Document("ภาพรวม", deck.slides[:1], work.story.pages[:1], deck.sections[:1])


@pytest.fixture
def leaflet(monkeypatch: pytest.MonkeyPatch) -> Output:
    """Add an output to the table: one page of the deck."""
    made = one_document("leaflet", _leaflet)
    monkeypatch.setattr(pipeline, "OUTPUTS", {**outputs.OUTPUTS, "leaflet": made})
    return made


def test_a_row_more_is_built_registered_and_audited(leaflet: Output, tmp_path: Path) -> None:
    edition = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    out = tmp_path / "out"
    pipeline.build(edition, out, lambda step, advance=1: None, ["leaflet"], [*PAINTERS])
    assert len(pypdfium2.PdfDocument(out / "leaflet.pdf")) == 1
    assert (out / "leaflet.pptx").is_file()
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["audit"] == {"documents": ["leaflet"], "findings": 0}


def test_a_summary_of_an_edition_without_english_is_refused_alone_and_left_out_of_all(
    tmp_path: Path,
) -> None:
    given = factories.unit_level_edition()
    own = replace(
        given.framework,
        dimensions=tuple(replace(d, name_en="") for d in given.framework.dimensions),
        indicators=tuple(replace(i, name_en="") for i in given.framework.indicators),
    )
    units = tuple(replace(unit, name_en="") for unit in given.units)
    edition = folders.write(replace(given, framework=own, units=units), tmp_path / "edition")
    out, quiet = tmp_path / "out", lambda step, advance=1: None
    with pytest.raises(NothingBuilt, match="English name"):
        pipeline.build(edition, out, quiet, ["summary-en"], ["pdf"])
    assert not out.exists()
    built = pipeline.build(edition, out, quiet, ["summary-en", "tables"], ["pdf", "xlsx"])
    assert any("summary-en.pdf" in words.en for words in built.warnings)
    assert not (out / "summary-en.pdf").exists()


@pytest.mark.parametrize("noun", ["OECD area 51", "W" * 60, "จังหวัด 5G"])
def test_a_summary_calls_units_by_any_noun(noun: str, tmp_path: Path) -> None:
    given = factories.unit_level_edition()
    own = replace(given.settings, unit_noun_en=noun)
    edition = folders.write(replace(given, settings=own), tmp_path / "edition")
    out = tmp_path / "out"
    pipeline.build(edition, out, lambda step, advance=1: None, ["summary-en"], ["pdf"])
    pages = pypdfium2.PdfDocument(out / "summary-en.pdf")
    words = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert noun[:8] in words


def test_a_report_alone_refuses_a_wrong_text_of_its_own(tmp_path: Path) -> None:
    wrong = {"report": {"summary": {"whole": {"score": "ได้ {{ f('nothing') }}"}}}}
    edition = folders.write(replace(factories.unit_level_edition(), texts=wrong), tmp_path / "e")
    with pytest.raises(BadInput, match="nothing"):
        pipeline.build(edition, tmp_path / "out", lambda step, advance=1: None, ["report"], ["pdf"])
