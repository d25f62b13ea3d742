"""The settings of an edition, as its edition.toml gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one edition (edition.toml); texts may hold template expressions.

    What has a default may be left out or blank; `edition.nouns` says what a blank noun stands for.
    """

    id: str
    year: int
    """Year of the survey, Buddhist era."""
    date: str
    """Date of publication, ISO 8601, common era."""
    title: str
    survey: str
    """Name of the survey without its year, as it stands in sentences."""
    subject: str = ""
    """What is measured, as in "ระดับ..." and "ผลการสำรวจ..."."""
    population: str = ""
    """Whose it is: "หน่วยงานภาครัฐระดับจังหวัด"."""
    subject_title: str = ""
    """Subject and population in one, as they stand in the titles of the parts of the deck."""
    score_noun: str = "คะแนน"
    """What a score tells, over charts of scores: "ระดับความพร้อม"."""
    title_en: str = ""
    """The title in the English summary, which may hold {{ year_ce }}; as `publisher_en` and the
    nouns in English, the singular, empty for a general word."""
    publisher: str
    publisher_short: str = ""
    publisher_en: str = ""
    surveyor: str = ""
    url: str = ""
    licence: str = ""
    """Under which the open data may be used, by its SPDX name; empty for none declared."""
    synthetic: bool
    synthetic_note: str = ""
    unit_noun: str
    unit_noun_en: str = ""
    full_names: bool | None = None
    """Whether names of units never take the noun before them; None where the names tell."""
    whole: str = ""
    """What all units together are called: "ประเทศ", "ทุกเทศบาล"."""
    whole_code: str = ""
    whole_th: str = ""
    whole_en: str = ""
    """Code and names of the whole in the open data."""
    region_noun: str = "ภาค"
    weight_noun: str = ""
    """What the weights of units are: "จำนวนประชากร"."""
    respondent_noun: str = "หน่วยงาน"
    respondent_noun_en: str = ""
    respondent_classifier: str = "แห่ง"
    """What respondents are counted in, beside shares of them."""
    group_width: float | None = None
    """Distance of the outer group edges from the national mean, in points as they are printed;
    None for a twentieth of their scale; unused with levels."""
    least_difference: float | None = None
    """Points, as printed, below which nothing is called strong, weak or near; None for a hundredth
    of the scale."""
    peer_distance: float | None = None
    """Points, as printed, within which scores are called near; None for three hundredths."""
    least_coverage: float = 50
    """Percent of those asked, and of the weight of indicators, that a rank asks for."""
    channels: Mapping[str, str] = field(default_factory=dict)
    """Ways of answering: id -> Thai name, in the order shown."""
    region_order: tuple[str, ...] = ()
    case_study: str = ""
    """Code of the unit that the case study is about; empty for none."""
    no_unit: tuple[str, ...] = ()
    """Map shapes that are no unit of this edition (drawn grey)."""
    ranking: bool = False
    """Whether the deck lists all units by rank."""
    additions: bool = True
    """Whether the deck shows what goes beyond the slides of its texts: types and an annex."""
    scale: str = "0-100"
    """Range of the scores as they come in ("0-5"); loaded ones are always 0-100."""
    print_scale: str = ""
    """Range that documents print scores on ("1-10"); empty for 0-100."""
    report_face: str = ""
    """The face of the report's Word file, such as "TH Sarabun New"; empty for Sarabun."""
    previous: tuple[str, ...] = ()
    """Where the years to compare with are, from the place of the edition on; none for none."""
