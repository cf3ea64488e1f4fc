"""What the program is built from: versions, private names of others, what goes into the wheel.

Rows L5 and L6.
"""

import ast
import importlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NEEDED = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
EXTRAS = [
    Requirement(text)
    for group in PROJECT["project"]["optional-dependencies"].values()
    for text in group
    if not text.startswith("session-composer[")
]
_PIN = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][a-z0-9.]*)")

# Private names that the program uses, by the package that has them: module, class, name.
PRIVATE = {
    "keyring": [
        ("keyring.core", "", "_keyring_backend"),
        ("keyring.backends.SecretService", "Keyring", "_query"),
    ],
    "urllib3": [("urllib3.connection", "HTTPConnection", "_new_conn")],
}


def pins() -> dict[str, Version]:
    """Versions of the constraints file; fails for a line of another form."""
    found = {}
    for line in (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            match = _PIN.fullmatch(line)
            assert match is not None, f"{line!r} is no plain version"
            found[match["name"]] = Version(match["version"])
    return found


@pytest.mark.parametrize("requirement", NEEDED + EXTRAS, ids=str)
def test_l5_the_checked_version_is_one_that_the_project_takes(requirement: Requirement) -> None:
    version = pins()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version, prereleases=False)


def test_l5_the_build_system_is_checked_in_its_version_too() -> None:
    for text in PROJECT["build-system"]["requires"]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


def test_l5_the_constraints_are_in_order_and_the_installers_hold_to_them() -> None:
    assert list(pins()) == sorted(pins())
    assert "constraints.txt" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "constraints.txt" in (ROOT / "gui" / "tools" / "bundle.py").read_text("utf-8")


@pytest.mark.parametrize("package", PRIVATE)
def test_l5_private_names_have_a_ceiling_and_are_there(package: str) -> None:
    requirement = next(entry for entry in NEEDED if entry.name == package)
    next_major = Version(str(pins()[package].major + 1))
    assert not requirement.specifier.contains(next_major), "the next major version may lack them"
    for module, class_name, name in PRIVATE[package]:
        found: object = importlib.import_module(module)
        if class_name:
            found = getattr(found, class_name)
        assert hasattr(found, name), f"{module} has no {class_name}.{name} any more"


def test_l5_no_other_private_names_of_packages_are_used() -> None:
    """Attributes with an underscore, taken from anything but our own objects."""
    known = {name for names in PRIVATE.values() for _, _, name in names}
    found = set()
    for path in (ROOT / "gui" / "session_composer" / "api").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and re.match(r"_[a-z]", node.attr):
                of = node.value
                is_own = isinstance(of, ast.Name) and of.id in {"self", "cls", "other"}
                # A named tuple's own, and documented.
                is_public = node.attr == "_replace"
                if not (is_own or is_public) and node.attr not in own - known:
                    found.add(node.attr)
    assert found <= known


def test_l6_the_wheel_takes_every_folder_of_resources_but_the_screenshots() -> None:
    targets = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    folders = {path.name for path in (ROOT / "resources").iterdir()} - {"screenshots"}
    assert targets == {
        f"resources/{name}": f"session_composer/resources/{name}" for name in folders
    }


def test_l6_the_readme_shows_the_screenshots() -> None:
    shown = re.findall(
        r"\]\((resources/screenshots/[^)]+)\)", (ROOT / "README.md").read_text("utf-8")
    )
    assert shown
    assert all((ROOT / name).is_file() for name in shown)
