"""Read XML without entities, network or declared types, whole or element by element."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree


def parsed(part: bytes) -> etree._Element:
    """Return the root of a part."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    return etree.fromstring(part, parser)


def walked(part: bytes, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these local names as they end, each emptied when it was looked at."""
    if not part:
        return
    found = etree.iterparse(
        io.BytesIO(part),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in found:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def is_set(value: str | None) -> bool:
    """Tell whether an attribute says yes."""
    return value in ("1", "true", "on")


def is_zero(value: str | None) -> bool:
    """Tell whether an attribute is a number that is nought."""
    try:
        return value is not None and float(value) == 0
    except ValueError:
        return False
