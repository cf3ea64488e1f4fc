"""The forms of a report, by their names on the command line."""

from collections.abc import Sequence

from session_composer.commands.linting.checking.findings import FileReport

FULL = "full"
FOR_READERS = (FULL, "concise")
"""Those that are for people; the others are for programs."""


def written(form: str, reports: Sequence[FileReport]) -> str:
    """Write all of a report, with its last line break. ``full`` leaves out unreadable files."""
    # Lazy, one branch for each: a run needs one of them.
    match form:
        case "github":
            from .annotations import annotations

            return annotations(reports)
        case "junit":
            from .junit import junit

            return junit(reports)
        case "json" | "gitlab" | "sarif":
            from . import documents

            write = {"json": documents.own_json, "gitlab": documents.code_quality}
            return write.get(form, documents.sarif)(reports)
    from . import lines

    return lines.full(reports) if form == FULL else lines.concise(reports)
