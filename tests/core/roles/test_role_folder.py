"""Roles of the user's own: what can be read is there, what cannot is told, and there is an end."""

import json
import os
from pathlib import Path

import pytest
from tests.support.requests import SEED, STORE

from session_composer.core.roles import role_folder
from session_composer.core.roles.role_folder import MAX_BYTES, MAX_FILES, read_roles
from session_composer.core.wire.paths import enabled_path


def write(folder: Path, name: str, **more: object) -> Path:
    path = folder / name
    content = {
        "format": "session-composer/1",
        "api_version": SEED,
        "components": {"payments": {"enabled": True}},
    }
    path.write_text(json.dumps(content | more))
    return path


def test_session_files_are_roles(tmp_path: Path) -> None:
    write(tmp_path, "b.session.json", account="acct_1", metadata={"x": "y"})
    write(tmp_path, "a.session.json")
    write(tmp_path, "other.json")
    (tmp_path / ".session.json").write_text("")
    roles, notices = read_roles(tmp_path, STORE)
    assert [role.name for role in roles] == ["a", "b"]
    assert [role.file for role in roles] == ["a.session.json", "b.session.json"]
    # The account and whatever else stands there is not part of a role.
    assert all(dict(role.params) == {enabled_path("payments"): True} for role in roles)
    assert notices == []


def test_bad_files_are_told_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, "good.session.json")
    (tmp_path / "empty.session.json").write_text("")
    write(tmp_path, "future.session.json", format="session-composer/2")
    write(tmp_path, "version.session.json", api_version="latest")
    (tmp_path / "big.session.json").write_text(" " * (MAX_BYTES + 1))
    (tmp_path / "folder.session.json").mkdir()
    os.mkfifo(tmp_path / "pipe.session.json")
    (tmp_path / "nowhere.session.json").symlink_to(tmp_path / "gone")
    roles, notices = read_roles(tmp_path, STORE)
    assert [role.name for role in roles] == ["good"]
    for name in ("empty", "future", "version", "big", "folder", "pipe", "nowhere"):
        (sentence,) = [text for text in notices if str(text).startswith(f"{name}.session.json")]
        assert str(sentence).endswith((".", ")."))


def test_names_are_made_safe_to_show(tmp_path: Path) -> None:
    write(tmp_path, "a\u202eb.session.json")
    write(tmp_path, "c\nd.session.json", format="x")
    roles, notices = read_roles(tmp_path, STORE)
    assert [role.title for role in roles] == ["a\\u202eb"]
    assert str(notices[0]).startswith("c\\u000ad.session.json")


@pytest.mark.parametrize("kind", ["missing", "a file", "impossible"])
def test_a_folder_that_is_none_is_told(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "x"
    if kind == "a file":
        folder.write_text("")
    roles, notices = read_roles(Path("\0") if kind == "impossible" else folder, STORE)
    assert roles == []
    assert len(notices) == 1
    assert "cannot be read" in str(notices[0])


def test_there_is_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(MAX_FILES + 2):
        write(tmp_path, f"{number:03}.session.json")
    roles, notices = read_roles(tmp_path, STORE)
    assert len(roles) == MAX_FILES
    assert list(map(str, notices)) == ["Only the first 50 of 52 session files are listed."]
    monkeypatch.setattr(role_folder, "_MAX_ENTRIES", 10)
    roles, notices = read_roles(tmp_path, STORE)
    assert len(roles) == 10
    assert list(map(str, notices)) == ["Only 10 entries of the folder were looked at."]
