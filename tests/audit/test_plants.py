"""Some of the faults of `make plants`, those planted in a card: each is found."""

from pathlib import Path

import pytest

from tests.audit import plant
from tests.audit.plants import in_pdf, in_pptx, run, second
from tests.audit.plants.table import CARD_PDF, CARD_PPTX, OnPages

IN_CARDS = (
    *((CARD_PDF, change) for change in (
        in_pdf.swapped, in_pdf.white, in_pdf.covered, in_pdf.struck, in_pdf.number_as_path,
        in_pdf.image_added, second.narrowed, second.clipped, second.alts_exchanged,
    )),
    *((CARD_PPTX, change) for change in (
        in_pptx.swapped, in_pptx.swapped_in_table, in_pptx.path_added, in_pptx.picture_added,
        in_pptx.moved_aside, in_pptx.axis_max, in_pptx.qr_altered, in_pptx.theme_white,
        second.sign_turned, second.turned_upright, second.marked_over, second.column_closed,
        second.titled, second.said_by_app,
    )),
)  # fmt: skip


@pytest.fixture(scope="module")
def card(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one card."""
    return plant.copied(built, tmp_path_factory.mktemp("card"), "TH-56")


@pytest.mark.parametrize(
    ("file", "change"),
    IN_CARDS,
    ids=[
        change.__name__ if hasattr(change, "__name__") else f"{file} {at}"
        for at, (file, change) in enumerate(IN_CARDS)
    ],
)
def test_a_fault_in_a_card_is_found(card: Path, file: str, change: object) -> None:
    (result,) = run.on_pages(card, file, [(OnPages("", file, change), 0, None)])
    assert result.found, result.name
