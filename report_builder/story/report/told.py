"""Tell slides of an edition's texts as blocks of a report: what they say, in order, and show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from report_builder.model import Run, Text, facts_in, joined, plain
from report_builder.story.blocks import Panel, Paragraph, Slide, Table, UnitMap
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.story.context import Story
from report_builder.story.language.values import Scope
from report_builder.story.outline import slides
from report_builder.story.report.about import about, figure
from report_builder.story.report.blocks import Align, Block, DataTable, Heading, Listing, Prose
from report_builder.story.schema import Section
from report_builder.story.template import Written
from report_builder.thai.nouns import beside

UNTOLD = ("cover", "agenda", "close")
"""Kinds of slide that say nothing of their own."""
LEFT: tuple[Align, ...] = ("left",)
"""Where the cells of a column stand of which nothing is said."""
FIGURED = ("roster",)
"""Kinds of slide whose parts say bare numbers in places that a text hasn't."""


def told(story: Story, path: Written, scope: Scope) -> Iterator[Block]:
    """Yield what the slides at a path of the edition's texts say, each under a heading of its own.

    Slides of one kicker have their titles for it.
    """
    fields = {"id": "told", "title": replace(path, text=""), "slides": ({"from": path},)}
    section = Section.model_validate(fields)
    shown = [slide for slide in slides(story, section, scope) if slide.kind not in UNTOLD]
    kickers = Counter(plain(slide.kicker) for slide in shown if slide.title)
    for slide in shown:
        alike = kickers[plain(slide.kicker)] > 1
        yield from _slide(story, replace(slide, kicker=()) if alike and slide.title else slide)


def _slide(story: Story, slide: Slide) -> Iterator[Block]:
    yield Heading(slide.id, 3, "", slide.kicker or slide.title)
    if slide.kicker and slide.title:
        yield Prose(slide.title)
    lists: list[Paragraph] = []
    for panel in slide.panels:
        if slide.kind in FIGURED and not panel.exhibit:
            continue
        listed = _counted(panel)
        if listed is None:
            yield from _listing(lists)
            lists = []
            yield from _panel(story, slide, panel)
        else:
            lists += listed
    yield from _listing(lists)


def _counted(panel: Panel) -> list[Paragraph] | None:
    """Return a panel that has a number in a row of others as an item, None for any other."""
    number = plain(panel.number)
    if not number or panel.exhibit or panel.unit:
        return None
    if any(facts_in(panel.number)):
        return [Paragraph((*panel.heading, Run(" "), *panel.number), "•")]
    texts = [panel.heading, *(p.text for p in panel.paragraphs)]
    first, *rest = filter(None, texts) if any(texts) else ((),)
    bullets = {p.text: p.bullet for p in panel.paragraphs}
    below = (Paragraph(text, bullets.get(text) or "–", 1) for text in rest)
    return [Paragraph(first, number), *below, *_tiles(panel, 1)] if first else []


def _listing(items: Iterable[Paragraph]) -> Iterator[Listing]:
    listed = tuple(items)
    if listed:
        yield Listing(listed)


def _panel(story: Story, slide: Slide, panel: Panel) -> Iterator[Block]:
    shown = panel.exhibit
    if shown is None:
        yield from _head(panel)
    yield from texts(panel)
    yield from _listing(_tiles(panel, 0))
    if shown is not None:
        yield from _exhibit(story, slide, panel, shown)
    if panel.foot:
        yield Prose(panel.foot)


def texts(panel: Panel) -> Iterator[Prose | Listing]:
    """Yield the paragraphs of a panel: prose, and lists of those that have a bullet."""
    for bulleted, group in groupby(panel.paragraphs, lambda p: bool(p.bullet)):
        if bulleted:
            yield Listing(tuple(replace(p, icon="") for p in group))
        else:
            yield from (Prose(p.text) for p in group)


def _head(panel: Panel) -> Iterator[Prose]:
    """Yield the heading of a panel with its number and what stands under it."""
    number = (*panel.number, Run("\u00a0"), *panel.unit) if panel.unit else panel.number
    heading = tuple(replace(run, bold=True) for run in panel.heading)
    if text := joined(filter(None, (heading, number, panel.caption)), Run(" ")):
        yield Prose(tuple(replace(run, text=run.text.replace("\n", " ")) for run in text))


def _tiles(panel: Panel, level: int) -> Iterator[Paragraph]:
    for tile in panel.tiles:
        under = (Run(" "), *tile.under) if tile.under else ()
        yield Paragraph((*tile.name, *under), "–" if level else "•", level)


def _exhibit(
    story: Story, slide: Slide, panel: Panel, shown: ChartSpec | Table | UnitMap
) -> Iterator[Block]:
    id, caption = f"{slide.id}-{panel.name}", _caption(slide, panel, shown)
    if isinstance(shown, Table):
        aligns: tuple[Align, ...] = LEFT * len(shown.header)
        yield DataTable(id, "", caption, shown, aligns, about(story, panel, ()))
        return
    yield from figure(story, id, caption, panel, one_line(panel.caption))


def _caption(slide: Slide, panel: Panel, shown: ChartSpec | Table | UnitMap) -> Text:
    """Return what an exhibit shows: its two questions, where its slide shows more than them."""
    several = sum(bool(p.exhibit) for p in slide.panels) > 1
    match shown:
        case ChartSpec(kind=ChartKind.DIVERGING, categories=(one, other)) if several:
            both = Run(f" {beside('และ', plain(other.label))}")
            return panel.heading or (*one.label, both)
    return panel.heading or slide.kicker or slide.title


def one_line(text: Text) -> Text:
    """Return a text in which lines follow each other with a dot between."""
    return tuple(replace(run, text=run.text.replace("\n", " · ")) for run in text)
