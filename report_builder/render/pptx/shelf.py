"""Make the layouts that pages need out of those of the template, so that slides follow theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.render.ooxml.drawingml import NAMESPACES
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.masters import layout_placeholder
from report_builder.render.pptx.seats import Seat
from report_builder.render.pptx.slots import HEADER, Slot

_KINDS = {"chart": "แผนภูมิ", "tbl": "ตาราง", "pic": "ภาพ", "body": "ข้อความ"}
_STANDING = ("title", "ctrTitle", "dt", "ftr", "sldNum")
"""Kinds of placeholder that a layout keeps, whatever a page says."""


@dataclass
class Shelf:
    """The layouts of a deck: those of its template, and those made for its pages, each once."""

    presentation: Presentation
    made: dict[tuple[str, tuple[Slot, ...]], Part] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)

    def layout(self, bound: Bound, seats: Sequence[Seat]) -> Part:
        """Return the layout whose placeholders are those of a page, in number, place and looks."""
        slots = tuple(seat.slot for seat in seats if seat.slot)
        content = {slot for slot in bound.slots if slot.key not in HEADER}
        if not bound.own.is_open or (content <= set(slots) <= set(bound.slots)):
            return bound.part
        key = (str(bound.part.partname), slots)
        if key not in self.made:
            self.made[key] = self._made(bound, slots)
        return self.made[key]

    def _made(self, bound: Bound, slots: Sequence[Slot]) -> Part:
        package = self.presentation.part.package
        name = package.next_partname("/ppt/slideLayouts/slideLayout%d.xml")
        part = Part(name, CT.PML_SLIDE_LAYOUT, package)
        root: Any = parse_xml(bound.part.blob)
        _relate(part, bound.part, root)
        _refill(root, bound, slots)
        root.attrib.pop("type", None)
        root.find(qn("p:cSld")).set("name", self._name(bound, slots))
        part.blob = serialize_part_xml(root)
        self._list(part, bound.part.part_related_by(RT.SLIDE_MASTER))
        return part

    def _name(self, bound: Bound, slots: Sequence[Slot]) -> str:
        """Return a name that tells what the layout holds, and that no other has."""
        free = [slot.kind for slot in slots if slot.key not in HEADER]
        held = (f"{word} {free.count(kind)}" for kind, word in _KINDS.items() if kind in free)
        name = " ".join((bound.name, *held))
        self.named[name] += 1
        same = self.named[name]
        return f"{name} ({same})" if same > 1 else name

    def _list(self, layout: Part, master: Any) -> None:
        masters: Any = self.presentation.element.sldMasterIdLst
        parts = [master.part for master in self.presentation.slide_masters]
        layouts = [i for part in parts for i in part._element.get_or_add_sldLayoutIdLst()]
        highest = max(int(i.get("id")) for i in (*masters, *layouts))
        relation = master.relate_to(layout, RT.SLIDE_LAYOUT)
        entry = f'<p:sldLayoutId {NAMESPACES} id="{highest + 1}" r:id="{relation}"/>'
        master._element.get_or_add_sldLayoutIdLst().append(parse_xml(entry))


def _relate(part: Part, like: Part, root: Any) -> None:
    """Give a layout the relations of another, and its elements their new ids."""
    ids = {
        relation.rId: part.relate_to(
            relation.target_ref if relation.is_external else relation.target_part,
            relation.reltype,
            relation.is_external,
        )
        for relation in like.rels.values()
    }
    space = f"{{{root.nsmap['r']}}}"
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.startswith(space):
                element.set(name, ids[value])


def _refill(root: Any, bound: Bound, slots: Sequence[Slot]) -> None:
    """Take the placeholders for content out of a layout, and put those of a page in."""
    tree = root.find(qn("p:cSld")).find(qn("p:spTree"))
    held = {slot.index: slot for slot in bound.slots if slot.key in HEADER}
    asked = {slot.index: slot for slot in slots}
    for holder in list(tree.iter(qn("p:ph"))):
        index, shape = int(holder.get("idx", "0")), _shape(holder, tree)
        slot = asked.get(index)
        if slot and slot.known:
            tree.replace(shape, _drawn(asked.pop(index), shape.shape_id))
        elif slot or index in held or holder.get("type", "obj") in _STANDING:
            asked.pop(index, None)
        else:
            tree.remove(shape)
    first = 1 + max(int(e.get("id")) for e in tree.iter() if e.tag.endswith("}cNvPr"))
    for place, slot in enumerate(asked.values()):
        tree.append(_drawn(slot, first + place))


def _shape(holder: Any, tree: Any) -> Any:
    """Return the shape of the tree that is a placeholder, or the group it stands in."""
    return next(up for up in holder.iterancestors() if up.getparent() is tree)


def _drawn(slot: Slot, shape_id: int) -> Any:
    return parse_xml(
        layout_placeholder(slot, shape_id).replace("<p:sp>", f"<p:sp {NAMESPACES}>", 1)
    )
