"""Keep decoration out of the structure of a PDF: what is hidden in the page is an artifact in it.

Elements with aria-hidden are drawn as artifacts (ISO 32000-1, 14.8.2.2) and have no tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

HIDDEN = "aria-hidden"
_tagged, _marked = tags._build_box_tree, Stream.marked


def hide_whole(root: Element) -> None:
    """Hide all that is inside a hidden element."""
    for element in root.iter():
        if element.get(HIDDEN) == "true":
            for inner in element.iter():
                inner.set(HIDDEN, "true")


def tag_tree(box: Any, *rest: Any) -> Iterator[Any]:
    """Tag a box and what is in it unless it is hidden; stands in for tags._build_box_tree."""
    if not _hidden(box._box if isinstance(box, AbsolutePlaceholder) else box):
        yield from _tagged(box, *rest)


def mark(stream: Any, box: Any, tag: str) -> AbstractContextManager[None]:
    """Mark what is drawn of a box, as an artifact when it is hidden; stands in for marked."""
    drawn: AbstractContextManager[None]
    drawn = stream.artifact() if _hidden(box) else _marked(stream, box, tag)
    return drawn


def _hidden(box: Any) -> bool:
    return box.element is not None and box.element.get(HIDDEN) == "true"
