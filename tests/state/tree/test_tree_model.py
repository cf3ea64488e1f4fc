"""Tree model: what its rows say is what a plain twin says, whatever happens (row F7)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from tests.support.edits import (
    LEAVES,
    REAL,
    SEED,
    SMALL,
    Edit,
    a_feature,
    edits,
    write_small_catalogs,
)
from tests.support.many import MANY
from tests.support.tree import Mirror, Twin, paths, shown, walk

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_fields import fields
from session_composer.core.versions.compare import only_elsewhere
from session_composer.core.wire.paths import (
    ACCOUNT,
    COMPONENTS,
    EXPAND,
    WirePath,
    component_path,
    enabled_path,
    wire_name,
)
from session_composer.core.wire.values import UNSET, Leaf, Number
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.outline import MOST_UNKNOWN
from session_composer.state.tree.tree_model import (
    CellLook,
    CellRole,
    ChoiceRole,
    Column,
    KnownRole,
    PathRole,
    ProblemRole,
    RowState,
    SearchRole,
    TreeModel,
    plain_tool_tip,
)

FEATURE = a_feature()
PAYMENTS = component_path("payments")
CHECK = Qt.ItemDataRole.CheckStateRole
PARTIAL = Qt.CheckState.PartiallyChecked
HELP = HelpTexts()


def sent(model: TreeModel, path: WirePath) -> str:
    text = model.index_of(path, Column.SENT).data()
    assert isinstance(text, str)
    return text


# Every parameter


def test_every_field_of_the_seed_is_reached_and_lands_in_the_body(
    workspace: Workspace, model: TreeModel
) -> None:
    workspace.set_api_version(SEED, "x")
    documented = list(fields(workspace.catalog))
    assert len(documented) == 99
    for field in documented:
        workspace.start_over(Request(SEED))
        if field.path == ACCOUNT:
            workspace.set_account("acct_1", "x")
            assert workspace.body() == "account=acct_1"
        elif field.path == EXPAND:
            workspace.set_expand(("account",), "x")
            assert workspace.body() == "expand[0]=account"
        elif field.path == COMPONENTS:
            assert model.rowCount() == 17
        else:
            # The object "features" has no row of its own: it is sent with what is in it.
            row = model.nearest(field.path)
            assert row.isValid()
            if field.path[-1] == "features" and not model.hasChildren(row):
                continue
            if field.path[-1] == "features":
                row = model.index(0, 0, row)
            assert model.setData(row, Qt.CheckState.Checked, CHECK)
            names = [pair.name for pair in workspace.pairs()]
            assert any(name.startswith(wire_name(field.path)) for name in names)
            assert f"{wire_name(row.data(PathRole))}" in names[-1]


# Values


@pytest.mark.parametrize(
    ("value", "state", "text", "choice"),
    [
        (UNSET, PARTIAL, "not sent", RowState.UNSET),
        (True, Qt.CheckState.Checked, "true", RowState.TRUE),
        (False, Qt.CheckState.Unchecked, "false", RowState.FALSE),
    ],
)
@pytest.mark.parametrize("path", [FEATURE, PAYMENTS])
def test_shows_what_is_sent(
    workspace: Workspace,
    model: TreeModel,
    path: WirePath,
    value: bool,
    state: Qt.CheckState,
    text: str,
    choice: RowState,
) -> None:
    workspace.choose([path], value, "x")
    index = model.index_of(path)
    assert index.data(CHECK) == state
    assert sent(model, path) == text
    assert index.data(ChoiceRole) == choice
    assert index.siblingAtColumn(Column.SENT).data(CHECK) is None
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{index.data()}, {text}"


@pytest.mark.parametrize("leaf", [leaf for leaf in LEAVES if not isinstance(leaf, bool)])
@pytest.mark.parametrize("path", [FEATURE, enabled_path("payments"), REAL.unknown[1]])
def test_shows_odd_values_as_they_are(
    workspace: Workspace, model: TreeModel, path: WirePath, leaf: object
) -> None:
    workspace.replace(Request(SEED).with_values({path: leaf}), "x")  # type: ignore[dict-item]
    row = path[:2] if path[-1] == "enabled" else path
    assert model.index_of(row).data(ChoiceRole) == RowState.OTHER
    assert sent(model, row) not in {"not sent", "true", "false"}
    assert model.index_of(row).data(CHECK) == Qt.CheckState.Checked


def test_a_number_keeps_its_spelling(workspace: Workspace, model: TreeModel) -> None:
    workspace.set_leaf(FEATURE, Number("1.50"), "x")
    assert sent(model, FEATURE) == "1.50"


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("path", [FEATURE, PAYMENTS])
def test_setting_the_box_edits_the_workspace(
    workspace: Workspace, model: TreeModel, path: WirePath
) -> None:
    index = model.index_of(path)
    leaf = enabled_path("payments") if path == PAYMENTS else path
    for state, value in [
        (Qt.CheckState.Checked, True),
        (Qt.CheckState.Unchecked, False),
        (PARTIAL, None),
    ]:
        # The stock delegate gives the state as a number.
        assert model.setData(index, state.value, CHECK)
        assert workspace.request.get(leaf) is value
    assert workspace.undo_stack.count() == 3
    assert "not sent" in workspace.undo_stack.undoText()


def test_nothing_else_can_be_set(workspace: Workspace, model: TreeModel) -> None:
    assert not model.setData(model.index_of(FEATURE), "text", Qt.ItemDataRole.EditRole)
    assert not model.setData(QModelIndex(), Qt.CheckState.Checked, CHECK)
    assert workspace.undo_stack.count() == 0


def test_only_the_first_column_has_a_box_with_three_states(model: TreeModel) -> None:
    for index in walk(model):
        flags = model.flags(index)
        assert flags & Qt.ItemFlag.ItemIsUserTristate
        assert flags & Qt.ItemFlag.ItemIsUserCheckable
        assert not flags & Qt.ItemFlag.ItemIsAutoTristate
        assert not flags & Qt.ItemFlag.ItemIsEditable
        for column in (Column.SENT, Column.DEFAULT, Column.GRANTED):
            beside = model.flags(index.siblingAtColumn(column))
            assert not beside & Qt.ItemFlag.ItemIsUserCheckable
            assert beside & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_drops_nothing_and_takes_no_drops(model: TreeModel) -> None:
    flags = model.flags(model.index_of(FEATURE))
    assert not flags & (Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled)


def test_every_feature_says_its_default_in_short(workspace: Workspace, model: TreeModel) -> None:
    words = {"true", "false", "by account", "by Dashboard", "unknown"}
    cells = [index.siblingAtColumn(Column.DEFAULT) for index in walk(model)]
    for cell in cells:
        is_feature = cell.data(PathRole) in workspace.catalog.feature_by_path
        assert cell.data() in words if is_feature else not cell.data()
    assert all(cell.data(CellRole).is_faint for cell in cells)
    for component in workspace.catalog.components:
        workspace.choose([component.path], True, "x")
    assert not any(cell.data(CellRole).is_faint for cell in cells if cell.data())


def test_a_default_that_is_outdone_is_faint(workspace: Workspace, model: TreeModel) -> None:
    cell = model.index_of(FEATURE, Column.DEFAULT)
    workspace.choose([FEATURE[:2]], True, "x")
    assert (cell.data(), cell.data(CellRole).is_faint) == ("true", False)
    workspace.choose([FEATURE], False, "x")
    assert (cell.data(), cell.data(CellRole).is_faint) == ("true", True)


def test_a_closed_component_tells_what_is_below_it(workspace: Workspace, model: TreeModel) -> None:
    top = model.index_of(FEATURE[:2])
    count = model.rowCount(top)
    workspace.choose([FEATURE], False, "x")
    assert top.data(CellRole).tally == f"1 of {count} · 1 off"
    model.set_severities({FEATURE: "error"})
    assert (top.data(CellRole).severity, top.data(CellRole).worst) == ("", "error")
    granted: dict[WirePath, Leaf] = {enabled_path("payments"): True, FEATURE: True}
    model.set_granted(granted, frozenset({FEATURE}), set(granted))
    allowed = model.index_of(FEATURE[:2], Column.GRANTED).data(CellRole)
    assert (allowed.text, allowed.differs, allowed.is_marked) == ("true", 1, False)


def test_all_versions_tell_since_when_there_is_a_row(
    workspace: Workspace, model: TreeModel
) -> None:
    oldest = workspace.store.versions[-1].api_version
    model.set_lens(lambda: only_elsewhere(workspace.catalog, workspace.store))
    assert model.index_of(component_path("account_onboarding"), Column.DEFAULT).data() == oldest
    assert all(index.siblingAtColumn(Column.DEFAULT).data() for index in walk(model))
    head = model.headerData(Column.DEFAULT, Qt.Orientation.Horizontal)
    model.set_lens(None)
    assert head == "Since" != model.headerData(Column.DEFAULT, Qt.Orientation.Horizontal)


def test_every_text_for_assistive_technology_says_something(model: TreeModel) -> None:
    for index in walk(model):
        for column in Column:
            assert index.siblingAtColumn(column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_header_names_and_explains_each_column(model: TreeModel) -> None:
    model.set_granted({FEATURE: True}, frozenset())
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        said = [model.headerData(column, Qt.Orientation.Horizontal, role) for column in Column]
        assert all(said)
        assert len(set(said)) == len(Column)
        assert model.headerData(len(Column), Qt.Orientation.Horizontal, role) is None
        assert model.headerData(0, Qt.Orientation.Vertical, role) is None


def test_a_cell_sums_up_what_is_painted(workspace: Workspace, model: TreeModel) -> None:
    novel = ("components", "payments", "features", "novel")
    workspace.choose([FEATURE], True, "x")
    workspace.set_leaf(novel, False, "x")
    model.set_severities({FEATURE: "error"})
    model.set_new_paths(frozenset({FEATURE}))
    model.set_channels({FEATURE: "preview"})
    granted: dict[WirePath, Leaf] = {enabled_path("payments"): True, FEATURE: False}
    model.set_granted(granted, frozenset({FEATURE}), {*granted})
    count = model.rowCount(model.index_of(PAYMENTS))
    cell = CellLook(
        "",
        RowState.TRUE,
        has_box=False,
        severity="",
        is_known=True,
        is_marked=False,
        is_new=False,
    )
    expected: dict[tuple[WirePath, Column], CellLook] = {
        (PAYMENTS, Column.NAME): cell._replace(
            text="Payments", has_box=True, is_top=True, tally=f"2 of {count} · 1 off", worst="error"
        ),
        (PAYMENTS, Column.SENT): cell._replace(text="true"),
        (PAYMENTS, Column.DEFAULT): cell._replace(is_faint=True),
        (PAYMENTS, Column.GRANTED): cell._replace(text="true", differs=1),
        (FEATURE, Column.NAME): cell._replace(
            text=model.index_of(FEATURE).data(),
            has_box=True,
            severity="error",
            is_new=True,
            chip="preview",
        ),
        (FEATURE, Column.SENT): cell._replace(text="true"),
        # What is sent outdoes it.
        (FEATURE, Column.DEFAULT): cell._replace(text="true", is_faint=True),
        (FEATURE, Column.GRANTED): cell._replace(text="false", is_marked=True),
        (novel, Column.NAME): cell._replace(
            text="Novel", choice=RowState.FALSE, has_box=True, is_known=False
        ),
        (novel, Column.SENT): cell._replace(text="false", choice=RowState.FALSE, is_known=False),
        (component_path("documents"), Column.NAME): cell._replace(
            text="Documents", choice=RowState.UNSET, has_box=True, is_top=True
        ),
        (component_path("documents"), Column.SENT): cell._replace(
            text="not sent", choice=RowState.UNSET
        ),
    }
    found = {
        (path, column): model.index_of(path, column).data(CellRole) for path, column in expected
    }
    assert found == expected
    # A request later: what was granted is stale, and nothing that was kept is told any more.
    workspace.choose([FEATURE], UNSET, "x")
    model.set_severities({})
    model.set_granted(granted, frozenset(), {*granted}, is_stale=True)
    assert model.index_of(FEATURE, Column.NAME).data(CellRole) == found[
        FEATURE, Column.NAME
    ]._replace(choice=RowState.UNSET, severity="")
    default = model.index_of(FEATURE, Column.DEFAULT).data(CellRole)
    assert (default.text, default.is_faint) == ("true", False)
    allowed = model.index_of(FEATURE, Column.GRANTED).data(CellRole)
    assert (allowed.text, allowed.is_faint, allowed.is_stale) == ("false", True, True)
    assert not allowed.is_marked


def test_search_text_has_title_and_wire_name(model: TreeModel) -> None:
    for index in walk(model):
        text = index.data(SearchRole)
        assert index.data().casefold() in text
        assert wire_name(index.data(PathRole)).casefold() in text


# What the version does not know


@pytest.mark.usefixtures("watched")
def test_unknown_parameters_stand_in_their_place_and_say_so(
    workspace: Workspace, model: TreeModel
) -> None:
    workspace.start_over(Request(SEED).with_values(dict.fromkeys(REAL.unknown, True)))
    for path in REAL.unknown:
        row = path[:2] if path[-1] == "enabled" else path
        index = model.index_of(row)
        assert index.isValid()
        assert index.data(KnownRole) is False
        assert SEED in index.data(Qt.ItemDataRole.ToolTipRole)
        assert "not known" in index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert sent(model, row) == ("" if row[1:] == ("aaa_first",) else "true")
    top = [path[1] for path in paths(model) if len(path) == 2 and path[0] == "components"]
    assert top == sorted(top)
    assert paths(model)[-3:] == [
        ("metadata",),
        ("preview", "list", "of", "things"),
        ("preview", "mode"),
    ]


def test_markup_in_names_is_never_rendered(workspace: Workspace, model: TreeModel) -> None:
    path = ("components", "<img src='file:///etc/passwd'>", "enabled")
    workspace.start_over(Request(SEED).with_values({path: True}))
    tip = model.index_of(path[:2]).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
    assert plain_tool_tip("a & b < c > d") == "<qt>a &amp; b &lt; c &gt; d</qt>"


@pytest.mark.parametrize("path", REAL.unknown)
def test_views_hear_of_edits_to_unknown_rows(
    workspace: Workspace, model: TreeModel, path: WirePath
) -> None:
    workspace.set_leaf(path, True, "x")
    mirror = Mirror(model)
    workspace.set_leaf(path, False, "x")
    mirror.check()
    workspace.set_leaf(path, UNSET, "x")
    mirror.check()


# Granted, problems


@pytest.mark.usefixtures("watched")
def test_granted_values_are_shown_and_marked(workspace: Workspace, model: TreeModel) -> None:
    workspace.choose([FEATURE], True, "x")
    mirror = Mirror(model)
    model.set_granted(
        {FEATURE: False, enabled_path("payments"): True}, frozenset({FEATURE, ("components", "x")})
    )
    mirror.check()
    granted = model.index_of(FEATURE, Column.GRANTED)
    assert granted.data() == "false"
    assert granted.data(CellRole).is_marked
    assert not model.index_of(FEATURE, Column.SENT).data(CellRole).is_marked
    component = model.index_of(PAYMENTS, Column.GRANTED)
    assert component.data() == "true"
    assert not component.data(CellRole).is_marked
    model.set_granted({}, frozenset())
    mirror.check()
    assert model.index_of(FEATURE, Column.GRANTED).data() == ""
    assert not model.index_of(FEATURE, Column.GRANTED).data(CellRole).is_marked


@pytest.mark.parametrize("is_on", [True, False])
def test_features_of_what_is_off_are_muted(model: TreeModel, *, is_on: bool) -> None:
    """An answer lists them for every component; there they grant nothing."""
    asked = frozenset({FEATURE, enabled_path("payments")})
    model.set_granted({FEATURE: True, enabled_path("payments"): is_on}, frozenset(), asked)
    assert model.index_of(FEATURE, Column.GRANTED).data(CellRole).is_faint is not is_on
    assert not model.index_of(PAYMENTS, Column.GRANTED).data(CellRole).is_faint


def test_what_is_new_is_marked_and_spoken(model: TreeModel) -> None:
    mirror = Mirror(model)
    model.set_new_paths(frozenset({FEATURE}))
    mirror.check()
    assert model.index_of(FEATURE).data(CellRole).is_new
    assert "new" in model.index_of(FEATURE).data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_new_paths(frozenset())
    mirror.check()
    assert not model.index_of(FEATURE).data(CellRole).is_new


def test_the_lens_shows_what_only_other_versions_have(
    workspace: Workspace, model: TreeModel
) -> None:
    workspace.set_api_version(SEED, "x")
    before = paths(model)
    mirror = Mirror(model)
    model.set_lens(lambda: only_elsewhere(workspace.catalog, workspace.store))
    mirror.check()
    chart = component_path("reporting_chart")
    index = model.index_of(chart)
    assert index.data(KnownRole) is False
    assert index.data(CHECK) is None
    assert not model.setData(index, Qt.CheckState.Checked, CHECK)
    assert set(before) < set(paths(model))
    assert len(paths(model)) == len(set(paths(model)))
    workspace.set_api_version(workspace.store.newest, "x")
    assert model.index_of(chart).data(KnownRole) is True
    workspace.undo_stack.undo()
    model.set_lens(None)
    mirror.check()
    assert paths(model) == before


def test_severities_mark_rows_and_are_spoken(workspace: Workspace, model: TreeModel) -> None:
    other = component_path("documents")
    model.set_severities({FEATURE: "warning"})
    mirror = Mirror(model)
    assert model.index_of(FEATURE).data(ProblemRole) == "warning"
    assert "warning" in model.index_of(FEATURE).data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_severities({other: "error"})
    mirror.check()
    assert model.index_of(FEATURE).data(ProblemRole) == ""
    assert model.index_of(other).data(ProblemRole) == "error"


class Machine(RuleBasedStateMachine):
    """Edits at random; after each, model, mirror and persistent indexes must fit the twin."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.twin = Twin(workspace.store, workspace.store.newest)
        self.model = TreeModel(workspace, HELP, workspace)
        # Kept: a tester that nobody refers to checks nothing.
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        self.mirror = Mirror(self.model)
        self.kept: dict[WirePath, QPersistentModelIndex] = {}

    @rule(edit=edits(SMALL, with_undo=True))
    def edit(self, edit: Edit) -> None:
        edit.apply(self.workspace)
        self.twin.apply(edit)

    @rule(
        place=st.integers(0, 30),
        state=st.sampled_from([Qt.CheckState.Checked, Qt.CheckState.Unchecked, PARTIAL]),
    )
    def click(self, place: int, state: Qt.CheckState) -> None:
        rows = list(walk(self.model))
        index = rows[place % len(rows)]
        path = index.data(PathRole)
        value = {Qt.CheckState.Checked: True, Qt.CheckState.Unchecked: False}.get(state, UNSET)
        if self.model.setData(index, state, CHECK):
            self.twin.apply(Edit("choose", ((path,), value)))
        else:
            assert path == ("components", "delta", "features", "d1")

    @rule(
        version=st.sampled_from(SMALL.versions),
        found=st.dictionaries(st.sampled_from(SMALL.unknown), st.sampled_from(LEAVES)),
    )
    def load(self, version: str, found: dict[WirePath, Leaf]) -> None:
        request = Request(version).with_values(found)
        self.workspace.start_over(request)
        self.twin.load(request)

    @invariant()
    def rows_are_those_of_the_twin(self) -> None:
        assert shown(self.model) == self.twin.rows()

    @invariant()
    def views_know(self) -> None:
        self.mirror.check()

    @invariant()
    def identities_hold(self) -> None:
        present = set(paths(self.model))
        for path, index in list(self.kept.items()):
            if path in present:
                assert index.data(PathRole) == path
            else:
                assert not index.isValid()
                del self.kept[path]
        for path in present - self.kept.keys():
            self.kept[path] = QPersistentModelIndex(self.model.index_of(path))


def test_any_edits_leave_the_rows_of_the_twin(
    qapp: object, rulebook: Rulebook, tmp_path: Path
) -> None:
    small = write_small_catalogs(tmp_path)
    # The tester looks at every row after every signal.
    calm = settings(max_examples=settings().max_examples // 5)
    run_state_machine_as_test(
        lambda: Machine(Workspace(small, lambda: rulebook)),  # type: ignore[arg-type]
        settings=calm,
    )


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(edits(REAL, with_undo=True), max_size=10))
def test_any_edits_of_the_real_catalogs(
    new_workspace: Callable[[], Workspace], steps: list[Edit]
) -> None:
    workspace = new_workspace()
    model = TreeModel(workspace, HELP, workspace)
    mirror = Mirror(model)
    twin = Twin(workspace.store, workspace.store.newest)
    for step in steps:
        step.apply(workspace)
        twin.apply(step)
    assert shown(model) == twin.rows()
    mirror.check()


def test_j3_many_components_are_repainted_with_few_announcements(workspace: Workspace) -> None:
    """The views and the filter do something for each."""
    workspace.start_over(MANY["features of components"](SEED, MOST_UNKNOWN))
    model = TreeModel(workspace, HELP)
    told: list[str] = []
    model.dataChanged.connect(lambda *_: told.append("data"))
    model.layoutChanged.connect(lambda *_: told.append("layout"))
    model.repaint()
    assert told
    assert len(told) < 100
