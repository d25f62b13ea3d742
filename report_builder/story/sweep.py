"""Look through all texts of an edition, those too that no document comes to say this year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from report_builder.edition.spots import LITERALS
from report_builder.errors import StoryError
from report_builder.model import Edition, Indicator
from report_builder.problem import Words
from report_builder.story.language.misuse import SINGULAR, meant
from report_builder.story.library import Library
from report_builder.story.mistakes import Mistakes
from report_builder.story.spec import bare
from report_builder.story.template import Writer, Written

ANSWERS = "indicators"
"""The field that says which indicators a recommendation answers."""
ADVICE, COUNTS = "recommendations", ("count", "problem")
"""The texts that advise, and their fields that name the answer behind a recommendation."""
WHEN = "when"
"""The field that holds a condition."""
NAMES = frozenset(SINGULAR.values())
"""What texts may name besides the vocabulary, where it is repeated."""


def sweep(library: Library, writer: Writer, edition: Edition, mistakes: Mistakes) -> None:
    """Note texts that are ill written, and recommendations for what there isn't.

    These answer indicators, and tell the count of an answer.
    """
    indicators = edition.framework.indicator
    for file, content in library.texts.items():
        for name, part in _parts(content):
            if name == ANSWERS:
                _note_unknown(part, indicators, mistakes)
            elif name == LITERALS:
                _note_literals(part, mistakes)
            elif isinstance(part, Written):
                if file == ADVICE and name in COUNTS:
                    _note_count(part, edition, mistakes)
                with mistakes.noted():
                    (writer.check_condition if name == WHEN else writer.check)(part, NAMES)


def _parts(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield everything in located texts with the field that it stands in."""
    yield name, value
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _parts(inner, str(key))
    elif isinstance(value, list) and name not in (ANSWERS, LITERALS):
        for inner in value:
            yield from _parts(inner, name)


def _note_literals(declared: Any, mistakes: Mistakes) -> None:
    if isinstance(declared, Written):
        why = Words('ต้องเป็นรายการ เช่น ["พ.ศ. 2544"]', 'expected a list such as ["B.E. 2544"]')
        mistakes.note(StoryError(declared.file, declared.place, declared.text, why))


def _note_unknown(ids: Any, indicators: Mapping[str, Indicator], mistakes: Mistakes) -> None:
    called = {name: i.id for i in indicators.values() for name in (i.name_th, i.short_th)}
    for written in ids if isinstance(ids, list) else [ids]:
        if isinstance(written, Written) and bare(written) not in indicators:
            why = _unknown(written.text, indicators, called)
            mistakes.note(StoryError(written.file, written.place, written.text, why))
        elif isinstance(ids, Written):
            why = Words("ต้องเป็นรายการ เช่น [a, b]", "expected a list such as [a, b]")
            mistakes.note(StoryError(ids.file, ids.place, ids.text, why))


def _note_count(written: Written, edition: Edition, mistakes: Mistakes) -> None:
    """Note a count of an answer that there isn't."""
    answers = [f"{item.id}.{option.id}" for item in edition.items for option in item.options]
    if written.text not in ("", *answers):
        asked = meant(written.text, answers)
        th = f"ไม่มีคำตอบนี้ เขียนรหัสข้อคำถาม จุด รหัสตัวเลือก{asked.th}"
        en = f"no such answer: write the id of its item, a dot, and that of its option{asked.en}"
        mistakes.note(StoryError(written.file, written.place, written.text, Words(th, en)))


def _unknown(text: str, ids: Collection[str], called: Mapping[str, str]) -> Words:
    if id := called.get(text):
        return Words(f"ใช้รหัสของตัวชี้วัด: {id}", f"write the id of this indicator: {id}")
    asked = meant(text, ids)
    return Words(f"ไม่มีตัวชี้วัดนี้{asked.th}", f"no such indicator{asked.en}")
