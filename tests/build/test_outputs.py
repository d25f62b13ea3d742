"""A new document is one row of a table: it is composed, painted in all formats, told, audited."""

import json
from pathlib import Path

import pypdfium2
import pytest

from report_builder.build import outputs, pipeline
from report_builder.build.cards import BUNDLED
from report_builder.build.outputs import Document, Output, one_document
from report_builder.build.painters import PAINTERS
from report_builder.build.work import Work
from report_builder.cli.app import Format, Only
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
