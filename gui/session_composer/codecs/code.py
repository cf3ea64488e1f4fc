"""Code that makes the request being edited."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from session_composer.core.catalog import Catalog
from session_composer.core.form import Pair, pairs
from session_composer.core.json_text import write_json
from session_composer.core.request import Request
from session_composer.core.session_file import parameters

SESSIONS_URL = "https://api.stripe.com/v1/account_sessions"
KEY_VARIABLE = "STRIPE_SECRET_KEY"


@dataclass(frozen=True, slots=True)
class CodeLanguage:
    """A form of code, by its name on the command line and its title in the window."""

    name: str
    title: str
    write: Callable[[Request, Catalog], str]


def curl(request: Request, catalog: Catalog) -> str:
    """Shell command that sends exactly the previewed body; the key comes from the environment."""
    lines = [
        f"curl {SESSIONS_URL}",
        f'-H "Authorization: Bearer ${KEY_VARIABLE}"',
        f"-H {_quote(f'Stripe-Version: {catalog.header}')}",
        *_data(pairs(request, catalog)),
    ]
    return " \\\n  ".join(lines) + "\n"


def json_parameters(request: Request, catalog: Catalog) -> str:
    """Parameters as the JSON object that the official SDKs take."""
    return write_json(parameters(request, catalog)) + "\n"


LANGUAGES = (
    CodeLanguage("curl", "cURL (bash, zsh)", curl),
    CodeLanguage("json", "JSON parameters", json_parameters),
)


def language(name: str) -> CodeLanguage | None:
    """Look a language up by its name."""
    return next((entry for entry in LANGUAGES if entry.name == name), None)


def _data(found: Iterable[Pair]) -> list[str]:
    # The text is encoded already: --data-raw sends it as it is and never reads a file for "@".
    options = [f"--data-raw {_quote(pair.encoded)}" for pair in found]
    return options or ["--data-raw ''"]


def _quote(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
