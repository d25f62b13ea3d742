"""Answers in words of a scale, as questionnaires have them, told as numbers from 1 to 5."""

from __future__ import annotations

import re
from collections.abc import Sequence

SCALES = (
    ("น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด"),
    ("ไม่เห็นด้วยอย่างยิ่ง", "ไม่เห็นด้วย", "ไม่แน่ใจ", "เห็นด้วย", "เห็นด้วยอย่างยิ่ง"),
    ("ไม่พอใจมาก", "ไม่พอใจ", "เฉย ๆ", "พอใจ", "พอใจมาก"),
    ("ไม่พึงพอใจมาก", "ไม่พึงพอใจ", "เฉยๆ", "พึงพอใจ", "พึงพอใจมาก"),
    ("ควรปรับปรุง", "พอใช้", "ปานกลาง", "ดี", "ดีมาก"),
    ("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
    ("very poor", "poor", "fair", "good", "very good"),
)
"""Words of questionnaires, from the lowest answer to the highest."""
LOW, HIGH = 1, 5
_LEVEL = {word: str(n) for scale in SCALES for n, word in enumerate(scale, LOW)}
_BESIDE = re.compile(r"^[(\d).=:\s-]+|[(\d).=:\s-]+$")
"""What stands beside a word, as in “5 = มากที่สุด” and “มาก (4)”."""


def levelled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows of a sheet with a number for each cell that is a word of a scale."""
    return [[_LEVEL.get(_BESIDE.sub("", cell).casefold(), cell) for cell in row] for row in rows]
