"""Ask Pango where Thai text may break: its dictionary of words is libthai's."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from report_builder.failures import MissingLibrary

_NAMES = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
_LINE, _CURSOR = 1 << 0, 1 << 4
"""Bits of a PangoLogAttr: a line may break before the letter, a cursor may stand there."""
_OPENING = "“‘([«"
"""Marks that stay with what they open: no line ends with one."""
TURNS = ("แต่", "โดย", "แม้", "และ", "ส่วน", "ซึ่ง", "มากกว่า", "ต่ำกว่า", "สูงกว่า")
"""Words at which a sentence turns: a title of two lines breaks best before one."""


def line_breaks(text: str) -> Iterator[int]:
    """Yield the positions inside a text before which libthai lets a line break."""
    return (at for at in _where(text, _LINE) if text[at - 1] not in _OPENING)


def cursor_places(text: str) -> Iterator[int]:
    """Yield the positions inside a text that part letters with the marks that belong to them."""
    return _where(text, _CURSOR)


def cut(text: str, positions: Iterator[int]) -> tuple[str, ...]:
    """Return a text cut at positions inside it."""
    return tuple(text[start:end] for start, end in pairwise((0, *positions, len(text))))


def _where(text: str, bit: int) -> Iterator[int]:
    attributes = _attributes(text)
    return (at for at in range(1, len(text)) if attributes[at] & bit)


@lru_cache(maxsize=8192)
def _attributes(text: str) -> tuple[int, ...]:
    """Return the PangoLogAttr of each letter and of the end, as bits."""
    # Pango counts the text that it is given in bytes, what it returns in letters
    content = text.encode()
    found = (ctypes.c_uint * (len(text) + 1))()
    ask, thai = _pango()
    ask(content, len(content), -1, thai, found, len(found))
    return tuple(found)


@cache
def _pango() -> tuple[Callable[..., None], ctypes.c_void_p]:
    """Return pango_get_log_attrs and Pango's word for Thai; raises MissingLibrary."""
    library = _loaded()
    # without these ctypes takes pointers for 32-bit integers and cuts them
    ask, language = library.pango_get_log_attrs, library.pango_language_from_string
    language.restype = ctypes.c_void_p
    ask.restype = None
    ask.argtypes = (
        *(ctypes.c_char_p, ctypes.c_int, ctypes.c_int),
        *(ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint), ctypes.c_int),
    )
    return ask, ctypes.c_void_p(language(b"th"))


def _loaded() -> ctypes.CDLL:
    for name in filter(None, (*_NAMES, ctypes.util.find_library("pango-1.0"))):
        try:
            return ctypes.CDLL(name)
        except OSError as error:
            reason = str(error)
    raise MissingLibrary(reason)
