"""Compare the pictures of PowerPoint files with those of the PDF files beside them.

Usage: python tools/compare_decks.py FILE_OR_FOLDER...
Draws every X.pptx named or in a folder that has an X.pdf beside it with LibreOffice and the fonts
of the project, and prints the structural similarity of each slide and page (Wang et al. 2004; 1
means the same) and the five least alike. Installs LibreOffice Impress with apt-get when it is
missing. Exit code 1 when a file has other pages than its PDF, or a slide is less alike than
THRESHOLD.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pypdfium2
from PIL import Image
from skimage.metrics import structural_similarity

FONTS = (Path(__file__).parent.parent / "fonts", Path("/usr/share/fonts"))
THRESHOLD = 0.6
WORST = 5
_PARTS = ("libreoffice-impress", "libreoffice-writer")
SCALE = 75 / 72
"""Pixels per point: 75 dots per inch."""
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{fonts}<cachedir>{cache}</cachedir></fontconfig>
"""


def main(arguments: list[str]) -> int:
    """Compare the files of the folders; return the exit code."""
    pairs = [pair for argument in arguments for pair in pairs_in(Path(argument))]
    if not pairs:
        print("no .pptx file with a .pdf beside it", file=sys.stderr)
        return 1
    install_office()
    return max([compared(*pair) for pair in pairs])


def pairs_in(place: Path) -> Iterator[tuple[Path, Path]]:
    """Yield a .pptx file, or those of a folder, that have a .pdf of the same name beside them."""
    for file in [place] if place.is_file() else sorted(place.rglob("*.pptx")):
        if file.with_suffix(".pdf").exists():
            yield file, file.with_suffix(".pdf")


def compared(pptx: Path, pdf: Path) -> int:
    """Print how alike the slides and pages of two files are; return 1 when they are not."""
    slides, pages = list(pictures(as_pdf(pptx))), list(pictures(pdf.read_bytes()))
    if len(slides) != len(pages):
        print(f"{pptx}: {len(slides)} slides, {len(pages)} pages")
        return 1
    alike = {n: similarity(*pair) for n, pair in enumerate(zip(slides, pages, strict=True), 1)}
    print(f"{pptx}: " + " ".join(f"{number}:{value:.2f}" for number, value in alike.items()))
    least = sorted(alike, key=lambda number: alike[number])[:WORST]
    print("least alike: " + ", ".join(f"{number} ({alike[number]:.3f})" for number in least))
    return int(alike[least[0]] < THRESHOLD)


def as_pdf(file: Path, form: str = "pdf") -> bytes:
    """Return a file of Office as LibreOffice prints it."""
    return printed(file, FONTS, form)


def printed(file: Path, fonts: Sequence[Path], form: str = "pdf") -> bytes:
    """Return a file of Office as LibreOffice prints it with the fonts of some folders.

    `form` is what its command line takes: a suffix, a filter and the options of that.
    """
    with TemporaryDirectory() as folder:
        config = Path(folder, "fonts.conf")
        folders = "".join(f"<dir>{font}</dir>" for font in fonts)
        config.write_text(FONTCONFIG.format(fonts=folders, cache=Path(folder, "cache")))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder]
        environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
        subprocess.run([*command, file], env=environment, check=True, capture_output=True)
        return Path(folder, f"{file.stem}.pdf").read_bytes()


def pictures(pdf: bytes) -> Iterator[Image.Image]:
    """Yield the pages of a PDF as grey pictures."""
    for page in pypdfium2.PdfDocument(pdf):
        yield page.render(scale=SCALE).to_pil().convert("L")


def similarity(one: Image.Image, other: Image.Image) -> float:
    """Return the structural similarity of two pictures, the second in the size of the first."""
    pair = np.array(one), np.array(other.resize(one.size))
    return float(structural_similarity(*pair))  # type: ignore[no-untyped-call]


def install_office() -> None:
    """Install the parts of LibreOffice that draw slides and texts, where it is missing."""
    if not shutil.which("soffice"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "-qq", "update"], check=True)
        install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends"]
        subprocess.run([*root, *install, *_PARTS], check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
