"""Sentences as people edit them: a figure stands as its name in square brackets, nothing in braces.

    ร้อยละ [กว่า ร้อยละของหน่วยงานที่มีเว็บไซต์ = 99.4] ของหน่วยงาน

What a sentence prints that is no plain figure keeps the name of its place, [ส่วนที่ 1]. A sentence
becomes what is written in the edition again only through names that are known: those of the
sentence before, and of figures of the edition. `[[` stands for a bracket that begins no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from report_builder.errors import StoryError
from report_builder.facts import FactBook
from report_builder.model import Fact
from report_builder.problem import Words
from report_builder.story.template import Typed
from report_builder.web.wrong import Refusal

PHRASES: Mapping[str, Words] = {
    "f": Words("ตามจริง", "as it is"),
    "over": Words("กว่า", "over"),
    "about": Words("ประมาณ", "about"),
    "only": Words("เพียง", "only"),
}
"""How a figure may be said, by the call that says it so."""
EXACT = "f"
PART = "ส่วนที่"
"""What is no plain figure is called, with its place."""
FEW = 30
"""Figures that a search shows."""
_WITHIN = r"(?:[^'\"{}%]|'[^']*'|\"[^\"]*\"|[}%](?!\}))*"
_COMMAND = re.compile(rf"\{{\{{{_WITHIN}\}}\}}|\{{%{_WITHIN}%\}}", re.DOTALL)
_FIGURE = re.compile(
    r"\{\{-?\s*(?P<call>f|n|over|about|only)\(\s*(['\"])(?P<fact>[^'\"]+)\2\s*(?:,\s*\d+\s*)?\)\s*-?\}\}"
)
_OPENS, _CLOSES = re.compile(r"\{%-?\s*(if|for)\b"), re.compile(r"\{%-?\s*end(if|for)\b")
_NAMED = re.compile(r"(?P<bracket>\[\[)|\[(?P<name>[^\[\]]*)\]")
_SAID = re.compile(rf"(?:(?P<said>{'|'.join(PHRASES[p].th for p in PHRASES if p != EXACT)}) )?")


UNSAID = Words(
    "เขียนแบบนี้ไม่ได้ ลองกลับไปใช้ข้อความเดิม แล้วแก้ทีละส่วน",
    "this can't be written so; go back to the text as it was, and change it bit by bit",
)


class NotWriteable(Refusal):
    """A sentence that can't be written as it is."""


def told(error: StoryError) -> Words:
    """Return what is wrong with a text in words without any brace."""
    if isinstance(error, Typed):
        typed = " ".join(error.numbers)
        return Words(
            f"พิมพ์ตัวเลข {typed} เองไม่ได้ ถ้าเป็นผลสำรวจให้ใส่ตัวเลขจากรายการ "
            "ถ้าไม่ใช่ (เช่น ปีของกฎหมาย) ให้ทำเครื่องหมายว่าไม่ใช่ผลสำรวจ",
            f"the figure {typed} can't be typed: insert it from the list if it is a result, else "
            "tick that it is none (such as the year of a law)",
        )
    braced = "{" in error.why.th + error.why.en
    return UNSAID if braced else error.why


@dataclass(frozen=True, slots=True)
class Chip:
    """A figure in a sentence: its name in brackets, how it is written, and which fact it prints.

    `fact` and `call` are blank for what is no plain figure.
    """

    name: str
    source: str
    fact: str = ""
    call: str = ""


Piece = str | Chip


class Names:
    """The names by which the figures of an edition stand in sentences."""

    def __init__(self, facts: FactBook) -> None:
        self.facts = facts

    def of(self, fact: str, call: str = EXACT) -> str:
        """Return the name of a figure, said in a way."""
        said = f"{PHRASES[call].th} " if call in PHRASES and call != EXACT else ""
        return f"{said}{self._plain(fact)}"

    def chip(self, name: str) -> Chip | None:
        """Return what a name stands for among the figures of the edition; None for no such."""
        found = _SAID.match(name)
        said = found["said"] if found else None
        plain = name[found.end() :] if found else name
        kin = self._by_label.get(plain.rpartition(" = ")[0], ())
        fact = next((id for id in kin if self._plain(id) == plain), None)
        if fact is None:
            return None
        call = next(call for call, words in PHRASES.items() if words.th == said) if said else EXACT
        return Chip(name, written(fact, call), fact, call)

    def search(self, words: str) -> list[str]:
        """Return the facts whose label, id or value hold all words, those of units last."""
        wanted = words.casefold().split()
        found = [id for id, text in self._texts.items() if all(word in text for word in wanted)]
        return sorted(found, key=lambda id: id.startswith("unit."))[:FEW]

    def _plain(self, fact: str) -> str:
        name, label = self._called(fact), _label(self.facts[fact])
        alike = sum(self._called(id) == name for id in self._by_label[label])
        return f"{name} · {fact}" if alike > 1 else name

    def _called(self, fact: str) -> str:
        return f"{_label(self.facts[fact])} = {self.facts.printed(fact)}"

    @cached_property
    def _by_label(self) -> Mapping[str, list[str]]:
        found = defaultdict(list)
        for id, fact in self.facts.items():
            found[_label(fact)].append(id)
        return found

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {fact: f"{self._called(fact)} {fact}".casefold() for fact in self.facts}


def _label(fact: Fact) -> str:
    return fact.label.replace("[", "(").replace("]", ")")


def written(fact: str, call: str) -> str:
    """Return how an edition writes a figure said in a way."""
    quote = '"' if "'" in fact else "'"
    return f"{{{{ {call}({quote}{fact}{quote}) }}}}"


def pieces(source: str, names: Names) -> tuple[Piece, ...]:
    """Return the words and figures of a text as an edition writes it."""
    found: list[Piece] = []
    for part in _parts(source):
        if not part.startswith(("{{", "{%")):
            found.append(part)
            continue
        figure = _FIGURE.fullmatch(part)
        if figure and figure["fact"] in names.facts:
            name = names.of(figure["fact"], figure["call"])
            found.append(Chip(name, part, figure["fact"], figure["call"]))
        else:
            place = 1 + sum(isinstance(p, Chip) and not p.fact for p in found)
            found.append(Chip(f"{PART} {place}", part))
    if any(isinstance(piece, str) and re.search(r"[{}]", piece) for piece in found):
        return (Chip(f"{PART} 1", source),)
    return tuple(found)


def sentence(told: tuple[Piece, ...]) -> str:
    """Return pieces as people edit them."""
    return "".join(p.replace("[", "[[") if isinstance(p, str) else f"[{p.name}]" for p in told)


def source(edited: str, before: tuple[Piece, ...], names: Names) -> str:
    """Return an edited sentence as the edition writes it; `before` is what it was.

    Raises NotWriteable for braces, and for names that are those of no figure.
    """
    if brace := re.search(r"[{}]", edited):
        raise NotWriteable(
            f"ใช้วงเล็บปีกกา {brace[0]} ในข้อความไม่ได้ ใส่ตัวเลขด้วยปุ่ม “ใส่ตัวเลข”",
            f"a curly bracket {brace[0]} can't stand in a text; insert figures by the button",
        )
    known = {piece.name: piece for piece in before if isinstance(piece, Chip)}
    return "".join(_sources(edited, known, names))


def _sources(edited: str, known: Mapping[str, Chip], names: Names) -> Iterator[str]:
    at = 0
    for found in _NAMED.finditer(edited):
        yield edited[at : found.start()]
        yield "[" if found["bracket"] else _source(found["name"], known, names)
        at = found.end()
    yield edited[at:]


def _source(name: str, known: Mapping[str, Chip], names: Names) -> str:
    chip = known.get(name) or names.chip(" ".join(name.split()))
    if chip is None:
        raise NotWriteable(
            f"ไม่มีตัวเลขชื่อ “{name[:80]}” เลือกจากรายการตัวเลข หรือพิมพ์ [[ ถ้าต้องการวงเล็บเหลี่ยม",
            f"no figure is called “{name[:80]}”: choose one of the list, or write [[ for a bracket",
        )
    return chip.source


def _parts(source: str) -> Iterator[str]:
    """Yield words and commands in turn; from an if to its end is one command."""
    at, start, depth = 0, 0, 0
    for found in _COMMAND.finditer(source):
        if depth == 0:
            if found.start() > at:
                yield source[at : found.start()]
            start = found.start()
        depth += bool(_OPENS.match(found[0])) - bool(_CLOSES.match(found[0]))
        if depth <= 0:
            depth, at = 0, found.end()
            yield source[start:at]
    if depth > 0:
        yield source[start:]
    elif at < len(source):
        yield source[at:]
