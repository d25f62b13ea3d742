"""tools/ready.sh installs what is missing, no more, and says nothing when nothing is."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "tools" / "ready.sh"
ALL = "libpango-1.0.so.0 libpangoft2-1.0.so.0"


class Machine:
    """A machine of stand-in commands, each of which writes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "calls.log"
        (folder / "bin").mkdir()
        self.log.touch()
        for name in ("sh", "grep", "env", "mkdir", "cp"):
            (folder / "bin" / name).symlink_to(shutil.which(name) or name)
        self.has("apt-get", "uv", "pip", "sudo")
        self.libraries(ALL)
        self.user("0")

    def has(self, *commands: str) -> None:
        for name in commands:
            passes_on = 'exec "$@"' if name == "sudo" else ""
            self.script(name, f'echo "{name} $*" >> {self.log}\n{passes_on}')

    def script(self, name: str, text: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def libraries(self, names: str) -> None:
        lines = "".join(f"\\t{name} (libc6) => /lib/{name}\\n" for name in names.split())
        self.script("ldconfig", f"printf '{lines}'")

    def user(self, number: str) -> None:
        self.script("id", f"echo {number}")

    def ready(self, *step: str) -> subprocess.CompletedProcess[str]:
        path = {"PATH": str(self.folder / "bin")}
        command = [self.folder / "bin" / "sh", SCRIPT, *step]
        return subprocess.run(command, cwd=self.folder, env=path, capture_output=True, text=True)

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_is_done_or_said_when_nothing_is_missing(machine: Machine) -> None:
    done = machine.ready()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_tests_need_a_program_that_the_product_does_not(machine: Machine) -> None:
    assert machine.ready("test").returncode == 0
    assert any(call.endswith(" poppler-utils") for call in machine.calls)
    machine.log.write_text("")
    machine.has("pdftotext")
    assert machine.ready("test").returncode == 0
    assert machine.calls == []
    assert machine.calls == []


def test_missing_libraries_are_installed(machine: Machine) -> None:
    machine.libraries("libpangoft2-1.0.so.0")
    assert machine.ready().returncode == 0
    assert machine.calls == [
        "apt-get -qq update",
        "apt-get -qq install -y --no-install-recommends libpango-1.0-0",
    ]


def test_a_user_who_is_not_root_installs_with_sudo(machine: Machine) -> None:
    machine.libraries("")
    machine.user("1000")
    assert machine.ready().returncode == 0
    assert machine.calls[0] == "sudo apt-get -qq update"


def test_without_apt_get_it_says_what_to_install(machine: Machine) -> None:
    machine.libraries("")
    (machine.folder / "bin" / "apt-get").unlink()
    done = machine.ready()
    assert done.returncode == 1
    assert "libpango-1.0-0" in done.stderr


def test_uv_is_installed_when_it_is_missing(machine: Machine) -> None:
    (machine.folder / "bin" / "uv").unlink()
    venv = f"mkdir -p .tools/bin && cp {machine.folder}/bin/pip .tools/bin/pip"
    machine.script("python3", f'[ "$1" = -m ] || exit 1\n{venv}')
    assert machine.ready().returncode == 0
    assert machine.calls[1:] == [
        "apt-get -qq install -y --no-install-recommends python3-venv",
        "pip install --quiet --disable-pip-version-check uv>=0.9",
    ]
