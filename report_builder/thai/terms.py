"""Know what must stay on one line: terms, names, and a number with its unit."""

import csv
import re
from functools import cache, lru_cache
from itertools import groupby

from report_builder import resources
from report_builder.language import THAI

LONGEST = 30
"""Characters of the longest term kept on one line; a longer one breaks as usual."""
NBSP = "\u00a0"
_ABBREVIATION = r"(?<![\u0e01-\u0e4e])(?:[ก-ฮ]{1,6}\.)+"
"""Thai letters with a full stop, as กพร. and ม.ค.: a word begins before them."""


@lru_cache(maxsize=8192)
def kept_whole(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) positions of the stretches of text no line may break."""
    inner = [
        position
        for found in _pattern().finditer(text)
        for position in range(found.start() + 1, found.end())
    ]
    inner += [p + side for p, letter in enumerate(text) if letter == NBSP for side in (0, 1)]
    inside = sorted(set(inner) & set(range(1, len(text))))
    runs = groupby(enumerate(inside), lambda pair: pair[1] - pair[0])
    stretches = ([position for _, position in run] for _, run in runs)
    return tuple((run[0] - 1, run[-1] + 1) for run in stretches)


@cache
def number_with_unit() -> re.Pattern[str]:
    """Return the pattern of numbers with their signs and units and of ๆ with its space."""
    units = _lines("units.txt")
    before = "|".join(_longest_first({unit[:-2] for unit in units if unit.endswith(" …")}))
    after = "|".join(_longest_first({unit[2:] for unit in units if unit.startswith("… ")}))
    number = "(?:[ก-ฮ]-)?[0-9๐-๙](?:[.,/–-]?[0-9๐-๙])*%?"
    numbers = f"[+−]?{number}(?: (?:ใน|จาก) {number})?"
    return re.compile(f"(?:(?:{before})[ {NBSP}]?)?{numbers}(?:[ {NBSP}]?(?:{after}))?| (?:ๆ|ฯลฯ)")


@cache
def _pattern() -> re.Pattern[str]:
    provinces = resources.path("assets", "provinces.csv").read_text("utf-8-sig").splitlines()
    terms = _lines("terms.txt") | {row["name_th"] for row in csv.DictReader(provinces)}
    protected = "|".join(_longest_first({term for term in terms if len(term) <= LONGEST}))
    return re.compile(f"{number_with_unit().pattern}|[0-9๐-๙]*(?:{protected})|{_ABBREVIATION}")


def _lines(file: str) -> set[str]:
    lines = THAI.template(file).splitlines()
    return {line.strip() for line in lines if line and not line.startswith("#")}


def _longest_first(words: set[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
