"""Keep what is wrong in the texts while a story is told, so that one run names it all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from report_builder.errors import StoryError


class Mistakes:
    """What is wrong in the texts of a story, in the order found; one for each place."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], StoryError] = {}

    def __iter__(self) -> Iterator[StoryError]:
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)

    def note(self, error: StoryError) -> None:
        """Keep an error unless one of its place is kept."""
        self._found.setdefault((error.file, error.place), error)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note the error that a part of the story raises, and go on without that part."""
        try:
            yield
        except StoryError as error:
            self.note(error)
