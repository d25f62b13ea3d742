"""Surveys of any subject and of any units are told in their own words."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from report_builder.edition.nouns import settled
from report_builder.facts import build
from report_builder.model import Edition, Unit, plain
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.story.contents import texts_on
from report_builder.story.deck.compose import compose
from tests import factories
from tests.editions import countries, health

THAI_BESIDE_LATIN = re.compile("[\u0e00-\u0e7f][A-Za-z]|[A-Za-z][\u0e00-\u0e7f]")


def of(noun: str, *names: str, **settings: str) -> Edition:
    """Return the small edition of unit scores with these names for its units."""
    units = (replace(u, name_th=n) for u, n in zip(factories.UNITS, names, strict=False))
    return factories.unit_level_edition(
        settings=factories.settings(unit_noun=noun, **settings),
        units=(*units, *factories.UNITS[len(names) :]),
    )


KINDS = {
    "health of provinces": health.edition,
    "countries": countries.edition,
    "municipalities": lambda: of("เทศบาล", "เทศบาลนครตรัง", "ตำบลป่าแดด", "เมืองพาน"),
    "universities": lambda: of(
        "มหาวิทยาลัย",
        *("จุฬาลงกรณ์มหาวิทยาลัย", "มหาวิทยาลัยเชียงใหม่", "สถาบันเทคโนโลยีจิตรลดา"),
        *(f"มหาวิทยาลัย{name}" for name in factories.NAMES[3:]),
    ),
    "hospitals": lambda: of("โรงพยาบาล", "Bumrungrad", "โรงพยาบาลศิริราช", region_noun="เขต"),
}


@pytest.fixture(scope="module", params=list(KINDS))
def told(request: pytest.FixtureRequest) -> tuple[Edition, list[str]]:
    """Return an edition, and every text of its deck and of ten of its cards."""
    edition = KINDS[request.param]()
    return edition, [*_told(edition)]


def _told(edition: Edition) -> Iterator[str]:
    results = compute(edition)
    facts = build(edition, results)
    tells = teller(edition, results, facts)
    cards = [compose_card(tells, unit.code) for unit in edition.units[:10]]
    yield from (facts[id].label for id in facts)
    for slide in (*compose(edition, facts).slides, *cards):
        yield from (plain(text) for text in (*texts_on(slide), *slide.notes) if text)


def test_no_survey_is_told_in_the_words_of_another(told) -> None:
    edition, texts = told
    own = {"จังหวัด": edition.settings.unit_noun != "จังหวัด", "รัฐบาลอิเล็กทรอนิกส์": True}
    strange = [word for word, is_strange in own.items() if is_strange]
    assert [text for text in texts if any(word in text for word in strange)] == []


def test_no_noun_is_doubled(told) -> None:
    edition, texts = told
    nouns = {edition.settings.unit_noun, edition.settings.region_noun, "ด้าน"}
    assert [text for text in texts if any(noun * 2 in text for noun in nouns)] == []


def test_thai_and_latin_stand_apart(told) -> None:
    assert [text for text in told[1] if THAI_BESIDE_LATIN.search(text)] == []


def test_a_word_stands_apart_from_a_repetition_mark(told) -> None:
    assert [text for text in told[1] if re.search("ๆ[ก-๙]", text)] == []


def test_the_whole_is_never_called_as_one_of_its_units(told) -> None:
    edition, texts = told
    whole = settled(edition.settings, edition.units).whole
    assert whole.noun != edition.settings.unit_noun
    means = {
        found for text in texts for found in re.findall(r"(?<=ค่าเฉลี่ย)(?:ของ)?(?:ทุก|ประเทศ)", text)
    }
    assert means <= ({"ประเทศ", "ของประเทศ"} if whole.noun == "ประเทศ" else {"ทุก", "ของทุก"})


def test_no_rank_is_the_first_of_one(told) -> None:
    assert [text for text in told[1] if re.search(r"อันดับ.*จาก\s1\s", f"{text} ")] == []


def test_scores_of_units_speak_of_no_answers(told) -> None:
    edition, texts = told
    words = ("ตอบ", edition.settings.respondent_noun)
    if not edition.respondents:
        assert [text for text in texts if any(word in text for word in words)] == []


def test_a_noun_stands_before_names_unless_they_are_full() -> None:
    names = {kind: [*_names(KINDS[kind]())] for kind in KINDS}
    assert "กรุงเทพมหานคร" in names["health of provinces"]
    assert "จังหวัดพะเยา" in names["health of provinces"]
    assert "ประเทศ Austria" in names["countries"]
    assert names["municipalities"][:3] == ["เทศบาลนครตรัง", "เทศบาลตำบลป่าแดด", "เทศบาลเมืองพาน"]
    assert "สถาบันเทคโนโลยีจิตรลดา" in names["universities"]
    assert names["hospitals"][:2] == ["โรงพยาบาล Bumrungrad", "โรงพยาบาลศิริราช"]


def _names(edition: Edition) -> Iterator[str]:
    called = settled(edition.settings, edition.units)
    yield from (called.named(unit) for unit in edition.units)


def test_a_single_unit_has_no_rank_among_one() -> None:
    one = factories.unit_level_edition(units=factories.UNITS[:1])
    texts = [*_told(replace(one, scores=one.scores.iloc[:1]))]
    assert [text for text in texts if re.search(r"อันดับ.*จาก\s1\s", f"{text} ")] == []
    assert any("มีคะแนนเขตเดียว" in text for text in texts)


@pytest.mark.parametrize(
    ("settings", "whole"),
    [
        ({"unit_noun": "เทศบาล"}, ("ทุกเทศบาล", "ALL", "ทุกเทศบาล", "All units")),
        ({"unit_noun": "จังหวัด"}, ("ประเทศ", "TH", "ประเทศไทย", "Thailand")),
        ({"unit_noun": "ประเทศ", "whole_en": "World"}, ("ทุกประเทศ", "ALL", "ทุกประเทศ", "World")),
        ({"unit_noun": "จังหวัด", "whole": "ภาคเหนือ"}, ("ภาคเหนือ", "ALL", "ภาคเหนือ", "All units")),
    ],
)
def test_the_whole_has_a_name_for_every_survey(settings, whole) -> None:
    found = settled(factories.settings(**settings), health.edition().units).whole
    assert (found.noun, found.code, found.name_th, found.name_en) == whole


def test_a_few_provinces_are_not_the_country() -> None:
    units = (Unit("TH-56", "พะเยา", "Phayao", "ภาคเหนือ"),)
    assert settled(factories.settings(unit_noun="จังหวัด"), units).whole.noun == "ทุกจังหวัด"


def test_numbers_in_the_name_of_a_survey_and_of_regions_are_names() -> None:
    own = factories.settings(survey="การสำรวจงานตามมาตรา 44 ระยะที่ 2", region_order=())
    units = tuple(replace(unit, region="เขตสุขภาพที่ 4") for unit in factories.UNITS)
    edition = factories.edition(settings=own, units=units)
    computed = compute(edition)
    facts = build(edition, computed)
    told = compose(edition, facts), compose_card(teller(edition, computed, facts), "D02")
    deck, card = (str(each).replace(r"\xa0", " ") for each in told)
    assert "งานตามมาตรา 44 ระยะที่ 2" in deck
    assert "เขตสุขภาพที่ 4" in card
