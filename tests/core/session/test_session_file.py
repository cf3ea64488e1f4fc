import json
import os
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import (
    LEAVES,
    OWN_KEYS,
    SEED,
    STORE,
    VERSIONS,
    examples,
    plain,
    requests,
)
from tests.support.sizes import whole

from session_composer.core.request.form import encode
from session_composer.core.request.limits import MAX_BYTES, MAX_LEAVES
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import (
    FORMAT,
    dump,
    fingerprint,
    load,
    parameters,
    parse,
    save,
)
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf, Map, Number

CATALOG = STORE.catalog(SEED)
ACCOUNT = "acct_1032D82eZvKYlo2C"

EXAMPLE = b"""{
  "format": "session-composer/1",
  "api_version": "2025-06-30.basil",
  "account": "acct_1032D82eZvKYlo2C",
  "components": {
    "payments": { "enabled": true, "features": { "refund_management": false } },
    "documents": { "enabled": true }
  },
  "expand": []
}
"""
GOLDEN = b"""{
  "format": "session-composer/1",
  "api_version": "2025-06-30.basil",
  "account": "acct_1032D82eZvKYlo2C",
  "components": {
    "documents": {
      "enabled": true
    },
    "payments": {
      "enabled": true,
      "features": {
        "refund_management": false
      }
    }
  },
  "expand": []
}
"""
EMPTY = b"""{
  "format": "session-composer/1",
  "api_version": "2025-06-30.basil",
  "account": "",
  "components": {},
  "expand": []
}
"""


def document(**members: Any) -> dict[str, Any]:
    """Content of a good file, with some members replaced, or left out where they are ``...``."""
    content = {"format": FORMAT, "api_version": SEED, "account": ACCOUNT, "components": {}}
    merged = {**content, "expand": [], **members}
    return {key: value for key, value in merged.items() if value is not ...}


def parsed(**members: Any) -> Request:
    return parse(json.dumps(document(**members)).encode(), STORE)


def problem_of(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse(data, STORE)
    problem = str(caught.value)
    assert problem.endswith(".")
    assert len(problem) < 400
    return problem


def dumped(request: Request) -> bytes:
    return dump(request, STORE.catalog(request.api_version))


def make(params: dict[WirePath, Leaf], account: str = ACCOUNT, *expand: str) -> Request:
    return Request(SEED, account, MappingProxyType(params), expand)


def test_the_example_becomes_the_canonical_file() -> None:
    request = parse(EXAMPLE, STORE)
    assert request == make(
        {
            ("components", "documents", "enabled"): True,
            ("components", "payments", "enabled"): True,
            ("components", "payments", "features", "refund_management"): False,
        }
    )
    assert dumped(request) == GOLDEN
    assert dumped(parse(GOLDEN, STORE)) == GOLDEN


def test_an_empty_request() -> None:
    assert dumped(Request(SEED)) == EMPTY
    assert parse(EMPTY, STORE) == Request(SEED)


def test_what_may_be_left_out() -> None:
    assert parsed(account=..., components=..., expand=...) == Request(SEED)


def test_key_order_with_unknown_parameters() -> None:
    request = make(
        {
            ("zebra",): (True, Map((("b", None), ("a", Number("1.50"))))),
            ("components", "payments", "colour"): "é",
            ("components", "payments", "features", "a_new_one"): True,
            ("components", "payments", "features", "refund_management"): None,
            ("components", "a_new_one", "enabled"): False,
            ("components", "payments", "enabled"): True,
            ("apple", "b"): Map(),
            ("apple", "a"): (),
        },
        "",
        "b",
        "a",
    )
    content = json.loads(dumped(request))
    assert list(content) == [
        "format",
        "api_version",
        "account",
        "components",
        "apple",
        "zebra",
        "expand",
    ]
    assert list(content["components"]) == ["payments", "a_new_one"]
    assert list(content["components"]["payments"]) == ["enabled", "features", "colour"]
    assert list(content["components"]["payments"]["features"]) == ["refund_management", "a_new_one"]
    assert content["apple"] == {"a": [], "b": {}}
    assert content["expand"] == ["b", "a"]
    assert b'"a": 1.50\n' in dumped(request)
    assert parse(dumped(request), STORE) == request


@examples(120)
@given(requests())
def test_what_is_saved_is_read_back(request: Request) -> None:
    data = dumped(request)
    again = parse(data, STORE)
    assert again == request
    assert dumped(again) == data
    catalog = STORE.catalog(request.api_version)
    assert encode(again, catalog) == encode(request, catalog)


@examples(100)
@given(requests())
def test_the_layout(request: Request) -> None:
    text = dumped(request).decode()
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert text.splitlines()[0] == "{"
    assert text.splitlines()[1] == '  "format": "session-composer/1",'


@examples(120)
@given(requests())
def test_components_have_the_shape_of_the_api(request: Request) -> None:
    """The file's parameters are those of the request, found by walking the JSON."""
    content = json.loads(dumped(request))
    for path, value in request.params.items():
        found = content
        for key in path:
            found = found[key]
        assert found == plain(value)
    assert [content[key] for key in ("format", "api_version", "account", "expand")] == [
        FORMAT,
        request.api_version,
        request.account,
        list(request.expand),
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_all_of_a_version(version: str) -> None:
    catalog = STORE.catalog(version)
    params: dict[WirePath, Leaf] = dict.fromkeys(catalog.leaf_order, True)
    request = Request(version, ACCOUNT, MappingProxyType(params))
    assert parse(dump(request, catalog), STORE) == request
    content = json.loads(dump(request, catalog))
    assert list(content["components"]) == [component.name for component in catalog.components]


def test_parameters_are_nested_in_the_order_of_the_body() -> None:
    request = parse(EXAMPLE, STORE)
    assert json.dumps(parameters(request, CATALOG)) == (
        f'{{"account": "{ACCOUNT}", "components": {{"documents": {{"enabled": true}}, '
        '"payments": {"enabled": true, "features": {"refund_management": false}}}}'
    )
    assert parameters(Request(SEED), CATALOG) == {}
    assert parameters(make({}, "", "a"), CATALOG) == {"expand": ["a"]}


@pytest.mark.parametrize("components", [{}, {"payments": {}}, {"payments": {"features": {}}}])
def test_empty_objects_that_could_hold_parameters_say_nothing(components: Any) -> None:
    assert parsed(components=components) == make({})


def test_other_empty_objects_are_kept() -> None:
    components: Any = {"payments": {"features": {"refund_management": {}}, "x": {}}}
    request = parsed(components=components, y={})
    assert request == make(
        {
            ("components", "payments", "features", "refund_management"): Map(),
            ("components", "payments", "x"): Map(),
            ("y",): Map(),
        }
    )


@pytest.mark.parametrize("value", [True, "x", None, [], [1], Number("5")])
def test_odd_values_of_components_are_kept(value: Any) -> None:
    text = json.dumps(document(components={"payments": "VALUE", "payouts": {"features": "VALUE"}}))
    spelled = value.text if isinstance(value, Number) else json.dumps(value)
    request = parse(text.replace('"VALUE"', spelled).encode(), STORE)
    assert set(request.params) == {
        ("components", "payments"),
        ("components", "payouts", "features"),
    }
    assert parse(dumped(request), STORE) == request


def test_huge_numbers_are_kept_to_the_letter() -> None:
    number = "9" * 5000
    text = json.dumps(document(x="N")).replace('"N"', number)
    request = parse(text.encode(), STORE)
    assert request.params[("x",)] == Number(number)
    assert number.encode() in dumped(request)
    assert encode(request, CATALOG).endswith(f"x={number}")


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse(b"\xef\xbb\xbf" + EXAMPLE, STORE) == parse(EXAMPLE, STORE)


@pytest.mark.parametrize("cut", range(0, len(EXAMPLE) - 2, 7))
def test_truncated_files(cut: int) -> None:
    problem = problem_of(EXAMPLE[:cut])
    assert "line " in problem
    assert "column " in problem


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (EXAMPLE.replace(b"true,", b"true"), "Expecting ',' delimiter (line 6, column 35)."),
        (EXAMPLE.decode().encode("utf-16"), "it is not UTF-8 text (byte 1)."),
        (b"[]", "it does not hold a JSON object."),
        (b"null", "it does not hold a JSON object."),
        (b"[" * 100_000, "it is nested more than 32 levels deep."),
        (EXAMPLE.replace(b"true", b"NaN", 1), "NaN is not a JSON value."),
        (EXAMPLE.replace(b"documents", b"payments"), "the key 'payments' stands twice in one"),
        (
            EXAMPLE.replace(b"refund_management", rb"\ud800"),
            r"components.payments.features holds half of a surrogate pair (\ud800 at",
        ),
        (
            EXAMPLE.replace(b'"acct_1032', rb'"\udfff'),
            r"account holds half of a surrogate pair (\udfff at position 1).",
        ),
    ],
)
def test_broken_files(data: bytes, sentence: str) -> None:
    assert sentence in problem_of(data)


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"format": ...}, 'it is not a session file ("format" is not "session-composer/1").'),
        ({"format": 1}, "it is not a session file"),
        ({"format": None}, "it is not a session file"),
        ({"format": "other/1"}, "it is not a session file"),
        (
            {"format": "session-composer/2"},
            "it was written by a newer version of the program "
            "(session-composer/2; this one reads session-composer/1).",
        ),
        ({"format": "session-composer/" + "9" * 9999}, "it was written by a newer version"),
        ({"format": "session-composer/0"}, "its format 'session-composer/0' is not known"),
        ({"format": "session-composer/"}, "its format 'session-composer/' is not known"),
        ({"format": "session-composer/\u0662"}, "is not known; this program reads"),
        ({"format": "session-composer/1.5"}, "is not known; this program reads"),
        ({"format": "session-composer/x" + "y" * 9999}, "is not known; this program reads"),
        ({"api_version": ...}, "api_version is missing or not a text."),
        ({"api_version": 20250630}, "api_version is missing or not a text."),
        ({"api_version": ""}, "'' is not an API version: one begins with a date"),
        ({"api_version": "x" * 999_999}, "is not an API version: one begins with a date"),
        ({"account": None}, "account is not a text."),
        ({"account": ["acct_1"]}, "account is not a text."),
        ({"components": None}, "components is not an object."),
        ({"components": []}, "components is not an object."),
        ({"components": "payments"}, "components is not an object."),
        ({"expand": None}, "expand is not a list."),
        ({"expand": {"0": "a"}}, "expand is not a list."),
        ({"expand": ["a", 1]}, "expand holds something that is not a text."),
        ({"expand": [["a"]]}, "expand holds something that is not a text."),
        ({"x": [0] * (MAX_LEAVES + 1)}, "it holds more than 20000 parameters."),
        ({"x": [[[]] * 200] * 101}, "it holds more than 20000 parameters."),
        ({"expand": ["a"] * (MAX_LEAVES + 1)}, "it holds more than 20000 parameters."),
        (
            {"components": {str(number): {"enabled": True} for number in range(MAX_LEAVES + 1)}},
            "it holds more than 20000 parameters.",
        ),
    ],
)
def test_wrong_content(members: dict[str, Any], sentence: str) -> None:
    assert sentence in problem_of(json.dumps(document(**members)).encode())


def test_many_parameters() -> None:
    components = {f"c{number:05}": {"enabled": True} for number in range(MAX_LEAVES - 1)}
    request = parsed(components=components)
    assert len(request.params) == MAX_LEAVES - 1
    assert parse(dumped(request), STORE) == request


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({("a",): True, ("a", "b"): True}, "a[b] lies below a parameter that has a value itself."),
        ({("b", "c", "d"): (), ("b", "c"): True}, "b[c][d] lies below a parameter that has a"),
        (
            {
                ("components", "payments", "features"): None,
                ("components", "payments", "features", "refund_management"): True,
            },
            "components[payments][features] has a value and parameters below it.",
        ),
        ({("format",): "session-composer/9"}, "cannot hold the parameter format."),
        ({("api_version",): "1"}, "cannot hold the parameter api_version."),
        ({("account", "x"): "1"}, "cannot hold the parameter account[x]."),
        ({("expand", "x"): "1"}, "cannot hold the parameter expand[x]."),
        ({("expand",): ("a",)}, "cannot hold the parameter expand."),
        ({("components",): "1"}, "cannot hold the parameter components."),
        ({("x",): "\ud800"}, "holds half of a surrogate pair"),
        ({("\udfff",): True}, "holds half of a surrogate pair"),
    ],
)
@pytest.mark.parametrize("account", ["", ACCOUNT])
def test_requests_that_no_file_can_hold(
    params: dict[WirePath, Leaf], sentence: str, account: str
) -> None:
    """They are refused when saving, not lost."""
    with pytest.raises(InputError) as caught:
        dumped(make(params, account))
    assert sentence in str(caught.value)


@examples(120)
@given(
    st.dictionaries(
        st.lists(
            st.sampled_from([*OWN_KEYS, "payments", "features", "a"]), min_size=1, max_size=4
        ).map(tuple),
        LEAVES.filter(lambda value: value != Map()),
        max_size=4,
    ),
    st.sampled_from(["", ACCOUNT]),
)
def test_a_request_is_saved_whole_or_refused(params: dict[WirePath, Leaf], account: str) -> None:
    request = make(params, account)
    try:
        data = dumped(request)
    except InputError:
        return
    assert parse(data, STORE) == request


def test_parameters_refuse_conflicts_with_expand() -> None:
    with pytest.raises(InputError, match="expand has a value and parameters below it"):
        parameters(make({("expand", "x"): "1"}, "", "a"), CATALOG)


SECRETS = [
    "sk_test_51SentinelSentinel",
    "sk_live_51SentinelSentinel",
    "rk_live_51SentinelSentinel",
    "whsec_SentinelSentinel",
    "accs_secret__OSentinelSentinel",
    "prefix sk_test_51SentinelSentinel suffix",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "place", ["account", "expand", "value", "key", "component", "in a list", "key in a list"]
)
def test_secrets_are_never_saved(tmp_path: Path, secret: str, place: str) -> None:
    """Fault row E10."""
    places: dict[str, dict[WirePath, Leaf]] = {
        "value": {("x",): secret},
        "key": {("x", secret): True},
        "component": {("components", secret, "enabled"): True},
        "in a list": {("x",): ((secret,),)},
        "key in a list": {("x",): (Map(((secret, True),)),)},
    }
    params = places.get(place, {})
    account = secret if place == "account" else ""
    expand = (secret,) if place == "expand" else ()
    path = tmp_path / "a.session.json"
    with pytest.raises(InputError, match="looks like an API key or a client secret") as caught:
        save(path, make(params, account, *expand), CATALOG)
    assert "Sentinel" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_secrets_keep_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.session.json"
    path.write_bytes(EXAMPLE)
    with pytest.raises(InputError):
        save(path, make({}, SECRETS[0]), CATALOG)
    assert path.read_bytes() == EXAMPLE


def test_saving_and_loading(tmp_path: Path) -> None:
    path = tmp_path / "a.session.json"
    request = parse(EXAMPLE, STORE)
    written = save(path, request, CATALOG)
    assert path.read_bytes() == GOLDEN
    assert written == fingerprint(GOLDEN)
    loaded = load(path, STORE)
    assert loaded.request == request
    assert loaded.fingerprint == written


def test_the_fingerprint_tells_files_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.session.json"
    path.write_bytes(EXAMPLE)
    assert load(path, STORE).fingerprint == fingerprint(EXAMPLE) != fingerprint(GOLDEN)


def test_loading_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.session.json"
    path.write_bytes(b'{"format": "session-composer/1"')
    with pytest.raises(InputError) as caught:
        load(path, STORE)
    assert str(caught.value) == (
        "a.session.json cannot be opened: it is not valid JSON: "
        "Expecting ',' delimiter (line 1, column 32)."
    )


def test_huge_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.session.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match=r"huge\.session\.json is larger than 5120 KiB"):
        load(path, STORE)


@examples(100)
@given(st.data())
def test_mutated_files_are_read_or_refused_with_a_sentence(data: st.DataObject) -> None:
    """Fault row E9: a few bytes of a good file replaced."""
    mutated = bytearray(GOLDEN)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(mutated)))
        end = start + data.draw(st.integers(0, 6))
        mutated[start:end] = data.draw(
            st.binary(max_size=3)
            | st.sampled_from([b"{", b"}", b'"', b",", b"[]", b"null", rb"\ud800", b"1e9", b":"])
        )
    refusal = ""
    try:
        request = parse(bytes(mutated), STORE)
    except InputError as error:
        refusal = str(error)
    assert refusal.endswith(".") or parse(dumped(request), STORE) == request


def test_reading_a_hostile_file_is_quick() -> None:
    """As long as may be, of keys, of nesting, of numbers: in a process of its own."""
    code = """
import resource, sys
from tests.support.pace import work
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.text.errors import InputError
from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.session.session_file import parse
store = CatalogStore()
size = int(sys.argv[1])
def read(data):
    try:
        parse(data, store)
    except InputError as error:
        print(error)
most = max(work(lambda: read(data)) for data in (
    b"{" + b",".join(b'"%x":0' % n for n in range(size // 13)) + b',"0":0}',
    b"[" * size,
    b'{"x":' + b"9" * (size - 10) + b"}",
    b'{"x":[' + b"0," * (size // 2 - 10) + b"0]}",
    b'{"x":"' + b"\\\\u0041" * (size // 6 - 10) + b'"}',
))
used = resource.getrusage(resource.RUSAGE_SELF)
print(most < 1000, used.ru_maxrss < 1_000_000)
"""
    root = Path(__file__).parents[3]
    printed = subprocess.run(
        [sys.executable, "-c", code, str(whole(MAX_BYTES, 2**20))],
        env={"PYTHONPATH": f"{root / 'gui'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.splitlines()
    assert len(printed) == 6
    assert printed[-1] == "True True"
