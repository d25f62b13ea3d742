"""Say what a speaker says at each slide: its message, what is behind it, what comes next.

A few sentences that fit one printed notes page: what has no room there is left to the slide.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report_builder.model import Run, Text, joined, plain
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.chartspec import DOTTED, STACKED, ChartKind, ChartSpec, Point
from report_builder.story.clear import exceeds
from report_builder.story.context import Story
from report_builder.story.foot import BETWEEN
from report_builder.story.marked import fact_mark, literal_mark
from report_builder.story.template import Written
from report_builder.thai.measure import wrap

MOST = 5
"""Sentences that are said of a slide, what comes next left aside."""
LINES, WIDTH, SIZE = 18, 415.0, 12.0
"""Lines of a printed notes page that sentences may fill, their width and size in points."""
HALF = 50.0
"""Percent of a whole beyond which a part is its greater part."""
PACE = 700
"""Letters that are read aloud in a minute."""
THAI = "ก"
"""The first letter of Thai; words that begin with another stand apart from the word before."""


ONE_SERIES = (
    *DOTTED,
    *(ChartKind.WEIGHTED, ChartKind.GRID, ChartKind.SPANS, ChartKind.SQUARES),
)
"""Charts whose values are those of their first series."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A value of a chart, its name and its unit."""

    name: Text
    point: Point
    unit: str


def spoken(story: Story, slide: Slide, own: Sequence[Text], ahead: Text) -> tuple[Text, ...]:
    """Return what to say at a slide, text by text; `own` words of the slide follow its message.

    `ahead` leads to the slide that comes next.
    """
    told = _within(_about(story, slide, own), 1 + len(own))
    texts = (*told, ahead) if ahead else told
    return (*texts, _time(story, texts))


def announced(story: Story, slide: Slide, after: Slide | None) -> Text:
    """Return what leads from a slide to the one after it; nothing at the last, or at an agenda."""
    return _next(story, after) if after and slide.kind != "agenda" else ()


def _about(story: Story, slide: Slide, own: Sequence[Text]) -> Iterator[Text]:
    if slide.kind == "agenda":
        yield from (_part(story, slide), *own)
        return
    yield from (slide.title, *own)
    if slide.kind == "cover":
        yield from (label for _, label in slide.labels if label)
        return
    for panel in slide.panels:
        yield from _chart(story, panel)
    yield from _numbers(story, slide.panels)
    yield from _parts(story, slide.panels)


def _within(texts: Iterable[Text], least: int = 0) -> tuple[Text, ...]:
    """Return the first texts that a notes page has room for, at least so many in any case."""
    kept: list[Text] = []
    lines = 0
    for text in texts:
        lines += len(wrap(plain(text), "body", SIZE, WIDTH))
        if len(kept) >= least and (lines > LINES or len(kept) >= MOST):
            break
        kept.append(text)
    return tuple(kept)


def _next(story: Story, slide: Slide) -> Text:
    if slide.kind == "agenda":
        return _part(story, slide)
    return story.text(story.wording.speech.next, {"title": _marked(slide.title)})


def _time(story: Story, texts: Sequence[Text]) -> Text:
    """Say how long it takes to say some texts, in half minutes."""
    halves = max(1, math.ceil(2 * sum(len(plain(text)) for text in texts) / PACE))
    minutes = literal_mark(str(halves // 2)) if halves > 1 else ""
    scope = {"minutes": minutes, "half": bool(halves % 2)}
    return story.text(story.wording.speech.time, scope)


def _part(story: Story, slide: Slide) -> Text:
    current = slide.panels[slide.current]
    scope = {"place": _marked(current.number), "title": _marked(current.heading)}
    return story.text(story.wording.speech.part, scope)


def _chart(story: Story, panel: Panel) -> Iterator[Text]:
    chart = panel.exhibit
    if not isinstance(chart, ChartSpec) or chart.kind is ChartKind.TREND:
        return
    heading = _marked(panel.heading) or literal_mark(chart.title)
    base = _marked(panel.caption) if _is_result(panel.caption) else ""
    if chart.kind not in STACKED:
        yield from _said(story, story.wording.speech.ends, heading, base, _bars(chart))
        return
    for at, category in enumerate(chart.categories):
        name = _marked(category.label) if len(chart.categories) > 1 else heading
        yield from _whole(story, chart, at, name, _marked(category.count) or base)


def _whole(story: Story, chart: ChartSpec, at: int, name: str, base: str) -> Iterator[Text]:
    """Say the parts of a whole: opinions by both sides, others by the largest part."""
    item = ".".join(chart.parts[0].points[at].fact.split(".")[:2])
    if f"{item}.agree.share0" in story.facts:
        yield story.text(story.wording.speech.opinions, {"name": name, "item": item, "base": base})
        return
    bars = [_Bar(s.label or (Run(s.name),), s.points[at], s.name) for s in chart.parts]
    yield from _said(story, story.wording.speech.answers, name, base, bars)


def _said(
    story: Story, words: Written, name: str, base: str, bars: Iterable[_Bar]
) -> Iterator[Text]:
    known = [bar for bar in bars if bar.point.value is not None]
    if len({bar.point.printed for bar in known}) > 1 and _stand_out(story, known):
        yield story.text(words, {"name": name, "base": base, **_ends(story, known)})


def _stand_out(story: Story, bars: Sequence[_Bar]) -> bool:
    """Tell whether both ends are as far from the others as counts as a difference of scores."""
    facts = [bar.point.fact for bar in bars]
    if any(story.facts[fact].unit != "score" for fact in facts):
        return True
    rising = sorted(facts, key=lambda fact: story.facts[fact].value or 0.0)
    steps = ((a, b) for a, b in pairwise(rising) if _ends_there(story, rising, a, b))
    return all(exceeds(story.facts, b, a) for a, b in steps)


def _ends_there(story: Story, rising: Sequence[str], low: str, high: str) -> bool:
    """Tell whether a step between scores leads away from those that are as low or as high."""
    least, one, other, most = (
        story.facts.printed(fact) for fact in (rising[0], low, high, rising[-1])
    )
    return one != other and (one == least or other == most)


def _bars(chart: ChartSpec) -> Iterator[_Bar]:
    for series in chart.series[:1] if chart.kind in ONE_SERIES else chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            yield _Bar(category.label, point, series.name)


def _ends(story: Story, bars: Sequence[_Bar]) -> dict[str, str | bool]:
    """Return the names of the highest and the lowest values, all of those printed alike."""
    ordered = sorted(bars, key=lambda bar: bar.point.value or 0.0)
    ends = {"least": ordered[0], "most": ordered[-1]}
    return {
        **{end: _joint(bars, bar.point.printed) for end, bar in ends.items()},
        **{f"{end}_value": _amount(story, bar) for end, bar in ends.items()},
        "majority": (ends["most"].point.value or 0.0) > HALF,
        "asked": ends["most"].point.fact.startswith("item."),
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


def _parts(story: Story, panels: Sequence[Panel]) -> Iterator[Text]:
    """Yield what parts without a number say, part by part where a page has room for all of it."""
    rows = [row[0] for p in panels if isinstance(p.exhibit, Table) for row in p.exhibit.rows]
    plain_parts = [p for p in panels if p.exhibit is None and not _is_result(p.number)]
    named = [part for part in plain_parts if part.heading]
    whole = [_in_full(story, part) for part in named]
    if any(part.paragraphs for part in named) and len(_within(whole)) == len(whole):
        yield from whole
    elif len(names := [name for name in (*(p.heading for p in named), *rows) if name]) > 1:
        yield story.text(story.wording.speech.order, {"names": _marked(joined(names, BETWEEN))})
    for part in plain_parts:
        if not part.heading:
            yield from (p.text for p in part.paragraphs if not p.level)


def _in_full(story: Story, panel: Panel) -> Text:
    points = [p.text for p in panel.paragraphs if not p.level]
    told = {"name": _marked(panel.heading), "points": _marked(joined(points, BETWEEN))}
    return story.text(story.wording.speech.points, told)


def _is_result(number: Text) -> bool:
    return any(run.fact for run in number)


def _marked(text: Text) -> str:
    """Return a text for a template, its facts and its other digits marked."""
    return "".join(
        fact_mark(run.fact, run.text) if run.fact else literal_mark(run.text) for run in text
    )
