"""Turn what is written of a chapter into its blocks, told in the facts of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.language import THAI, Language
from report_builder.model import Run, Text, joined, plain
from report_builder.story.blocks import Panel, Table
from report_builder.story.context import Story
from report_builder.story.language.values import Scope
from report_builder.story.panels import panels
from report_builder.story.report import TEXTS
from report_builder.story.report.about import about, figure
from report_builder.story.report.blocks import (
    Block,
    DataTable,
    Figure,
    Heading,
    Key,
    Keys,
    Prose,
)
from report_builder.story.report.made import MADE, shown_items
from report_builder.story.report.schema import BlockSpec, DataTableSpec, FigureSpec, OwnBlocks
from report_builder.story.report.told import LEFT, texts, told
from report_builder.story.schema import PanelSpec
from report_builder.story.template import Written

ITEMS = "items"
SPACE = Run(" ")


@dataclass(frozen=True)
class Composer:
    """What blocks are made of: the story, the blocks of the chapters before, and the language."""

    story: Story
    before: Sequence[Block]
    language: Language = THAI

    def blocks(self, specs: Sequence[BlockSpec], scope: Scope, within: str) -> Iterator[Block]:
        """Yield blocks in order; `within` begins the path of their texts in the edition's."""
        for place, spec in enumerate(specs, 1):
            for nth, inner in enumerate(self.repeated(spec, scope), 1):
                name = self.story.writer.words(spec.name, inner) if spec.name else ""
                path = f"{within}.{name}" if name else within
                yield from self._block(spec, inner, path, f"{path}.{place}.{nth}")

    def repeated(self, spec: BlockSpec, scope: Scope) -> Iterator[Scope]:
        """Yield the scope of each repetition; items that figures before show are left out."""
        shown = shown_items(self.before) if spec.each == ITEMS else frozenset()
        for inner in self.story.repeated(spec, scope):
            if spec.each != ITEMS or inner["item"].id not in shown:
                yield inner

    def _block(self, spec: BlockSpec, scope: Scope, path: str, id: str) -> Iterator[Block]:
        for level, text in ((2, spec.h2), (3, spec.h3)):
            if heading := self.own(f"{path}.heading", text, scope):
                own = self.story.writer.words(spec.id, scope) if spec.id else f"{id}.{level}"
                yield Heading(own, level, "", heading)
        if keys := tuple(self._keys(spec, scope)):
            yield Keys(keys)
        if said := self._paragraph(spec.p, scope, path):
            notes = (self.story.text(note, scope) for note in spec.notes)
            yield Prose(said, tuple(filter(None, notes)))
        if spec.text:
            yield from self.instead(spec.text, scope) or self._texts(spec.text, scope)
        if spec.items:
            yield from texts(self._panel(scope, text=spec.items))
        if spec.figure:
            yield from self._figure(spec.figure, scope, path)
        if spec.table:
            yield from self._table(spec.table, scope, path)
        if spec.made:
            yield from MADE[spec.made](self.story, scope, self.before)
        if spec.told:
            yield from self.instead(spec.told, scope) or told(self.story, spec.told, scope)
        yield from self.blocks(spec.blocks, scope, path)

    def instead(self, written: Written, scope: Scope) -> tuple[Block, ...]:
        """Return the blocks that the edition has for the report of what stands at a path."""
        path = self.story.writer.words(written, scope)
        at = replace(written, text=f"{TEXTS}.{path}")
        own = self.story.taken(OwnBlocks, at, scope)
        return tuple(self.blocks(own.blocks, scope, path)) if own else ()

    def _texts(self, path: Written, scope: Scope) -> Iterator[Block]:
        """Yield the paragraphs at a path, and what is said under them."""
        panel = self._panel(scope, path=path)
        yield from (*texts(panel), *((Prose(panel.foot),) if panel.foot else ()))

    def own(self, path: str, written: Written | None, scope: Scope) -> Text:
        """Return a text, or what the edition's texts have for it."""
        return self.story.text(written and (self.over(path) or written), scope)

    def over(self, path: str) -> Written | None:
        """Return what the edition's texts have for a text of the report."""
        over = self.story.library.take(f"{TEXTS}.{path}")
        return over if isinstance(over, Written) else None

    def _keys(self, spec: BlockSpec, scope: Scope) -> Iterator[Key]:
        for key in spec.keys:
            for inner in self.story.repeated(key, scope):
                yield Key(*(self.story.text(t, inner) for t in (key.number, key.unit, key.label)))

    def _paragraph(self, sentences: Mapping[str, Written], scope: Scope, path: str) -> Text:
        said = (self.own(f"{path}.{name}", text, scope) for name, text in sentences.items())
        return joined(filter(None, said), SPACE)

    def _panel(self, scope: Scope, **fields: object) -> Panel:
        """Return the panel of some of the fields of one."""
        (panel,) = panels(self.story, (PanelSpec.model_validate(fields),), scope)
        return panel

    def _figure(self, spec: FigureSpec, scope: Scope, path: str) -> Iterator[Figure]:
        id = self.story.writer.words(spec.id, scope)
        caption = self.own(f"{path}.{id}", spec.caption, scope)
        shown = {"chart": spec.chart, "map": spec.map}
        panel = self._panel(scope, name=spec.id, heading=spec.caption, **shown)
        alt = plain(self.story.text(spec.alt, scope))
        for one in figure(self.story, id, caption, panel, self.story.text(spec.note, scope)):
            exhibit = replace(one.exhibit, alt=alt or one.exhibit.alt)
            yield replace(one, exhibit=exhibit, language=self.language, small=spec.small)

    def _table(self, spec: DataTableSpec, scope: Scope, path: str) -> Iterator[DataTable]:
        id = self.story.writer.words(spec.id, scope)
        caption = self.own(f"{path}.{id}", spec.caption, scope)
        panel = self._panel(scope, name=spec.id, heading=spec.caption, table=spec)
        table = panel.exhibit
        if isinstance(table, Table) and table.rows:
            aligns = spec.aligns + LEFT * (len(table.header) - len(spec.aligns))
            source = about(self.story, panel, self.story.text(spec.note, scope))
            told = replace(table, alt=plain(self.story.text(spec.alt, scope)) or table.alt)
            yield DataTable(id, "", caption, told, aligns, source, self.language)
