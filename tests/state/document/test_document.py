"""Document: opening and saving never lose anything."""

import os
import stat
from pathlib import Path

import pytest
from tests.support.edits import SEED, a_feature

from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path, feature_path
from session_composer.core.wire.values import UNSET
from session_composer.state.document.document import Document
from session_composer.state.document.workspace import Workspace

FEATURE = a_feature()
FILE = b"""{
  "format": "session-composer/1",
  "api_version": "2025-06-30.basil",
  "account": "acct_1032D82eZvKYlo2C",
  "components": {
    "payments": {
      "enabled": true,
      "features": {
        "refund_management": false
      }
    }
  },
  "expand": []
}
"""


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return Document(workspace, workspace)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "one.session.json"
    found.write_bytes(FILE)
    return found


def test_begins_without_a_file(document: Document) -> None:
    assert document.path is None
    assert not document.is_modified


def test_opens_and_saves_byte_for_byte(
    workspace: Workspace, document: Document, path: Path
) -> None:
    workspace.choose([FEATURE], True, "x")
    seen: list[Path | None] = []
    document.path_changed.connect(lambda: seen.append(document.path))
    document.open(path)
    assert seen == [path]
    assert workspace.request.api_version == SEED
    assert workspace.request.get(FEATURE) is False
    assert not document.is_modified
    assert not workspace.undo_stack.canUndo()
    document.save(path)
    assert path.read_bytes() == FILE


def test_is_modified_while_it_differs_from_the_file(
    workspace: Workspace, document: Document, path: Path
) -> None:
    document.open(path)
    workspace.choose([FEATURE], True, "x")
    assert document.is_modified
    workspace.undo_stack.undo()
    assert not document.is_modified
    workspace.undo_stack.redo()
    document.save(path)
    assert not document.is_modified
    workspace.undo_stack.undo()
    assert document.is_modified
    document.new()
    assert not document.is_modified
    assert document.path is None


def test_new_keeps_the_version(workspace: Workspace, document: Document, path: Path) -> None:
    document.open(path)
    document.new()
    assert workspace.request == Request(SEED)


def test_saving_elsewhere_moves_the_document(
    workspace: Workspace, document: Document, path: Path, tmp_path: Path
) -> None:
    document.open(path)
    workspace.set_account("acct_2", "x")
    other = tmp_path / "other.session.json"
    document.save(other)
    assert document.path == other
    assert path.read_bytes() == FILE
    assert b"acct_2" in other.read_bytes()
    assert not document.changed_on_disk(other)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        FILE.replace(b"session-composer/1", b"session-composer/2"),
        FILE.replace(b"session-composer/1", b"other/1"),
        FILE.replace(b"2025-06-30.basil", b"latest"),
        FILE.replace(b'"expand": []', b'"expand": {}'),
        FILE[: len(FILE) // 2],
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"format": "session-composer/1", "format": "x"}',
    ],
)
def test_e9_what_cannot_be_opened_changes_nothing(
    workspace: Workspace, document: Document, path: Path, tmp_path: Path, data: bytes
) -> None:
    document.open(path)
    workspace.choose([FEATURE], True, "x")
    before = workspace.request
    bad = tmp_path / "bad.session.json"
    bad.write_bytes(data)
    with pytest.raises(InputError) as caught:
        document.open(bad)
    sentence = str(caught.value)
    assert sentence.startswith("bad.session.json cannot be opened: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert workspace.request is before
    assert document.path == path
    assert document.is_modified
    assert workspace.undo_stack.canUndo()


def test_files_that_are_none_are_refused(document: Document, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("missing", "pipe", "."):
        with pytest.raises(InputError):
            document.open(tmp_path / name)
    assert document.path is None


# Saving


def test_e11_a_failure_keeps_the_file_the_request_and_the_history(
    workspace: Workspace,
    document: Document,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document.open(path)
    workspace.choose([FEATURE], True, "x")
    before = workspace.request

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"^one\.session\.json .*No space left on device\.$"):
        document.save(path)
    assert path.read_bytes() == FILE
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert workspace.request is before
    assert document.is_modified
    assert workspace.undo_stack.canUndo()
    monkeypatch.undo()
    document.save(path)
    assert not document.is_modified


def test_a_folder_that_is_gone_is_said(
    workspace: Workspace, document: Document, tmp_path: Path
) -> None:
    workspace.choose([FEATURE], True, "x")
    with pytest.raises(InputError, match=r"No such file or directory\.$"):
        document.save(tmp_path / "gone" / "x.session.json")
    assert document.path is None
    assert document.is_modified


def test_e10_a_secret_is_never_written(
    workspace: Workspace, document: Document, tmp_path: Path
) -> None:
    workspace.set_account("sk_live_51SentinelSentinel", "x")
    target = tmp_path / "x.session.json"
    with pytest.raises(InputError, match="secret"):
        document.save(target)
    assert not target.exists()
    assert document.is_modified


def test_a_conflict_in_the_request_is_said(
    workspace: Workspace, document: Document, tmp_path: Path
) -> None:
    workspace.replace(Request(SEED).with_values({("a",): True, ("a", "b"): True}), "x")
    with pytest.raises(InputError, match=r"\ba\b"):
        document.save(tmp_path / "x.session.json")
    assert not (tmp_path / "x.session.json").exists()


def test_a_new_file_is_private_and_an_old_one_keeps_its_mode(
    workspace: Workspace, document: Document, path: Path, tmp_path: Path
) -> None:
    path.chmod(0o644)
    document.open(path)
    document.save(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    document.save(tmp_path / "new.session.json")
    assert stat.S_IMODE((tmp_path / "new.session.json").stat().st_mode) == 0o600


def test_what_no_version_knows_goes_through_a_file(
    workspace: Workspace, document: Document, tmp_path: Path, store: CatalogStore
) -> None:
    workspace.enable_all("reporting_chart", "x")
    workspace.set_leaf(feature_path("payments", "novel"), ("a", ""), "x")
    workspace.set_leaf(("metadata", "k"), "v", "x")
    workspace.set_api_version("2023-08-16", "x")
    workspace.set_expand(("account",), "x")
    before = workspace.request
    document.save(tmp_path / "x.session.json")
    document.new()
    document.open(tmp_path / "x.session.json")
    assert workspace.request == before


# Changed on disk


def test_e12_a_change_on_disk_is_noticed(
    workspace: Workspace, document: Document, path: Path
) -> None:
    document.open(path)
    assert not document.changed_on_disk(path)
    os.utime(path)
    assert not document.changed_on_disk(path), "the content counts"
    path.write_bytes(FILE.replace(b"false", b"true"))
    assert document.changed_on_disk(path)
    document.save(path)
    assert not document.changed_on_disk(path)


def test_e12_another_file_is_not_ours_to_watch(document: Document, path: Path) -> None:
    assert not document.changed_on_disk(path)
    document.open(path)
    assert not document.changed_on_disk(path.with_name("other"))


def test_e12_a_file_that_is_gone_can_be_written_again(
    workspace: Workspace, document: Document, path: Path
) -> None:
    document.open(path)
    path.unlink()
    assert not document.changed_on_disk(path)
    document.save(path)
    assert path.read_bytes() == FILE


@pytest.mark.timeout(20)
def test_e12_whatever_took_the_place_of_the_file_is_a_change(
    document: Document, path: Path
) -> None:
    document.open(path)
    path.unlink()
    os.mkfifo(path)
    assert document.changed_on_disk(path)
    path.unlink()
    path.write_bytes(b" " * (6 * 1024 * 1024))
    assert document.changed_on_disk(path)


def test_un_sending_everything_saves_an_empty_request(
    workspace: Workspace, document: Document, tmp_path: Path
) -> None:
    workspace.choose([FEATURE], True, "x")
    workspace.choose([component_path("payments")], UNSET, "x")
    document.save(tmp_path / "x.session.json")
    document.open(tmp_path / "x.session.json")
    assert workspace.request == Request(workspace.store.newest)
