"""The hook for pre-commit, tried with pre-commit itself."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command_line import content
from tests.support.lanes import require_python_packages, require_tools

from session_composer.commands.linting.inputs import CODE, SESSION_SUFFIX

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
# What pre-commit ends with when a hook cannot be installed.
_FATAL = 3
BAD = "stripe.AccountSession.create(account=a, components={'pay': {'enabled': True}})\n"


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PRE_COMMIT_HOME": str(folder.parent / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Test"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "test@example.com"),
    }
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=280
    )


def commit(folder: Path) -> str:
    """Make a repository of a folder; return its commit."""
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        assert run(folder, "git", *command).returncode == 0
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


def test_the_hook_takes_the_files_that_are_linted() -> None:
    (pattern,) = re.findall(r"files: (\S+)", MANIFEST.read_text("utf-8"))
    names = [f"a{SESSION_SUFFIX}", *(f"a.{ending}" for ending in CODE)]
    assert [name for name in names if not re.search(pattern, name)] == []
    assert not any(re.search(pattern, name) for name in ("a.json", "a.md", "apy", "a.pyc"))


def test_the_manifest_is_valid() -> None:
    require_python_packages("pre_commit")
    done = run(ROOT, PRE_COMMIT, "validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout


@pytest.mark.heavy
@pytest.mark.registry
@pytest.mark.timeout(300)
def test_the_hook_runs(tmp_path: Path) -> None:
    require_tools("git")
    require_python_packages("pre_commit")
    hook, project = tmp_path / "hook", tmp_path / "project"
    hook.mkdir()
    for name in ("gui", "resources", "pyproject.toml", "README.md", "LICENSE", MANIFEST.name):
        (hook / name).symlink_to(ROOT / name)
    # Its files, not the links to them.
    assert run(tmp_path, "cp", "-rL", "hook", "copy").returncode == 0
    revision = commit(tmp_path / "copy")
    (project / "src").mkdir(parents=True)
    (project / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {tmp_path / 'copy'}\n  rev: {revision}\n  hooks:\n"
        "  - id: session-composer-lint\n"
    )
    (project / "src" / "a.py").write_text(BAD)
    (project / "src" / "b.session.json").write_text(json.dumps(content("documents")))
    commit(project)
    done = run(project, PRE_COMMIT, "run", "--all-files", "--color", "never")
    if done.returncode == _FATAL and not os.environ.get("CI"):
        pytest.skip("the package registry cannot be reached")
    assert done.returncode == 1, done
    assert "src/a.py:1:53: error[unknown-parameter]" in done.stdout
    (project / "src" / "a.py").write_text(BAD.replace("'pay'", "'payouts'"))
    done = run(project, PRE_COMMIT, "run", "--all-files", "--color", "never")
    assert done.returncode == 0, done
    assert "Passed" in done.stdout
    # The hook has the command line and no window.
    installed = list((tmp_path / "cache").rglob("site-packages/*"))
    assert any(path.name.startswith("session_composer-") for path in installed)
    assert not any(path.name.lower().startswith("pyside6") for path in installed)
