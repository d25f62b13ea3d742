"""Find the shares that texts print, which bars beside them show."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.story.blocks import Panel, Paragraph
from report_builder.story.context import Story


def share_in(text: Text) -> float | None:
    """Return the first share that a text prints, from 0 to 1, None where it prints none."""
    return next((share for run in text if (share := share_of(run)) is not None), None)


def share_of(run: Run) -> float | None:
    """Return the share that a run prints, from 0 to 1, None where it prints none."""
    is_share = ".share" in run.fact and run.text.replace(".", "").isdigit()
    return min(1.0, float(run.text) / 100) if is_share else None


def with_shares(story: Story, panel: Panel) -> Panel:
    """Return a panel whose paragraphs have the shares that they print, in whole percents."""
    return replace(panel, paragraphs=tuple(_with_shares(story, p) for p in panel.paragraphs))


def without_shares(panel: Panel) -> Panel:
    """Return a panel beside whose paragraphs no shares stand."""
    return replace(panel, paragraphs=tuple(replace(p, named=()) for p in panel.paragraphs))


def _with_shares(story: Story, paragraph: Paragraph) -> Paragraph:
    told = tuple(_whole(story, run.fact) for run in paragraph.text if share_of(run) is not None)
    return replace(paragraph, shares=told, named=paragraph.named[: len(told)])


def _whole(story: Story, fact: str) -> Text:
    whole = f"{fact}0"
    shown = whole if fact.endswith(".share") and whole in story.facts else fact
    return Run(story.facts.printed(shown), shown), Run("%")
