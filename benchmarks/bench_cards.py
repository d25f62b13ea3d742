"""Time the cards of 2559: pressed, as PowerPoint, by stock WeasyPrint and by Typst, one by one.

    uv run --with typst python benchmarks/bench_cards.py [CARDS]

Every way draws the texts, cells and outlines of the same placed cards in a process of its own,
after one card to warm up; ours are tagged, archival and read back exactly, the others are as they
come. Printed are processor milliseconds a card, which tell more than wall time on a machine that
does other work besides, and bytes a card.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from report_builder import facts, results
from report_builder.edition.load import load
from report_builder.model import plain
from report_builder.render.about import About
from report_builder.render.layout import CARD
from report_builder.render.page import Box, CellsBox, Line, OutlineBox, Page, TextBox
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.theme import theme
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.thai.font import FACES

Way = Callable[[tuple[Page, ...], About], bytes]
Placed = tuple[Box, Line]


def main(count: int) -> None:
    """Print what each way takes, and how many times what pressing takes."""
    pressed = 0.0
    for name in WAYS:
        command = [sys.executable, __file__, "--run", name, str(count)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        used, size = map(float, said.split())
        pressed = pressed or used
        print(
            f"{name:12} {used:7.1f} ms, {size / 1024:6.1f} KiB, {used / pressed:5.1f} x", flush=True
        )


def run(name: str, count: int) -> None:
    edition = load(ROOT / "assets" / "editions" / "2559")
    computed = results.compute(edition)
    told = teller(edition, computed, facts.build(edition, computed))
    cards = [
        tuple(sheet.page for sheet in card_sheets(compose_card(told, unit.code)))
        for unit in edition.units[: count + 1]
    ]
    day = edition.settings.date
    about = About(edition.settings.survey, date.fromisoformat(day), form=CARD)
    WAYS[name](cards[0], about)
    begun = os.times()
    sizes = [len(WAYS[name](card, about)) for card in cards[1:]]
    used = sum(os.times()[:2]) - sum(begun[:2])
    print(1000 * used / len(sizes), sum(sizes) / len(sizes))


def pressed(card: tuple[Page, ...], about: About) -> bytes:
    from report_builder.render.pdf.press import paint_pdf

    return paint_pdf(card, about)


def pptx(card: tuple[Page, ...], about: About) -> bytes:
    from report_builder.render.pptx.deck import paint_pptx

    return paint_pptx(card, about)


def weasyprint(card: tuple[Page, ...], about: About) -> bytes:
    import weasyprint

    faces = "".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight};"
        f" src: url('{(ROOT / 'fonts' / face.file).as_uri()}') }}"
        for face in FACES.values()
    )
    places = "body { margin: 0 } p { margin: 0; position: absolute }"
    style = f"{faces} @page {{ size: A4; margin: 0 }} {places}"
    texts = "".join(
        f'<p style="left:{box.x}in;top:{box.y}in;width:{box.w}in;font:{FACES[line.face].weight} '
        f"{line.size}pt/{line.leading} '{FACES[line.face].family}';"
        f'color:#{theme().hex(line.color)}">'
        f"{escape(plain(line.text))}</p>"
        for box, line in _texts(card[0])
    )
    html = f"<html><head><style>{style}</style></head><body>{_svg(card[0])}{texts}</body></html>"
    pdf: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3u", pdf_tags=True)
    return pdf


def typst(card: tuple[Page, ...], about: About) -> bytes:
    import typst

    texts = "".join(
        f"#place(dx: {box.x}in, dy: {box.y}in, block(width: {box.w}in, text(font: "
        f'"{FACES[line.face].family}", weight: {FACES[line.face].weight}, size: {line.size}pt, '
        f"{_quoted(plain(line.text))})))\n"
        for box, line in _texts(card[0])
    )
    curves = "".join(
        f'#place(polygon(fill: rgb("{theme().hex(element.fill)}"), '
        + ", ".join(f"({x:.3f}in, {y:.3f}in)" for x, y in ring)
        + "))\n"
        for element in _outlines(card[0])
        for ring in element.rings
    )
    source = f'#set page("a4", margin: 0pt)\n#set text(lang: "th")\n{curves}{texts}'
    pdf: bytes = typst.compile(source.encode(), font_paths=[str(ROOT / "fonts")], format="pdf")
    return pdf


def _texts(page: Page) -> Iterator[Placed]:
    """Yield the lines of texts and cells, each with a box."""
    for element in page.elements:
        if isinstance(element, TextBox):
            yield from ((element.box, line) for line in element.lines)
        elif isinstance(element, CellsBox):
            y = element.box.y
            for row, height in zip(element.rows, element.heights, strict=True):
                x = element.box.x
                for line, width in zip(row, element.widths, strict=True):
                    yield Box(x, y, width, height), line
                    x += width
                y += height


def _outlines(page: Page) -> Iterator[OutlineBox]:
    return (element for element in page.elements if isinstance(element, OutlineBox))


def _svg(page: Page) -> str:
    paths = "".join(
        f'<path fill="#{theme().hex(element.fill)}" d="'
        + "".join(
            "M" + "L".join(f"{72 * x:.1f} {72 * y:.1f}" for x, y in ring) + "Z"
            for ring in element.rings
        )
        + '"/>'
        for element in _outlines(page)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" style="position:absolute;left:0;top:0" '
        f'width="595pt" height="842pt" viewBox="0 0 595 842"><title>ภาพ</title>{paths}</svg>'
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


WAYS: dict[str, Way] = {"pressed": pressed, "pptx": pptx, "weasyprint": weasyprint}
if find_spec("typst"):
    WAYS["typst"] = typst


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 75)
