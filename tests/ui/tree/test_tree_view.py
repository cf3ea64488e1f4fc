"""Tree view: its keys, its mouse, its menu, and what a filter leaves as it was."""

import re

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QStyle, QStyleOptionViewItem
from tests.support.commands import tree_menu_of
from tests.support.edits import SEED, a_feature
from tests.support.qt import child, settle, wait_until
from tests.support.tree import paths

from session_composer.app import Program
from session_composer.core.wire.paths import WirePath, component_path, enabled_path, feature_path
from session_composer.core.wire.values import UNSET
from session_composer.state.tree import arranged_model
from session_composer.state.tree.tree_model import Column, PathRole
from session_composer.ui.tree.tree_panel import BY_TITLE
from session_composer.ui.tree.tree_view import TreeView
from session_composer.ui.window.main_window import MainWindow
from session_composer.ui.window.menus import TREE_ACTIONS

FEATURE = a_feature()
PAYMENTS = component_path("payments")
PAYOUTS = component_path("payouts")
DOCUMENTS = component_path("documents")
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def tree(window: MainWindow) -> TreeView:
    found = child(window, TreeView, "componentTree")
    found.setFocus()
    return found


def index_of(tree: TreeView, path: WirePath, column: Column = Column.NAME) -> QModelIndex:
    source = tree.filter.sourceModel()
    found = tree.filter.mapFromSource(source.index_of(path, column))  # type: ignore[attr-defined]
    assert found.isValid()
    return found


def sent(tree: TreeView, path: WirePath) -> str:
    text = index_of(tree, path, Column.SENT).data()
    assert isinstance(text, str)
    return text


def select(tree: TreeView, *found: WirePath) -> None:
    """Select as a user does, with Control held down."""
    for number, path in enumerate(found):
        index = index_of(tree, path)
        tree.scrollTo(index)
        modifier = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        place = tree.visualRect(index_of(tree, path, Column.SENT)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert sorted(tree.selected_paths()) == sorted(found)


def box_of(tree: TreeView, path: WirePath) -> QPoint:
    index = index_of(tree, path)
    tree.scrollTo(index)
    option = QStyleOptionViewItem()
    tree.initViewItemOption(option)
    tree.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
    option.rect = tree.visualRect(index)
    box = tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, tree)
    return box.center()


# Keys


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("path", [FEATURE, PAYMENTS])
def test_space_cycles_from_any_column(
    program: Program, tree: TreeView, path: WirePath, column: Column
) -> None:
    tree.expandAll()
    tree.setCurrentIndex(index_of(tree, path, column))
    assert sent(tree, path) == "not sent"
    for expected in ("true", "false", "not sent", "true"):
        QTest.keyClick(tree, Qt.Key.Key_Space)
        assert sent(tree, path) == expected
    assert program.parts.workspace.undo_stack.count() == 4


def test_space_on_a_feature_sends_its_component_too(program: Program, tree: TreeView) -> None:
    tree.setCurrentIndex(index_of(tree, FEATURE))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert sent(tree, PAYMENTS) == "true"
    QTest.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (sent(tree, PAYMENTS), sent(tree, FEATURE)) == ("not sent", "not sent")


def test_space_on_a_selection_makes_its_rows_alike_in_one_step(
    program: Program, tree: TreeView
) -> None:
    tree.expandAll()
    program.parts.workspace.choose([DOCUMENTS], False, "x")
    select(tree, DOCUMENTS, PAYMENTS, FEATURE)
    assert tree.currentIndex().data(PathRole) == FEATURE
    for expected in ("true", "false", "not sent"):
        count = program.parts.workspace.undo_stack.count()
        QTest.keyClick(tree, Qt.Key.Key_Space)
        assert {sent(tree, path) for path in (DOCUMENTS, PAYMENTS, FEATURE)} == {expected}
        assert program.parts.workspace.undo_stack.count() == count + 1


@pytest.mark.parametrize("pad", [False, True])
@pytest.mark.parametrize(
    ("key", "expected"),
    [(Qt.Key.Key_1, "true"), (Qt.Key.Key_0, "false"), (Qt.Key.Key_Delete, "not sent")],
)
def test_one_key_for_each_state_of_the_selection(
    program: Program, tree: TreeView, key: Qt.Key, expected: str, pad: bool
) -> None:
    workspace = program.parts.workspace
    tree.expandAll()
    workspace.choose([DOCUMENTS], expected != "true", "x")
    select(tree, DOCUMENTS, PAYMENTS, FEATURE)
    count = workspace.undo_stack.count()
    modifier = Qt.KeyboardModifier.KeypadModifier if pad else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(tree, key, modifier)
    assert {sent(tree, path) for path in (DOCUMENTS, PAYMENTS, FEATURE)} == {expected}
    assert workspace.undo_stack.count() == count + 1


def test_what_is_mixed_becomes_true_first(program: Program, tree: TreeView) -> None:
    tree.expandAll()
    program.parts.workspace.choose([FEATURE], True, "x")
    select(tree, DOCUMENTS, FEATURE)
    assert tree.currentIndex().data(PathRole) == FEATURE
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert {sent(tree, path) for path in (DOCUMENTS, FEATURE)} == {"true"}


def test_one_key_for_all_features_of_a_component(program: Program, tree: TreeView) -> None:
    workspace, control = program.parts.workspace, Qt.KeyboardModifier.ControlModifier
    features = program.parts.workspace.catalog.component_by_name["payments"].features
    tree.setCurrentIndex(index_of(tree, PAYMENTS))
    for count, (key, expected) in enumerate(
        [(Qt.Key.Key_1, True), (Qt.Key.Key_0, False), (Qt.Key.Key_Delete, None)], start=1
    ):
        QTest.keyClick(tree, key, control)
        found = {workspace.request.get(feature.path) for feature in features}
        assert found == {expected}
        assert workspace.undo_stack.count() == count
    assert set(workspace.request.params) == {enabled_path("payments")}


def test_all_features_true_leaves_out_what_enabling_leaves_out(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    tree.setCurrentIndex(index_of(tree, ONBOARDING))
    QTest.keyClick(tree, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    sends = program.parts.workspace.request.params
    assert sends[enabled_path("account_onboarding")] is True
    assert not [path for path in sends if path[-1] == AUTHENTICATION]
    assert window.status.currentMessage() == LEFT


def test_one_key_for_a_feature_in_every_component_sent(program: Program, tree: TreeView) -> None:
    workspace, alt = program.parts.workspace, Qt.KeyboardModifier.AltModifier
    sends = ["payments", "payment_details", "disputes_list"]
    workspace.choose([component_path(name) for name in sends], True, "x")
    tree.expandAll()
    feature = feature_path("payments", "refund_management")
    tree.setCurrentIndex(index_of(tree, feature))
    for key, expected in [(Qt.Key.Key_0, False), (Qt.Key.Key_1, True), (Qt.Key.Key_Delete, None)]:
        count = workspace.undo_stack.count()
        QTest.keyClick(tree, key, alt)
        found = {name: workspace.request.get(feature_path(name, feature[-1])) for name in sends}
        assert found == dict.fromkeys(sends, expected)
        assert workspace.undo_stack.count() == count + 1
    assert workspace.request.get(feature_path("payment_disputes", feature[-1])) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_un_sends_the_selection_in_one_step(
    program: Program, tree: TreeView, key: Qt.Key
) -> None:
    workspace = program.parts.workspace
    tree.expandAll()
    workspace.enable_all("payments", "x")
    workspace.choose([DOCUMENTS, PAYOUTS], True, "x")
    before, count = workspace.request, workspace.undo_stack.count()
    select(tree, DOCUMENTS, PAYMENTS)
    QTest.keyClick(tree, key)
    assert set(workspace.request.params) == {enabled_path("payouts")}
    assert workspace.undo_stack.count() == count + 1
    workspace.undo_stack.undo()
    assert workspace.request == before


def test_delete_without_a_selection_does_nothing(program: Program, tree: TreeView) -> None:
    program.parts.workspace.choose([DOCUMENTS], True, "x")
    tree.clearSelection()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert sent(tree, DOCUMENTS) == "true"


def test_letters_find_rows_and_edit_nothing(program: Program, tree: TreeView) -> None:
    tree.setCurrentIndex(index_of(tree, component_path("account_management")))
    title = index_of(tree, PAYOUTS).data()
    QTest.keyClicks(tree, title[:7].lower())
    assert tree.currentIndex().data().startswith(title[:7])
    assert program.parts.workspace.undo_stack.count() == 0


def test_arrows_open_and_close(tree: TreeView) -> None:
    tree.setCurrentIndex(index_of(tree, PAYMENTS))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(index_of(tree, PAYMENTS))
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(index_of(tree, PAYMENTS))


# Mouse


@pytest.mark.parametrize("path", [FEATURE, PAYMENTS])
def test_a_click_on_the_box_cycles(tree: TreeView, path: WirePath) -> None:
    tree.expandAll()
    for expected in ("true", "false", "not sent"):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box_of(tree, path))
        assert sent(tree, path) == expected


def test_a_click_elsewhere_selects_only(program: Program, tree: TreeView) -> None:
    tree.scrollTo(index_of(tree, PAYMENTS))
    # The control of the current row is not elsewhere.
    for column in (Column.SENT, Column.NAME, Column.DEFAULT, Column.GRANTED):
        place = tree.visualRect(index_of(tree, PAYMENTS, column)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.selected_paths() == [PAYMENTS]
    assert program.parts.workspace.undo_stack.count() == 0


def test_e14_a2_nothing_can_be_dropped_on_the_tree(tree: TreeView) -> None:
    assert not tree.acceptDrops()
    assert not tree.viewport().acceptDrops()
    assert not tree.dragEnabled()


# Menu


def menu_of(tree: TreeView) -> dict[str, QAction]:
    menu = tree_menu_of(tree)
    assert isinstance(menu, QMenu)
    found = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    menu.deleteLater()
    return found


def entry(tree: TreeView, start: str) -> QAction:
    [found] = [action for text, action in menu_of(tree).items() if text.startswith(start)]
    return found


@pytest.mark.parametrize(
    ("start", "expected"), [("Send true", "true"), ("Send false", "false"), ("Don’t", "not sent")]
)
def test_menu_entries_choose_for_the_selection_in_one_step(
    program: Program, tree: TreeView, start: str, expected: str
) -> None:
    workspace = program.parts.workspace
    tree.expandAll()
    workspace.choose([FEATURE, DOCUMENTS], expected != "true", "x")
    select(tree, FEATURE, DOCUMENTS)
    count = workspace.undo_stack.count()
    entry(tree, start).trigger()
    assert (sent(tree, FEATURE), sent(tree, DOCUMENTS)) == (expected, expected)
    assert workspace.undo_stack.count() == count + 1


def test_menu_enables_and_resets_a_whole_component(program: Program, tree: TreeView) -> None:
    workspace = program.parts.workspace
    tree.expandAll()
    select(tree, FEATURE)
    entry(tree, "Enable").trigger()
    component = workspace.catalog.component_by_name["payments"]
    assert all(sent(tree, feature.path) == "true" for feature in component.features)
    assert sent(tree, PAYMENTS) == "true"
    entry(tree, "Reset").trigger()
    assert not workspace.request.params
    assert workspace.undo_stack.count() == 2


def test_what_the_version_does_not_know_can_be_reset_but_not_enabled(
    program: Program, tree: TreeView
) -> None:
    workspace = program.parts.workspace
    workspace.set_leaf(("components", "novel", "features", "glow"), True, "x")
    select(tree, component_path("novel"))
    assert not [text for text in menu_of(tree) if text.startswith("Enable")]
    entry(tree, "Reset").trigger()
    assert not workspace.request.params


def test_the_edit_menu_does_the_same(program: Program, window: MainWindow, tree: TreeView) -> None:
    tree.expandAll()
    select(tree, FEATURE, DOCUMENTS)
    for name, expected in [
        ("sendTrueAction", "true"),
        ("sendFalseAction", "false"),
        ("dontSendAction", "not sent"),
    ]:
        child(window, QAction, name).trigger()
        assert (sent(tree, FEATURE), sent(tree, DOCUMENTS)) == (expected, expected)


# Many at once: what the roles leave to Stripe's default is not meant


AUTHENTICATION = "disable_stripe_user_authentication"
ONBOARDING = component_path("account_onboarding")
LEFT = "Left to Stripe’s default: Disable Stripe user authentication, External account collection."


def test_m3_all_features_leave_stripes_sign_in_alone_and_say_so(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    workspace = program.parts.workspace
    for component in workspace.catalog.components:
        if not any(feature.name == AUTHENTICATION for feature in component.features):
            continue
        window.status.clearMessage()
        tree.setCurrentIndex(index_of(tree, component.path))
        entry(tree, "Enable").trigger()
        assert workspace.request.get(enabled_path(component.name)) is True
        assert workspace.request.get(feature_path(component.name, AUTHENTICATION)) is None
        assert "Disable Stripe user authentication" in window.status.currentMessage()
    assert workspace.request.get(feature_path("payouts", "instant_payouts")) is True
    assert not [path for path in workspace.request.params if path[-1].startswith("disable_")]


def test_m3_what_was_chosen_by_hand_stays_and_is_not_named(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    chosen = feature_path("account_onboarding", AUTHENTICATION)
    program.parts.workspace.choose([chosen], True, "x")
    tree.setCurrentIndex(index_of(tree, ONBOARDING))
    entry(tree, "Enable").trigger()
    assert program.parts.workspace.request.get(chosen) is True
    assert window.status.currentMessage() == (
        "Left to Stripe’s default: External account collection."
    )


@pytest.mark.parametrize("how", ["menu", "space"])
def test_m3_a_selection_of_all_leaves_it_alone_too(
    program: Program, window: MainWindow, tree: TreeView, how: str
) -> None:
    workspace = program.parts.workspace
    tree.expandAll()
    tree.setCurrentIndex(index_of(tree, feature_path("account_onboarding", AUTHENTICATION)))
    tree.selectAll()
    if how == "menu":
        entry(tree, "Send true").trigger()
    else:
        QTest.keyClick(tree, Qt.Key.Key_Space)
    sends = workspace.request.params
    assert sends[enabled_path("account_onboarding")] is True
    assert not [path for path in sends if path[-1] == AUTHENTICATION]
    assert window.status.currentMessage() == LEFT
    count = workspace.undo_stack.count()
    for expected in (False, None, True):
        QTest.keyClick(tree, Qt.Key.Key_Space)
        assert workspace.request.get(enabled_path("account_onboarding")) is expected
    assert workspace.undo_stack.count() == count + 3


def test_m3_what_is_selected_alone_is_meant(program: Program, tree: TreeView) -> None:
    workspace = program.parts.workspace
    names = ("account_management", "account_onboarding")
    meant = [feature_path(name, AUTHENTICATION) for name in names]
    tree.expandAll()
    select(tree, *meant)
    entry(tree, "Send true").trigger()
    assert [workspace.request.get(path) for path in meant] == [True, True]


# Filter


def test_a_filter_opens_what_matches_and_closes_it_again(
    window: MainWindow, tree: TreeView
) -> None:
    field = child(window, QLineEdit, "filterField")
    tree.expand(index_of(tree, PAYOUTS))
    QTest.keyClicks(field, "refund")
    assert tree.isExpanded(index_of(tree, PAYMENTS))
    field.clear()
    assert not tree.isExpanded(index_of(tree, PAYMENTS))


def test_a_filter_leaves_what_was_open_and_selected_as_it_was(
    window: MainWindow, tree: TreeView
) -> None:
    """Also what the filter had hidden meanwhile."""
    field = child(window, QLineEdit, "filterField")
    tree.expand(index_of(tree, PAYOUTS))
    tree.expand(index_of(tree, PAYMENTS))
    tree.select_path(FEATURE)
    QTest.keyClicks(field, "dispute")
    QTest.keyClicks(field, "s list")
    field.clear()
    assert tree.isExpanded(index_of(tree, PAYOUTS))
    assert tree.isExpanded(index_of(tree, PAYMENTS))
    assert not tree.isExpanded(index_of(tree, component_path("disputes_list")))


def test_a_source_is_a_short_link_that_names_it_under_the_pointer(
    window: MainWindow, tree: TreeView
) -> None:
    tree.select_path(feature_path("payments", "refund_management"))
    told = window.details.toHtml()
    assert ">Source<" in told
    assert re.search(r'title="[^"]*(?:stripe|Stripe)', told)


@pytest.mark.parametrize("one_by_one", [0, 1000])
def test_nothing_is_described_when_the_described_row_goes_with_its_component(
    window: MainWindow, tree: TreeView, monkeypatch: pytest.MonkeyPatch, one_by_one: int
) -> None:
    """Whether the view is laid out as a whole or rows go one by one; Qt tells in neither case."""
    monkeypatch.setattr(arranged_model, "_MOST_ONE_BY_ONE", one_by_one)
    field = child(window, QLineEdit, "filterField")
    tree.select_path(FEATURE)
    assert "refund_management" in window.details.toPlainText()
    QTest.keyClicks(field, "payouts_list")
    assert not tree.currentIndex().isValid()
    assert window.details.toPlainText().startswith("Select a component")
    assert window.preview.marked is None


def test_nothing_is_described_when_an_edit_takes_the_described_row(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    path = ("components", "aaa", "features", "bbb")
    program.parts.workspace.set_leaf(path, True, "x")
    tree.select_path(path)
    assert "bbb" in window.details.toPlainText()
    program.parts.workspace.undo_stack.undo()
    assert "bbb" not in window.details.toPlainText()


def test_only_sent_hides_the_rest_and_says_why_there_is_nothing(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    switch = child(window, QCheckBox, "onlySentSwitch")
    switch.click()
    assert not tree.isVisible()
    program.parts.workspace.choose([FEATURE], True, "x")
    assert tree.isVisible()
    assert paths(tree.filter) == [PAYMENTS, FEATURE]
    program.parts.workspace.choose([PAYMENTS], UNSET, "x")
    assert not tree.isVisible()
    switch.click()
    assert tree.isVisible()


def test_keys_lead_from_the_filter_into_the_tree(window: MainWindow, tree: TreeView) -> None:
    field = child(window, QLineEdit, "filterField")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert field.hasFocus()
    QTest.keyClicks(field, "payouts")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tree.hasFocus()
    assert tree.currentIndex().isValid()


def test_enter_goes_to_the_first_hit_and_not_to_what_holds_it(
    window: MainWindow, tree: TreeView
) -> None:
    field = child(window, QLineEdit, "filterField")
    tree.select_path(DOCUMENTS)
    QTest.keyClicks(field, "refund")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tree.hasFocus()
    assert tree.currentIndex().data(PathRole)[-1] == "refund_management"


def test_escape_clears_the_filter_and_then_returns_to_the_tree(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    field = child(window, QLineEdit, "filterField")
    field.setFocus()
    # Even while it would cancel a request.
    cancel = child(window, QAction, "cancelAction")
    for is_running in (False, True):
        cancel.setEnabled(is_running)
        canceled: list[bool] = []
        cancel.triggered.connect(canceled.append)
        QTest.keyClicks(field, "refund")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert (field.text(), field.hasFocus(), canceled) == ("", True, [])
        cancel.triggered.disconnect(canceled.append)
    cancel.setEnabled(False)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert tree.hasFocus()


def test_only_down_by_itself_leads_from_the_filter_into_the_tree(
    window: MainWindow, tree: TreeView
) -> None:
    field = child(window, QLineEdit, "filterField")
    field.setFocus()
    for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(field, Qt.Key.Key_Down, modifier)
        assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.KeypadModifier)
    assert tree.hasFocus()


def test_a_row_is_selected_when_led_to_whatever_keys_are_held(
    window: MainWindow, tree: TreeView
) -> None:
    QTest.keyPress(window, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        window.show_row(component_path("payments"))
        assert tree.selected_paths() == [component_path("payments")]
    QTest.keyRelease(window, Qt.Key.Key_Control)


def test_a_hidden_row_is_shown_when_led_to(window: MainWindow, tree: TreeView) -> None:
    field = child(window, QLineEdit, "filterField")
    QTest.keyClicks(field, "documents")
    window.show_row(FEATURE)
    assert field.text() == ""
    assert tree.currentIndex().data(PathRole) == FEATURE
    assert tree.visualRect(tree.currentIndex()).intersects(tree.viewport().rect())


def test_expansion_survives_a_version_and_its_undo(program: Program, tree: TreeView) -> None:
    tree.expand(index_of(tree, PAYMENTS))
    tree.select_path(FEATURE)
    program.parts.workspace.set_api_version(SEED, "x")
    assert tree.isExpanded(index_of(tree, PAYMENTS))
    assert tree.selected_paths() == [FEATURE]
    program.parts.workspace.undo_stack.undo()
    assert tree.isExpanded(index_of(tree, PAYMENTS))
    assert tree.selected_paths() == [FEATURE]


# The control of three states


def test_the_control_of_the_current_row_sends_what_is_clicked(
    program: Program, tree: TreeView
) -> None:
    workspace = program.parts.workspace
    tree.setCurrentIndex(index_of(tree, FEATURE))
    place = tree.visualRect(index_of(tree, FEATURE, Column.SENT))
    part = 25
    for number, words in ((1, "true"), (2, "false"), (0, "not sent")):
        point = QPoint(place.left() + 4 + number * part + part // 2, place.center().y())
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert sent(tree, FEATURE) == words
    assert workspace.undo_stack.count() == 3
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert workspace.undo_stack.count() == 3


def test_rows_of_groups_fold_with_enter_and_choose_nothing(
    program: Program, tree: TreeView
) -> None:
    group = tree.filter.groups()[1]
    assert tree.isExpanded(group)
    tree.setCurrentIndex(group)
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Space, Qt.Key.Key_Delete):
        QTest.keyClick(tree, key)
    assert program.parts.workspace.undo_stack.count() == 0
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(group)
    program.parts.workspace.choose([DOCUMENTS], True, "x")
    assert not tree.isExpanded(group)
    tree.set_filter("payments", only_sent=False)
    assert tree.isExpanded(tree.filter.groups()[0])


def test_columns_keep_their_places_whatever_is_shown(program: Program, tree: TreeView) -> None:
    def places() -> list[int]:
        return [tree.columnWidth(column) for column in Column]

    before = places()
    program.parts.workspace.choose([FEATURE], True, "x")
    tree.expandAll()
    tree.set_filter("refund", only_sent=True)
    assert places() == before


def test_a_narrow_window_says_in_one_column_what_holds(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    hidden = [tree.isColumnHidden(column) for column in Column]
    assert not any(hidden)
    window.resize(800, 600)
    settle()
    assert [tree.isColumnHidden(column) for column in Column] == [False, False, True, True]
    program.parts.workspace.choose([PAYMENTS], True, "x")
    tree.expandAll()
    tree.scrollTo(index_of(tree, FEATURE))
    row = tree.visualRect(index_of(tree, FEATURE, Column.SENT))
    before = tree.viewport().grab(row).toImage()
    program.parts.workspace.choose([PAYMENTS], UNSET, "x")
    settle()
    assert tree.viewport().grab(row).toImage() != before


# The row of the filter


def test_the_filter_says_how_much_it_found(window: MainWindow, tree: TreeView) -> None:
    field = child(window, QLineEdit, "filterField")
    said = []
    for text in ("", "payouts", "reporting_chart", "xyzzy"):
        field.setText(text)
        said.append(field.accessibleDescription())
    assert said == ["Ctrl+F", f"{said[1].split()[0]} found, best first", "1 found", "nothing found"]
    field.setText("payouts")
    assert int(said[1].split()[0]) == tree.filter.hit_count > 1


def test_rows_by_name_have_no_groups_and_stay_so(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    action = child(window, QAction, "byTitleAction")
    assert tree.filter.groups()
    action.trigger()
    assert not tree.filter.groups()
    titles = [index.data().casefold() for index in tree.filter.tops()]
    assert titles == sorted(titles)
    assert program.parts.settings.flag(BY_TITLE, default=False)
    action.trigger()
    assert tree.filter.groups()


def test_one_button_has_the_rest_of_the_tree(window: MainWindow) -> None:
    menu = child(window.tree_panel, QMenu, "treeMenu")
    names = [action.objectName() for action in menu.actions()]
    assert names == list(TREE_ACTIONS)
    view = window.menus[2].actions()
    assert all(child(window, QAction, name) in view for name in names)


@pytest.mark.parametrize("width", [800, 1280])
def test_the_switch_of_the_filter_is_an_icon_where_it_is_narrow(
    window: MainWindow, width: int
) -> None:
    window.resize(width, 600)
    settle()
    switch = child(window, QCheckBox, "onlySentSwitch")
    assert (switch.width() < 40) is (width == 800)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert switch.isChecked()


# Folding


def test_details_fold_to_their_tabs_and_one_line(window: MainWindow, tree: TreeView) -> None:
    notes, fold = window.panels.notes, child(window, QAction, "foldDetailsAction")
    window.resize(1280, 800)
    tree.setCurrentIndex(index_of(tree, FEATURE))
    settle()
    before = notes.height()
    assert not notes.is_folded
    fold.trigger()
    wait_until(lambda: notes.is_folded)
    assert notes.height() == notes.bar.height()
    assert not window.details.isVisible()
    title = index_of(tree, FEATURE).data()
    assert notes.accessibleDescription() == f"{title}: if not sent, true"
    notes.chevron.click()
    wait_until(lambda: notes.height() == before)
    assert window.details.isVisible()


def test_details_fold_when_they_are_dragged_down(window: MainWindow) -> None:
    window.resize(1280, 800)
    settle()
    left, notes = window.panels.left, window.panels.notes
    left.moveSplitter(left.height() - notes.bar.height() - 20, 1)
    assert notes.is_folded
    window.panels.show_problems()
    wait_until(lambda: not notes.is_folded)


def test_narrow_windows_begin_with_folded_details(window: MainWindow) -> None:
    window.resize(800, 600)
    settle()
    assert window.panels.notes.is_folded
    window.resize(1280, 800)
    settle()
    assert not window.panels.notes.is_folded


# What is selected


def test_a_row_that_is_not_selected_is_not_told_of(window: MainWindow, tree: TreeView) -> None:
    tree.expandAll()
    select(tree, FEATURE)
    assert "refund_management" in window.details.toPlainText()
    place = tree.visualRect(index_of(tree, FEATURE, Column.SENT)).center()
    place.setX(tree.visualRect(index_of(tree, FEATURE)).right() - 2)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, control, place)
    assert not tree.selected_paths()
    assert window.details.toPlainText().startswith("Select a component")
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, control, place)
    assert "refund_management" in window.details.toPlainText()


def test_the_menu_of_a_feature_sets_it_in_every_component_sent(
    program: Program, tree: TreeView
) -> None:
    workspace = program.parts.workspace
    tree.expandAll()
    others = [component_path(name) for name in ("payment_details", "payments")]
    workspace.choose(others, True, "x")
    select(tree, FEATURE)
    menu = tree_menu_of(tree)
    (same,) = [one for one in menu.findChildren(QMenu) if "every" in one.title()]
    same.actions()[1].trigger()
    menu.deleteLater()
    refunds = [feature_path(path[1], "refund_management") for path in others]
    assert [workspace.request.get(path) for path in refunds] == [False, False]
    assert workspace.undo_stack.count() == 2


@pytest.mark.parametrize(("right", "is_set"), [(-4, True), (8, True), (19, True), (40, False)])
def test_a_box_is_hit_beside_and_above_it_too(tree: TreeView, right: int, is_set: bool) -> None:
    row = tree.visualRect(index_of(tree, DOCUMENTS))
    place = QPoint(row.left() + right, row.top() + 1)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent(tree, DOCUMENTS) == ("true" if is_set else "not sent")
