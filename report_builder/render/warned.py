"""Take a warning that a drawing library logs for the failure that it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from report_builder.failures import LoggedWarning

LIBRARIES = ("fontTools",)


class _Collector(logging.Handler):
    """Keeps the messages that are logged in the thread that made it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.messages.append(f"{record.name}: {record.getMessage()}")


@contextmanager
def warnings_raised() -> Iterator[None]:
    """Raise LoggedWarning at the end when one of the libraries warned of something."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in LIBRARIES]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if collector.messages:
        raise LoggedWarning(dict.fromkeys(collector.messages))
