"""Compose the deck and the brief: outlines of templates/thai, told in the facts of one edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, repeat, zip_longest
from types import MappingProxyType

from report_builder.facts import FactBook
from report_builder.language import THAI
from report_builder.model import EMBLEM, Edition, Run, Text, plain
from report_builder.story.blocks import Deck, Panel, Slide
from report_builder.story.context import Story, tell
from report_builder.story.daggers import marked
from report_builder.story.deck.speech import announced, spoken
from report_builder.story.differences import published
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.outline import note_names, outline, slides

FILE, BRIEF = "deck.yaml", "brief.yaml"
"""The outlines of the deck and of the brief, which takes its wording from the deck."""
AGENDA = "agenda"
COVER = "cover"
"""The kind of a cover, and its id."""
UNPUBLISHED = 0
"""The number of slides that mirror none of a published deck."""
FEW = 3
"""Sections that an agenda lists at least."""


def compose(edition: Edition, facts: FactBook, file: str = FILE) -> Deck:
    """Return the deck of an edition, or what the outline of another file tells.

    Raises StoryError for a text that can't be used.
    """
    mistakes = Mistakes()
    deck = composed(edition, facts, Library(edition.texts), mistakes, file)
    for mistake in mistakes:
        raise mistake
    return deck


def composed(
    edition: Edition, facts: FactBook, library: Library, mistakes: Mistakes, file: str = FILE
) -> Deck:
    """Return the deck of an edition, or another document of slides, told by the outline of a file.

    Texts that can't be used are left out and noted.
    """
    return arranged(told(edition, facts, library, mistakes, file))


@dataclass(frozen=True)
class Telling:
    """The slides of a document as they were told, by section, before they know of each other."""

    story: Story
    file: str
    slides: Mapping[str, tuple[Slide, ...]]

    @property
    def by_id(self) -> dict[str, Slide]:
        """Return the slides by id, the first of each."""
        every = [slide for own in self.slides.values() for slide in own]
        return {slide.id: slide for slide in reversed(every)}


def told(
    edition: Edition,
    facts: FactBook,
    library: Library,
    mistakes: Mistakes,
    file: str = FILE,
    kept: Mapping[str, Slide] = MappingProxyType({}),
) -> Telling:
    """Return the slides that an outline tells; those that were `kept` of before are taken as such.

    Texts that can't be used are left out and noted.
    """
    told_by, wording = outline(file), outline(FILE).wording
    assert wording is not None
    story = tell(edition, facts, told_by.literals, wording, library, mistakes)
    story = replace(story, kept=kept)
    return Telling(story, file, {s.id: slides(story, s) for s in told_by.sections})


def arranged(telling: Telling) -> Deck:
    """Return the slides of a document in order, with agendas, marks, notes and pictures."""
    story, file = telling.story, telling.file
    edition, told_by = story.edition, outline(file)
    sections, told = {section.id: section for section in told_by.sections}, telling.slides
    kept = {id: own for id, own in told.items() if any(s.kind != AGENDA for s in own)}
    titles = {id: story.text(sections[id].title, {}) for id in kept}
    short = {id: story.text(sections[id].short or sections[id].title, {}) for id in kept}
    listed = [id for id in kept if sections[id].listed]
    told = {id: _with_agenda(own, len(listed)) for id, own in kept.items()}
    entries = tuple(_entry(id, place, titles[id]) for place, id in enumerate(listed, 1))
    lit = [_lit(slide, entries, listed, short) for own in told.values() for slide in own]
    every = [_said(story, *pair) for pair in zip_longest(lit, lit[1:])]
    register, numbers = published(edition), count(1) if file == FILE else repeat(UNPUBLISHED)
    deck = Deck(
        title=plain(story.text(told_by.title, {})),
        slides=tuple(
            _pictured(edition, marked(story, register, *pair))
            for pair in zip(every, numbers, strict=False)
        ),
        sections=tuple((id, plain(name)) for id, name in short.items()),
    )
    note_names(THAI.named(file), deck.slides, story.mistakes)
    return deck


def _pictured(edition: Edition, slide: Slide) -> Slide:
    """Return a slide with the pictures of the edition that go there; a cover has the emblem too.

    A picture of a cover takes the place of its map.
    """
    places = (slide.id, *((EMBLEM,) if slide.kind == COVER else ()))
    found = tuple(picture for picture in edition.pictures if picture.place in places)
    if slide.kind == COVER and any(picture.place == slide.id for picture in found):
        return replace(slide, panels=(), synthetic=edition.is_made_up, pictures=found)
    return replace(slide, pictures=found)


def _with_agenda(own: tuple[Slide, ...], sections: int) -> tuple[Slide, ...]:
    """Return the slides of a section, without an agenda where there are few sections to list."""
    return own if sections >= FEW else tuple(s for s in own if s.kind != AGENDA)


def _entry(section: str, place: int, title: Text) -> Panel:
    return Panel(section, heading=title, number=(Run(str(place), literal=True),))


def _lit(
    slide: Slide,
    entries: tuple[Panel, ...],
    listed: Sequence[str],
    short: Mapping[str, Text],
) -> Slide:
    """Return an agenda with the section that begins lit, and named in the title."""
    if slide.kind != AGENDA:
        return slide
    current = listed.index(slide.section)
    # Sections that have passed are ticked off instead of numbered.
    told = (*(replace(entry, number=()) for entry in entries[:current]), *entries[current:])
    title = (*slide.title, Run(": "), *short[slide.section])
    return replace(
        slide, title=title, panels=told + slide.panels, rows=(len(entries),), current=current
    )


def _said(story: Story, slide: Slide, after: Slide | None) -> Slide:
    ahead = announced(story, slide, after)
    return replace(slide, notes=spoken(story, slide, slide.notes, ahead), ahead=ahead)
