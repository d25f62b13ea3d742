"""Check tells every text and places it: each mistake is named where it stands, all in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from report_builder.build import fullest
from report_builder.build.rehearsal import rehearsed
from report_builder.edition import flat_texts
from report_builder.edition.load import Reading, read
from report_builder.errors import StoryError
from report_builder.facts import build
from report_builder.model import Context, Unit
from report_builder.problem import Problem, Severity
from report_builder.render.place.card.sheets import card_sheets
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import Teller, teller
from tests import factories, folders

SLIDE = """
  - id: mine{n}
    kind: {kind}
    title: {title}
    panels:
      - {panel}"""


class Mistake(NamedTuple):
    """A mistake: a word of it that stands nowhere else, what is said of it, and its slide."""

    token: str
    said: str
    panel: str = '{text: ["ก"]}'
    kind: str = "panels"
    title: str = '"หัวข้อ"'


IN_SLIDES = (
    Mistake("responded.cuont", "responded.count", title="\"{{ f('survey.responded.cuont') }}\""),
    Mistake("naton.scroe", "ไม่มีค่าชื่อ", title="\"{{ n('naton.scroe') }}\""),
    Mistake("unit_nuon", "“unit_noun”", title='"{{ survey.unit_nuon }}"'),
    Mistake("yaer", "“year”", title='"ปี {{ yaer }}"'),
    Mistake("ovr(", "“over”", title="\"{{ ovr('survey.responded.share') }}\""),
    Mistake("repalce", "“replace”", title="\"{{ year|repalce('ก', 'ข') }}\""),
    Mistake("dimension.short_th", "each: dimensions", title='"{{ dimension.short_th }}"'),
    Mistake("region.score", "f('region.score')", title='"{{ region.score }}"'),
    Mistake("survey.units.count' }}", ")", title="\"{{ f('survey.units.count' }}\""),
    Mistake("survey.units.count)", "'", title="\"{{ f('survey.units.count) }}\""),
    Mistake("survey.types.count')", "}}", title="\"{{ f('survey.types.count')\""),
    Mistake("{ year }", "{", title='"ปี { year }"'),
    Mistake("‘nation.score’", "‘", title='"{{ f(‘nation.score’) }}"'),
    Mistake("if unit %}x", "{% endif %}", title='"{% if unit %}x"'),
    Mistake("40 + 5", "คำนวณด้วย +", title='"{{ 40 + 5 }}"'),
    Mistake("'x' * 10", "คำนวณด้วย *", title="\"{{ 'x' * 10**10 }}\""),
    Mistake("macro", "{% macro %}", title='"{% macro a() %}{% endmacro %}"'),
    Mistake("f(9", "ไม่ครบหรือเกิน", title='"{{ f(9, 8, 7) }}"'),
    Mistake("date('medium')", "date('long')", title="\"{{ date('medium') }}\""),
    Mistake("ลืมปิด", "**", title='"ลืมปิด **ตัวหนา"'),
    Mistake("ร้อยละ 45", "“45”", title='"ร้อยละ 45 ของหน่วยงาน"'),
    Mistake("๗ แห่ง", "“๗”", panel='{text: ["มี ๗ แห่ง"]}'),
    Mistake("headnig", "“heading”", panel='{headnig: "ก"}'),
    Mistake("itemm", "“item”", panel='{text: [{itemm: "ก"}]}'),
    Mistake("vlaues", "“values”", panel="{chart: {kind: bar, vlaues: []}}"),
    Mistake("colunm", "“column”", panel="{chart: {kind: colunm, item: speed}}"),
    Mistake("bakcup", "“backup”", panel="{chart: {kind: bar, item: bakcup}}"),
    Mistake("maybe", "yes, no", panel="{chart: {kind: bar, item: backup, options: [maybe]}}"),
    Mistake("yse", "“yes”", panel="{chart: {kind: bar, item: backup, highlight: [yse]}}"),
    Mistake("nope", "“no”", panel='{chart: {kind: bar, item: backup, labels: {nope: "ก"}}}'),
    Mistake("poeple", "“people”", panel="{chart: {kind: bar, scores: poeple}}"),
    Mistake("brnad", "“brand”", panel='{color: brnad, text: ["ก"]}'),
    Mistake("dimensoins", "“dimensions”", panel='{each: dimensoins, heading: "ก"}'),
    Mistake("nosuch()", "nosuch", panel='{when: "nosuch()", heading: "ก"}'),
    Mistake("weight: หนัก", "ตัวเลข", panel='{weight: หนัก, heading: "ก"}'),
    Mistake("text: คำเดียว", "รายการ", panel="{text: คำเดียว}"),
    Mistake("สองช่อง", "หัวตารางมี 2", panel='{table: {header: [ก, ข], rows: [["สองช่อง", "", ""]]}}'),
    Mistake("bulets", "“bullets”", kind="bulets"),
    Mistake("ไม่วาด", "ไม่แสดงหัวข้อ", panel='{heading: "ไม่วาด", text: ["ก"]}', kind="bullets"),
    Mistake("สี่ช่อง", "ไม่ตรงกับแบบ", panel='{heading: "สี่ช่อง"}', kind="matrix"),
)  # fmt: skip
"""Forty mistakes, each in a slide of its own."""

IN_SECTIONS = {
    "recommendations": (
        'peolpe: {text: [{item: "ก"}]}\n'
        'process: {text: [{item: "ข", indicators: [plannnig]}]}\n'
        'additional: [{item: "มี 3 ข้อ", indicators: [skills]}]\n'
        'tools: {text: [{item: "ค", count: backup.yess}, {item: "ง", way: onw}]}\n'
    ),
    "fidnings": 'people: {text: ["ก"]}\n',
    "report": 'summary: {whole: {score: "มี 4 ด้าน"}}\n',
    "notes": 'ที่จดไว้: "ไม่ใช้"\n',
}
SECTIONS = (
    Mistake("peolpe", "“people”"),
    Mistake("plannnig", "“planning”"),
    Mistake("มี 3 ข้อ", "“3”"),
    Mistake("backup.yess", "“backup.yes”"),
    Mistake("onw", "“own”"),
    Mistake("fidnings", "“findings”"),
    Mistake("มี 4 ด้าน", "“4”"),
)

SYNTAX = {
    "tab": ("slides:\n\t- id: a\n", 2, "แท็บ"),
    "tab_later": ("people:\n  text:\n  \t- ก\n", 3, "แท็บ"),
    "unquoted": ("people:\n  heading: {{ year }}\n", 2, "เครื่องหมายคำพูด"),
    "unquoted_list": ("people:\n  text:\n    - {{ year }} แห่ง\n", 3, "เครื่องหมายคำพูด"),
    "bold_first": ("people:\n  text:\n    - **หนา** ก\n", 3, "เครื่องหมายคำพูด"),
    "colon": ("people:\n  heading: ก: ข: ค\n", 2, "เครื่องหมายคำพูด"),
    "quote": ('people:\n  heading: "ก\n  caption: ข\n', 2, "ไม่ครบคู่"),
    "quote_inside": ('people:\n  heading: "ก "ข" ค"\n', 2, "ย่อหน้า"),
    "indent": ('people:\n    heading: "ก"\n  caption: "ข"\n', 3, "ย่อหน้า"),
    "bracket": ("people:\n  rows: [1, 2\n  heading: ก\n", 2, "วงเล็บ"),
    "no_colon": ("people:\n  heading ก\n  caption: ข\n", 3, "ย่อหน้า"),
    "at_sign": ("people:\n  heading: @ก\n", 2, "เครื่องหมายคำพูด"),
    "percent": ("people:\n  heading: %ก\n", 2, "เครื่องหมายคำพูด"),
    "tag": ("people:\n  heading: !!python/object:os.system ก\n", 2, "เครื่องหมายคำพูด"),
    "control": ("people:\n  heading: ก\x07ข\n", 2, "อักขระ"),
    "key": ("? [a, b]\n: ก\n", 1, "เครื่องหมายคำพูด"),
    "alias": ("a: &x ก\nb: *x\n", 1, "อ้างอิง"),
    "twice": ('people: {heading: "ก"}\npeople: {heading: "ข"}\n', 2, "ซ้ำ"),
}
"""One slip of YAML in each file: its text, the line at fault, and a word of what is said."""


def slides() -> str:
    made = (
        SLIDE.format(n=n, kind=m.kind, title=m.title, panel=m.panel)
        for n, m in enumerate(IN_SLIDES)
    )
    return "slides:" + "".join(made) + "\n"


def contents() -> dict[str, str]:
    return {"project": slides(), **IN_SECTIONS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders.write(factories.answered_edition(), tmp_path_factory.mktemp("mistakes") / "e")


@pytest.fixture(scope="module")
def in_files(folder: Path) -> Reading:
    place = folder / "text"
    place.mkdir()
    for name, text in contents().items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name, (text, _, _) in SYNTAX.items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    reading = rehearsed(read(folder))
    for path in place.iterdir():
        path.unlink()
    place.rmdir()
    return reading


@pytest.fixture(scope="module")
def sheet() -> list[tuple[Any, ...]]:
    return [("file", "path", "text", "kind"), *rows()]


def rows() -> Iterator[tuple[str, ...]]:
    for name, text in contents().items():
        yield from flat_texts.flat(name, yaml.safe_load(text))


@pytest.fixture(scope="module")
def in_sheet(folder: Path, in_files: Reading, sheet: list[tuple[Any, ...]]) -> Reading:
    book = Workbook()
    book.active.title = "texts"
    for row in sheet:
        book.active.append(row)
    book.save(folder / "edition.xlsx")
    return rehearsed(read(folder))


def at(reading: Reading, file: str, row: int | None) -> list[Problem]:
    return [p for p in reading.problems if (p.file, p.row) == (file, row)]


@pytest.mark.parametrize("mistake", [*IN_SLIDES, *SECTIONS], ids=lambda m: m.token)
def test_every_mistake_of_a_file_is_named_at_its_line(in_files: Reading, mistake: Mistake) -> None:
    places = [
        (f"text/{name}.yaml", number)
        for name, text in contents().items()
        for number, line in enumerate(text.splitlines(), 1)
        if mistake.token in line or (mistake.token == name and number == 1)
    ]
    assert len(places) == 1, "the mistake stands in one line"
    found = at(in_files, *places[0])
    assert any(mistake.said in str(p.message()) for p in found), [str(p.message()) for p in found]
    assert all(p.severity is Severity.ERROR for p in found)


@pytest.mark.parametrize("mistake", [*IN_SLIDES, *SECTIONS], ids=lambda m: m.token)
def test_every_mistake_of_a_sheet_is_named_at_its_cell(
    in_sheet: Reading, sheet: list[tuple[Any, ...]], mistake: Mistake
) -> None:
    token = mistake.token.partition(": ")[2] or mistake.token
    number = next(n for n, row in enumerate(sheet, 1) if any(token in cell for cell in row))
    found = [p for p in at(in_sheet, "edition.xlsx", number) if p.sheet == "texts"]
    assert any(mistake.said in str(p.message()) for p in found), [str(p.message()) for p in found]
    assert {p.cell for p in found} == {f"C{number}"}


@pytest.mark.parametrize("name", SYNTAX)
def test_every_slip_of_yaml_is_named_at_its_line_in_plain_thai(
    in_files: Reading, name: str
) -> None:
    _, row, said = SYNTAX[name]
    problems = [p for p in in_files.problems if p.file == f"text/{name}.yaml"]
    assert [p.row for p in problems] == [row]
    assert said in problems[0].message().th
    assert problems[0].action.th


def test_nothing_is_said_in_the_english_of_libraries(in_files: Reading, in_sheet: Reading) -> None:
    raw = (
        "expected token",
        "is undefined",
        "cannot start any token",
        "Input should",
        "mapping values",
    )
    told = "\n".join(str(p.message()) for p in (*in_files.problems, *in_sheet.problems))
    assert not [words for words in raw if words in told]


def test_what_fits_on_no_page_is_named_at_the_text_that_is_too_long(tmp_path: Path) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path / "edition")
    (folder / "text").mkdir()
    panels = f'{{text: ["สั้น"]}}\n      - {{text: ["{"ยาวเกินหน้า" * 900}"]}}'
    slide = SLIDE.format(n=1, kind="panels", title='"หัวข้อ"', panel=panels)
    (folder / "text" / "project.yaml").write_text(f"slides:{slide}\n", encoding="utf-8")
    errors = rehearsed(read(folder)).errors
    assert [(p.file, p.row) for p in errors] == [("text/project.yaml", 7)]
    assert "ยาวเกินหน้า" in errors[0].what.th
    assert errors[0].found.startswith("ยาวเกินหน้า")


def test_what_reaches_no_document_is_a_note(in_files: Reading) -> None:
    notes = {p.cause: p for p in in_files.problems if p.severity is Severity.NOTE}
    assert notes["text_not_used"].file == "text/notes.yaml"
    assert notes["items_not_shown"].found == "2: service, speed"


def test_what_is_too_long_for_a_card_is_named_at_its_cell_and_line(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    folders.spoil(folder, "units", 3, "name_th", "ก" * 201)
    folders.spoil(folder, "indicators", 2, "short_th", "ข" * 201)
    toml = folder / "edition.toml"
    lines = toml.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines) if text.startswith("url"))
    lines[line] = f'url = "https://{"x" * 200}.th"'
    toml.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [p for p in rehearsed(read(folder)).errors if p.cause != "card_too_full"]
    places = {(p.file, p.row, p.column) for p in found if "ไม่เกิน 200" in p.what.th}
    assert places == {
        ("units.csv", 3, "name_th"),
        ("indicators.csv", 2, "short_th"),
        ("edition.toml", line + 1, ""),
    }


WORDS = ("ความพร้อม", "ของหน่วยงาน", "ด้านบริการ", "ประชาชน", "ในพื้นที่", "อย่างต่อเนื่อง")


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_where_the_fullest_cards_have_a_place_all_have(data: st.DataObject) -> None:
    """Names, regions, respondents and advice of any length: the rule never misses a card."""
    edition = factories.answered_edition()
    words = st.lists(st.sampled_from(WORDS), max_size=9).map("".join)
    times = st.sampled_from((1, 2, 60))
    advice = WORDS[0] + data.draw(words) * data.draw(times)
    longer = [data.draw(words) * data.draw(times) for _ in edition.units]
    units = tuple(
        replace(unit, name_th=unit.name_th + more)
        for unit, more in zip(edition.units, longer, strict=True)
    )
    texts = {"recommendations": {"all": [{"item": advice, "indicators": ["skills", "network"]}]}}
    odd = replace(edition, units=units, texts=texts, context=data.draw(known_of(units)))
    computed = compute(odd)
    cards = teller(odd, computed, build(odd, computed))
    codes = fullest.codes(cards, cards.edition.units)
    assert set(codes) < set(odd.unit)
    if not failing(cards, codes):
        assert not failing(cards, set(odd.unit) - set(codes))


def known_of(units: Sequence[Unit]) -> st.SearchStrategy[dict[Context, dict[str, float]]]:
    """Return up to four numbers that are known of units, short and long ones."""
    columns = st.lists(st.sampled_from("abcd"), max_size=4, unique=True)
    number = st.sampled_from((1.0, 10.0**6, 10.0**15))
    values = st.fixed_dictionaries({unit.code: number for unit in units})
    return columns.flatmap(
        lambda names: st.fixed_dictionaries({_column(name): values for name in names})
    )


def _column(name: str) -> Context:
    return Context(name, "งบประมาณที่ได้รับจัดสรรทั้งสิ้น", "ล้านบาทต่อประชากร", 2)


def failing(cards: Teller, codes: Iterable[str]) -> list[str]:
    """Return the codes of the cards that have no place on a page."""
    failed = []
    for code in codes:
        try:
            card_sheets(compose_card(cards, code))
        except StoryError:
            failed.append(code)
    return failed
