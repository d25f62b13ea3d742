"""Read texts of the small language and run them, each result within its bounds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateError

from report_builder.story.language import tree, values
from report_builder.story.language.misuse import Misused, unknown
from report_builder.story.language.tokens import LONGEST
from report_builder.story.language.tree import Called, Parsed
from report_builder.story.language.values import Scope

_FAILURES = (
    *(TemplateError, TypeError, ValueError),
    *(ArithmeticError, LookupError, AttributeError, RecursionError),
)


@dataclass(frozen=True, slots=True)
class Program:
    """A text that can be run, the names that it takes from its scope alone, and its calls.

    `names` go with the dotted path that begins with each.
    """

    tree: Any
    names: Mapping[str, str]
    calls: tuple[Called, ...]


class Grammar:
    """The language of texts with one vocabulary: the names that every text may use."""

    def __init__(self, vocabulary: Scope) -> None:
        """Take the vocabulary; a callable in it is called by texts."""
        self._vocabulary = dict(vocabulary)
        self.text: Callable[[str], Program] = lru_cache(maxsize=None)(self._text)
        """Read a text; raises Misused."""
        self.condition: Callable[[str], Program] = lru_cache(maxsize=None)(self._condition)
        """Read an expression; raises Misused."""

    def _text(self, source: str) -> Program:
        return self._program(_parsed(tree.parsed, source))

    def _condition(self, source: str) -> Program:
        return self._program(_parsed(tree.condition, source))

    def _program(self, parsed: Parsed) -> Program:
        for called in parsed.calls:
            _check_call(called, self._vocabulary.get(called.name))
        own = {name: path for name, path in parsed.names.items() if name not in self._vocabulary}
        return Program(parsed.tree, own, parsed.calls)

    def check_names(self, program: Program, known: Iterable[str]) -> None:
        """Raise Misused for a name that is neither in the vocabulary nor otherwise known."""
        for name, path in program.names.items():
            if name not in known and name != "loop":
                raise unknown(name, path, {*self._vocabulary, *known})

    def printed(self, program: Program, scope: Scope) -> str:
        """Return what a text prints, edges marked; raises Misused where it can't, or too much."""
        self.check_names(program, scope.keys())
        parts: list[str] = []
        length = 0
        with _plain_words():
            for part in values.printed(program.tree.body, {**self._vocabulary, **scope}):
                length += len(part)
                if length > LONGEST:
                    raise values.too_long()
                parts.append(part)
        return "".join(parts)

    def value(self, program: Program, scope: Scope) -> Any:
        """Return the value of an expression; raises Misused where it has none."""
        self.check_names(program, scope.keys())
        with _plain_words():
            return values.value(program.tree, {**self._vocabulary, **scope})


@contextmanager
def _plain_words() -> Iterator[None]:
    """Turn whatever goes wrong while a text runs into words that say what to do."""
    try:
        yield
    except _FAILURES as error:
        raise Misused(
            "คำสั่งใช้กับค่าที่ให้มาไม่ได้ หรือค่านี้ไม่มีข้อมูล ตรวจด้วย has('...') ก่อน",
            f"an expression can't work with the value that it is given ({error})",
        ) from error


@lru_cache(maxsize=2048)
def _parsed(parse: Callable[[str, Environment], Parsed], source: str) -> Parsed:
    """Parse a source once for every vocabulary; raises Misused."""
    return parse(source, values.environment())


def _check_call(called: Called, function: Any) -> None:
    """Raise Misused where a function of the vocabulary is given too many values, or too few."""
    if function is None:
        return
    if not callable(function):
        raise Misused(
            f"“{called.name}” ไม่ใช่คำสั่ง เขียนโดยไม่มีวงเล็บ", f"“{called.name}” takes no brackets"
        )
    try:
        signature = inspect.signature(function)
        signature.bind(*[None] * called.places, **dict.fromkeys(called.keywords))
    except TypeError as error:
        needed = ", ".join(_parameters(signature))
        raise Misused(
            f"ค่าในวงเล็บของ {called.name}(...) ไม่ครบหรือเกิน ต้องเป็น {called.name}({needed})",
            f"{called.name}(...) takes other values; write {called.name}({needed})",
        ) from error


def _parameters(signature: inspect.Signature) -> list[str]:
    return [
        name if parameter.default is parameter.empty else f"[{name}]"
        for name, parameter in signature.parameters.items()
    ]
