"""Any API version may be named, with any flags behind it: it is kept, and a nearest one serves."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import STORE, examples

from session_composer.codecs.readers.reading import read
from session_composer.core.request.request import Request
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.session.session_file import dump, parse
from session_composer.core.text.errors import InputError
from session_composer.core.versions.version_header import MAX_HEADER, parse_header
from session_composer.core.wire.paths import API_VERSION, enabled_path, wire_name

BETA = "; embedded_connect_beta=v2"
BOOK = Rulebook()
NEWEST = STORE.newest
_PREVIEWS = [info.header for info in STORE.previews]
NEWEST_PREVIEW = next(header for header in _PREVIEWS if not header.endswith(BETA))
NEWEST_PRIVATE = next(header for header in _PREVIEWS if header.endswith(BETA))


def curl(header: str) -> str:
    """Write a request that names a version."""
    url = "https://api.stripe.com/v1/account_sessions"
    return f"curl {url} -H 'Stripe-Version: {header}' -d account=acct_1"


SERVED: Mapping[str, str | None] = {
    # Known: no remark, however the header is spelled.
    "2026-10-28.endive": None,
    "2026-07-29.preview": None,
    f"2026-09-30.preview{BETA}": None,
    "2026-10-14.preview;embedded_connect_beta=v2": None,
    "2026-10-14.preview ;  embedded_connect_beta=v2;": None,
    # The nearest earlier one of the kind.
    "2097-05-26.fern": NEWEST,
    "2025-06-01.basil": "2025-05-28.basil",
    "2025-06-30.other": "2025-06-30.basil",
    "2026-08-01.preview": "2026-07-29.preview",
    "2097-01-27.preview": NEWEST_PREVIEW,
    "2026-10-14.preview": "2026-09-30.preview",
    f"2026-10-01.preview{BETA}": f"2026-09-30.preview{BETA}",
    "2097-01-27.preview; embedded_connect_beta=v3": NEWEST_PRIVATE,
    # The first one, where all are later.
    "2022-11-15": "2023-08-16",
    "2025-11-17.preview": "2026-01-28.preview",
    f"2026-06-24.preview{BETA}": f"2026-09-23.preview{BETA}",
    # Flags that are not known change nothing that is.
    f"2024-06-20{BETA}": "2024-06-20",
    "2026-10-28.endive; orders_beta=v4": "2026-10-28.endive",
    "2026-09-30.preview; orders_beta=v4; x_beta=v1": "2026-09-30.preview",
    f"2026-09-30.preview{BETA}; orders_beta=v4": f"2026-09-30.preview{BETA}",
}


@pytest.mark.parametrize("header", SERVED)
def test_the_nearest_one_of_the_kind_serves(header: str) -> None:
    catalog, serving = STORE.catalog(header), SERVED[header]
    assert catalog.api_version == catalog.header == STORE.header(header) == header
    assert (catalog.remark is None) is (serving is None)
    assert (STORE.info(header) is None) is (serving is not None)
    if serving is not None:
        assert str(catalog.remark).count(serving) >= 1
        shape = {component.name for component in STORE.catalog(serving).components}
        # Later previews have components that only their documentation names.
        assert shape <= {component.name for component in catalog.components}
        assert len(catalog.components) <= len(shape) + 3


@pytest.mark.parametrize("header", SERVED)
def test_it_is_kept_and_told_once(header: str) -> None:
    catalog = STORE.catalog(header)
    component = catalog.components[0].name
    request = Request(header, "acct_1", {enabled_path(component): True})
    data = dump(request, catalog)
    assert json.loads(data)["api_version"] == header
    assert parse(data, STORE) == request
    found = [one for one in lint(request, catalog, STORE, BOOK, None) if one.path == API_VERSION]
    assert [one.message for one in found] == [catalog.remark] * (catalog.remark is not None)
    assert {one.severity for one in found} <= {Severity.HINT}
    imported = read(curl(header), STORE, NEWEST)
    assert imported.request.api_version == header
    assert imported.names_version
    assert imported.notes.count(catalog.remark) == (catalog.remark is not None)


def lint_of(header: str, *components: str) -> dict[str, list[Problem]]:
    """Problems by wire path, for some enabled components."""
    request = Request(header, "acct_1", {enabled_path(name): True for name in components})
    found: dict[str, list[Problem]] = {}
    for problem in lint(request, STORE.catalog(header), STORE, BOOK, None):
        found.setdefault(wire_name(problem.path), []).append(problem)
    return found


@pytest.mark.parametrize(
    ("header", "component"),
    [
        ("2026-06-24.preview", "capital_financing"),
        ("2026-07-29.preview", "documents"),
        ("2026-08-01.preview", "payout_reconciliation_report"),
        (f"2026-09-30.preview{BETA}", "terminal_hardware_shop"),
        (f"2026-06-24.preview{BETA}", "financial_accounts"),
        (f"2026-06-24.preview{BETA};", "recipients_list"),
        ("2097-05-26.fern", "payouts"),
        ("2026-11-18.preview", "business_profile_management"),
    ],
)
def test_components_are_known(header: str, component: str) -> None:
    assert f"components[{component}]" not in lint_of(header, component)


@pytest.mark.parametrize("header", ["2026-07-29.preview", "2026-08-01.preview", "2097-05-26.fern"])
def test_a_misspelt_component_is_still_found(header: str) -> None:
    found = lint_of(header, "paymints")["components[paymints]"]
    assert {problem.severity for problem in found} == {Severity.ERROR}
    assert "Did you mean components[payments]" in str(found[0].message)


def test_what_a_version_that_is_not_known_might_have_is_a_warning() -> None:
    """Those that are known are another matter."""

    def severity(header: str) -> Severity:
        found = lint_of(header, "documents", "payments")["components[payments]"]
        return next(one.severity for one in found if one.rule == "unknown-parameter")

    assert severity("2022-11-15") is Severity.WARNING
    assert "2023-10-16" in str(lint_of("2022-11-15", "payments")["components[payments]"][0].message)


@pytest.mark.parametrize("header", ["2026-10-28.endive", "2026-09-30.preview"])
def test_where_the_flag_is_needed_it_is_named(header: str) -> None:
    found = lint_of(header, "financial_accounts")["components[financial_accounts]"]
    assert Severity.ERROR in {problem.severity for problem in found}
    assert any("embedded_connect_beta=v2" in str(problem.message) for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "latest",
        "26-10-28.endive",
        "2026-10-28.",
        "2026-10-28.endive; a\nb",
        "2026-10-28.endive; \x7f",
        "2026-10-28.endive; é",
        "2026-10-28.endive; a b",
        " 2026-10-28.endive",
        "2026-10-28.endive; " + "x" * MAX_HEADER,
    ],
)
def test_what_is_no_header_is_none(text: str) -> None:
    assert parse_header(text) is None
    with pytest.raises(InputError):
        STORE.catalog(text)


def test_a_key_does_not_get_in_as_a_flag() -> None:
    key = "sk_live_" + "1a2B3c4D5e6F7g8H9i0J"
    header = f"2026-10-28.endive; {key}"
    with pytest.raises(InputError, match="looks like an API key") as caught:
        STORE.catalog(header)
    assert key not in str(caught.value)
    imported = read(curl(header), STORE, NEWEST)
    assert key not in repr(imported)
    assert imported.request.api_version == NEWEST


def test_however_many_are_asked_for_few_are_kept() -> None:
    for number in range(100):
        STORE.catalog(f"2027-01-27.preview; flag{number}_beta=v1")
    assert len(STORE._served) <= 16


_FLAGS = st.lists(st.from_regex(r"[a-z_]{1,12}(=v[0-9])?", fullmatch=True), max_size=3)


@examples(100)
@given(
    st.dates(),
    st.sampled_from(["", ".preview", ".endive", ".x9"]),
    _FLAGS,
    st.sampled_from(["; ", ";", " ; "]),
    st.sampled_from(["", ";"]),
)
def test_every_header_is_read(day: object, train: str, flags: list[str], by: str, end: str) -> None:
    header = by.join([f"{day}{train}", *flags]) + end
    found = parse_header(header)
    assert found is not None
    assert (found.version, list(found.flags)) == (f"{day}{train}", flags)
    assert parse_header(found.canonical) == found
    assert STORE.catalog(header).components
