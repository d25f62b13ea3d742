"""Turn panels and paragraphs into styled lines, and measure them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Run, Text, plain
from report_builder.render.page import Box, Face, Line, Role, Rule, TextBox
from report_builder.render.reach import count_lines, in_company, reach
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Paragraph
from report_builder.thai.breaks import TURNS
from report_builder.thai.measure import (
    LONGEST_WORD,
    companied,
    cuts_word,
    dictionary_words,
    is_one_line,
    text_width,
    unbroken,
    wrap,
)
from report_builder.thai.words import MISSING

POINTS = 72
TWO = 2
"""Lines of a title at most."""
RESERVE = 0.97
"""Share of a width that text may fill: other programs break a little earlier than we measure."""
HANG, AFTER = 0.2, 0.08
"""Inches from a bullet to its text, and after one that hangs closely."""
SLIDE, CARD = (tuple(sorted(theme().sizes[name])) for name in ("slide", "card"))
"""The type scales of both documents in points, the floor first."""
FLOOR, MISSING_SIZE = SLIDE[:2]
"""The size of the words for a missing number, however large numbers stand."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the texts of a slide or card, all from its type scale, led by that of its body.

    `leading` is the distance of base lines in running text, `gap` the inches between parts,
    `rise` how many steps of the scale headings stand above the body, `stretch` how much higher than
    usual the rows of tables are, `lead` the size of the number of a panel, `words` that of words in
    charts, 0 where they are captions.
    """

    body: float
    scale: tuple[float, ...] = SLIDE
    leading: float = 1.42
    gap: float = 0.12
    rise: int = 1
    stretch: float = 1.0
    lead: float = 28.0
    words: float = 0.0

    @property
    def heading(self) -> float:
        """Return the size of headings."""
        return self.scale[self.scale.index(self.body) + self.rise]

    @property
    def caption(self) -> float:
        """Return the size of captions and notes: one step below the body, not under the floor."""
        return self.scale[max(0, self.scale.index(self.body) - 1)]

    @property
    def label(self) -> float:
        """Return the size of the words in charts."""
        return self.words or max(self.floor, self.caption)

    @property
    def floor(self) -> float:
        """Return the smallest size, that of the notes at the foot."""
        return self.scale[0]

    @property
    def number(self) -> float:
        """Return the size of a number that leads a panel."""
        return 24.0 if self.body <= FLOOR and self.lead <= 28.0 else self.lead


DENSE = Sizes(FLOOR, leading=1.28, gap=0.07, rise=0)
"""The last resort before a slide is divided: the floor, and lines closer together."""


def hang(bullet: str) -> float:
    """Return the inches between the left edge of a bullet and its text."""
    return 0.0 if not bullet else HANG if len(bullet) == 1 else 0.3 if len(bullet) == 2 else 0.42


def text_lines(line: Line, width: float) -> int:
    """Return how many lines a paragraph takes in a width in inches.

    Running text is counted as it is drawn, in the whole width; other texts keep a reserve, and may
    take one more in the whole width: a phrase that is just as wide is kept on a line there.
    """
    room = _room(line, width)
    alone = bool(line.bullet) and _begins_too_wide(plain(line.text), _face(line), line.size, room)
    lines = _lines_in(line, room)
    if lines > 1:
        whole = _lines_in(line, room / RESERVE)
        lines = whole if is_running(line) else max(lines, whole)
    return lines + alone


def is_running(line: Line) -> bool:
    """Tell whether a line is running text, which other programs break as it was measured."""
    return line.face is Face.BODY and line.role in (Role.TEXT, Role.ITEM) and line.align == "left"


def _lines_in(line: Line, room: float) -> int:
    """Return how many lines a paragraph takes in a room in points."""
    if line.face is Face.BODY and len({run.bold for run in line.text}) > 1:
        return count_lines(line.text, line.face, room / line.size)
    return len(wrap(plain(line.text), _face(line), line.size, room))


def _face(line: Line) -> str:
    """Return the face that a paragraph begins in."""
    bold = line.face is Face.BODY and any(run.bold for run in line.text[:1])
    return str(Face.BOLD if bold else line.face)


def _begins_too_wide(words: str, face: str, size: float, room: float) -> bool:
    """Tell whether a first word must be cut, which leaves a bullet on a line by itself."""
    first = next(iter(dictionary_words(words)), "").rstrip(" ")
    return len(first) > LONGEST_WORD and text_width(first, face, size) > room


def _room(line: Line, width: float) -> float:
    return (width - line.indent - line.hang) * POINTS * RESERVE


def whole_words(line: Line, width: float) -> Line:
    """Return a line that breaks at spaces, no-break ones too before a word would be cut."""
    return at_phrases(_loosened(line, width), width)


def _loosened(line: Line, width: float) -> Line:
    """Return a line that may break at no-break spaces where what they hold has no room."""
    held = (phrase for phrase in plain(line.text).split(" ") if "\u00a0" in phrase)
    if all(one_line(line, phrase, width) for phrase in held):
        return line
    runs = (replace(run, text=run.text.replace("\u00a0", " ")) for run in line.text)
    return replace(line, text=tuple(runs))


def at_phrases(line: Line, width: float) -> Line:
    """Return a line that breaks at spaces, as its phrases do, where every phrase fits a width."""
    words, start, last = plain(line.text), 0, 0
    far, room = reach(line.text, line.face), _room(line, width) / line.size
    breaks: list[int] = []

    def fits(start: int, end: int) -> bool:
        short = far[end] - far[start] <= room and "\n" not in words[start:end]
        return short or _fits(line, start, end, width)

    for place in [n for n, char in enumerate(words) if char == " "] + [len(words)]:
        if fits(start, place):
            last = place
            continue
        if last <= start or not fits(last + 1, place):
            return line
        breaks.append(last)
        start = last + 1
        last = place
    if breaks and "\u00a0" not in words[start:] and len(unbroken(words[start:])) == 1:
        return line
    return replace(line, text=_broken(line.text, breaks))


def at_turn(line: Line, width: float) -> Line:
    """Return a line of two lines broken at a space: where its sentence turns, else in the middle.

    One that has no space at which both halves fit a width stays as it is.
    """
    words = plain(line.text)
    if text_lines(line, width) != TWO or "\n" in words:
        return line
    halves = {n: (words[:n], words[n + 1 :]) for n, letter in enumerate(words) if letter == " "}
    fitting = [
        n
        for n, (first, second) in halves.items()
        if second[:1].isalpha() and all(one_line(line, half, width) for half in (first, second))
    ]
    if not fitting:
        return line

    def cost(place: int) -> tuple[bool, int]:
        first, second = halves[place]
        return not second.startswith(TURNS), abs(len(first) - len(second))

    return replace(line, text=_broken(line.text, [min(fitting, key=cost)]))


def one_line(line: Line, words: str, width: float) -> bool:
    """Tell whether words in the style of a line take one line of a width in inches."""
    if is_one_line(words, str(line.face), line.size, _room(line, width)):
        return True
    return text_lines(replace(line, text=(Run(words),)), width) == 1


def _fits(line: Line, start: int, end: int, width: float) -> bool:
    """Tell whether a stretch of a line, bold where it is, takes one line of a width in inches."""
    runs, at = [], 0
    for run in line.text:
        if words := run.text[max(0, start - at) : max(0, end - at)]:
            runs.append(replace(run, text=words))
        at += len(run.text)
    return text_lines(replace(line, text=tuple(runs)), width) == 1


def _broken(text: Text, places: Sequence[int]) -> Text:
    runs, start = [], 0
    for run in text:
        letters = ["\n" if start + n in places else letter for n, letter in enumerate(run.text)]
        runs.append(replace(run, text="".join(letters)))
        start += len(run.text)
    return tuple(runs)


def with_company(line: Line, width: float) -> Line:
    """Return a line broken so that no word of it stands alone on the last line."""
    words, face, room = plain(line.text), _face(line), _room(line, width) / RESERVE
    if line.face is Face.BODY and len({run.bold for run in line.text}) > 1:
        lines = () if "\n" in words else in_company(line.text, line.face, room / line.size)
        return replace(line, text=in_lines(line.text, lines)) if len(lines) > 1 else line
    lines = companied(words, face, line.size, room)
    same = lines == wrap(words, face, line.size, room)
    return line if same else replace(line, text=in_lines(line.text, lines))


def in_lines(text: Text, lines: Sequence[str]) -> Text:
    """Return a text with a newline before each of its lines but the first, none within a fact."""
    whole, end, start = plain(text), 0, 0
    shown, runs = list(whole), []
    facts = [run.fact for run in text for _ in run.text]
    for place, line in enumerate(lines):
        begin = whole.index(line, end)
        if place:
            shown[end:begin] = [""] * (begin - end)
            if facts[begin]:
                shown[begin - 1] += "\n"
            else:
                shown[begin] = "\n" + shown[begin]
        end = begin + len(line)
    for run in text:
        stop = start + len(run.text)
        runs.append(replace(run, text="".join(shown[start:stop])))
        start = stop
    return tuple(runs)


def height(lines: Sequence[Line], width: float) -> float:
    """Return the height in inches of lines set in a width; the first has no space before it."""
    points = sum(text_lines(line, width) * line.size * line.leading for line in lines)
    return (points + sum(line.space_before for line in lines[1:])) / POINTS


def broken_word(lines: Iterable[Line], width: float) -> bool:
    """Tell whether a word would have to be cut to fit the width in inches."""
    return any(
        cuts_word(plain(line.text), str(line.face), line.size, _room(line, width)) for line in lines
    )


def broken_piece(lines: Iterable[Line], width: float) -> bool:
    """Tell whether what is kept on one line is wider than a width in inches."""
    return any(
        not one_line(line, piece.rstrip(" "), width)
        for line in lines
        for part in plain(line.text).split("\n")
        for piece in unbroken(part)
    )


def body_lines(
    paragraphs: Iterable[Paragraph], sizes: Sizes, *, space: float = 0.35
) -> tuple[Line, ...]:
    """Return paragraphs as lines; bullets of a level hang alike, lower levels are indented."""
    paragraphs = tuple(paragraphs)
    hanging = {
        p.level: max(hang(q.bullet) for q in paragraphs if q.level == p.level) for p in paragraphs
    }
    return tuple(
        Line(
            text=p.text,
            role=Role.ITEM if p.bullet else Role.TEXT,
            face=Face.BODY,
            size=sizes.body,
            color="muted" if p.level else "ink",
            bullet=p.bullet,
            hang=hanging[p.level] if p.bullet else 0.0,
            indent=p.level * HANG,
            space_before=sizes.body * (space if not p.level else space / 2),
            leading=sizes.leading,
        )
        for p in paragraphs
    )


def inches_of(line: Line) -> float:
    """Return the inches that a line takes in one, with its reserve."""
    return text_width(plain(line.text), str(line.face), line.size) / POINTS / RESERVE + 0.03


def with_figures(line: Line, color: str) -> Line:
    """Return a text whose figures are bold and stand in a colour."""
    bold = tuple(replace(run, bold=run.bold or bool(run.fact)) for run in line.text)
    return replace(line, text=bold, strong=color)


def close_bullets(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return items that hang as far as the widest of their bullets takes."""
    wide = max((text_width(li.bullet, "body", li.size) for li in lines), default=0.0) / POINTS
    return tuple(replace(line, hang=min(line.hang, wide + AFTER)) for line in lines)


def heading_line(text: Text, size: float, color: str = "ink", *, space: float = 0.0) -> Line:
    """Return the line of a heading inside a slide."""
    return Line(text, Role.HEADING, Face.BOLD, size, color, space_before=space, leading=1.35)


def caption_line(text: Text, size: float, align: str = "left") -> Line:
    """Return a quiet line: a base, a condition, a source."""
    return Line(
        text,
        Role.NOTE,
        Face.BODY,
        size,
        "muted",
        space_before=1,
        align=align,
        leading=1.4,
    )


def number_line(text: Text, unit: Text, size: float, color: str) -> Line:
    """Return the line of a big number with its unit, or in quiet words that it is missing."""
    if plain(text) == MISSING:
        return Line(text, Role.TEXT, Face.BODY, min(size, MISSING_SIZE), "muted", space_before=2)
    joined = (*text, Run("\u00a0"), *unit) if unit else text
    return Line(joined, Role.TEXT, Face.HEADING, size, color, space_before=2, leading=1.3)


def head_lines(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return heading, caption and number of a panel, those that it has."""
    color = panel.color if panel.color != "brand" else "ink"
    lines = []
    if panel.heading:
        lines.append(heading_line(panel.heading, sizes.heading, color))
    if panel.number:
        lines.append(number_line(panel.number, panel.unit, sizes.number, color))
    if panel.caption:
        lines.append(caption_line(panel.caption, sizes.caption))
    return tuple(lines)


def foot_lines(panel: Panel) -> tuple[Line, ...]:
    """Return the quiet line at the foot of a panel, if it has one."""
    return (caption_line(panel.foot, FLOOR),) if panel.foot else ()


def box(name: str, area: Box, lines: Sequence[Line], **style: object) -> tuple[TextBox, ...]:
    """Return a text box of the lines, or nothing when there are none."""
    return (TextBox(name, area, tuple(lines), **style),) if lines else ()  # type: ignore[arg-type]


def rule_above(name: str, area: Box, color: str, width: float = 2.0) -> Rule:
    """Return the rule along the top edge of an area."""
    return Rule(name, area.x, area.y, area.right, area.y, color, width)
