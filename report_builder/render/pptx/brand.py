"""Open the template a deck is built on: our own, or one with the same layout names."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.presentation import Presentation

from report_builder.render.page import Element, Figure, Page, Rule
from report_builder.render.pptx.layouts import LAYOUTS, Slot
from report_builder.render.pptx.template import blank_template


@dataclass(frozen=True, slots=True)
class Bound:
    """A layout of the template, and what our slots are in it."""

    part: Part
    slots: tuple[Slot, ...]
    drawn: tuple[Rule | Figure, ...]


@dataclass
class Base:
    """An open template without slides, and the layouts that pages ask for."""

    presentation: Presentation
    layouts: dict[str, Bound]

    @property
    def notes_master(self) -> Part:
        """Return the notes master."""
        return self.presentation.part.part_related_by(RT.NOTES_MASTER)

    @property
    def slide_ids(self) -> list[int]:
        """Return the ids of the slides in order."""
        return [int(slide.id) for slide in self.presentation.part._element.sldIdLst]

    def add(self, slide: Part) -> None:
        """Add a slide at the end."""
        root = self.presentation.part._element
        root.get_or_add_sldIdLst().add_sldId(self.presentation.part.relate_to(slide, RT.SLIDE))

    def fitted(self, page: Page) -> Sequence[Element]:
        """Return the elements of a page in places and sizes that fit this template."""
        return page.elements


def opened(source: bytes | Path | None, keys: set[str]) -> Base:
    presentation = pptx.Presentation(io.BytesIO(blank_template()))
    parts = {layout.name: layout.part for layout in presentation.slide_layouts}
    layouts = {l.key: Bound(parts[l.name], l.slots, l.drawn) for l in LAYOUTS}
    return Base(presentation, layouts)
