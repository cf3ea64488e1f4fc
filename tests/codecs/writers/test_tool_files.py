"""Files of tools: what is written is read back the same, and looks as it always did."""

import json
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.support.code_samples import ACCOUNT, expected, samples, source, written
from tests.support.requests import STORE, VERSIONS

from session_composer.codecs.readers.reading import read
from session_composer.codecs.writers.languages import TOOL_NAMES, language
from session_composer.codecs.writers.tool_files import tool_files
from session_composer.codecs.writers.tool_format import FOLDER, load_format
from session_composer.core.request.request import Request
from session_composer.core.text.errors import DataError, InputError
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

NAMES = sorted(TOOL_NAMES)
# Those whose whole text is to Stripe what a form body is: nothing needs to be refused.
NEVER_REFUSE = ("http-request-settings", "simworkflow", "conductor", "http-file")
SMALL = Request(
    VERSIONS[-1],
    ACCOUNT,
    MappingProxyType(
        {
            ("components", "payments", "enabled"): True,
            ("components", "payments", "features", "refund_management"): False,
        }
    ),
)


def sent_back(name: str, request: Request) -> list[tuple[str, str]]:
    text = written(name, request).text
    found = read(text, STORE, STORE.newest)
    assert found.request.api_version == request.api_version
    return expected(found.request)


@pytest.mark.parametrize("name", NAMES)
def test_every_tool_has_its_file(name: str) -> None:
    assert (FOLDER / f"{name}.toml").is_file()
    assert language(name) is not None
    assert load_format(name).files


def test_every_file_has_its_tool() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NEVER_REFUSE)
def test_what_is_encoded_is_never_refused(name: str) -> None:
    for request in samples():
        assert written(name, request).text.endswith("\n")


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("postman", "k", "{{account}}"),
        ("bruno", "k", " x"),
        ("bruno", "a b", "x"),
        ("bruno", "k", "a\nb"),
        ("stripe-fixture", "k", "${.env:HOME}"),
        ("step-functions", "k", "{% $now() %}"),
        ("httpie", "-k", "x"),
        ("httpie", "k", "a\\=b"),
        ("powershell", "k", "a\nb"),
    ],
)
def test_what_would_mean_something_else_is_refused(name: str, key: str, value: str) -> None:
    params: dict[WirePath, Leaf] = {(key,): value}
    with pytest.raises(InputError, match="would mean something else"):
        written(name, Request(STORE.newest, ACCOUNT, MappingProxyType(params)))


def test_powershell_knows_no_case() -> None:
    params: dict[WirePath, Leaf] = {("x", "a"): True, ("x", "A"): True}
    with pytest.raises(InputError, match=r"cannot hold 'x\[[aA]\]'"):
        written("powershell", Request(STORE.newest, ACCOUNT, MappingProxyType(params)))


@pytest.mark.parametrize("text", ["=x", "@x", ":=x", "it’s ' \"", "a:b", "${x}", "`n $y"])
@pytest.mark.parametrize("name", ["httpie", "powershell", "postman", "step-functions"])
def test_signs_in_values_are_read_back(name: str, text: str) -> None:
    params: dict[WirePath, Leaf] = {("x", "k:y"): f"{text}."}
    request = Request(STORE.newest, ACCOUNT, MappingProxyType(params))
    assert sent_back(name, request) == expected(request)


def test_rows_that_are_not_sent_stand_switched_off() -> None:
    """Every parameter of the version, with its default as a note, in its place."""
    catalog = STORE.catalog(STORE.newest)
    request = Request(STORE.newest, ACCOUNT, SMALL.params)
    body = json.loads(written("postman", request).text)["item"][0]["request"]["body"]
    rows = body["urlencoded"]
    off = [row for row in rows if row.get("disabled")]
    assert len(off) == len(catalog.leaf_order) - len(SMALL.params)
    assert all(row["description"].startswith("not sent; default: ") for row in off)
    assert all(isinstance(row["value"], str) for row in rows)
    text = written("http-file", request).text
    assert text.count("\n# &components[") == text.count("\n# not sent; default: ") == len(off)
    assert written("bruno", request).text.count("\n  ~components[") == len(off)


@pytest.mark.parametrize("name", NAMES)
def test_a_line_tells_its_parameter(name: str) -> None:
    lines = written(name, SMALL).lines
    if any("«rows»" in file.text for file in load_format(name).files):
        assert {*SMALL.params, ("account",)} <= {line.path for line in lines}


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_references(name: str) -> None:
    for file in tool_files(name, source(SMALL)):
        assert "sk_" not in file.text
        assert not file.name.startswith("/")
        if file.name.endswith(".json"):
            json.loads(file.text)


def test_engines_say_where_the_client_secret_ends_up() -> None:
    for name in ("http-request-settings", "simworkflow", "conductor", "step-functions"):
        assert "client secret" in str(written(name, SMALL).notes[0])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('quote = "json"', 'quote = "csv"'), "quote is none of"),
        (("«more»", "«mroe»"), "which means nothing"),
        (("«account_encoded»", "«account»"), "outside of"),
        (("format = 1", "format = 2"), "format is 2"),
        (("format = 1", "format = 1\nodd = 1"), "unknown key, 'odd'"),
        (("[[file]]", "[file]"), "file is missing or not of type list"),
    ],
)
def test_a_damaged_format_names_the_place(
    change: tuple[str, str], problem: str, tmp_path: Path
) -> None:
    text = (FOLDER / "conductor.toml").read_text("utf-8").replace(*change)
    (tmp_path / "x.toml").write_text(text, "utf-8")
    with pytest.raises(DataError, match=problem):
        load_format("x", tmp_path)
