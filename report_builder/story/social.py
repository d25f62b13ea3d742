"""Compose pictures for social media: one for each finding of the brief, one for each unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.model import Run, Text, joined, plain
from report_builder.story.blocks import Deck, Panel, Slide, UnitMap
from report_builder.story.card.names import CardPanel

FILE = "social.yaml"
KIND = "picture"
TOLD = (
    *(CardPanel.SCORE, CardPanel.RANK, CardPanel.STRENGTHS, CardPanel.GAPS),
    CardPanel.LOCATOR,
)
"""What the picture of a unit takes from its card."""


def with_whole(told: Deck, brief: Deck) -> tuple[Slide, ...]:
    """Return what frames each picture, then those of the brief: the score, the map, findings."""
    (frame,), slides = told.slides, {slide.id: slide for slide in brief.slides}
    composed = ((compose, slides[id]) for id, compose in COMPOSED.items() if id in slides)
    return frame, *(picture for compose, slide in composed for picture in compose(frame, slide))


def of_unit(frame: Slide, card: Slide) -> Slide:
    """Return the picture of a unit: its score, its group and rank, its first strength and gap."""
    panels = {panel.name: panel for panel in card.panels}
    told = (panels[name] for name in TOLD if name in panels)
    own = tuple(
        replace(panel, paragraphs=panel.paragraphs[:1], caption=_kept(panel)) for panel in told
    )
    return _framed(frame, card, card.id, card.title, own)


def _kept(panel: Panel) -> Text:
    """Return what stands under a number; lists go without the rule that they follow."""
    return panel.caption if panel.number else ()


def _framed(frame: Slide, source: Slide, id: str, title: Text, panels: Sequence[Panel]) -> Slide:
    return replace(
        frame, id=id, kind=KIND, title=title, panels=tuple(panels), synthetic=source.synthetic
    )


def _score(frame: Slide, slide: Slide) -> Iterator[Slide]:
    labels = dict(slide.labels)
    panel = Panel("national", number=labels["national"], unit=labels["national_unit"])
    yield _framed(frame, slide, "whole-score", labels["national_label"], (panel,))


def _map(frame: Slide, slide: Slide) -> Iterator[Slide]:
    maps = (p for p in slide.panels if isinstance(p.exhibit, UnitMap) and not p.exhibit.tiles)
    groups = [panel for panel in slide.panels if panel.number and not panel.exhibit]
    for panel in maps:
        yield _framed(frame, slide, "whole-map", slide.title, (panel, *groups))


def _findings(frame: Slide, slide: Slide) -> Iterator[Slide]:
    for place, panel in enumerate(slide.panels, 1):
        bare = replace(panel, heading=(), paragraphs=panel.paragraphs[:1])
        yield _framed(frame, slide, f"whole-finding-{place}", panel.heading, (bare,))


COMPOSED: Mapping[str, Callable[[Slide, Slide], Iterator[Slide]]] = {
    "score": _score,
    "areas": _map,
    "findings": _findings,
}
"""What makes pictures of a slide of the brief, by its id."""


def in_words(slide: Slide, mark: str) -> str:
    """Return what is said where a picture isn't seen, line by line; `mark` is of made-up data."""
    first, *others = slide.panels
    shown = first.exhibit.alt if isinstance(first.exhibit, UnitMap) else ""
    told = (shown,) if shown else (plain(_in_line(panel)) for panel in (first, *others))
    marks = (mark,) if slide.synthetic else ()
    lines = (plain(slide.title), *told, plain(slide.kicker), *marks, plain(slide.source))
    return "".join(f"{' '.join(line.split())}\n" for line in lines if line.strip())


def _in_line(panel: Panel) -> Text:
    texts = (panel.caption, panel.number, panel.unit, *(p.text for p in panel.paragraphs))
    if panel.heading:
        texts = (panel.heading, panel.number, panel.caption, *(p.text for p in panel.paragraphs))
    return joined(filter(None, texts), Run(" "))
