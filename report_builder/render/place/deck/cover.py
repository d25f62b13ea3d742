"""Place the cover of the deck: its words at the left, the units of the edition at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import EMBLEM, Picture, Run, Text
from report_builder.render.layout import MARGIN, PAGE, columns
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    MapBox,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.deck import photograph
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide, UnitMap, credited

COVER_BAND, COVER_WIDTH = 0.32, 7.55
COVER_TOP = 1.15
"""Where the title begins; the line over it stands above."""
LEFT = MARGIN + COVER_BAND
ART = Box(8.95, 0.0, PAGE.w - 8.95, PAGE.h)
"""The field of the picture, to the edges of the page."""
SEAL, PLATE = Box(LEFT + COVER_WIDTH - 2.2, 0.22, 2.2, 0.8), 0.08
"""The room of the emblem, and inches of the plate around it."""
LEGEND, STEP, SWATCH = Box(11.15, 4.45, PAGE.w - 11.4, 1.5), 0.3, 0.18
"""The place of a short legend, in the corner of the map, and inches of its lines and colours."""
BESIDE, BELOW = SWATCH + 0.1, 0.2
"""Inches from the edge of the legend to its words, and from the map to a legend below it."""
CREDITS, APART = 1.8, 0.3
"""Inches of the credits at least, and between them and what stands above and below."""
MARKED = 0.28
"""Inches of the mark of made-up data over the remarks."""
CREDIT_SIZES = ((18.0, 16.0), (16.0, 14.0), (14.0, 12.0))
"""Points of the publisher and of the lines after it, the largest first."""
REMARK, FIGURE = 14.0, 44.0
"""Points of how the data was made and of the address, and of key figures."""
TITLE_SIZES = (44.0, 28.0, 24.0, 20.0)
MOST_LINES = 4
ICON, ACROSS = 0.95, 3
"""Inches of an icon of a dimension where there is no map, and how many stand in a row."""


def cover(slide: Slide) -> tuple[Element, ...]:
    """Return the cover: title, publisher, date, address, how the data was made, and its picture."""
    labels = dict(slide.labels)
    title = _title(slide.title)
    kicker = Line(slide.kicker, Role.NOTE, Face.BODY, 16.0, "quiet", leading=1.4)
    tall = flow.height((title,), COVER_WIDTH)
    remarks = _marked(slide, _remarks(labels))
    top = COVER_TOP + tall + APART
    foot = min((remark.box.y for remark in remarks), default=PAGE.h - 0.6) - APART
    figures = _figures([p for p in slide.panels if p.number], foot)
    foot = min((figure.box.y for figure in figures), default=foot + APART) - APART
    return (
        Figure("field", Box(0.0, 0.0, ART.x, PAGE.h), Shape.RECTANGLE, "brand"),
        TextBox("title", Box(LEFT, COVER_TOP, COVER_WIDTH, tall), (title,), slot="title"),
        *flow.box(
            "kicker",
            Box(LEFT, COVER_TOP - 0.55, COVER_WIDTH, 0.4),
            (kicker,) if slide.kicker else (),
            slot="kicker",
        ),
        *_credits(
            labels, Box(LEFT, top, COVER_WIDTH, foot - top if figures else max(CREDITS, foot - top))
        ),
        *figures,
        *remarks,
        *_emblem(slide),
        *_art(slide),
    )


def _title(text: Text) -> Line:
    """Return the title at the largest size at which it takes few lines."""
    lines = [Line(text, Role.TITLE, Face.HEADING, s, "white", leading=1.4) for s in TITLE_SIZES]
    short = (line for line in lines if flow.text_lines(line, COVER_WIDTH) <= _most(line))
    return flow.at_phrases(next(short, lines[-1]), COVER_WIDTH)


def _most(line: Line) -> int:
    return MOST_LINES - 1 if line.size == TITLE_SIZES[0] else MOST_LINES


def _credits(labels: dict[str, Text], area: Box) -> tuple[Element, ...]:
    """Return who published and surveyed, and when, at the largest sizes at which it has room."""
    ways = [_credit_lines(labels, *sizes) for sizes in CREDIT_SIZES]
    fitting = (lines for lines in ways if flow.height(lines, area.w) <= area.h)
    return flow.box("credits", area, next(fitting, ways[-1]), slot="body")


def _credit_lines(labels: dict[str, Text], first: float, other: float) -> tuple[Line, ...]:
    styles = {
        "publisher": (Face.BOLD, first),
        "surveyor": (Face.BODY, other),
        "date": (Face.BODY, other),
    }
    return tuple(
        Line(labels[name], Role.TEXT, face, size, "white", space_before=6, leading=1.4)
        for name, (face, size) in styles.items()
        if labels.get(name)
    )


def _remarks(labels: dict[str, Text]) -> tuple[TextBox, ...]:
    lines = tuple(
        Line(labels[name], Role.TEXT, Face.BODY, REMARK, "quiet", space_before=5, leading=1.4)
        for name in ("note", "url")
        if labels.get(name)
    )
    wide = ART.x - LEFT - BELOW
    tall = flow.height(lines, wide)
    area = Box(LEFT, PAGE.h - 0.6 - tall, wide, tall)
    return flow.box("remarks", area, lines, anchor="bottom", slot="source")


def _mark() -> Line:
    return Line((Run(SYNTHETIC),), Role.NOTE, Face.BOLD, flow.FLOOR, "alert")


def _figures(panels: Sequence[Panel], foot: float) -> tuple[TextBox, ...]:
    """Return key figures side by side, each over what it counts, down to a foot."""
    lines = [
        (
            Line(panel.number, Role.TEXT, Face.HEADING, FIGURE, "white", leading=1.15),
            Line(panel.heading, Role.TEXT, Face.BODY, REMARK, "quiet", leading=1.35),
        )
        for panel in panels
    ]
    cells = columns(Box(LEFT, 0.0, COVER_WIDTH, 0.0), [1.0] * len(panels)) if panels else ()
    tall = max((flow.height(own, c.w) for own, c in zip(lines, cells, strict=True)), default=0.0)
    return tuple(
        TextBox(panel.name, replace(cell, y=foot - tall, h=tall), own)
        for panel, cell, own in zip(panels, cells, lines, strict=True)
    )


def _marked(slide: Slide, remarks: tuple[TextBox, ...]) -> tuple[TextBox, ...]:
    """Return the remarks under the mark of made-up data, where no map has it in its corner."""
    foot = min((remark.box.y for remark in remarks), default=PAGE.h - 0.6)
    area = Box(LEFT, foot - MARKED, COVER_WIDTH, MARKED)
    lines = (replace(_mark(), color="white"),) if slide.synthetic and not _maps(slide) else ()
    return (*flow.box("synthetic", area, lines), *remarks)


def _maps(slide: Slide) -> list[UnitMap]:
    return [panel.exhibit for panel in slide.panels if isinstance(panel.exhibit, UnitMap)]


def _art(slide: Slide) -> tuple[Element, ...]:
    """Return the picture of the cover, else the map, or icons of dimensions where there is none."""
    for picture in slide.pictures:
        if picture.place != EMBLEM:
            return _photograph(picture)
    maps = _maps(slide)
    if not maps:
        pictured = [panel for panel in slide.panels if panel.icon]
        return (Figure("art", ART, Shape.RECTANGLE, "part2"), *_icons(pictured))
    mark = replace(_mark(), align="right")
    corner = Box(ART.x + 0.3, PAGE.h - 0.5, ART.w - 0.6, 0.28)
    groups = [panel for panel in slide.panels if not panel.exhibit and not panel.number]
    legend = _legend_box(groups)
    field = ART.inset(0.3, 0.4)
    if legend.x < LEGEND.x:
        field = replace(field, h=legend.y - BELOW - field.y)
    return (
        Figure("art", ART, Shape.RECTANGLE, "tint"),
        MapBox(maps[0].name, field, maps[0]),
        *_legend(groups, legend),
        *flow.box("legend", _over(legend), _legend_head(slide), anchor="middle"),
        *flow.box("synthetic", corner, (mark,) if slide.synthetic else ()),
    )


def _emblem(slide: Slide) -> Iterator[Element]:
    """Yield the emblem above the end of the title, on a plate."""
    for picture in slide.pictures:
        if picture.place == EMBLEM:
            shown = photograph.inside("emblem", picture, SEAL, align=1.0)
            plate = shown.box.inset(-PLATE, -PLATE)
            yield Figure("plate", plate, Shape.ROUNDED, "white")
            yield shown


def _photograph(picture: Picture) -> tuple[Element, ...]:
    """Return a picture over the field at the right, whose it is on a ground at its foot."""
    shown = photograph.filling("picture", picture, ART)
    line = Line(credited(picture), Role.NOTE, Face.BODY, flow.FLOOR, "ink", leading=1.35)
    tall = flow.height((line,), ART.w - 0.4) + 0.1
    foot = Box(ART.x, ART.bottom - tall, ART.w, tall)
    credit = TextBox("credit", foot, (line,), "middle", Shape.RECTANGLE, "white", inset=(0.2, 0.05))
    return (shown, *((credit,) if picture.credit else ()))


def _legend_box(groups: Sequence[Panel]) -> Box:
    """Return where the legend stands: in the empty corner of the map, or below it if longer."""
    if STEP * len(groups) <= LEGEND.h and all(_tall(panel, LEGEND) == STEP for panel in groups):
        return replace(LEGEND, y=LEGEND.bottom - STEP * len(groups), h=STEP * len(groups))
    below = Box(ART.x + 0.3, 0.0, ART.w - 0.6, 0.0)
    tall = sum(_tall(panel, below) for panel in groups)
    return replace(below, y=(PAGE.h - 0.5) - tall, h=tall)


def _over(legend: Box) -> Box:
    return replace(legend, y=legend.y - STEP, h=STEP)


def _legend_head(slide: Slide) -> tuple[Line, ...]:
    """Return what the colours of the map tell of."""
    head = dict(slide.labels).get("legend", ())
    return (Line(head, Role.TEXT, Face.BOLD, flow.FLOOR, "ink", leading=1.3),) if head else ()


def _tall(panel: Panel, legend: Box) -> float:
    return max(STEP, flow.height((_named(panel),), legend.w - BESIDE))


def _named(panel: Panel) -> Line:
    return Line(panel.heading, Role.TEXT, Face.BODY, flow.FLOOR, "ink", leading=1.3)


def _legend(groups: Sequence[Panel], legend: Box) -> Iterator[Element]:
    """Yield the colours of the map and what they mean."""
    y = legend.y
    for panel in groups:
        tall, edge = _tall(panel, legend), theme().edge(panel.color)
        swatch = Box(legend.x, y + (STEP - SWATCH) / 2, SWATCH, SWATCH)
        yield Figure(f"{panel.name}.swatch", swatch, Shape.RECTANGLE, panel.color, edge)
        room = Box(legend.x + BESIDE, y, legend.w - BESIDE, tall)
        yield TextBox(panel.name, room, (_named(panel),), "middle")
        y += tall


def _icons(panels: Sequence[Panel]) -> tuple[Element, ...]:
    across = min(ACROSS, len(panels)) or 1
    down = -(-len(panels) // across)
    step = min(ART.w / across, ART.h / max(down, ACROSS))
    left, top = ART.x + (ART.w - across * step) / 2, (ART.h - down * step) / 2
    side = min(ICON, 0.7 * step)
    edge = (step - side) / 2
    return tuple(
        Icon(f"{panel.name}.icon", Box(x + edge, y + edge, side, side), panel.icon, "white")
        for n, panel in enumerate(panels)
        for x, y in ((left + n % across * step, top + n // across * step),)
    )
