"""Put pictures of the edition on slides: native ones, in placeholders for pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from report_builder.render.ooxml.drawingml import identity, transform
from report_builder.render.page import PictureBox
from report_builder.render.pictures import Ready
from report_builder.render.pptx.slots import Slot


@dataclass
class Media:
    """The pictures of a file, each held once."""

    presentation: Presentation
    parts: dict[Ready, Part] = field(default_factory=dict)

    def part(self, picture: Ready) -> Part:
        """Return the part that holds a picture."""
        if picture not in self.parts:
            name = PackURI(f"/ppt/media/picture{len(self.parts) + 1}.jpg")
            package = self.presentation.part.package
            self.parts[picture] = Part(name, CT.JPEG, package, picture.content)
        return self.parts[picture]


def picture_shape(
    element: PictureBox, shape_id: int, name: str, slot: Slot | None, relation: str
) -> str:
    """Return a picture by the relation to its part, in its placeholder if it has one."""
    return (
        f"<p:pic><p:nvPicPr>{identity(shape_id, name, alt=element.alt)}"
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{slot.reference if slot else ''}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{transform(element.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
