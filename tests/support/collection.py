"""Python's automatic collection of garbage, kept off and put back as it was."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing meanwhile.

    It is off in tests anyhow; one that turned it on at its end would have the tests after it crash:
    Qt's objects are taken apart then, wherever the program happens to be.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
