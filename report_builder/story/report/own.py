"""Tell of a report what an edition says otherwise in it: nothing else of it can fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.story.language.values import Scope
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.report.compose import report_outline, report_story
from report_builder.story.report.composer import Composer
from report_builder.story.report.schema import BlockSpec


def tell_own(edition: Edition, facts: FactBook, library: Library, mistakes: Mistakes) -> None:
    """Tell the texts of an edition for its report; those that can't be used are noted."""
    story = report_story(edition, facts, library, mistakes)
    composer = Composer(story, ())
    for spec in report_outline().chapters:
        for scope in story.repeated(spec, {}):
            id = story.writer.words(spec.id, scope)
            _tell(composer, spec.blocks, scope, id)
            _say(composer, f"{id}.title", scope)


def _tell(composer: Composer, specs: Sequence[BlockSpec], scope: Scope, within: str) -> None:
    """Tell what the edition has at the paths of blocks and of those inside them."""
    words = composer.story.writer.words
    for spec in specs:
        for inner in composer.repeated(spec, scope):
            path = f"{within}.{words(spec.name, inner)}" if spec.name else within
            for name in _named(composer, spec, inner):
                _say(composer, f"{path}.{name}", inner)
            for written in filter(None, (spec.text, spec.told)):
                composer.instead(written, inner)
            _tell(composer, spec.blocks, inner, path)


def _named(composer: Composer, spec: BlockSpec, scope: Scope) -> Iterator[str]:
    """Yield the names of the texts of a block."""
    if spec.h2 or spec.h3:
        yield "heading"
    yield from spec.p
    ids = [shown.id for shown in (spec.figure, spec.table) if shown is not None]
    yield from (composer.story.writer.words(id, scope) for id in ids)


def _say(composer: Composer, path: str, scope: Scope) -> None:
    composer.story.text(composer.over(path), scope)
