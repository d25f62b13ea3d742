"""Say at the foot of a slide where its numbers come from, and whether they are made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.model import Edition, Run, Text, facts_in
from report_builder.story.blocks import ChartSpec, Panel, Slide, Table, UnitMap
from report_builder.story.context import Story
from report_builder.story.template import literal_mark

BETWEEN = Run(" · ")
SINGLE = ("unit.", "respondent.")
"""How the facts of a single unit or respondent begin."""
SCORES = ("nation.score", "dimension.", "indicator.")


def facts_on(slide: Slide) -> Iterator[str]:
    """Yield the id of every fact that a slide prints, in order of reading."""
    yield from facts_in((*slide.kicker, *slide.title))
    for _, label in slide.labels:
        yield from facts_in(label)
    for panel in slide.panels:
        yield from _facts_in_panel(panel)
    yield from facts_in(slide.source)


def _facts_in_panel(panel: Panel) -> Iterator[str]:
    yield from facts_in((*panel.heading, *panel.caption, *panel.number, *panel.unit))
    if isinstance(panel.exhibit, ChartSpec):
        yield from _facts_in_chart(panel.exhibit)
    if isinstance(panel.exhibit, Table):
        for row in (panel.exhibit.header, *panel.exhibit.rows):
            for cell in row:
                yield from facts_in(cell)
    for paragraph in panel.paragraphs:
        yield from facts_in(paragraph.text)
    yield from facts_in(panel.foot)


def _facts_in_chart(chart: ChartSpec) -> Iterator[str]:
    for category in chart.categories:
        yield from facts_in((*category.label, *category.count))
    for series in chart.series:
        yield from (point.fact for point in series.points)


def is_synthetic(edition: Edition, slide: Slide) -> bool:
    """Return whether a slide shows made-up data of a single unit or respondent."""
    mapped = any(isinstance(panel.exhibit, UnitMap) for panel in slide.panels)
    single = any(fact.startswith(SINGLE) for fact in facts_on(slide))
    return edition.settings.synthetic and (mapped or single)


def foot(story: Story, slide: Slide, note: Text) -> Text:
    """Return the quiet line at the foot: a note, base, questionnaire items, survey and year."""
    facts = tuple(facts_on(slide))
    results = [fact for fact in facts if not fact.startswith("survey.year")]
    parts = (
        note,
        _base(story, facts),
        _items(story, facts),
        story.text(story.wording.survey, {}) if results else (),
    )
    told = [part for part in parts if part]
    return tuple(run for n, part in enumerate(told) for run in ((BETWEEN,) if n else ()) + part)


def _base(story: Story, facts: tuple[str, ...]) -> Text:
    scored = any(fact.startswith(SCORES) and fact.endswith("score") for fact in facts)
    return story.text(story.wording.base, {}) if scored else ()


def _items(story: Story, facts: tuple[str, ...]) -> Text:
    ids = {fact.split(".")[1] for fact in facts if fact.startswith("item.")}
    numbers = {story.edition.item[id].number for id in ids} - {""}
    ordered = sorted(numbers, key=_place)
    if not ordered:
        return ()
    said = " และ ".join(part for part in (", ".join(ordered[:-1]), ordered[-1]) if part)
    return story.text(story.wording.items, {"items": literal_mark(said)})


def _place(number: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"[.-]", number)]
