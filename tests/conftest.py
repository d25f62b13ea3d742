"""What tests of every step share: the bundled edition, its built deck, and silence of the log."""

import fcntl
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import settings

from report_builder import resources
from report_builder.build.outputs import FORMATS, USUAL
from report_builder.build.pipeline import build
from report_builder.edition.load import load
from report_builder.model import Edition
from report_builder.output.publish import manifest
from report_builder.render.warned import warnings_raised
from tests import factories, folders

settings.register_profile("report-builder", deadline=None, print_blob=True, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("report-builder")

FOLDER_2559 = resources.path("assets", "editions", "2559")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that draws the pictures of pages anew."""
    parser.addoption("--update-baselines", action="store_true", help="draw baseline pictures anew")


@pytest.fixture(scope="session")
def edition_2559() -> Edition:
    """Return the bundled edition 2559."""
    return load(FOLDER_2559)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of the edition 2559, built once for all workers; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    out = shared / "built-2559"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not manifest(out):
            build(FOLDER_2559, out, lambda step, advance=1: None, [*USUAL], [*FORMATS])
    return out


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder with a small edition `small` in it."""
    monkeypatch.chdir(tmp_path)
    folders.write(factories.edition(), tmp_path / "small")
    return tmp_path


@pytest.fixture
def warnings_expected() -> None:
    """Allow warnings in a test that provokes one."""


@pytest.fixture(autouse=True)
def _no_warnings_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a library that draws logs a warning."""
    with nullcontext() if "warnings_expected" in request.fixturenames else warnings_raised():
        yield
