"""What more than one module tries: the tree model, and what reads accounts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.accounts import Rig

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.tree_model import TreeModel

if TYPE_CHECKING:
    # At run time too early: the plugin has not chosen its Qt yet.
    from pytestqt.modeltest import ModelTester


@pytest.fixture
def model(workspace: Workspace) -> TreeModel:
    return TreeModel(workspace, HelpTexts(), workspace)


@pytest.fixture
def watched(model: TreeModel, qtmodeltester: "ModelTester") -> "ModelTester":
    """Check the model's consistency at each signal until the test ends, which takes its time."""
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    return qtmodeltester


@pytest.fixture
def rig(qapp: object, tmp_path: Path, store: CatalogStore, rulebook: Rulebook) -> Iterator[Rig]:
    made = Rig(tmp_path, store, rulebook)
    yield made
    made.close()
