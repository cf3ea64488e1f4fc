"""JSON of the parameters, and which parameter each of its lines is about."""

import json

from hypothesis import given
from tests.support.requests import SEED, STORE, plain, requests

from session_composer.codecs.writers.json_parameters import json_parameters
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.session.session_file import parameters
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.core.wire.values import Leaf


def source(request: Request) -> CodeSource:
    return CodeSource(request, STORE.catalog(request.api_version), Rulebook)


@given(requests())
def test_it_is_what_the_sdks_take_and_each_parameter_has_a_line(request: Request) -> None:
    written = json_parameters(source(request))
    catalog = STORE.catalog(request.api_version)
    assert json.loads(written.text) == plain(parameters(request, catalog))
    assert written.text.endswith("}\n")
    paths = {line.path for line in written.lines}
    assert set(request.params) <= paths
    assert not request.account or ("account",) in paths


def test_lines_know_their_parameter() -> None:
    values: dict[tuple[str, ...], Leaf] = {
        enabled_path("payments"): True,
        feature_path("payments", "refund_management"): False,
        ("a", "b"): ("x{", "["),
        ("odd {", 'k"ey": {'): "{",
    }
    written = json_parameters(source(Request(SEED, "acct_1", values, ("e",))))
    found = [(line.text.strip(" ,"), line.path) for line in written.lines]
    assert found == [
        ("{", None),
        ('"account": "acct_1"', ("account",)),
        ('"components": {', None),
        ('"payments": {', component_path("payments")),
        ('"enabled": true', enabled_path("payments")),
        ('"features": {', (*component_path("payments"), "features")),
        ('"refund_management": false', feature_path("payments", "refund_management")),
        ("}", None),
        ("}", None),
        ("}", None),
        ('"a": {', ("a",)),
        ('"b": [', ("a", "b")),
        ('"x{"', ("a", "b")),
        ('"["', ("a", "b")),
        ("]", None),
        ("}", None),
        ('"odd {": {', ("odd {",)),
        ('"k\\"ey\\": {": "{"', ("odd {", 'k"ey": {')),
        ("}", None),
        ('"expand": [', ("expand",)),
        ('"e"', ("expand",)),
        ("]", None),
        ("}", None),
    ]
