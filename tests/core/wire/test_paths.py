import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.wire.paths import (
    WirePath,
    component_path,
    enabled_path,
    feature_path,
    parse_param,
    parse_wire_name,
    wire_name,
)

KEYS = st.text(st.characters(exclude_characters="[]"), max_size=5)
PATHS = st.tuples(KEYS.filter(bool), st.lists(KEYS, max_size=4)).map(lambda p: (p[0], *p[1]))


def test_paths_of_the_catalog() -> None:
    assert component_path("payments") == ("components", "payments")
    assert enabled_path("payments") == ("components", "payments", "enabled")
    assert feature_path("payments", "x") == ("components", "payments", "features", "x")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("account", ("account",)),
        ("components[payments][enabled]", ("components", "payments", "enabled")),
        ("expand[0]", ("expand", "0")),
        ("a[]", ("a", "")),
        ("a[ b.c ]", ("a", " b.c ")),
        ("a[\n]", ("a", "\n")),
        # Brackets that do not pair up cannot come from nesting.
        ("", ("",)),
        ("[a]", ("[a]",)),
        ("a[b", ("a[b",)),
        ("a]b", ("a]b",)),
        ("a[b]c", ("a[b]c",)),
        ("a[[b]]", ("a[[b]]",)),
        ("a[b][c", ("a[b][c",)),
    ],
)
def test_parse_wire_name(name: str, path: WirePath) -> None:
    assert parse_wire_name(name) == path
    assert wire_name(path) == name


def test_the_request_as_a_whole_has_no_name() -> None:
    assert wire_name(()) == ""


@given(PATHS)
def test_a_written_path_is_read_back(path: WirePath) -> None:
    assert parse_wire_name(wire_name(path)) == path


@given(st.text("ab[].", max_size=12))
def test_every_name_is_kept(name: str) -> None:
    assert wire_name(parse_wire_name(name)) == name


@pytest.mark.parametrize(
    ("param", "path"),
    [
        ("account", ("account",)),
        ("components[payments][features][x]", ("components", "payments", "features", "x")),
        ("components.payments.features.x", ("components", "payments", "features", "x")),
        ("components.payments.", ("components", "payments")),
        ("a[b.c]", ("a", "b.c")),
        ("", ("",)),
    ],
)
def test_parse_param(param: str, path: WirePath) -> None:
    assert parse_param(param) == path


def test_long_names_take_linear_time() -> None:
    name = "a" + "[b" * 200_000
    assert parse_wire_name(name) == (name,)
    assert len(parse_wire_name("a" + "[b]" * 200_000)) == 200_001
