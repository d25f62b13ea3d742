"""Give the bands of a poster their places: rows of one or two, as many as have room.

All are placed at the largest size at which they have room together. Where there is none, those
that matter least are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.errors import DoesNotFit
from report_builder.model import plain
from report_builder.render.layout import columns, rows
from report_builder.render.page import Box, Element, Face, Line, Page, Role, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pages import with_room
from report_builder.render.place.flow import DENSE, Sizes
from report_builder.render.place.poster.bands import BANDS
from report_builder.render.place.poster.frame import WIDTH, body, foot, head
from report_builder.story.blocks import Slide
from report_builder.story.poster import Poster, whole

LAYOUT = "poster"
ROWS = (("score",), ("areas", "findings"), ("gaps", "advice"))
"""What stands side by side, by the ids of slides."""
LEAST_IMPORTANT = ("gaps", "advice", "findings", "areas", "score")
"""Bands in the order in which they are left out where not all have room."""
SIZES = (*map(Sizes, (16.0, 14.0, 12.0)), DENSE)
MOST = {"score": 3.4, "areas": 5.2, "findings": 5.2, "gaps": 3.6, "advice": 3.6}
"""Inches beyond which what a band shows no longer gains where every row has its bands."""
STEP, TALLEST = 0.1, 9.0
"""Inches in which the least height of a band is sought, and at most."""
ASIDE, APART, BELOW = 0.5, 0.26, 0.12
"""Inches between bands side by side, between rows, and between a title and what it tells of."""
TITLE = (18.0, 16.0)
"""Sizes of the title of a band that stands alone in its row, and of others."""

Row = tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """A row of bands before it is placed: the heights of its titles and of the least below."""

    bands: Row
    boxes: tuple[Box, ...]
    head: float
    least: float

    def gain(self, rows: int) -> float:
        """Return the inches more than the least that it can use among so many rows."""
        most = max(MOST[band.id] for band in self.bands) * len(ROWS) / rows
        return max(0.0, most - self.least)


def poster_page(poster: Poster) -> tuple[Slide, Page]:
    """Return all that a poster says as one slide, and its page.

    Raises DoesNotFit where even its title has no room.
    """
    for bands in _shortened(poster.bands):
        slide = whole(poster.frame, bands)
        top, below = with_room(head(slide)), foot(slide)
        placed = _placed(bands, body(below))
        if top is not None and placed is not None:
            return slide, _page(slide, (*top, *placed, *below))
    raise DoesNotFit(poster.frame.id, "", plain(poster.frame.title))


def _shortened(bands: Sequence[Slide]) -> Iterator[tuple[Slide, ...]]:
    """Yield all bands, then fewer and fewer."""
    for count in range(len(LEAST_IMPORTANT) + 1):
        yield tuple(band for band in bands if band.id not in LEAST_IMPORTANT[:count])


def _page(slide: Slide, elements: tuple[Element, ...]) -> Page:
    return Page(
        id=slide.id,
        number=1,
        layout=LAYOUT,
        title=plain(slide.title),
        section=slide.section,
        elements=elements,
        notes=slide.notes,
        synthetic=slide.synthetic,
    )


def _placed(bands: Sequence[Slide], area: Box) -> tuple[Element, ...] | None:
    """Return bands in their rows at the largest size at which all have room, else None."""
    lines = [tuple(band for band in bands if band.id in row) for row in ROWS]
    for sizes in SIZES:
        rooms = [_room(line, sizes, area) for line in lines if line]
        found = [room for room in rooms if room is not None]
        spare = area.h - sum(r.head + r.least for r in found) - APART * (len(found) - 1)
        if len(found) == len(rooms) and spare >= 0:
            return tuple(_drawn(found, area, spare, sizes))
    return None


def _room(bands: Row, sizes: Sizes, area: Box) -> _Room | None:
    """Return the heights that a row needs, None where a band of it has room in none."""
    boxes = columns(area, [1.0] * len(bands), ASIDE)
    leasts = [_least(band, box, sizes) for band, box in zip(bands, boxes, strict=True)]
    known = [least for least in leasts if least is not None]
    if len(known) < len(leasts):
        return None
    titles = [flow.height((_title(b, box.w),), box.w) for b, box in zip(bands, boxes, strict=True)]
    return _Room(bands, boxes, max(titles) + BELOW, max(known))


def _least(band: Slide, area: Box, sizes: Sizes) -> float | None:
    """Return the least height in steps at which a band has room, None where there is none."""
    low, high = 1, round(TALLEST / STEP)
    if _shown(band, replace(area, h=high * STEP), sizes) is None:
        return None
    while low < high:
        middle = (low + high) // 2
        fits = _shown(band, replace(area, h=middle * STEP), sizes) is not None
        low, high = (low, middle) if fits else (middle + 1, high)
    return high * STEP


def _shown(band: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    return with_room(BANDS[band.id](band, area, sizes))


def _title(band: Slide, width: float) -> Line:
    size = TITLE[width < WIDTH / 2]
    line = Line(band.title, Role.HEADING, Face.HEADING, size, "brand", leading=1.3)
    return flow.at_phrases(line, width)


def _drawn(rooms: Sequence[_Room], area: Box, spare: float, sizes: Sizes) -> Iterator[Element]:
    """Yield rows that share what is spare, as far as they gain by it; the rest is air."""
    gains = [room.gain(len(rooms)) for room in rooms]
    share = min(1.0, spare / sum(gains)) if sum(gains) else 0.0
    air = APART + (spare - share * sum(gains)) / max(1, len(rooms) - 1)
    heights = [r.head + r.least + share * gain for r, gain in zip(rooms, gains, strict=True)]
    for room, line in zip(rooms, rows(area, heights, air), strict=True):
        for band, box in zip(room.bands, room.boxes, strict=True):
            title = replace(box, y=line.y, h=room.head - BELOW)
            below = replace(box, y=line.y + room.head, h=line.h - room.head)
            yield flow.rule_above(f"{band.id}.rule", replace(title, y=line.y - 0.06), "brand", 1.5)
            yield TextBox(f"{band.id}.title", title, (_title(band, box.w),))
            yield from _tallest(band, below, sizes)


def _tallest(band: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...]:
    """Return a band at the greatest height up to that of an area at which it has room."""
    heights = (area.h - STEP * n for n in range(int(area.h / STEP)))
    ways = (_shown(band, replace(area, h=height), sizes) for height in heights)
    return next(filter(None, ways), ())
