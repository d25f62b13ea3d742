"""Templates as offices have them, made up: sizes, colours, backgrounds, faces, what is missing."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import pptx
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.shapes.picture import CT_Picture
from pptx.presentation import Presentation
from pptx.util import Inches

from report_builder.render.pptx.template import blank_template
from tests.render.pptx_reading import NS, opened, saved

SIZES = ((10.0, 7.5), (13.333, 7.5), (10.0, 5.625), (11.024, 6.201))
FACES = ("", "Tahoma", "Sarabun", "Leelawadee UI")
A = f"{{{NS['a']}}}"
HEX = st.integers(0, 0xFFFFFF).map("{:06X}".format)


def office() -> Presentation:
    """Return the English template that python-pptx carries."""
    return pptx.Presentation()


def ours() -> Presentation:
    """Return our own template."""
    return opened(blank_template())


@dataclass(frozen=True)
class Form:
    """Something drawn on the master: a rectangle, an oval or a picture of two halves."""

    kind: str
    color: str
    place: tuple[float, float, float, float]
    """Left, top, width and height as shares of the page."""


FORMS = st.builds(
    Form,
    kind=st.sampled_from(("rect", "ellipse", "picture")),
    color=HEX,
    place=st.tuples(*(st.floats(0, 0.9),) * 2, *(st.floats(0.02, 1.0),) * 2),
)


@dataclass(frozen=True)
class Brand:
    """What a template is made of."""

    start: Callable[[], Presentation]
    size: tuple[float, float]
    accents: list[str]
    face: str
    background: list[str]
    without: Collection[str] = ()
    named: bool = False
    forms: tuple[Form, ...] = ()
    share: float = 1.0

    def template(self) -> bytes:
        """Return the template."""
        presentation = self.start()
        resized(presentation, *self.size)
        dressed(presentation, self.accents, self.face)
        painted(presentation, self.background)
        decorated(presentation, self.forms)
        scaled(presentation, self.share)
        lacking(presentation, self.without)
        if not self.named:
            nameless(presentation)
        return saved(presentation)


BRANDS = st.builds(
    Brand,
    start=st.sampled_from((office, ours)),
    size=st.sampled_from(SIZES),
    accents=st.lists(HEX, min_size=6, max_size=6),
    face=st.sampled_from(FACES),
    background=st.lists(HEX, min_size=1, max_size=2),
    without=st.sets(st.sampled_from(("ftr", "sldNum", "dt", "body", "obj"))),
    named=st.booleans(),
    forms=st.lists(FORMS, max_size=4).map(tuple),
    share=st.sampled_from((0.3, 0.8, 1.0, 1.6)),
)
"""Templates that offices might have, with a title on their layouts."""


def resized(presentation: Presentation, width: float, height: float) -> None:
    """Give slides another size, and everything on master and layouts its share of it."""
    across, down = (
        Inches(width) / presentation.slide_width,
        Inches(height) / presentation.slide_height,
    )
    presentation.slide_width, presentation.slide_height = Inches(width), Inches(height)
    for holder in (presentation.slide_masters[0], *presentation.slide_layouts):
        for frame in holder.element.iterfind(".//a:xfrm", NS):
            for place, size in (("x", across), ("y", down)):
                at, extent = frame.find("a:off", NS), frame.find("a:ext", NS)
                at.set(place, str(round(int(at.get(place)) * size)))
                extent.set(f"c{place}", str(round(int(extent.get(f"c{place}")) * size)))


def dressed(presentation: Presentation, accents: list[str], face: str) -> None:
    """Give the theme other accents and another face for Thai."""
    part = presentation.slide_masters[0].part.part_related_by(RT.THEME)
    root: Any = etree.fromstring(part.blob)
    for number, rgb in enumerate(accents, 1):
        accent = root.find(f".//a:accent{number}", NS)
        accent.clear()
        etree.SubElement(accent, f"{A}srgbClr", val=rgb)
    for fonts in root.iterfind(".//a:cs", NS):
        fonts.set("typeface", face)
    part._blob = etree.tostring(root)


def painted(presentation: Presentation, colors: list[str]) -> None:
    """Give the master a background of one colour, or of two that run into each other."""
    stops = "".join(
        f'<a:gs pos="{100_000 * at}"><a:srgbClr val="{rgb}"/></a:gs>'
        for at, rgb in enumerate(colors)
    )
    plain = f'<a:solidFill><a:srgbClr val="{colors[0]}"/></a:solidFill>'
    run = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NS.items())
    slide: Any = presentation.slide_masters[0].element.find("p:cSld", NS)
    for old in slide.iterfind("p:bg", NS):
        slide.remove(old)
    fill = run if len(colors) > 1 else plain
    slide.insert(
        0, etree.fromstring(f"<p:bg {spaces}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>")
    )


def decorated(presentation: Presentation, forms: tuple[Form, ...]) -> None:
    """Draw forms on the master, under its placeholders."""
    master = presentation.slide_masters[0]
    page = presentation.slide_width, presentation.slide_height
    for form in forms:
        number = 1 + max(shape.shape_id for shape in master.shapes)
        place = [round(share * side) for share, side in zip(form.place, page * 2, strict=True)]
        if form.kind == "picture":
            part: Any = master.part
            _, relation = part.get_or_add_image_part(halves(form.color))
            drawn: Any = CT_Picture.new_pic(number, "Picture", "", relation, *place)  # type: ignore[no-untyped-call]
        else:
            drawn = CT_Shape.new_autoshape_sp(number, "Form", form.kind, *place)
            fill = drawn.spPr.get_or_change_to_solidFill()
            fill.get_or_change_to_srgbClr().val = form.color
        master.shapes._spTree.insert(2, drawn)


def halves(color: str) -> io.BytesIO:
    """Return a picture that is white at the left and of a colour at the right."""
    picture, out = Image.new("RGB", (64, 32), "white"), io.BytesIO()
    picture.paste(f"#{color}", (32, 0, 64, 32))
    picture.save(out, "PNG")
    out.seek(0)
    return out


def scaled(presentation: Presentation, share: float) -> None:
    """Make every placeholder of master and layouts smaller or larger, its corner where it was."""
    for holder in (presentation.slide_masters[0], *presentation.slide_layouts):
        for placeholder in holder.placeholders:
            extent = placeholder.element.find(".//a:ext[@cx]", NS)
            if extent is not None:
                for side in ("cx", "cy"):
                    extent.set(side, str(round(int(extent.get(side)) * share)))


def lacking(presentation: Presentation, kinds: Collection[str]) -> None:
    """Take placeholders of some kinds out of every layout."""
    for layout in presentation.slide_layouts:
        for holder in list(layout.element.iterfind(".//p:ph", NS)):
            if holder.get("type", "obj") in kinds:
                shape = holder.getparent().getparent().getparent()
                shape.getparent().remove(shape)


def nameless(presentation: Presentation) -> None:
    """Leave layouts nothing to be found by but their placeholders."""
    for number, layout in enumerate(presentation.slide_layouts):
        layout.name = f"L{number}"
        layout.element.attrib.pop("type", None)
