"""Rows of the tree: those of the catalog and the request, and the same ones as long as they stay.

Row F7.
"""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from tests.support.edits import OLDEST, SEED, SHRUNK, a_feature
from tests.support.tree import paths

from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import ACCOUNT, component_path
from session_composer.core.wire.values import UNSET
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.tree_model import Column, KnownRole, PathRole, TreeModel

FEATURE = a_feature()
PAYMENTS = component_path("payments")


@pytest.mark.parametrize("version", [info.api_version for info in CatalogStore().versions])
def test_has_a_row_for_whatever_a_version_offers(
    workspace: Workspace, model: TreeModel, version: str
) -> None:
    workspace.set_api_version(version, "x")
    expected = [
        path
        for component in workspace.catalog.components
        for path in (component.path, *(feature.path for feature in component.features))
    ]
    assert paths(model) == expected
    for path in expected:
        index = model.index_of(path)
        assert index.data(PathRole) == path
        assert model.nearest(path) == index
        assert index.data(KnownRole) is True


# Looking up


def test_nearest_finds_the_row_or_what_is_above(model: TreeModel) -> None:
    assert model.nearest((*FEATURE, "deeper")) == model.index_of(FEATURE)
    assert model.nearest((*PAYMENTS, "features", "nothing")) == model.index_of(PAYMENTS)
    assert not model.nearest(("components", "nothing")).isValid()
    assert not model.nearest(()).isValid()
    assert not model.index_of(ACCOUNT).isValid()


def test_indexes_out_of_range_are_invalid(model: TreeModel) -> None:
    payments = model.index_of(PAYMENTS)
    for row, column, parent in [
        (-1, 0, QModelIndex()),
        (model.rowCount(), 0, QModelIndex()),
        (0, len(Column), QModelIndex()),
        (model.rowCount(payments), 0, payments),
    ]:
        assert not model.index(row, column, parent).isValid()
    assert model.rowCount(payments.siblingAtColumn(1)) == 0


# Persistence


@pytest.mark.usefixtures("watched")
def test_rows_that_stay_keep_their_identity(workspace: Workspace, model: TreeModel) -> None:
    """Selection and expansion of a view are persistent indexes."""
    kept = {path: QPersistentModelIndex(model.index_of(path)) for path in paths(model)}
    workspace.enable_all("payments", "x")
    for version in (SHRUNK, SEED, "2026-10-28.endive"):
        workspace.set_api_version(version, "x")
        for path in (PAYMENTS, FEATURE, component_path("documents")):
            assert kept[path].isValid()
            assert kept[path].data(PathRole) == path
    gone = component_path("reporting_chart")
    assert not kept[gone].isValid()
    workspace.undo_stack.undo()
    assert kept[PAYMENTS].data(PathRole) == PAYMENTS


@pytest.mark.usefixtures("watched")
def test_a_component_that_a_version_lacks_stays_while_it_is_sent(
    workspace: Workspace, model: TreeModel
) -> None:
    workspace.enable_all("reporting_chart", "x")
    path = component_path("reporting_chart")
    kept = QPersistentModelIndex(model.index_of(path))
    workspace.set_api_version(OLDEST, "x")
    assert kept.data(PathRole) == path
    assert kept.data(KnownRole) is False
    workspace.choose([path], UNSET, "x")
    assert not kept.isValid()
    workspace.undo_stack.undo()
    assert model.index_of(path).isValid()
