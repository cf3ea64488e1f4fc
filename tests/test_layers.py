"""The architecture, held to by reading the source: who imports whom, and when."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.support.command_line import GUI
from tests.support.first_frame import FIRST_FRAME

ROOT = GUI.parent
PACKAGE = "session_composer"
MAX_LINES = 300

QT = ("PySide6", "shiboken6")
WIDGETS = ("PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtSvgWidgets")


@dataclass(frozen=True)
class Import:
    """One imported name: a module, or something in a module."""

    target: str
    line: int
    in_function: bool
    for_types: bool


@dataclass(frozen=True)
class Module:
    """A source file of the package."""

    name: str
    path: Path
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def layer(self) -> str:
        """The folder, or the module itself where it is in none."""
        return self.name.split(".")[1] if "." in self.name else PACKAGE


@cache
def modules() -> dict[str, Module]:
    found = {}
    for path in sorted((GUI / PACKAGE).rglob("*.py")):
        parts = path.relative_to(GUI).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path, path.read_text())
    return found


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    drop = node.level - (module.path.name == "__init__.py")
    base = parts[: len(parts) - drop] if drop else parts
    return ".".join([*base, node.module] if node.module else base)


def _walk(
    node: ast.AST, in_function: bool, for_types: bool
) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        guarded = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        inside = in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield child, inside, for_types or guarded
        yield from _walk(child, inside, for_types or guarded)


@cache
def imports(name: str) -> tuple[Import, ...]:
    module = modules()[name]
    found = []
    for node, in_function, for_types in _walk(ast.parse(module.text), False, False):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            # "from package import module" imports the module.
            targets = [
                f"{base}.{alias.name}" if f"{base}.{alias.name}" in modules() else base
                for alias in node.names
            ]
            if base in QT:
                targets = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        found += [Import(target, node.lineno, in_function, for_types) for target in targets]
    return tuple(found)


def within(target: str, *packages: str) -> bool:
    return any(target == package or target.startswith(f"{package}.") for package in packages)


def ours(*layers: str) -> tuple[str, ...]:
    return tuple(f"{PACKAGE}.{layer}" for layer in layers)


def names() -> list[str]:
    return list(modules())


def test_the_reader_of_sources_reads_them() -> None:
    """Were it blind, every test below would pass."""
    assert len(modules()) > 60
    assert within("a.b", "a")
    assert not within("ab", "a")
    found = {(found.target, found.in_function) for found in imports(f"{PACKAGE}.display")}
    assert ("PySide6.QtWidgets", True) in found
    assert (f"{PACKAGE}.core.text.errors", False) in found
    found = {(found.target, found.in_function) for found in imports(f"{PACKAGE}.cli")}
    assert (f"{PACKAGE}.commands.encode", True) in found
    assert (f"{PACKAGE}.commands.common", False) in found
    assert any(found.for_types for found in imports(f"{PACKAGE}.commands.screenshot"))


FORBIDDEN = {
    "core": (*QT, *ours("api", "codecs", "state", "ui", "commands", "app", "cli", "display")),
    "codecs": (*QT, *ours("api", "state", "ui", "commands", "app", "cli", "display")),
    "api": (*QT, *ours("codecs", "state", "ui", "commands", "app", "cli", "display")),
    "state": (*WIDGETS, *ours("ui", "commands", "app", "cli", "display")),
    "ui": ours("commands", "app", "cli", "display"),
}


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_layers_know_only_those_below(layer: str) -> None:
    checked = [module for module in modules().values() if module.layer == layer]
    assert checked
    broken = [
        f"{module.name}:{found.line} imports {found.target}"
        for module in checked
        for found in imports(module.name)
        if within(found.target, *FORBIDDEN[layer])
    ]
    assert not broken


@pytest.mark.parametrize("layer", ["commands", "cli", "display", "__main__"])
def test_the_command_line_loads_qt_only_when_a_window_is_made(layer: str) -> None:
    checked = [module for module in modules().values() if module.layer == layer]
    assert checked
    broken = [
        f"{module.name}:{found.line} imports {found.target}"
        for module in checked
        for found in imports(module.name)
        if within(found.target, *QT, *ours("app", "state", "ui"))
        and not (found.in_function or found.for_types)
    ]
    assert not broken


@pytest.mark.parametrize("package", ["requests", "urllib3", "keyring", "ssl", "http", "logging"])
def test_slow_libraries_are_loaded_late(package: str) -> None:
    """At the top only of modules that are themselves imported inside functions."""
    graph = {
        name: {
            found.target for found in imports(name) if not (found.in_function or found.for_types)
        }
        for name in names()
    }
    start = {name for name in names() if name in ours("cli", "app", "__main__")}
    start |= {name for name in names() if within(name, *ours("commands"))}
    reached, todo = set[str](), list(start)
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += [target for target in graph[name] if target in graph]
    # A server has no use for starting fast.
    reached -= {
        name
        for name in reached
        if within(name, *ours("api.loopback", "api.sandbox", "commands.sandbox"))
    }
    assert f"{PACKAGE}.api.http.client" in reached
    broken = [name for name in reached if any(within(found, package) for found in graph[name])]
    assert not broken


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Find the groups of modules each of which leads to all the others (Tarjan's components)."""
    numbers: dict[str, int] = {}
    lows: dict[str, int] = {}
    trail: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        numbers[name] = lows[name] = len(numbers)
        trail.append(name)
        for target in graph[name]:
            if target not in numbers:
                visit(target)
                lows[name] = min(lows[name], lows[target])
            elif target in trail:
                lows[name] = min(lows[name], numbers[target])
        if lows[name] == numbers[name]:
            place = trail.index(name)
            group = trail[place:]
            del trail[place:]
            if len(group) > 1 or name in graph[name]:
                found.append(sorted(group))

    for name in graph:
        if name not in numbers:
            visit(name)
    return found


def test_no_import_cycles() -> None:
    """Imports inside functions and for types count: they are circles all the same."""
    assert circles({"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set()}) == [["a", "b", "c"]]
    graph = {name: {found.target for found in imports(name)} & set(modules()) for name in names()}
    assert circles(graph) == []


_ASKS_THE_SYSTEM = re.compile(
    r"""sys\.platform|os\.name\b|platform\.system\(|["'](?:darwin|win32|nt)["']"""
    r"|^\s*import (?:msvcrt|winreg|fcntl|resource)$",
    re.MULTILINE,
)


def test_only_platforms_ask_which_system_it_is() -> None:
    """Others have from it what differs; each version of that can be tried anywhere."""
    told = "if sys.platform\nif os.name == 'nt':\n    import fcntl\n"
    assert len(_ASKS_THE_SYSTEM.findall(told)) == 4
    asking = {
        str(path.relative_to(GUI))
        for path in GUI.rglob("*.py")
        if "platforms" not in path.parent.parts and _ASKS_THE_SYSTEM.search(path.read_text())
    }
    assert asking == set()


MAX_FILES = 20
# Names that mean the same in every feature: what its commands are, and its dialog.
SAME_MEANING = {"__init__", "commands", "dialog"}
# A format has one name, whoever reads, writes or checks it.
FORMATS = {"curl", "json_parameters", "junit", "stripe_cli", "lint"}


def _room(name: str) -> str:
    """The folder of a module; one that stands in no folder is a room of its own."""
    folder = modules()[name].path.parent.relative_to(GUI).as_posix().replace("/", ".")
    return name if folder == PACKAGE else folder


def test_folders_do_not_import_each_other_in_a_circle() -> None:
    """Features are folders: one can be read without those above it."""
    graph: dict[str, set[str]] = {_room(name): set() for name in names()}
    for name in names():
        for found in imports(name):
            if found.target in modules() and _room(found.target) != _room(name):
                graph[_room(name)].add(_room(found.target))
    assert len(graph) > 40
    assert circles(graph) == []


def test_no_folder_is_full() -> None:
    counts = Counter(module.path.parent for module in modules().values())
    assert [str(folder) for folder, count in counts.items() if count > MAX_FILES + 1] == []


def test_no_file_name_has_two_meanings() -> None:
    counts = Counter(module.path.stem for module in modules().values())
    twice = {name for name, count in counts.items() if count > 1}
    assert twice - SAME_MEANING - FORMATS == set()


# Where features are loaded when they are first used: one door for each, and its reason at the top.
DOORS = {
    "ui.window.doors": "the features of a window",
    "codecs.readers.reading": "reading source code: a detour for what is nothing else",
    "commands.linting.reports.report_formats": "the forms of a report, of which a run writes one",
    "codecs.matrix.formats": "the forms of a matrix, of which a run writes one",
    "codecs.writers.languages": "the writers, of which a run of the command line needs one",
}
# Libraries that take long to load, and modules that are nothing without one of them.
HEAVY = {
    "hashlib": "OpenSSL",
    "html": "the names of two thousand entities",
    "http": "an enumeration of sixty names",
    "keyring": "all keyrings that are installed",
    "secrets": "hashlib",
    "secretstorage": "D-Bus",
    "ssl": "OpenSSL",
    "truststore": "ssl",
    "uuid": "a library of the system",
}
WRAPPERS = {
    "api.http.failures": "urllib3",
    "api.http.network_settings": "urllib.parse",
    "api.http.route": "requests",
    "api.http.transport": "requests",
    "api.sandbox.server": "socket",
    "codecs.openapi.yaml_text": "yaml",
    # No library: patterns that take as long to compile as a request takes to encode.
    "core.request.secret_request": "re",
    "ui.code.code_colors": "pygments",
    "ui.program.x11_selection": "ctypes",
}
COMMAND_LINE = ("__main__", "cli", "commands", "display", "preload")


def late_imports() -> Iterator[tuple[str, Import]]:
    for name in names():
        for found in imports(name):
            if found.in_function and not found.for_types:
                yield name, found


def test_only_the_first_frame_loads_late() -> None:
    """That is what it is fast by. Elsewhere a feature is loaded whole, at its door."""
    may = FIRST_FRAME | set(ours(*DOORS))
    heavy = {*HEAVY, *ours(*WRAPPERS)}
    broken = [
        f"{name}:{found.line} loads {found.target}"
        for name, found in late_imports()
        if name not in may and not within(name, *ours(*COMMAND_LINE))
        if not within(found.target, *heavy)
    ]
    assert broken == []


def test_the_first_frame_loads_what_is_listed() -> None:
    """What is seen at once takes as long to appear as all of this takes to load."""
    window = f"{PACKAGE}.commands.window"
    start = {window, *ours("cli", "ui.program.signals", "ui.program.wake")}
    start |= {found.target for found in imports(window) if not found.for_types}
    loaded = start | {target for name in start & set(modules()) for target in _loaded_with(name)}
    packages = {module.name for module in modules().values() if module.path.stem == "__init__"}
    assert (loaded & set(modules())) - packages == FIRST_FRAME


def test_the_lists_of_what_is_loaded_late_are_true() -> None:
    known = set(names())
    assert known >= FIRST_FRAME | set(ours(*DOORS, *WRAPPERS))
    late = [found.target for name, found in late_imports() if name not in FIRST_FRAME]
    unused = [name for name in (*HEAVY, *ours(*WRAPPERS)) if not any(within(t, name) for t in late)]
    assert unused == []
    for wrapper, library in WRAPPERS.items():
        assert any(within(target, library) for target in _loaded_with(*ours(wrapper))), wrapper


def _loaded_with(name: str) -> set[str]:
    """All that is imported together with a module, directly or by way of others."""
    reached, todo = set[str](), [name]
    while todo:
        for found in imports(todo.pop()):
            if not (found.in_function or found.for_types or found.target in reached):
                reached.add(found.target)
                todo += {found.target} & set(modules())
    return reached


def _reason_above(module: Module, line: int) -> str:
    """Give the comment above an import that says why it is late; one serves a block."""
    number = line - 2
    while number >= 0 and re.match(
        r"\s*(from|import)\s|\s*[\w, ]+,?$|\s*\)$|$", module.lines[number]
    ):
        number -= 1
    block = list[str]()
    while number >= 0 and module.lines[number].lstrip().startswith("#"):
        block.insert(0, module.lines[number].strip())
        number -= 1
    return next((line for line in block if "Lazy" in line or "Here and not above" in line), "")


def test_imports_inside_functions_say_why() -> None:
    """Each for itself. A door says it at its top, and the dispatch once for all its branches."""
    assert "# Lazy, one branch for each" in modules()[f"{PACKAGE}.cli"].text
    once = {f"{PACKAGE}.cli", *ours(*DOORS)}
    reasons = {
        f"{name}:{found.line}": _reason_above(modules()[name], found.line)
        for name, found in late_imports()
        if name not in once
    }
    vague = re.compile(r": (?:as|see) ")
    assert [place for place, reason in reasons.items() if not reason or vague.search(reason)] == []


def type_names(source: str) -> list[str]:
    """Public classes and type aliases of a module."""
    names = [
        node.name if isinstance(node, ast.ClassDef) else node.name.id
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef | ast.TypeAlias)
    ]
    return [name for name in names if not name.startswith("_")]


def test_no_type_has_the_name_of_another() -> None:
    assert type_names("class A: ...\ntype B = int\nclass _C: ...") == ["A", "B"]
    counts = Counter(name for module in modules().values() for name in type_names(module.text))
    assert counts.total() > 300
    assert [name for name, count in counts.items() if count > 1] == []


def test_features_are_given_the_context() -> None:
    """Whole, instead of what it consists of; and hardly anything else."""
    found = {}
    for name, module in modules().items():
        for node in ast.walk(ast.parse(module.text)):
            if isinstance(node, ast.ClassDef) and "WindowFeature" in map(ast.unparse, node.bases):
                made = [one for one in node.body if isinstance(one, ast.FunctionDef)]
                made = [one for one in made if one.name == "__init__"]
                found[f"{name}.{node.name}"] = [arg.arg for one in made for arg in one.args.args]
    assert len(found) > 10
    few = [(), ("self", "context"), ("self", "context", "_"), ("self", "context", "_", "_")]
    shapes = {
        name: tuple(arg if place < 2 else "_" for place, arg in enumerate(given))
        for name, given in found.items()
    }
    assert {name: shape for name, shape in shapes.items() if shape not in few} == {}


def test_modules_are_of_bearable_length() -> None:
    lengths = {name: len(module.lines) for name, module in modules().items()}
    assert {name: count for name, count in lengths.items() if count > MAX_LINES} == {}


def tracked_files() -> list[Path]:
    """Files under version control; in an unpacked archive whatever would be."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
        return [path for path in paths if path.is_file()]
    folders = (ROOT / name for name in ("gui", "resources", "tests"))
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not {"node_modules", "__pycache__"} & set(path.parts)
    ]


@cache
def tracked_texts() -> dict[Path, str]:
    found = {}
    for path in tracked_files():
        try:
            found[path.relative_to(ROOT)] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    assert len(found) > 100
    return found


# Put together here, so that this file does not hold what it looks for.
TRACES = {
    "the folder of one machine": re.compile("/" + r"work/\w"),
    "a home folder": re.compile("/" + r"(?:home|Users)/(?!user\b)[a-z]\w*/|/" + r"root/"),
}


@pytest.mark.parametrize("what", TRACES)
def test_no_traces_of_one_machine(what: str) -> None:
    broken = [
        f"{path}: {found[0]}"
        for path, text in tracked_texts().items()
        for found in [TRACES[what].search(text)]
        if found
    ]
    assert not broken


# Where packages come from by default; any other host is that of somebody's mirror.
REGISTRIES = {"registry.npmjs.org", "pypi.org", "files.pythonhosted.org"}
_SOURCES = re.compile(
    r"""(?:registry|index[-_]url|find-links|resolved|proxy)["']?\s*[=:]\s*["']?https?://([^/"'\s]+)"""
)


def test_packages_come_from_the_public_registries() -> None:
    # Code talks of proxies, too.
    hosts = {
        host
        for path, text in tracked_texts().items()
        if path.suffix != ".py"
        for host in _SOURCES.findall(text)
    }
    assert hosts <= REGISTRIES
    assert _SOURCES.findall('"resolved": "https://mirror.example/x.tgz"') == ["mirror.example"]


@pytest.mark.parametrize("folder", ["gui", "tests"])
def test_ignored_types_name_the_error(folder: str) -> None:
    bare = re.compile(r"#\s*type:\s*" + r"ignore(?!\[[a-z-]+(?:,\s*[a-z-]+)*\])")
    broken = [
        f"{path}:{number}"
        for path, text in tracked_texts().items()
        if path.suffix == ".py" and path.parts[0] == folder
        for number, line in enumerate(text.splitlines(), 1)
        if bare.search(line)
    ]
    assert not broken


def test_no_cycle_of_our_own_is_hidden_by_types() -> None:
    """Imports for types only point upwards nowhere, either."""
    broken = [
        f"{module.name} names {found.target}"
        for module in modules().values()
        for found in imports(module.name)
        if found.for_types
        and module.layer in FORBIDDEN
        and within(found.target, *FORBIDDEN[module.layer])
    ]
    assert not broken
