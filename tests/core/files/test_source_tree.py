"""Which files there are below a folder; what is ignored is asked of Git itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session_composer.core.files.ignore_rules import IgnoreRules
from session_composer.core.files.source_tree import find_files

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no Git here")
PATHS = [
    *("a.py", "b.py", "lib/a.py", "lib/b.py", "lib/x/a.py", "lib/x/y/a.py", "build/a.py"),
    *("lib/build/a.py", "x/lib/a.py", "a[1].py", "a b.py", "ab/a.py", "abc/b.py", "#a.py", "!a.py"),
]
RULES = [
    *("a.py", "/a.py", "lib/", "lib", "/lib/*", "!lib/x", "!a.py", "**/x", "lib/**", "**/x/**"),
    *(
        "lib/**/a.py",
        "**/x/**/a.py",
        "*.py",
        "!b.py",
        "a*c/",
        "?b",
        "[ab].py",
        "[!a].py",
        "a\\[1\\].py",
    ),
    *(
        "# no",
        "\\#a.py",
        "\\!a.py",
        "lib/x/",
        "x/y",
        "/",
        "//",
        "",
        "  ",
        "b.py  ",
        "[",
        "[]",
        "a[",
    ),
    *(
        "[a-c]*",
        "[c-a]b",
        "*/a.py",
        "**",
        "build",
        "!build/",
        "***",
        "a\\",
        "[[:alpha:]].py",
        "a*b*.py",
    ),
]


def listed(folder: Path) -> list[str]:
    found = [one.path for one in find_files(str(folder), (".py",))]
    return [os.path.relpath(path, folder).replace(os.sep, "/") for path in found]


def kept_by_git(folder: Path) -> list[str]:
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", "*.py"]
    env = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder), "XDG_CONFIG_HOME": ""}
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, env=env)
    return sorted(name for name in done.stdout.decode().split("\0") if name)


def repository(folder: Path) -> Path:
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


@needs_git
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(RULES), max_size=5), st.lists(st.sampled_from(RULES), max_size=3))
def test_the_same_files_are_ignored_as_by_git(
    tmp_path: Path, outer: list[str], inner: list[str]
) -> None:
    if not (tmp_path / ".git").exists():
        repository(tmp_path)
    (tmp_path / ".gitignore").write_text("\n".join(outer))
    (tmp_path / "lib" / ".gitignore").write_text("\n".join(inner))
    assert sorted(listed(tmp_path)) == kept_by_git(tmp_path)
    below = tmp_path / "lib" / "x"
    wanted = [path.removeprefix("lib/x/") for path in kept_by_git(tmp_path) if "lib/x/" in path]
    if wanted:
        # Rules of the folders above hold, too.
        assert sorted(listed(below)) == wanted


@needs_git
def test_a_mark_of_the_encoding_is_no_part_of_the_first_rule(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / ".gitignore").write_text("lib/\n", "utf-8-sig")
    assert sorted(listed(tmp_path)) == kept_by_git(tmp_path)


def test_folders_are_walked_in_order_and_links_are_left_alone(tmp_path: Path) -> None:
    for name in ("b/z.py", "b/a.py", "a.py", "b.py", "node_modules/x/a.py", ".git/a.py", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "link.py").symlink_to(tmp_path / "a.py")
    assert listed(tmp_path) == ["a.py", "b.py", "b/a.py", "b/z.py"]


def test_paths_begin_as_the_folder_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.py").touch()
    monkeypatch.chdir(tmp_path)
    assert [one.path for one in find_files(".", (".py",))] == ["b/a.py"]
    assert [one.path for one in find_files("b/", (".py",))] == ["b/a.py"]
    monkeypatch.chdir(tmp_path / "b")
    assert [one.path for one in find_files("..", (".py",))] == ["../b/a.py"]


def test_a_folder_that_is_closed_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "gone"
    assert [(one.path, bool(one.trouble)) for one in find_files(str(missing), (".py",))] == [
        (str(missing), True)
    ]


def test_a_hostile_pattern_takes_no_time() -> None:
    rules = IgnoreRules("*a" * 60 + "b\n" + "[" * 900 + "\n" + "**/a/" * 150 + "b")
    assert rules.says("a" * 250, is_folder=False) is None
    assert rules.says("a/" * 250 + "c", is_folder=False) is None
