"""What is copied from a PDF has its spaces and its line ends where the page has them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.model import Run, Text
from report_builder.thai.font import FACES
from tests.thai.pages import HARD_LINES, page, paragraphs
from tests.thai.reading import EXACT, READERS, torn
from tests.thai.test_read_back import CONSONANTS, syllables

SYLLABLES = [syllable for consonant in CONSONANTS for syllable in syllables(consonant)]
OTHER_WORDS = [
    *("PDF", "e-Government", "IT", "office", "AV To", "2559", "53.3", "1,234", "๒๕๕๙", "๕๓.๓"),
    *("(ก้)", "“ที่”", "–", "ๆ", "ฯลฯ", "A/B", "n = 466", "76\u00a0จังหวัด", "ธมฺมํ", "ฤๅษี"),
]
SIZES = [4, 6, 7.5, 9, 11, 14, 18, 28, 44, 60, 90]
"""In points, from the finest print to a number that fills half a page."""
SHORT_LINES = [line for line in HARD_LINES if len(line) < 70 and not line.startswith("เ แ โ")]
"""Lines that need no second line; without letters apart, which poppler joins to a word."""

thai_words = st.lists(
    st.tuples(st.sampled_from(["", "", "เ", "แ", "โ", "ไ"]), st.sampled_from(SYLLABLES)),
    min_size=1,
    max_size=4,
).map(lambda word: "".join(map("".join, word)))
words = st.tuples(thai_words | st.sampled_from(OTHER_WORDS), st.booleans(), st.sampled_from(" -"))
"""Words, whether each is bold, and what follows it: a space, or nothing."""
lines = st.lists(words, min_size=1, max_size=9)


def text_of(line: list[tuple[str, bool, str]]) -> str:
    return "".join(word + after.strip("-") for word, _, after in line).strip()


def runs_of(line: list[tuple[str, bool, str]]) -> Text:
    runs = tuple(Run(word + after.strip("-"), bold=bold) for word, bold, after in line)
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))


@settings(max_examples=20, derandomize=True)
@given(
    st.lists(lines, min_size=4, max_size=10), st.sampled_from(SIZES), st.sampled_from(sorted(FACES))
)
def test_lines_are_copied_whole(
    told: list[list[tuple[str, bool, str]]], size: float, face: str
) -> None:
    lines = paragraphs([runs_of(line) for line in told], face, size)
    pdf = page(lines, width=100, height=30)
    assert {name: torn(map(text_of, told), read(pdf)) for name, read in EXACT.items()} == {
        name: [] for name in EXACT
    }


@pytest.mark.parametrize("size", SIZES[::3])
def test_hard_lines_are_copied_whole(size: float, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for face in FACES for line in paragraphs(SHORT_LINES, face, size)]
    pdf, told = page(lines, width=84, height=420), SHORT_LINES * len(FACES)
    lost = {name: torn(told, read(pdf)) for name, read in READERS.items()}
    with capsys.disabled():
        print(f"\npdfminer at {size} pt: {1 - len(lost.pop('pdfminer')) / len(told):.1%} of lines")
    assert lost == {name: [] for name in EXACT}


def test_a_torn_line_would_be_seen() -> None:
    assert torn(["พื้นฐาน ด้าน"], ["พื\r\n้นฐาน ด้าน"]) == ["พื้นฐาน ด้าน"]
    assert torn(["พื้นฐาน ด้าน"], ["พื้น ฐาน ด้าน"]) == ["พื้นฐาน ด้าน"]
    assert torn(["พื้นฐาน ด้าน"], ["พื้นฐานด้าน"]) == ["พื้นฐาน ด้าน"]
    assert torn(["พื้นฐาน ด้าน"], ["ก พื้นฐาน\u00a0ด้าน"]) == []
