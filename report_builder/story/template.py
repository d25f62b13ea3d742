"""Turn the template strings of a story into text whose every number is a fact.

A string may hold Jinja expressions and **bold**. An expression that prints a fact leaves a mark
around it, so that the finished text knows which of its characters are which fact. Whatever digit
remains outside a mark and outside the declared literals was typed by hand, and is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_builder.errors import StoryError, UnknownFact
from report_builder.model import Run, Text
from report_builder.problem import Words
from report_builder.story.language.misuse import Misused
from report_builder.story.language.run import Grammar
from report_builder.story.language.tokens import LONGEST
from report_builder.story.language.tree import Called
from report_builder.story.language.values import Scope
from report_builder.story.marked import END, MARKS, PIECE, Piece, apart, glued, joined_pieces
from report_builder.story.mistakes import Mistakes
from report_builder.thai.words import glue

UNCLOSED = (
    "มี ** ที่ไม่ได้ปิด ให้ใส่ ** ทั้งก่อนและหลังตัวหนา",
    "a ** isn't closed; bold words stand between two",
)
PRINTING = ("f", "n", "over", "about", "only", "value")
"""The calls whose first value is the id of a fact."""


class Typed(StoryError):
    """A text has `numbers` that were typed and not declared to be no results."""

    def __init__(self, written: Written, numbers: Collection[str], why: Words) -> None:
        super().__init__(written.file, written.place, written.text, why)
        self.numbers = tuple(numbers)


@dataclass(frozen=True, slots=True)
class Written:
    """A string as it was written, with the file and the place in it."""

    text: str
    file: str
    place: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return repr(self.text)

    def error(self, th: str, en: str) -> StoryError:
        """Return the error that says what is wrong with this string."""
        return StoryError(self.file, self.place, self.text, Words(th, en))


def located(data: object, file: str, place: str = "") -> Any:
    """Return parsed YAML with each string as `Written`; places read 'slides > 2 > title'."""
    step = f"{place} > {{}}" if place else "{}"
    if isinstance(data, str):
        return Written(data, file, place)
    if isinstance(data, Mapping):
        return {key: located(value, file, step.format(key)) for key, value in data.items()}
    if isinstance(data, list):
        return [located(value, file, step.format(n)) for n, value in enumerate(data, 1)]
    return data


def said(text: str) -> Text:
    """Return words of the edition's tables as a text."""
    return (Run(glue(text)),) if text else ()


class Writer:
    """Write texts with one vocabulary; `literals` are the digits that are no results."""

    def __init__(
        self,
        vocabulary: Scope,
        literals: Callable[[str], Collection[str]] = lambda file: (),
        mistakes: Mistakes | None = None,
    ) -> None:
        """Take the names that expressions may use, and the literals declared for a file.

        Texts that can't be written are noted among `mistakes` and left out; without it they raise.
        """
        self._language = Grammar(vocabulary)
        self._known = vocabulary
        self._noted = mistakes.noted if mistakes is not None else nullcontext
        self._literals = cache(lambda file: _any_of(literals(file)))
        self._heard: list[tuple[Written, Text]] | None = None

    def text(self, written: Written | None, scope: Scope) -> Text:
        """Return the finished text, () for none; raise StoryError where it can't be made."""
        if written is None:
            return ()
        finished: Text = ()
        with self._noted():
            finished = self._finished(written, scope)
        if self._heard is not None:
            self._heard.append((written, finished))
        return finished

    @contextmanager
    def hearing(self) -> Iterator[list[tuple[Written, Text]]]:
        """Hear every text meanwhile, as it was written and as it is printed."""
        heard: list[tuple[Written, Text]] = []
        self._heard = heard
        yield heard
        self._heard = None

    def _finished(self, written: Written, scope: Scope) -> Text:
        pieces = tuple(_pieces(written, self._rendered(written, scope)))
        self._check_digits(written, pieces)
        return glued(joined_pieces(pieces))

    def words(self, written: Written, scope: Scope) -> str:
        """Return the bare characters of a string, for names and ids that nobody reads."""
        with self._noted():
            return "".join(piece.text for piece in _pieces(written, self._rendered(written, scope)))
        return ""

    def marked(self, written: Written, scope: Scope) -> str:
        """Return the text with its marks, to be printed by another template."""
        with self._noted():
            return self._rendered(written, scope)
        return ""

    def holds(self, written: Written | None, scope: Scope) -> bool:
        """Return whether the condition holds; no condition always does."""
        if written is None:
            return True
        with self._noted(), _telling(written):
            return bool(self._language.value(self._language.condition(written.text), scope))
        return False

    def check(self, written: Written, known: Collection[str]) -> None:
        """Raise StoryError for a text that is ill written, whatever it would say of the facts.

        `known` are the names that it may use besides the vocabulary.
        """
        if "{" in written.text or "}" in written.text:
            with _telling(written):
                self._language.check_names(self._language.text(written.text), known)
        _check_bold(written, written.text)

    def check_condition(self, written: Written, known: Collection[str]) -> None:
        """Raise StoryError for a condition that is ill written, as `check` does for a text."""
        with _telling(written):
            self._language.check_names(self._language.condition(written.text), known)

    def _rendered(self, written: Written, scope: Scope) -> str:
        if MARKS.search(written.text):
            raise written.error("มีอักขระที่สงวนไว้", "it holds a reserved character")
        if "{" not in written.text and "}" not in written.text and len(written.text) <= LONGEST:
            return written.text.strip()
        with _telling(written):
            program = self._language.text(written.text)
            try:
                return apart(self._language.printed(program, scope)).strip()
            except UnknownFact as error:
                raise written.error(*self._unknown(program.calls, error)) from error

    def _unknown(self, calls: Iterable[Called], error: UnknownFact) -> tuple[str, str]:
        """Say which facts of a text are unknown: all that it writes out, not just the first."""
        printing = {call.fact: self._known["f"] for call in calls if call.name in PRINTING}
        errors = [error]
        for fact, printed in printing.items():
            try:
                printed(fact)
            except UnknownFact as another:
                errors += [another] if fact != error.fact else []
        return "; ".join(e.words.th for e in errors), "; ".join(e.words.en for e in errors)

    def _check_digits(self, written: Written, pieces: tuple[Piece, ...]) -> None:
        typed = "".join(END if piece.free else piece.text for piece in pieces)
        if not re.search(r"\d", typed):
            return
        found = re.findall(r"\d[\d.,]*", self._literals(written.file).sub(" ", typed))
        if found:
            numbers = dict.fromkeys(found)
            listed = " ".join(f"“{number}”" for number in numbers)
            why = Words(
                f"มีตัวเลข {listed} ที่พิมพ์เอง ถ้าเป็นผลสำรวจให้ใช้ {{{{ f('...') }}}} "
                "ถ้าไม่ใช่ให้เพิ่มวลีที่มีตัวเลขนั้นใน literals ของชุดข้อความนี้ "
                "(ในชีต texts คือแถวที่มีตำแหน่ง literals[1], literals[2] ...)",
                f"{listed} is typed; if it is a result, print it with {{{{ f('...') }}}}, else add "
                "the phrase that holds it to the literals of this set of texts (in the sheet texts "
                "a row with the place literals[1], literals[2] ...)",
            )
            raise Typed(written, numbers, why)


@contextmanager
def _telling(written: Written) -> Iterator[None]:
    """Turn whatever goes wrong in an expression into an error that says where it stands."""
    try:
        yield
    except (Misused, UnknownFact) as error:
        raise written.error(error.words.th, error.words.en) from error


def _pieces(written: Written, rendered: str) -> Iterator[Piece]:
    bold = False
    for found in PIECE.finditer(rendered):
        if found["bold"]:
            bold = not bold
        else:
            text = found["text"] if found["fact"] is None else found["printed"]
            yield Piece(text, found["fact"] or "", bold)
    if bold:
        raise written.error(*UNCLOSED)


def _check_bold(written: Written, text: str) -> None:
    if text.count("**") % 2:
        raise written.error(*UNCLOSED)


def _any_of(literals: Collection[str]) -> re.Pattern[str]:
    """Return a pattern of the literals where they aren't parts of longer numbers."""
    longest_first = sorted(literals, key=lambda literal: (-len(literal), literal))
    return re.compile("|".join(map(_whole, filter(None, longest_first))) or "(?!)")


def _whole(literal: str) -> str:
    """Return the pattern of a literal, whose spaces may be no-break ones.

    Only a digit at its end may be part of a longer number.
    """
    before = r"(?<!\d)(?<!\d[.,])" if literal[0].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if literal[-1].isdigit() else ""
    return before + re.escape(literal).replace(r"\ ", "[ \u00a0]") + after
