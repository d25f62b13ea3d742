"""Compose the report: the outline of templates/thai, told in the facts of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import yaml

from report_builder.facts import FactBook
from report_builder.language import THAI
from report_builder.model import Edition, Run, Text, joined, plain
from report_builder.story.blocks import ChartSpec, Panel, Slide, Table, UnitMap
from report_builder.story.context import Story, tell
from report_builder.story.deck.compose import COVER
from report_builder.story.deck.compose import FILE as DECK
from report_builder.story.foot import foot, is_synthetic
from report_builder.story.language.run import Scope
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.outline import outline
from report_builder.story.panels import panels
from report_builder.story.report.blocks import (
    Align,
    Block,
    Chapter,
    DataTable,
    Figure,
    Heading,
    Key,
    Keys,
    Listing,
    Prose,
    Report,
)
from report_builder.story.report.numbering import with_numbers
from report_builder.story.report.schema import (
    BlockSpec,
    ChapterSpec,
    DataTableSpec,
    FigureSpec,
    ReportOutline,
)
from report_builder.story.schema import PanelSpec
from report_builder.story.spec import read
from report_builder.story.template import Written, located

FILE = "report.yaml"
TEXTS = "report"
"""The file of an edition's texts that says parts of its report otherwise."""
SPACE = Run(" ")
ALIGN: tuple[Align, ...] = ("left",)
"""Where the cells of a column stand of which nothing is said."""


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
    told_by, wording = report_outline(), outline(DECK).wording
    assert wording is not None
    story = tell(edition, facts, told_by.literals, wording, library, mistakes)
    cover = {name: story.text(text, {}) for name, text in told_by.cover.items()}
    told = [(spec, one) for spec in told_by.chapters for one in _chapters(story, spec)]
    numbered = frozenset(chapter.id for spec, chapter in told if spec.numbered)
    return Report(
        title=plain(story.text(told_by.title, {})),
        running=story.text(told_by.running, {}),
        cover=tuple((name, text) for name, text in cover.items() if text),
        chapters=with_numbers((chapter for _, chapter in told), numbered),
        pictures=tuple(picture for picture in edition.pictures if picture.place == COVER),
        synthetic=edition.settings.synthetic,
        made_up=edition.is_made_up,
    )


@cache
def report_outline() -> ReportOutline:
    """Return the outline of reports; raises StoryError where it can't be read."""
    named = THAI.named(FILE)
    content = yaml.load(THAI.template(FILE), yaml.CSafeLoader)
    return read(ReportOutline, located(content, named), named)


def _chapters(story: Story, spec: ChapterSpec) -> Iterator[Chapter]:
    """Yield a chapter as often as it is repeated; one with nothing to say is left out."""
    for scope in story.repeated(spec, {}):
        id = story.writer.words(spec.id, scope)
        blocks = tuple(_without_bare_headings([*_blocks(story, spec.blocks, scope, id)]))
        if blocks:
            title = _own(story, f"{id}.title", spec.title, scope)
            yield Chapter(id, "", title, blocks, spec.annex)


def _without_bare_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks without the headings that nothing stands under."""
    for place, block in enumerate(blocks):
        level = block.level if isinstance(block, Heading) else 0
        below = next((b for b in blocks[place + 1 :] if not _deeper(b, level)), None)
        if not level or not (below is None or isinstance(below, Heading)):
            yield block


def _deeper(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level > level


def _blocks(story: Story, specs: Sequence[BlockSpec], scope: Scope, within: str) -> Iterator[Block]:
    """Yield blocks in order; `within` begins the path of their texts in those of the edition."""
    for place, spec in enumerate(specs, 1):
        for inner in story.repeated(spec, scope):
            name = story.writer.words(spec.name, inner) if spec.name else ""
            path = f"{within}.{name}" if name else within
            yield from _block(story, spec, inner, path, f"{path}.{place}")


def _block(story: Story, spec: BlockSpec, scope: Scope, path: str, id: str) -> Iterator[Block]:
    for level, text in ((2, spec.h2), (3, spec.h3)):
        if heading := _own(story, f"{path}.heading", text, scope):
            yield Heading(f"{id}.{level}", level, "", heading)
    if keys := tuple(_keys(story, spec, scope)):
        yield Keys(keys)
    if said := _paragraph(story, spec.p, scope, path):
        notes = (story.text(note, scope) for note in spec.notes)
        yield Prose(said, tuple(filter(None, notes)))
    if spec.items:
        panel = _panel(story, scope, text=spec.items)
        yield from (Listing(panel.paragraphs),) if panel.paragraphs else ()
    if spec.figure:
        yield from _figure(story, spec.figure, scope, path)
    if spec.table:
        yield from _table(story, spec.table, scope, path)
    yield from _blocks(story, spec.blocks, scope, path)


def _keys(story: Story, spec: BlockSpec, scope: Scope) -> Iterator[Key]:
    for key in spec.keys:
        for inner in story.repeated(key, scope):
            words = (story.text(text, inner) for text in (key.number, key.unit, key.label))
            yield Key(*words)


def _own(story: Story, path: str, written: Written | None, scope: Scope) -> Text:
    """Return a text, or what the edition's texts have for it."""
    over = story.library.take(f"{TEXTS}.{path}") if written else None
    return story.text(over if isinstance(over, Written) else written, scope)


def _paragraph(story: Story, sentences: Mapping[str, Written], scope: Scope, path: str) -> Text:
    told = (_own(story, f"{path}.{name}", text, scope) for name, text in sentences.items())
    return joined(filter(None, told), SPACE)


def _figure(story: Story, spec: FigureSpec, scope: Scope, path: str) -> Iterator[Figure]:
    id = story.writer.words(spec.id, scope)
    caption = _own(story, f"{path}.{id}", spec.caption, scope)
    shown = {"chart": spec.chart, "map": spec.map}
    panel = _panel(story, scope, name=spec.id, heading=spec.caption, **shown)
    if isinstance(panel.exhibit, ChartSpec | UnitMap):
        legend = _legend(story) if isinstance(panel.exhibit, UnitMap) else ()
        source, synthetic = _about(story, panel, story.text(spec.note, scope))
        yield Figure(id, "", caption, panel.exhibit, source, legend, synthetic)


def _panel(story: Story, scope: Scope, **fields: object) -> Panel:
    """Return the panel of some of the fields of one."""
    (panel,) = panels(story, (PanelSpec.model_validate(fields),), scope)
    return panel


def _legend(story: Story) -> tuple[tuple[str, Text], ...]:
    """Return what the colours of the groups on a map stand for."""
    said = story.wording.group
    return tuple((g.id, story.text(said, {"group": g})) for g in story.groups())


def _table(story: Story, spec: DataTableSpec, scope: Scope, path: str) -> Iterator[DataTable]:
    id = story.writer.words(spec.id, scope)
    caption = _own(story, f"{path}.{id}", spec.caption, scope)
    panel = _panel(story, scope, name=spec.id, heading=spec.caption, table=spec)
    table = panel.exhibit
    if isinstance(table, Table) and table.rows:
        aligns = spec.aligns + ALIGN * (len(table.header) - len(spec.aligns))
        source, synthetic = _about(story, panel, story.text(spec.note, scope))
        yield DataTable(id, "", caption, table, aligns, source, synthetic)


def _about(story: Story, panel: Panel, note: Text) -> tuple[Text, bool]:
    """Return what is said of the base and origin of an exhibit, and whether it is made up."""
    slide = Slide(panel.name, "exhibits", "", (), panels=(replace(panel, heading=()),))
    return foot(story, slide, (note,)), is_synthetic(story.edition, slide)
