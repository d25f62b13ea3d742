"""Write texts, fields and paragraphs as WordprocessingML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from itertools import groupby

from report_builder.model import Run, Text
from report_builder.render.ooxml.drawingml import escape, quoteattr

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:mc="{_OFFICE}/markup-compatibility/2006" '
    'xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
)
TWIPS = 1440
"""Twentieths of a point in an inch."""

Targets = Mapping[str, str]
"""What stands in the bookmark of each part of a report that may be referred to, by its id."""


def twips(inches: float) -> int:
    """Return a length in twentieths of a point."""
    return round(inches * TWIPS)


def paragraph(style: str, inner: str, more: str = "") -> str:
    """Return a paragraph of a style; `more` are properties of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


def runs(text: Text, targets: Targets) -> str:
    """Return a text as runs of one look; what refers to a part of the report is a field."""
    return "".join(
        "".join(_referring(run, targets) for run in alike)
        if refers
        else words("".join(run.text for run in alike), "<w:b/><w:bCs/>" if bold else "")
        for (refers, bold), alike in groupby(text, lambda run: (bool(run.to), run.bold))
    )


def words(text: str, look: str = "") -> str:
    """Return characters as a run; `look` are its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_characters(text)}</w:r>" if text else ""


def _run(run: Run) -> str:
    return words(run.text, "<w:b/><w:bCs/>" if run.bold else "")


def _characters(text: str) -> str:
    lines = text.split("\n")
    return "<w:br/>".join(
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t")
        )
        for line in lines
    )


def _referring(run: Run, targets: Targets) -> str:
    """Return a reference: the words before what its target says, and the field that says it."""
    said = targets.get(run.to, "")
    if not said or not run.text.endswith(said):
        return _run(run)
    before = run.text.removesuffix(said)
    return words(before) + field(f"REF {bookmarked(run.to)} \\h", words(said))


def field(code: str, result: str) -> str:
    """Return a field with what it says now, which Word works out anew when it is told to."""
    return f"{begun(code)}{result}{ENDED}"


def entry(name: str, *, bold: bool) -> str:
    """Return the mark of a name that the index lists, its page in bold, which shows nothing."""
    code = escape('XE "{}"'.format(re.sub(r'([":\\])', r"\\\1", name)) + r" \b" * bold)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{ENDED}'
    )


def begun(code: str) -> str:
    """Return the beginning of a field, up to what it says."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The end of a field."""


def bookmarked(id: str, kind: str = "_Ref") -> str:
    """Return the name of a bookmark: the same for a part of the report in every build."""
    return f"{kind}{_number(id)}"


def bookmark(id: str, inner: str, kind: str = "_Ref") -> str:
    """Return runs within a bookmark."""
    name = bookmarked(id, kind)
    number = _number(name)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inner}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def _number(id: str) -> int:
    """Return a number of nine digits at most that stands for an id."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest()) % 1_000_000_000
