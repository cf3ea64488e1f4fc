"""The forms of code that the program writes, in the order in which they are offered."""

from session_composer.core.text.message import Message

from .snippet import CodeLanguage, Writer


def language(name: str) -> CodeLanguage | None:
    """Look a language up by its name."""
    return next((entry for entry in LANGUAGES if entry.name == name), None)


def _posix() -> Writer:
    # Lazy: a writer is loaded when its code is asked for, here and in all functions below.
    from .curl import posix

    return posix


def _powershell() -> Writer:
    # Lazy: as above.
    from .curl import powershell

    return powershell


def _cmd() -> Writer:
    # Lazy: as above.
    from .curl import cmd

    return cmd


def _sdk(name: str) -> Writer:
    # Lazy: as above.
    from .sdk_code import writer

    return writer(name)


def _stripe_cli() -> Writer:
    # Lazy: as above.
    from .stripe_cli import stripe_cli

    return stripe_cli


def _connectjs() -> Writer:
    # Lazy: as above.
    from .frontend import connectjs

    return connectjs


def _react() -> Writer:
    # Lazy: as above.
    from .frontend import react

    return react


def _node_server() -> Writer:
    # Lazy: as above.
    from .frontend import node_server

    return node_server


def _python_server() -> Writer:
    # Lazy: as above.
    from .frontend import python_server

    return python_server


def _json() -> Writer:
    # Lazy: as above.
    from .json_parameters import json_parameters

    return json_parameters


def _markdown() -> Writer:
    # Lazy: as above.
    from .markdown import markdown

    return markdown


LANGUAGES = (
    CodeLanguage("curl", "cURL (bash, zsh)", "bash", _posix),
    CodeLanguage("curl-powershell", "cURL (PowerShell)", "powershell", _powershell),
    CodeLanguage("curl-cmd", "cURL (cmd.exe)", "batch", _cmd),
    CodeLanguage("python", "Python", "python", lambda: _sdk("python")),
    CodeLanguage("node", "Node.js", "javascript", lambda: _sdk("node")),
    CodeLanguage("typescript", "TypeScript (Node.js)", "typescript", lambda: _sdk("typescript")),
    CodeLanguage("ruby", "Ruby", "ruby", lambda: _sdk("ruby")),
    CodeLanguage("php", "PHP", "php", lambda: _sdk("php")),
    CodeLanguage("java", "Java", "java", lambda: _sdk("java")),
    CodeLanguage("go", "Go", "go", lambda: _sdk("go")),
    CodeLanguage("dotnet", ".NET (C#)", "csharp", lambda: _sdk("dotnet")),
    CodeLanguage("stripe-cli", "Stripe CLI (bash, zsh)", "bash", _stripe_cli),
    CodeLanguage("connectjs", Message("Connect.js in the browser"), "javascript", _connectjs),
    CodeLanguage("react", Message("React components"), "jsx", _react),
    CodeLanguage("node-server", Message("Server endpoint (Node.js)"), "javascript", _node_server),
    CodeLanguage("python-server", Message("Server endpoint (Python)"), "python", _python_server),
    CodeLanguage("json", Message("JSON parameters"), "json", _json),
    CodeLanguage("markdown", Message("Markdown table"), "markdown", _markdown),
)
