"""Random text for ids and secrets."""

import os
import string

_LETTERS = string.ascii_letters + string.digits


def random_token(length: int) -> str:
    """Text of letters and digits that cannot be guessed."""
    # 62 letters over 256 values: the slight bias does not matter for simulated secrets.
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(length))
