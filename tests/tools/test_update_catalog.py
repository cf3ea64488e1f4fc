import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.support.lanes import NODE_MODULES, require_node_packages

from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.errors import DataError, InputError
from session_composer.core.versions.catalog import Component, FieldType, make_component
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.version_header import BETA
from tools.sdk_parameters import Sdk, read_sdk
from tools.update_catalog import main, update

CATALOGS = RESOURCES / "catalogs"

NEW_LAYOUT = '''
from typing import List
from typing_extensions import Literal, NotRequired, TypedDict

class AccountSessionCreateParams(RequestOptions):
    account: str
    """
    DOCSTRING
    """
    components: "AccountSessionCreateParamsComponents"
    expand: NotRequired[List[str]]

class AccountSessionCreateParamsComponents(TypedDict):
    payments: NotRequired["AccountSessionCreateParamsComponentsPayments"]
    """
    DOCSTRING
    """
    app_install: NotRequired["AccountSessionCreateParamsComponentsAppInstall"]
    bare: NotRequired["AccountSessionCreateParamsComponentsBare"]

class AccountSessionCreateParamsComponentsPayments(TypedDict):
    enabled: bool
    features: NotRequired["AccountSessionCreateParamsComponentsPaymentsFeatures"]

class AccountSessionCreateParamsComponentsPaymentsFeatures(TypedDict):
    refund_management: NotRequired[bool]
    capture_payments: NotRequired[bool]

class AccountSessionCreateParamsComponentsAppInstall(TypedDict):
    enabled: bool
    features: NotRequired["AccountSessionCreateParamsComponentsAppInstallFeatures"]

class AccountSessionCreateParamsComponentsAppInstallFeatures(TypedDict):
    allowed_apps: NotRequired["Literal['']|List[str]"]
    other_apps: NotRequired[List[str]]
    union_apps: NotRequired[Union[Literal[""], List[str]]]

class AccountSessionCreateParamsComponentsBare(TypedDict):
    features: NotRequired["AccountSessionCreateParamsComponentsBareFeatures"]

class AccountSessionCreateParamsComponentsBareFeatures(TypedDict):
    pass
'''

OLD_LAYOUT = """
class AccountSession(CreateableAPIResource["AccountSession"]):
    OBJECT_NAME: ClassVar[Literal["account_session"]] = "account_session"

    class Components(StripeObject):
        class Payments(StripeObject):
            enabled: bool

    class CreateParams(RequestOptions):
        account: str
        components: "AccountSession.CreateParamsComponents"
        expand: NotRequired[List[str]]

    class CreateParamsComponents(TypedDict):
        payments: NotRequired["AccountSession.CreateParamsComponentsPayments"]
        documents: NotRequired["AccountSession.CreateParamsComponentsDocuments"]

    class CreateParamsComponentsPayments(TypedDict):
        enabled: bool
        features: NotRequired["AccountSession.CreateParamsComponentsPaymentsFeatures"]

    class CreateParamsComponentsPaymentsFeatures(TypedDict):
        refund_management: NotRequired[bool]

    class CreateParamsComponentsDocuments(TypedDict):
        enabled: bool

    account: str
    raise RuntimeError("the SDK must not be run")
"""

API_VERSION = 'class _ApiVersion:\n    CURRENT = "{}"\n    CURRENT_MAJOR = "x"\n'


def make_sdk(
    folder: Path, sdk: str = "17.0.0", api: str = "2097-01-27.fig", source: str = NEW_LAYOUT
) -> Path:
    """Write an SDK that cannot be imported: only its sources can be read."""
    new = source.lstrip().startswith("from")
    params = "params/_account_session_create_params.py" if new else "_account_session.py"
    files = {
        "__init__.py": "raise RuntimeError('the SDK must not be run')\n",
        "_version.py": f'VERSION = "{sdk}"\n',
        "_api_version.py": API_VERSION.format(api),
        params: source,
    }
    for name, text in files.items():
        path = folder / "stripe" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def shape(*names: str) -> tuple[Component, ...]:
    return tuple(make_component(name, [("x", FieldType.BOOLEAN, False)]) for name in names)


def shapes_in(folder: Path) -> dict[str, str]:
    return {info.api_version: info.shape for info in CatalogStore(folder).versions}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOGS, tmp_path / "catalogs"))


def installed_sdk() -> Path:
    spec = find_spec("stripe")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parents[1]


def test_installed_sdk_agrees_with_the_data(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sdk = read_sdk(installed_sdk())
    assert sdk.version == version("stripe")
    assert CatalogStore().catalog(sdk.api_version).components == sdk.shape
    assert main([str(installed_sdk()), "--out", str(out)]) == 0
    assert contents(out) == contents(CATALOGS)
    assert (
        capsys.readouterr().out == f"{sdk.api_version} (stripe-python {sdk.version}): no change.\n"
    )


def read_by(files: dict[str, bytes], sdk: Sdk) -> dict[str, bytes]:
    """Files as they were if a version were known from one SDK only."""
    data = json.loads(files["index.json"])
    (entry,) = [one for one in data["versions"] if one["api_version"] == sdk.api_version]
    told = {"sdk_first": sdk.version, "sdk_last": sdk.version}
    entry |= told | {"source": f"stripe-python {sdk.version}"}
    return files | {"index.json": (json.dumps(data, indent=2) + "\n").encode()}


def test_a_version_that_was_lost_is_restored(out: Path) -> None:
    sdk = read_sdk(installed_sdk())
    index = json.loads((out / "index.json").read_text("utf-8"))
    lost = next(entry for entry in index["versions"] if entry["api_version"] == sdk.api_version)
    index["versions"].remove(lost)
    (out / "index.json").write_text(json.dumps(index), "utf-8")
    is_shared = lost["shape"] in {entry["shape"] for entry in index["versions"]}
    if not is_shared:
        (out / f"{lost['shape']}.json").unlink()
    done = update(out, sdk, released=lost["released"])
    assert contents(out) == read_by(contents(CATALOGS), sdk)
    assert done == [*([] if is_shared else [f"wrote {lost['shape']}.json"]), "wrote index.json"]


def test_new_layout(tmp_path: Path) -> None:
    boolean, array = FieldType.BOOLEAN, FieldType.ARRAY
    assert read_sdk(make_sdk(tmp_path)) == Sdk(
        "17.0.0",
        "2097-01-27.fig",
        (
            make_component(
                "app_install",
                [
                    ("allowed_apps", array, True),
                    ("other_apps", array, False),
                    ("union_apps", array, True),
                ],
            ),
            make_component("bare", [], has_enabled=False),
            make_component(
                "payments",
                [("capture_payments", boolean, False), ("refund_management", boolean, False)],
            ),
        ),
    )


def test_old_layout(tmp_path: Path) -> None:
    sdk = read_sdk(make_sdk(tmp_path, "12.0.0", "2025-03-31.basil", OLD_LAYOUT))
    assert sdk.version == "12.0.0"
    assert sdk.shape == (
        make_component("documents", [], has_features=False),
        make_component("payments", [("refund_management", FieldType.BOOLEAN, False)]),
    )


def test_oldest_layout(tmp_path: Path) -> None:
    package = make_sdk(tmp_path, "7.5.0", "2023-10-16", OLD_LAYOUT) / "stripe"
    (package / "_version.py").rename(package / "version.py")
    (package / "_api_version.py").rename(package / "api_version.py")
    (package / "api_resources").mkdir()
    (package / "_account_session.py").rename(package / "api_resources" / "account_session.py")
    sdk = read_sdk(tmp_path)
    assert (sdk.version, sdk.api_version, len(sdk.shape)) == ("7.5.0", "2023-10-16", 2)


def test_api_version_in_the_package_itself(tmp_path: Path) -> None:
    package = make_sdk(tmp_path) / "stripe"
    (package / "_api_version.py").unlink()
    (package / "__init__.py").write_text('api_version: str = "2097-02-24.fig"\n')
    assert read_sdk(tmp_path).api_version == "2097-02-24.fig"


def test_writes_an_empty_folder_and_only_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "catalogs"
    arguments = [str(make_sdk(tmp_path)), "--out", str(out)]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "2097-01-27.fig (stripe-python 17.0.0): wrote 2097-01-27.fig.json, wrote index.json."
    )
    first = contents(out)
    assert json.loads(first["index.json"])["versions"] == [
        {
            "api_version": "2097-01-27.fig",
            "shape": "2097-01-27.fig",
            "released": "2097-01-27",
            "sdk_first": "17.0.0",
            "sdk_last": "17.0.0",
            "source": "stripe-python 17.0.0",
        }
    ]
    assert first["2097-01-27.fig.json"].decode() == (
        '{\n  "format": 1,\n  "components": {\n'
        '    "app_install": {\n      "enabled": true,\n      "features": {\n'
        '        "allowed_apps": "array, emptyable",\n'
        '        "other_apps": "array",\n'
        '        "union_apps": "array, emptyable"\n      }\n    },\n'
        '    "bare": {\n      "enabled": false,\n      "features": {}\n    },\n'
        '    "payments": {\n      "enabled": true,\n      "features": {\n'
        '        "capture_payments": "boolean",\n'
        '        "refund_management": "boolean"\n      }\n    }\n  }\n}\n'
    )
    assert b"DOCSTRING" not in b"".join(first.values())
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(": no change.")
    assert contents(out) == first
    assert CatalogStore(out).catalog("2097-01-27.fig").components == read_sdk(tmp_path).shape


def test_component_without_features_survives_the_files(tmp_path: Path) -> None:
    sdk = read_sdk(make_sdk(tmp_path, source=OLD_LAYOUT))
    update(tmp_path / "out", sdk)
    assert CatalogStore(tmp_path / "out").catalog(sdk.api_version).components == sdk.shape


def test_equal_shapes_share_a_file_named_after_the_oldest(tmp_path: Path) -> None:
    first, other = shape("payments"), shape("payments", "payouts")
    update(tmp_path, Sdk("17.1.0", "2097-02-24.fig", first))
    update(tmp_path, Sdk("17.2.0", "2097-03-31.fig", other))
    update(tmp_path, Sdk("17.3.0", "2097-04-28.fig", first))
    assert shapes_in(tmp_path) == {
        "2097-02-24.fig": "2097-02-24.fig",
        "2097-03-31.fig": "2097-03-31.fig",
        "2097-04-28.fig": "2097-02-24.fig",
    }
    done = update(tmp_path, Sdk("17.0.0", "2097-01-27.fig", first))
    assert done == [
        "wrote 2097-01-27.fig.json",
        "wrote index.json",
        "removed 2097-02-24.fig.json",
    ]
    assert set(shapes_in(tmp_path).values()) == {"2097-01-27.fig", "2097-03-31.fig"}
    assert set(contents(tmp_path)) == {
        "index.json",
        "2097-01-27.fig.json",
        "2097-03-31.fig.json",
    }


def test_order_of_the_sdks_does_not_matter(tmp_path: Path) -> None:
    sdks = [
        Sdk("17.0.0", "2097-01-27.fig", shape("payments")),
        Sdk("17.0.1", "2097-01-27.fig", shape("payments", "payouts")),
        Sdk("17.1.0", "2097-02-24.fig", shape("payments")),
        Sdk("17.10.0", "2097-02-24.fig", shape("payments")),
        Sdk("18.0.0", "2097-03-31.grape", shape("payments", "payouts")),
    ]
    for sdk in sdks:
        update(tmp_path / "up", sdk)
    for sdk in reversed(sdks):
        update(tmp_path / "down", sdk)
    assert contents(tmp_path / "up") == contents(tmp_path / "down")


def test_newest_sdk_of_a_version_decides(tmp_path: Path) -> None:
    update(tmp_path, Sdk("17.0.9", "2097-01-27.fig", shape("payments")))
    update(tmp_path, Sdk("17.0.10", "2097-01-27.fig", shape("payments", "payouts")))
    update(tmp_path, Sdk("17.0.8", "2097-01-27.fig", shape("balances")))
    store = CatalogStore(tmp_path)
    info = store.versions[0]
    assert (info.sdk_first, info.sdk_last) == ("17.0.8", "17.0.10")
    assert info.source == "stripe-python 17.0.10"
    assert store.catalog("2097-01-27.fig").components == shape("payments", "payouts")


def test_what_has_no_words_yet_is_named(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """However often the tool is run: until there are words."""
    for _ in range(2):
        assert main([str(make_sdk(tmp_path)), "--out", str(out)]) == 0
        _, line = capsys.readouterr().out.splitlines()
        names = "app_install.features.other_apps, app_install.features.union_apps, bare"
        assert line.startswith(f"Without help: {names}. The program shows their names alone until")
    assert main([str(installed_sdk()), "--out", str(out)]) == 0
    assert "Without help" not in capsys.readouterr().out


def test_alphas_and_betas_go_to_the_list_of_previews(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preview = "2097-01-27.preview"
    private = f"{preview}; {BETA}"
    before = contents(out)
    for sdk in ("17.1.0a2", "17.1.0a1"):
        assert main([str(make_sdk(tmp_path, sdk, preview)), "--out", str(out)]) == 0
    store = CatalogStore(out)
    info = store.previews[0]
    assert (info.api_version, info.channel) == (private, "private preview")
    assert info.header == private
    assert (info.sdk_first, info.sdk_last) == ("17.1.0a1", "17.1.0a2")
    shape = read_sdk(tmp_path).shape
    assert set(shape) < set(store.catalog(private).components)
    # A beta is made for a public preview, which takes no flag.
    assert main([str(make_sdk(tmp_path, "17.1.0b1", preview)), "--out", str(out)]) == 0
    public = CatalogStore(out).previews[1]
    assert (public.api_version, public.channel) == (preview, "public preview")
    assert (public.sdk_first, public.sdk_last) == ("17.1.0b1", "17.1.0b1")
    after = contents(out)
    assert after.keys() - before.keys() == {f"{preview}.json"}
    assert {name for name in before if after[name] != before[name]} == {"previews.json"}
    assert f"{preview} (stripe-python 17.1.0a1): wrote previews.json." in (
        capsys.readouterr().out.splitlines()
    )


def test_a_released_version_is_not_named_after_a_preview(tmp_path: Path) -> None:
    update(tmp_path, Sdk("17.0.0", "2097-01-27.fig", shape("payments")))
    update(tmp_path, Sdk("17.1.0a1", "2097-02-24.preview", shape("payments", "zoo")))
    done = update(tmp_path, Sdk("17.1.0", "2097-02-24.fig", shape("payments", "zoo")))
    assert done == [
        "wrote 2097-02-24.fig.json",
        "wrote previews.json",
        "wrote index.json",
        "removed 2097-02-24.private.json",
    ]
    store = CatalogStore(tmp_path)
    assert store.versions[0].shape == store.previews[0].shape == "2097-02-24.fig"


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("mine")
    update(tmp_path, Sdk("17.1.0", "2097-02-24.fig", shape("payments")))
    update(tmp_path, Sdk("17.0.0", "2097-01-27.fig", shape("payments")))
    assert (tmp_path / "notes.json").read_text() == "mine"


def test_day_of_release_is_kept(tmp_path: Path) -> None:
    arguments = [str(make_sdk(tmp_path)), "--out", str(tmp_path / "out")]
    assert main([*arguments, "--released", "2097-01-28"]) == 0
    assert main(arguments) == 0
    assert CatalogStore(tmp_path / "out").versions[0].released == "2097-01-28"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("__init__.py", None, "it holds no stripe package"),
        ("_version.py", None, "no SDK version was found"),
        ("_version.py", "VERSION = 17", "no SDK version was found"),
        ("_api_version.py", None, "no API version was found"),
        ("_api_version.py", API_VERSION.format("latest"), "no API version was found"),
        ("_version.py", "VERSION = (", "_version.py is not Python source"),
        ("_version.py", 'VERSION = "17.0.0b1"', "stripe-python 17.0.0b1 (2097-01-27.fig) is a pre"),
        ("_api_version.py", API_VERSION.format("2097-01-27.preview"), "is a preview"),
        ("params/_account_session_create_params.py", None, "does not describe the account session"),
        ("params/_account_session_create_params.py", "", "does not describe the account session"),
        ("params/_account_session_create_params.py", "\0", "is not Python source"),
    ],
)
def test_folder_that_is_no_sdk_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str | None,
    message: str,
) -> None:
    path = make_sdk(tmp_path) / "stripe" / name
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    assert main([str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert message in shown.err
    assert len(shown.err.splitlines()) == 1
    assert shown.err.endswith(".\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    account: str\n", "", "besides components there should be a required account"),
        ("    account: str\n", "    account: NotRequired[str]\n", "a required account"),
        (
            "    expand:",
            "    livemode: NotRequired[bool]\n    expand:",
            "found account, components",
        ),
        ("capture_payments: NotRequired[bool]", "capture_payments: bool", "neither an optional"),
        (
            "capture_payments: NotRequired[bool]",
            "capture_payments: NotRequired[str]",
            "components.payments.features.capture_payments is neither an optional boolean",
        ),
        (
            "capture_payments: NotRequired[bool]",
            "capture_payments: NotRequired[Dict[str, str]]",
            "the type of components.payments.features.capture_payments is not understood: NotReq",
        ),
        (
            "capture_payments: NotRequired[bool]",
            "capture_payments: NotRequired[List[int]]",
            "is not understood",
        ),
        (
            "capture_payments: NotRequired[bool]",
            "capture_payments: NotRequired[\"Literal['']|bool\"]",
            "is not understood",
        ),
        (
            "capture_payments: NotRequired[bool]",
            'capture_payments: NotRequired["a b"]',
            "is not understood",
        ),
        (
            "    enabled: bool\n",
            "    enabled: NotRequired[bool]\n",
            "enabled is not a required boolean",
        ),
        ("    enabled: bool\n", "    enabled: str\n", "enabled is not a required boolean"),
        (
            "    enabled: bool\n",
            "    enabled: bool\n    mode: NotRequired[str]\n",
            "components.app_install has mode, which a catalog cannot describe",
        ),
        (
            'features: NotRequired["AccountSessionCreateParamsComponentsPaymentsFeatures"]',
            "features: NotRequired[bool]",
            "components.payments has features of an odd type",
        ),
        (
            'components: "AccountSessionCreateParamsComponents"',
            'components: "Elsewhere"',
            "the type of components is not understood: 'Elsewhere'",
        ),
    ],
)
def test_parameters_that_no_catalog_can_hold_are_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in NEW_LAYOUT
    make_sdk(tmp_path, source=NEW_LAYOUT.replace(old, new))
    with pytest.raises(InputError) as caught:
        read_sdk(tmp_path)
    assert str(caught.value).startswith("stripe/params/_account_session_create_params.py: ")
    assert message in str(caught.value)
    assert str(caught.value).endswith(".")


def test_damaged_data_is_not_overwritten(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "index.json").write_text("{}")
    assert main([str(make_sdk(tmp_path)), "--out", str(out)]) == 2
    assert capsys.readouterr().err.startswith("index.json: format is None")
    assert (out / "index.json").read_text() == "{}"


def test_odd_sdk_version_in_the_data_is_refused(tmp_path: Path) -> None:
    sdk = Sdk("17.1.0", "2097-02-24.fig", shape("payments"))
    update(tmp_path, sdk)
    index = tmp_path / "index.json"
    index.write_text(index.read_text().replace('"17.1.0"', '"new"'))
    with pytest.raises(DataError, match=r"^index\.json: 'new' is no SDK version\.$"):
        update(tmp_path, sdk)


def test_day_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(make_sdk(tmp_path)), "--released", "soon", "--out", str(tmp_path / "o")]) == 2
    assert capsys.readouterr().err == "'soon' is not a day such as 2026-10-29.\n"


def test_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main([str(make_sdk(tmp_path)), "--out", str(tmp_path / "file" / "out")]) == 2
    shown = capsys.readouterr().err
    assert str(tmp_path / "file") in shown
    assert "cannot be written" in shown


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the program and its data, as a place to work in."""
    root = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__", "screenshots", "i18n", "themes")
    for name in ("gui", "resources"):
        shutil.copytree(RESOURCES.parent / name, root / name, ignore=ignored)
    return root


def run_in(tree: Path, *arguments: str | Path) -> str:
    """Run a Python program of the tree, with its own code and data; return what it said."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree / "gui"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


TOOL = "gui/tools/update_catalog.py"


def test_the_newest_version_is_put_back_by_one_command(tree: Path) -> None:
    before = contents(tree / "resources" / "catalogs")
    sdk = read_sdk(installed_sdk())
    index = tree / "resources" / "catalogs" / "index.json"
    data = json.loads(index.read_text("utf-8"))
    (lost,) = [one for one in data["versions"] if one["api_version"] == sdk.api_version]
    data["versions"].remove(lost)
    index.write_text(json.dumps(data), "utf-8")
    if lost["shape"] not in {one["shape"] for one in data["versions"]}:
        (index.parent / f"{lost['shape']}.json").unlink()
    assert sdk.api_version not in run_in(tree, "-m", "session_composer", "catalog", "list")
    run_in(tree, TOOL, installed_sdk(), "--released", lost["released"])
    assert contents(tree / "resources" / "catalogs") == read_by(before, sdk)


def test_the_next_version_and_a_beta_are_one_command_each(tree: Path, tmp_path: Path) -> None:
    """And all that the program says follows, without an edit."""
    said = run_in(tree, TOOL, make_sdk(tmp_path / "next"))
    assert said.startswith("2097-01-27.fig (stripe-python 17.0.0): wrote 2097-01-27.fig.json, ")
    assert "Without help: " in said
    assert "is not known: node, typescript, ruby, php, java, go, dotnet." in said
    said = run_in(tree, TOOL, make_sdk(tmp_path / "beta", "17.1.0b1", "2097-01-27.preview"))
    assert said.startswith("2097-01-27.preview (stripe-python 17.1.0b1): wrote previews.json.")

    program = ("-m", "session_composer")
    listed = run_in(tree, *program, "catalog", "list", "--all").splitlines()
    assert listed[0].split("\t")[:2] == ["2097-01-27.fig", "3 components"]
    (beta,) = [line for line in listed if line.startswith("2097-01-27.preview\t")]
    assert beta.endswith("\tpublic preview")
    file = tmp_path / "a.session.json"
    parts = {"payments": {"enabled": True}}
    session = {"format": "session-composer/1", "api_version": "2097-01-27.fig", "account": "acct_1"}
    file.write_text(json.dumps(session | {"components": parts}))
    text = " ".join(run_in(tree, *program, "print", file, "--as", "python").split())
    assert "The first made for 2097-01-27.fig is # 17.0.0." in text
    # Others are told where they are known.
    make_release(tmp_path / "node", "24.0.0", "2097-01-27.fig")
    said = run_in(tree, TOOL, tmp_path / "node")
    assert said == "2097-01-27.fig (stripe-node 24.0.0): entered.\n"
    text = run_in(tree, *program, "print", file, "--as", "node")
    assert "The first made for 2097-01-27.fig is 24.0.0." in text.replace("\n//", "")


def make_release(
    folder: Path, number: str, api: str, names: str = "payments app_install bare"
) -> None:
    """Write what the tool reads of stripe-node."""
    features = "capture_payments refund_management allowed_apps other_apps union_apps"
    files = {
        "VERSION": f"{number}\n",
        "cjs/apiVersion.js": f"exports.ApiVersion = '{api}';\n",
        "cjs/resources/AccountSessions.d.ts": f"{names} {features}",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def releases(folder: Path) -> dict[str, str]:
    data = json.loads((folder / "snippets" / "sdk_versions.json").read_text("utf-8"))
    found: dict[str, str] = data["sdks"]["node"]["releases"]
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give catalogs that know 2097-01-27.fig, and the table of releases beside them."""
    update(tmp_path / "catalogs", read_sdk(make_sdk(tmp_path / "sdk")))
    shutil.copytree(RESOURCES / "snippets", tmp_path / "snippets")
    return tmp_path


@pytest.mark.parametrize(
    ("numbers", "entered"),
    [
        (["24.0.0", "24.0.1", "24.1.0"], "24.0.0"),
        (["24.1.0", "24.0.0"], "24.0.0"),
        # Which patch was the first is not told by a later one.
        (["24.0.2"], "24.0"),
        (["24.0.2", "24.0.3"], "24.0"),
        (["24.0.2", "24.0.0"], "24.0.0"),
        (["24.0.0", "24.0.2"], "24.0.0"),
        (["24.1.1", "24.0.1"], "24.0"),
        (["24.0.0-beta.2", "24.0.0-beta.10", "24.0.0-alpha.3"], "24.0.0-alpha.3"),
    ],
)
def test_the_first_release_of_another_sdk_is_entered(
    data: Path, numbers: list[str], entered: str
) -> None:
    before = releases(data)
    for number in numbers:
        make_release(data / "node", number, "2097-01-27.fig")
        assert main([str(data / "node"), "--out", str(data / "catalogs")]) == 0
    assert releases(data) == before | {"2097-01-27.fig": entered}
    text = (data / "snippets" / "sdk_versions.json").read_bytes()
    make_release(data / "node", numbers[0], "2097-01-27.fig")
    assert main([str(data / "node"), "--out", str(data / "catalogs")]) == 0
    assert (data / "snippets" / "sdk_versions.json").read_bytes() == text


@pytest.mark.parametrize(
    ("number", "api", "names", "words"),
    [
        ("24.0.0", "2097-01-27.fig", "payments app_install", "it does not know bare."),
        ("24.0.0", "2097-02-24.fig", "payments app_install bare", "read the Python SDK first"),
        ("24", "2097-01-27.fig", "payments app_install bare", "names no release of stripe-node"),
        ("24.0.0", "soon", "payments app_install bare", "names no release of stripe-node"),
    ],
)
def test_a_release_that_cannot_be_entered_says_why(
    data: Path,
    capsys: pytest.CaptureFixture[str],
    number: str,
    api: str,
    names: str,
    words: str,
) -> None:
    before = releases(data)
    make_release(data / "node", number, api, names)
    assert main([str(data / "node"), "--out", str(data / "catalogs")]) == 2
    assert words in capsys.readouterr().err
    assert releases(data) == before


@pytest.mark.node
def test_the_real_node_sdk_agrees_with_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    require_node_packages("stripe")
    assert main([str(NODE_MODULES / "stripe")]) == 0
    assert capsys.readouterr().out.endswith(": no change.\n")
