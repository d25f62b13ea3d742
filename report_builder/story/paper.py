"""Tell the talking paper: what a speaker says at each slide of the deck, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from report_builder.model import Run, Text
from report_builder.story.blocks import Deck, Panel, Paragraph, Slide

UNSAID = ("cover", "agenda")
"""The kinds of slide that a paper has no use for."""
PLACE = "สไลด์ "


def paper(deck: Deck) -> tuple[Slide, ...]:
    """Return a slide for each section, with a panel for each slide of the deck in it."""
    numbered = [(n, slide) for n, slide in enumerate(deck.slides, 1) if slide.kind not in UNSAID]
    sections = groupby(numbered, key=lambda pair: pair[1].section)
    return tuple(_section(deck, id, list(slides)) for id, slides in sections)


def _section(deck: Deck, id: str, slides: Sequence[tuple[int, Slide]]) -> Slide:
    return Slide(
        id=f"paper.{id}",
        kind="paper",
        section=id,
        title=_title(deck, id),
        panels=tuple(_panels(slides)),
        synthetic=any(slide.synthetic for _, slide in slides),
    )


def _title(deck: Deck, id: str) -> Text:
    """Return the title of a section with the facts in it where an agenda has it."""
    agendas = (s for s in deck.slides if s.kind == "agenda" and s.section == id)
    listed = next(agendas, None)
    plain = (Run(dict(deck.sections)[id], literal=True),)
    return listed.panels[listed.current].heading if listed else plain


def _panels(slides: Iterable[tuple[int, Slide]]) -> Iterator[Panel]:
    """Yield what is said at each slide; one that goes on with another says nothing new.

    How long it takes stands beside the place of the slide; what comes next follows anyway.
    """
    before: Sequence[Text] = ()
    for number, slide in slides:
        if slide.notes and slide.notes != before:
            before = slide.notes
            place = (Run(PLACE), Run(str(number), literal=True), Run(" "), *slide.notes[-1])
            said = (text for text in slide.notes[1:-1] if text != slide.ahead)
            points = tuple(Paragraph(text, "•") for text in said)
            yield Panel(slide.id, heading=slide.title, caption=place, paragraphs=points)
