"""Answers to what people ask who edit the texts of a work, or look at its slides and cards."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from report_builder.build.warm import Change, Look, Warm
from report_builder.edition.load import Reading
from report_builder.edition.spots import BETWEEN, OWN_TEXTS, spot, text_name
from report_builder.edition.tables import mended
from report_builder.errors import ReportError, StoryError, UnknownUnit
from report_builder.geography.provinces import unit_names
from report_builder.model import Text, plain
from report_builder.problem import Words
from report_builder.story.template import Typed, Written
from report_builder.web import editable, rows
from report_builder.web.pictures import pictures_of
from report_builder.web.sentences import (
    EXACT,
    PHRASES,
    Chip,
    Names,
    NotWriteable,
    Piece,
    pieces,
    sentence,
    source,
    told,
)
from report_builder.web.wrong import NotThere

WIDTH = 1280
"""Pixels of the width of a picture."""
OVERTAKEN = Words(
    "มีผู้แก้ข้อความนี้ไปแล้วหลังจากเปิดหน้านี้ คัดลอกข้อความของท่านไว้ แล้วเปิดหน้าใหม่",
    "somebody changed this text after the page was opened: copy yours and reload the page",
)
Asked = Mapping[str, Any]


class Answers:
    """Answers what people ask who edit the texts of one work."""

    def __init__(self, read: Callable[[Path], Reading]) -> None:
        self._warm = Warm(read)
        self._names: Names | None = None

    def answer(self, asked: Asked) -> dict[str, Any]:
        """Return the answer to a question, or why there is none."""
        place = Path(asked["edition"])
        try:
            if asked["ask"] in self.OF_ROWS:
                return self.OF_ROWS[asked["ask"]](self._warm.reading(place), asked)
            self._turn_to(place)
            return self.ANSWERS[asked["ask"]](self, asked)
        except ReportError as error:
            return {"why": asdict(error.words)}

    def _turn_to(self, place: Path) -> None:
        before = self._names.facts if self._names else None
        known = self._warm.turn_to(place)
        if known.facts is not before:
            self._names = Names(known.facts)

    def rest(self) -> None:
        """Do what can wait until nobody asks."""
        self._warm.rest()

    @property
    def names(self) -> Names:
        """Return the names of the figures of the edition."""
        assert self._names is not None
        return self._names

    def slides(self, asked: Asked) -> dict[str, Any]:
        """Return the slides in order, each with how many texts of the edition stand on it."""
        self.rest()
        look = self._warm.look("")
        told = [
            {"id": s.id, "number": n, "title": plain(s.title), "texts": len(editable.own(s.told))}
            for n, s in enumerate(look.deck.slides, start=1)
            if editable.holds(s, asked["words"].casefold())
        ]
        ids = [slide.id for slide in look.deck.slides]
        return {"slides": told, "ids": ids, "others": len([*self._others(look)])}

    def slide(self, asked: Asked) -> dict[str, Any]:
        """Return the texts on a slide, one of them as it is being edited, and its pictures."""
        changes, refused = self._changes(asked)
        look = self._warm.look(asked["slide"], changes)
        if look.slide is None:
            raise NotThere
        errors = {(error.file, error.place): error for error in look.mistakes}
        written = editable.every(look)
        texts = [
            self._text(look, written[key], said, errors.pop(key, None))
            for key, said in editable.own(look.slide.told).items()
        ]
        return {
            "texts": texts,
            "title": plain(look.slide.title),
            "refused": refused,
            "errors": [asdict(told(error)) for error in errors.values()],
            "pictures": _coded(self._drawn(look)),
        }

    def _drawn(self, look: Look) -> list[bytes]:
        return pictures_of(self._warm.pressed(look), WIDTH) if look.pages else []

    def others(self, asked: Asked) -> dict[str, Any]:
        """Return the texts that stand on no slide."""
        self.rest()
        look = self._warm.look("")
        texts = [self._text(look, written, (), None) for written in self._others(look)]
        return {"texts": texts, "title": "", "refused": None, "errors": [], "pictures": []}

    def page(self, asked: Asked) -> dict[str, Any]:
        """Return the pictures of a slide by its number, or of the card of a unit by its code."""
        if asked["unit"]:
            return self._card(asked["unit"])
        own = self._warm.ids or tuple(s.id for s in self._warm.look("").deck.slides)
        number = min(max(1, asked["number"]), len(own))
        look = self._warm.look(own[number - 1])
        return {
            "title": plain(look.slide.title) if look.slide else "",
            "errors": [asdict(mistake.words) for mistake in look.mistakes],
            "number": number,
            "of": len(own),
            "pictures": [] if look.mistakes else _coded(self._drawn(look)),
        }

    def _card(self, name: str) -> dict[str, Any]:
        known = unit_names(self._warm.known.edition.units)
        code = known.find(name)
        if code is None:
            near = known.near(name)
            raise UnknownUnit(name, self._warm.known.edition.unit[near].name_th if near else "")
        drawn = pictures_of(self._warm.card(code), WIDTH)
        title = self._warm.known.edition.unit[code].name_th
        return {"title": title, "errors": [], "number": 0, "of": 0, "pictures": _coded(drawn)}

    def figures(self, asked: Asked) -> dict[str, Any]:
        """Return the figures that hold some words."""
        look = self._warm.look("")
        return {"figures": [self._figure(look, id) for id in self.names.search(asked["words"])]}

    def write(self, asked: Asked) -> dict[str, Any]:
        """Return how an edited text is written, where, and which digits are no results."""
        before = self._before(asked)
        if asked["was"] != _mark(before.text):
            return {"wrong": asdict(OVERTAKEN), "typed": False}
        try:
            text = self._source(asked)
        except NotWriteable as refused:
            return {"wrong": asdict(refused.words), "typed": False}
        change = Change(before.file, before.place, text)
        mistakes = self._warm.look(asked["slide"], [change]).mistakes
        own = [e for e in mistakes if (e.file, e.place) == (change.file, change.place)]
        none = [n for e in own if isinstance(e, Typed) and asked["no_result"] for n in e.numbers]
        if own and not none:
            return {"wrong": asdict(told(own[0])), "typed": isinstance(own[0], Typed)}
        at = spot(self._warm.known.reading.spots, change.file, change.place)
        assert at is not None
        new = {"source": text, "same": text == before.text, "spot": at._asdict()}
        new |= {"was": _mark(text)}
        was = sentence(pieces(before.text, self.names))
        return {**new, "before": was, "wrong": None, "literals": none}

    def _changes(self, asked: Asked) -> tuple[list[Change], dict[str, str] | None]:
        """Return the text that is being edited as a change, or why it can't be written."""
        if not asked.get("file"):
            return [], None
        try:
            return [Change(asked["file"], asked["place"], self._source(asked))], None
        except NotWriteable as error:
            return [], asdict(error.words)

    def _source(self, asked: Asked) -> str:
        before = pieces(self._before(asked).text, self.names)
        edited = asked["text"].replace("\r\n", "\n")
        return mended(source(edited, before, self.names)).text

    def _before(self, asked: Asked) -> Written:
        """Return the text that is edited as it was; raises NotThere for a place that has none."""
        found = editable.every(self._warm.look("")).get((asked["file"], asked["place"]))
        if found is None:
            raise NotThere
        return found

    def _text(
        self, look: Look, written: Written, said: Text, error: StoryError | None
    ) -> dict[str, Any]:
        parts = pieces(written.text, self.names)
        return {
            "of": self._part(written.place),
            "file": written.file,
            "place": written.place,
            "was": _mark(written.text),
            "edited": sentence(parts),
            "chips": [self._chip(look, part) for part in parts if isinstance(part, Chip)],
            "said": plain(said) or "".join(self._bare(look, part) for part in parts),
            "error": asdict(told(error)) if error else None,
            "typed": isinstance(error, Typed),
        }

    def _part(self, place: str) -> str:
        """Return the name of the dimension or indicator that a text at a place is of, if any."""
        framework = self._warm.known.edition.framework
        named = {d.id: d.name_th for d in framework.dimensions}
        named |= {i.id: i.name_th for i in framework.indicators}
        return named.get(place.partition(BETWEEN)[0], "")

    def _chip(self, look: Look, chip: Chip) -> dict[str, Any]:
        label = self.names.facts[chip.fact].label if chip.fact else ""
        return {
            "name": chip.name,
            "fact": chip.fact,
            "call": chip.call,
            "label": label,
            "printed": self._bare(look, chip),
        }

    def _bare(self, look: Look, piece: Piece) -> str:
        """Return what a piece prints by itself; its name where that depends on where it stands."""
        if isinstance(piece, str):
            return piece
        words = look.story.writer.words(Written(piece.source, OWN_TEXTS, ""), {})
        return words or f"[{piece.name}]"

    def _figure(self, look: Look, fact: str) -> dict[str, Any]:
        told = self.names.facts[fact]
        calls = PHRASES if told.unit == "percent" else (EXACT,)
        chips = (self.names.chip(self.names.of(fact, call)) for call in calls)
        ways = [self._chip(look, chip) for chip in chips if chip]
        return {"fact": fact, "label": told.label, "ways": ways}

    def _others(self, look: Look) -> Iterator[Written]:
        """Yield the texts in words that stand on no slide, of files that the deck asks for."""
        shown = {key for slide in look.deck.slides for key in editable.own(slide.told)}
        for (file, place), written in editable.every(look).items():
            if (
                text_name(file) not in self._warm.unused
                and (file, place) not in shown
                and editable.is_words(written)
            ):
                yield written

    ANSWERS: Mapping[str, Callable[[Answers, Asked], dict[str, Any]]] = {
        "slides": slides,
        "slide": slide,
        "others": others,
        "figures": figures,
        "write": write,
        "page": page,
    }
    OF_ROWS: Mapping[str, Callable[[Reading, Asked], dict[str, Any]]] = {
        "rows": lambda reading, asked: rows.listed(reading, asked["table"], asked["words"]),
        "row": lambda reading, asked: rows.row(reading, asked["table"], asked["row"]),
    }
    """What is answered of an edition that has errors, too."""


def _coded(pictures: Iterable[bytes]) -> list[str]:
    return [base64.b64encode(picture).decode() for picture in pictures]


def _mark(text: str) -> str:
    """Return what tells a text from another that somebody wrote meanwhile."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
