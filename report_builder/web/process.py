"""What the processes that the server begins have in common."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Mapping
from typing import IO, Any


def begun(memory: int) -> IO[str]:
    """Keep this process to so many bytes of address space, and return what the server hears.

    That is the standard output that it had; what else is printed goes to the log.
    """
    heard = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    return heard


def say(heard: IO[str], told: Mapping[str, Any]) -> None:
    """Tell the server something, in a line of JSON."""
    heard.write(json.dumps(told, ensure_ascii=False) + "\n")
    heard.flush()
