"""Say facts in the cells of tables of a report."""

from __future__ import annotations

from report_builder.model import Run, Text, plain
from report_builder.story.context import Story


def number(story: Story, fact: str) -> Text:
    """Return a fact as it is printed, nothing where it is missing."""
    known = fact in story.facts and story.facts[fact].value is not None
    return (Run(story.facts.printed(fact), fact),) if known else ()


def between(story: Story, fact: str) -> Text:
    """Return an interval as 'low–high', nothing where it has no two ends."""
    return ends(story, f"{fact}.low", f"{fact}.high")


def ends(story: Story, one: str, other: str) -> Text:
    """Return two facts as 'low–high', nothing where one is missing or both print the same."""
    low, high = number(story, one), number(story, other)
    return (*low, Run("–"), *high) if low and high and plain(low) != plain(high) else ()
