"""Find the shares that texts print, and what recommendations share."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.story.blocks import Panel, Paragraph


def share_in(text: Text) -> float | None:
    """Return the first share that a text prints, from 0 to 1, None where it prints none."""
    return next((share for run in text if (share := share_of(run)) is not None), None)


def share_of(run: Run) -> float | None:
    """Return the share that a run prints, from 0 to 1, None where it prints none."""
    is_share = ".share" in run.fact and run.text.replace(".", "").isdigit()
    return min(1.0, float(run.text) / 100) if is_share else None


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
