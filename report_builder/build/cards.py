"""Build the cards of an edition: the page of each unit drawn by warm workers, then the bundles.

Workers are forked after everything common was read, so that fonts, style sheets and templates are
shared. A card that fails is named and left out; it never stops the others.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path

from report_builder.audit.frames import frames
from report_builder.build.painters import PAINTERS
from report_builder.errors import ReportError
from report_builder.failures import Failure
from report_builder.model import Edition, Unit
from report_builder.output import register
from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.page import OutlineBox, Page
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.draft import drafted
from report_builder.render.warned import warnings_raised
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import Teller
from report_builder.thai.words import sort_key
from report_builder.turns import may_fork

FOLDER, BUNDLE = "cards", "cards"
FEW = 2
"""So many cards are not worth workers of their own."""

MANY = 1_000_000
"""So many objects, those of some cards, are made before a worker looks for garbage."""

Card = tuple[Page, ...]
"""The pages of a card: its front, whose id is the code of the unit, and rarely its back."""

Rings = tuple[tuple[tuple[float, float], ...], ...]
"""Closed outlines in inches, such as a coast."""

Done = Callable[[int, int], None]
"""Told after each card how many are done, and of how many."""


@dataclass(frozen=True)
class Shop:
    """What every worker is given: the teller, the folder and formats, what files say of themselves.

    `about` is what is said of the bundle; cards have titles of their own.
    """

    teller: Teller
    folder: Path
    formats: tuple[str, ...]
    about: About
    draft: bool = False

    @property
    def edition(self) -> Edition:
        """Return the edition that the cards are of."""
        return self.teller.edition


def draw(
    shop: Shop, units: Sequence[Unit], done: Done
) -> tuple[tuple[Card, ...], tuple[Failure, ...]]:
    """Write the cards of units; return the cards made, in order, and those that failed.

    Raises TemplateError for a template that can't be used.
    """
    _refuse_template(shop)
    (shop.folder / FOLDER).mkdir(exist_ok=True)
    codes = [unit.code for unit in units]
    each = _one_by_one if _alone(codes) else _together
    results = tuple(each(shop, codes, done))
    made = tuple(found for found in results if isinstance(found, tuple))
    return made, tuple(found for found in results if isinstance(found, Failure))


def _refuse_template(shop: Shop) -> None:
    """Raise TemplateError for a template that can't be used, before any card is drawn with it."""
    if shop.about.template:
        from report_builder.render.pptx.brand import opened

        opened(shop.about.template, (), shop.about.form)


def _alone(codes: Sequence[str]) -> bool:
    return len(codes) <= FEW or not may_fork()


def _one_by_one(shop: Shop, codes: Sequence[str], done: Done) -> Iterator[Card | Failure]:
    for number, code in enumerate(codes, start=1):
        yield _drawn(shop, code)
        done(number, len(codes))


def _together(shop: Shop, codes: Sequence[str], done: Done) -> Iterator[Card | Failure]:
    """Draw in workers; what is lost when a worker dies is drawn again, each card by itself."""
    found = _in_workers(shop, codes, os.cpu_count() or 1, lambda n: done(n, len(codes)))
    for code in codes:
        again = {} if code in found else _in_workers(shop, [code], 1, lambda n: None)
        yield found.get(code) or again.get(code) or _lost(shop, code)


def _in_workers(
    shop: Shop, codes: Sequence[str], workers: int, done: Callable[[int], None]
) -> dict[str, Card | Failure]:
    """Return what became of each card, nothing for those that were lost with a worker."""
    found: dict[str, Card | Failure] = {}
    outlines: dict[Rings, Rings] = {}
    with _frozen(), _pool(shop, workers) as pool, suppress(BrokenProcessPool):
        tasks = {pool.submit(_drawn_here, code): code for code in codes}
        for task in as_completed(tasks):
            found[tasks.pop(task)] = _sharing(task.result(), outlines)
            done(len(found))
    return found


def _sharing(made: Card | Failure, outlines: dict[Rings, Rings]) -> Card | Failure:
    """Return a card that shares outlines with others: each came from its worker with a country."""
    if isinstance(made, Failure):
        return made
    return tuple(
        replace(
            page,
            elements=tuple(
                replace(element, rings=outlines.setdefault(element.rings, element.rings))
                if isinstance(element, OutlineBox)
                else element
                for element in page.elements
            ),
        )
        for page in made
    )


@contextmanager
def _frozen() -> Iterator[None]:
    """Keep the garbage collectors of workers from what they share: looking at it copies it."""
    gc.freeze()
    yield
    gc.unfreeze()


def _pool(shop: Shop, workers: int) -> ProcessPoolExecutor:
    # forked, not spawned: what is read and worked out is theirs at once, without a copy
    return ProcessPoolExecutor(workers, get_context("fork"), _begin, (shop,))


_shops: list[Shop] = []
"""In a worker, the shop that it was started with."""


def _begin(shop: Shop) -> None:
    _shops[:] = [shop]
    gc.set_threshold(MANY)


def _drawn_here(code: str) -> Card | Failure:
    return _drawn(_shops[0], code)


def _drawn(shop: Shop, code: str) -> Card | Failure:
    """Write one card in its formats and what it says; a failure of any kind is its own."""
    try:
        with warnings_raised():
            return _written(shop, code)
    except ReportError as error:
        return _failure(shop, code, error.words)
    except Exception as error:  # whatever it is, the other cards go on
        return _failure(shop, code, Words(repr(error), repr(error)))


def _written(shop: Shop, code: str) -> Card:
    sheets = card_sheets(compose_card(shop.teller, code))
    placed = tuple(sheet.page for sheet in sheets)
    card = drafted(placed) if shop.draft else placed
    files, about = register.files(f"{FOLDER}/{code}"), _about(shop, card, card[0].title)
    around = {}
    for form in shop.formats:
        path = shop.folder / FOLDER / f"{code}.{form}"
        path.write_bytes(PAINTERS[form].paint(card, about))
        around[form] = frames(path)
    plans = {form: PAINTERS[form].plan(card, about) for form in shop.formats}
    slides = [sheet.slide for sheet in sheets]
    told = register.told(shop.edition, code, files, slides, card, about, plans)
    register.write(shop.folder, code, register.framed(told, around))
    return card


def _about(shop: Shop, pages: Sequence[Page], title: str) -> About:
    sections = dict.fromkeys(page.section for page in pages)
    return replace(shop.about, title=title, sections=[(name, name) for name in sections])


def _lost(shop: Shop, code: str) -> Failure:
    return _failure(shop, code, Words("โปรแกรมย่อยหยุดทำงาน", "its worker process died"))


def _failure(shop: Shop, code: str, why: Words) -> Failure:
    for path in (shop.folder / FOLDER).glob(f"{code}.*"):
        path.unlink()
    return Failure(code, shop.edition.unit[code].name_th, why)


def bundle(shop: Shop, cards: Sequence[Card], form: str) -> None:
    """Write all cards as one file; pages have an outline by region, slides sections by letter."""
    path = shop.folder / f"{BUNDLE}.{form}"
    path.write_bytes(BUNDLED[form](shop, cards))
    codes = [front.id for front, *_ in cards]
    sections = {*shop.teller.results.regions, *map(_letter(shop), codes)}
    told = register.bundle(BUNDLE, register.files(BUNDLE), codes, shop.about, sorted(sections))
    made = {one: shop.folder / f"{BUNDLE}.{one}" for one in BUNDLED}
    around = {one: frames(path) for one, path in made.items() if path.exists()}
    register.write(shop.folder, BUNDLE, register.framed(told, around))


def _letter(shop: Shop) -> Callable[[str], str]:
    """Return what tells the letter that the card of a unit stands under."""
    return lambda code: sort_key(shop.edition.unit[code].name_th)[0][:1]


def _bundle_pdf(shop: Shop, cards: Sequence[Card]) -> bytes:
    """Return the pages of all cards as one file; the outline has the regions in their order."""
    from report_builder.render.pdf.document import Entry
    from report_builder.render.pdf.press import pressed

    starts = accumulate(map(len, cards), initial=0)
    entries = [
        (card[0].section, Entry(card[0].title, at)) for card, at in zip(cards, starts, strict=False)
    ]
    groups = {
        name: [e for own, e in entries if own == name] for name in shop.teller.results.regions
    }
    outline = [Entry(name, own[0].page, tuple(own)) for name, own in groups.items() if own and name]
    pages = [page for card in cards for page in card]
    return pressed(pages, shop.about, [*outline, *groups.get("", ())])


def _bundle_pptx(shop: Shop, cards: Sequence[Card]) -> bytes:
    """Sections follow each other in the order of slides, so they are the letters of the names."""
    letters = map(_letter(shop), (front.id for front, *_ in cards))
    lettered = (
        replace(page, section=letter)
        for letter, card in zip(letters, cards, strict=True)
        for page in card
    )
    pages = [replace(page, number=n) for n, page in enumerate(lettered, 1)]
    return PAINTERS["pptx"].paint(pages, _about(shop, pages, shop.about.title))


BUNDLED: Mapping[str, Callable[[Shop, Sequence[Card]], bytes]] = {
    "pdf": _bundle_pdf,
    "pptx": _bundle_pptx,
}
"""What writes all cards as one file, in every format."""
