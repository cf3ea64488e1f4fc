"""What the command palette finds, in which order, and how fast."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from tests.benchmarks.big_catalog import API_VERSION, write_big_catalog
from tests.support.growth import excess
from tests.support.pace import work

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path, feature_path
from session_composer.state.document.workspace import Workspace
from session_composer.state.palette.palette_model import PaletteModel, PaletteRole
from session_composer.state.palette.palette_search import (
    LIMIT,
    Entry,
    EntryKind,
    Section,
    WordIndex,
    catalog_entries,
    found_parts,
    in_sections,
    search,
)


def entry(title: str, context: str = "", more: str = "") -> Entry:
    return Entry(EntryKind.ACTION, title, context, lambda: None, "", more)


def found(query: str, *titles: str) -> list[str]:
    return [one.title for one in search([WordIndex(map(entry, titles))], query)]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("save", "Save"),
        ("SAVE AS", "Save as…"),
        ("as save", "Save as…"),
        ("sv", "Save"),
        ("av", "Save"),
        ("refund_management", "Refund management"),
        ("copy pyt", "Copy as: Python"),
        ("2025-06", "Switch to API version 2025-06-30.basil"),
        ("cmpr", "Compare…"),
        ("straße", "STRASSE"),
    ],
)
def test_what_is_meant_is_found(query: str, title: str) -> None:
    assert found(query, title) == [title]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("vs", "Save"),
        ("save x", "Save"),
        ("saxes", "Save"),
        ("clear", "Custom-like with card readers"),
        ("z", "Save"),
        (".*", "Save"),
    ],
)
def test_what_is_not_meant_is_not_found(query: str, title: str) -> None:
    assert query == ".*" or found(query, title) == []


def test_better_matches_come_first() -> None:
    titles = ("Repay", "Plan a year", "To pay", "Payouts", "Pay")
    assert found("pay", *titles) == ["Payouts", "Pay", "To pay", "Repay"]
    assert found("pay", "Plan a year") == ["Plan a year"]


def test_context_and_other_words_count_less_than_the_title() -> None:
    index = WordIndex([entry("Quit", "File"), entry("Filter"), entry("Open", more="a file")])
    assert [one.title for one in search([index], "fil")] == ["Filter", "Quit", "Open"]


def test_equal_matches_are_in_the_order_of_their_indexes() -> None:
    indexes = [WordIndex([entry("Xpay")]), WordIndex([entry("Pay b")]), WordIndex([entry("Pay a")])]
    assert [one.title for one in search(indexes, "pay")] == ["Pay b", "Pay a", "Xpay"]


def test_no_more_are_listed_than_anybody_reads() -> None:
    index = WordIndex(entry(f"Entry {number}") for number in range(3 * LIMIT))
    assert len(search([index], "entry")) == LIMIT
    assert len(search([index], "")) == LIMIT


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_whatever_is_typed_gives_each_entry_at_most_once(query: str, titles: list[str]) -> None:
    entries = [entry(title) for title in titles]
    matches = search([WordIndex(entries)], query)
    assert len({id(one) for one in matches}) == len(matches)
    assert all(any(one is known for known in entries) for one in matches)


@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True), st.data())
def test_beginnings_of_words_find_the_title(title: str, data: st.DataObject) -> None:
    words = [word[: data.draw(st.integers(1, len(word)))] for word in title.split()]
    assert found(" ".join(data.draw(st.permutations(words))), "000", title) == [title]


def test_many_odd_letters_take_no_time() -> None:
    """Letters in order are looked for without ever going back."""
    assert found("a" * 99 + "b", "a" * 5000) == []
    assert not excess(lambda count: found("a" * 99 + "b", "a" * count), 40_000)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ownr", "Owner"),
        ("onwer", "Owner"),
        ("refnud paym", "Refund payments"),
        ("saves", "Save"),
        ("hisotry", "Clear history"),
    ],
)
def test_typing_errors_are_forgiven(query: str, title: str) -> None:
    assert found(query, "Card crediting", title, "Xyzzy") == [title]


def test_typing_errors_are_forgiven_only_where_nothing_is_spelled_like_that() -> None:
    assert found("clear", "Clean", "Clear") == ["Clear"]


def test_those_of_a_section_are_together_and_undo_is_last() -> None:
    sections = [Section.UNDO, Section.ROWS, Section.ROLES, Section.ROWS, Section.COMMANDS]
    entries = [entry(str(n))._replace(section=one) for n, one in enumerate(sections)]
    assert [one.title for one in in_sections(entries)] == ["1", "3", "2", "4", "0"]


@pytest.mark.parametrize(
    ("text", "query", "parts"),
    [
        ("Refund management", "refund", [(0, 6)]),
        ("Refund management", "mana ref", [(0, 3), (7, 4)]),
        ("Prefund a refund", "refund", [(10, 6)]),
        ("Prefund", "fund", [(3, 4)]),
        ("STRASSE İ", "str", []),
        ("Save", "xyz", []),
    ],
)
def test_where_the_words_stand(text: str, query: str, parts: list[tuple[int, int]]) -> None:
    assert found_parts(text, query) == parts


# The catalog


def test_each_component_and_feature_is_offered(store: CatalogStore) -> None:
    catalog = store.catalog(store.newest)
    entries = list(catalog_entries(catalog, HelpTexts()))
    paths = [component.path for component in catalog.components]
    paths += [feature.path for one in catalog.components for feature in one.features]
    assert sorted(one.target for one in entries) == sorted(paths)
    assert all(one.title and one.kind is EntryKind.ROW for one in entries)


@pytest.mark.parametrize("query", ["payments", "Payments", "components[payments]"])
def test_a_component_is_found_by_each_of_its_names(store: CatalogStore, query: str) -> None:
    index = WordIndex(catalog_entries(store.catalog(store.newest), HelpTexts()))
    assert search([index], query)[0].target == component_path("payments")


def test_a_feature_is_found_with_its_component(store: CatalogStore) -> None:
    index = WordIndex(catalog_entries(store.catalog(store.newest), HelpTexts()))
    targets = [one.target for one in search([index], "refund paym")]
    assert feature_path("payments", "refund_management") in targets
    assert feature_path("disputes_list", "refund_management") not in targets[:3]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("bank account", feature_path("payouts", "external_account_collection")),
        ("login", feature_path("account_onboarding", "disable_stripe_user_authentication")),
        ("chargeback", component_path("disputes_list")),
        ("kyc", component_path("account_onboarding")),
        ("rückbuchung", component_path("payment_disputes")),
    ],
)
def test_rows_are_found_by_the_words_that_the_filter_knows(
    store: CatalogStore, query: str, path: tuple[str, ...]
) -> None:
    index = WordIndex(catalog_entries(store.catalog(store.newest), HelpTexts()))
    assert path in [one.target for one in search([index], query)]


def test_rows_have_the_icon_of_their_group(store: CatalogStore) -> None:
    texts = HelpTexts()
    icons = {one.target: one.icon for one in catalog_entries(store.catalog(store.newest), texts)}
    known = {group.icon for group in texts.groups}
    assert icons[component_path("payments")] == "d-payments"
    assert icons[feature_path("payouts", "instant_payouts")] == "d-payouts"
    assert set(icons.values()) <= known


def test_lists_have_no_next_state(store: CatalogStore) -> None:
    info = next(i for i in store.previews if "app_install" in names(store, i.api_version))
    entries = catalog_entries(store.catalog(info.api_version), HelpTexts())
    flags = {one.target: one.is_checkable for one in entries}
    assert flags[feature_path("app_install", "allowed_apps")] is False
    assert flags[component_path("app_install")] is True


def names(store: CatalogStore, version: str) -> set[str]:
    return set(store.catalog(version).component_by_name)


# The model


@pytest.fixture
def make_model(workspace: Workspace) -> Callable[[], PaletteModel]:
    states = {component_path("payments"): "true"}
    return lambda: PaletteModel(HelpTexts(), lambda path: states.get(path, "not sent"))


def test_the_model_keeps_to_the_rules_of_qt(
    workspace: Workspace, make_model: Callable[[], PaletteModel]
) -> None:
    model = make_model()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.offer(workspace.catalog, [entry("Save")])
    for query in ("pay", "", "xyzzy", "refund"):
        model.find(query)
    assert tester.model() is model


def test_the_model_tells_title_state_and_all_of_it_to_those_who_listen(
    workspace: Workspace, make_model: Callable[[], PaletteModel]
) -> None:
    model = make_model()
    save = Entry(EntryKind.ACTION, "Save", "File", lambda: None, "Ctrl+S")
    model.offer(workspace.catalog, [save])
    index = model.index(0)
    assert index.data() == "Save"
    assert index.data(PaletteRole.ENTRY) is save
    assert index.data(PaletteRole.STATE) == ""
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Save, File, Ctrl+S"
    model.find("payments")
    assert model.index(0).data(PaletteRole.STATE) == "true"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Payments, true"


def test_what_was_chosen_lately_is_offered_first(
    workspace: Workspace, make_model: Callable[[], PaletteModel]
) -> None:
    model = make_model()
    model.offer(workspace.catalog, [entry("New"), entry("Save")])
    save = model.entry(1)
    model.note_choice(save)
    model.offer(workspace.catalog, [entry("New"), entry("Save")])
    assert [model.entry(row).title for row in range(2)] == ["Save", "New"]
    assert model.index(0).data(PaletteRole.SECTION) == Section.RECENT
    assert model.index(1).data(PaletteRole.SECTION) == Section.COMMANDS
    assert model.entry(0).target is not save.target
    model.offer(workspace.catalog, [entry("New")])
    assert model.entry(0).title == "New"


def test_rows_are_found_by_what_the_help_says_of_them(
    workspace: Workspace, make_model: Callable[[], PaletteModel]
) -> None:
    model = make_model()
    model.offer(workspace.catalog, ())
    model.find("card reader")
    entries = [model.entry(row) for row in range(model.rowCount())]
    told = [one for one in entries if one.section is Section.HELP]
    assert component_path("terminal_hardware_shop") in {one.target for one in entries}
    assert all("card reader" in one.context.lower() for one in told)


def test_the_index_of_a_catalog_is_made_once(
    workspace: Workspace, make_model: Callable[[], PaletteModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    original = catalog_entries

    def counted(*arguments: object) -> object:
        made.append(arguments)
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("session_composer.state.palette.palette_model.catalog_entries", counted)
    model = make_model()
    for _ in range(3):
        model.offer(workspace.catalog, ())
    assert len(made) == 1
    model.offer(workspace.store.catalog("2023-08-16"), ())
    assert len(made) == 2


def test_ten_thousand_features_are_found_within_a_frame(
    tmp_path: Path, make_model: Callable[[], PaletteModel]
) -> None:
    model = make_model()
    model.offer(write_big_catalog(tmp_path).catalog(API_VERSION), [entry("Quit")])
    worst = {}
    for query in (
        "f",
        "feature",
        "feature 12 39",
        "ftr",
        "component_399 24",
        "xyzzy",
        "zq",
        "e e e",
    ):
        worst[query] = min(work(lambda query=query: model.find(query)) for _ in range(3))  # type: ignore[misc]
    assert re.fullmatch(r"Component \d\d\d", model.index(0).data())
    assert max(worst.values()) < 12, worst
