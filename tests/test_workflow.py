"""The continuous integration of other systems has the right form, and no logic of its own."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


def test_the_workflow_has_the_form_that_its_service_asks_for() -> None:
    schema = ["--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *schema, str(WORKFLOW)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_steps_call_the_script_and_nothing_else() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    commands = [step["run"] for step in steps if "run" in step]
    assert len(commands) == len(jobs)
    known = (ROOT / ".ci" / "run").read_text("utf-8")
    for command in commands:
        match = re.fullmatch(r"bash \.ci/run(?: (\w+)(?: \"\$\w+\")?)?", command)
        assert match is not None, command
        assert match[1] is None or f"\n  {match[1]})\n" in known
    systems = jobs["desktop"]["strategy"]["matrix"]["system"]
    assert {name.partition("-")[0] for name in systems} == {"macos", "windows", "ubuntu"}
