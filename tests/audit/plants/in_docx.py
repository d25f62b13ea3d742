"""Faults of a Word file: each changes its parts and tells whether the file has the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

from lxml import etree

from tests.audit.plants.in_pptx import Deck

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
C_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NS = {"w": W_NS, "c": C_NS, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
W, C = f"{{{W_NS}}}", f"{{{C_NS}}}"
DOCUMENT, NUMBER = "word/document.xml", re.compile(r"\d+\.\d")
WORD = re.compile(r"[ก-ฮ]{5,}")
BODY, CELL = "./w:body/w:p[w:pPr/w:pStyle/@w:val='BodyText']", ".//w:tbl"
Change = Callable[[Deck, int], bool]


def _found(deck: Deck, path: str, part: str = DOCUMENT) -> list[Any]:
    return deck.root(part).xpath(path, namespaces=NS)


def _texts(deck: Deck, within: str, pattern: re.Pattern[str], part: str = DOCUMENT) -> list[Any]:
    return [t for t in _found(deck, f"{within}//w:t", part) if pattern.fullmatch(t.text or "")]


def _middle(found: list[Any]) -> Iterator[Any]:
    """Yield the things found from the middle on."""
    yield from found[len(found) // 2 :]


def _other(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 3) % 10)


def _exchanged(pairs: Iterator[tuple[Any, Any]]) -> bool:
    for one, other in pairs:
        if one.text != other.text:
            one.text, other.text = other.text, one.text
            return True
    return False


def _numbers(deck: Deck) -> Iterator[tuple[Any, Any]]:
    """Yield runs of the text, cut so that each is one number, with their words."""
    for run in _middle(_found(deck, f"{BODY}/w:r[w:t]")):
        words, text = run.find(f"{W}t").text or "", run.find(f"{W}t")
        if found := NUMBER.search(words):
            before, after = deepcopy(run), deepcopy(run)
            run.addprevious(before)
            run.addnext(after)
            before.find(f"{W}t").text, text.text = words[: found.start()], found[0]
            after.find(f"{W}t").text = words[found.end() :]
            yield run, text


def number_changed(deck: Deck, _: int) -> bool:
    for _run, text in _numbers(deck):
        text.text = _other(text.text)
        return True
    return False


def number_in_table(deck: Deck, _: int) -> bool:
    for text in _middle(_texts(deck, CELL, NUMBER)):
        text.text = _other(text.text)
        return True
    return False


def swapped(deck: Deck, _: int) -> bool:
    """Exchange two numbers of one paragraph."""
    for text in _middle(_found(deck, f"{BODY}//w:t")):
        one, other = [*NUMBER.findall(text.text or ""), "", ""][:2]
        if other and one != other:
            parts = (part.replace(other, one) for part in text.text.split(one))
            text.text = other.join(parts)
            return True
    return False


def swapped_in_table(deck: Deck, _: int) -> bool:
    return _exchanged(pairwise(_middle(_texts(deck, CELL, NUMBER))))


def rows_exchanged(deck: Deck, _: int) -> bool:
    """Exchange the names that begin two rows of a table."""
    for table in _middle(_found(deck, CELL)):
        rows = table.findall(f"{W}tr")
        names = [row.find(f".//{W}t") for row in rows[2:4]]
        if len(names) == 2 and all(name is not None for name in names):
            return _exchanged(iter([tuple(names)]))
    return False


def word_changed(deck: Deck, _: int) -> bool:
    for text in _middle(_found(deck, f"{BODY}//w:t")):
        if found := WORD.search(text.text or ""):
            text.text = text.text.replace(found[0], found[0][::-1], 1)
            return True
    return False


def heading_changed(deck: Deck, _: int) -> bool:
    for text in _middle(_found(deck, ".//w:p[w:pPr/w:pStyle/@w:val='Heading2']//w:t")):
        if WORD.search(text.text or ""):
            text.text = f"{text.text}ที่สุด"
            return True
    return False


def caption_renumbered(deck: Deck, _: int) -> bool:
    for text in _middle(_found(deck, ".//w:p[w:pPr/w:pStyle/@w:val='Caption']//w:t")):
        if re.fullmatch(r"\d+", text.text or ""):
            text.text = _other(text.text)
            return True
    return False


def footnote_changed(deck: Deck, _: int) -> bool:
    for text in _middle(_found(deck, ".//w:t", "word/footnotes.xml")):
        if found := WORD.search(text.text or ""):
            text.text = text.text.replace(found[0], found[0][::-1], 1)
            return True
    return False


def paragraph_gone(deck: Deck, _: int) -> bool:
    for paragraph in _middle(_found(deck, BODY)):
        paragraph.getparent().remove(paragraph)
        return True
    return False


def paragraphs_exchanged(deck: Deck, _: int) -> bool:
    for one, other in pairwise(_middle(_found(deck, BODY))):
        if one.getnext() is other:
            one.addprevious(other)
            return True
    return False


def alt_changed(deck: Deck, _: int) -> bool:
    for told in _middle(_found(deck, ".//*[@descr]")):
        told.set("descr", told.get("descr").replace("สูง", "ต่ำ") + " 66.1")
        return True
    return False


def listed_page(deck: Deck, _: int) -> bool:
    """Change a page number in a list of contents, figures or tables."""
    marked = ".//w:p[.//w:instrText[contains(.,'PAGEREF')]]//w:t"
    for text in _middle(_found(deck, marked)):
        if re.fullmatch(r"\d+", text.text or ""):
            text.text = _other(text.text)
            return True
    return False


def _charts(deck: Deck) -> list[str]:
    return sorted(n for n in deck.parts if n.startswith("word/charts/chart"))


def _in_charts(deck: Deck, path: str) -> Iterator[Any]:
    for name in _middle(_charts(deck)):
        yield from deck.root(name).xpath(path, namespaces=NS)


def cached_value(deck: Deck, _: int) -> bool:
    for value in _in_charts(deck, ".//c:numCache/c:pt/c:v"):
        value.text = str(float(value.text) + 7)
        return True
    return False


def cached_swap(deck: Deck, _: int) -> bool:
    return _exchanged(pairwise(_in_charts(deck, ".//c:val//c:v")))


def names_swapped(deck: Deck, _: int) -> bool:
    return _exchanged(pairwise(_in_charts(deck, ".//c:cat//c:v")))


def axis_max(deck: Deck, _: int) -> bool:
    for end in _in_charts(deck, ".//c:scaling/c:max"):
        end.set("val", str(float(end.get("val")) * 0.8))
        return True
    return False


def axis_reversed(deck: Deck, _: int) -> bool:
    for way in _in_charts(deck, ".//c:valAx/c:scaling/c:orientation"):
        way.set("val", "maxMin")
        return True
    return False


def number_format(deck: Deck, _: int) -> bool:
    for form in _in_charts(deck, ".//c:dLbls/c:numFmt"):
        form.set("formatCode", '"9"0.0')
        return True
    return False


def point_recolored(deck: Deck, _: int) -> bool:
    for color in _in_charts(deck, ".//c:dPt//a:schemeClr"):
        color.set("val", "accent1" if color.get("val") != "accent1" else "accent2")
        return True
    return False


def series_hidden(deck: Deck, _: int) -> bool:
    for series in _in_charts(deck, ".//c:ser"):
        for fill in series.xpath("./c:spPr/a:solidFill", namespaces=NS):
            fill.getparent().replace(fill, etree.Element(f"{{{NS['a']}}}noFill"))
            return True
    return False


def workbook_swapped(deck: Deck, _: int) -> bool:
    """Exchange the workbooks of two charts."""
    books = sorted(n for n in deck.parts if n.startswith("word/embeddings/"))
    one, other = books[len(books) // 2], books[len(books) // 2 + 1]
    deck.parts[one], deck.parts[other] = deck.parts[other], deck.parts[one]
    return deck.parts[one] != deck.parts[other]


def pictures_swapped(deck: Deck, _: int) -> bool:
    """Exchange two pictures of figures."""
    pictures = sorted(n for n in deck.parts if n.startswith("word/media/") and n.endswith("png"))
    one, other = pictures[-2:]
    deck.parts[one], deck.parts[other] = deck.parts[other], deck.parts[one]
    return deck.parts[one] != deck.parts[other]


def _paragraph(text: str, *marks: str) -> Any:
    marked = "".join(f"<w:{mark}/>" for mark in marks)
    run = f"<w:r><w:rPr>{marked}</w:rPr><w:t>{text}</w:t></w:r>"
    return etree.fromstring(f'<w:p xmlns:w="{W_NS}">{run}</w:p>')


def paragraph_added(deck: Deck, _: int) -> bool:
    for paragraph in _middle(_found(deck, BODY)):
        paragraph.addnext(_paragraph("ประเทศ 66.1"))
        return True
    return False


def word_added(deck: Deck, _: int) -> bool:
    for run in _middle(_found(deck, f"{BODY}/w:r")):
        added = deepcopy(run)
        for text in added.iter(f"{W}t"):
            text.text = " ไม่"
            run.addnext(added)
            return True
    return False


def row_added(deck: Deck, _: int) -> bool:
    for row in _middle(_found(deck, f"{CELL}/w:tr[not(w:trPr/w:tblHeader)]")):
        row.addnext(deepcopy(row))
        return True
    return False


def inserted(deck: Deck, _: int) -> bool:
    """Add a word as a tracked change."""
    for run in _middle(_found(deck, f"{BODY}/w:r")):
        added = _paragraph(" 66.1")[0]
        kept = etree.SubElement(run.getparent(), f"{W}ins", {f"{W}id": "9", f"{W}author": "x"})
        kept.append(added)
        run.addnext(kept)
        return True
    return False


def in_header(deck: Deck, _: int) -> bool:
    deck.root("word/header1.xml").append(_paragraph("66.1"))
    return True


def picture_twice(deck: Deck, _: int) -> bool:
    for drawing in _middle(_found(deck, ".//w:p[.//w:drawing]")):
        drawing.addnext(deepcopy(drawing))
        return True
    return False


def _marked(deck: Deck, mark: str, **values: str) -> bool:
    """Give a number of the text a mark of its looks."""
    for run, _text in _numbers(deck):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        told = {f"{W}{name}": value for name, value in values.items()}
        etree.SubElement(properties, f"{W}{mark}", told)
        return True
    return False


def white(deck: Deck, _: int) -> bool:
    return _marked(deck, "color", val="FFFFFF")


def vanished(deck: Deck, _: int) -> bool:
    return _marked(deck, "vanish")


def struck(deck: Deck, _: int) -> bool:
    return _marked(deck, "strike")


def tiny(deck: Deck, _: int) -> bool:
    return _marked(deck, "sz", val="2")


def blocked(deck: Deck, _: int) -> bool:
    """Put a ground of the colour of the letters behind a number."""
    return _marked(deck, "highlight", val="black")


def deleted(deck: Deck, _: int) -> bool:
    """Take out a number as a tracked change."""
    for run, text in _numbers(deck):
        gone = etree.Element(f"{W}del", {f"{W}id": "9", f"{W}author": "x"})
        run.addprevious(gone)
        gone.append(run)
        text.tag = f"{W}delText"
        return True
    return False


def row_closed(deck: Deck, _: int) -> bool:
    """Make a row of a table as good as no height."""
    for row in _middle(_found(deck, f"{CELL}/w:tr[not(w:trPr/w:tblHeader)]")):
        properties = row.find(f"{W}trPr")
        if properties is not None:
            told = {f"{W}val": "1", f"{W}hRule": "exact"}
            etree.SubElement(properties, f"{W}trHeight", told)
            return True
    return False


def style_white(deck: Deck, _: int) -> bool:
    for style in _found(deck, ".//w:style[@w:styleId='BodyText']", "word/styles.xml"):
        properties = style.find(f"{W}rPr")
        if properties is None:
            properties = etree.SubElement(style, f"{W}rPr")
        etree.SubElement(properties, f"{W}color", {f"{W}val": "FFFFFF"})
        return True
    return False


def fonts_swapped(deck: Deck, _: int) -> bool:
    """Exchange two embedded faces."""
    faces = sorted(n for n in deck.parts if n.startswith("word/fonts/"))
    one, other = faces[0], faces[-1]
    deck.parts[one], deck.parts[other] = deck.parts[other], deck.parts[one]
    return one != other


def page_sized(deck: Deck, _: int) -> bool:
    for size in _found(deck, ".//w:pgSz"):
        size.set(f"{W}h", str(int(size.get(f"{W}h")) // 2))
        return True
    return False


def chapter_moved(deck: Deck, _: int) -> bool:
    """Put a heading of a chapter to the end."""
    headings = _found(deck, "./w:body/w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    if len(headings) < 3:
        return False
    headings[-1].addnext(headings[1])
    return True


def _related(deck: Deck, kind: str, target: str, **more: str) -> bool:
    rels = deck.root("word/_rels/document.xml.rels")
    told = {"Id": "rIdX", "Type": f"http://schemas.openxmlformats.org/officeDocument/2006/{kind}"}
    etree.SubElement(
        rels, f"{{{rels.nsmap[None]}}}Relationship", {**told, "Target": target, **more}
    )
    return True


def linked_out(deck: Deck, _: int) -> bool:
    return _related(deck, "relationships/image", "https://a.example/x.png", TargetMode="External")


def template_attached(deck: Deck, _: int) -> bool:
    where = "https://a.example/x.dotm"
    return _related(deck, "relationships/attachedTemplate", where, TargetMode="External")


def macro(deck: Deck, _: int) -> bool:
    deck.parts["word/vbaProject.bin"] = b"macro"
    return _related(deck, "relationships/vbaProject", "vbaProject.bin")


def commented(deck: Deck, _: int) -> bool:
    said = etree.tostring(_paragraph("66.1")).decode()
    comment = f'<w:comment w:id="0" w:author="x">{said}</w:comment>'
    deck.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{W_NS}">{comment}</w:comments>'.encode()
    )
    return _related(deck, "relationships/comments", "comments.xml")


def _core(deck: Deck, name: str) -> bool:
    for told in deck.root("docProps/core.xml"):
        if etree.QName(told).localname == name:
            told.text = "66.1"
            return True
    return False


def core_title(deck: Deck, _: int) -> bool:
    return _core(deck, "title")


def core_subject(deck: Deck, _: int) -> bool:
    return _core(deck, "subject")
