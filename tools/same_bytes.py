"""Compare the files of two builds byte by byte: what moves of code alone must not change.

Usage: python -m tools.same_bytes BEFORE AFTER
Prints each file that differs or stands in one folder only, then how many are the same. Exit code 1
when there are any; those that only say what a folder was made of (SEALS) may differ.
"""

from __future__ import annotations

import sys
from hashlib import file_digest
from pathlib import Path

SEALS = ("manifest.json", "SHA256SUMS")


def main(arguments: list[str]) -> int:
    """Print how two folders differ; return the exit code."""
    before, after = (hashes(Path(argument)) for argument in arguments)
    every = sorted(before.keys() | after.keys())
    other = [file for file in every if before.get(file) != after.get(file)]
    for file in other:
        print(f"{file}: {before.get(file, 'missing')[:12]} -> {after.get(file, 'missing')[:12]}")
    print(f"{len(every) - len(other)} files are the same, {len(other)} not")
    return int(bool({*other} - {*SEALS}))


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _hash(path) for path in files}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
