"""Marks in a text around what is a fact, no result or a reference, and the pieces between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from report_builder.model import Run, Text, plain
from report_builder.story.language.values import EDGE
from report_builder.thai.words import glue

START, _MIDDLE, END = "\ue000", "\ue001", "\ue002"
MARKS = re.compile(f"[{START}{_MIDDLE}{END}{EDGE}]")
_THAI, _LATIN = "[\u0e00-\u0e7f]", "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_HIDDEN = rf"(?:\*\*|{START}[^{_MIDDLE}]*{_MIDDLE}|{END}|{EDGE})*"
_MEETING = re.compile(
    rf"(?<={_THAI})(?={_HIDDEN}{EDGE}{_HIDDEN}{_LATIN})"
    rf"|(?:(?<={_LATIN})|(?<={_LATIN}\.)|(?<=[)ๆ]))({_HIDDEN}{EDGE}{_HIDDEN})(?={_THAI})"
)
"""Where Thai and Latin meet, or ๆ or a bracket and a word, at the edge of what was printed."""
_LOOK = attrgetter("fact", "to", "bold", "literal")
PIECE = re.compile(
    rf"{START}(?P<fact>[^{_MIDDLE}]*){_MIDDLE}(?P<printed>[^{END}]*){END}"
    rf"|(?P<bold>\*\*)|(?P<text>(?:(?!\*\*)[^{START}])+)",
    re.DOTALL,
)
_LITERAL, _TO = "=", "@"


def fact_mark(fact: str, printed: str) -> str:
    """Return the printed text of a fact within a mark that names the fact."""
    return f"{START}{fact}{_MIDDLE}{printed}{END}"


def literal_mark(text: str) -> str:
    """Return text within a mark that says its digits are no result: an item number, a date."""
    return fact_mark(_LITERAL, text)


def reference_mark(id: str) -> str:
    """Return the mark of a reference to the part of a report that has an id."""
    return fact_mark(_TO + id, "ที่")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a text that are one fact, or none, in one face."""

    text: str
    fact: str
    bold: bool

    @property
    def free(self) -> bool:
        """Whether its digits need no declaration."""
        return bool(self.fact)

    @property
    def run(self) -> Run:
        """Return the piece as a run of the finished text."""
        if self.fact == _LITERAL:
            return Run(self.text, "", self.bold, literal=True)
        if self.fact.startswith(_TO):
            return Run(self.text, "", self.bold, literal=True, to=self.fact.removeprefix(_TO))
        return Run(self.text, self.fact, self.bold)


def apart(printed: str) -> str:
    """Return a text with a space where words meet that stand apart, and without the edges."""
    return _MEETING.sub(lambda found: f"{found[1] or ''} ", printed).replace(EDGE, "")


def joined_pieces(pieces: tuple[Piece, ...]) -> Text:
    """Return pieces as a text: those that look alike and print no fact are one run."""
    runs = (piece.run for piece in pieces if piece.text)
    text: list[Run] = []
    for (fact, to, bold, literal), group in groupby(runs, key=_LOOK):
        members = tuple(group)
        text += members if fact or to else (Run(plain(members), bold=bold, literal=literal),)
    return tuple(text)


def glued(text: Text) -> Text:
    """Return a text whose terms stay on one line, also across its runs."""
    words = plain(text)
    whole, start, runs = glue(words), 0, []
    if whole == words:
        return text
    for run in text:
        runs.append(replace(run, text=whole[start : start + len(run.text)]))
        start += len(run.text)
    return tuple(runs)
