"""Of files that people edited, it is told page by page what was changed, and the data behind it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report_builder.audit import audit
from report_builder.audit.changes import MOST, changes, first
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.problem import Words
from tests.audit import plant
from tests.audit.plants import in_pptx
from tests.audit.plants.in_pptx import Deck

TITLED = "p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']"
VALUES = "(//c:barChart[c:grouping/@val='clustered']/c:ser)[1]/c:val//c:v"
HAND = "99.9"


def number_in_title(deck: Deck, number: int) -> str:
    """Type another number into a title and return the old one."""
    for text in deck.slide(number).xpath(f".//p:sp[{TITLED}]//a:t", namespaces=NS):
        if found := in_pptx.NUMBER.search(text.text):
            text.text = text.text.replace(found[0], HAND, 1)
            return found[0]
    return ""


def bar(deck: Deck, number: int) -> str:
    """Write another value into the first cell of a chart's workbook, as PowerPoint does."""
    for part in deck.charts(number):
        for value in deck.root(part).xpath(VALUES, namespaces=NS)[:1]:
            old, value.text = value.text, HAND
            change = plant.swapped(f"<v>{float(old):.16G}</v>", f"<v>{HAND}</v>")
            for book in deck.targets(part, "package"):
                sheet = {"xl/worksheets/sheet1.xml": change}
                deck.parts[book] = plant.in_zip(deck.parts[book], sheet)
            return str(old)
    return ""


def word(deck: Deck, number: int) -> str:
    for text in in_pptx._runs(deck.slide(number), in_pptx.WORD):
        found = in_pptx.WORD.search(text.text)
        text.text = text.text.replace(found[0], "คำอื่น", 1)
        return str(found[0])
    return ""


Edit = Callable[[Deck, int], str]


@pytest.fixture(scope="module")
def edited(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """Return what was changed by hand on slides (change, slide, old value), and what is told."""
    out = plant.copied(built, tmp_path_factory.mktemp("edited"), "deck")
    (out / "deck.pdf").unlink()
    deck = Deck.read(out / "deck.pptx")
    done: list[tuple[Edit, int, str]] = []
    free = iter(range(20, 40))
    for change in (number_in_title, word, bar):
        done.append(next((change, n, old) for n in free if (old := change(deck, n))))
    deck.write(out / "deck.pptx")
    return done, changes(out, audit(out, ["deck"]))


def told(edited: tuple[Any, ...], change: Edit) -> tuple[str, Words]:
    done, lines = edited
    slide, old = next((n, old) for own, n, old in done if own is change)
    (line,) = (one for one in lines if one.th.startswith(f"deck.pptx หน้า {slide}:"))
    return old, line


def test_a_number_in_a_title_is_told_with_the_rows_that_it_is_made_of(edited: Any) -> None:
    old, line = told(edited, number_in_title)
    assert f"“{old}” ถูกเปลี่ยนเป็น “{HAND}”\n    จะเป็นจริงเมื่อข้อมูลต่อไปนี้เปลี่ยน" in line.th
    assert f"“{old}” was changed to “{HAND}”\n    it would be true if" in line.en
    assert f"= {old})\n      ← scores.csv [scores] " in line.th


def test_a_bar_is_told_with_the_rows_of_its_value(edited: Any) -> None:
    old, line = told(edited, bar)
    assert f"ต้องเป็น “{old[:-1]}" in line.th  # charts hold values rounded
    assert "จะเป็นจริงเมื่อข้อมูลต่อไปนี้เปลี่ยน" in line.th
    assert ".csv [" in line.th


def test_a_word_is_told_to_be_no_data(edited: Any) -> None:
    old, line = told(edited, word)
    assert f"“{old}” ถูกเปลี่ยนเป็น “คำอื่น”" in line.th
    assert "ไม่ใช่ค่าจากข้อมูล" in line.th


def test_nothing_else_is_told(edited: Any) -> None:
    done, lines = edited
    assert len(lines) == len(done)


def test_more_changes_than_can_be_read_are_counted() -> None:
    lines = [Words(str(n), str(n)) for n in range(MOST + 3)]
    assert first(lines)[-1].en == "and 3 more"
    assert first(lines[:MOST]) == tuple(lines[:MOST])
