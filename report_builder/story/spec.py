"""Read a mapping of the YAML files as what it is meant to be; errors name file and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf, ValidationError

from report_builder.errors import StoryError
from report_builder.problem import Words
from report_builder.story.language.misuse import meant
from report_builder.story.mistakes import Mistakes
from report_builder.story.template import Written

_ROUNDS = 20
"""Times that what doesn't fit is left out and the rest is read again."""
_NUMBER = Words("ต้องเป็นตัวเลข ไม่ใส่เครื่องหมายคำพูด", "expected a number without quotes")
_LIST = Words(
    "ต้องเป็นรายการ ขึ้นต้นแต่ละบรรทัดด้วยขีดและเว้นวรรค", "expected a list: lines that begin with “- ”"
)
_MAPPING = Words("ต้องเป็นชุดของ ชื่อ: ค่า", "expected entries of the form name: value")
_KINDS: tuple[tuple[str, Words], ...] = (
    ("missing", Words("ขาดช่องนี้", "this field is missing")),
    ("int", _NUMBER),
    ("float", _NUMBER),
    ("tuple", _LIST),
    ("bool", Words("ต้องเป็น true หรือ false", "expected true or false")),
    ("model", _MAPPING),
    ("mapping", _MAPPING),
    ("dict", _MAPPING),
    ("greater_than", Words("ต้องมากกว่า 0", "should be greater than 0")),
)


def bare(value: object) -> object:
    """Return the characters of a string that isn't a template."""
    return value.text if isinstance(value, Written) else value


Template = InstanceOf[Written]
Name = Annotated[str, BeforeValidator(bare)]
Names = tuple[Name, ...]

_FIELDS: set[str] = set()
"""The fields of all specs, as they are written."""


class Spec(BaseModel):
    """A mapping of the YAML files: known fields only, frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        _FIELDS.update(field.alias or name for name, field in cls.model_fields.items())

    def under(self, over: Spec) -> Self:
        """Return the spec with the fields that `over` gives put over its own."""
        return self.model_copy(update={name: getattr(over, name) for name in over.model_fields_set})


S = TypeVar("S", bound=Spec)
Steps = tuple[str | int, ...]


def read(kind: type[S], data: object, file: str, place: str = "") -> S:
    """Return located YAML as a spec; raise StoryError naming the first field that doesn't fit."""
    mistakes = Mistakes()
    found = usable(kind, data, file, place, mistakes)
    for mistake in mistakes:
        raise mistake
    assert found is not None
    return found


def usable(kind: type[S], data: object, file: str, place: str, mistakes: Mistakes) -> S | None:
    """Return located YAML as a spec without what doesn't fit, which is noted; None for nothing."""
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            misfits = {_steps(data, each["loc"]): each for each in error.errors(include_url=False)}
        for steps, each in misfits.items():
            where = [str(step + 1) if isinstance(step, int) else step for step in steps]
            inside = " > ".join([place, *where] if place else where)
            mistakes.note(StoryError(file, inside, *_words(each, steps)))
        data = _without(data, [s[:-1] if m["type"] == "missing" else s for s, m in misfits.items()])
    return None


def _steps(data: Any, loc: Steps) -> Steps:
    """Return the steps of a place that lead somewhere in the data, or name what is missing."""
    steps: list[str | int] = []
    for place, step in enumerate(loc, 1):
        if _leads(data, step):
            data = data[step]
        elif not (isinstance(data, Mapping) and place == len(loc)):
            continue
        steps.append(step)
    return tuple(steps)


def _leads(data: object, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, Mapping) and step in data


def _words(misfit: Any, steps: Steps) -> tuple[str, Words]:
    """Return what was found and what is wrong with it."""
    kind, found = misfit["type"], misfit["input"]
    if kind == "missing":
        return str(steps[-1]), _KINDS[0][1]
    if kind == "extra_forbidden":
        asked = meant(str(steps[-1]), _FIELDS)
        return str(steps[-1]), Words(f"ไม่รู้จักช่องนี้{asked.th}", f"no such field{asked.en}")
    if kind == "is_instance_of":
        return _shown(found), _no_text(found)
    if kind == "literal_error":
        known = re.findall(r"'([^']*)'", misfit["ctx"]["expected"]) or [misfit["ctx"]["expected"]]
        asked = meant(str(bare(found)), known)
        return _shown(found), Words(f"ใช้คำนี้ไม่ได้{asked.th}", f"this can't be used{asked.en}")
    named = (words for name, words in _KINDS if kind.startswith(name))
    return _shown(found), next(named, Words("ใช้ไม่ได้", misfit["msg"]))


def _shown(found: object) -> str:
    return "" if found is None else str(found)


def _no_text(found: object) -> Words:
    if found is None:
        return Words("ช่องนี้ว่าง เติมข้อความหรือลบช่อง", "this is blank: fill it in or delete it")
    if isinstance(found, list | Mapping):
        return Words("ต้องเป็นข้อความเดียว ไม่ใช่รายการ", "expected one text, not a list")
    return Words("ต้องเป็นข้อความ ใส่เครื่องหมายคำพูดรอบค่านี้", "expected text; quote a number")


def _without(data: Any, places: list[Steps]) -> Any:
    """Return data without what stands at places."""
    if () in places:
        return None
    if not places:
        return data
    kept = _kept(data, places)
    return dict(kept) if isinstance(data, Mapping) else [value for _, value in kept]


def _kept(data: Any, places: list[Steps]) -> Iterator[tuple[Any, Any]]:
    for step, value in data.items() if isinstance(data, Mapping) else enumerate(data):
        inner = [place[1:] for place in places if place[0] == step]
        if () not in inner:
            yield step, _without(value, inner)
