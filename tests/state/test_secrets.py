"""No place in which something is kept, named or sent lets a secret out, however it is spelled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.sending import Bench
from tests.support.spellings import KINDS, SPELLINGS, drawn, hidden_in

from session_composer.api.keys.store import check_profile_name
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.session.unsaved_work import UnsavedWork, WorkKeeper
from session_composer.core.text.errors import InputError
from session_composer.core.text.presentable import presentable
from session_composer.state.document.document import Document
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET

PLACES = ("account", "expand", "value", "name", "list")


def put(workspace: Workspace, place: str, secret: str) -> None:
    match place:
        case "account":
            workspace.set_account(secret, secret)
        case "expand":
            workspace.set_expand(("a", secret), secret)
        case "value":
            workspace.set_leaf(("metadata", "a"), secret, secret)
        case "name":
            workspace.set_leaf(("components", secret, "enabled"), value=True, text=secret)
        case "list":
            workspace.set_leaf(("components", "a", "features", "b"), ("x", secret), secret)


def written(folder: Path) -> str:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join(f"{path}\n{path.read_text()}" for path in paths)


def test_i1_nothing_is_written_and_no_undo_text_tells(workspace: Workspace, tmp_path: Path) -> None:
    document = Document(workspace, workspace)
    keeper = WorkKeeper(tmp_path / "recovery", workspace.store)
    clean = workspace.request
    for spelling, kind, place in drawn(SPELLINGS, KINDS, PLACES):
        put(workspace, place, SPELLINGS[spelling](KINDS[kind]))
        with pytest.raises(InputError, match="looks like an API key") as caught:
            document.save(tmp_path / "a.session.json")
        told = keeper.keep(UnsavedWork(workspace.request, workspace.catalog, None, ""))
        stack = workspace.undo_stack
        for text in (str(caught.value), str(told), *map(stack.text, range(stack.count()))):
            assert text
            assert not hidden_in(text), (spelling, kind, place)
        workspace.start_over(clean)
    keeper.end(None)
    assert not hidden_in(written(tmp_path))


def test_i1_no_file_name_is_remembered_or_shown(workspace: Workspace, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    keeper = WorkKeeper(tmp_path / "recovery", workspace.store)
    for spelling, kind in drawn(SPELLINGS, KINDS):
        path = Path("/a") / f"{SPELLINGS[spelling](KINDS[kind])}.session.json"
        settings.add_recent_file(path)
        keeper.keep(UnsavedWork(workspace.request, workspace.catalog, path, "x"))
        assert not hidden_in(presentable(path.name)), (spelling, kind)
        assert not hidden_in(written(tmp_path / "recovery")), (spelling, kind)
    assert settings.recent_files() == []
    assert settings.sync()
    keeper.end(None)
    assert not hidden_in(written(tmp_path))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_i1_no_profile_is_named_so(spelling: str) -> None:
    for kind in KINDS:
        with pytest.raises(InputError) as caught:
            check_profile_name(SPELLINGS[spelling](KINDS[kind]))
        assert not hidden_in(str(caught.value))


@pytest.fixture
def bench(workspace: Workspace, rulebook: Rulebook, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(workspace, rulebook, tmp_path)
    yield made
    made.close()


def test_i1_i2_nothing_is_sent(bench: Bench) -> None:
    clean = bench.workspace.request
    for spelling, kind, place in drawn(SPELLINGS, KINDS, PLACES, part=2):
        put(bench.workspace, place, SPELLINGS[spelling](KINDS[kind]))
        bench.sender.start(SANDBOX_TARGET)
        latest = bench.exchanges.latest
        assert latest is not None
        assert isinstance(latest.outcome, Trouble)
        assert latest.outcome.is_held_back, (spelling, kind, place)
        assert not hidden_in(str(latest.outcome.message)), (spelling, kind, place)
        bench.workspace.start_over(clean)
    assert bench.client.sent == []
