"""The wording of the cards, templates/thai/card.yaml: what may be said, and when it is said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

import yaml
from pydantic import BeforeValidator

from report_builder.language import THAI
from report_builder.story.spec import Names, Spec, Template, read
from report_builder.story.template import Written, located

FILE = THAI.named("card.yaml")


class Choice(Spec):
    """Words that are said when their condition holds."""

    when: Template | None = None
    say: Template


def _choices(value: Any) -> Any:
    alone = isinstance(value, Written)
    return [{"say": value}] if alone else value


Say = Annotated[tuple[Choice, ...], BeforeValidator(_choices)]
"""The first of these whose condition holds is said; nothing when none does."""


class FigureWords(Spec):
    """The words of a key figure."""

    heading: Say
    number: Say
    caption: Say


class ProfileWords(Spec):
    """The words of the table of dimensions and indicators and of the chart beside it."""

    heading: Say
    legend: tuple[Say, ...]
    """What the dot, the hollow one, the tick, the diamond and the band of the chart stand for."""
    series: Mapping[str, Say]
    """The names of the series of the chart: unit, nation, region, low and high."""
    header: tuple[Say, ...]
    rank: Say
    """The rank in a part, by its range."""
    difference: Say
    since: Say
    """By how much the score `id` rose since the year before."""
    few: Say
    """Goes with the name of an indicator that fewer respondents answered than the rest."""
    table: Say
    chart: Say


class TrendWords(Spec):
    """The words of the line of a unit through the years: its heading, and what the whole is."""

    heading: Say
    whole: Say


class ListWords(Spec):
    """The words of a list: its heading, the rule behind it, one entry, and of an empty list."""

    heading: Say
    rule: Say = ()
    item: Say
    none: Say = ()
    perhaps: Say = ()
    """Of what is further than all in the list, but isn't clear."""


class AgencyWords(Spec):
    """The words of the respondents: table, chart and how far apart they stand."""

    header: tuple[Say, ...]
    silent: Say
    notes: tuple[Say, ...]
    """What stands under the table: how far apart they are, what they left blank."""
    series: Mapping[str, Say]
    table: Say
    chart: Say


class PeerWords(Spec):
    """The words about other units: the chart of them, and whose scores are next."""

    heading: Say
    whole: Say
    region: Say
    """The mean of the region, where the chart has it."""
    every: Say
    """The name of the row of all units, above that of a cluster."""
    lowest: Say
    highest: Say
    """What the score at an end of the chart is called that has no name."""
    near: Say
    chart: Say


class AdviceWords(Spec):
    """The words of the advice: what stands before each recommendation, and from whom to learn."""

    heading: Say
    rule: Say
    ways: Mapping[str, Say]
    """What a recommendation is called by who acts: own, parent."""
    by: Say
    """What one is called that says in words `who` acts."""
    item: Say
    unadvised: Say
    """What to do where the edition says nothing."""
    counted: Say
    """The count behind a score: `answer` is the stem of its facts, `what` was answered.

    `most` tells whether more than half answered so, `problem` whether that is what is wrong.
    """
    begin: Say
    """The respondents that scored lowest in what is advised on; `alike` as in `lowest_in`."""
    learn: Say
    ask: Say
    """Asks for the answers that are missing."""


class CardWords(Spec):
    """templates/thai/card.yaml."""

    literals: Names = ()
    title: Say
    region: Say
    context: Say
    """What is known of the unit beside its scores, under the key figures."""
    kicker: Say
    mark: Say
    score: FigureWords
    rank: FigureWords
    gap: FigureWords
    responded: FigureWords
    placed: Say
    """A rank among so many, where a sentence says `placed(...)`."""
    rests: Say
    """How many of those asked stand behind the score `id` of another unit."""
    distance: Say
    """How far a score is from the nation, where a sentence says `distance(fact)`."""
    summary: tuple[Say, ...]
    trend: TrendWords
    profile: ProfileWords
    strengths: ListWords
    gaps: ListWords
    advice: AdviceWords
    agencies: AgencyWords
    peers: PeerWords
    reading: tuple[Say, ...]
    scan: Say
    address: Say
    dimensions: Say
    """The heading of a profile whose indicators stand overleaf."""
    overleaf: Say
    """Says that the rest of a card stands on its next page."""
    more: Say
    """Stands for the names that a list of equals leaves out."""
    others: Say
    """Stands for the names that another list leaves out."""
    locator: Say


@cache
def card_words() -> CardWords:
    """Return the wording that ships with the program."""
    text = THAI.template("card.yaml")
    return read(CardWords, located(yaml.load(text, yaml.CSafeLoader), FILE), FILE)
