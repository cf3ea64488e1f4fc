"""catalog import, and the other catalog commands with preview and imported versions."""

import json
import os
from pathlib import Path

import pytest
import yaml
from tests.support.command_line import Outcome, call, program
from tests.support.requests import STORE
from tests.support.specs import VERSION, boolean, component, components, document, of_catalog

from session_composer.core.files.user_data import user_data_folder
from session_composer.core.versions.catalog_store import CatalogStore

SEED = "2025-06-30.basil"
PUBLIC, PRIVATE = "2026-09-30.preview", "2026-10-14.preview; embedded_connect_beta=v2"

type Capture = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the imported catalogs, new for each test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return user_data_folder(os.environ) / "catalogs"


def import_(capture: Capture, path: Path, spec: object) -> Outcome:
    path.write_text(json.dumps(spec), "utf-8")
    return call(capture, "catalog", "import", str(path))


def test_import_says_what_was_added(capsysbinary: Capture, tmp_path: Path, folder: Path) -> None:
    outcome = import_(capsysbinary, tmp_path / "spec.json", document())
    assert outcome.code == 0
    assert outcome.err == ""
    lines = outcome.text.splitlines()
    assert lines[0] == f"Added {VERSION}: 3 components, 4 features."
    assert lines[1].startswith(f"Source: spec.json (Made-up API {VERSION}), imported 2")
    assert lines[2] == f"Kept in {folder}"
    assert len(lines) == 3
    assert [path.name for path in folder.iterdir()] == [f"{VERSION}.json"]


def test_import_of_yaml(capsysbinary: Capture, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(yaml.safe_dump(document()), "utf-8")
    outcome = call(capsysbinary, "catalog", "import", str(path))
    assert outcome.code == 0
    assert CatalogStore().catalog(VERSION).description(("components", "payments"))


def test_imported_version_is_used_by_every_command(capsysbinary: Capture, tmp_path: Path) -> None:
    assert import_(capsysbinary, tmp_path / "spec.json", document()).code == 0
    session = tmp_path / "a.session.json"
    parts = {"app": {"enabled": True, "features": {"allowed_apps": ["a", "b"], "other_apps": []}}}
    request = {
        "format": "session-composer/1",
        "api_version": VERSION,
        "account": "acct_1SimCustomUS",
        "components": parts,
        "expand": [],
    }
    session.write_text(json.dumps(request), "utf-8")
    body = call(capsysbinary, "encode", str(session))
    assert body.text.strip() == (
        "account=acct_1SimCustomUS&components[app][enabled]=true"
        "&components[app][features][allowed_apps][0]=a"
        "&components[app][features][allowed_apps][1]=b"
    )
    shown = json.loads(call(capsysbinary, "catalog", "show", VERSION, "--json").out)
    assert shown["components"]["app"] == {
        "features": {"allowed_apps": "array", "other_apps": "array"}
    }
    sent = call(capsysbinary, "send", str(session), "--sandbox", "--json")
    assert sent.code == 0
    assert dict(json.loads(sent.out)["headers"])["Stripe-Version"] == VERSION
    diff = call(capsysbinary, "catalog", "diff", SEED, VERSION).text.splitlines()
    assert "+ components[app][features][allowed_apps]" in diff
    assert "- components[documents]" in diff
    assert "+ components[payments]" not in diff


def test_import_of_what_is_built_in_is_refused(
    capsysbinary: Capture, tmp_path: Path, folder: Path
) -> None:
    parts = CatalogStore().catalog(SEED).components
    outcome = import_(capsysbinary, tmp_path / "spec.json", document(of_catalog(parts), SEED))
    assert outcome.failed(2) == (
        f"API version {SEED} is built in already, with exactly these components and features."
    )
    assert not folder.exists()


def test_import_of_another_shape_stands_beside(capsysbinary: Capture, tmp_path: Path) -> None:
    outcome = import_(capsysbinary, tmp_path / "spec.json", document(version=SEED))
    assert outcome.code == 0
    lines = outcome.text.splitlines()
    assert lines[0] == f"Added {SEED}-imported: 3 components, 4 features."
    assert lines[1] == f"{SEED} is built in with another shape; requests still name {SEED}."
    shown = call(capsysbinary, "catalog", "show", f"{SEED}-imported").text.splitlines()
    assert shown == [
        *("app", "  allowed_apps", "  other_apps", "bare"),
        *("payments", "  capture_payments", "  refund_management"),
    ]
    assert len(json.loads(call(capsysbinary, "catalog", "show", SEED, "--json").out)) == 2


def test_what_is_left_out_is_told(capsysbinary: Capture, tmp_path: Path) -> None:
    parts = {**components(), "odd": component({"size": {"type": "integer"}, "x": boolean()})}
    outcome = import_(capsysbinary, tmp_path / "spec.json", document(parts))
    assert outcome.code == 0
    assert outcome.text.startswith(f"Added {VERSION}: 4 components, 5 features.\n")
    assert outcome.err == (
        "session-composer: components[odd][features][size] is left out: it is neither a boolean "
        "nor a list of texts.\n"
    )


def test_file_that_cannot_be_used(capsysbinary: Capture, tmp_path: Path, folder: Path) -> None:
    links = document(paths={"/v1/account_links": {"post": {}}})
    assert import_(capsysbinary, tmp_path / "spec.json", links).failed(2) == (
        "spec.json cannot be imported: it describes 1 operation but not POST "
        "/v1/account_sessions; paths that come near: /v1/account_links."
    )
    missing = call(capsysbinary, "catalog", "import", str(tmp_path / "none.json"))
    assert missing.failed(2) == "none.json cannot be read: No such file or directory."
    directory = call(capsysbinary, "catalog", "import", str(tmp_path))
    assert directory.failed(2).endswith("is a folder, not a file.")
    assert call(capsysbinary, "catalog", "import").code == 2
    assert not folder.exists()


def test_place_that_cannot_be_written(capsysbinary: Capture, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    (tmp_path / "home").write_text("")
    sentence = import_(capsysbinary, tmp_path / "spec.json", document()).failed(2)
    assert sentence.startswith("The catalog cannot be written to ")


def test_list_of_all(capsysbinary: Capture, tmp_path: Path) -> None:
    assert import_(capsysbinary, tmp_path / "spec.json", document()).code == 0
    usual = call(capsysbinary, "catalog", "list").text.splitlines()
    assert len(usual) == len(STORE.versions)
    assert not any("preview" in line or VERSION in line for line in usual)
    outcome = call(capsysbinary, "catalog", "list", "--all")
    lines = outcome.text.splitlines()
    assert outcome.err == ""
    assert lines[: len(usual)] == [f"{line}\tgenerally available" for line in usual]
    previews = lines[len(usual) : -1]
    assert [line.split("\t")[0] for line in previews] == [
        info.api_version for info in STORE.previews
    ]
    for version, channel in ((PRIVATE, "private preview"), (PUBLIC, "public preview")):
        info = STORE.info(version)
        assert info is not None
        count = len(STORE.catalog(version).components)
        source = f"stripe-python {info.sdk_last}"
        assert f"{version}\t{count} components\t{info.released}\t{source}\t{channel}" in previews
    assert lines[-1].startswith(f"{VERSION}\t3 components\t\tspec.json (Made-up API {VERSION}), im")
    assert lines[-1].endswith("\timported")


def test_damaged_import_does_no_harm(capsysbinary: Capture, tmp_path: Path, folder: Path) -> None:
    assert import_(capsysbinary, tmp_path / "spec.json", document()).code == 0
    (folder / f"{VERSION}.json").write_text("{")
    outcome = call(capsysbinary, "catalog", "list", "--all")
    assert outcome.code == 0
    assert len(outcome.text.splitlines()) == len((*STORE.versions, *STORE.previews))
    assert outcome.err.startswith(
        f"session-composer: An imported catalog is left out. {VERSION}.json: it is not valid JSON"
    )
    assert call(capsysbinary, "catalog", "list").err == ""
    assert "is not known" in call(capsysbinary, "catalog", "show", VERSION).err
    assert import_(capsysbinary, tmp_path / "spec.json", document()).code == 0
    assert call(capsysbinary, "catalog", "show", VERSION).code == 0


@pytest.mark.parametrize("version", [PUBLIC, PRIVATE])
def test_show_and_diff_of_previews(capsysbinary: Capture, version: str) -> None:
    shown = json.loads(call(capsysbinary, "catalog", "show", version, "--json").out)
    assert shown["api_version"] == version
    assert shown["components"]["app_install"] == {"features": {"allowed_apps": "array"}}
    diff = call(capsysbinary, "catalog", "diff", "2026-10-28.endive", version).text.splitlines()
    assert "+ components[app_install][features][allowed_apps]" in diff
    assert all(line[:2] in ("+ ", "- ") for line in diff)


@pytest.mark.parametrize(
    ("version", "header"),
    [(PUBLIC, PUBLIC), (PRIVATE, PRIVATE), (f"{PRIVATE};", f"{PRIVATE};")],
)
def test_previews_are_sent_with_their_header(
    capsysbinary: Capture, tmp_path: Path, version: str, header: str
) -> None:
    session = tmp_path / "a.session.json"
    request = {
        "format": "session-composer/1",
        "api_version": version,
        "account": "acct_1SimCustomUS",
        "components": {"app_install": {"enabled": True, "features": {"allowed_apps": ""}}},
        "expand": [],
    }
    session.write_text(json.dumps(request), "utf-8")
    sent = call(capsysbinary, "send", str(session), "--sandbox", "--json")
    assert sent.code == 0
    answer = json.loads(sent.out)
    assert dict(answer["headers"])["Stripe-Version"] == header
    assert answer["body"]["components"]["app_install"] == {
        "enabled": True,
        "features": {"allowed_apps": []},
    }
    code = call(capsysbinary, "print", str(session), "--as", "curl").text
    assert f"'Stripe-Version: {header}'" in code


def test_in_a_process_of_its_own(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(document()), "utf-8")
    outcome = program("catalog", "import", str(path))
    assert outcome.code == 0
    assert outcome.text.endswith(f"Kept in {folder}\n")
