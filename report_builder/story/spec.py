"""Read a mapping of the YAML files as what it is meant to be; errors name file and place."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf, ValidationError

from report_builder.errors import StoryError
from report_builder.problem import Words
from report_builder.story.template import Written

_KINDS: tuple[tuple[str, Words], ...] = (
    ("missing", Words("ขาดช่องนี้", "this field is missing")),
    ("extra_forbidden", Words("ไม่รู้จักช่องนี้", "no such field")),
    (
        "is_instance_of",
        Words("ต้องเป็นข้อความ ใส่เครื่องหมายคำพูดหากเป็นตัวเลข", "expected text; quote a number"),
    ),
)


def bare(value: object) -> object:
    """Return the characters of a string that isn't a template."""
    return value.text if isinstance(value, Written) else value


Template = InstanceOf[Written]
Name = Annotated[str, BeforeValidator(bare)]
Names = tuple[Name, ...]


class Spec(BaseModel):
    """A mapping of the YAML files: known fields only, frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    def under(self, over: Spec) -> Self:
        """Return the spec with the fields that `over` gives put over its own."""
        return self.model_copy(update={name: getattr(over, name) for name in over.model_fields_set})


S = TypeVar("S", bound=Spec)


def read(kind: type[S], data: object, file: str, place: str = "") -> S:
    """Return located YAML as a spec; raise StoryError naming the first field that doesn't fit."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first: Any = error.errors(include_url=False)[0]
        where = [str(step + 1) if isinstance(step, int) else step for step in first["loc"]]
        steps = [step for step in where if step not in ("taken", "group", "slide")]
        why = dict(_KINDS).get(first["type"], Words("ใช้ไม่ได้", first["msg"]))
        raise StoryError(
            file, " > ".join([place, *steps] if place else steps), str(first["input"]), why
        ) from error
