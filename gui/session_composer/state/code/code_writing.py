"""Writes code for the request: at once, or in a thread when there is much to write."""

from collections.abc import Callable
from functools import partial

from session_composer.codecs.writers.languages import CodeLanguage
from session_composer.codecs.writers.snippet import Code, CodeSource
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.text.errors import InputError
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner

MANY_PARAMETERS = 300
"""Writing code for more than these would be felt."""

type WrittenCode = Code | InputError


class CodeWriting:
    """Writes code for the workspace's request."""

    def __init__(self, workspace: Workspace, jobs: JobRunner) -> None:
        self._workspace = workspace
        self._jobs = jobs

    def write(
        self,
        language: CodeLanguage,
        deliver: Callable[[WrittenCode], None],
        failed: Callable[[], None],
    ) -> None:
        """Write code and hand it over, or the error of a language that cannot tell the request.

        ``deliver`` is called before this returns, unless there is much to write; ``failed``
        is called in its place when a writer raises what it should not.
        """
        workspace = self._workspace
        source = CodeSource(
            workspace.request, workspace.catalog, lambda: workspace.rulebook, workspace.facts
        )
        work = partial(_written, language, source)
        if len(source.request.params) > MANY_PARAMETERS:
            self._jobs.run(work, deliver, failed)
            return
        try:
            written = work()
        except BaseException:
            failed()
            raise
        deliver(written)


def _written(language: CodeLanguage, source: CodeSource) -> WrittenCode:
    try:
        refuse_secrets(source.request)
        return language.write(source)
    except InputError as error:
        return error
