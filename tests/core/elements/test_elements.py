import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.requests import DESCRIBED, STORE

from session_composer.core.elements.elements import ELEMENTS, PREVIEW, load_elements
from session_composer.core.text.errors import DataError

NO_ELEMENT = {
    "business_profile_management",
    "capital_financing_manual_payment",
    "financial_account_rewards",
}
PREVIEW_ONLY = {
    "payment_method_settings",
    "reporting_chart",
    "terminal_hardware_orders",
    "terminal_hardware_shop",
}


def test_every_component_is_known_or_known_to_have_no_element() -> None:
    elements = load_elements()
    assert elements.without == NO_ELEMENT
    for version in DESCRIBED:
        names = STORE.catalog(version).component_by_name.keys()
        assert names <= elements.by_component.keys() | elements.without


def test_components_whose_package_lags_behind_the_api() -> None:
    elements = load_elements()
    released = STORE.catalog("2026-10-28.endive").component_by_name
    early = {name for name in released if elements.by_component[name].package == PREVIEW}
    assert early == PREVIEW_ONLY


def test_names_follow_the_rule_but_for_one() -> None:
    odd = []
    for name, element in load_elements().by_component.items():
        assert element.tag == name.replace("_", "-")
        if element.react != "Connect" + name.title().replace("_", ""):
            odd.append(element.react)
    assert odd == ["ConnectNetworkCostPassThroughReport"]


def _change(*keys: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        *upper, last = keys
        for key in upper:
            data = data[key]
        data[last] = to

    return change


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_change("format", to=2), "elements.json: format is 2, expected 1"),
        (_change("elments", to={}), "elements.json: the top level has an unknown key, 'elments'"),
        (_change("packages", "release", "react_connect_js", to=3), "packages.release.react_con"),
        (_change("packages", "beta", to={}), "packages has an unknown key, 'beta'"),
        (_change("elements", "payments", to="x"), "elements.payments is missing or not of type"),
        (_change("elements", "payments", "tag", to="a b"), "elements.payments.tag is 'a b'"),
        (_change("elements", "payments", "react", to='A"'), "elements.payments.react is 'A\"'"),
        (_change("elements", "payments", "package", to="old"), "payments.package is 'old'"),
        (_change("elements", "payments", "needs", to=[1]), r"payments.needs\[0\] is not an object"),
        (
            _change("elements", "payment_details", "needs", 1, "setter", to="a()"),
            r"payment_details.needs\[1\].setter is 'a\(\)'",
        ),
        (
            _change("elements", "payment_details", "needs", 0, "mening", to=""),
            r"payment_details.needs\[0\] has an unknown key, 'mening'",
        ),
        (_change("elements", "payments", "setters", to=["a"]), "payments.setters names 'a'"),
        (
            _change("elements", "payment_details", "setters", to=["setPayment"]),
            "payment_details.setters lacks 'setOnClose'",
        ),
        (_change("without_element", to=["payments"]), "without_element names 'payments'"),
    ],
)
def test_damaged_elements_are_refused_with_the_place(
    damage: Callable[[dict[str, Any]], None], message: str, tmp_path: Path
) -> None:
    data = json.loads(ELEMENTS.read_text())
    damage(data)
    path = tmp_path / "elements.json"
    path.write_text(json.dumps(data))
    with pytest.raises(DataError, match=message):
        load_elements(path)
