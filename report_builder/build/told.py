"""Say at its cell or line what is wrong with the story of an edition, and what reaches no one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from report_builder.edition.causes.cause import Cause, meant
from report_builder.edition.causes.of_pictures import UNKNOWN_PLACE
from report_builder.edition.load import Reading
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.spots import BETWEEN, Spot, spot, text_file
from report_builder.errors import StoryError
from report_builder.model import EMBLEM, Edition
from report_builder.problem import NOTHING, Problem, Severity, Words
from report_builder.render.place.card.limits import TooLong
from report_builder.story.blocks import Deck
from report_builder.story.contents import facts_on
from report_builder.story.library import Library, Unused, strings
from report_builder.story.report.english import has_english, without_english
from report_builder.story.template import Written
from report_builder.thai.style import Slip, slips

LISTED = 12
"""Ids of questionnaire items that a note names."""

NAMED = ("dimensions", "themes", "indicators", "units")
"""The tables whose rows have English names."""
TEXT = "text"
"""The cause of whatever is wrong with a text."""
MISSPELT = Cause(
    "misspelt_section",
    Words("ชื่อส่วนนี้ไม่มีเอกสารใดใช้", "no document uses a part of this name"),
    action=Words("แก้ชื่อหรือลบส่วนนี้", "correct its name or delete it"),
)
UNUSED = Cause(
    "text_not_used",
    Words("ไม่มีเอกสารใดใช้ข้อความส่วนนี้", "no document uses this part of the texts"),
    severity=Severity.NOTE,
)
STYLE = Cause(
    "style",
    Words("เขียนแบบอื่นจะเหมาะกับเอกสารราชการกว่า", "official Thai writes this otherwise"),
    severity=Severity.NOTE,
)
NOT_SHOWN = Cause(
    "items_not_shown",
    Words(
        "มีคำตอบของข้อคำถามที่ไม่มีสไลด์ใดแสดง",
        "there are answers to questionnaire items that no slide shows",
    ),
    action=Words(
        "เพิ่มแผนภูมิใน text/exhibits.yaml หากต้องการแสดง",
        "add charts to text/exhibits.yaml to show them",
    ),
    severity=Severity.NOTE,
)
NO_ENGLISH = Cause(
    "no_english_name",
    Words(
        "ไม่มีชื่ออังกฤษ สรุปภาษาอังกฤษ (summary-en.pdf) จะใช้ชื่อไทย",
        "it has no English name; the English summary (summary-en.pdf) uses the Thai one",
    ),
    action=Words("เติม name_en หากต้องการ", "fill in name_en if you like"),
    severity=Severity.NOTE,
)
NO_SUMMARY = Cause(
    "no_english",
    Words(
        "ไม่มีชื่ออังกฤษเลย จึงไม่สร้างสรุปภาษาอังกฤษ (summary-en.pdf)",
        "nothing has an English name, so the English summary (summary-en.pdf) is left out",
    ),
    action=NO_ENGLISH.action,
    severity=Severity.NOTE,
)
CARD, LONG = "card_too_full", "too_long"


@dataclass(frozen=True)
class Told:
    """The edition that a story is told of, and where its words were read."""

    reading: Reading
    edition: Edition

    def spot(self, file: str, place: str) -> Spot | None:
        """Return where a text stands, None where nobody knows."""
        return spot(self.reading.spots, file, place)


def of_story(told: Told, error: StoryError) -> Problem:
    """Return the problem of a text."""
    at = told.spot(error.file, error.place)
    column = "" if at else error.place
    file, sheet, row, cell = at or Spot(error.file)
    return Problem(
        *(Severity.ERROR, TEXT, error.why, file, sheet, row, column),
        found=error.text,
        cell=cell,
    )


def of_card(told: Told, code: str, why: Words) -> Problem:
    """Return the problem of a card that has no place, at the name of its unit."""
    table = told.reading.tables["units"]
    codes = dict(zip(table.column("code"), table.frame.index.tolist(), strict=True))
    cause = Cause(CARD, Words(f"สรุปผลของหน่วยนี้: {why.th}", f"the card of this unit: {why.en}"))
    name = told.edition.unit[code].name_th
    return table.problem(cause, codes.get(code), "name_th", name)


def of_long(told: Told, long: TooLong) -> Problem:
    """Return the problem of a text that is too long for a card, at its cell or line."""
    letters = len(long.text)
    why = Words(
        f"ยาว {letters:,} ตัวอักษร สรุปผลรายหน่วยรับได้ไม่เกิน {long.limit:,} โปรดตัดให้สั้นลง",
        f"it has {letters:,} letters, and cards hold at most {long.limit:,}: shorten it",
    )
    table = told.reading.tables.get(long.source)
    if table is None:
        return of_story(told, StoryError(long.source, long.place, long.text, why))
    keys = table.column(SCHEMAS[table.name].key[-1])
    rows = dict(zip(keys, table.frame.index.tolist(), strict=True))
    return table.problem(Cause(LONG, why), rows.get(long.row), long.place, long.text)


def of_unused(told: Told, library: Library) -> Iterator[Problem]:
    """Yield the parts of the texts that reach no document; near an asked name it is an error."""
    for part in library.unused():
        cause = MISSPELT if part.near else UNUSED
        yield _at(told, part, cause, meant(part.near) if part.near else NOTHING)


def _at(told: Told, part: Unused, cause: Cause, action: Words) -> Problem:
    name, *steps = part.steps
    at = told.spot(text_file(name), BETWEEN.join(steps)) or Spot(text_file(name))
    found = BETWEEN.join(steps) or name
    return cause.at(
        at.file, at.row, "", found, sheet=at.sheet, cell=at.cell, action=action or cause.action
    )


def of_style(told: Told, library: Library) -> Iterator[Problem]:
    """Yield a note on what official Thai writes otherwise, in texts that some document uses."""
    left_out = {part.steps[0] for part in library.unused() if len(part.steps) == 1}
    for name, text in library.texts.items():
        for written in strings(text) if name not in left_out else ():
            for slip in slips(written.text):
                yield _in_style(told, written, slip)


def _in_style(told: Told, written: Written, slip: Slip) -> Problem:
    at = told.spot(written.file, written.place) or Spot(written.file)
    asked = Words(f"ใช้ “{slip.meant}” ({slip.why.th})", f"write “{slip.meant}” ({slip.why.en})")
    return STYLE.at(at.file, at.row, "", slip.found, sheet=at.sheet, cell=at.cell, action=asked)


def of_names_in_style(told: Told) -> Iterator[Problem]:
    """Yield a note on the names in tables that official Thai writes otherwise."""
    for name, table in told.reading.tables.items():
        printed = [c.name for c in SCHEMAS[name].columns if c.printed] if name in SCHEMAS else []
        for column in (c for c in printed if c in table.frame):
            for row, text in table.cells(column):
                for slip in slips(text):
                    asked = Words(f"ใช้ “{slip.meant}” ({slip.why.th})", f"write “{slip.meant}”")
                    yield table.problem(replace(STYLE, action=asked), row, column, slip.found)


def of_english(told: Told) -> Iterator[Problem]:
    """Yield a note for each table with names that have no English, or that none has any."""
    tables = [told.reading.tables[name] for name in NAMED if name in told.reading.tables]
    if not has_english(told.edition):
        yield tables[0].problem(NO_SUMMARY, None, "name_en")
        return
    names = {*without_english(told.edition)}
    for table in tables:
        found = [(row, "name_th") for row, name in table.cells("name_th") if name in names]
        if found:
            yield table.shared(NO_ENGLISH, found, found="")


def of_pictures(told: Told, decks: Iterable[Deck]) -> Iterator[Problem]:
    """Yield the pictures of the edition whose place no document has."""
    places = [EMBLEM, *(slide.id for deck in decks for slide in deck.slides)]
    table = told.reading.tables.get("pictures")
    if table is None:
        return
    for row, place in table.cells("place"):
        if place not in places:
            close = difflib.get_close_matches(place, places, n=1)
            action = meant(close[0]) if close else UNKNOWN_PLACE.action
            yield table.problem(UNKNOWN_PLACE, row, "place", place, action=action)


def of_items(told: Told, deck: Deck) -> Iterator[Problem]:
    """Yield a note on the questionnaire items whose answers no slide shows."""
    shown = {fact.split(".")[1] for s in deck.slides for fact in facts_on(s) if _of_item(fact)}
    answered = set(told.edition.answers["item"])
    hidden = [i.id for i in told.edition.items if i.id in answered and i.id not in shown]
    if hidden:
        table = told.reading.tables["items"]
        more = f" +{len(hidden) - LISTED}" if len(hidden) > LISTED else ""
        found = f"{len(hidden)}: {', '.join(hidden[:LISTED])}{more}"
        yield NOT_SHOWN.at(table.file, sheet=table.sheet, found=found)


def _of_item(fact: str) -> bool:
    return fact.startswith("item.")
