"""Hostile and odd files, each put into a sound edition by a careless or ill-meaning hand."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

from tests import folders

Spoil = Callable[[Path], None]


def _instead(name: str, make: Callable[[Path], None]) -> Spoil:
    """Put something else in the place of a file of the edition."""

    def spoil(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        make(path)

    return spoil


def _text(content: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(content, encoding="utf-8") and None


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _socket(path: Path) -> None:
    """Bind a socket by a short name: its address may not be long."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(here)


def _linked_text(folder: Path) -> None:
    (folder / "text").symlink_to("/etc")


def _cell(name: str, column: str, text: str) -> Spoil:
    return lambda folder: folders.spoil(folder, name, 2, column, text)


def _setting(name: str, value: str) -> Spoil:
    def spoil(folder: Path) -> None:
        path = folder / "edition.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [f"{name} = {value}" if line.startswith(f"{name} =") else line for line in lines]
        path.write_text("\n".join(kept), encoding="utf-8")

    return spoil


def _added(text: bytes) -> Spoil:
    """Add bytes at the end of the scores."""
    return lambda folder: (
        (folder / "scores.csv").write_bytes((folder / "scores.csv").read_bytes() + text) and None
    )


ALIASES = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefghijklmnopqrstuvwx", "bcdefghijklmnopqrstuvwxy", strict=True)
)

HOSTILE: Mapping[str, tuple[Spoil, str]] = {
    "pipe as scores.csv": (_instead("scores.csv", lambda path: os.mkfifo(path)), "not_a_file"),
    "pipe as edition.toml": (_instead("edition.toml", lambda path: os.mkfifo(path)), "not_a_file"),
    "pipe as a text": (_instead("text/project.yaml", lambda path: os.mkfifo(path)), "not_a_file"),
    "socket as units.csv": (_instead("units.csv", _socket), "not_a_file"),
    "link to /dev/zero": (_instead("scores.csv", _link("/dev/zero")), "link_outside"),
    "link to /etc/passwd": (_instead("units.csv", _link("/etc/passwd")), "link_outside"),
    "link of a text": (_instead("text/project.yaml", _link("/etc/hosts")), "link_outside"),
    "link of the texts": (_linked_text, "link_outside"),
    "link that leads nowhere": (_instead("units.csv", _link("gone.csv")), "unreadable_file"),
    "link to itself": (_instead("units.csv", _link("units.csv")), "unreadable_file"),
    "folder as scores.csv": (_instead("scores.csv", lambda path: path.mkdir()), "not_a_file"),
    "folder as edition.toml": (_instead("edition.toml", lambda path: path.mkdir()), "not_a_file"),
    "folder as a text": (_instead("text/a.yaml", lambda path: path.mkdir()), "not_a_file"),
    "file as the folder text": (_instead("text", _text("a")), "unknown_sheet"),
    "200,000 columns": (_instead("scores.csv", _text("1," * 200_000)), "too_wide"),
    "one cell of 4 MB": (_instead("scores.csv", _text("x" * 4_000_000)), "too_large"),
    "quote never closed": (_added(b'D01-hall,"1,2\n' + b"D01-hall,1\n" * 1000), "open_quote"),
    "control character": (_added(b"D01-hall\x01,1\n"), "control_character"),
    "NUL": (_added(b"D01-hall\0,1\n"), "control_character"),
    "text of 20 MB": (_instead("text/project.yaml", _text("a: " + "x" * 20_000_000)), "too_long"),
    "a million entries": (_instead("text/project.yaml", _text("- a\n" * 240_000)), "too_long"),
    "YAML 100,000 deep": (_instead("text/project.yaml", _text("[" * 100_000)), "too_long"),
    "YAML 900 deep": (
        _instead("text/project.yaml", _text("".join(" " * n + "a:\n" for n in range(900)))),
        "too_long",
    ),
    "YAML aliases": (_instead("text/project.yaml", _text(ALIASES)), "alias"),
    "YAML alias of itself": (_instead("text/project.yaml", _text("a: &a [*a]\n")), "alias"),
    "YAML tags": (_instead("text/project.yaml", _text("!!python/object:os.x {}\n")), "yaml_tag"),
    "YAML with a bell": (_instead("text/project.yaml", _text("a: x\a\n")), "control_character"),
    "TOML 20,000 deep": (_instead("edition.toml", _text("id = " + "[" * 20_000)), "too_long"),
    "TOML of 20 MB": (_instead("edition.toml", _text("# " + "x" * 20_000_000)), "too_long"),
    "address of 5,000 characters": (
        _setting("url", f'"https://example.org/{"x" * 5000}"'),
        "bad_setting",
    ),
    "code of 300 characters": (_cell("units", "code", "x" * 300), "bad_code"),
    "code that leaves the folder": (_cell("units", "code", "../../x"), "bad_code"),
}
"""What is put in, and the cause that names it; "ready" where it is nothing to the edition."""


def wide(columns: int) -> Spoil:
    """Give the scores so many columns that are no indicators."""
    lines = f"respondent,{'x,' * columns}\nD01-hall,{'1,' * columns}\n"
    return _instead("scores.csv", _text(lines))


LARGE: Mapping[str, tuple[Spoil, str]] = {
    "16,000 columns": (wide(16_000), "unknown_indicator"),
    "one cell of 40 MB": (_instead("scores.csv", _text("x" * 40_000_000)), "too_large"),
    "2,000,000 lines": (_instead("scores.csv", _text("respondent\n" * 2_000_001)), "too_large"),
    "links in a ring": (_instead("units.csv", _link("./units.csv")), "unreadable_file"),
}
"""More of them, too slow for tests of every day."""
