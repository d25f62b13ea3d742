"""The wheel carries all that it needs: it builds a deck from an empty folder, on its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

from report_builder import __version__

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of a wheel installed in a clean virtual environment."""
    uv = shutil.which("uv") or ROOT / ".tools" / "bin" / "uv"
    place = tmp_path_factory.mktemp("wheel")
    run(uv, "build", "--quiet", "--wheel", "--out-dir", place, folder=ROOT)
    run(uv, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--no-hashes",
        "--output-file", place / "locked.txt", folder=ROOT)  # fmt: skip
    run(uv, "venv", "--quiet", place / "clean", folder=place)
    (wheel,) = place.glob("*.whl")
    run(uv, "pip", "install", "--quiet", "--python", place / "clean", "--requirement",
        place / "locked.txt", wheel, folder=place)  # fmt: skip
    return place / "clean" / "bin" / "report-builder"


def test_the_wheel_builds_the_deck_in_an_empty_folder(program: Path, tmp_path: Path) -> None:
    run(program, "build", "--only", "deck", folder=tmp_path)
    built = {path.name for path in (tmp_path / "output" / "2559").iterdir()}
    assert built >= {"deck.pdf", "deck.pptx", "manifest.json"}


def test_the_wheel_tells_its_version(program: Path, tmp_path: Path) -> None:
    assert run(program, "--version", folder=tmp_path) == f"report-builder {__version__}\n"
