"""Sum up what an audit found in a few lines: each kind of fault, how many, and where one is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from report_builder.audit import told
from report_builder.audit.findings import CAUSES, Finding
from report_builder.problem import Words, shown

MOST = 4
"""Kinds of fault that are told of, those found most often first."""
_SHORT = 40
"""Characters of a title or text that a line shows."""


def summed(folder: Path, findings: Sequence[Finding]) -> tuple[Words, ...]:
    """Return a line for each of the kinds of fault found most often, and one for the others."""
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.cause].append(finding)
    ordered = sorted(kinds.values(), key=len, reverse=True)
    titles = _titles(folder, [kind[0] for kind in ordered[:MOST]])
    rest = sum(map(len, ordered[MOST:]))
    others = (Words(f"และอย่างอื่นอีก {rest:,} จุด", f"and {rest:,} others"),) if rest else ()
    return (*(_line(kind, titles) for kind in ordered[:MOST]), *others)


def _line(kind: Sequence[Finding], titles: Mapping[tuple[str, int], str]) -> Words:
    first, what, more = kind[0], CAUSES[kind[0].cause], len(kind) - 1
    title = titles.get((first.file, first.page or 0), "")
    named = f" “{_cut(title)}”" if title else ""
    said = _cut(first.found or first.expected)
    found = f" — “{said}”" if said else ""
    pages = ("", "") if first.page is None else (f" หน้า {first.page}", f" page {first.page}")
    alike = (f" และเช่นนี้อีก {more:,} จุด", f" and {more:,} more of the kind") if more else ("", "")
    return Words(
        f"{first.file}{pages[0]}{named}: {what.th}{found}{alike[0]}",
        f"{first.file}{pages[1]}{named}: {what.en}{found}{alike[1]}",
    )


def _cut(text: str) -> str:
    return shown(text[:_SHORT]) + "…" * (len(text) > _SHORT)


def _titles(folder: Path, findings: Sequence[Finding]) -> Mapping[tuple[str, int], str]:
    """Return the titles of the pages of some findings, by file and page."""
    wanted = {finding.file for finding in findings if finding.page is not None}
    documents = {name for name, files in told.documents(folder).items() if wanted & {*files}}
    return {
        (file, page): place.title
        for name in sorted(documents)
        for document in (told.document(folder, name),)
        for file in document.files
        for place in document.places
        for page in place.pages
    }
