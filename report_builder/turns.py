"""Let threads take turns at libraries that know only one caller, such as PDFium."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import wraps
from multiprocessing import get_all_start_methods
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_TURN = threading.RLock()


def in_turn(function: Callable[P, R]) -> Callable[P, R]:
    """Let one thread at a time into a function and all others like it."""

    @wraps(function)
    def turn(*args: P.args, **named: P.kwargs) -> R:
        with _TURN:
            return function(*args, **named)

    return turn


def may_fork() -> bool:
    """Tell whether workers may be forked here: from the main thread, where the system can."""
    main = threading.current_thread() is threading.main_thread()
    return main and "fork" in get_all_start_methods()


if hasattr(os, "register_at_fork"):
    # a fork while another thread has its turn would leave the child without one for ever
    os.register_at_fork(
        before=_TURN.acquire, after_in_parent=_TURN.release, after_in_child=_TURN.release
    )
