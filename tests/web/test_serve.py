"""`report-builder serve` on the command line: what it asks for, and what it says."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from report_builder.cli.app import app
from report_builder.web.access import Role, accounts


def run(*words: str, typed: str | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(app, [*words], input=typed)
    return done.exit_code, done.output


def test_without_its_packages_it_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec

    def missing(name: str, package: str | None = None) -> Any:
        return None if name == "uvicorn" else found(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", missing)
    code, said = run("serve", "--no-browser")
    assert code == 2
    assert "ยังไม่ได้ติดตั้งส่วนนี้ (uvicorn)" in said
    assert "pip install 'report-builder[web]'" in said
    assert "Traceback" not in said


def test_others_are_served_with_passwords_alone(tmp_path: Path) -> None:
    code, said = run("serve", str(tmp_path / "home"), "--host", "0.0.0.0", "--no-browser")
    assert code == 2
    assert "--password-file" in said
    assert not (tmp_path / "home").exists()


def test_an_account_is_written_without_its_password(tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    secret = "a long password"
    typed = f"{secret}\n{secret}\n"
    code, _ = run("password", str(file), "สมชาย", "--role", "editor", typed=typed)
    assert code == 0
    assert accounts(file)["สมชาย"].role is Role.EDITOR
    assert secret not in file.read_text(encoding="utf-8")
    assert run("password", str(file), "a:b", typed=typed)[0] == 2
    assert run("password", str(file), "short", typed="abc\nabc\n")[0] == 2
    assert [*accounts(file)] == ["สมชาย"]


@pytest.mark.parametrize("spoil", [lambda line: line[:-3], lambda line: f"x{line}:", str.upper])
def test_a_spoilt_password_file_lets_nobody_in(spoil: Callable[[str], str], tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    file.write_text(spoil("somebody:owner:00:00") + "\n", encoding="utf-8")
    code, said = run(
        "serve", str(tmp_path), "--host", "0.0.0.0", "--password-file", str(file), "--no-browser"
    )
    assert code == 2
    assert "บรรทัด 1" in said
