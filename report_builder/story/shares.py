"""Find the shares that texts print: those that a title tells stand beside them."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from report_builder.model import Run, Text, facts_in, plain
from report_builder.story.blocks import Panel, Paragraph

OVER = re.compile(r"กว่าร้อยละ\s*$")
"""What is said before a share that is more."""


def share_in(text: Text) -> float | None:
    """Return the first share that a text prints, from 0 to 1, None where it prints none."""
    return next((share for run in text if (share := share_of(run)) is not None), None)


def share_of(run: Run) -> float | None:
    """Return the share that a run prints, from 0 to 1, None where it prints none."""
    is_share = ".share" in run.fact and run.text.replace(".", "").isdigit()
    return min(1.0, float(run.text) / 100) if is_share else None


def with_shares(panel: Panel, title: Text) -> Panel:
    """Return a panel beside whose paragraphs stand the shares that they name and a title tells."""
    facts = facts_in(title)
    return replace(panel, paragraphs=tuple(_with_shares(p, {*facts}) for p in panel.paragraphs))


def _with_shares(paragraph: Paragraph, title: AbstractSet[str]) -> Paragraph:
    printed = [
        (place, run) for place, run in enumerate(paragraph.text) if share_of(run) is not None
    ]
    told = [
        ((*_over(paragraph.text[:place]), Run(run.text, run.fact), Run("%")), name)
        for (place, run), name in zip(printed, paragraph.named, strict=False)
        if run.fact in title
    ]
    shares, names = zip(*told, strict=True) if told else ((), ())
    return replace(paragraph, shares=shares, named=names)


def _over(before: Text) -> Text:
    """Return the sign of what is more than it says."""
    return (Run(">\u00a0"),) if OVER.search(plain(before)) else ()


def told_once(panel: Panel) -> Panel:
    """Return a panel whose recommendations rest on what the one before does, told only once."""
    pairs = zip(panel.paragraphs, (None, *panel.paragraphs), strict=False)
    return replace(
        panel,
        paragraphs=tuple(
            replace(p, number=(), caption=(), who=()) if _rests_alike(p, before) else p
            for p, before in pairs
        ),
    )


def _rests_alike(paragraph: Paragraph, before: Paragraph | None) -> bool:
    return (
        before is not None
        and bool(paragraph.number)
        and (
            (paragraph.number, paragraph.caption, paragraph.who)
            == (before.number, before.caption, before.who)
        )
    )
