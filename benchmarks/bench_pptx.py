"""Time the PowerPoint files of an edition: the deck, and the cards one by one.

    python benchmarks/bench_pptx.py [EDITION] [CARDS]

Prints the seconds of the deck and the milliseconds of each card, everything else left out.
EDITION is a folder and defaults to the bundled 2559; CARDS is how many cards to draw (default 76).
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from report_builder import facts as register
from report_builder import resources, results
from report_builder.edition.load import load
from report_builder.render.about import About
from report_builder.render.layout import CARD
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.pptx.deck import paint_pptx
from report_builder.story.card.compose import compose_card
from report_builder.story.card.words import teller
from report_builder.story.deck.compose import compose

DECK_SECONDS, CARD_MILLISECONDS = 3.0, 150.0
"""What the deck and a card may take."""


def main(folder: Path, count: int) -> None:
    loaded = load(folder)
    edition = getattr(loaded, "edition", loaded)
    computed = results.compute(edition)
    facts = register.build(edition, computed)
    deck = compose(edition, facts)
    day = date.fromisoformat(edition.settings.date)
    about = About(deck.title, day, edition.settings.publisher, sections=deck.sections, facts=facts)
    pages = deck_pages(deck)
    first, again = (timed(lambda: paint_pptx(pages, about)) for _ in range(2))
    print(
        f"deck of {len(pages)} slides: {first:.2f} s, again {again:.2f} s (at most {DECK_SECONDS})"
    )
    told = teller(edition, computed, facts)
    sheets = [card_sheets(compose_card(told, unit.code)) for unit in edition.units[:count]]
    cards = [front.page for front, *_ in sheets]
    spent = timed(
        lambda: [
            paint_pptx([card], replace(about, title=card.title, sections=(), form=CARD))
            for card in cards
        ]
    )
    each = 1000 * spent / len(cards)
    print(
        f"{len(cards)} cards: {spent:.2f} s, {each:.0f} ms each (at most {CARD_MILLISECONDS:.0f})"
    )


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    given = sys.argv[1:]
    bundled = resources.path("assets", "editions", "2559")
    main(Path(given[0]) if given else bundled, int(given[1]) if len(given) > 1 else 76)
