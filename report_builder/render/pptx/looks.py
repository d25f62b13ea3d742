"""Give the texts of a slide colours that can be read on what the template has behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from report_builder.render.contrast import contrast, least, legible
from report_builder.render.layout import BODY, PAGE
from report_builder.render.page import (
    Box,
    CellsBox,
    ChartBox,
    Element,
    Figure,
    Line,
    Shape,
    TableBox,
    TextBox,
)
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.grounds import (
    TOUCHES,
    TRACE,
    Layer,
    bands,
    behind,
    fill_of,
    layers,
    loose,
    meet,
)
from report_builder.render.pptx.moves import Move
from report_builder.render.pptx.palette import Palette, mapping_of, palette
from report_builder.render.pptx.slack import is_typed, width_of
from report_builder.render.theme import PALE, READABLE, Theme, theme

MASTER_COLORS = "<a:masterClrMapping/>"
"""What a slide says of its colours that takes those of its master."""
_STATED = "@1.0+0.0"
"""Makes a colour another name of itself, so that a text says it though its placeholder has it."""
_ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}
_LITTLE = 0.01
"""Share of the content that something behind it must cover for a plate to lie between."""
_AROUND = 0.1
"""Inches of a plate around the content that lies on it."""
_OPEN = (Shape.OVAL,)
_LOGO, _TAG = 0.25, "tag"
"""Share of the page each way below which a form is a logo, and the slot that makes room for it."""


@dataclass(frozen=True)
class Look:
    """The colours of the slides of a layout: their theme, and what is drawn behind them.

    `inks` are the colours that placeholders give their texts as 'RRGGBB', `fills` what they are
    filled with, both by the key of the slot. `mapping` is what a slide says of its colours.
    """

    theme: Theme
    layers: tuple[Layer, ...]
    inks: Mapping[str, str]
    fills: Mapping[str, tuple[str, ...]]
    mapping: str

    def plate(self, elements: Sequence[Element], body: Box, page: Box) -> tuple[Figure, ...]:
        """Return what lies under the content where it would run over forms, or light and dark.

        Titles and sources that need something under them as well stand on it too.
        """
        if not self._is_busy(body):
            return ()
        texts = (e.box for e in elements if isinstance(e, TextBox) and self._is_busy(_taken(e)))
        boxes = (body, *texts)
        left = max(page.x, min(box.x for box in boxes) - _AROUND)
        top = max(page.y, min(box.y for box in boxes) - _AROUND)
        wide = min(page.right, max(box.right for box in boxes) + _AROUND) - left
        tall = min(page.bottom, max(box.bottom for box in boxes) + _AROUND) - top
        return (Figure("plate", Box(left, top, wide, tall), Shape.RECTANGLE, "white"),)

    def beside_logo(self, element: Element, page: Box) -> Element:
        """Return a tag at the left of a logo that it would lie on."""
        if not isinstance(element, TextBox) or element.slot != _TAG:
            return element
        logos = [it.box for it in self.layers[1:] if _is_small(it.box, page)]
        met = [logo.x for logo in logos if meet(logo, element.box)]
        moved = replace(element.box, x=min(met, default=0.0) - _AROUND - element.box.w)
        free = met and not any(meet(logo, moved) for logo in logos)
        return replace(element, box=moved) if free else element

    def _is_busy(self, place: Box) -> bool:
        """Tell whether what is behind a place disturbs words, whatever colour they have."""
        readable = self._can_be_read_on(behind(self.layers, place, _LITTLE))
        return not readable or self._is_parted(place) or loose(self.layers, place) > _LITTLE

    def _is_parted(self, body: Box) -> bool:
        """Tell whether a form behind the content leaves part of it on a page that looks unlike."""
        page, parts = self.layers[0].colors, self.behind(body)
        seen, drawn = [p for p in parts if p in page], [p for p in parts if p not in page]
        return any(contrast(one, other) >= PALE for one in seen for other in drawn)

    def readable(self, elements: Sequence[Element], bound: Bound) -> tuple[Element, ...]:
        """Return elements whose texts have colours that can be read where they stand."""
        return tuple(self._readable(e, elements[:at], bound) for at, e in enumerate(elements))

    def _readable(self, element: Element, below: Sequence[Element], bound: Bound) -> Element:
        if isinstance(element, CellsBox):
            grounds = self._behind(element.box, below)
            rows = (tuple(self._line(line, grounds) for line in row) for row in element.rows)
            return replace(element, rows=tuple(rows))
        return self._text(element, below, bound) if isinstance(element, TextBox) else element

    def _text(self, element: TextBox, below: Sequence[Element], bound: Bound) -> TextBox:
        slot = bound.slot(element.slot) if element.slot else None
        filled = (self.theme.hex(element.fill),) if element.fill else self.fills.get(element.slot)
        drawn = (*self.layers, *self._drawn(below))
        grounds = filled or behind(drawn, _taken(element), TRACE)
        given, ink = (slot.style.color, self.inks.get(slot.key, "")) if slot else ("", "")
        lines = tuple(self._line(line, grounds, given, ink) for line in element.lines)
        if element.fill or all(least(self.theme, n.color, grounds) >= READABLE for n in lines):
            return replace(element, lines=lines)
        plate = (self.theme.hex("white"),)
        told = tuple(self._line(line, plate) for line in element.lines)
        stated = tuple(replace(line, color=line.color + _STATED) for line in told)
        return replace(element, lines=stated, fill="white")

    def _line(self, line: Line, grounds: Sequence[str], given: str = "", ink: str = "") -> Line:
        """Return a line in a colour that can be read; that of its placeholder where that can.

        Where a slide has colours of its own, some programs leave those of placeholders as they are.
        """
        strong = line.strong and legible(self.theme, line.strong, grounds)
        line = replace(line, strong=strong) if strong != line.strong else line
        inherits, kept = bool(ink) and line.color == given, self.mapping == MASTER_COLORS
        if inherits and kept and min(contrast(ink, ground) for ground in grounds) >= READABLE:
            return line
        color = legible(self.theme, line.color, grounds)
        stated = color + _STATED if inherits and color == line.color else color
        return replace(line, color=stated)

    def on(self, element: Element, below: Sequence[Element]) -> Theme:
        """Return the theme that a chart or table is drawn in, which knows what is behind it."""
        if not isinstance(element, ChartBox | TableBox):
            return self.theme
        return replace(self.theme, ground=self._behind(element.box, below))

    def bands(self, page: Box) -> tuple[Box, ...]:
        """Return what the template draws across the page along its upper and lower edge."""
        return bands(self.layers, page)

    def behind(self, place: Box) -> tuple[str, ...]:
        """Return the colours that the template has behind a place."""
        return behind(self.layers, place, TOUCHES)

    def _behind(self, place: Box, below: Sequence[Element]) -> tuple[str, ...]:
        """Return the colours behind a place, the large ones alone where no ink suits the small."""
        drawn = (*self.layers, *self._drawn(below))
        grounds = behind(drawn, place)
        return grounds if self._can_be_read_on(grounds) else behind(drawn, place, TOUCHES)

    def _can_be_read_on(self, grounds: Sequence[str]) -> bool:
        ink = legible(self.theme, "ink", grounds)
        return least(self.theme, ink, grounds) >= READABLE

    def _drawn(self, below: Sequence[Element]) -> Iterator[Layer]:
        for element in below:
            if isinstance(element, TextBox | Figure) and element.fill:
                color = (self.theme.hex(element.fill),)
                yield Layer(element.box, color, solid=element.shape not in _OPEN)


def _is_small(box: Box, page: Box) -> bool:
    return max(box.w / page.w, box.h / page.h) < _LOGO


def _taken(element: TextBox) -> Box:
    """Return the part of a box that its words take across, where all its line ends are typed."""
    room, aligned = element.box.w - 2 * element.inset[0], {line.align for line in element.lines}
    if len(aligned) != 1 or not is_typed(element):
        return element.box
    wide = min(room, max(map(width_of, element.lines)))
    left = element.box.x + element.inset[0] + _ALIGNED[aligned.pop()] * (room - wide)
    return Box(left, element.box.y, max(wide, 0.01), element.box.h)


def look_of(bound: Bound, page: Box) -> Look:
    """Return the colours of the slides of a layout.

    Where the background is as dark as the text, text and page change their colours about.
    """
    master = bound.part.part_related_by(RT.SLIDE_MASTER)
    usual = palette(master, mapping_of(bound.part, master))
    drawn = layers(bound.part, master, usual, page)
    ground = behind(drawn, Move(PAGE, page).box(BODY), TOUCHES)
    turned = _is_turned(usual, ground)
    colors = usual.turned() if turned else usual
    return Look(
        _theme(colors, ground),
        drawn,
        {key: _ink(holder.ink, colors) for key, holder in bound.holders.items()},
        {key: fill_of(bound.part, holder.fill, colors) for key, holder in bound.holders.items()},
        colors.override() if turned else MASTER_COLORS,
    )


def _is_turned(colors: Palette, ground: Sequence[str]) -> bool:
    text, page = (min(contrast(colors.named(n), g) for g in ground) for n in ("tx1", "bg1"))
    return text < READABLE and page > text


def _ink(holder: object, colors: Palette) -> str:
    found = colors.color(holder)
    return found[0] if found else colors.named("tx1")


def _theme(colors: Palette, ground: tuple[str, ...]) -> Theme:
    """Return our theme in the colours of a template, its quiet text as dark as it must be."""
    plain = replace(theme(), palette=colors.as_ours(), ground=ground)
    names = {name: plain.color(legible(plain, name, ground)) for name in ("ink", "muted")}
    return replace(plain, colors={**plain.colors, **names})
