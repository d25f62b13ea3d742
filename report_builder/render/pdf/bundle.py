"""Join tagged PDF files of few pages each into one, with an outline by group."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

VERSION = "1.7"
_TITLE = re.compile("(<dc:title><rdf:Alt><rdf:li [^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF file that becomes a part of the whole, and the group of the outline it belongs to."""

    title: str
    group: str
    content: bytes


def bundled(parts: Sequence[Part], title: str, groups: Sequence[str]) -> bytes:
    """Return the parts as one file in their order; the outline has the groups in theirs.

    What makes the parts archival (PDF/A) and accessible (PDF/UA) is kept: colours, language,
    metadata, and the structure of each page. Equal parts give equal bytes.
    """
    with Pdf.new() as whole:
        sources = [pikepdf.open(io.BytesIO(part.content)) for part in parts]
        for source in sources:
            whole.pages.extend(source.pages)
        _describe(whole, sources[0], title)
        whole.Root.StructTreeRoot = _structure(whole, sources)
        starts = accumulate((len(source.pages) for source in sources), initial=0)
        _outline(whole, parts, groups, list(starts))
        out = io.BytesIO()
        whole.save(
            out,
            force_version=VERSION,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _describe(whole: Pdf, first: Pdf, title: str) -> None:
    """Take over what the first part says of itself, but for the title."""
    for key in ("/Lang", "/MarkInfo", "/ViewerPreferences", "/OutputIntents"):
        whole.Root[key] = whole.copy_foreign(first.make_indirect(first.Root[key]))
    said = _TITLE.sub(
        lambda found: found[1] + escape(title), first.Root.Metadata.read_bytes().decode()
    )
    whole.Root.Metadata = whole.make_stream(said.encode(), Type=Name.Metadata, Subtype=Name.XML)
    for key, value in first.docinfo.items():
        whole.docinfo[key] = value
    whole.docinfo["/Title"] = title


def _structure(whole: Pdf, sources: Sequence[Pdf]) -> Any:
    """Return the structure of all pages; page n finds its elements under number n."""
    root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    elements, numbers = Array(), Array()
    pages = enumerate(whole.pages)
    for source in sources:
        own = whole.copy_foreign(source.Root.StructTreeRoot)
        for element in own.K[0].K:
            element.P = document
            elements.append(element)
        for place, (number, page) in zip(range(len(source.pages)), pages, strict=False):
            page.obj.StructParents = number
            numbers.append(number)
            numbers.append(own.ParentTree.Nums[2 * place + 1])
    document.K, root.K = elements, Array([document])
    root.ParentTree = whole.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(whole.pages)
    return root


def _outline(
    whole: Pdf, parts: Sequence[Part], groups: Sequence[str], starts: Sequence[int]
) -> None:
    """Write the outline; parts without a group stand beside the groups."""
    with whole.open_outline() as outline:
        for group in groups:
            places = zip(parts, starts, strict=False)
            inside = [(part.title, start) for part, start in places if part.group == group]
            if not group:
                outline.root.extend(OutlineItem(title, start) for title, start in inside)
            elif inside:
                item = OutlineItem(group, inside[0][1])
                item.children.extend(OutlineItem(title, n) for title, n in inside)
                outline.root.append(item)
