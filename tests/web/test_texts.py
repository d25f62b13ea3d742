"""Texts are edited as sentences, seen at once, and saved where they stand."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import facts, results
from report_builder.web.desk import Desk
from report_builder.web.proofs import MOST, NoProof, Proofs
from report_builder.web.sentences import (
    Chip,
    Names,
    NotWriteable,
    pieces,
    sentence,
    source,
)
from report_builder.web.wrong import NotThere
from tests import factories, folders
from tests.web.conftest import Browser, NotDone, begun

SLIDE = "findings_people"
FILE, PLACE = "text/titles.yaml", "people > title"
TITLE = "ด้านบุคลากรได้ {{ f('dimension.people.score') }} คะแนน"
TEXTS = {
    "titles": {"literals": [], "people": {"title": TITLE}},
    "findings": {
        "headcount": {
            "text": [
                "อัตรากำลัง[1] {{ n('indicator.headcount.score') }}{% if has('x') %} ก{% endif %}"
            ]
        }
    },
}
NASTY = (
    "{{ 7*7 }}", "{% for d in dimensions %}ก{% endfor %}", "{# #}", "{", "}}",
    "{{ survey.__class__ }}", "[ส่วนที่ 9]", "[f('nation.score')]", "[{{ 7*7 }}]", "[]",
    "[คะแนน = 1') }}{{ f('nation.score]",
)  # fmt: skip

ELSEWHERE = (
    ("../../edition.toml", "title"), ("text/../edition.toml", "id"), (FILE, "people"), (FILE, "x"),
    ("/etc/passwd", "root"), ("text/none.yaml", "a"), (FILE, "__class__"), (FILE, ""),
)  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = replace(factories.edition(), texts=TEXTS)
    return folders.write(edition, tmp_path_factory.mktemp("told") / "told")


@pytest.fixture(scope="module")
def names() -> Names:
    edition = factories.edition()
    return Names(facts.build(edition, results.compute(edition)))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    return replace(desk, jobs=NotDone())


@pytest.fixture
def at(editor: Browser, told: Path) -> str:
    files = [("files", (p.name, p.read_bytes())) for p in sorted(told.glob("*")) if p.is_file()] + [
        ("files", (p.name, p.read_bytes())) for p in sorted((told / "text").glob("*"))
    ]
    return begun(editor, files)


def edit(browser: Browser, at: str, text: str, way: str = "", **more: Any) -> Any:
    page = browser.get(f"{at}/texts?slide={SLIDE}").text
    was = re.search(
        rf'value="{PLACE.replace(">", "&gt;")}"><input[^>]*name="was" value="(\w+)"', page
    )
    told = {"was": was[1] if was else ""}
    fields = {"slide": SLIDE, "file": FILE, "place": PLACE, "text": text, **told, **more}
    return browser.post(f"{at}/texts{way}", **fields)


def title(desk: Desk, at: str) -> Any:
    work = desk.works.find(at.rpartition("/")[2])
    return json.loads((work.edition / FILE).read_text(encoding="utf-8"))


def test_a_text_stands_beside_its_slide_without_a_brace(editor: Browser, at: str) -> None:
    page = editor.get(f"{at}/texts?slide={SLIDE}").text
    assert "{" not in re.sub(r"<script.*?</script>| data-chips=\"[^\"]*\"", "", page)
    assert re.search(r"ด้านบุคลากรได้ \[คะแนนเฉลี่ย[^\[\]]* = [\d.]+\] คะแนน</textarea>", page)
    assert re.search(r"data-says[^>]*>ด้านบุคลากรได้ [\d.]+\u00a0?.?คะแนน", page)
    (picture, *_) = re.findall(r'<img src="([^"]+)"', page)
    assert editor.get(picture).content.startswith(b"\x89PNG")


def test_a_saved_text_is_a_version_that_can_be_undone(desk: Desk, editor: Browser, at: str) -> None:
    answer = edit(editor, at, "บุคลากร: [คะแนนเฉลี่ยของทั้งหมด = ไม่มี]")
    assert answer.status_code == 400
    (name,) = [
        w["name"]
        for f in _figures(editor, at, "dimension.tools.score")
        for w in f["ways"]
        if f["fact"] == "dimension.tools.score"
    ]
    answer = edit(editor, at, f"เครื่องมือได้ [{name}] <b>&")
    assert "บันทึกแล้ว" in answer.text
    assert title(desk, at)["people"]["title"] == "เครื่องมือได้ {{ f('dimension.tools.score') }} <b>&"
    assert "<b>" not in answer.text
    assert "<del>ด้านบุคลากรได้ [คะแนน" in answer.text
    again = editor.post(f"{at}/undo", to="texts")
    assert "<del>" not in again.text
    assert again.url.path.endswith("/texts")
    assert title(desk, at) == TEXTS["titles"]


def test_a_text_that_somebody_else_changed_meanwhile_is_not_overwritten(
    desk: Desk, editor: Browser, at: str
) -> None:
    answer = edit(editor, at, "ของฉัน", was="0" * 16)
    assert answer.status_code == 400
    assert "ของฉัน" in answer.text
    assert title(desk, at) == TEXTS["titles"]


def _figures(browser: Browser, at: str, words: str) -> Any:
    return browser.get(f"{at}/texts/figures?q={words}").json()["figures"]


def test_a_typed_figure_is_told_and_may_be_declared_to_be_no_result(
    desk: Desk, editor: Browser, at: str
) -> None:
    answer = edit(editor, at, "ตามกฎหมาย พ.ศ. 2544")
    assert answer.status_code == 400
    assert "2544" in re.findall(r'role="alert" *>([^<]+)<', answer.text)[0]
    assert title(desk, at) == TEXTS["titles"]
    edit(editor, at, "ตามกฎหมาย พ.ศ. 2544", no_result="yes")
    assert title(desk, at) == {"literals": ["2544"], "people": {"title": "ตามกฎหมาย พ.ศ. 2544"}}


def test_what_would_be_a_command_is_refused_in_words(desk: Desk, editor: Browser, at: str) -> None:
    for text in NASTY:
        answer = edit(editor, at, text)
        assert answer.status_code == 400, text
        assert 'aria-invalid="true"' in answer.text
        assert edit(editor, at, text, "/look").json()["refused"], text
    assert title(desk, at) == TEXTS["titles"]


def test_only_texts_that_there_are_can_be_written(desk: Desk, editor: Browser, at: str) -> None:
    for file, place in ELSEWHERE:
        answer = edit(editor, at, "ก", file=file, place=place)
        assert answer.status_code in (400, 404), (file, place)
    assert desk.works.find(at.rpartition("/")[2]).version == 1


def test_a_slide_is_seen_while_its_text_is_edited(editor: Browser, at: str) -> None:
    name = pieces_name(editor, at)
    seen = edit(editor, at, f"<script>alert(1)</script> [{name}]", "/look").json()
    (text,) = [t for t in seen["texts"] if (t["file"], t["place"]) == (FILE, PLACE)]
    assert re.fullmatch(r"<script>alert\(\)</script> .*|<script>.*", text["said"])
    assert text["error"]
    seen = edit(editor, at, f"<b>ก</b> [{name}]", "/look").json()
    assert editor.get(f"{at}/texts/picture/{seen['pictures'][0]}").content.startswith(b"\x89PNG")
    long = edit(editor, at, "ยาวมาก " * 300, "/look").json()
    assert long["errors"] or long["texts"][0]["error"]
    assert not long["pictures"]


def pieces_name(browser: Browser, at: str) -> str:
    page = browser.get(f"{at}/texts?slide={SLIDE}").text
    return re.findall(r"ด้านบุคลากรได้ \[([^\]]+)\]", page)[0]


def test_an_edition_with_errors_is_told_in_words(editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    page = editor.get(f"{at}/texts?lang=th")
    assert page.status_code == 200
    assert "ต้องแก้ข้อมูลก่อน" in page.text


SOURCES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",))),
        st.sampled_from(
            ["{{ f('nation.score') }}", "{{ over('unit.D01.score', 10) }}",
             "{{only(\"nation.n\")}}",
             "{{ f('no.such') }}", "{% if a %}ก{{ f('nation.score') }}{% endif %}", "{{ \"}}\" }}"]
        ),
    ),
    max_size=6,
).map("".join)  # fmt: skip


@given(SOURCES)
def test_a_text_that_is_not_edited_is_written_as_it_was(names: Names, written: str) -> None:
    before = pieces(written, names)
    edited = sentence(before)
    assert "{" not in edited
    assert source(edited, before, names) == written


@given(st.text())
def test_nothing_that_is_typed_becomes_a_command(names: Names, typed: str) -> None:
    try:
        made = source(typed, (), names)
    except NotWriteable:
        return
    assert "{" not in made


def test_every_figure_has_a_name_of_its_own(names: Names) -> None:
    for fact in names.facts:
        chip = names.chip(names.of(fact))
        assert isinstance(chip, Chip)
        assert chip.fact == fact
        assert "[" not in chip.name


ECHO = (sys.executable, "-c", "import sys\nfor l in sys.stdin: print(l, end='', flush=True)")


class Watched(Proofs):
    """Proofs whose last process is known after it was ended, however soon."""

    last: subprocess.Popen[str]

    def _begun(self, folder: Path) -> subprocess.Popen[str]:
        self.last = super()._begun(folder)
        return self.last


def test_few_proofs_are_kept_and_none_that_is_idle(tmp_path: Path) -> None:
    proofs = Proofs(ECHO)
    for name in "abc":
        (tmp_path / name).mkdir()
        assert proofs.ask(tmp_path / name, {"x": name}) == {"x": name, "pictures": []}
    assert len(proofs._held) == MOST
    first = proofs._held["c"].process
    first.kill()
    first.wait()
    assert proofs.ask(tmp_path / "c", {"x": 1})["x"] == 1
    with pytest.raises(NotThere):
        proofs.picture(tmp_path / "c", "none")
    proofs.stop()
    assert not proofs._held
    idle = Watched(ECHO, idle=0)
    idle.ask(tmp_path / "a", {})
    idle.last.wait(60)


def test_a_proof_that_ends_is_told(tmp_path: Path) -> None:
    proofs = Proofs((sys.executable, "-c", "input()"))
    with pytest.raises(NoProof):
        proofs.ask(tmp_path, {})
    proofs.stop()
