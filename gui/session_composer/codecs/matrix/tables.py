"""A matrix as a table: for a terminal, as Markdown, and as CSV."""

import csv
import io
from collections.abc import Iterator

from session_composer.core.matrix.cells import Matrix
from session_composer.core.text.presentable import presentable

from .matrix_document import cell_document, cell_name
from .texts import account_title, cell_text, details, request_title, totals

_GAP = "  "
_COLUMNS = (
    "account",
    "name",
    "kind",
    "country",
    "request",
    "api_version",
    "outcome",
    "status",
    "code",
    "param",
    "lands_on",
    "differences",
    "predicted",
    "rules",
    "disagrees",
    "message",
    "request_id",
)
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_table(matrix: Matrix) -> Iterator[str]:
    """Write lines for a terminal: the table, what is to be said of its cells, and the totals."""
    plan = matrix.plan
    heads = ["account", *(request_title(plan, one) for one in plan.requests)]
    widths = list(map(len, heads))
    rows = [_row(matrix, account) for account in range(len(plan.accounts))]
    for row in rows:
        widths = [max(width, len(text)) for width, text in zip(widths, row, strict=True)]
    for row in [heads, *rows]:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip() + "\n"
    told = list(_told(matrix))
    if told:
        yield "\n"
        for title, sentences in told:
            yield f"{title}\n"
            yield from (f"{_GAP}{sentence}\n" for sentence in sentences)
    yield f"\n{totals(matrix)}\n"


def markdown_table(matrix: Matrix) -> Iterator[str]:
    """Write a table of Markdown, and a list of what is to be said of its cells."""
    plan = matrix.plan
    heads = ["Account", *(request_title(plan, one) for one in plan.requests)]
    yield f"{totals(matrix)}\n\n"
    yield _markdown_row(heads)
    yield f"| {' | '.join('---' for _ in heads)} |\n"
    for account in range(len(plan.accounts)):
        yield _markdown_row(_row(matrix, account))
    told = list(_told(matrix))
    if told:
        yield "\n"
    for title, sentences in told:
        yield f"- **{_inline(title)}**: {'; '.join(map(_inline, sentences))}\n"


def comma_separated(matrix: Matrix) -> Iterator[str]:
    """Write a line for each cell, with a header. Lines end as RFC 4180 says."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for cell in range(matrix.plan.size):
        account = matrix.plan.accounts[matrix.plan.place(cell)[0]]
        found = cell_document(matrix, cell) | account.identity._asdict()
        found["lands_on"] = " ".join(found.get("lands_on", ()))
        found["rules"] = " ".join(found.get("rules", ()))
        found["differences"] = "; ".join(
            str(one.sentence()) for one in matrix.verdict(cell).differences
        )
        found["disagrees"] = str(found["disagrees"]).lower()
        writer.writerow({name: _field(found.get(name, "")) for name in _COLUMNS})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _row(matrix: Matrix, account: int) -> list[str]:
    plan = matrix.plan
    cells = (plan.cell(account, request) for request in range(len(plan.requests)))
    return [account_title(plan.accounts[account]), *(cell_text(matrix, cell) for cell in cells)]


def _told(matrix: Matrix) -> Iterator[tuple[str, list[str]]]:
    for cell in range(matrix.plan.size):
        if matrix.needs_attention(cell):
            name = cell_name(matrix, cell)
            request = matrix.plan.requests[matrix.plan.place(cell)[1]]
            title = f"{request_title(matrix.plan, request)}, {name.account}"
            yield f"{title}: {cell_text(matrix, cell)}", details(matrix, cell)


def _markdown_row(cells: list[str]) -> str:
    return f"| {' | '.join(map(_inline, cells))} |\n"


def _inline(text: str) -> str:
    """Escape what Markdown would read as its own."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#~" else char for char in text)


def _field(value: object) -> str:
    text = presentable(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
