"""A preview shows a slide or a card of files that are being edited."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from report_builder.web import proof
from report_builder.web.access import Access
from report_builder.web.app import application
from report_builder.web.desk import Desk
from report_builder.web.jobs import Jobs
from report_builder.web.preview import Preview, routes
from report_builder.web.works import Works
from tests import factories, folders
from tests.web.conftest import AT, TOKEN, Here

TEXTS = {
    "titles": {"people": {"title": "ได้ {{ f('dimension.people.score') }} คะแนน"}},
    "findings": {"headcount": {"text": ["อัตรากำลังไม่พอ"]}},
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = replace(factories.edition(), texts=TEXTS)
    return folders.write(edition, tmp_path_factory.mktemp("previewed") / "edition")


@pytest.fixture(scope="module")
def here() -> Here:
    return Here(proof.read_own)


@pytest.fixture
def opened(files: Path, here: Here, tmp_path: Path) -> Callable[..., TestClient]:
    def opened(unit: str = "", token: str = TOKEN) -> TestClient:
        at = Desk(Works(tmp_path), Jobs(), Access(TOKEN), proofs=here)
        client = TestClient(application(at, routes=routes(Preview(files, 1, unit))), base_url=AT)
        client.get("/enter", params={"token": token})
        return client

    return opened


def the_slide(client: TestClient) -> tuple[int, Any]:
    """Return the slide whose title is that of the texts, and what is told of it."""
    for number in range(9, 14):
        seen = client.get(f"/look?slide={number}").json()
        if seen["title"].startswith("ได้"):
            return number, seen
    raise AssertionError(seen)


def test_a_slide_follows_its_files(opened: Callable[..., TestClient], files: Path) -> None:
    client = opened()
    page = client.get("/").text
    assert 'href="?slide=2"' in page
    number, seen = the_slide(client)
    assert client.get(f"/picture/{seen['pictures'][0]}").content.startswith(b"\x89PNG")
    path = files / "text" / "titles.yaml"
    for text, wrong in (
        (json.dumps({"people": {"title": "ใหม่ <b>"}}, ensure_ascii=False), False),
        (json.dumps({"people": {"title": "{{ f('no.such') }}"}}), True),
        ("people: [", True),
        (json.dumps(TEXTS["titles"], ensure_ascii=False), False),
    ):
        path.write_text(text, encoding="utf-8")
        seen = client.get(f"/look?slide={number}&since={seen['since']}").json()
        assert bool(seen["errors"]) == wrong, text
        assert bool(seen["pictures"]) or wrong
    assert seen["title"].startswith("ได้")


def test_a_cell_changes_the_slide_in_view(opened: Callable[..., TestClient], files: Path) -> None:
    client = opened()
    number, seen = the_slide(client)
    scores = folders.cells(files, "scores")
    column = scores[0].index("headcount")
    rows = [[*row[:column], "100", *row[column + 1 :]] for row in scores[1:]]
    folders.table(files, "scores", scores[0], rows)
    changed = client.get(f"/look?slide={number}&since={seen['since']}").json()
    assert changed["title"] != seen["title"]
    assert changed["pictures"] != seen["pictures"]


def test_the_card_of_a_unit_is_shown_and_another_named(opened: Callable[..., TestClient]) -> None:
    seen = opened("ขิง").get("/look").json()
    assert len(seen["pictures"]) == 1
    assert "จันทน์" in opened("จันทร์").get("/").text


def test_nobody_sees_a_preview_without_its_token(opened: Callable[..., TestClient]) -> None:
    client = opened(token="guessed")
    for path in ("/", "/look", "/picture/x"):
        assert client.get(path, follow_redirects=False).headers["location"] == "/enter"
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 421
