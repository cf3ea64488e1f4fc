"""diff: two session files."""

import json
from pathlib import Path

import pytest
from tests.support.command_line import call, content, program, session

type Capture = pytest.CaptureFixture[bytes]


def two(folder: Path, a: dict[str, object], b: dict[str, object]) -> tuple[str, str]:
    names = folder / "a.session.json", folder / "b.session.json"
    for name, found in zip(names, (a, b), strict=True):
        name.write_text(json.dumps(found), "utf-8")
    return str(names[0]), str(names[1])


def test_equal_files_give_nothing(tmp_path: Path, capfdbinary: Capture) -> None:
    name = session(tmp_path, "payments")
    for arguments, printed in (([], b""), (["--json"], b"[]\n")):
        done = call(capfdbinary, "diff", name, name, *arguments)
        assert (done.code, done.out, done.err) == (0, printed, "")


def test_differences_are_lines_in_the_order_of_the_body(
    tmp_path: Path, capfdbinary: Capture
) -> None:
    a = content("payments", "documents", account="acct_1")
    b = content("payments", "balances", api_version="2026-10-28.endive", expand=["a", "b"])
    b["components"]["payments"] = {"enabled": False, "features": {"x\u202e": "true"}}
    done = call(capfdbinary, "diff", *two(tmp_path, a, b))
    assert done.code == 1
    assert done.text.splitlines() == [
        '~ api_version: "2025-06-30.basil" -> "2026-10-28.endive"',
        '~ account: "acct_1" -> "acct_1SimCustomUS"',
        "+ components[balances][enabled]=true",
        "- components[documents][enabled]=true",
        "~ components[payments][enabled]: true -> false",
        '+ components[payments][features][x\\u202e]="true"',
        '+ expand=["a", "b"]',
    ]


def test_json_tells_null_from_not_sent(tmp_path: Path, capfdbinary: Capture) -> None:
    a = content(preview={"one": None, "two": 1.50})
    b = content(preview={"two": 1, "three": None})
    done = call(capfdbinary, "diff", *two(tmp_path, a, b), "--json")
    assert done.code == 1
    assert "1.5" in done.text
    assert json.loads(done.text) == [
        {"path": "preview[one]", "change": "removed", "before": None, "after": None},
        {"path": "preview[three]", "change": "added", "before": None, "after": None},
        {"path": "preview[two]", "change": "changed", "before": 1.5, "after": 1},
    ]


@pytest.mark.parametrize("text", [b"{", b"", b"\xff", b"[]"])
def test_bad_input_is_one_sentence(tmp_path: Path, capfdbinary: Capture, text: bytes) -> None:
    good = session(tmp_path, "payments")
    bad = tmp_path / "bad.json"
    bad.write_bytes(text)
    for names in ((good, str(bad)), (str(bad), good)):
        assert "bad.json" in call(capfdbinary, "diff", *names).failed(2)


def test_a_file_that_is_missing(tmp_path: Path, capfdbinary: Capture) -> None:
    good = session(tmp_path, "payments")
    assert "none.json" in call(capfdbinary, "diff", good, str(tmp_path / "none.json")).failed(2)


def test_only_one_is_standard_input(tmp_path: Path, capfdbinary: Capture) -> None:
    assert "standard input" in call(capfdbinary, "diff", "-", "-").failed(2)
    good = session(tmp_path, "payments")
    given = Path(session(tmp_path, "payments", "documents")).read_bytes()
    Path(session(tmp_path, "payments"))
    done = program("diff", good, "-", given=given)
    assert (done.code, done.text) == (1, "+ components[documents][enabled]=true\n")
    assert program("diff", "-", good, given=given).text == "- components[documents][enabled]=true\n"


def test_help_says_what_null_means(capfdbinary: Capture) -> None:
    done = call(capfdbinary, "diff", "--help")
    assert done.code == 0
    assert "null stands for what is not sent" in " ".join(done.text.split())
