"""Tell slides by an outline: a YAML file of sections, slides that repeat, and what texts put in.

Every document that is told slide by slide has an outline of its own and shares this engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

import yaml

from report_builder.errors import StoryError
from report_builder.language import THAI
from report_builder.model import Text
from report_builder.problem import Words
from report_builder.story.blocks import Origin, Panel, Paragraph, Slide, Tag
from report_builder.story.context import Story
from report_builder.story.ends import ends
from report_builder.story.foot import foot, is_synthetic
from report_builder.story.language.values import Scope
from report_builder.story.mistakes import Mistakes
from report_builder.story.panels import filled, origin, panels, side_by_side
from report_builder.story.parts import evenly
from report_builder.story.schema import (
    Group,
    Lent,
    Outline,
    Section,
    SlideEntry,
    SlidePatch,
    Slides,
    SlideSpec,
    Taken,
)
from report_builder.story.shares import told_once
from report_builder.story.spec import read
from report_builder.story.template import located

T = TypeVar("T")
NOTHING: Scope = MappingProxyType({})

DECK = "deck.yaml"
"""The outline that others may take slides of."""
UNKICKED = ("cover", "agenda")
"""Kinds of slide that have no line above their title unless one is written."""
PROFILED = ("findings", "overview")
"""Kinds of slide that begin with one chart, however many bars it has."""
KEYED = ("agenda", "close")
"""Kinds of slide whose number may have an exhibit, in one part, of which its caption tells."""
WEIGHED = "framework"
"""The kind of slide whose panels are as wide as their dimensions weigh."""
COLUMNS: Mapping[str, Callable[[Paragraph], object]] = {
    "score": attrgetter("number"),
    "evidence": attrgetter("caption"),
    "who": attrgetter("who"),
}
"""The labels that head a column of recommendations, and what stands in it."""
FOUND = "findings"
"""The kind of slide whose panels are indicators, the lowest of them in colour."""
ADVISED = "advice"
"""The kind of slide whose recommendations say what they rest on."""
FOOTLESS = ("framework", "scores", "findings", "answers")
"""Kinds of slide whose panels have no room for a foot."""


def outline(file: str) -> Outline:
    """Return the outline in a file of templates/thai; raises StoryError where it can't be read."""
    return _read(file)


@cache
def _read(file: str) -> Outline:
    named = THAI.named(file)
    return read(Outline, located(yaml.load(THAI.template(file), yaml.CSafeLoader), named), named)


def slides(story: Story, section: Section, scope: Scope = NOTHING) -> tuple[Slide, ...]:
    """Return the slides of a section, told; those that have nothing to say are left out."""
    return tuple(_slides(story, section.slides, scope, section))


def _slides(
    story: Story, entries: Sequence[SlideEntry], scope: Scope, section: Section
) -> Iterator[Slide]:
    for entry in entries:
        if isinstance(entry, Taken):
            yield from _slides(story, _taken(story, entry, scope), scope, section)
        elif isinstance(entry, Lent):
            yield from _slides(story, (_lent(entry),), scope, section)
        elif isinstance(entry, Group):
            for inner in story.repeated(entry, scope):
                yield from _slides(story, entry.slides, inner, section)
        else:
            for inner in story.repeated(entry, scope):
                spec = _patched(story, entry, inner)
                id = story.writer.words(spec.id, inner)
                slide = story.kept.get(id) or _heard(story, id, spec, inner, section)
                if slide.panels or not spec.panels or spec.kind == "agenda":
                    yield slide


def _taken(story: Story, entry: Taken, scope: Scope) -> tuple[SlideEntry, ...]:
    taken = story.taken(Slides, entry.path, scope)
    return () if taken is None else taken.slides


def _lent(entry: Lent) -> SlideSpec:
    """Return a slide of the deck, with what another document puts over it."""
    own = (spec for section in outline(DECK).sections for spec in section.slides)
    found = next(o for o in own if isinstance(o, SlideSpec) and o.id.text == entry.slide)
    return found.model_copy(update={"path": entry.path})


def _patched(story: Story, spec: SlideSpec, scope: Scope) -> SlideSpec:
    if spec.path is None:
        return spec
    patch = story.taken(SlidePatch, spec.path, scope)
    return spec if patch is None else spec.under(patch)


def _heard(story: Story, id: str, spec: SlideSpec, scope: Scope, section: Section) -> Slide:
    """Return a slide that knows where it comes from, and every text that it was told from."""
    with story.writer.hearing() as heard:
        slide = _slide(story, id, spec, scope, section)
    texts = tuple((Origin(written.file, written.place), text) for written, text in heard)
    return replace(slide, origin=origin(spec), told=texts)


def _slide(story: Story, id: str, spec: SlideSpec, scope: Scope, section: Section) -> Slide:
    made = tuple(map(filled, panels(story, spec.panels, scope)))
    if spec.kind in KEYED:
        made = tuple(p if p.exhibit else replace(p, caption=()) for p in made)
    elif spec.kind not in PROFILED:
        made = tuple(part for panel in made for part in side_by_side(panel))
    if spec.kind == ADVISED:
        made = tuple(map(told_once, made))
    if spec.kind == FOUND:
        made = tuple(_lowest_lit(story, made))
    if spec.kind == WEIGHED:
        made = tuple(_weighed(story, panel) for panel in made)
    title = story.text(spec.title, scope)
    kicker = story.text(spec.kicker, scope)
    if not kicker and spec.kind not in UNKICKED:
        kicker = story.text(section.title, scope)
    slide = Slide(
        id=id,
        kind=spec.kind,
        section=section.id,
        title=title,
        kicker=kicker,
        tag=_tag(story, spec, scope),
        panels=made,
        rows=_rows(spec.rows, len(made)),
        labels=tuple(
            (name, story.text(text, scope))
            for name, text in spec.labels.items()
            if _heads_something(name, made)
        ),
    )
    feet, slide = _with_feet_below(slide)
    own = (story.text(spec.source, scope), *feet)
    footed = _unfooted if spec.kind == "cover" else partial(foot, story, notes=own)
    return replace(
        slide,
        source=footed(slide),
        footed=footed,
        notes=tuple(note for note in (story.text(n, scope) for n in spec.notes) if note),
        synthetic=is_synthetic(story.edition, slide),
        optional=spec.optional,
    )


def _unfooted(slide: Slide) -> Text:
    """Return no foot: a cover says in words of its own what was made up."""
    return ()


def _heads_something(label: str, made: Sequence[Panel]) -> bool:
    """Tell whether a label is none of a column that has nothing in any row."""
    stands = COLUMNS.get(label)
    return not stands or any(stands(p) for panel in made for p in panel.paragraphs)


def _lowest_lit(story: Story, panels: Sequence[Panel]) -> Iterator[Panel]:
    """Yield panels, those of indicators that can't be called the lowest without a colour."""
    known = story.edition.framework.indicator
    found = ends(story.facts, [known[panel.name] for panel in panels if panel.name in known])
    for panel in panels:
        lit = panel.name not in known or known[panel.name] in found.lowest
        yield panel if lit else replace(panel, color="ink")


def _weighed(story: Story, panel: Panel) -> Panel:
    """Return the panel of a dimension, as wide as the dimension weighs."""
    own = story.edition.framework.dimension.get(panel.name)
    return replace(panel, weight=own.weight) if own and own.weight else panel


def _with_feet_below(slide: Slide) -> tuple[tuple[Text, ...], Slide]:
    """Take the feet of panels that have no room for them, to stand at the foot of the slide."""
    if slide.kind not in FOOTLESS:
        return (), slide
    feet = tuple(panel.foot for panel in slide.panels if panel.foot)
    left = (replace(panel, foot=()) for panel in slide.panels)
    return feet, replace(slide, panels=tuple(panel for panel in left if not panel.is_empty))


def _tag(story: Story, spec: SlideSpec, scope: Scope) -> Tag | None:
    if spec.tag is None:
        return None
    with story.mistakes.noted():
        dimension = story.dimension(spec.tag, scope)
        if dimension.tag:
            return Tag(dimension.tag, story.dimension_color(dimension.id))
    return None


def _rows(rows: Sequence[int] | int, count: int) -> tuple[int, ...]:
    """Return how many panels stand in each row; a number is the most, filled evenly."""
    if not isinstance(rows, int):
        return tuple(rows)
    return evenly(count, -(-count // rows))


def note_names(file: str, told: Sequence[Slide], mistakes: Mistakes) -> None:
    """Note slides of one id, and panels of one name on a slide, in a document of an outline."""
    why = Words("ชื่อซ้ำ ต้องตั้ง id หรือ name ให้ต่างกัน", "the name is used twice")
    for slide in _twice(told, attrgetter("id")):
        mistakes.note(_error(slide.origin or Origin(file, "slides"), slide.id, why))
    for slide in told:
        for panel in _twice(slide.panels, attrgetter("name")):
            mistakes.note(_error(panel.origin or Origin(file, slide.id), panel.name, why))


def _twice(parts: Sequence[T], name: Callable[[T], str]) -> Iterator[T]:
    """Yield the parts whose name an earlier one has."""
    seen: set[str] = set()
    for part in parts:
        if name(part) in seen:
            yield part
        seen.add(name(part))


def _error(where: Origin, found: str, why: Words) -> StoryError:
    return StoryError(where.file, where.place, found, why)
