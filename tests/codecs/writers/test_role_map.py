"""The map of roles is code that its language reads, with exactly the roles' parameters."""

import ast
import json
import subprocess
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.lanes import require_tools
from tests.support.requests import STORE, TEXTS, VERSIONS, plain, requests

from session_composer.codecs.writers.role_map import role_map
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import Role, built_in_roles, fit_role, role_of
from session_composer.core.session.session_file import parameters
from session_composer.core.wire.paths import enabled_path

ROLES = built_in_roles()


def expected(role: Role, version: str) -> Any:
    catalog = STORE.catalog(version)
    request = Request(version, "", fit_role(role, catalog).params)
    return plain(parameters(request, catalog))


def python_map(text: str) -> Any:
    (assignment,) = ast.parse(text).body
    assert isinstance(assignment, ast.Assign)
    return ast.literal_eval(assignment.value)


def node_map(text: str) -> Any:
    require_tools("node")
    done = subprocess.run(
        ["node", "-"],
        input=f"'use strict';{text}console.log(JSON.stringify(ROLE_PARAMETERS));",
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=30,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("version", VERSIONS)
def test_python_reads_each_role(version: str) -> None:
    found = python_map(role_map(ROLES, STORE.catalog(version), "python"))
    for role in ROLES:
        assert found.get(role.name, {}) == expected(role, version)


def test_node_reads_each_role() -> None:
    found = node_map(role_map(ROLES, STORE.catalog(STORE.newest), "node"))
    assert list(found) == [role.name for role in ROLES]
    for role in ROLES:
        assert found[role.name] == expected(role, STORE.newest)


@given(request=requests(odd_values=False), names=st.lists(TEXTS, max_size=4))
def test_names_of_any_kind_are_kept(request: Request, names: list[str]) -> None:
    own = [role_of(request, name, f"{number}.session.json") for number, name in enumerate(names)]
    version = request.api_version
    found = python_map(role_map([*ROLES, *own], STORE.catalog(version), "python"))
    contents = [expected(role, version) for role in (*ROLES, *own)]
    assert list(found.values()) == [content for content in contents if content]


def test_two_roles_of_one_name_are_both_there() -> None:
    own = Role("owner", "owner", "", ROLES[2].params, "owner.session.json")
    found = python_map(role_map([*ROLES, own], STORE.catalog(STORE.newest), "python"))
    assert found["owner"] == expected(ROLES[0], STORE.newest)
    assert found["owner.session.json"] == expected(ROLES[2], STORE.newest)


@pytest.mark.parametrize("language", ["node", "python"])
def test_a_role_of_which_the_version_has_nothing_is_told(language: str) -> None:
    """Whoever has that role gets no session, instead of one with everything left open."""
    odd = Role("x\ny", "X", "", MappingProxyType({enabled_path("future"): True}))
    text = role_map([odd, *ROLES], STORE.catalog("2023-08-16"), language)
    assert "x\\u000ay, finance, support, read_only" in text
    found = python_map(text) if language == "python" else node_map(text)
    assert list(found) == ["owner"]
    empty = role_map([odd], STORE.catalog(STORE.newest), language)
    assert (python_map(empty) if language == "python" else node_map(empty)) == {}


@pytest.mark.parametrize("language", ["node", "python"])
def test_the_version_is_named(language: str) -> None:
    text = role_map(ROLES, STORE.catalog(STORE.newest), language)
    assert f"Stripe-Version {STORE.newest}" in text
    assert text.endswith("\n")
    assert max(map(len, text.splitlines())) <= 88
