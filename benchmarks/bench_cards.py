"""Time the cards of 2559: stock WeasyPrint, ours and PowerPoint, with the same workers.

    python benchmarks/bench_cards.py [ROUNDS]

Stock writes the very pages that ours writes, already placed, as its manual says, in forked workers.
Ours also tells, places and registers every card. The least wall time of the rounds counts, and the
processor time of the workers, which tells more on a machine that does other work besides.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
FACES = (
    *(("Sarabun", 400, "Sarabun-Regular"), ("Sarabun", 700, "Sarabun-Bold")),
    ("IBM Plex Sans Thai Looped", 600, "IBMPlexSansThaiLooped-SemiBold"),
)
GOALS = {"pdf": 10.0, "pptx": 6.0}
"""Seconds for all cards on two processors."""


def main(rounds: int) -> int:
    """Print the seconds of each way, and return 1 when a goal is missed."""
    folder = Path(mkdtemp())
    _in_process("documents", folder)
    ways = {"stock pdf": "stock", "ours pdf": "pdf", "ours pptx": "pptx"}
    least = {name: (float("inf"), float("inf")) for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            wall, processor = map(float, _in_process(way, folder).split())
            least[name] = min(least[name][0], wall), min(least[name][1], processor)
    shutil.rmtree(folder)
    for name, (wall, processor) in least.items():
        print(
            f"{name:10} {wall:6.2f} s, {processor:6.2f} s of processors, {os.cpu_count()} workers"
        )
    shares = (
        ours / stock for ours, stock in zip(least["ours pdf"], least["stock pdf"], strict=True)
    )
    print("ours takes {:.0%} of the time of stock, {:.0%} of its processor time".format(*shares))
    missed = [form for form, goal in GOALS.items() if least[f"ours {form}"][0] > goal]
    print(f"missed: {', '.join(missed)}" if missed else "within the goals")
    return int(bool(missed))


def _in_process(way: str, folder: Path) -> str:
    """Run one way in a process of its own, so that none is warmed by another."""
    command = [sys.executable, __file__, "--run", way, str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _edition():  # type: ignore[no-untyped-def]
    from report_builder.edition.load import load

    return load(ROOT / "assets" / "editions" / "2559")


def _shop(folder: Path, *formats: str):  # type: ignore[no-untyped-def]
    from report_builder import facts, results
    from report_builder.build import cards
    from report_builder.render.about import About
    from report_builder.render.layout import CARD
    from report_builder.story.card.words import teller

    edition = _edition()
    computed = results.compute(edition)
    told = teller(edition, computed, facts.build(edition, computed))
    about = About(
        edition.settings.survey,
        date.fromisoformat(edition.settings.date),
        facts=told.facts,
        form=CARD,
    )
    return cards.Shop(told, folder, formats, about)


def documents(folder: Path) -> None:
    """Write the XHTML of every card and the style sheet."""
    from report_builder.render.pdf.xhtml import document, style_sheet

    from report_builder.render.layout import CARD
    from report_builder.render.place.card.sheets import card_sheets
    from report_builder.story.card.compose import compose_card

    shop = _shop(folder)
    (folder / "style.css").write_text(style_sheet(CARD), encoding="utf-8")
    for unit in shop.edition.units:
        pages = [sheet.page for sheet in card_sheets(compose_card(shop.teller, unit.code))]
        content = document(pages, pages[0].title)
        (folder / f"{unit.code}.xhtml").write_text(content, encoding="utf-8")


def ours(folder: Path, form: str) -> str:
    """Return the seconds that our cards take in one format, and those of the processors."""
    from report_builder.build import cards

    shop = _shop(folder, form)
    with _timed() as seconds:
        _, failed = cards.draw(shop, shop.edition.units, lambda done, of: None)
    assert not failed, failed
    return seconds()


def stock(folder: Path) -> str:
    """Return the seconds that WeasyPrint takes as released, and those of the processors."""
    import weasyprint  # noqa: F401 - loaded before the workers are forked

    with _timed() as seconds, ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        list(pool.map(_stock_card, sorted(folder.glob("*.xhtml"))))
    return seconds()


def _stock_card(file: Path) -> int:
    import weasyprint

    rules = "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight};"
        f" src: url('{(ROOT / 'fonts' / f'{name}.ttf').as_uri()}') }}"
        for family, weight, name in FACES
    )
    css = weasyprint.CSS(string=rules + (file.parent / "style.css").read_text("utf-8"))
    html = weasyprint.HTML(string=file.read_text("utf-8"))
    return len(html.write_pdf(stylesheets=[css], pdf_variant="pdf/a-3u", pdf_tags=True))


@contextmanager
def _timed() -> Iterator[Callable[[], str]]:
    start = perf_counter()
    yield lambda: f"{perf_counter() - start} {_processor()}"


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        way, place = sys.argv[2], Path(sys.argv[3])
        if way == "documents":
            documents(place)
        else:
            print(stock(place) if way == "stock" else ours(place, way))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
