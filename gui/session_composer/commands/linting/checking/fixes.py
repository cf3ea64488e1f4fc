"""Applies the safe fixes to session files."""

from typing import NamedTuple

from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.rules.problems import safe_changes
from session_composer.core.session.session_file import dump, parse
from session_composer.core.text.errors import InputError

from .check_context import Checks

# A fix may make room for another one; those that there are do so once or twice.
_MAX_ROUNDS = 5


class FixedFile(NamedTuple):
    """A session file whose safe fixes are made, before and after."""

    file: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """Tell the change as a unified diff, empty when there is none."""
        # Lazy: a run without fixes tells no difference.
        from difflib import unified_diff

        before, after = (data.decode("utf-8-sig") for data in (self.before, self.after))
        lines = unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), self.file, self.file
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


def fixed(file: str, data: bytes, checks: Checks) -> FixedFile:
    """Make the safe fixes of a session file; what cannot be read stays as it is."""
    try:
        before = request = parse(data, checks.store)
        refuse_secrets(request)
        for _ in range(_MAX_ROUNDS):
            changes = safe_changes(checks.linted(request).problems)
            if not changes:
                break
            request = request.with_values(changes)
        if request == before:
            return FixedFile(file, data, data)
        return FixedFile(file, data, dump(request, checks.store.catalog(request.api_version)))
    except InputError:
        # The check that follows says why.
        return FixedFile(file, data, data)
