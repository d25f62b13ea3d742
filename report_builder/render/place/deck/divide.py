"""Part the slides that fit on no page into as few as do, evenly: (1/3), (2/3), (3/3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from report_builder.errors import DoesNotFit
from report_builder.model import Text, facts_in, plain
from report_builder.render.place.deck.pages import placed
from report_builder.story.axis import on_one_axis
from report_builder.story.blocks import Deck, Panel, Slide
from report_builder.story.chartspec import DOTTED, ChartKind, ChartSpec
from report_builder.story.parts import (
    as_bars,
    bars_of,
    evenly,
    most_parts,
    numbered,
    parted,
    shares,
)

WHOLE = ("cover", "agenda", "matrix", "timeline", "hub", "stages")
"""Kinds of slide whose parts mean nothing apart."""
KEYED = ("cover", "agenda", "close")
"""Kinds of slide whose figures or exhibit are left out where they have no room."""
SINGLE = ("bullets", "table")
"""Kinds of slide that show one panel."""


def fitted(deck: Deck) -> Deck:
    """Return a deck each slide of which fits on a page, without optional ones that can't.

    Raises DoesNotFit for any other that can't.
    """
    kept: tuple[Slide, ...] = ()
    for slide in deck.slides:
        parts = _fitted(slide)
        kept = (*kept, *parts) if parts else _led_past(slide, kept)
    return replace(deck, slides=kept)


def _led_past(gone: Slide, kept: Sequence[Slide]) -> tuple[Slide, ...]:
    """Return the slides before one that is left out, whose notes lead on to what follows it."""
    last = max((at for at, slide in enumerate(kept) if slide.notes), default=-1)
    return tuple(
        _leading(slide, gone.ahead) if at == last else slide for at, slide in enumerate(kept)
    )


def _leading(slide: Slide, ahead: Text) -> Slide:
    notes = (ahead if note == slide.ahead else note for note in slide.notes)
    return replace(slide, notes=tuple(filter(None, notes)), ahead=ahead)


def _fitted(slide: Slide) -> tuple[Slide, ...]:
    joined = on_one_axis(slide)
    if joined and placed(joined) is not None:
        return (joined,)
    if placed(slide) is not None:
        return (slide,)
    if slide.pictures and slide.kind != "cover":
        return (*_fitted(replace(slide, pictures=())), _of_picture(slide))
    if slide.kind in KEYED and (fewer := tuple(_fewer(slide))) != slide.panels:
        kept = replace(slide, panels=fewer)
        return _fitted(replace(kept, source=kept.footed(kept) if kept.footed else kept.source))
    ways = (_numbered(slide, parts) for parts in _ways(slide))
    found = next((parts for parts in ways if all(placed(p) is not None for p in parts)), None)
    if found is None and slide.optional:
        return ()
    if found is None:
        raise _too_long(slide)
    return found


def _fewer(slide: Slide) -> Iterator[Panel]:
    """Yield the panels of a slide without the figures of a cover, or the exhibit of a number."""
    for panel in slide.panels:
        if slide.kind != "cover":
            yield replace(panel, exhibit=None, caption=()) if panel.exhibit else panel
        elif not panel.number:
            yield panel


def _of_picture(slide: Slide) -> Slide:
    """Return a slide that shows the picture of another, which has no room for it."""
    bare = replace(slide, panels=(), labels=(), source=(), notes=(), tag=None, footed=None)
    return replace(bare, id=f"{slide.id}-picture")


def _numbered(slide: Slide, parts: Sequence[Slide]) -> tuple[Slide, ...]:
    """Return parts that say which they are, and at the foot where their own numbers come from.

    The first speaks for all in its notes.
    """
    return tuple(
        replace(
            part,
            id=slide.id if place == 1 else f"{slide.id}-{place}",
            title=numbered(slide.title, place, len(parts)),
            notes=slide.notes if place == 1 else (),
            source=part.footed(part) if part.footed else part.source,
        )
        for place, part in enumerate(parts, 1)
    )


def _ways(slide: Slide) -> Iterator[tuple[Slide, ...]]:
    """Yield the ways to part a slide, those of fewest parts first."""
    if slide.kind == "overview":
        yield from _overviews(slide)
    elif slide.kind == "findings":
        yield from _findings(slide)
    elif slide.kind not in WHOLE:
        yield from _panels(slide)


def _overviews(slide: Slide) -> Iterator[tuple[Slide, ...]]:
    """Part an overview: its words, its units, or both from the rest, as few as must."""
    words = [panel for panel in slide.panels if _is_told(panel)]
    units = [panel for panel in slide.panels if _is_dotted(panel)]
    for apart in (words, units, [*units, *words]):
        pieces = [piece for panel in apart for piece in _pieces(_exhibits(slide), panel)]
        kept = [panel for panel in slide.panels if panel not in apart]
        yield (
            _with(slide, kept),
            *(_with(_exhibits(slide), (piece,), kind="exhibits") for piece in pieces),
        )


def _is_told(panel: Panel) -> bool:
    return bool(panel.paragraphs) and not panel.exhibit


def _is_dotted(panel: Panel) -> bool:
    return isinstance(panel.exhibit, ChartSpec) and panel.exhibit.kind in DOTTED


def _exhibits(slide: Slide) -> Slide:
    return replace(slide, kind="exhibits", rows=(1,))


def _findings(slide: Slide) -> Iterator[tuple[Slide, ...]]:
    """Part the texts on the indicators; a chart of bars goes with them, another is repeated.

    Where no other way does, the chart becomes one of bars.
    """
    profile, *texts = slide.panels
    for chart in (profile, _barred(profile)):
        for count in range(1, len(texts) + 1):
            yield tuple(
                _with(slide, (_beside(chart, some), *some)) for some in shares(texts, count)
            )


def _barred(profile: Panel) -> Panel:
    """Return a panel with its chart as bars, whose names may be longer."""
    chart = profile.exhibit
    return replace(profile, exhibit=as_bars(chart)) if isinstance(chart, ChartSpec) else profile


def _beside(profile: Panel, texts: Sequence[Panel]) -> Panel:
    """Return the chart beside some texts: of bars, those that the texts are about."""
    chart = profile.exhibit
    if not isinstance(chart, ChartSpec) or chart.kind is not ChartKind.BAR:
        return profile
    about = {fact for text in texts for fact in facts_in(text.number)}
    which = [i for i, point in enumerate(chart.series[0].points) if point.fact in about]
    return replace(profile, exhibit=bars_of(chart, which)) if which else profile


def _panels(slide: Slide) -> Iterator[tuple[Slide, ...]]:
    pieces = tuple(piece for panel in slide.panels for piece in _pieces(slide, panel))
    fewest = len(pieces) if slide.kind in SINGLE else 2
    beside = _with_neighbours(pieces) if fewest == 2 else ()
    for count in range(fewest, len(pieces) + 1):
        for groups in (shares(beside, count), shares([(p,) for p in pieces], count)):
            if all(groups):
                yield tuple(_with(slide, [*chain(*group)]) for group in groups)


def _with_neighbours(pieces: Sequence[Panel]) -> list[tuple[Panel, ...]]:
    """Return panels in groups: one that says no more than its head is with the one before it."""
    groups: list[tuple[Panel, ...]] = []
    for piece in pieces:
        if groups and not (piece.exhibit or piece.paragraphs):
            groups[-1] = (*groups[-1], piece)
        else:
            groups.append((piece,))
    return groups


def _pieces(slide: Slide, panel: Panel) -> tuple[Panel, ...]:
    """Return a panel, in as few even parts as fit on pages of their own."""
    for count in range(1, most_parts(panel) + 1):
        pieces = parted(panel, count)
        if all(placed(_alone(slide, piece)) is not None for piece in pieces):
            return pieces
    return (panel,)


def _alone(slide: Slide, panel: Panel) -> Slide:
    title = numbered(slide.title, 10, 10)
    return replace(_with(slide, (panel,)), title=title)


def _with(slide: Slide, panels: Sequence[Panel], kind: str = "") -> Slide:
    """Return a slide with other panels, as many in a row at most as before."""
    most = max(slide.rows, default=len(panels)) or 1
    rows = evenly(len(panels), -(-len(panels) // most))
    return replace(slide, panels=tuple(panels), rows=rows, kind=kind or slide.kind)


def _too_long(slide: Slide) -> DoesNotFit:
    """Name the panel that fits on no page by itself, the longest one where all do."""
    free = slide.panels if slide.kind not in (*WHOLE, "overview") else ()
    alone = [panel for panel in free if placed(_alone(slide, panel)) is None]
    panel = max(alone or slide.panels, key=_letters, default=Panel("title"))
    words = [plain(panel.heading), *(plain(p.text) for p in panel.paragraphs)]
    return DoesNotFit(slide.id, panel.name, max((*words, plain(slide.title)), key=len))


def _letters(panel: Panel) -> int:
    return len(plain(panel.heading)) + sum(len(plain(p.text)) for p in panel.paragraphs)
