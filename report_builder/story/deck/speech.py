"""Say what a speaker says at each slide: its message, the ends of its charts, its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report_builder.model import Run, Text, joined, plain
from report_builder.story.blocks import STACKED, ChartSpec, Panel, Point, Slide, Table
from report_builder.story.context import Story
from report_builder.story.foot import BETWEEN
from report_builder.story.template import Written, fact_mark, literal_mark

THAI = "ก"
"""The first letter of Thai; words that begin with another stand apart from the word before."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A value of a chart, its name and its unit."""

    name: Text
    point: Point
    unit: str


def spoken(story: Story, slide: Slide, own: Sequence[Text]) -> tuple[Text, ...]:
    """Return what to say at a slide, text by text; `own` words of the slide follow its message."""
    message = slide.title
    if slide.kind == "cover":
        return message, *own, *(label for _, label in slide.labels if label)
    if slide.kind == "agenda":
        return (_part(story, slide), *own)
    charts = (text for panel in slide.panels for text in _chart(story, panel))
    told = (*charts, *_numbers(story, slide.panels), *_order(story, slide.panels))
    return message, *own, *told, *_paragraphs(slide.panels)


def _part(story: Story, slide: Slide) -> Text:
    current = slide.panels[slide.current]
    scope = {"place": _marked(current.number), "title": _marked(current.heading)}
    return story.text(story.wording.speech.part, scope)


def _chart(story: Story, panel: Panel) -> Iterator[Text]:
    chart = panel.exhibit
    if not isinstance(chart, ChartSpec):
        return
    heading = _marked(panel.heading) or literal_mark(chart.title)
    if chart.kind not in STACKED:
        yield from _said(story, story.wording.speech.ends, heading, _bars(chart))
        return
    # What was answered least says little of a whole.
    for at, category in enumerate(chart.categories):
        name = _marked(category.label) if len(chart.categories) > 1 else heading
        parts = (_Bar(s.label or (Run(s.name),), s.points[at], s.name) for s in chart.parts)
        yield from _said(story, story.wording.speech.answers, name, parts)


def _said(story: Story, words: Written, name: str, bars: Iterable[_Bar]) -> Iterator[Text]:
    known = [bar for bar in bars if bar.point.value is not None]
    if len({bar.point.printed for bar in known}) > 1:
        yield story.text(words, {"name": name, **_ends(story, known)})


def _bars(chart: ChartSpec) -> Iterator[_Bar]:
    for series in chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            yield _Bar(category.label, point, series.name)


def _ends(story: Story, bars: Sequence[_Bar]) -> dict[str, str]:
    """Return the names of the highest and the lowest values, all of those printed alike."""
    ordered = sorted(bars, key=lambda bar: bar.point.value or 0.0)
    ends = {"least": ordered[0], "most": ordered[-1]}
    return {
        **{end: _joint(bars, bar.point.printed) for end, bar in ends.items()},
        **{f"{end}_value": _amount(story, bar) for end, bar in ends.items()},
    }


def _joint(bars: Iterable[_Bar], printed: str) -> str:
    *others, last = (bar.name for bar in bars if bar.point.printed == printed)
    space = "" if plain(last)[:1] >= THAI else " "
    joined = f" และ{space}{_marked(last)}" if others else _marked(last)
    return " ".join(map(_marked, others)) + joined


def _amount(story: Story, bar: _Bar) -> str:
    words, fact = story.wording.speech, bar.point.fact
    special = {"percent": words.share, "count": words.count}
    say = special.get(story.facts[fact].unit, words.value)
    return _marked(story.text(say, {"fact": fact, "unit": bar.unit}))


def _numbers(story: Story, panels: Sequence[Panel]) -> Iterator[Text]:
    """Yield the results that lead panels, in one text."""
    told = [
        story.text(
            story.wording.speech.number,
            {"name": _marked(p.heading), "number": _marked(p.number), "unit": _marked(p.unit)},
        )
        for p in panels
        if _is_result(p.number)
    ]
    if told:
        yield joined(told, BETWEEN)


def _order(story: Story, panels: Sequence[Panel]) -> Iterator[Text]:
    """Yield the names of parts that no number leads, in order; those of a table are its rows."""
    rows = [row[0] for p in panels if isinstance(p.exhibit, Table) for row in p.exhibit.rows]
    parts = [p.heading for p in panels if p.exhibit is None and not _is_result(p.number)]
    names = dict.fromkeys(name for name in (*parts, *rows) if name)
    if len(names) > 1:
        yield story.text(story.wording.speech.order, {"names": _marked(joined(names, BETWEEN))})


def _paragraphs(panels: Sequence[Panel]) -> Iterator[Text]:
    """Yield the first level of what panels without a name say."""
    unnamed = (panel for panel in panels if not panel.heading)
    return (p.text for panel in unnamed for p in panel.paragraphs if not p.level)


def _is_result(number: Text) -> bool:
    return any(run.fact for run in number)


def _marked(text: Text) -> str:
    """Return a text for a template, its facts and its other digits marked."""
    return "".join(
        fact_mark(run.fact, run.text) if run.fact else literal_mark(run.text) for run in text
    )
