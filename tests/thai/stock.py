"""Write a PDF with WeasyPrint as released: XHTML on standard input, PDF on standard output."""

import sys

import weasyprint

from report_builder import resources
from report_builder.thai.font import FACES

RULES = "".join(
    f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight};"
    f" src: url('{resources.path('fonts', face.file).as_uri()}') }}\n"
    for face in FACES.values()
)

if __name__ == "__main__":
    html = sys.stdin.read().replace("<style>", f"<style>{RULES}", 1)
    sys.stdout.buffer.write(weasyprint.HTML(string=html).write_pdf())
