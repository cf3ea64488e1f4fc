"""Tells what tools and documentation put where a value belongs."""

import re

_LONGEST = 200

# Filled in before it is sent: {{x}}, <<x>>, ${x}, ${[ x ]}, {% x %}, $X, $env:X, %X%, #{x}.
_TEMPLATE = re.compile(
    r"\{\{[^{}]*\}\}|<<[^<>]*>>|\$+\{[^{}]*\}|\{%[^{}]*%\}|#\{[^{}]*\}|\$\([^()]*\)|`[^`]+`"
    r"|\$(?:env:)?[A-Za-z_]\w*|%[A-Za-z_]\w*%|%[sdv]|\{[A-Za-z_][\w.]*\}"
    # To be put in by whoever reads: <boolean>, [account], identifier(account).
    r"|<[^<>=]*>|\[[A-Za-z_ ]+\]|[a-z]+\([A-Za-z_]*\)",
)
# Of an account also a part may be put in; and there are words for it.
_OPEN_ACCOUNT = re.compile(
    r".*(?:\{\{|\$\{|\$\(|<<|\.\.\.|…).*|acct_(?:[^0-9A-Za-z].*|[xX_*]*)"
    r"|[A-Z]+(?:_[A-Z]+)+|your[-_ ].*|\{[\w .-]+\}|:[A-Za-z]\w*",
    re.DOTALL,
)


def is_placeholder(text: str) -> bool:
    """Whether a text stands for a value that is put in later."""
    text = text.strip()
    return len(text) <= _LONGEST and _TEMPLATE.fullmatch(text) is not None


def is_open_account(text: str) -> bool:
    """Whether what stands where an account belongs stands for one."""
    text = text.strip()
    return is_placeholder(text) or (
        len(text) <= _LONGEST and _OPEN_ACCOUNT.fullmatch(text) is not None
    )
