"""The forms of a matrix, by their names."""

from collections.abc import Iterator, Sequence

from session_composer.core.matrix.cells import Matrix
from session_composer.core.text.display_safe import escape_unprintable

from .matrix_document import CellChange

TABLE = "table"
SUFFIXES = {"json": ".json", "csv": ".csv", "markdown": ".md", "junit": ".xml", TABLE: ".txt"}
"""Of a file in each form, those for programs first."""


def written(
    form: str, matrix: Matrix, changes: Sequence[CellChange] | None = None
) -> Iterator[str]:
    """Write a matrix piece by piece, with its last line break."""
    # Lazy, one branch for each: a run needs one of them.
    match form:
        case "json":
            from .matrix_document import matrix_json

            return map(escape_unprintable, matrix_json(matrix))
        case "junit":
            from .junit import junit

            return junit(matrix, changes)
    from . import tables

    match form:
        case "csv":
            return tables.comma_separated(matrix)
        case "markdown":
            return tables.markdown_table(matrix)
    return tables.plain_table(matrix)
