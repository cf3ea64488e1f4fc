"""Brings the translations up to date with the program.

    python gui/tools/translations.py [--out resources/i18n] [--add LANGUAGE]

Collects every text (see source_texts.py), merges them into each .ts file with Qt's lupdate and
compiles it with lrelease. What is left to translate is marked "unfinished" in the .ts files and
counted on the terminal. --add begins a language, named by its code, such as fr.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from tools.source_texts import NotLiteralError, Text, all_texts

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "gui" / "session_composer"
RESOURCES = ROOT / "resources"
NAME = "session-composer"


def main() -> int:
    """Update every language. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=RESOURCES / "i18n")
    parser.add_argument("--add", metavar="LANGUAGE")
    options = parser.parse_args()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    files = sorted(out.glob(f"{NAME}_*.ts"))
    if options.add:
        files.append(out / f"{NAME}_{options.add}.ts")
    try:
        texts = all_texts(PACKAGE, RESOURCES)
    except NotLiteralError as error:
        print(error, file=sys.stderr)
        return 1
    for file in files:
        update(file, texts)
        release(file, file.with_suffix(".qm"))
        print(f"{file.name}: {len(texts)} texts, {len(unfinished(file))} to translate")
    return 0


def update(file: Path, texts: Iterable[Text]) -> None:
    """Merge texts into a .ts file, and drop from it what is in use no more."""
    with tempfile.TemporaryDirectory() as folder:
        # As source code that lupdate reads: it knows neither our tables nor our data.
        stub = Path(folder) / "texts.py"
        lines = [
            f"QCoreApplication.translate({_quoted(text.context)}, {_quoted(text.source)})\n"
            for text in texts
        ]
        stub.write_text("".join(lines), "utf-8")
        options = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none"]
        language = file.stem.removeprefix(f"{NAME}_")
        options += ["-source-language", "en", "-target-language", language]
        # A text that resembles another one is no translation of it.
        options += ["-disable-heuristic", "similartext"]
        _run("lupdate", *options, str(stub), "-ts", str(file))


def release(file: Path, compiled: Path) -> None:
    """Compile a .ts file."""
    _run("lrelease", "-silent", str(file), "-qm", str(compiled))


def unfinished(file: Path) -> list[Text]:
    """List what a .ts file has no translation of."""
    return [
        Text(context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(file).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
        if (found := message.find("translation")) is None or found.get("type") or not found.text
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / tool
    subprocess.run([str(program), *arguments], check=True)  # noqa: S603 - Qt's own tool


if __name__ == "__main__":
    sys.exit(main())
