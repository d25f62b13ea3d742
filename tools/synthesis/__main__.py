"""Write respondents.csv, scores.csv and answers.csv: `python -m tools.synthesis [FOLDER]`."""

import sys
import tomllib
from pathlib import Path

from numpy.random import RandomState

from .answers import draw_answers
from .bases import draw_bases
from .framework import Framework, read_framework
from .responses import draw_respondents
from .scores import draw_scores
from .write import write_answers, write_respondents, write_scores

TARGETS = Path(__file__).with_name("targets.toml")
EDITION = Path(__file__).parents[2] / "assets" / "editions" / "2559"


def synthesise(framework: Framework, out: Path) -> None:
    """Write the three respondent-level tables of the edition into the folder `out`."""
    targets = tomllib.loads(TARGETS.read_text(encoding="utf-8"))
    rng = RandomState(targets["seed"])  # its stream is frozen: the same numbers in every numpy
    sampled = draw_respondents(framework, targets["responses"], rng)
    responded = [each for each in sampled if each.channel]
    bases = draw_bases(responded, targets, rng)
    scores = draw_scores(framework, responded, bases, targets, rng)
    answers = draw_answers(framework, responded, bases, scores, targets, rng)
    write_respondents(out / "respondents.csv", sampled)
    write_scores(out / "scores.csv", framework, responded, scores)
    write_answers(out / "answers.csv", framework, responded, answers)


if __name__ == "__main__":
    synthesise(read_framework(EDITION), Path(sys.argv[1]) if sys.argv[1:] else EDITION)
