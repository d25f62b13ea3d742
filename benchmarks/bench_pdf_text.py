"""Time a one-page summary in WeasyPrint as released and in ours, side by side.

    python benchmarks/bench_pdf_text.py [ROUNDS]

Each engine runs in a process of its own, warm, writing the same tagged PDF/A page again and again;
the two take turns. Processor times are compared turn by turn, so that other work on the machine
counts for both, and the median is told. Ours is to take at most half.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from html import escape
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
LINES = (ROOT / "tests" / "thai" / "hard_thai.txt").read_text("utf-8").splitlines()
WORDS = [word for line in LINES for word in line.split() if 6 <= len(word) <= 24]
FONTS = (
    *(("Sarabun", 400, "Sarabun-Regular"), ("Sarabun", 700, "Sarabun-Bold")),
    ("IBM Plex Sans Thai Looped", 600, "IBMPlexSansThaiLooped-SemiBold"),
)
CSS = """
@page { size: A4; margin: 12mm }
html { font: 9.4pt/1.5 Sarabun } p { margin: 0 0 2mm }
h1, h2 { font-family: "IBM Plex Sans Thai Looped"; font-weight: 600; margin: 0 }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th, td { border-bottom: 0.5pt solid #c5ccd6; padding: 1pt 4pt; text-align: left }
ul { list-style: disc; margin: 0 }
"""
GOAL = 0.5


def card(number: int) -> str:
    """Return the body of a card-like page: text, a chart of 17 bars, a table and lists."""
    words = islice(cycle(WORDS), number * 7, None)

    def take(count: int) -> str:
        return escape(" ".join(islice(words, count)))

    bars = "".join(
        f'<rect x="180" y="{y}" width="{40 + y}" height="7" fill="#1668b8"/>'
        f'<text x="174" y="{y + 7}" text-anchor="end">{take(2)}</text>'
        f'<text x="{228 + y}" y="{y + 7}">{y / 4:.1f}</text>'
        f'<text x="440" y="{y + 7}">{take(1)}</text>'
        for y in range(0, 17 * 12, 12)
    )
    rows = "".join(
        f'<tr><th scope="row">{take(2)}</th>{f"<td>{take(1)}</td>" * 4}</tr>' for _ in range(6)
    )
    items = [f"<li>{take(14)}</li>" for _ in range(10)]
    return (
        f"<h1>{take(4)}</h1><p>{take(60)}</p>"
        '<svg xmlns="http://www.w3.org/2000/svg" width="520" height="210"'
        ' font-family="Sarabun" font-size="7.5">'
        f"<title>แผนภูมิแท่ง</title>{bars}</svg>"
        f"<table><tbody>{rows}</tbody></table>"
        f"<h2>{take(2)}</h2><ul>{''.join(items[:5])}</ul>"
        f"<h2>{take(2)}</h2><ul>{''.join(items[5:])}</ul>"
    )


def stock() -> Callable[[str], bytes]:
    """Return what writes a page with WeasyPrint as its manual says."""
    import weasyprint

    rules = "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight};"
        f" src: url('{(ROOT / 'fonts' / f'{file}.ttf').as_uri()}') }}"
        for family, weight, file in FONTS
    )

    def write(body: str) -> bytes:
        style = f"<style>{rules}{CSS}</style>"
        html = f'<html lang="th"><head><title>ก</title>{style}</head><body>{body}</body></html>'
        options = {"pdf_variant": "pdf/a-3u", "pdf_tags": True}
        pdf: bytes = weasyprint.HTML(string=html).write_pdf(**options)
        return pdf

    return write


def ours() -> Callable[[str], bytes]:
    """Return what writes a page with this program."""
    from report_builder.render.pdf.write import write_pdf

    def write(body: str) -> bytes:
        html = f"<html><head></head><body>{body}</body></html>"
        return write_pdf(html, title="ก", date=date(2016, 11, 23), stylesheets=[CSS])

    return write


def serve(engine: str) -> None:
    """Write a page for each line read, and answer with the seconds it took."""
    write = {"stock": stock, "ours": ours}[engine]()
    for number, _ in enumerate(sys.stdin):
        body = card(number)
        start = process_time()
        write(body)
        print(process_time() - start, flush=True)


def main(rounds: int) -> int:
    """Let both engines write pages by turns, print their times, and tell if the goal is met."""
    engines = {name: _started(name) for name in ("stock", "ours")}
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, engine in engines.items():
            times[name].append(_page(engine))
    for engine in engines.values():
        engine.communicate()
    middle = {name: 1000 * median(seconds[1:]) for name, seconds in times.items()}
    turns = zip(times["ours"][1:], times["stock"][1:], strict=True)
    ratio = median(ours / stock for ours, stock in turns)
    print(f"WeasyPrint as released  {middle['stock']:6.0f} ms a page")
    print(f"report-builder          {middle['ours']:6.0f} ms a page")
    print(f"share of the time       {ratio:6.0%} (goal: at most {GOAL:.0%})")
    return int(ratio > GOAL)


def _started(name: str) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--serve", name]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)


def _page(engine: subprocess.Popen[str]) -> float:
    assert engine.stdin
    assert engine.stdout
    engine.stdin.write("\n")
    engine.stdin.flush()
    return float(engine.stdout.readline())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2])
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 15))
