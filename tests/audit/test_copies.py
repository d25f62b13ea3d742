"""A bundle is read as copies of its cards only where every page draws just what the card does."""

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from report_builder.audit import copies, told
from tests.audit.plants import in_pdf

BUNDLE, FEW = "cards.pdf", 3


@cache
def parts(out: Path, suffix: str) -> list[Path]:
    document = told.document(out, "cards")
    return [out / name for files in document.of for name in files if name.endswith(suffix)]


def heavier(pdf: pikepdf.Pdf, page: int) -> bool:
    """Draw a letter of the first page otherwise, in the font that all pages share."""
    fonts = pdf.pages[page - 1].Resources.Font
    descriptor = fonts["/body"].DescendantFonts[0].FontDescriptor
    font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), recalcBBoxes=False)
    shown = next(in_pdf.Page(pdf, page).shown())
    glyph = font["glyf"][font.getGlyphOrder()[shown.codes[0]]]
    glyph.coordinates.translate((9, 0))
    data = io.BytesIO()
    font.save(data)
    descriptor.FontFile2 = pdf.make_stream(data.getvalue())
    return True


def respaced(pdf: pikepdf.Pdf, page: int) -> bool:
    font = pdf.pages[page - 1].Resources.Font["/body"].DescendantFonts[0]
    shown = next(in_pdf.Page(pdf, page).shown())
    font.W = pikepdf.Array([*font.W, shown.codes[0], pikepdf.Array([99])])
    return True


def drawing_turned(pdf: pikepdf.Pdf, page: int) -> bool:
    """Let a name lead to another drawing."""
    drawings = pdf.pages[page - 1].Resources.XObject
    one, other = sorted(drawings.keys())[:2]
    drawings[one], drawings[other] = drawings[other], drawings[one]
    return True


def test_bundles_draw_what_their_cards_do(built: Path) -> None:
    for suffix in (".pdf", ".pptx"):
        assert copies.same_pages(built / f"cards{suffix}", parts(built, suffix))


@pytest.fixture(scope="module")
def bundle(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle of the first cards alone."""
    path = tmp_path_factory.mktemp("bundle") / BUNDLE
    with pikepdf.open(built / BUNDLE) as pdf:
        del pdf.pages[FEW:], pdf.Root.StructTreeRoot, pdf.Root.Outlines
        pdf.save(path)
    return path


CHANGES = (
    *(in_pdf.swapped, in_pdf.number_changed, in_pdf.white, in_pdf.covered, in_pdf.rotated),
    *(in_pdf.image_added, in_pdf.dot_moved, in_pdf.exchanged),
    *(heavier, respaced, drawing_turned),
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_changed_in_a_bundle_is_no_copy(
    built: Path, bundle: Path, tmp_path: Path, change: object
) -> None:
    own = parts(built, ".pdf")[:FEW]
    assert copies.same_pages(bundle, own)
    with pikepdf.open(bundle) as pdf:
        assert change(pdf, 1)
        pdf.save(tmp_path / BUNDLE)
    assert not copies.same_pages(tmp_path / BUNDLE, own)
