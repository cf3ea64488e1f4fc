"""Checks one file of any kind, and mends it if that is wanted."""

import os
from collections.abc import Callable
from functools import partial

from session_composer.codecs.readers.text_limits import MAX_BYTES as MAX_CODE_BYTES
from session_composer.core.account.account_object import account_in
from session_composer.core.files.read_write import atomic_write, read_bounded
from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.text.message import Message
from session_composer.core.text.secret_text import redact
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path

from .checking.check_context import Checks
from .checking.findings import FileReport, failed
from .checking.fixes import fixed
from .checking.session_files import check_session_file
from .checking.source_files import check_source_file
from .inputs import STANDARD_INPUT, Input, InputKind


class FileChecker:
    """Checks files for an account and an API version, those of :class:`Checks`.

    ``account`` holds the decoded content of an account file, if one is given. ``fixes``: safe fixes
    are made in session files. ``standard_input`` reads at most so many bytes of it.
    """

    def __init__(
        self,
        standard_input: Callable[[int], bytes],
        account: tuple[object, ...] = (),
        api_version: str = "",
        *,
        fixes: bool = False,
    ) -> None:
        facts = partial(account_in, account[0]) if account else None
        self._checks = Checks(CatalogStore(), facts, api_version)
        self._standard_input = standard_input
        self._fixes = fixes

    def warm_up(self) -> None:
        """Load what checking code loads at first, so that no copy of this process needs to."""
        checks = self._checks
        catalog = CatalogStore().catalog(checks.api_version)
        request = Request(
            checks.api_version, "acct_1", {component_path(catalog.components[0].name): True}
        )
        checks.linted(request)
        check_source_file("", b"AccountSession.create()", "python", checks)
        check_source_file("", b"AccountSession.create();", "java", checks)

    def check(self, one: Input) -> FileReport:
        """Check a file; what keeps it from being checked is a finding."""
        shown = redact(one.shown)
        if one.kind is InputKind.FOLDER:
            reason = Message("it cannot be read: {trouble}.", trouble=one.trouble)
            told = Message("{file} cannot be read: {trouble}.", file=shown, trouble=one.trouble)
            return failed(shown, reason, told)
        try:
            return self._checked(one, shown)
        except InputError as error:
            return failed(shown, error.message, error.message)

    def _checked(self, one: Input, shown: str) -> FileReport:
        if one.kind is InputKind.CODE:
            # A file of thousands of kilobytes is made by a program, which is what to look at.
            data = read_bounded(one.path, MAX_CODE_BYTES + os.path.getsize(one.path))
            return check_source_file(shown, data[: MAX_CODE_BYTES + 1], one.reader, self._checks)
        if one.path == STANDARD_INPUT:
            data = self._standard_input(MAX_BYTES)
            return check_session_file(shown, data, self._checks)
        data = read_bounded(one.path, MAX_BYTES)
        if not self._fixes:
            return check_session_file(shown, data, self._checks)
        mended = fixed(shown, data, self._checks)
        if mended.after != data:
            try:
                atomic_write(one.path, mended.after)
            except OSError as error:
                raise InputError(
                    "{file} cannot be written: {reason}.", file=shown, reason=system_reason(error)
                ) from error
        report = check_session_file(shown, mended.after, self._checks)
        return report._replace(diff=mended.diff())
