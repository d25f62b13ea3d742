"""Tell what of a template is broken or missing, so that nothing could be built on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from report_builder.problem import Words

MAIN = "ppt/presentation.xml"
"""The part that every presentation has."""
_TREES = re.compile(r"ppt/(slideMaster|slideLayout)s/[^/]+\.xml")
_NEEDED = {"slideMaster": "theme", "slideLayout": "slideMaster"}
"""Relations that parts of a kind can't do without, by the ends of their types."""
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ELEMENTS = {
    "presentation": (f"{_P}sldSz",),
    "slideMaster": (f"{_P}clrMap",),
    "theme": (f"{_A}clrScheme", f"{_A}majorFont/{_A}cs", f"{_A}minorFont/{_A}cs"),
}
"""Elements that parts of a kind can't do without."""
_CONTAINERS = {
    b"\xd0\xcf\x11\xe0": Words(
        "เป็นแฟ้มที่มีรหัสผ่าน หรือเป็นแฟ้ม .ppt รุ่นเก่า", "it has a password, or is an old .ppt file"
    ),
    b"": Words("แฟ้มว่างเปล่า", "the file is empty"),
}
"""What a file is that begins with these bytes, or is made of none."""


def container(data: bytes) -> Words | None:
    """Say what a file is that is no package of parts, None when it may be one."""
    return _CONTAINERS.get(data[:4])


def broken(parts: Mapping[str, bytes]) -> Iterator[Words]:
    """Yield what is broken or missing in the parts of a presentation, by their names."""
    trees = {name: found[1] for name in sorted(parts) if (found := _TREES.fullmatch(name))}
    yield from _lacking(MAIN, "presentation", parts)
    for name, kind in trees.items():
        yield from _unrelated(name, kind, parts)
        yield from _lacking(name, kind, parts)


def _unrelated(name: str, kind: str, parts: Mapping[str, bytes]) -> Iterator[Words]:
    """Yield what a part refers to that isn't there."""
    relations = dict(_relations(name, parts))
    targets = [target for end, target in relations.values() if end == _NEEDED[kind]]
    if not targets:
        yield _missing(name, _NEEDED[kind])
    for target in targets if kind == "slideMaster" else ():
        yield from _lacking(target, "theme", parts)
    for asked in _asked(parts[name]) - relations.keys():
        yield _missing(name, asked)


def _lacking(name: str, kind: str, parts: Mapping[str, bytes]) -> Iterator[Words]:
    """Yield what a part of a kind lacks; one that can't be read lacks everything."""
    root = _root(parts[name])
    if root is None:
        yield Words(f"อ่านส่วน {name} ไม่ได้", f"the part {name} can't be read")
        return
    for path in _ELEMENTS.get(kind, ()):
        if root.find(f".//{path}") is None:
            yield _missing(name, path.rpartition("}")[2])


def _asked(part: bytes) -> Collection[str]:
    """Return the names of the relations that a part refers to."""
    root = _root(part)
    elements = () if root is None else root.iter()
    return {
        value for e in elements for key, value in e.attrib.items() if key.startswith(_R) and value
    }


def _relations(name: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the relations of a part to what is there: name, end of the type, target."""
    place = dirname(name)
    root = _root(parts.get(f"{place}/_rels/{name.rpartition('/')[2]}.rels", b""))
    for relation in () if root is None else root:
        target = normpath(join("/", place, relation.get("Target", ""))).lstrip("/")
        if target in parts or relation.get("TargetMode") == "External":
            yield relation.get("Id", ""), (relation.get("Type", "").rpartition("/")[2], target)


def _root(part: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.LxmlError:
        return None


def _missing(name: str, what: str) -> Words:
    return Words(f"ส่วน {name} ขาด {what}", f"the part {name} lacks {what}")
