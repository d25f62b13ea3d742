"""Compose the report: the outline of templates/thai, told in the facts of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import yaml

from report_builder.facts import FactBook
from report_builder.language import THAI, Language
from report_builder.model import Edition, plain
from report_builder.story.context import Story, tell
from report_builder.story.deck.compose import COVER
from report_builder.story.deck.compose import FILE as DECK
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.outline import outline
from report_builder.story.report.advice import unadvised
from report_builder.story.report.blocks import (
    Block,
    Chapter,
    Heading,
    Report,
)
from report_builder.story.report.composer import Composer
from report_builder.story.report.numbering import with_numbers
from report_builder.story.report.schema import ChapterSpec, ReportOutline
from report_builder.story.report.words import asked
from report_builder.story.spec import read
from report_builder.story.template import located

FILE = "report.yaml"


def compose_report(edition: Edition, facts: FactBook) -> Report:
    """Return the report of an edition; raises StoryError for a text that can't be used."""
    mistakes = Mistakes()
    report = composed_report(edition, facts, Library(edition.texts), mistakes)
    for mistake in mistakes:
        raise mistake
    return report


def composed_report(
    edition: Edition, facts: FactBook, library: Library, mistakes: Mistakes
) -> Report:
    """Return the report of an edition; texts that can't be used are left out and noted."""
    told_by, story = report_outline(), report_story(edition, facts, library, mistakes)
    cover = {name: story.text(text, {}) for name, text in told_by.cover.items()}
    chapters: list[Chapter] = []
    for spec in told_by.chapters:
        before = [block for chapter in chapters for block in chapter.blocks]
        chapters += chapters_of(story, spec, before)
    return Report(
        title=plain(story.text(told_by.title, {})),
        running=story.text(told_by.running, {}),
        cover=tuple((name, text) for name, text in cover.items() if text),
        chapters=with_numbers(chapters),
        pictures=tuple(picture for picture in edition.pictures if picture.place == COVER),
        synthetic=edition.settings.synthetic,
        made_up=edition.is_made_up,
        face=edition.settings.report_face,
    )


def report_story(edition: Edition, facts: FactBook, library: Library, mistakes: Mistakes) -> Story:
    """Return what the parts of a report are told with; mistakes in texts are noted."""
    wording = outline(DECK).wording
    assert wording is not None
    story: Story
    more = {**asked(edition, facts), "unadvised": lambda: THAI.listed(unadvised(story) or ("",))}
    story = tell(edition, facts, report_outline().literals, wording, library, mistakes, more)
    return story


@cache
def report_outline() -> ReportOutline:
    """Return the outline of reports; raises StoryError where it can't be read."""
    named = THAI.named(FILE)
    content = yaml.load(THAI.template(FILE), yaml.CSafeLoader)
    return read(ReportOutline, located(content, named), named)


def chapters_of(
    story: Story, spec: ChapterSpec, before: Sequence[Block], language: Language = THAI
) -> Iterator[Chapter]:
    """Yield a chapter as often as it is repeated, numbered later where it has any number.

    One with nothing to say is left out. `before` are the blocks of earlier ones.
    """
    composer = Composer(story, before, language)
    for scope in story.repeated(spec, {}):
        id = story.writer.words(spec.id, scope)
        blocks = tuple(_under_headings([*composer.blocks(spec.blocks, scope, id)]))
        if blocks:
            title = composer.own(f"{id}.title", spec.title, scope)
            yield Chapter(id, spec.numbered * "?", title, blocks, spec.annex)


def _under_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks without the headings that nothing stands under."""
    for place, block in enumerate(blocks):
        level = block.level if isinstance(block, Heading) else 0
        below = next((b for b in blocks[place + 1 :] if not _deeper(b, level)), None)
        if not level or not (below is None or isinstance(below, Heading)):
            yield block


def _deeper(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level > level
