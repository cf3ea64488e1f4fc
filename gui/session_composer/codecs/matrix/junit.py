"""A matrix as JUnit test cases: a suite for each request, a case for each account."""

from collections.abc import Container, Iterator

from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.text.xml_text import xml_attribute, xml_text

from .matrix_document import CellName, cell_name
from .texts import account_title, cell_text, details, request_title


def junit(matrix: Matrix, changed: Container[CellName] | None = None) -> Iterator[str]:
    """Write a report. With ``changed``, cells that are not as expected fail, and no others."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for request in range(len(matrix.plan.requests)):
        yield from _suite(matrix, request, changed)
    yield "</testsuites>\n"


def _suite(matrix: Matrix, request: int, changed: Container[CellName] | None) -> Iterator[str]:
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
        message = xml_attribute(cell_text(matrix, cell))
        if tag == "skipped":
            body = f"<skipped message={message}/>"
        elif tag:
            body = f"<{tag} message={message}>{text}</{tag}>"
        else:
            body = f"<system-out>{text}</system-out>"
        yield f"    <testcase name={case} classname={name}>\n      {body}\n    </testcase>\n"
    yield "  </testsuite>\n"


def _tag(matrix: Matrix, cell: int, changed: Container[CellName] | None) -> str:
    if changed is not None:
        return "failure" if cell_name(matrix, cell) in changed else ""
    tags = {
        CellOutcome.REFUSED: "failure",
        CellOutcome.NO_ANSWER: "error",
        CellOutcome.NOT_SENT: "skipped",
    }
    return tags.get(matrix.verdict(cell).outcome, "")
