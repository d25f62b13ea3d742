"""Evaluate the tree of a text: each kind of node that `tree` lets pass, within its bounds."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from report_builder.story.language.misuse import (
    Misused,
    fields_of,
    meant,
    too_much,
    unknown,
    unknown_field,
)
from report_builder.story.language.tokens import LONGEST
from report_builder.story.language.tree import FILTERS

EDGE = "\ue003"
"""Stands where a text that an expression printed begins and ends."""

Scope = Mapping[str, Any]
"""What expressions may name, by name."""


def printed(body: Iterable[nodes.Node], scope: dict[str, Any]) -> Iterator[str]:
    """Yield what nodes print, part by part; names that they set are set in the scope."""
    for node in body:
        match node:
            case nodes.Output():
                yield from (_output(part, scope) for part in node.nodes)
            case nodes.If():
                yield from printed(_branch(node, scope), scope)
            case nodes.For():
                yield from _repeated(node, scope)
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = value(node.node, scope)


def _output(part: nodes.Expr, scope: Scope) -> str:
    return part.data if isinstance(part, nodes.TemplateData) else _edged(value(part, scope))


def _branch(node: nodes.If, scope: Scope) -> list[nodes.Node]:
    chosen = (branch.body for branch in (node, *node.elif_) if value(branch.test, scope))
    return next(chosen, node.else_)


def _repeated(node: nodes.For, scope: Scope) -> Iterator[str]:
    """Yield what each turn prints; what it sets is gone after it."""
    target: Any = node.target
    for item, loop in LoopContext(value(node.iter, scope), _Unknown):
        yield from printed(node.body, {**scope, "loop": loop, target.name: item})


def value(node: nodes.Node, scope: Scope) -> Any:
    """Return the value of an expression; raises Misused, or what the call of a function raises."""
    return _VALUES[type(node)](node, scope)


def _name(node: nodes.Name, scope: Scope) -> Any:
    return scope[node.name] if node.name in scope else _Unknown(name=node.name)


def _either(node: nodes.CondExpr, scope: Scope) -> Any:
    if value(node.test, scope):
        return value(node.expr1, scope)
    if node.expr2 is None:
        return Undefined("its if doesn't hold, and has no else")
    return value(node.expr2, scope)


def _compared(node: nodes.Compare, scope: Scope) -> Any:
    left, holds = value(node.expr, scope), True
    for operand in node.ops:
        right = value(operand.expr, scope)
        if not (holds := _COMPARED[operand.op](left, right)):
            break
        left = right
    return holds


def _joined(node: nodes.Concat, scope: Scope) -> str:
    parts = [value(part, scope) for part in node.nodes]
    texts = [str(_printable(part)) for part in parts]
    if sum(map(len, texts)) > LONGEST:
        raise too_long()
    return "".join(texts)


def _field(node: nodes.Getattr, scope: Scope) -> Any:
    return environment().getattr(value(node.node, scope), node.attr)


def _item(node: nodes.Getitem, scope: Scope) -> Any:
    place: Any = node.arg
    return environment().getitem(value(node.node, scope), place.value)


def _given(node: nodes.Call | nodes.Filter | nodes.Test, scope: Scope) -> tuple[list[Any], Any]:
    """Return the values that a call is given, by place and by name."""
    places = [value(given, scope) for given in node.args]
    return places, {given.key: value(given.value, scope) for given in node.kwargs}


def _call(node: nodes.Call, scope: Scope) -> Any:
    places, named = _given(node, scope)
    return environment().call(_context(), value(node.node, scope), *places, **named)


def _filter(node: nodes.Filter, scope: Scope) -> Any:
    filtered: Any = node.node
    return environment().call_filter(
        node.name, value(filtered, scope), *_given(node, scope), _context()
    )


def _test(node: nodes.Test, scope: Scope) -> Any:
    return environment().call_test(
        node.name, value(node.node, scope), *_given(node, scope), _context()
    )


_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda part, whole: part in whole,
    "notin": lambda part, whole: part not in whole,
}
_VALUES: Mapping[type[nodes.Node], Callable[[Any, Scope], Any]] = {
    nodes.Const: lambda node, scope: node.value,
    nodes.Name: _name,
    nodes.List: lambda node, scope: [value(item, scope) for item in node.items],
    nodes.Not: lambda node, scope: not value(node.node, scope),
    nodes.And: lambda node, scope: value(node.left, scope) and value(node.right, scope),
    nodes.Or: lambda node, scope: value(node.left, scope) or value(node.right, scope),
    nodes.CondExpr: _either,
    nodes.Compare: _compared,
    nodes.Concat: _joined,
    nodes.Getattr: _field,
    nodes.Getitem: _item,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
}


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return what texts are parsed by, and what guards fields and calls."""
    made = ImmutableSandboxedEnvironment(undefined=_Unknown, autoescape=False)
    made.globals = {}
    made.filters = {name: made.filters[name] for name in FILTERS} | {"replace": _replaced}
    return made


@cache
def _context() -> Context:
    return environment().context_class(environment(), {}, None, {})


class _Unknown(StrictUndefined):
    """A name or field that isn't there: whatever is done with it raises Misused."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, *rest: Any
    ) -> None:
        super().__init__(hint, obj, name)
        raise (
            unknown_field(obj, str(name))
            if obj is not missing
            else unknown(str(name), str(name), ())
        )


def _edged(value: Any) -> str:
    """Return what may be printed, a text between its edges."""
    found = _printable(value)
    return f"{EDGE}{found}{EDGE}" if isinstance(found, str) else str(found)


def _printable(value: Any) -> Any:
    """Return a value that may be printed; raises Misused for what is no text."""
    if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if value is None:
        raise Misused("คำสั่งนี้ไม่มีค่าให้พิมพ์", "there is nothing to print here")
    asked = meant("name_th", fields_of(value))
    raise Misused(
        f"พิมพ์ทั้งรายการไม่ได้ ระบุช่องที่ต้องการ เช่น unit.name_th{asked.th}",
        f"a whole {type(value).__name__.lower()} can't be printed; name a field of it{asked.en}",
    )


def _replaced(text: str, old: str, new: str) -> str:
    if len(text) + text.count(old) * len(new) > LONGEST:
        raise too_long()
    return text.replace(old, new)


def too_long() -> Misused:
    """Return the error of a text that prints too much."""
    return too_much(f"ผลลัพธ์เกิน {LONGEST:,} ตัวอักษร", f"a result of over {LONGEST:,} characters")
