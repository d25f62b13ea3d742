"""Keep decoration out of the structure of a PDF: what is hidden in the page is an artifact in it.

Elements with aria-hidden are drawn as artifacts (ISO 32000-1, 14.8.2.2) and have no tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

from report_builder.render.pdf.engine import fence

HIDDEN = "aria-hidden"
REPLACED: dict[Callable[..., Any], str] = {
    tags._build_box_tree: "f716251a83e7096e",
    Stream.marked: "3fa3acacbbf66422",
}
"""What is replaced, with the digest of its source."""

_tagged, _marked = tags._build_box_tree, Stream.marked


@cache
def install() -> None:
    """Replace the functions of WeasyPrint that tag, once.

    Raises EngineChanged if the source of one is another than that replaced here.
    """
    fence.check_sources(REPLACED)
    tags._build_box_tree = _tag_tree
    Stream.marked = _mark


def hide_whole(root: Element) -> None:
    """Hide all that is inside a hidden element."""
    for element in root.iter():
        if element.get(HIDDEN) == "true":
            for inner in element.iter():
                inner.set(HIDDEN, "true")


def _tag_tree(box: Any, *rest: Any) -> Iterator[Any]:
    if not _hidden(box._box if isinstance(box, AbsolutePlaceholder) else box):
        yield from _tagged(box, *rest)


def _mark(stream: Any, box: Any, tag: str) -> AbstractContextManager[None]:
    drawn: AbstractContextManager[None]
    drawn = stream.artifact() if _hidden(box) else _marked(stream, box, tag)
    return drawn


def _hidden(box: Any) -> bool:
    return box.element is not None and box.element.get(HIDDEN) == "true"
