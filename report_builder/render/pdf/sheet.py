"""Collect what is drawn on a page: operators, and the structure that tells what they are.

The structure (14.7) gives a page that is read aloud its headings, paragraphs, tables and figures;
what isn't in it is decoration, an artifact.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from report_builder.render.layout import PageFormat
from report_builder.render.page import Box
from report_builder.render.pdf.codes import Codes
from report_builder.render.pdf.file import string
from report_builder.render.pdf.paths import POINTS, number
from report_builder.render.pdf.signs import signs
from report_builder.render.pictures import Ready
from report_builder.render.theme import theme
from report_builder.thai.font import face_of

CODE = 4
"""Digits of the code of a character."""
REMEMBERED, SHORT = 5, 8
"""Texts before it that PDFium compares a text with, and letters of one that it always keeps."""


@dataclass(eq=False)
class Node:
    """An element of the structure: its tag, what it says of itself, what it holds.

    Children are elements, numbers of marked content of the page, or references.
    """

    tag: str
    told: str = ""
    children: list[Node | int | str] = field(default_factory=list)

    def add(self, tag: str, told: str = "") -> Node:
        """Return a new element at the end of this one."""
        child = Node(tag, told)
        self.children.append(child)
        return child


@dataclass(frozen=True)
class Link:
    """A way from a box of a page to an address or a page counted from 0, and what it is called."""

    node: Node
    box: Box
    target: str | int
    text: str


@dataclass
class Used:
    """What the pages of one file draw with: codes by face, opacities, drawings by their content."""

    codes: dict[str, Codes] = field(default_factory=dict)
    opacities: list[float] = field(default_factory=list)
    drawings: dict[str, str] = field(default_factory=dict)
    targets: Mapping[str, int] = field(default_factory=dict)
    """The pages that links of their own name, counted from 0."""
    pictures: dict[Ready, str] = field(default_factory=dict)

    def picture(self, picture: Ready) -> str:
        """Return the name of a picture, which the file holds once."""
        return self.pictures.setdefault(picture, f"I{len(self.pictures)}")


class Sheet:
    """A page that is drawn on. Lengths are points from the top left corner."""

    def __init__(self, used: Used, form: PageFormat) -> None:
        self.used = used
        self.width, self.height = form.width * POINTS, form.height * POINTS
        self.root = Node("Sect")
        self.operators: list[str] = []
        self.marked: list[Node] = []
        """The element of each marked content by its number."""
        self.links: list[Link] = []
        self._open: Node | None = None
        """The element whose content is drawn."""
        self._last: deque[str] = deque(maxlen=REMEMBERED)

    def figure(self, box: Box, alt: str) -> Node:
        """Return a new figure of the structure: its box, and the words that stand for it."""
        place = f"/A<</O/Layout/Placement/Block/BBox[{self.rectangle(box)}]>>"
        return self.root.add("Figure", f"{place}/Alt{string(alt)}")

    def rectangle(self, box: Box) -> str:
        """Return a box as the file has it, whose pages run up."""
        sides = box.x, self.height - box.bottom, box.right, self.height - box.y
        return " ".join(map(number, sides))

    def link(self, node: Node, box: Box, target: str | int, text: str) -> Node:
        """Return a new link of the structure, which leads from a box to a target."""
        link = Link(node.add("Link"), box, target, text)
        self.links.append(link)
        return link.node

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Mark what is drawn as content of an element."""
        self._begin(node)
        yield
        self.operators.append("EMC")
        self._open = None

    def _begin(self, node: Node) -> None:
        self.operators.append(f"/{node.tag} <</MCID {len(self.marked)}>> BDC")
        node.children.append(len(self.marked))
        self.marked.append(node)
        self._open = node

    @contextmanager
    def leading(self, box: Box, target: str, text: str) -> Iterator[None]:
        """Mark what is drawn amid the content of an element as a link, where it leads to a page."""
        node, page = self._open, self.used.targets.get(target)
        if node is None or page is None or node.tag == "Link":
            yield
            return
        self.operators.append("EMC")
        with self.tagged(self.link(node, box, page, text)):
            yield
        self._begin(node)

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Mark what is drawn as an artifact."""
        self.operators.append("/Artifact BMC")
        yield
        self.operators.append("EMC")

    @contextmanager
    def moved(self, x: float, y: float, turn: float = 0.0) -> Iterator[None]:
        """Draw right of and below a point, turned clockwise by radians."""
        right, down = math.cos(turn), math.sin(turn)
        turned = " ".join(map(number, (right, down, -down, right, x, y)))
        self.operators.append(f"q {turned} cm")
        yield
        self.operators.append("Q")

    def fill(
        self, path: str, color: str, opacity: float = 1.0, *, edge: str = "", width: float = 0.0
    ) -> None:
        """Fill a path with a colour, with a line of a width along it where `edge` is a colour."""
        drawn = filled(path, color, edge, width)
        self.operators.append(f"q {self._opaque(opacity)}{drawn} Q" if opacity < 1 else drawn)

    def stroke(self, path: str, color: str, width: float, settings: str = "") -> None:
        """Draw along a path with a line of a width; settings are operators of its own."""
        drawn = f"{rgb(color)} RG {number(width)} w {settings}{path} S"
        self.operators.append(f"q {drawn} Q" if settings else drawn)

    def repeated(self, drawn: str) -> None:
        """Draw what other pages draw as well: the file holds it once."""
        name = self.used.drawings.setdefault(drawn, f"X{len(self.used.drawings)}")
        self.operators.append(f"/{name} Do")

    def text(self, x: float, y: float, text: str, face: str, size: float, color: str) -> None:
        """Write a line of text in a face from a point on its base line.

        Raises UnsafeText for a text that can't be read back.
        """
        own = face_of(face)
        codes = self.used.codes.setdefault(face, Codes(own))
        written = "".join(
            f"{sign.back}<{codes.written(sign)}>" if sign.back else f"<{codes.written(sign)}>"
            for sign in signs(text, face)
        ).replace("><", "")
        if len(text) > SHORT:
            written = self._unlike(written)
        if written:
            self.operators.append(
                f"BT {rgb(color)} rg /{face} {number(size * own.scale)} Tf "
                f"1 0 0 -1 {number(x)} {number(y)} Tm [{written}] TJ ET"
            )

    def _unlike(self, written: str) -> str:
        """Return a text written otherwise than the last ones: PDFium leaves out one that is equal.

        It takes equal texts for one drawn twice where their boxes meet and they are no farther
        apart than an eighth of their length (`IsSameTextObject`, fpdftext): short ones never are.
        """
        own = next((way for way in _ways(written) if way not in self._last), written)
        self._last.append(own)
        return own

    def _opaque(self, opacity: float) -> str:
        """Return the setting of an opacity."""
        if opacity not in self.used.opacities:
            self.used.opacities.append(opacity)
        return f"/G{self.used.opacities.index(opacity)} gs "


def _ways(written: str) -> Iterator[str]:
    """Yield a text as it is written, then in two pieces, parted after each of its first codes."""
    yield written
    for at in range(written.index("<") + 1 + CODE, written.index(">"), CODE):
        yield f"{written[:at]}>] TJ [<{written[at:]}"


def filled(path: str, color: str, edge: str = "", width: float = 0.0) -> str:
    """Return the operators that fill a path, with a line along it or without."""
    line = f"{rgb(edge)} RG {number(width)} w " if edge else ""
    return f"{line}{rgb(color)} rg {path} {'B' if edge else 'f'}"


def rgb(color: str) -> str:
    """Return a colour, a name of the theme or '#RRGGBB', as the operands of an operator."""
    code = color[1:] if color.startswith("#") else theme().hex(color)
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4g}" for at in (0, 2, 4))
