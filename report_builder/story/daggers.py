"""Mark with a dagger what was published otherwise, and say at the foot of the slide how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from report_builder.model import Run, Text, joined, plain
from report_builder.story.blocks import Panel, Paragraph, Slide, Table, UnitMap
from report_builder.story.chartspec import STACKED, ChartSpec, Dot, Point, Series
from report_builder.story.context import Story
from report_builder.story.differences import Difference, Register, difference
from report_builder.story.foot import BETWEEN
from report_builder.story.marked import literal_mark

Exhibit = ChartSpec | Table | UnitMap | None
DAGGER = "†"
PERCENT = "%"
LIST = "differences"
"""The slide that tells of every figure that was published otherwise."""
SPACE = Run(" ")
LONGEST = 200
"""Letters of a foot that still gives all reasons; in a longer one they are left to the annex."""
WORDED = 2
"""Runs of the label of a dot at least where it has words beside its value."""


def marked(story: Story, register: Register, slide: Slide, place: int) -> Slide:
    """Return a slide whose figures bear a dagger where others were published on that slide.

    The slide that lists all of them has none, nor has a title of which the figure bears one below.
    """
    if slide.id.startswith(LIST):
        return slide
    marker = _Marker(story, register, str(place))
    below = replace(
        slide,
        labels=tuple((name, marker.text(text)) for name, text in slide.labels),
        panels=tuple(map(marker.panel, slide.panels)),
    )
    above = replace(marker, found={}, known=frozenset(marker.found))
    told = replace(below, kicker=above.text(slide.kicker), title=above.text(slide.title))
    marker.found |= above.found
    if not marker.found:
        return slide
    source = slide.footed or (lambda part: part.source)
    foot = marker.foot(LONGEST - len(plain(source(slide))))

    def footed(part: Slide) -> Text:
        return joined(filter(None, (source(part), foot)), BETWEEN)

    return replace(told, source=footed(slide), footed=footed)


@dataclass
class _Marker:
    """Mark the texts of one slide, and keep what was found to differ.

    What is `known` to differ bears its dagger elsewhere.
    """

    story: Story
    register: Register
    slide: str
    found: dict[tuple[str, str], Difference] = field(default_factory=dict)
    known: frozenset[tuple[str, str]] = frozenset()

    def differs(self, fact: str, printed: str) -> bool:
        """Tell whether a printed figure differs from the published one."""
        if not fact:
            return False
        said = printed.removesuffix(PERCENT)
        own = difference(self.register, self.story.facts, fact, said, self.slide)
        if own is None or (own.published.printed, said) in self.known:
            return False
        self.found[own.published.printed, said] = own
        return True

    def text(self, text: Text) -> Text:
        """Return a text with a dagger after each figure that differs, and after its percent."""
        return tuple(self._runs(text))

    def _runs(self, text: Text) -> Iterator[Run]:
        due = False
        for run in text:
            if due and run.text.startswith(PERCENT):
                yield replace(run, text=PERCENT)
                run = replace(run, text=run.text[1:])
            if due:
                yield Run(DAGGER, bold=run.bold)
            if run.text:
                yield run
            due = self.differs(run.fact, run.text)
        if due:
            yield Run(DAGGER, bold=text[-1].bold)

    def panel(self, panel: Panel) -> Panel:
        """Return a panel with its texts and its exhibit marked."""
        return replace(
            panel,
            heading=self.text(panel.heading),
            caption=self.text(panel.caption),
            number=self.text(panel.number),
            paragraphs=tuple(map(self.paragraph, panel.paragraphs)),
            exhibit=self._exhibit(panel.exhibit),
            foot=self.text(panel.foot),
        )

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph with its text and the shares in it marked."""
        shares = tuple(replace(own, figure=self.text(own.figure)) for own in paragraph.shares)
        return replace(paragraph, text=self.text(paragraph.text), shares=shares)

    def _exhibit(self, exhibit: Exhibit) -> Exhibit:
        if isinstance(exhibit, ChartSpec):
            return self._chart(exhibit)
        if isinstance(exhibit, Table):
            return replace(exhibit, rows=tuple(tuple(map(self.text, row)) for row in exhibit.rows))
        return exhibit

    def _chart(self, chart: ChartSpec) -> ChartSpec:
        """Return a chart with a dagger after the name of each series or category that differs."""
        if chart.kind in STACKED:
            return replace(chart, series=tuple(map(self._series, chart.series)))
        categories = tuple(
            replace(category, label=(*category.label, Run(DAGGER)))
            if self._any(_points(chart, at))
            else category
            for at, category in enumerate(chart.categories)
        )
        dots = tuple(tuple(map(self._dot, row)) for row in chart.dots)
        series = tuple(replace(own, label=self.text(own.label)) for own in chart.series)
        return replace(chart, categories=categories, dots=dots, series=series)

    def _dot(self, dot: Dot) -> Dot:
        """Return a dot with a dagger after its words, before its value, where it differs."""
        if len(dot.label) < WORDED or not self.differs(dot.point.fact, dot.point.printed):
            return dot
        *words, value = dot.label
        gap = words.pop() if words and not words[-1].text.strip() else SPACE
        return replace(dot, label=(*words, Run(DAGGER), gap, value))

    def _series(self, series: Series) -> Series:
        if not self._any(series.points):
            return series
        label = series.label or (Run(series.name),)
        return replace(series, name=series.name + DAGGER, label=(*label, Run(DAGGER)))

    def _any(self, points: tuple[Point, ...]) -> bool:
        marks = [self.differs(point.fact, point.printed) for point in points]
        return any(marks)

    def foot(self, room: int) -> Text:
        """Return what was published instead of each figure, and why where that has room."""
        own = tuple(self.found.values())
        reasons = dict.fromkeys(each.published.why for each in own)
        brief = sum(map(len, reasons)) <= room
        groups = [[e for e in own if e.published.why == why] for why in reasons]
        texts = joined((self._told(group, brief=brief) for group in groups), Run(", "))
        return (
            Run(f"{DAGGER}\u00a0"),
            *self.story.text(self.story.wording.original, {}),
            SPACE,
            *texts,
        )

    def _told(self, group: Sequence[Difference], *, brief: bool) -> Text:
        """Return how figures differ for one reason, and the reason."""
        told = joined((self._pair(each) for each in group), Run(", "))
        why = group[0].published.why if brief else ""
        return (*told, Run(f" ({why})", literal=True)) if why else told

    def _pair(self, own: Difference) -> Text:
        published, printed = literal_mark(own.published.printed), literal_mark(own.printed)
        words = {"published": published, "printed": printed}
        return self.story.text(self.story.wording.published, words)


def _points(chart: ChartSpec, at: int) -> tuple[Point, ...]:
    """Return what a chart shows of a category: a value of each series, and dots without words."""
    values = (point for series in chart.series for point in series.points[at : at + 1])
    dots = (dot.point for row in chart.dots[at : at + 1] for dot in row if len(dot.label) < WORDED)
    return (*values, *dots)
