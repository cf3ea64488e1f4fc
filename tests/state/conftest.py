"""The tree model, which more than one module tries."""

from typing import TYPE_CHECKING

import pytest

from session_composer.core.help import HelpTexts
from session_composer.state.tree_model import TreeModel
from session_composer.state.workspace import Workspace

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
