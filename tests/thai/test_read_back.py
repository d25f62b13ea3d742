"""Text in a PDF reads back exactly as it was written, whoever reads it."""

import pytest

from report_builder.render.pdf.signs import UnsafeText, shared_out
from report_builder.thai.font import FACES
from tests.thai.pages import HARD_LINES, page, paragraphs
from tests.thai.reading import EXACT, READERS, missing

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
UPPER, LOWER, TONES = "ัิีึื", "ุู", "่้๊๋"
WITHOUT_LOWER = "ฎฏฤฦฬ"


@pytest.fixture(scope="module")
def hard_pdf() -> bytes:
    return page([line for face in FACES for line in paragraphs(HARD_LINES, face)])


def test_hard_lines_are_hard() -> None:
    text = "\n".join(HARD_LINES)
    assert all(word in text for word in ("น้ำ", "ฤๅษี", "ๆ", "ฯลฯ", "ญู", "ฐุ", "ป้ำ", "๕๓.๓", "EGA"))
    assert sum(len(line) > 400 and " " not in line for line in HARD_LINES) == 2


@pytest.mark.parametrize("reader", READERS)
def test_hard_thai_reads_back(
    hard_pdf: bytes, reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = HARD_LINES * len(FACES)
    lost = missing(expected, READERS[reader](hard_pdf))
    with capsys.disabled():
        print(f"\n{reader}: {1 - len(lost) / len(expected):.1%} of {len(expected)} lines")
    assert lost == []


@pytest.mark.parametrize("reader", EXACT)
@pytest.mark.parametrize("face", FACES)
def test_every_syllable_reads_back(face: str, reader: str) -> None:
    lines = [" ".join(syllables(consonant)) for consonant in CONSONANTS]
    assert missing(lines, EXACT[reader](page(paragraphs(lines, face)))) == []


def syllables(consonant: str) -> list[str]:
    """Return a consonant with every mark it can bear in Thai, and every two."""
    vowels = UPPER + ("" if consonant in WITHOUT_LOWER else LOWER)
    marked = [consonant + vowel + tone for vowel in vowels for tone in ("", *TONES, "์")]
    return [
        *marked,
        *(consonant + mark for mark in TONES + "์็"),
        *(consonant + tone + "ำ" for tone in ("", "่", "้")),
    ]


@pytest.mark.parametrize(
    ("characters", "glyphs", "shares"),
    [
        ("ำ", 2, ("", "ำ")),
        ("้ำ", 3, ("", "้", "ำ")),
        ("้ำ", 2, ("้", "ำ")),
        ("น้ำ", 4, ("น", "", "้", "ำ")),
        ("ffi", 1, ("ffi",)),
    ],
)
def test_characters_are_shared_out_among_glyphs(
    characters: str, glyphs: int, shares: tuple[str, ...]
) -> None:
    assert shared_out(characters, glyphs) == shares


def test_glyphs_without_characters_are_refused() -> None:
    with pytest.raises(UnsafeText, match="more glyphs"):
        shared_out("ก", 3)


@pytest.mark.parametrize("text", ["จังหวัด ☎ 1234", "עברית", "ภาษา العربية", "漢字"])
def test_what_the_face_does_not_have_is_an_error(text: str) -> None:
    with pytest.raises(UnsafeText, match=f"{text}.*no font has U"):
        page(paragraphs([text]))


def test_signs_of_one_script_after_another_are_shaped_as_each_asks() -> None:
    mixed = ["IT น้ำ PDF ปี่", "น้ำ", "(ก้)ABC ผู้", "“ที่” 2559 ฟ้า AV", "é ñ ซึ่ง ü"]
    for reader in EXACT.values():
        assert missing(mixed, reader(page(paragraphs(mixed)))) == []
