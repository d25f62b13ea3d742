"""Build the cards of an edition: the page of each unit drawn by warm workers, then the bundles.

Workers are forked after everything common was read, so that fonts and texts are shared, or sit in a
cluster; they send back the files of a card, which are written here. A card that fails is named and
left out; it never stops the others.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report_builder import facts, results
from report_builder.audit.frames import frames
from report_builder.build.painters import PAINTERS
from report_builder.errors import ReportError
from report_builder.failures import Failure
from report_builder.model import Edition, Unit
from report_builder.output import register
from report_builder.pools import Forked, Pool
from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.page import Page
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.draft import drafted
from report_builder.render.warned import warnings_raised
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import Teller, teller
from report_builder.thai.words import sort_key
from report_builder.turns import in_turn, may_fork

FOLDER, BUNDLE = "cards", "cards"
FEW = 2
"""So many cards are not worth workers of their own."""

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

    def __reduce__(self) -> tuple[Any, ...]:
        """Send the edition to another machine, where its results and facts are worked out again."""
        return _opened, (self.edition, self.folder, self.formats, self.about, self.draft)


def _opened(edition: Edition, *rest: Any) -> Shop:
    computed = results.compute(edition)
    return Shop(teller(edition, computed, facts.build(edition, computed)), *rest)


@dataclass(frozen=True, slots=True)
class Card:
    """A card that was drawn: the code of its unit, its title, section and number of pages.

    Its pages, a front and rarely a back, are kept packed: all are needed once, for a bundle.
    """

    code: str
    title: str
    section: str
    count: int
    packed: bytes

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Card:
        """Pack the pages of a card."""
        front, packed = pages[0], zlib.compress(pickle.dumps(pages), 1)
        return cls(front.id, front.title, front.section, len(pages), packed)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Unpack its pages."""
        pages: tuple[Page, ...] = pickle.loads(zlib.decompress(self.packed))
        return pages


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card that was drawn, and its files by their paths below an output folder."""

    card: Card
    files: Mapping[str, bytes]


def draw(
    shop: Shop, units: Sequence[Unit], done: Done, pool: Pool
) -> tuple[tuple[Card, ...], tuple[Failure, ...]]:
    """Write the cards of units; return the cards made, in order, and those that failed.

    Raises TemplateError for a template that can't be used.
    """
    _refuse_template(shop)
    codes = [unit.code for unit in units]
    alone = len(codes) <= FEW or (isinstance(pool, Forked) and not may_fork())
    each = _one_by_one(shop, codes, done) if alone else _together(shop, codes, done, pool)
    found = tuple(each)
    made = tuple(card for card in found if isinstance(card, Card))
    return made, tuple(failure for failure in found if isinstance(failure, Failure))


def _refuse_template(shop: Shop) -> None:
    """Raise TemplateError for a template that can't be used, before any card is drawn with it."""
    if shop.about.template:
        from report_builder.render.pptx.brand import opened

        opened(shop.about.template, (), shop.about.form)


def _one_by_one(shop: Shop, codes: Sequence[str], done: Done) -> Iterator[Card | Failure]:
    for number, code in enumerate(codes, start=1):
        yield _written(shop, _drawn(shop, code))
        done(number, len(codes))


def _together(shop: Shop, codes: Sequence[str], done: Done, pool: Pool) -> Iterator[Card | Failure]:
    """Draw in workers; what is lost when a worker dies is drawn again, each card by itself."""
    found = _in_workers(shop, codes, pool, lambda n: done(n, len(codes)))
    for code in codes:
        again = {} if code in found else _in_workers(shop, [code], Forked(1), lambda n: None)
        yield found.get(code) or again.get(code) or _lost(shop, code)


def _in_workers(
    shop: Shop, codes: Sequence[str], pool: Pool, done: Callable[[int], None]
) -> dict[str, Card | Failure]:
    """Return what became of each card, nothing for those that were lost with a worker."""
    found: dict[str, Card | Failure] = {}
    with pool.sharing(shop) as hand, suppress(*pool.lost):
        tasks = {hand(_drawn, code): code for code in codes}
        for task in as_completed(tasks):
            with suppress(*pool.lost):
                found[tasks.pop(task)] = _written(shop, task.result())
            done(len(found))
    return found


@in_turn
def _drawn(shop: Shop, code: str) -> Drawn | Failure:
    """Draw one card in its formats and tell what it says; a failure of any kind is its own."""
    try:
        with warnings_raised(), TemporaryDirectory() as folder:
            return _in_folder(shop, code, Path(folder))
    except ReportError as error:
        return _failure(shop, code, error.words)
    except Exception as error:  # whatever it is, the other cards go on
        return _failure(shop, code, Words(repr(error), repr(error)))


def _in_folder(shop: Shop, code: str, folder: Path) -> Drawn:
    sheets = card_sheets(compose_card(shop.teller, code))
    placed = tuple(sheet.page for sheet in sheets)
    card = drafted(placed) if shop.draft else placed
    files, about = register.files(f"{FOLDER}/{code}"), _about(shop, card, card[0].title)
    around = {}
    (folder / FOLDER).mkdir()
    for form in shop.formats:
        path = folder / FOLDER / f"{code}.{form}"
        path.write_bytes(PAINTERS[form].paint(card, about))
        around[form] = frames(path)
    plans = {form: PAINTERS[form].plan(card, about) for form in shop.formats}
    slides = [sheet.slide for sheet in sheets]
    told = register.told(shop.edition, code, files, slides, card, about, plans)
    register.write(folder, code, register.framed(told, around))
    made = (path for path in folder.rglob("*.*") if path.is_file())
    own = Card.of(card)
    return Drawn(own, {path.relative_to(folder).as_posix(): path.read_bytes() for path in made})


def _written(shop: Shop, drawn: Drawn | Failure) -> Card | Failure:
    """Write the files of a card that was drawn, all of them or none."""
    if isinstance(drawn, Failure):
        return drawn
    for name, content in drawn.files.items():
        path = shop.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return drawn.card


def _about(shop: Shop, pages: Sequence[Page], title: str) -> About:
    sections = dict.fromkeys(page.section for page in pages)
    return replace(shop.about, title=title, sections=[(name, name) for name in sections])


def _lost(shop: Shop, code: str) -> Failure:
    return _failure(shop, code, Words("โปรแกรมย่อยหยุดทำงาน", "its worker process died"))


def _failure(shop: Shop, code: str, why: Words) -> Failure:
    return Failure(code, shop.edition.unit[code].name_th, why)


def bundle(shop: Shop, cards: Sequence[Card], form: str) -> None:
    """Write all cards as one file; pages have an outline by region, slides sections by letter."""
    path = shop.folder / f"{BUNDLE}.{form}"
    path.write_bytes(BUNDLED[form](shop, cards))
    codes = [card.code for card in cards]
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

    starts = accumulate((card.count for card in cards), initial=0)
    entries = [
        (card.section, Entry(card.title, at)) for card, at in zip(cards, starts, strict=False)
    ]
    groups = {
        name: [e for own, e in entries if own == name] for name in shop.teller.results.regions
    }
    outline = [Entry(name, own[0].page, tuple(own)) for name, own in groups.items() if own and name]
    pages = (page for card in cards for page in card.pages)
    count = sum(card.count for card in cards)
    return pressed(pages, count, shop.about, [*outline, *groups.get("", ())])


def _bundle_pptx(shop: Shop, cards: Sequence[Card]) -> bytes:
    """Return the slides of all cards as one file.

    Sections follow each other in the order of slides, so they are the letters of the names.
    """
    from report_builder.render.pptx.bundle import bundle_pptx

    letter, folder = _letter(shop), shop.folder / FOLDER
    files = (((folder / f"{card.code}.pptx").read_bytes(), letter(card.code)) for card in cards)
    return bundle_pptx(files, shop.about)


BUNDLED: Mapping[str, Callable[[Shop, Sequence[Card]], bytes]] = {
    "pdf": _bundle_pdf,
    "pptx": _bundle_pptx,
}
"""What writes all cards as one file, in every format."""
