"""What people have: small texts of one kind each, with what they must become.

A file of ``cases`` has ``{"about", "cases": [{"name", "input", "expect"}]}``; of several ``expect``
one must be met. Its members: ``exit`` 0 or 2, ``api_version`` up to a semicolon, ``account``,
``components`` and ``extra`` to the letter, ``account_is_code``, ``notes_contain`` and
``error_contains`` (a list inside: one of its words is enough), ``notes_lack`` and ``mentions``.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.requests import STORE

from session_composer.codecs.readers.reading import read
from session_composer.core.session.session_file import dump
from session_composer.core.text.errors import InputError

FOLDER = Path(__file__).parent / "cases"
OWN = {"format", "api_version", "account", "components", "expand"}
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['name']}")
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))["cases"]
]


def converted(text: str) -> dict[str, Any]:
    """What ``convert`` prints, and says besides."""
    try:
        found = read(text, STORE, STORE.newest)
    except InputError as error:
        return {"exit": 2, "said": str(error), "file": {}}
    said = [*map(str, found.ignored), *map(str, found.notes)]
    if not found.names_version:
        said.append("The input names no API version.")
    if found.key:
        said.append("The input holds an API key.")
    data = dump(found.request, STORE.catalog(found.request.api_version))
    return {"exit": 0, "said": "\n".join(said), "file": json.loads(data)}


def differences(want: dict[str, Any], got: dict[str, Any]) -> list[str]:
    """What is not as it must be."""
    file, said = got["file"], got["said"]
    values = {
        **file,
        "exit": got["exit"],
        "api_version": file.get("api_version", "").partition(";")[0].strip(),
        "extra": {name: value for name, value in file.items() if name not in OWN},
    }
    exact = want.keys() & {"exit", "api_version", "account", "components", "extra"}
    wrong = [
        f"{name} is {values.get(name)!r}"
        for name in sorted(exact)
        if json.dumps(values.get(name), sort_keys=True) != json.dumps(want[name], sort_keys=True)
    ]
    if code := want.get("account_is_code"):
        named = any(code in line and "account" in line.lower() for line in said.splitlines())
        wrong += [] if named and file.get("account") == "" else [f"the account is not {code}"]
    for member in ("notes_contain", "error_contains", "mentions"):
        text = said + json.dumps(file) * (member == "mentions")
        for words in want.get(member, []):
            choices = [words] if isinstance(words, str) else words
            if not any(word.lower() in text.lower() for word in choices):
                wrong.append(f"{member} has none of {choices}")
    return wrong + [f"{word} is said" for word in want.get("notes_lack", []) if word in said]


@pytest.mark.parametrize("case", CASES)
def test_e15_what_people_have_is_read(case: dict[str, Any]) -> None:
    got = converted(case["input"])
    wants = case["expect"] if isinstance(case["expect"], list) else [case["expect"]]
    assert min((differences(want, got) for want in wants), key=len) == [], got
