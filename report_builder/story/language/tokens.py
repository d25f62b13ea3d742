"""Check a text token by token, before it is parsed: what it may be made of, and how much of it.

The limits are counts, so that the same text always gets the same answer; they bound how deep the
parser goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from jinja2 import Environment, TemplateSyntaxError

from report_builder.story.language.misuse import SAMPLE, Misused, meant, quoted, too_much

LONGEST = 20_000
"""Characters of a text, as it is written and as it is printed."""
MOST_TOKENS = 1_500
DEEPEST = 8
"""Brackets or blocks within each other."""
MOST_BRANCHES = 40
"""Times that if, elif, else and not may stand in one text."""
LONGEST_NUMBER = 9

OPERATORS = (".", ",", "(", ")", "[", "]", "~", "|", "=", "==", "!=", "<", "<=", ">", ">=")
CLOSING: Mapping[str, str] = {"if": "endif", "for": "endfor"}
WITHIN = ("elif", "else")
TAGS = (*CLOSING, *CLOSING.values(), *WITHIN, "set")
_ENDS: Mapping[str, str] = {"variable_begin": "variable_end", "block_begin": "block_end"}
_BRACKETS: Mapping[str, int] = {"(": 1, "[": 1, ")": -1, "]": -1}
_CURLY = "‘’“”„"

Token = tuple[str, str]
"""Its kind as Jinja calls it, and its characters."""


def check(source: str, language: Environment) -> None:
    """Raise Misused for a text that holds what the language hasn't, or more than it may."""
    if len(source) > LONGEST:
        raise too_much(f"ตัวอักษร {len(source):,} ตัว", f"{len(source):,} characters")
    tokens = _tokens(source, language)
    if len(tokens) > MOST_TOKENS:
        raise too_much(f"คำสั่ง {len(tokens):,} ส่วน", f"{len(tokens):,} parts")
    branches = sum(text in ("if", "elif", "else", "not") for kind, text in tokens if kind == "name")
    if branches > MOST_BRANCHES:
        raise too_much(f"เงื่อนไข {branches:,} แห่ง", f"{branches:,} conditions")
    for kind, text in tokens:
        _check_one(kind, text)
    _check_brackets(tokens)
    _check_ends(tokens)
    _check_blocks(tokens)


def malformed(source: str) -> Misused:
    """Return the error of an expression that no rule explains, named where it is the only one."""
    expressions = re.findall(r"\{[{%].*?[%}]\}", source, re.DOTALL)
    which = f" {quoted(expressions[0])}" if len(expressions) == 1 else ""
    return Misused(
        f"คำสั่งในวงเล็บปีกกา{which} เขียนไม่ถูกต้อง ตรวจจุลภาค วงเล็บ และเครื่องหมายคำพูด เขียนแบบ {SAMPLE}",
        f"the expression{which} isn't well formed: check commas, brackets and quotes; "
        f"write {SAMPLE}",
    )


def _tokens(source: str, language: Environment) -> list[Token]:
    try:
        tokens = [(kind, text) for _, kind, text in language.lex(source)]
    except TemplateSyntaxError as error:
        raise _mislexed(source, error.message or "") from error
    return [token for token in tokens if token[0] != "whitespace"]


def _mislexed(source: str, message: str) -> Misused:
    """Say in plain words what the lexer stumbled over."""
    if expected := re.fullmatch(r"unexpected '.', expected '(.)'", message):
        return Misused(
            f"ขาดวงเล็บปิด {expected[1]} เขียนแบบ {SAMPLE}",
            f"a {expected[1]} is missing; write {SAMPLE}",
        )
    if message == "unexpected '}'":
        return Misused(
            f"}} ตัวเดียวปิดคำสั่งไม่ได้ ปิดด้วย }}}} หรือ %}} เขียนแบบ {SAMPLE}",
            f"a single }} closes nothing; close with }}}} or %}}: write {SAMPLE}",
        )
    found = re.match(r"unexpected char (['\"])\\?(.*)\1 at", message, re.DOTALL)
    if found is None:
        return malformed(source)
    if found[2] in ("'", '"'):
        return Misused(
            f"ขาดเครื่องหมายคำพูดปิด {found[2]} เขียนแบบ {SAMPLE}",
            f"a closing quote {found[2]} is missing; write {SAMPLE}",
        )
    if found[2] in _CURLY:
        return Misused(
            f"ใช้เครื่องหมายคำพูดตรง ' แทน {found[2]} เขียนแบบ {SAMPLE}",
            f"use a straight quote ' in place of {found[2]}; write {SAMPLE}",
        )
    return Misused(
        f"ใช้อักขระ {quoted(found[2])} ในวงเล็บปีกกาไม่ได้ เขียนแบบ {SAMPLE}",
        f"{quoted(found[2])} can't stand in braces; write {SAMPLE}",
    )


def _check_one(kind: str, text: str) -> None:
    if kind == "data" and (brace := re.search(r"[{}]+", text)):
        raise Misused(
            f"วงเล็บปีกกา {brace[0]} ไม่ครบคู่ เขียนแบบ {SAMPLE}",
            f"the brace {brace[0]} has no partner; write {SAMPLE}",
        )
    if kind.startswith(("comment", "raw")):
        raise Misused("ใช้ {# #} หรือ raw ในข้อความไม่ได้", "{# #} and raw can't be used in texts")
    if kind == "operator" and text not in OPERATORS:
        raise Misused(
            f"คำนวณด้วย {text} ในข้อความไม่ได้ ใช้ค่าที่คำนวณไว้แล้ว ดูด้วย report-builder figures",
            f"texts can't compute with {text}; use a figure that report-builder figures lists",
        )
    if kind in ("integer", "float") and len(text) > LONGEST_NUMBER:
        raise Misused(f"ตัวเลข {text[:20]} ยาวเกินไป", f"the number {text[:20]} is too long")


def _check_brackets(tokens: Sequence[Token]) -> None:
    depth = 0
    for kind, text in tokens:
        depth += _BRACKETS.get(text, 0) if kind == "operator" else 0
        if depth > DEEPEST:
            raise too_much(f"วงเล็บซ้อนเกิน {DEEPEST} ชั้น", f"over {DEEPEST} brackets deep")


def _check_ends(tokens: Sequence[Token]) -> None:
    """Check that every {{ and {% is closed."""
    begun = ""
    for kind, _ in [*tokens, ("end", "")]:
        if begun and kind in (*_ENDS, "data", "end"):
            opened, closing = ("{{", "}}") if begun == "variable_begin" else ("{%", "%}")
            raise Misused(
                f"{opened} ไม่มี {closing} ปิด เขียนแบบ {SAMPLE}",
                f"{opened} isn't closed by {closing}; write {SAMPLE}",
            )
        begun = kind if kind in _ENDS else "" if kind == _ENDS.get(begun) else begun


def _check_blocks(tokens: Sequence[Token]) -> None:
    """Check that every block is known and closed by its own end."""
    blocks: list[str] = []
    for (kind, _), (_, tag) in pairwise([*tokens, ("end", "")]):
        if kind == "block_begin":
            _take(tag, blocks)
    if blocks:
        closing = CLOSING[blocks[-1]]
        raise Misused(
            f"{{% {blocks[-1]} %}} ไม่มี {{% {closing} %}} ปิด",
            f"{{% {blocks[-1]} %}} isn't closed by {{% {closing} %}}",
        )


def _take(tag: str, blocks: list[str]) -> None:
    """Take a tag into the blocks that are open, or the last of them away."""
    if tag not in TAGS:
        asked = meant(tag, TAGS)
        raise Misused(f"ไม่มีคำสั่ง {{% {tag} %}}{asked.th}", f"there is no {{% {tag} %}}{asked.en}")
    inner = blocks[-1] if blocks else ""
    if tag in CLOSING:
        blocks.append(tag)
    elif tag == CLOSING.get(inner):
        blocks.pop()
    elif tag != "set" and not (tag in WITHIN and inner == "if"):
        raise Misused(f"{{% {tag} %}} ไม่มีคำสั่งเปิด", f"{{% {tag} %}} belongs to no open block")
    if len(blocks) > DEEPEST:
        raise too_much(f"เงื่อนไขซ้อนเกิน {DEEPEST} ชั้น", f"over {DEEPEST} blocks deep")
