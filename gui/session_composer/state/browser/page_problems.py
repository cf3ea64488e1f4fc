"""What did not load in the page, as problems of the request that it shows."""

from session_composer.core.request.request import Request
from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import component_path

from .browser_page import BrowserPage
from .page_content import advice_on

RULE = "browser"


def page_problems(page: BrowserPage, request: Request) -> list[Problem]:
    """List the components that failed in the page, as long as it shows this request."""
    if page.request != request:
        return []
    found = []
    for shown in page.shown:
        if page.failed(shown.name) is None:
            continue
        reason = shown.error_message or shown.error_type
        message = Message("In the browser: {reason}", reason=reason)
        advice = advice_on(shown.error_type)
        if advice:
            message += Message("{advice}", advice=advice)
        found.append(Problem(Severity.ERROR, RULE, component_path(shown.name), message))
    return found
