"""Parse a text into its tree, and let pass only the kinds of node that texts need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from report_builder.story.language import tokens
from report_builder.story.language.misuse import Misused, meant, quoted

FILTERS = ("replace", "map", "list", "length")
TESTS = ("none",)


@dataclass(frozen=True, slots=True)
class Called:
    """A call in a text: how many values it is given, by place and by name.

    `fact` is the first of them where that is written out.
    """

    name: str
    places: int
    keywords: tuple[str, ...]
    fact: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text that may be run: its tree, the names that it takes from outside, its calls.

    A name goes with the dotted path that begins with it, such as nation.score.
    """

    tree: Any
    names: Mapping[str, str]
    calls: tuple[Called, ...]


def parsed(source: str, language: Environment) -> Parsed:
    """Parse a text; raises Misused where it holds what the language hasn't."""
    tokens.check(source, language)
    try:
        tree = language.parse(source)
    except TemplateSyntaxError as error:
        raise tokens.malformed(source) from error
    walked = [*_walk(tree)]
    for parents, node in walked:
        _RULES.get(type(node), _unlisted)(node, parents)
    named = [(node, parents) for parents, node in walked if isinstance(node, nodes.Name)]
    set_here = {name.name for name, _ in named if name.ctx == "store"}
    _check_loops((node for _, node in walked if isinstance(node, nodes.For)), set_here)
    names = {name.name: _path(name, above) for name, above in named if name.name not in set_here}
    calls = tuple(_called(node) for _, node in walked if isinstance(node, nodes.Call))
    return Parsed(tree, names, calls)


def condition(source: str, language: Environment) -> Parsed:
    """Parse an expression, which is its whole tree."""
    found = parsed(f"{{{{ {source} }}}}", language)
    match found.tree.body:
        case [nodes.Output(nodes=[value])] if not isinstance(value, nodes.TemplateData):
            return Parsed(value, found.names, found.calls)
    raise Misused(
        f"{quoted(source)} ต้องเป็นเงื่อนไขเดียว ไม่ใส่ {{{{ }}}} เช่น has('survey.responded.count')",
        f"{quoted(source)} should be one condition without {{{{ }}}}, such as "
        "has('survey.responded.count')",
    )


def _walk(tree: nodes.Node) -> Iterator[tuple[Any, Any]]:
    """Yield every node with its parents, the nearest first."""
    ahead: list[tuple[tuple[nodes.Node, ...], nodes.Node]] = [((), tree)]
    while ahead:
        parents, node = ahead.pop()
        yield parents, node
        ahead += [((node, *parents), child) for child in node.iter_child_nodes()][::-1]


def _path(name: nodes.Name, parents: tuple[nodes.Node, ...]) -> str:
    steps = [name.name]
    for parent in parents:
        if not isinstance(parent, nodes.Getattr):
            break
        steps.append(parent.attr)
    return ".".join(steps)


def _called(node: nodes.Call) -> Called:
    first = node.args[0] if node.args else None
    fact = first.value if isinstance(first, nodes.Const) else ""
    keywords = tuple(keyword.key for keyword in node.kwargs)
    name: Any = node.node
    return Called(name.name, len(node.args), keywords, fact if isinstance(fact, str) else "")


Parents = tuple[nodes.Node, ...]


def _harmless(node: nodes.Node, parents: Parents) -> None:
    """Let a node pass."""


def _unlisted(node: nodes.Node, parents: Parents) -> None:
    name = type(node).__name__.lower()
    raise Misused(
        f"ใช้คำสั่งแบบนี้ ({name}) ในข้อความไม่ได้",
        f"an expression of this kind ({name}) can't be used in texts",
    )


def _list(node: nodes.List, parents: Parents) -> None:
    if not isinstance(parents[0], nodes.Call):
        _unlisted(node, parents)


def _attribute(node: nodes.Getattr, parents: Parents) -> None:
    if node.attr.startswith("_"):
        raise Misused(f"ใช้ .{node.attr} ในข้อความไม่ได้", f".{node.attr} can't be used in texts")


def _place(node: nodes.Getitem, parents: Parents) -> None:
    if not (isinstance(node.arg, nodes.Const) and type(node.arg.value) is int):
        _unlisted(node, parents)


def _call(node: nodes.Call, parents: Parents) -> None:
    if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        name = getattr(node.node, "attr", "")
        raise Misused(f"ใช้ .{name}(...) ในข้อความไม่ได้", f".{name}(...) can't be used in texts")


def _filter(node: nodes.Filter, parents: Parents) -> None:
    if node.name not in FILTERS or node.node is None or node.dyn_args or node.dyn_kwargs:
        asked = meant(node.name, FILTERS)
        raise Misused(
            f"ไม่มีตัวกรอง | {node.name}{asked.th}", f"there is no filter | {node.name}{asked.en}"
        )
    if node.name == "map" and not _picks_attribute(node):
        raise Misused(
            "| map ใช้ได้แบบ map(attribute='name_th') เท่านั้น",
            "| map takes map(attribute='name_th') only",
        )


def _picks_attribute(node: nodes.Filter) -> bool:
    if node.args or len(node.kwargs) != 1 or node.kwargs[0].key != "attribute":
        return False
    value = node.kwargs[0].value
    name = str(value.value) if isinstance(value, nodes.Const) else ""
    return name.isidentifier() and not name.startswith("_")


def _test(node: nodes.Test, parents: Parents) -> None:
    if node.name not in TESTS:
        asked = meant(node.name, TESTS)
        raise Misused(
            f"ใช้ is {node.name} ไม่ได้{asked.th}", f"“is {node.name}” can't be used{asked.en}"
        )


def _loop(node: nodes.For, parents: Parents) -> None:
    plain = isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)
    within = any(isinstance(parent, nodes.For) for parent in parents)
    if not plain or within or node.recursive or node.test or node.else_:
        raise Misused(
            "for ใช้ได้ชั้นเดียว แบบ {% for d in dimensions %}",
            "only one for, such as {% for d in dimensions %}, can be used",
        )


def _check_loops(loops: Iterable[Any], set_here: set[str]) -> None:
    """Let loops run over what an edition has, not over what a text makes."""
    for loop in loops:
        if loop.iter.name in set_here:
            raise Misused(f"for ใช้กับ {loop.iter.name} ไม่ได้", f"for can't run over {loop.iter.name}")


def _set(node: nodes.Assign, parents: Parents) -> None:
    if not isinstance(node.target, nodes.Name):
        _unlisted(node, parents)


_RULES: Mapping[type[nodes.Node], Callable[[Any, Parents], None]] = {
    **dict.fromkeys(
        (
            *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If),
            *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat),
            *(nodes.CondExpr, nodes.Keyword),
        ),
        _harmless,
    ),
    nodes.List: _list,
    nodes.Getattr: _attribute,
    nodes.Getitem: _place,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.For: _loop,
    nodes.Assign: _set,
}
"""Every kind of node that a text may hold, and what is asked of it."""
