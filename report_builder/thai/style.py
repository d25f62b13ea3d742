"""Find what official Thai writes otherwise: spellings, spaces, names of Acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from report_builder.language import THAI
from report_builder.problem import Words

AROUND = 20
"""Letters before and after a slip that are shown with it."""
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_HIDDEN = "\x00"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of what is written otherwise, what to write instead, and why."""

    pattern: re.Pattern[str]
    by: str
    why: Words


@dataclass(frozen=True, slots=True)
class Slip:
    """A piece of text as it stands, as it is better written, and why."""

    found: str
    meant: str
    why: Words


def slips(text: str) -> Iterator[Slip]:
    """Yield the first place of each kind that is better written otherwise, expressions aside."""
    seen = _EXPRESSION.sub(lambda found: _HIDDEN * len(found[0]), text)
    for rule in rules():
        found = rule.pattern.search(seen)
        if found:
            before = text[max(0, found.start() - AROUND) : found.start()]
            after = text[found.end() : found.end() + AROUND]
            yield Slip(f"{before}{found[0]}{after}", f"{before}{rule.by}{after}", rule.why)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of templates/thai/style.txt in their order."""
    lines = THAI.template("style.txt").splitlines()
    return tuple(_rule(line) for line in lines if line and not line.startswith("#"))


def _rule(line: str) -> Rule:
    pattern, by, th, en = line.split(" → ")
    return Rule(re.compile(pattern), by[1:-1], Words(th, en))
