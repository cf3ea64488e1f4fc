import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.requests import DESCRIBED

from session_composer.core.files.assets import RESOURCES
from session_composer.core.help.help_texts import HelpText, HelpTexts
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog_files import DOCUMENTED, read_documented
from session_composer.core.versions.catalog_store import CatalogStore

# Components of preview versions up to stripe-python 16.1.0b1 and 16.1.0a4, with their features.
PREVIEW: dict[str, list[str]] = {
    "agentic_commerce_settings": [],
    "app_install": ["allowed_apps"],
    "app_viewport": ["allowed_apps"],
    "capital_financing": [],
    "capital_financing_application": [],
    "capital_financing_manual_payment": [],
    "capital_financing_promotion": [],
    "capital_overview": [],
    "check_scanning": ["create_us_paper_check_on_application"],
    "export_tax_transactions": [],
    "product_tax_code_selector": [],
    "recipients": ["send_money"],
    "tax_threshold_monitoring": [],
}


def all_pairs() -> set[tuple[str, str]]:
    """Every component, with an empty name, and every feature of each that ever was."""
    store = CatalogStore()
    names = {name: set(features) for name, features in PREVIEW.items()}
    catalogs = [store.catalog(version).components for version in DESCRIBED]
    documented = read_documented(RESOURCES / "catalogs" / DOCUMENTED)
    for components in (*catalogs, *(group.components for group in documented)):
        for component in components:
            features = names.setdefault(component.name, set())
            features.update(feature.name for feature in component.features)
    return {(name, feature) for name, features in names.items() for feature in ("", *features)}


def look_all_up(texts: HelpTexts) -> None:
    for component, feature in PAIRS:
        texts.component(component)
        texts.feature(component, feature)


PAIRS = sorted(all_pairs())
FILE = json.loads((RESOURCES / "help" / "components.json").read_text("utf-8"))
SUMMARIES: list[str] = [
    *(entry["summary"] for group in ("components", "features") for entry in FILE[group].values()),
    *(
        text["summary"]
        for entry in FILE["features"].values()
        for text in entry.get("in", {}).values()
    ),
]
FORMS = [
    (place, form, entry[form])
    for name, usual in FILE["features"].items()
    for place, entry in [
        (name, usual),
        *((f"{name} in {c}", e) for c, e in usual.get("in", {}).items()),
    ]
    for form in ("can", "cannot")
]


@pytest.fixture(scope="module")
def texts() -> HelpTexts:
    return HelpTexts()


@pytest.mark.parametrize(("component", "feature"), PAIRS)
def test_nothing_is_without_help(texts: HelpTexts, component: str, feature: str) -> None:
    found = texts.feature(component, feature) if feature else texts.component(component)
    assert found is not None
    # The title is the wire name, written for people.
    assert re.sub(r"[^a-z0-9]+", "_", found.title.lower()) == (feature or component)
    assert found.title[0].isupper()
    for word in re.findall(r"stripe|\bus\b", found.title, re.IGNORECASE):
        assert word in ("Stripe", "US")


def test_no_help_for_what_does_not_exist() -> None:
    assert set(FILE["components"]) == {component for component, _ in PAIRS}
    assert set(FILE["features"]) == {feature for _, feature in PAIRS if feature}
    special = {(c, name) for name, entry in FILE["features"].items() for c in entry.get("in", {})}
    assert special
    assert special <= set(PAIRS)


@pytest.mark.parametrize("summary", SUMMARIES)
def test_summaries_are_short_plain_sentences(summary: str) -> None:
    assert 20 <= len(summary) <= 240
    assert summary.endswith(".")
    assert summary == " ".join(summary.split())
    assert summary[0].isupper()
    assert len(re.findall(r"[.!?](?= |$)", summary)) <= 2
    for cliche in ("allows you to", "allow you to", "lets you", "Whether ", "embedded component"):
        assert cliche not in summary


@pytest.mark.parametrize(("component", "feature"), [pair for pair in PAIRS if pair[1]])
def test_each_feature_says_what_the_user_can_and_cannot_do(
    texts: HelpTexts, component: str, feature: str
) -> None:
    found = texts.feature(component, feature)
    assert found is not None
    assert found.can
    assert found.cannot
    assert found.can != found.cannot


@pytest.mark.parametrize(("place", "form", "text"), FORMS)
def test_forms_go_on_from_the_user(place: str, form: str, text: str) -> None:
    assert 10 <= len(text) <= 110
    assert text[0].islower() or text[0] == "*"
    assert text[-1].isalnum() or text[-1] == ")"
    assert text == " ".join(text.split())
    assert text.count("**") in (0, 2)
    # What is on denies nothing.
    assert form == "cannot" or "**" not in text, place


def test_no_two_components_have_the_same_summary() -> None:
    assert len(set(SUMMARIES)) == len(SUMMARIES)


def test_summary_of_a_feature_can_differ_by_component(texts: HelpTexts) -> None:
    usual = texts.feature("payouts", "instant_payouts")
    special = texts.feature("instant_payouts_promotion", "instant_payouts")
    assert usual is not None
    assert special is not None
    assert usual.title == special.title
    assert usual.summary != special.summary


def test_unknown_names_have_no_help(texts: HelpTexts) -> None:
    assert texts.component("toaster") is None
    assert texts.feature("payments", "toaster") is None


def test_text_is_frozen(texts: HelpTexts) -> None:
    text = texts.component("payments")
    assert isinstance(text, HelpText)
    with pytest.raises(AttributeError):
        text.title = "x"  # type: ignore[misc]


def test_file_is_read_when_first_needed(tmp_path: Path) -> None:
    texts = HelpTexts(tmp_path)
    with pytest.raises(DataError, match=r"^components\.json cannot be read: "):
        texts.component("payments")
    shutil.copy(RESOURCES / "help" / "components.json", tmp_path)
    assert texts.component("payments") is not None
    (tmp_path / "components.json").unlink()
    assert texts.feature("payments", "capture_payments") is not None


DAMAGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda data: data.update(format=2), "format is 2, expected 1"),
    (lambda data: data.update(notes=[]), "the top level has an unknown key, 'notes'"),
    (lambda data: data.pop("components"), "components is missing or not of type dict"),
    (lambda data: data.pop("features"), "features is missing or not of type dict"),
    (
        lambda data: data["components"].update(payouts="x"),
        "components.payouts is missing or not of type dict",
    ),
    (
        lambda data: data["components"]["payouts"].pop("title"),
        "components.payouts.title is missing or not of type str",
    ),
    (
        lambda data: data["components"]["payouts"].update({"in": {}}),
        "components.payouts has an unknown key, 'in'",
    ),
    (
        lambda data: data["features"]["send_money"].update(summary=None),
        "features.send_money.summary is missing or not of type str",
    ),
    (
        lambda data: data["features"]["send_money"].update(sumary="x"),
        "features.send_money has an unknown key, 'sumary'",
    ),
    (
        lambda data: data["features"]["send_money"].update({"in": []}),
        "features.send_money.in is missing or not of type dict",
    ),
    (
        lambda data: data["features"]["send_money"]["in"].update(recipients=1),
        "features.send_money.in.recipients is missing or not of type dict",
    ),
    (
        lambda data: data["features"]["send_money"]["in"]["recipients"].pop("can"),
        "features.send_money.in.recipients.can is missing or not of type str",
    ),
    (
        lambda data: data["features"]["send_money"]["in"]["recipients"].update(title="x"),
        "features.send_money.in.recipients has an unknown key, 'title'",
    ),
    (
        lambda data: data["features"]["send_money"].pop("cannot"),
        "features.send_money.cannot is missing or not of type str",
    ),
    (
        lambda data: data["features"]["send_money"].update(cannot="**can not"),
        "features.send_money.cannot emphasises not just one part",
    ),
    (
        lambda data: data["features"]["send_money"]["in"].update(toaster="x"),
        "features.send_money.in.toaster names no component with help",
    ),
]


@pytest.mark.parametrize(("change", "message"), DAMAGES, ids=[message for _, message in DAMAGES])
def test_damaged_file_is_refused(
    tmp_path: Path, change: Callable[[Any], object], message: str
) -> None:
    data = json.loads(json.dumps(FILE))
    change(data)
    (tmp_path / "components.json").write_text(json.dumps(data), "utf-8")
    texts = HelpTexts(tmp_path)
    with pytest.raises(DataError) as caught:
        look_all_up(texts)
    assert str(caught.value) == f"components.json: {message}."
