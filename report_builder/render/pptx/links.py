"""Lead from a shape to a slide of the same file or to an address on the web."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from report_builder.model import plain
from report_builder.render.ooxml.drawingml import quoteattr
from report_builder.render.page import Element, Page, TextBox, targets
from report_builder.render.pptx.seats import Seat

_WEB = re.compile("https?://[^\\s\u0e00-\u0e7f]+")
_IDENTITY = re.compile("<p:cNvPr [^>]*>")


@dataclass
class Links:
    """The slides of a deck, still empty, and where the links of its pages lead."""

    package: Package
    pages: Sequence[Page]
    slides: list[Part] = field(init=False)

    def __post_init__(self) -> None:
        names = (PackURI(f"/ppt/slides/slide{place + 1}.xml") for place in range(len(self.pages)))
        self._places = targets(self.pages)
        self.slides = [Part(name, CT.PML_SLIDE, self.package) for name in names]

    def linked(self, drawn: str, seat: Seat, slide: Part) -> str:
        """Return a shape with its link, as it is where it has none or leads to its own slide."""
        link = _link_of(seat.element)
        target = self._target(link)
        if _WEB.match(link):
            relation = slide.relate_to(link, RT.HYPERLINK, is_external=True)
            return _leading(drawn, f'r:id="{relation}" tooltip={quoteattr(link)}')
        if target is None or target is slide:
            return drawn
        relation = slide.relate_to(target, RT.SLIDE)
        return _leading(drawn, f'r:id="{relation}" action="ppaction://hlinksldjump"')

    def _target(self, link: str) -> Part | None:
        """Return the slide that a link leads to, None where it leads to none."""
        place = self._places.get(link)
        return None if place is None else self.slides[place]


def _link_of(element: Element) -> str:
    """Return the link of a text, else the address in it."""
    if not isinstance(element, TextBox):
        return ""
    said = (_WEB.search(plain(line.text)) for line in element.lines)
    return element.link or next((found[0] for found in said if found), "")


def _leading(drawn: str, where: str) -> str:
    return _IDENTITY.sub(lambda told: f"{told[0]}<a:hlinkClick {where}/>", drawn, count=1)
