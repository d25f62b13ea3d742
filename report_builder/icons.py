"""The pictures that stand beside words: icons by name and by keyword, and flags.

Icons are those of Phosphor (duotone), flags those of circle-flags; `tools/icons.py` draws both.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_builder import resources
from report_builder.language import THAI

SIDE = 1024
"""Steps of a side of the square that every picture fills."""
PALE = 0.2
"""Share of its colour that the pale layer of an icon keeps."""
FLAG = "flag-"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """What is filled with one colour: closed outlines in shares of the side of a square.

    `color` is 'RRGGBB' for a flag, empty for the colour that an icon is given.
    """

    rings: tuple[Ring, ...]
    color: str = ""
    opacity: float = 1.0


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons and flags."""
    return (*_drawn("icons"), *(FLAG + code for code in _drawn("flags")))


@cache
def layers(name: str) -> tuple[Layer, ...]:
    """Return the layers of a picture from back to front; raises KeyError for no such name."""
    if name.startswith(FLAG):
        colored = _drawn("flags")[name.removeprefix(FLAG)]
        return tuple(Layer(_rings(rings), color) for color, rings in colored)
    pale, lines = _drawn("icons")[name]
    return Layer(_rings(pale), opacity=PALE), Layer(_rings(lines))


def meant_by(*called: str) -> str:
    """Return the icon with the longest keyword in what something is called, '' where none is.

    A keyword in Latin letters begins a word.
    """
    found = _keywords().findall(" ".join(called).casefold())
    return _named()[max(found, key=len)] if found else ""


@cache
def _named() -> Mapping[str, str]:
    listed = tomllib.loads(THAI.template("icons.toml"))
    return {word: name for name, words in listed.items() for word in words}


@cache
def _keywords() -> re.Pattern[str]:
    longest_first = sorted(_named(), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?=({'|'.join(map(re.escape, longest_first))}))")


@cache
def _drawn(file: str) -> Mapping[str, Any]:
    text = resources.path("assets", "icons", f"{file}.json").read_text("utf-8")
    return dict(json.loads(text))


def _rings(flat: list[list[int]]) -> tuple[Ring, ...]:
    return tuple(
        tuple((x / SIDE, y / SIDE) for x, y in zip(ring[::2], ring[1::2], strict=True))
        for ring in flat
    )
