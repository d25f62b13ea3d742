"""Mend Thai text as it comes out of PDF files, old fonts and hurried typing."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Mend = Callable[[str], str]

_TONES = "\u0e48-\u0e4b"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_SARA_AM = "\u0e33"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_WINDOWS_GLYPHS = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b"
        "\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""Letters behind the private-use glyphs of old Windows Thai fonts, U+F700 to U+F71A."""


@dataclass(frozen=True)
class Repaired:
    """Text after repair, with one note for each kind of repair that was made."""

    text: str
    notes: tuple[str, ...]


def repair(text: str) -> Repaired:
    """Return the text as it was meant and what was mended, in Thai with English.

    Repairing repaired text changes nothing: it is mended until it stays the same.
    """
    notes = []
    for note, mend in _REPAIRS:
        mended = mend(text)
        if mended != text:
            notes.append(note)
        text = mended
    if not notes:
        return Repaired(text, ())
    again = repair(text)
    return Repaired(again.text, tuple(dict.fromkeys((*notes, *again.notes))))


def _replace(pattern: str, by: str) -> Mend:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(by, text)


def _in_order(text: str) -> str:
    return _MARK_RUN.sub(lambda run: "".join(sorted(run[0], key=_place)), text)


def _place(mark: str) -> int:
    """Return the place of a mark after its consonant: vowel, tone, nikhahit, sara am."""
    if mark == _SARA_AM:
        return 3
    if mark == "\u0e4d":
        return 2
    return int("\u0e48" <= mark <= "\u0e4e")


_ACCENTED = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]+")
_MARK_RUN = re.compile(f"[{_MARKS}{_SARA_AM}]{{2,}}")

_REPAIRS: tuple[tuple[str, Mend], ...] = (
    (
        "แทนรหัสเฉพาะของฟอนต์รุ่นเก่าด้วยอักษรไทย (private-use codes of old fonts replaced)",
        lambda text: text.translate(_WINDOWS_GLYPHS),
    ),
    (
        "ลบอักขระที่มองไม่เห็น (invisible characters removed)",
        _replace(f"[{_INVISIBLE}]", ""),
    ),
    (
        "แทนช่องว่างชนิดพิเศษด้วยช่องว่างธรรมดา (special spaces replaced)",
        _replace("[\u00a0\u2000-\u200a\u202f\u3000]", " "),
    ),
    (
        "แทนยัติภังค์ชนิดพิเศษด้วยยัติภังค์ธรรมดา (special hyphens replaced)",
        _replace("[\u2010-\u2012\u2043]", "-"),
    ),
    (
        "รวมอักษรละตินกับเครื่องหมายกำกับ (Latin letters joined with their marks)",
        lambda text: _ACCENTED.sub(lambda run: unicodedata.normalize("NFC", run[0]), text),
    ),
    (
        "รวมสระเอสองตัวเป็นสระแอ (doubled sara e joined to sara ae)",
        _replace("\u0e40\u0e40", "\u0e41"),
    ),
    (
        "รวมนิคหิตกับสระอาเป็นสระอำ (nikhahit and sara aa joined to sara am)",
        _replace(f"\u0e4d([{_TONES}]*)[\u0e32\u0e33]", f"\\1{_SARA_AM}"),
    ),
    (
        "เรียงสระและวรรณยุกต์ใหม่ (vowel and tone marks put in order)",
        _in_order,
    ),
    (
        "ลบสระหรือวรรณยุกต์ที่ซ้ำ (doubled marks removed)",
        _replace(f"([{_MARKS}{_SARA_AM}])\\1+", r"\1"),
    ),
)
