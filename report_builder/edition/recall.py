"""Keep what was made of files for as long as they say the same: to read an edition again soon."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
MOST = 100
"""Values that are kept, those used last."""


class Recall(Protocol):
    """Gives a value by what it is made of alone, made now or kept of before."""

    def __call__(self, of: Hashable, make: Callable[[], T]) -> T:
        """Return the value; nobody changes it afterwards."""


def anew(of: Hashable, make: Callable[[], T]) -> T:
    """Make a value, and keep nothing."""
    return make()


class Memory:
    """Keeps the values that were used last; not to be used by two at once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def __call__(self, of: Hashable, make: Callable[[], T]) -> T:
        """Return what was kept, or make it and keep it."""
        if of not in self._kept:
            self._kept[of] = make()
        self._kept.move_to_end(of)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        found: T = self._kept[of]
        return found
