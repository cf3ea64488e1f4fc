"""The forms of a report: as they are kept, and by the rules of those who read them."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from tests.support.command_line import call, session
from tests.support.lanes import NODE_MODULES, require_node_packages
from tests.support.lint_goldens import FORMS, golden, make_folder, told

from session_composer.core.rules.rule_texts import rule_texts

type Capture = pytest.CaptureFixture[bytes]

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}}
POSITIVE = {"type": "integer", "minimum": 1}


def strict(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """Schema of an object of these members and no others."""
    return {
        "type": "object",
        "required": [*required],
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


# Of SARIF 2.1.0 the part that is written, and what GitHub's code scanning asks for besides:
# https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning
LEVEL = {"enum": ["error", "warning", "note"]}
RULE = strict(
    {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": strict({"level": LEVEL}),
    },
    {"helpUri": {"type": "string", "pattern": "^https://"}},
)
REGION = strict(dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITIVE))
PHYSICAL = strict(
    {
        "artifactLocation": strict(
            {"uri": {"type": "string", "pattern": "^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"}},
            {"uriBaseId": {"const": "%SRCROOT%"}},
        ),
        "region": REGION,
    }
)
LOGICAL = strict({"fullyQualifiedName": {"type": "string"}, "kind": {"const": "property"}})
RESULT = strict(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": strict(
                {"physicalLocation": PHYSICAL},
                {"logicalLocations": {"type": "array", "items": LOGICAL}},
            ),
        },
        "partialFingerprints": strict(
            {"sessionComposer/v1": {"type": "string", "pattern": "^[0-9a-f]{32}$"}}
        ),
    },
    {
        "suppressions": {
            "type": "array",
            "items": strict(
                {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}}
            ),
        }
    },
)
DRIVER = strict(
    {
        "name": {"const": "session-composer"},
        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
        "informationUri": {"type": "string", "pattern": "^https://"},
        "rules": {"type": "array", "items": RULE},
    }
)
SARIF = strict(
    {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": strict(
                {
                    "tool": strict({"driver": DRIVER}),
                    "columnKind": {"const": "unicodeCodePoints"},
                    "results": {"type": "array", "items": RESULT},
                }
            ),
        },
    }
)
CODE_QUALITY = {
    "type": "array",
    "items": strict(
        {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": strict({"path": {"type": "string"}, "lines": strict({"begin": POSITIVE})}),
        }
    ),
}


def kept(form: str) -> str:
    return golden(form).read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tree")
    make_folder(path)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_as_it_was(form: str, folder: Path) -> None:
    """Where a change is meant: python -m tests.support.lint_goldens."""
    assert told(folder, form) == kept(form)


def test_all_forms_tell_the_same() -> None:
    own = json.loads(kept("json"))
    assert len(own) > 20
    assert [line.partition("] ")[0] for line in kept("concise").splitlines()] == [
        f"{one['file']}:{one['line']}:{one['column']}: {one['severity']}[{one['rule']}"
        for one in own
    ]
    assert kept("github").count("\n") == len(own)
    assert len(json.loads(kept("gitlab"))) == len(own)
    results = json.loads(kept("sarif"))["runs"][0]["results"]
    assert len([one for one in results if "suppressions" not in one]) == len(own)
    assert kept("full").count(" error[") + kept("full").count(" warning[") == len(
        [one for one in own if one["rule"] != "unreadable"]
    )


def test_sarif_is_as_its_readers_want_it() -> None:
    log = json.loads(kept("sarif"))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        start, end = (
            (region["startLine"], region["startColumn"]),
            (
                region["endLine"],
                region["endColumn"],
            ),
        )
        assert start < end
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    reasons = [one["suppressions"][0] for one in run["results"] if "suppressions" in one]
    assert [one["justification"] for one in reasons] == ["private preview", "typo kept"]
    uris = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]
    ]
    assert "sessions/names, like: these.session.json" in map(unquote, uris)


@pytest.mark.node
def test_sarif_is_valid_by_the_schema_of_its_authors() -> None:
    require_node_packages("@microsoft/sarif-multitool-linux")
    path = NODE_MODULES / "@microsoft" / "sarif-multitool-linux" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text("utf-8-sig"))
    jsonschema.validate(json.loads(kept("sarif")), schema)


def test_code_quality_is_as_gitlab_wants_it() -> None:
    found = json.loads(kept("gitlab"))
    jsonschema.validate(found, CODE_QUALITY)
    assert max(Counter(one["fingerprint"] for one in found).values()) == 1


def test_annotations_are_as_github_reads_them() -> None:
    """As actions/runner takes a command apart."""
    own = json.loads(kept("json"))
    for line, one in zip(kept("github").splitlines(), own, strict=True):
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*(?:%3A[^:]*)*)::(.*)", line)
        assert match is not None, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        values = {
            name: value.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
            for name, value in properties.items()
        }
        assert values == {
            "title": f"session-composer ({one['rule']})",
            "file": one["file"],
            "line": str(one["line"]),
            "col": str(one["column"]),
            "endLine": str(one["end_line"]),
            "endColumn": str(one["end_column"]),
        }
        assert match[3].replace("%25", "%") == one["message"]


def test_junit_has_a_case_for_every_file() -> None:
    suites = ElementTree.fromstring(kept("junit"))
    own = Counter(one["file"] for one in json.loads(kept("json")))
    assert suites.tag == "testsuites"
    names = [suite.attrib["name"] for suite in suites]
    assert len(names) == len(set(names)) > len(own)
    for suite in suites:
        cases = list(suite)
        assert len(cases) == int(suite.attrib["tests"]) == max(own[suite.attrib["name"]], 1)
        count = Counter(inner.tag for case in cases for inner in case)
        assert count["failure"] == int(suite.attrib["failures"])
        assert count["error"] == int(suite.attrib["errors"])
        if suite.attrib["name"] not in own:
            assert [case.attrib["name"] for case in cases] == ["no findings"]


def test_every_rule_that_is_told_of_has_words() -> None:
    texts = rule_texts()
    assert {one["rule"] for one in json.loads(kept("json"))} <= texts.keys()
    source = Path(__file__).parents[3] / "gui" / "session_composer"
    names: set[str] = set()
    for place in ("core/rules/structure.py", "core/rules/account_notes.py", "core/rules/lint.py"):
        text = (source / place).read_text("utf-8")
        names |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text))
    assert len(names) > 10
    assert names - texts.keys() == set()


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_file_is_told_in_each_form(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    session(tmp_path, "documents")
    outcome = call(capfdbinary, "lint", "--format", form, "--output", "out")
    assert (outcome.code, outcome.text, outcome.err) == (0, "", "")
    text = (tmp_path / "out").read_text("utf-8")
    if form in ("json", "gitlab"):
        assert json.loads(text) == []
    elif form == "sarif":
        log = json.loads(text)
        jsonschema.validate(log, SARIF)
        assert log["runs"][0]["results"] == []
    elif form == "junit":
        (suite,) = ElementTree.fromstring(text)
        assert [case.attrib["classname"] for case in suite] == ["a.session.json"]
    else:
        assert text == ""


def test_a_finding_that_moves_keeps_its_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "stripe.AccountSession.create(account=a, components={'pay': {'enabled': True}})\n"

    def prints() -> list[str]:
        found = json.loads(call(capfdbinary, "lint", "--format", "gitlab").out)
        return [one["fingerprint"] for one in found]

    (tmp_path / "a.py").write_text(text * 2)
    before = prints()
    (tmp_path / "a.py").write_text("\n\n" + text + "#\n" + text)
    assert len(set(before)) == 2
    assert prints() == before


def test_odd_names_of_files_are_told_safely(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    key = "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc"
    for name in ("\x1b[31m\u202e", "<&\"'>", key, "\udcff"):
        (tmp_path / f"{name}.session.json").write_text("{")
    for form in FORMS:
        outcome = call(capfdbinary, "lint", "--format", form)
        assert outcome.code == 2
        assert not re.search("[\x1b\u202e]", outcome.text + outcome.err)
        assert key not in outcome.text + outcome.err
        if form == "junit":
            assert len(ElementTree.fromstring(outcome.out)) == 4
        elif form in ("json", "gitlab", "sarif"):
            json.loads(outcome.out)
