"""Pictures of an edition stand on its slides with words for them, as they were given."""

import json
import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from report_builder import facts, results
from report_builder.audit import audit
from report_builder.build import pipeline
from report_builder.build.rehearsal import rehearsed
from report_builder.edition.load import read
from report_builder.model import Edition, Picture
from report_builder.render.page import PictureBox
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.story.blocks import Deck
from report_builder.story.deck.compose import compose
from tests import factories, folders

HEAD = "place,file,alt_th,credit\n"
SLIDE = "scores"
TITLE = PP_PLACEHOLDER.TITLE


def drawn(size: tuple[int, int], form: str = "PNG", mode: str = "RGB") -> bytes:
    image, out = Image.new(mode, size, 0), BytesIO()
    ImageDraw.Draw(image).ellipse((10, 10, size[0] // 2, size[1] // 2), fill="white")
    image.save(out, form)
    return out.getvalue()


def claiming(size: tuple[int, int]) -> bytes:
    """Return a PNG file whose head tells a size that its body doesn't have."""
    whole = drawn((900, 900))
    head = b"IHDR" + struct.pack(">II", *size) + whole[24:29]
    return whole[:12] + head + struct.pack(">I", zlib.crc32(head)) + whole[33:]


def edition(folder: Path, rows: str, **files: bytes) -> Path:
    """Write a small edition with a table of pictures and the files of their folder."""
    source = folders.write(factories.edition(), folder / "edition")
    (source / "pictures.csv").write_text(HEAD + rows, "utf-8")
    (source / "pictures").mkdir()
    for name, content in files.items():
        (source / "pictures" / name.replace("_", ".")).write_bytes(content)
    return source


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return deck and cards of an edition with an emblem, a cover and a photograph on a slide."""
    rows = (
        "emblem,seal.png,ตราสำนักงาน,ภาพ: สำนักงาน\n"
        "cover,cover.jpg,ภาพปก,ภาพ: สำนักงาน พ.ศ. 2570\n"
        f"{SLIDE},app.jpg,หน้าจอแอป,\n"
    )
    shown = {"seal_png": drawn((300, 300), mode="RGBA"), "cover_jpg": drawn((900, 1500), "JPEG")}
    base = tmp_path_factory.mktemp("pictures")
    source = edition(base, rows, **shown, app_jpg=drawn((800, 600), "JPEG", "CMYK"))
    watch, out = lambda step, advance=1: None, base / "out"
    pipeline.build(source, out, watch, ["deck", "cards"], ["pdf", "pptx"])
    return out


def test_pictures_are_native_and_have_words(built: Path) -> None:
    slides = Presentation(str(built / "deck.pptx")).slides
    found = [s for slide in slides for s in slide.shapes if s._element.tag.endswith("}pic")]
    assert {s._element.nvPicPr.cNvPr.get("descr") for s in found} == {
        *("ตราสำนักงาน", "ภาพปก", "หน้าจอแอป")
    }
    assert all(s.is_placeholder for s in found)
    told = json.loads((built / "register" / "deck.json").read_text("utf-8"))
    assert {"หน้าจอแอป"} <= {alt for place in told["places"] for alt in place["alts"]}
    with zipfile.ZipFile(built / "deck.pptx") as packed:
        media = [name for name in packed.namelist() if "/media/" in name]
        assert all(Image.open(BytesIO(packed.read(name))).mode == "RGB" for name in media)


def test_the_emblem_stands_on_every_card(built: Path) -> None:
    cards = sorted((built / "cards").glob("*.pptx"))
    for card in (*cards, built / "cards.pptx"):
        for slide in Presentation(str(card)).slides:
            seals = [s for s in slide.shapes if s._element.tag.endswith("}pic")]
            assert [s._element.nvPicPr.cNvPr.get("descr") for s in seals] == ["ตราสำนักงาน"]
            (name,) = (s for s in slide.placeholders if s.placeholder_format.type == TITLE)
            assert seals[0].left + seals[0].width < name.left
    assert cards


def test_every_slide_can_have_a_picture() -> None:
    edition = factories.answered_edition()
    plain = composed_of(edition)
    shown = tuple(
        Picture(slide.id, f"ภาพของ {slide.id}", "", drawn((900, 500)))
        for slide in plain.slides
        if slide.kind != "cover"
    )
    told = fitted(composed_of(replace(edition, pictures=shown)))
    pages = deck_pages(told)
    alts = [e.alt for page in pages for e in page.elements if isinstance(e, PictureBox)]
    assert sorted(alts) == sorted(picture.alt for picture in shown)
    synthetic = {slide.id: slide.synthetic for slide in plain.slides}
    for page in pages:
        assert page.synthetic == synthetic.get(page.id.removesuffix("-picture"), page.synthetic)


def composed_of(edition: Edition) -> Deck:
    return compose(edition, facts.build(edition, results.compute(edition)))


def _other_in_pptx(folder: Path) -> None:
    path = folder / "deck.pptx"
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = next(name for name in parts if "/media/" in name)
    parts[name] = drawn((400, 400), "JPEG")
    with zipfile.ZipFile(path, "w") as packed:
        for own, content in parts.items():
            packed.writestr(own, content)


def _other_in_pdf(folder: Path) -> None:
    with pikepdf.open(folder / "deck.pdf", allow_overwriting_input=True) as pdf:
        picture = next(o for o in pdf.objects if _is_picture(o))
        picture.write(drawn((400, 400), "JPEG"), filter=pikepdf.Name.DCTDecode)
        pdf.save(folder / "deck.pdf")


def _is_picture(found: object) -> bool:
    return isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image"


@pytest.mark.parametrize("change", [_other_in_pptx, _other_in_pdf])
def test_the_audit_names_another_picture(built: Path, change) -> None:
    before = {path: path.read_bytes() for path in built.glob("deck.*")}
    change(built)
    found = {finding.cause for finding in audit(built)}
    for path, content in before.items():
        path.write_bytes(content)
    assert "turned" in found
    assert not audit(built)


@pytest.mark.parametrize(
    ("row", "cause", "column"),
    [
        ("cover,cover.jpg,,", "blank_cell", "alt_th"),
        ("cover,covr.jpg,ภาพปก,", "picture_missing", "file"),
        ("cover,../edition.toml,ภาพปก,", "picture_missing", "file"),
        ("cover,broken.png,ภาพปก,", "picture_unusable", "file"),
        ("cover,text.png,ภาพปก,", "picture_unusable", "file"),
        ("cover,tiny.png,ภาพปก,", "picture_too_small", "file"),
        ("cover,huge.png,ภาพปก,", "picture_too_large", "file"),
        ("cover,vast.png,ภาพปก,", "picture_too_large", "file"),
        ("covers,cover.jpg,ภาพปก,", "picture_place", "place"),
    ],
)
def test_what_is_wrong_is_named_at_its_cell(
    tmp_path: Path, row: str, cause: str, column: str
) -> None:
    whole = drawn((900, 900))
    source = edition(
        *(tmp_path, f"{row}\n"),
        cover_jpg=drawn((900, 900), "JPEG"),
        broken_png=whole[: len(whole) // 2],
        text_png="ภาพ".encode(),
        tiny_png=drawn((90, 60)),
        huge_png=drawn((10_000, 6_000), mode="1"),
        vast_png=claiming((60_000, 40_000)),
    )
    problems = [p for p in rehearsed(read(source)).problems if p.severity.value == "error"]
    assert [(p.cause, p.column, p.row) for p in problems] == [(cause, column, 2)]
    assert problems[0].cell
