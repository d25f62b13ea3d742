"""Turn the template strings of a story into text whose every number is a fact.

A string may hold Jinja expressions and **bold**. An expression that prints a fact leaves a mark
around it, so that the finished text knows which of its characters are which fact. Whatever digit
remains outside a mark and outside the declared literals was typed by hand, and is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from report_builder.errors import StoryError, UnknownFact
from report_builder.model import Run, Text, plain
from report_builder.problem import Words
from report_builder.thai.words import glue

Scope = Mapping[str, Any]
"""What the expressions of a string may name besides the vocabulary: the current dimension, ..."""

_START, _MIDDLE, _END = "\ue000", "\ue001", "\ue002"
_MARKS = re.compile(f"[{_START}{_MIDDLE}{_END}]")
_LOOK = attrgetter("fact", "bold", "literal")
_PIECE = re.compile(
    rf"{_START}(?P<fact>[^{_MIDDLE}]*){_MIDDLE}(?P<printed>[^{_END}]*){_END}"
    rf"|(?P<bold>\*\*)|(?P<text>(?:(?!\*\*)[^{_START}])+)",
    re.DOTALL,
)
_LITERAL = "="
_EXPRESSION_ERRORS = (
    *(TemplateError, TypeError, ValueError),
    *(ArithmeticError, LookupError, AttributeError),
)


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


def fact_mark(fact: str, printed: str) -> str:
    """Return the printed text of a fact within a mark that names the fact."""
    return f"{_START}{fact}{_MIDDLE}{printed}{_END}"


def said(text: str) -> Text:
    """Return words of the edition's tables as a text."""
    return (Run(glue(text)),) if text else ()


def literal_mark(text: str) -> str:
    """Return text within a mark that says its digits are no result: an item number, a date."""
    return fact_mark(_LITERAL, text)


class Writer:
    """Write texts with one vocabulary; `literals` are the digits that are no results."""

    def __init__(
        self, vocabulary: Scope, literals: Callable[[str], Collection[str]] = lambda file: ()
    ) -> None:
        """Take the names that expressions may use and the literals declared for a file."""
        self._environment = SandboxedEnvironment(undefined=StrictUndefined)
        self._environment.globals = {}
        self._vocabulary = dict(vocabulary)
        self._compiled = lru_cache(maxsize=None)(self._environment.from_string)
        self._condition = lru_cache(maxsize=None)(
            partial(self._environment.compile_expression, undefined_to_none=False)
        )
        self._literals = cache(lambda file: _any_of(literals(file)))

    def text(self, written: Written | None, scope: Scope) -> Text:
        """Return the finished text, () for none; raise StoryError where it can't be made."""
        if written is None:
            return ()
        pieces = tuple(_pieces(written, self._rendered(written, scope)))
        self._check_digits(written, pieces)
        return _glued(_joined(pieces))

    def words(self, written: Written, scope: Scope) -> str:
        """Return the bare characters of a string, for names and ids that nobody reads."""
        return "".join(piece.text for piece in _pieces(written, self._rendered(written, scope)))

    def marked(self, written: Written, scope: Scope) -> str:
        """Return the text with its marks, to be printed by another template."""
        return self._rendered(written, scope)

    def holds(self, written: Written | None, scope: Scope) -> bool:
        """Return whether the condition holds; no condition always does."""
        if written is None:
            return True
        with _telling(written):
            return bool(self._condition(written.text)({**self._vocabulary, **scope}))

    def _rendered(self, written: Written, scope: Scope) -> str:
        if _MARKS.search(written.text):
            raise written.error("มีอักขระที่สงวนไว้", "it holds a reserved character")
        if "{" not in written.text:
            return written.text.strip()
        with _telling(written):
            return self._compiled(written.text).render({**self._vocabulary, **scope}).strip()

    def _check_digits(self, written: Written, pieces: tuple[_Piece, ...]) -> None:
        typed = "".join(_END if piece.free else piece.text for piece in pieces)
        found = re.search(r"\d[\d.,]*", self._literals(written.file).sub(" ", typed))
        if found:
            raise written.error(
                f"มีตัวเลข “{found[0]}” ที่พิมพ์เอง ใช้ {{{{ f('...') }}}} หรือประกาศใน literals",
                f"“{found[0]}” is typed; print a fact with {{{{ f('...') }}}}, "
                "or declare it under literals",
            )


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    fact: str
    bold: bool

    @property
    def free(self) -> bool:
        """Whether its digits need no declaration."""
        return bool(self.fact)

    @property
    def run(self) -> Run:
        if self.fact == _LITERAL:
            return Run(self.text, "", self.bold, literal=True)
        return Run(self.text, self.fact, self.bold)


@contextmanager
def _telling(written: Written) -> Iterator[None]:
    """Turn whatever goes wrong in an expression into an error that says where it stands."""
    try:
        yield
    except UnknownFact as error:
        raise written.error(error.words.th, error.words.en) from error
    except _EXPRESSION_ERRORS as error:
        raise written.error(f"นิพจน์ใช้ไม่ได้ ({error})", f"the expression fails ({error})") from error


def _pieces(written: Written, rendered: str) -> Iterator[_Piece]:
    bold = False
    for found in _PIECE.finditer(rendered):
        if found["bold"]:
            bold = not bold
        else:
            text = found["text"] if found["fact"] is None else found["printed"]
            yield _Piece(text, found["fact"] or "", bold)
    if bold:
        raise written.error("มี ** ที่ไม่ได้ปิด", "a ** isn't closed")


def _joined(pieces: tuple[_Piece, ...]) -> Text:
    runs = (piece.run for piece in pieces if piece.text)
    text: list[Run] = []
    for (fact, bold, literal), group in groupby(runs, key=_LOOK):
        members = tuple(group)
        text += members if fact else (Run(plain(members), bold=bold, literal=literal),)
    return tuple(text)


def _glued(text: Text) -> Text:
    whole, start, runs = glue(plain(text)), 0, []
    for run in text:
        runs.append(replace(run, text=whole[start : start + len(run.text)]))
        start += len(run.text)
    return tuple(runs)


def _any_of(literals: Collection[str]) -> re.Pattern[str]:
    """Return a pattern of the literals where they aren't parts of longer numbers."""
    longest_first = sorted(literals, key=lambda literal: (-len(literal), literal))
    names = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\d)(?<!\d[.,])(?:{names})(?!\d)(?![.,]\d)")
