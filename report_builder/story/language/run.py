"""Compile texts of the small language and run them, each result within its bounds."""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from report_builder.story.language import tree
from report_builder.story.language.misuse import Misused, meant, too_much
from report_builder.story.language.tokens import LONGEST
from report_builder.story.language.tree import Called, Parsed

Scope = Mapping[str, Any]
"""What expressions may name, by name."""
EDGE = "\ue003"
"""Stands where a text that an expression printed begins and ends."""

SINGULAR: Mapping[str, str] = {
    "dimensions": "dimension",
    "themes": "theme",
    "indicators": "indicator",
    "groups": "group",
    "types": "type",
    "channels": "channel",
    "completeness": "completeness",
    "advised": "share",
    "weakest": "dimension",
    "lowest": "dimension",
    "ranking": "standings",
    "columns": "column",
    "ranked": "ranked_unit",
    "type_parts": "type_part",
    "differences": "difference",
    "turns": "turn",
    "items": "item",
}
"""What may be repeated, and the name of the current one in expressions."""

_FAILURES = (
    *(TemplateError, TypeError, ValueError),
    *(ArithmeticError, LookupError, AttributeError),
)


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled text, the names that it takes from its scope alone, and its calls.

    `names` go with the dotted path that begins with each.
    """

    template: Template
    names: Mapping[str, str]
    calls: tuple[Called, ...]


class Grammar:
    """The language of texts with one vocabulary: the names that every text may use."""

    def __init__(self, vocabulary: Scope) -> None:
        """Take the vocabulary; a callable in it is called by texts."""
        self._vocabulary = dict(vocabulary)
        self.text: Callable[[str], Program] = lru_cache(maxsize=None)(self._text)
        """Compile a text; raises Misused."""
        self.condition: Callable[[str], Program] = lru_cache(maxsize=None)(self._condition)
        """Compile an expression; raises Misused."""

    def _text(self, source: str) -> Program:
        return self._program(*_compiled(tree.parsed, source))

    def _condition(self, source: str) -> Program:
        return self._program(*_compiled(tree.condition, source))

    def _program(self, parsed: Parsed, template: Template) -> Program:
        for called in parsed.calls:
            _check_call(called, self._vocabulary.get(called.name))
        own = {name: path for name, path in parsed.names.items() if name not in self._vocabulary}
        return Program(template, own, parsed.calls)

    def check_names(self, program: Program, known: Iterable[str]) -> None:
        """Raise Misused for a name that is neither in the vocabulary nor otherwise known."""
        for name, path in program.names.items():
            if name not in known and name != "loop":
                raise _unknown(name, path, {*self._vocabulary, *known})

    def printed(self, program: Program, scope: Scope) -> str:
        """Return what a text prints, edges marked; raises Misused where it can't, or too much."""
        self.check_names(program, scope.keys())
        parts: list[str] = []
        length = 0
        with _plain_words():
            for part in program.template.generate({**self._vocabulary, **scope}):
                length += len(part)
                if length > LONGEST:
                    raise _too_long()
                parts.append(part)
        return "".join(parts)

    def value(self, program: Program, scope: Scope) -> Any:
        """Return the value of an expression; raises Misused where it has none."""
        self.check_names(program, scope.keys())
        with _plain_words():
            context = program.template.new_context({**self._vocabulary, **scope})
            deque(program.template.root_render_func(context), maxlen=0)
            return context.vars["result"]


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
def _compiled(parse: Callable[[str, Environment], Parsed], source: str) -> tuple[Parsed, Template]:
    """Parse and compile a source once for every vocabulary; raises Misused."""
    parsed = parse(source, _environment())
    return parsed, _environment().from_string(parsed.tree)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=_Unknown, finalize=_edged, autoescape=False)
    made.globals = {}
    made.filters = {name: made.filters[name] for name in tree.FILTERS}
    made.filters |= {tree.JOINED: _joined, "replace": _replaced}
    return made


class _Unknown(StrictUndefined):
    """A name or field that isn't there: whatever is done with it raises Misused."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, *rest: Any
    ) -> None:
        super().__init__(hint, obj, name)
        raise (
            _unknown_field(obj, str(name))
            if obj is not missing
            else _unknown(str(name), str(name), ())
        )


def _unknown(name: str, path: str, known: Iterable[str]) -> Misused:
    for each, one in SINGULAR.items():
        if name == one:
            return Misused(
                f"ใช้ “{name}” ได้เฉพาะในส่วนที่ทำซ้ำด้วย each: {each}",
                f"“{name}” can be used only in what is repeated by each: {each}",
            )
    if "." in path:
        return Misused(
            f"ขาดเครื่องหมายคำพูดหรือ f(...) เขียนแบบ {{{{ f('{path}') }}}}",
            f"quotes or f(...) are missing around {path}; write {{{{ f('{path}') }}}}",
        )
    asked = meant(name, known)
    return Misused(
        f"ไม่รู้จักชื่อ “{name}” ในข้อความนี้{asked.th}", f"this text can't use the name “{name}”{asked.en}"
    )


def _unknown_field(owner: Any, name: str) -> Misused:
    if owner is None:
        return Misused(
            f"ไม่มีค่าให้พิมพ์ .{name} ใส่เงื่อนไขไว้ก่อน เช่น {{% if unit %}}...{{% endif %}}",
            f"there is nothing that has .{name}; ask first, as in {{% if unit %}}...{{% endif %}}",
        )
    asked = meant(name, _fields(owner))
    return Misused(f"ไม่มีช่อง .{name}{asked.th}", f"there is no field .{name}{asked.en}")


def _fields(owner: Any) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return [field.name for field in fields(owner)] if is_dataclass(owner) else []


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


def _edged(value: Any) -> Any:
    """Return a value that may be printed, a text between its edges."""
    printed = _printable(value)
    return f"{EDGE}{printed}{EDGE}" if isinstance(printed, str) else printed


def _printable(value: Any) -> Any:
    """Return a value that may be printed; raises Misused for what is no text."""
    if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if value is None:
        raise Misused("คำสั่งนี้ไม่มีค่าให้พิมพ์", "there is nothing to print here")
    asked = meant("name_th", _fields(value))
    raise Misused(
        f"พิมพ์ทั้งรายการไม่ได้ ระบุช่องที่ต้องการ เช่น unit.name_th{asked.th}",
        f"a whole {type(value).__name__.lower()} can't be printed; name a field of it{asked.en}",
    )


def _joined(*parts: Any) -> str:
    texts = [str(_printable(part)) for part in parts]
    if sum(map(len, texts)) > LONGEST:
        raise _too_long()
    return "".join(texts)


def _replaced(text: str, old: str, new: str) -> str:
    if len(text) + text.count(old) * len(new) > LONGEST:
        raise _too_long()
    return text.replace(old, new)


def _too_long() -> Misused:
    return too_much(f"ผลลัพธ์เกิน {LONGEST:,} ตัวอักษร", f"a result of over {LONGEST:,} characters")
