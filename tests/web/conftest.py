"""A server of a small edition, its jobs done at once, and a browser that came in."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from report_builder.edition.load import Reading
from report_builder.edition.recall import Memory
from report_builder.problem import Words
from report_builder.web import proof, worker
from report_builder.web.access import Access, Account, Role, accounts, add
from report_builder.web.answers import Answers
from report_builder.web.app import application
from report_builder.web.desk import Desk
from report_builder.web.jobs import Job, Jobs, Order, Progress, State
from report_builder.web.proofs import NotReady, Proofs
from report_builder.web.works import Works
from report_builder.web.wrong import NotThere
from tests import factories, folders

TOKEN = "a-token-of-tests"
PASSWORD = "a long password"
AT = "http://127.0.0.1"


class AtOnce(Jobs):
    """Jobs that are done in this process, before they are answered."""

    def put(self, order: Order) -> None:
        told: list[dict[str, Any]] = []
        worker.KINDS[order.kind](order.folder, order.told, told.append)
        self._told[order.work] = [Job(order, Progress(order.kind, State.DONE))]


class NotDone(Jobs):
    """Jobs that wait for ever."""

    def put(self, order: Order) -> None:
        running = Progress(order.kind, State.RUNNING, Words("ขั้น", "a step"))
        self._told[order.work] = [Job(order, running)]


class Here(Proofs):
    """A proof in this process, of whatever work is asked about."""

    def __init__(self, read: Callable[..., Reading] = proof.read) -> None:
        super().__init__()
        self._answers = Answers(partial(read, recall=Memory()))
        self._pictures: dict[str, bytes] = {}

    def ask(self, folder: Path, question: Any) -> dict[str, Any]:
        answer = json.loads(json.dumps(self._answers.answer(question), ensure_ascii=False))
        if "why" in answer:
            raise NotReady(Words(**answer["why"]))
        drawn = {hashlib.md5(p.encode()).hexdigest(): p for p in answer.get("pictures", ())}
        self._pictures |= {name: base64.b64decode(picture) for name, picture in drawn.items()}
        return {**answer, "pictures": [*drawn]}

    def picture(self, folder: Path, name: str) -> bytes:
        if name not in self._pictures:
            raise NotThere
        return self._pictures[name]


@dataclass(frozen=True)
class Browser:
    """What a person has open: the client, and the token that forms of the pages bear."""

    client: TestClient
    csrf: str

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def post(self, path: str, files: Any = None, **fields: Any) -> Any:
        return self.client.post(path, data={"csrf": self.csrf, **fields}, files=files)


def came_in(client: TestClient) -> Browser:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert found
    return Browser(client, found[1])


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders.write(factories.edition(), tmp_path_factory.mktemp("web") / "small")


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Account]:
    """Return the accounts of a password file: one who reads."""
    file = tmp_path_factory.mktemp("accounts") / "passwords"
    add(file, "นักอ่าน", Role.READER, PASSWORD)
    assert file.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in file.read_text(encoding="utf-8")
    return accounts(file)


@pytest.fixture(scope="session")
def here() -> Here:
    return Here()


@pytest.fixture
def desk(tmp_path: Path, known: dict[str, Account], here: Here) -> Desk:
    return Desk(Works(tmp_path / "home"), AtOnce(), Access(TOKEN, known), proofs=here)


@pytest.fixture
def outsider(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk), base_url=AT) as client:
        yield client


@pytest.fixture
def editor(outsider: TestClient) -> Browser:
    outsider.get("/enter", params={"token": TOKEN})
    return came_in(outsider)


@pytest.fixture
def reader(desk: Desk) -> Browser:
    client = TestClient(application(desk), base_url=AT)
    client.post("/enter", data={"name": "นักอ่าน", "password": PASSWORD})
    return came_in(client)


@pytest.fixture
def sent(edition: Path) -> list[tuple[str, tuple[str, bytes]]]:
    """Return the files of the small edition as a browser sends them."""
    return [("files", (path.name, path.read_bytes())) for path in sorted(edition.iterdir())]


@pytest.fixture
def bare(edition: Path) -> list[tuple[str, tuple[str, bytes]]]:
    """Return a file that is quickly checked."""
    return [("files", ("dimensions.csv", (edition / "dimensions.csv").read_bytes()))]


def begun(browser: Browser, files: Any, name: str = "งานลอง") -> str:
    """Begin a work with files and return its address."""
    answer = browser.post("/works", files, way="files", name=name)
    assert answer.status_code == 200, answer.text
    return str(answer.url.path).removesuffix("/data")
