"""Settle what an edition calls its subject, its units, its regions and the whole of its units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report_builder.geography.provinces import provinces
from report_builder.model import Unit
from report_builder.settings import Settings
from report_builder.thai import nouns

PROVINCE = "จังหวัด"
BANGKOK = "TH-10"
"""The one code among those of provinces that is no province."""
COUNTRY = ("ประเทศ", "TH", "ประเทศไทย", "Thailand")
"""What the whole is called where units are provinces: noun, code, Thai and English name."""
EVERY = "ทุก"
SURVEYS = ("การสำรวจ", "การประเมิน", "ดัชนี")
"""What the name of a survey begins with, before what it is about."""
OF = "ของ"


@dataclass(frozen=True, slots=True)
class Whole:
    """All units together: the noun, a code, the Thai and the English name."""

    noun: str
    code: str
    name_th: str
    name_en: str

    @property
    def mean(self) -> str:
        """Return what the mean of all is called: "ค่าเฉลี่ยประเทศ"."""
        return nouns.beside("ค่าเฉลี่ย", self.noun)

    @property
    def all(self) -> str:
        """Return the whole as all there is: "ทั้งประเทศ", "ทุกเทศบาล"."""
        return self.noun if self._is_every else nouns.beside("ทั้ง", self.noun)

    @property
    def _is_every(self) -> bool:
        return self.noun.startswith(EVERY)


@dataclass(frozen=True, slots=True)
class Nouns:
    """What an edition calls its units, and how a name stands beside the noun."""

    unit: str
    full_names: bool
    whole: Whole

    def named(self, unit: Unit) -> str:
        """Return a unit as it stands in a sentence: "จังหวัดพะเยา", "เขตใต้", "ประเทศ Austria"."""
        is_bangkok = (self.unit, unit.code) == (PROVINCE, BANGKOK)
        own = self.full_names or is_bangkok
        return unit.name_th if own else nouns.named(self.unit, unit.name_th)


def settled(settings: Settings, units: Sequence[Unit]) -> Nouns:
    """Return the nouns of an edition.

    Unless the settings say so, names are full where most of them hold the noun of the units.
    """
    holding = sum(nouns.holds(unit.name_th, settings.unit_noun) for unit in units)
    given = settings.full_names
    full = 2 * holding > len(units) if given is None else given
    return Nouns(settings.unit_noun, full, whole(settings, units))


def whole(settings: Settings, units: Sequence[Unit]) -> Whole:
    """Return what the whole is called: the country where units are most of its provinces."""
    default = COUNTRY if _is_country(settings, units) else _every(settings)
    own = (settings.whole, settings.whole_code, settings.whole_th, settings.whole_en)
    return Whole(*(mine or usual for mine, usual in zip(own, default, strict=True)))


def _is_country(settings: Settings, units: Sequence[Unit]) -> bool:
    there = {unit.code for unit in units} & provinces().keys()
    most = 2 * len(there) > len(provinces()) and settings.unit_noun == PROVINCE
    return most and settings.whole in ("", COUNTRY[0])


def _every(settings: Settings) -> tuple[str, str, str, str]:
    noun = settings.whole or nouns.beside(EVERY, settings.unit_noun)
    return noun, "ALL", noun, "All units"


def weighed_by(settings: Settings) -> str:
    """Return what the weights of units are: "จำนวนประชากร", "น้ำหนักของจังหวัด" unless given."""
    return settings.weight_noun or nouns.beside("น้ำหนักของ", settings.unit_noun)


def subject(settings: Settings) -> str:
    """Return what is measured: "ความพร้อม..." of "การสำรวจความพร้อม..." unless it is given."""
    about = settings.survey
    for word in SURVEYS:
        about = about.removeprefix(word)
    return settings.subject or about or settings.survey


def subject_of(settings: Settings) -> str:
    """Return the subject and whose it is, not twice: of "ความพร้อมของโรงพยาบาล" the more exact."""
    about, whose = subject(settings), settings.population
    measured, _, owner = about.rpartition(OF)
    if measured and owner and whose.startswith(owner):
        about = measured
    return nouns.beside(about, nouns.beside(OF, whose) if whose else "")


def subject_title(settings: Settings) -> str:
    """Return the subject and whose it is as titles say it."""
    return settings.subject_title or subject_of(settings)
