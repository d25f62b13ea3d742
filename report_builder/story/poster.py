"""Compose the poster: a frame of its own around what the brief tells, band by band."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text
from report_builder.story.blocks import Deck, Panel, Slide, Table, UnitMap
from report_builder.story.chartspec import ChartSpec

FILE = "poster.yaml"
BANDS = ("score", "areas", "findings", "gaps", "advice")
"""The slides of the brief that a poster shows, from top to bottom."""
GAPS, ADVISED = 4, 3
"""How many of the widest gaps a poster shows, and of the weakest dimensions."""


@dataclass(frozen=True, slots=True)
class Poster:
    """The frame of a poster, and the slides of the brief that stand in it."""

    frame: Slide
    bands: tuple[Slide, ...]


def poster(told: Deck, brief: Deck) -> Poster:
    """Return the poster of what its outline and the brief tell."""
    frame, *_ = told.slides
    slides = {slide.id: slide for slide in brief.slides}
    return Poster(frame, tuple(_band(slides[id]) for id in BANDS if id in slides))


def whole(frame: Slide, bands: Sequence[Slide]) -> Slide:
    """Return all that stands on a poster with some bands as one slide, with the foot of it all."""
    every = replace(
        frame,
        panels=tuple(panel for band in bands for panel in band.panels),
        labels=(*frame.labels, *(label for band in bands for label in _labels(band))),
        notes=tuple(note for band in bands for note in band.notes),
        synthetic=frame.synthetic or any(band.synthetic for band in bands),
    )
    return replace(every, source=every.footed(every)) if every.footed else every


def _labels(band: Slide) -> Iterator[tuple[str, Text]]:
    yield f"{band.id}.title", band.title
    yield from band.labels


def _band(slide: Slide) -> Slide:
    """Return a slide as a poster tells it, its panels named as no other slide's are."""
    panels = SHORTER.get(slide.id, tuple)(slide.panels)
    labels = () if slide.id == "advice" else slide.labels
    return replace(slide, panels=tuple(_named(slide.id, p) for p in panels), labels=labels)


def _on_map(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return the outlines of units and their groups; where there is no map, all panels."""
    outlined = [p for p in panels if isinstance(p.exhibit, UnitMap) and not p.exhibit.tiles]
    groups = (panel for panel in panels if not panel.exhibit)
    return (*outlined, *groups) if outlined else tuple(panels)


def _widest(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return the chart of the widest gaps with so many of them."""
    return tuple(
        replace(panel, exhibit=_first(panel.exhibit))
        if isinstance(panel.exhibit, ChartSpec)
        else panel
        for panel in panels
    )


def _first(chart: ChartSpec) -> ChartSpec:
    return replace(
        chart,
        categories=chart.categories[:GAPS],
        series=tuple(replace(s, points=s.points[:GAPS]) for s in chart.series),
        dots=chart.dots[:GAPS],
    )


def _weakest(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return what is recommended in the weakest dimensions, without the scores behind it."""
    return tuple(
        replace(
            panel,
            paragraphs=tuple(replace(p, number=(), caption=(), who=()) for p in panel.paragraphs),
        )
        for panel in panels[:ADVISED]
    )


SHORTER: Mapping[str, Callable[[Sequence[Panel]], tuple[Panel, ...]]] = {
    "areas": _on_map,
    "gaps": _widest,
    "advice": _weakest,
}
"""What a poster shows of the panels of a slide, by the id of the slide."""


def _named(slide: str, panel: Panel) -> Panel:
    shown: ChartSpec | Table | UnitMap | None = panel.exhibit
    if shown is not None:
        shown = replace(shown, name=f"{slide}.{shown.name}")
    return replace(panel, name=f"{slide}.{panel.name}", exhibit=shown)
