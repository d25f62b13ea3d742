"""Say what a parser of YAML stumbled over, in words of those who write the texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from report_builder.edition.causes.cause import Cause
from report_builder.problem import Problem, Words

QUOTE = Words(
    "ใส่เครื่องหมายคำพูดรอบข้อความทั้งหมด เช่น title: \"{{ f('nation.score') }} คะแนน\"",
    "put the whole text in quotes, as in title: \"{{ f('nation.score') }}\"",
)
INDENT = Words(
    "ให้ชื่อช่องในชุดเดียวกันย่อหน้าเท่ากันด้วยช่องว่าง และรายการขึ้นต้นด้วย “- ”",
    "indent the names of one group alike with spaces, and begin the entries of a list with “- ”",
)
TAB = Cause(
    "tab",
    Words("มีแท็บ (tab) ในการย่อหน้า", "there is a tab in the indentation"),
    action=Words("ใช้ช่องว่าง (space) แทนแท็บ", "use spaces in place of the tab"),
)
UNQUOTED = Cause(
    "unquoted_text",
    Words(
        "ข้อความที่มี {{ }} ** : หรือเครื่องหมายพิเศษนำหน้า ไม่ได้อยู่ในเครื่องหมายคำพูด",
        "a text with {{ }}, **, “: ” or a special character in front stands without quotes",
    ),
    action=QUOTE,
)
UNCLOSED_QUOTE = Cause(
    "unclosed_quote",
    Words("เครื่องหมายคำพูดไม่ครบคู่", "a quote has no partner"),
    action=Words(
        'ปิดเครื่องหมายคำพูดท้ายข้อความ ในข้อความใช้ “ ” แทน "',
        'close the quote at the end of the text; inside it use “ ” in place of "',
    ),
)
UNCLOSED_LIST = Cause(
    "unclosed_list",
    Words("วงเล็บ [ ] หรือ { } ไม่ครบคู่ หรือขาดจุลภาค", "a [ ] or { } isn't closed, or lacks a comma"),
    action=Words("ปิดวงเล็บและคั่นด้วยจุลภาค", "close it and part its entries by commas"),
)
INDENTATION = Cause(
    "indentation",
    Words(
        "ย่อหน้าไม่ตรงกัน หรือบรรทัดนี้หรือบรรทัดก่อนขาด : หลังชื่อช่อง",
        "lines are not indented alike, or this line or the one before lacks a :",
    ),
    action=INDENT,
)
CONTROL = Cause(
    "control_character",
    Words("มีอักขระควบคุมที่มองไม่เห็น", "there is an invisible control character"),
    action=Words("พิมพ์บรรทัดนี้ใหม่", "type this line anew"),
)
TAG = Cause(
    "yaml_tag",
    Words("ใช้คำสั่ง ! ของ YAML ไม่ได้", "tags of YAML (!) can't be used"),
    action=QUOTE,
)
_CAUSES: Sequence[tuple[str, Cause]] = (
    (r"tab character", TAB),
    (r"control characters|unacceptable character|special characters", CONTROL),
    (r"tag|constructor", TAG),
    (r"quoted scalar|escape", UNCLOSED_QUOTE),
    (r"unhashable|alphabetic or numeric|cannot start any token", UNQUOTED),
    (r"flow (mapping|sequence|node)|',' or", UNCLOSED_LIST),
    (r"", INDENTATION),
)
_LOOSE = re.compile(r"""^\s*(?:- +)*(?:[^\s"'#:]+: +)?(\{\{|\{%|\*\*|[@`%&!*])|^[^"']*: [^"']*: """)
"""A line on which a text that needs quotes stands without them."""


def of_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem of a file that YAML can't parse, at the line where it begins."""
    mark = error.problem_mark
    said = f"{error.context or ''} {error.problem or ''}"
    cause = next(cause for pattern, cause in _CAUSES if re.search(pattern, said))
    began = cause in (UNCLOSED_QUOTE, UNCLOSED_LIST) or "simple key" in said
    if began and error.context_mark:
        mark = error.context_mark
    lines = text.splitlines()
    row = min(mark.line + 1, len(lines)) if mark else None
    found = lines[row - 1] if row else ""
    return _closer(cause, found, mark.column if mark else 0).at(file, row, found=found.strip())


def _closer(cause: Cause, line: str, column: int) -> Cause:
    """Return the cause that the line itself shows."""
    if "\t" in line[: max(column + 1, len(line) - len(line.lstrip()))]:
        return TAB
    return UNQUOTED if cause not in (CONTROL, TAG) and _LOOSE.match(line) else cause
