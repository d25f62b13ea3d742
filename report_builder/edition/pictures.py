"""Read the pictures of an edition: a table says where each goes, a folder holds them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image

from report_builder.edition.causes import of_pictures
from report_builder.edition.causes.cause import Cause, Refused
from report_builder.edition.columns import near
from report_builder.edition.files import regular
from report_builder.edition.tables import Table
from report_builder.model import EMBLEM, Picture
from report_builder.problem import Problem, Words

TABLE = FOLDER = "pictures"
FORMATS = ("PNG", "JPEG")
MAX_BYTES, MAX_PIXELS = 20_000_000, 50_000_000
LEAST = {EMBLEM: 200}
USUAL_LEAST = 600
"""Pixels that the longer side of a picture has at least, by its place."""


def problems(table: Table, files: Mapping[str, Path]) -> Iterator[Problem]:
    """Yield what is wrong with the files that a table names; `files` are those of the folder."""
    places = dict(table.cells("place"))
    for row, name in table.cells("file"):
        if not name:
            continue
        if name not in files:
            yield table.problem(of_pictures.MISSING, row, "file", name, action=near(name, files))
            continue
        try:
            _opened(regular.content(files[name], MAX_BYTES), places.get(row, ""))
        except Refused as refused:
            cause, found = _told(refused.cause), f"{name} {refused.found}".strip()
            expected = _least(places.get(row, "")) if cause is of_pictures.TOO_SMALL else None
            yield table.problem(cause, row, "file", found, expected=expected)


def _told(cause: Cause) -> Cause:
    """Return the cause of a picture for that of any file."""
    if cause.name == "too_large":
        return of_pictures.TOO_LARGE
    return cause if cause.name.startswith("picture") else of_pictures.UNUSABLE


def _least(place: str) -> Words:
    pixels = LEAST.get(place, USUAL_LEAST)
    return Words(f"ด้านยาวอย่างน้อย {pixels} พิกเซล", f"a longer side of {pixels} pixels at least")


def _opened(content: bytes, place: str) -> None:
    """Raise Refused for what is no whole picture of a size that can be printed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                raise Refused(of_pictures.TOO_LARGE, f"{image.width} x {image.height}")
            image.load()
    except Image.DecompressionBombError as error:
        raise Refused(of_pictures.TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused(of_pictures.UNUSABLE) from error
    if max(image.size) < LEAST.get(place, USUAL_LEAST):
        raise Refused(of_pictures.TOO_SMALL, f"{image.width} x {image.height}")


def pictures(table: Table | None, files: Mapping[str, Path]) -> tuple[Picture, ...]:
    """Return the pictures of a checked table; `files` are those of an edition by their part.

    Nothing prints the credit of an emblem.
    """
    if table is None:
        return ()
    columns = [table.column(name) for name in ("place", "file", "alt_th", "credit")]
    return tuple(
        Picture(place, alt, credit, regular.content(files[f"{FOLDER}/{name}"], MAX_BYTES))
        for place, name, alt, given in zip(*columns, strict=True)
        for credit in ["" if place == EMBLEM else given]
    )
