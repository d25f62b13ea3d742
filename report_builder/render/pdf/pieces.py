"""Cut text into pieces for WeasyPrint, which looks for line breaks in one piece at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise, zip_longest

from report_builder.model import Run, Text, plain
from report_builder.thai.measure import LONGEST_WORD, dictionary_words, unbroken
from report_builder.thai.terms import NBSP

ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True, slots=True)
class Piece:
    """Runs that stand together; when kept, no line breaks between or inside them."""

    runs: Text
    kept: bool


def pieces(text: Text) -> tuple[Piece, ...]:
    """Cut a text where it turns bold or back, so that lines still break between words.

    Lines are filled piece by piece: a zero-width space marks a break between two pieces without
    a space, and a word that is bold in part is a piece of its own.
    """
    if len({run.bold for run in text}) < 2:
        return (Piece(_merged(text), kept=False),) if text else ()
    words = tuple(Piece(runs, _held(runs)) for runs in _words(text))
    groups = groupby(enumerate(words), lambda at: (at[1].kept, _alike(*at)))
    joined = [
        Piece(_merged(run for _, word in group for run in word.runs), kept)
        for (kept, _), group in groups
    ]
    return tuple(_parted(piece, after) for piece, after in zip_longest(joined, joined[1:]))


def _alike(place: int, word: Piece) -> int:
    """Return the same number for words that can be one piece: those broken alike, equally bold."""
    return place if word.kept else int(word.runs[0].bold)


def _words(text: Text) -> Iterator[Text]:
    """Yield the runs of each stretch of text that no line may break."""
    ends = tuple(accumulate(map(len, unbroken(plain(text)))))
    for _, group in groupby(_cut(text, ends), lambda placed: bisect_right(ends, placed[0])):
        yield _merged(run for _, run in group)


def _cut(text: Text, edges: Sequence[int]) -> Iterator[tuple[int, Run]]:
    """Yield the runs of a text cut at the edges, each with the place where it starts."""
    start = 0
    for run in text:
        end = start + len(run.text)
        for a, b in pairwise((start, *(edge for edge in edges if start < edge < end), end)):
            yield a, replace(run, text=run.text[a - start : b - start])
        start = end


def _merged(runs: Iterable[Run]) -> Text:
    """Join neighbouring runs that look the same."""
    groups = groupby(runs, lambda run: run.bold)
    return tuple(Run("".join(run.text for run in group), bold=bold) for bold, group in groups)


def _held(runs: Text) -> bool:
    """Whether a word must be kept whole by itself: one bold in part, or tied by spaces.

    What holds a word longer than any of a dictionary may be cut wherever a line ends.
    """
    words = plain(runs)
    tied = len(runs) > 1 or NBSP in words
    return tied and all(len(word) <= LONGEST_WORD for word in dictionary_words(words))


def _parted(piece: Piece, after: Piece | None) -> Piece:
    if after is None or plain(piece.runs)[-1].isspace():
        return piece
    *rest, last = piece.runs
    return replace(piece, runs=(*rest, replace(last, text=last.text + ZERO_WIDTH_SPACE)))
