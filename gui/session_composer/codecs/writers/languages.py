"""The forms of code that the program writes, in the order in which they are offered."""

from collections.abc import Callable
from dataclasses import dataclass

from session_composer.core.text.message import Message, Value

from .snippet import Code, CodeSource, Writer

TOOL_NAMES = frozenset(
    {
        *("httpie", "powershell", "postman", "bruno", "http-file", "stripe-fixture"),
        *("http-request-settings", "simworkflow", "conductor", "step-functions"),
    }
)
"""Forms that are files of a tool."""


def _writer(name: str) -> Writer:
    """Load the writer of a language, and none of the others."""
    match name:
        case "curl" | "curl-powershell" | "curl-cmd":
            from . import curl

            shells = {"curl": curl.posix, "curl-powershell": curl.powershell, "curl-cmd": curl.cmd}
            return shells[name]
        case "connectjs" | "react" | "node-server" | "python-server":
            from . import frontend

            writer: Writer = getattr(frontend, name.replace("-", "_"))
            return writer
        case "stripe-cli":
            from .stripe_cli import stripe_cli

            return stripe_cli
        case "json":
            from .json_parameters import json_parameters

            return json_parameters
        case "markdown":
            from .markdown import markdown

            return markdown
        case tool if tool in TOOL_NAMES:
            from .tool_files import tool_writer

            return tool_writer(tool)
        case _:
            from .sdk_code import writer as of_sdk

            return of_sdk(name)


@dataclass(frozen=True, slots=True)
class CodeLanguage:
    """A form of code: its name on the command line and its title.

    ``lexer`` is the alias by which Pygments knows the language.
    """

    name: str
    title: Value
    lexer: str
    load: Callable[[str], Writer] = _writer

    def write(self, source: CodeSource) -> Code:
        """Write the code of a request. Raises InputError where the language cannot tell it."""
        return self.load(self.name)(source)


def language(name: str) -> CodeLanguage | None:
    """Look a language up by its name."""
    return next((entry for entry in LANGUAGES if entry.name == name), None)


LANGUAGES = (
    CodeLanguage("curl", "cURL (bash, zsh)", "bash"),
    CodeLanguage("curl-powershell", "cURL (PowerShell)", "powershell"),
    CodeLanguage("curl-cmd", "cURL (cmd.exe)", "batch"),
    CodeLanguage("python", "Python", "python"),
    CodeLanguage("node", "Node.js", "javascript"),
    CodeLanguage("typescript", "TypeScript (Node.js)", "typescript"),
    CodeLanguage("ruby", "Ruby", "ruby"),
    CodeLanguage("php", "PHP", "php"),
    CodeLanguage("java", "Java", "java"),
    CodeLanguage("go", "Go", "go"),
    CodeLanguage("dotnet", ".NET (C#)", "csharp"),
    CodeLanguage("stripe-cli", "Stripe CLI (bash, zsh)", "bash"),
    CodeLanguage("httpie", "HTTPie (bash, zsh)", "bash"),
    CodeLanguage("powershell", "PowerShell (Invoke-RestMethod)", "powershell"),
    CodeLanguage("postman", Message("Postman collection"), "json"),
    CodeLanguage("bruno", Message("Bruno collection"), "nginx"),
    CodeLanguage("http-file", Message(".http file"), "ini"),
    CodeLanguage("stripe-fixture", Message("Fixture of the Stripe CLI"), "json"),
    CodeLanguage("http-request-settings", "Http request settings (SimWorkflow)", "json"),
    CodeLanguage("simworkflow", Message("SimWorkflow definition"), "json"),
    CodeLanguage("conductor", Message("Conductor workflow"), "json"),
    CodeLanguage("step-functions", Message("Step Functions definition"), "json"),
    CodeLanguage("connectjs", Message("Connect.js in the browser"), "javascript"),
    CodeLanguage("react", Message("React components"), "jsx"),
    CodeLanguage("node-server", Message("Server endpoint (Node.js)"), "javascript"),
    CodeLanguage("python-server", Message("Server endpoint (Python)"), "python"),
    CodeLanguage("json", Message("JSON parameters"), "json"),
    CodeLanguage("markdown", Message("Markdown table"), "markdown"),
)
