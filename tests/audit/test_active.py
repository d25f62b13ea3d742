"""A file that acts, carries, remarks or leads out does so by someone else's hand, and is named."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from report_builder.audit import active, told
from tests.audit import plant

PDF_PLANTS: dict[str, tuple[str, Callable[[Pdf], object]]] = {
    "a script that runs when opened": ("active", lambda pdf: script(pdf)),
    "a file that is attached": ("active", lambda pdf: attach(pdf)),
    "a form": ("active", lambda pdf: set_root(pdf, "/AcroForm", Dictionary(Fields=Array()))),
    "a script of a page": ("active", lambda pdf: page_script(pdf)),
    "a sticky note": ("remark", lambda pdf: annotate(pdf, Dictionary(Subtype=Name.Text))),
    "a stamp": ("remark", lambda pdf: annotate(pdf, Dictionary(Subtype=Name.Stamp))),
    "a link that starts a program": ("active", lambda pdf: link(pdf, S=Name.Launch, F="x.exe")),
    "a link elsewhere": ("leads_out", lambda pdf: link(pdf, S=Name.URI, URI="https://evil.test")),
}


def set_root(pdf: Pdf, key: str, value: pikepdf.Object) -> None:
    pdf.Root[key] = value


def script(pdf: Pdf) -> None:
    set_root(pdf, "/OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


def attach(pdf: Pdf) -> None:
    pdf.attachments["payload.txt"] = b"hidden"


def page_script(pdf: Pdf) -> None:
    pdf.pages[2]["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS="x"))


def annotate(pdf: Pdf, note: Dictionary) -> None:
    note["/Rect"] = Array([10, 10, 90, 40])
    page = pdf.pages[1]
    page["/Annots"] = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def link(pdf: Pdf, **action: object) -> None:
    annotate(pdf, Dictionary(Subtype=Name.Link, A=Dictionary(**action)))


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    return plant.copied(built, tmp_path, "deck")


def causes(out: Path, file: str) -> set[str]:
    return {found.cause for found in active.findings(out / file, file, told.document(out, "deck"))}


@pytest.mark.parametrize("file", ["deck.pdf", "deck.pptx"])
def test_a_file_as_built_only_shows_pages(out: Path, file: str) -> None:
    assert not causes(out, file)


@pytest.mark.parametrize("name", PDF_PLANTS)
def test_what_a_pdf_does_besides_is_found(out: Path, name: str) -> None:
    cause, change = PDF_PLANTS[name]
    with pikepdf.open(out / "deck.pdf", allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save()
    assert cause in causes(out, "deck.pdf")


RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}"{mode}/></Relationships>'
)
OUTSIDE = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("cause", "kind", "target", "mode"),
    [
        ("leads_out", "hyperlink", "https://evil.test/", OUTSIDE),
        ("leads_out", "image", "https://evil.test/pixel.png", OUTSIDE),
        ("remark", "comments", "../comments/comment1.xml", ""),
        ("active", "vbaProject", "../vbaProject.bin", ""),
        ("active", "oleObject", "file:///c:/x.xlsx", OUTSIDE),
        ("active", "video", "https://evil.test/film.mp4", OUTSIDE),
    ],
)
def test_what_a_presentation_carries_besides_is_found(
    out: Path, cause: str, kind: str, target: str, mode: str
) -> None:
    planted = RELATION.format(kind=kind, target=target, mode=mode)
    change = plant.swapped("</Relationships>", planted)
    plant.in_part(out / "deck.pptx", "ppt/slides/_rels/slide3.xml.rels", change)
    assert cause in causes(out, "deck.pptx")


def test_a_hidden_slide_is_found(out: Path) -> None:
    change = plant.swapped("<p:sld ", '<p:sld show="0" ')
    plant.in_part(out / "deck.pptx", "ppt/slides/slide5.xml", change)
    assert "hidden" in causes(out, "deck.pptx")
