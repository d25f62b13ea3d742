"""What a finished file says of itself beside its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from report_builder.language import THAI, Language
from report_builder.render.layout import SLIDE, PageFormat


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a document carries: the data behind it. `kind` is its media type."""

    name: str
    title: str
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class About:
    """What a painter is told of a file: its title and author, its day, the form of its pages.

    `sections` are (id, title) in order; pages name theirs.
    `template` is a PowerPoint file of one's own: pages take its layouts, or, where they are
    measured to the line, its colours alone.
    """

    title: str
    date: date
    author: str = ""
    subject: str = ""
    sections: Sequence[tuple[str, str]] = ()
    template: bytes | None = None
    form: PageFormat = SLIDE
    language: Language = THAI
    attached: Sequence[Attached] = ()
