"""What a finished file says of itself beside its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from report_builder.model import Fact
from report_builder.render.layout import SLIDE, PageFormat


@dataclass(frozen=True)
class About:
    """What a painter is told of a file: its title and author, its day, the form of its pages.

    `sections` are (id, title) in order; pages name theirs. `facts` are those that the pages print.
    `template` is a PowerPoint file of one's own: pages take its layouts, or, where they are
    measured to the line, its colours alone.
    """

    title: str
    date: date
    author: str = ""
    subject: str = ""
    sections: Sequence[tuple[str, str]] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    template: bytes | None = None
    form: PageFormat = SLIDE
