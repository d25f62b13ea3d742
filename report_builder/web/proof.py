"""The process that shows a work as it would print: it keeps the edition at hand and is asked.

A question is a line of JSON on standard input, and so is each answer on standard output. It ends
itself when the server that began it is gone.
"""

from __future__ import annotations

import gc
import json
import select
import sys
from functools import partial
from pathlib import Path

from report_builder.edition.load import Reading, read_alone
from report_builder.edition.previous.reading import linked
from report_builder.edition.recall import Memory, Recall, anew
from report_builder.web import findings
from report_builder.web.answers import Answers
from report_builder.web.process import begun, say

MEMORY = 4 << 30
"""Bytes of address space that a proof may take."""
OWN_MACHINE = "own"
"""The argument for editions of one's own machine."""
AT_REST = 0.3
"""Seconds without a question after which there is time for what can wait."""
SELDOM = (200_000, 50, 100)
"""How seldom Python looks for cycles."""


def main() -> None:
    """Answer questions until nobody asks any more."""
    gc.set_threshold(*SELDOM)
    heard = begun(MEMORY)
    how = read_own if OWN_MACHINE in sys.argv else read
    answers = Answers(partial(how, recall=Memory()))
    for line in sys.stdin:
        say(heard, answers.answer(json.loads(line)))
        if not select.select([sys.stdin], [], [], AT_REST)[0]:
            answers.rest()


def read(edition: Path, recall: Recall = anew) -> Reading:
    """Read an edition as a check in the browser does, but for what may stand and looks wrong."""
    alone = _undoubted(edition, recall)
    earlier = findings.previous(edition, alone)
    return linked(alone, edition, earlier, partial(_undoubted, recall=recall))


def read_own(edition: Path, recall: Recall = anew) -> Reading:
    """Read an edition of one's own machine, compared with whatever its settings name."""
    return linked(_undoubted(edition, recall), edition, (), partial(_undoubted, recall=recall))


def _undoubted(edition: Path, recall: Recall) -> Reading:
    return read_alone(edition, lambda *_: (), recall)


if __name__ == "__main__":
    main()
