"""Number chapters, sections, figures and tables, and let references say these numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import count, groupby
from typing import Any, TypeVar

from report_builder.model import Run, Text, joined, plain
from report_builder.story.report.blocks import Block, Chapter, DataTable, Figure, Heading, numbered

T = TypeVar("T")
LETTERS = "กขคงจฉชซญดตถทนบปผพฟมยรลวศสหอฮ"
"""The letters of annexes, without those that official lists leave out."""
CHAPTER, ANNEX = "บทที่", "ภาคผนวก"
SECTION = "หัวข้อ"
AND = " และ"
"""Between two references."""
SECTIONS = 2
"""The level of the headings right below the title of a chapter."""


def with_numbers(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return chapters with numbers, on them and in their references.

    Annexes have letters; a chapter whose number is '' keeps none.
    """
    numbers, letters = count(1), iter(LETTERS)
    told = []
    for chapter in chapters:
        own = chapter.number and (next(letters, "") if chapter.annex else str(next(numbers)))
        told.append(replace(chapter, number=own, blocks=tuple(_blocks(own, chapter.blocks))))
    return referring(tuple(told), {id: name for chapter in told for id, name in _names(chapter)})


def _blocks(chapter: str, blocks: Iterable[Block]) -> Iterator[Block]:
    counted: Counter[str] = Counter()
    for block in _raised(blocks):
        if isinstance(block, Heading):
            counted["3"] = 0 if block.level == SECTIONS else counted["3"]
            counted[str(block.level)] += 1
            places = [str(counted[str(level)]) for level in range(SECTIONS, block.level + 1)]
            number = ".".join((chapter, *places)) if chapter else ""
            yield replace(block, number=number)
        elif isinstance(block, Figure | DataTable):
            counted[type(block).__name__] += 1
            number = "-".join(filter(None, (chapter, str(counted[type(block).__name__]))))
            yield replace(block, number=number)
        else:
            yield block


def _raised(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in which no heading skips a level: those above the first section are sections.

    PDF/UA-1 (ISO 14289-1, 7.4.2) asks for it.
    """
    above = True
    for block in blocks:
        if isinstance(block, Heading):
            above = above and block.level > SECTIONS
            yield replace(block, level=SECTIONS) if above else block
        else:
            yield block


def _names(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield the id of everything in a chapter that has a number, and how it is referred to."""
    if chapter.number:
        yield chapter.id, f"{ANNEX if chapter.annex else CHAPTER}\u00a0{chapter.number}"
    for block in chapter.blocks:
        if isinstance(block, Figure | DataTable):
            yield block.id, plain(numbered(block))
        elif isinstance(block, Heading) and block.number:
            yield block.id, f"{SECTION}\u00a0{block.number}"


def referring(value: T, names: Mapping[str, str]) -> T:
    """Return a part of a report whose references say what they refer to, in brackets.

    References to what the report hasn't are left out.
    """
    if isinstance(value, tuple):
        if any(isinstance(part, Run) and part.to for part in value):
            return tuple(_referring(value, names))  # type: ignore[return-value]
        return tuple(referring(part, names) for part in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type | Run):
        return value
    parts: dict[str, Any] = {f.name: getattr(value, f.name) for f in fields(value)}
    changed = {name: referring(part, names) for name, part in parts.items()}
    return replace(value, **{n: part for n, part in changed.items() if part is not parts[n]})


def _referring(text: Text, names: Mapping[str, str]) -> Iterator[Run]:
    """Yield a text in which references that follow each other stand in the same brackets."""
    for refers, runs in groupby(text, lambda run: bool(run.to)):
        if not refers:
            yield from runs
        elif known := [(replace(r, text=names[r.to]),) for r in runs if r.to in names]:
            yield from (Run(" ("), *joined(known, Run(AND)), Run(")"))
