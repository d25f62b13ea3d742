"""Compose the English summary: its own outline, told of an edition by its English names."""

from __future__ import annotations

from functools import cache

import yaml

from report_builder.facts import FactBook
from report_builder.language import ENGLISH
from report_builder.model import Dimension, Edition, plain
from report_builder.story.context import tell
from report_builder.story.language.values import Scope
from report_builder.story.library import Library
from report_builder.story.marked import fact_mark, literal_mark
from report_builder.story.mistakes import Mistakes
from report_builder.story.report.blocks import Report
from report_builder.story.report.compose import chapters_of
from report_builder.story.report.english import (
    in_english,
    named,
    plural,
    region,
    without_english,
)
from report_builder.story.report.numbering import with_numbers
from report_builder.story.report.schema import ReportOutline
from report_builder.story.report.short import MOST_UNITS
from report_builder.story.report.words import asked
from report_builder.story.spec import read
from report_builder.story.template import Written, located
from report_builder.story.wording import Wording
from report_builder.thai.words import common_era

FILE = "summary.yaml"


class SummaryOutline(ReportOutline):
    """templates/english/summary.yaml: the outline of a report, and words that go with charts."""

    wording: Wording


def compose_summary(edition: Edition, facts: FactBook) -> Report:
    """Return the English summary of an edition; raises StoryError for a text of its own."""
    told_by, told = _outline(), in_english(edition)
    own, mistakes = named(edition), Mistakes()
    more = {**asked(told, facts, ENGLISH), **_words(edition, facts), "en": own}
    library = Library({})
    story = tell(told, facts, told_by.literals, told_by.wording, library, mistakes, more)
    title = story.text(Written(own.title, "edition.toml", "title_en"), {})
    cover = {name: story.text(text, {}) for name, text in told_by.cover.items()}
    chapters = [c for spec in told_by.chapters for c in chapters_of(story, spec, (), ENGLISH)]
    for mistake in mistakes:
        raise mistake
    return Report(
        title=plain(title),
        running=title,
        cover=tuple((name, text) for name, text in cover.items() if text),
        chapters=with_numbers(chapters),
        synthetic=edition.settings.synthetic,
        made_up=edition.is_made_up,
        language=ENGLISH,
    )


def _words(edition: Edition, facts: FactBook) -> Scope:
    """Return the names that the texts of the summary may use beside those of the report."""
    before = edition.previous.year if edition.previous else edition.settings.year
    return {
        "region_en": region,
        "some": lambda fact, noun: noun if facts[fact].value == 1 else plural(noun),
        "whole_made_up": edition.is_made_up,
        "before_ce": literal_mark(str(common_era(before))),
        "missing_names": without_english(edition),
        "units_listed": len(edition.units) <= MOST_UNITS,
        "scores_of": lambda parts: ENGLISH.listed([_with_score(facts, one) for one in parts]),
    }


def _with_score(facts: FactBook, one: Dimension) -> str:
    fact = f"dimension.{one.id}.score"
    score = "" if facts[fact].value is None else f" {fact_mark(fact, facts.printed(fact))}"
    return one.name_th + score


@cache
def _outline() -> SummaryOutline:
    named_so = ENGLISH.named(FILE)
    content = yaml.load(ENGLISH.template(FILE), yaml.CSafeLoader)
    return read(SummaryOutline, located(content, named_so), named_so)
