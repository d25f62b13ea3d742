"""Fence what is replaced in WeasyPrint: its version and the source of each function are known."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

import weasyprint

from report_builder.errors import BuildFailed

VERSION = "70.0"


class EngineChanged(BuildFailed):
    """The installed WeasyPrint isn't the one that the replacements were written for."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"ต้องใช้ WeasyPrint {VERSION} ตามที่กำหนด แต่พบ {found} ให้ติดตั้งใหม่ตามไฟล์ uv.lock",
            f"WeasyPrint {VERSION} is needed as released, found {found}; install from uv.lock",
        )


@dataclass(frozen=True, slots=True)
class Replacement:
    """One function of WeasyPrint that is replaced, and what for.

    `digest` is that of the source that the replacement was written for, `put` puts the replacement
    in its place.
    """

    of: Callable[..., Any]
    digest: str
    put: Callable[[], None]
    why: str

    @property
    def name(self) -> str:
        """Return the name of the function with its module."""
        return f"{self.of.__module__}.{self.of.__qualname__}"


def install(replacements: Iterable[Replacement]) -> None:
    """Put replacements in place; raise EngineChanged, with none in place, where one doesn't fit."""
    listed = tuple(replacements)
    check(listed)
    for each in listed:
        each.put()


def check(replacements: Iterable[Replacement], version: str = weasyprint.__version__) -> None:
    """Raise EngineChanged unless WeasyPrint is the one that the replacements were written for."""
    if version != VERSION:
        raise EngineChanged(version)
    for each in replacements:
        if source_digest(each.of) != each.digest:
            raise EngineChanged(f"{weasyprint.__version__}, {each.name}")


def source_digest(function: Callable[..., Any]) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a function's source."""
    return sha256(inspect.getsource(function).encode()).hexdigest()[:16]


def putting(owner: Any, **functions: Any) -> Callable[[], None]:
    """Return what puts functions into a module or class by name."""

    def put() -> None:
        for name, function in functions.items():
            setattr(owner, name, function)

    return put


def amending(function: Any, places: Mapping[str, str]) -> Callable[[], None]:
    """Return what changes places in the source of a function, wherever it was imported."""
    return partial(_amend, function, places)


def _amend(function: Any, places: Mapping[str, str]) -> None:
    """Change places in the source of a function, wherever the function was imported."""
    source = inspect.getsource(function)
    lines_before = "\n" * (function.__code__.co_firstlineno - 1)
    for old, new in places.items():
        assert source.count(old) == 1, f"{function.__qualname__} holds {old!r} not exactly once"
        source = source.replace(old, new)
    names = dict(function.__globals__)
    exec(compile(lines_before + source, function.__code__.co_filename, "exec"), names)
    function.__code__ = names[function.__name__].__code__
