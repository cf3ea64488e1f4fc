"""A matrix as JUnit test cases: a suite for each request, a case for each account."""

from collections.abc import Iterator, Sequence

from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.text.xml_text import xml_attribute, xml_text

from .matrix_document import CellChange, CellName, cell_name
from .texts import account_title, cell_text, details, request_title


def junit(matrix: Matrix, changes: Sequence[CellChange] | None = None) -> Iterator[str]:
    """Write a report. With ``changes``, cells that are not as expected fail, and no others."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    changed = {one.name: one for one in changes} if changes is not None else None
    for request in range(len(matrix.plan.requests)):
        yield from _suite(matrix, request, changed)
    gone = [one for one in changes or () if not one.found]
    if gone:
        count = f'tests="{len(gone)}" failures="{len(gone)}"'
        yield f'  <testsuite name="gone" {count} errors="0" skipped="0">\n'
        for one in gone:
            case = xml_attribute(one.name.account)
            suite = xml_attribute(f"{one.name.request} {one.name.api_version}")
            body = f"<failure message={xml_attribute(str(one.sentence()))}/>"
            yield _case(case, suite, body)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _suite(
    matrix: Matrix, request: int, changed: dict[CellName, CellChange] | None
) -> Iterator[str]:
    plan = matrix.plan
    cells = [plan.cell(account, request) for account in range(len(plan.accounts))]
    tags = [_tag(matrix, cell, changed) for cell in cells]
    name = xml_attribute(request_title(plan, plan.requests[request]))
    yield (
        f'  <testsuite name={name} tests="{len(cells)}" failures="{tags.count("failure")}" '
        f'errors="{tags.count("error")}" skipped="{tags.count("skipped")}">\n'
    )
    for cell, tag in zip(cells, tags, strict=True):
        case = xml_attribute(account_title(plan.accounts[plan.place(cell)[0]]))
        text = xml_text("\n".join(details(matrix, cell)))
        if not tag and not text:
            yield f"    <testcase name={case} classname={name}/>\n"
            continue
        change = changed.get(cell_name(matrix, cell)) if changed is not None else None
        message = xml_attribute(str(change.sentence()) if change else cell_text(matrix, cell))
        if tag == "skipped":
            body = f"<skipped message={message}/>"
        elif tag:
            body = f"<{tag} message={message}>{text}</{tag}>"
        else:
            body = f"<system-out>{text}</system-out>"
        yield _case(case, name, body)
    yield "  </testsuite>\n"


def _case(name: str, suite: str, body: str) -> str:
    return f"    <testcase name={name} classname={suite}>\n      {body}\n    </testcase>\n"


def _tag(matrix: Matrix, cell: int, changed: dict[CellName, CellChange] | None) -> str:
    if changed is not None:
        return "failure" if cell_name(matrix, cell) in changed else ""
    tags = {
        CellOutcome.REFUSED: "failure",
        CellOutcome.NO_ANSWER: "error",
        CellOutcome.NOT_SENT: "skipped",
    }
    return tags.get(matrix.verdict(cell).outcome, "")
