"""Put nouns before names as Thai does: "จังหวัดพะเยา", "ประเทศ Austria", "เขตใต้"."""

from __future__ import annotations

from functools import lru_cache, reduce

_FIRST, _LAST = "\u0e00", "\u0e7f"


def named(noun: str, name: str) -> str:
    """Return a name with its noun before it, unless the name holds the noun already."""
    return name if holds(name, noun) else beside(noun, name)


def holds(name: str, noun: str) -> bool:
    """Tell whether a name begins or ends with its noun: "เขตใต้", "จุฬาลงกรณ์มหาวิทยาลัย"."""
    return bool(noun) and (name.startswith(noun) or name.endswith(noun))


def beside(*words: str) -> str:
    """Return words one after the other, apart where Thai and another script meet."""
    return reduce(_joined, words, "")


@lru_cache(maxsize=16384)
def _joined(before: str, after: str) -> str:
    apart = bool(before and after) and _is_thai(before[-1]) != _is_thai(after[0])
    return f"{before} {after}" if apart and not before[-1].isspace() else before + after


def _is_thai(letter: str) -> bool:
    return _FIRST <= letter <= _LAST
