import json
import re

import jsonschema
import pytest
from tests.support.command_line import call
from tests.support.requests import SEED, STORE, VERSIONS

from session_composer.core.versions.catalog_store import CatalogStore

SCHEMA = {
    "type": "object",
    "required": ["api_version", "components"],
    "additionalProperties": False,
    "properties": {
        "api_version": {"type": "string"},
        "components": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["features"],
                "additionalProperties": False,
                "properties": {
                    "features": {
                        "type": "object",
                        "additionalProperties": {"enum": ["boolean", "array"]},
                    }
                },
            },
        },
    },
}


def test_list(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    outcome = call(capsysbinary, "catalog", "list")
    assert outcome.code == 0
    assert outcome.err == ""
    lines = outcome.text.splitlines()
    assert [line.split("\t")[0] for line in lines] == sorted(VERSIONS, reverse=True)
    assert [line.split("\t")[1] for line in lines if line.startswith(SEED)] == ["17 components"]


@pytest.mark.parametrize("version", VERSIONS)
def test_show_as_json(capsysbinary: pytest.CaptureFixture[bytes], version: str) -> None:
    outcome = call(capsysbinary, "catalog", "show", version, "--json")
    shown = json.loads(outcome.out)
    jsonschema.validate(shown, SCHEMA)
    assert outcome.code == 0
    assert shown["api_version"] == version
    paths = {
        (name, feature)
        for name, component in shown["components"].items()
        for feature in component["features"]
    }
    catalog = STORE.catalog(version)
    assert list(shown["components"]) == [component.name for component in catalog.components]
    assert paths == {(path[1], path[3]) for path in catalog.feature_by_path}


def test_show_of_one_component(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    shown = json.loads(call(capsysbinary, "catalog", "show", SEED, "--json").out)
    assert len(shown["components"]) == 17
    assert sum(len(component["features"]) for component in shown["components"].values()) == 45
    assert shown["components"]["documents"] == {"features": {}}
    assert shown["components"]["payments"] == {
        "features": {
            "capture_payments": "boolean",
            "destination_on_behalf_of_charge_management": "boolean",
            "dispute_management": "boolean",
            "refund_management": "boolean",
        }
    }


def test_show_for_people(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = call(capsysbinary, "catalog", "show", SEED).text.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        component.name for component in CatalogStore().catalog(SEED).components
    ]
    assert lines[lines.index("payments") + 1] == "  capture_payments"
    assert len(lines) == 17 + 45


def test_diff(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    taken = call(capsysbinary, "catalog", "diff", "2025-08-27.basil", "2025-09-30.clover")
    assert taken.code == 0
    lines = taken.text.splitlines()
    assert "- components[balance_report]" in lines
    assert "- components[balance_report][enabled]" in lines
    assert "- components[payout_reconciliation_report]" in lines
    assert all(line.startswith("- ") for line in lines)
    added = call(capsysbinary, "catalog", "diff", "2025-09-30.clover", "2025-08-27.basil")
    assert added.text == taken.text.replace("- ", "+ ")
    assert call(capsysbinary, "catalog", "diff", SEED, SEED).out == b""
    assert call(capsysbinary, "catalog", "diff", "2025-05-28.basil", SEED).out == b""


@pytest.mark.parametrize(
    "arguments", [["show", "latest"], ["show", ""], ["diff", SEED, "x"], ["diff", "x", SEED]]
)
def test_unknown_versions(capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str]) -> None:
    sentence = call(capsysbinary, "catalog", *arguments).failed(2)
    assert re.fullmatch(r"'.*' is not an API version: one begins with a date, .*\.", sentence)


@pytest.mark.parametrize("arguments", [[], ["show"], ["diff", SEED], ["drop"], ["list", "x"]])
def test_bad_usage(capsysbinary: pytest.CaptureFixture[bytes], arguments: list[str]) -> None:
    outcome = call(capsysbinary, "catalog", *arguments)
    assert outcome.code == 2
    assert outcome.out == b""
    assert outcome.err.startswith("usage: ")
