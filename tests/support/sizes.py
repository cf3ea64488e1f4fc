"""What is tried whole where nobody waits for it, and in part on a laptop.

Where ``CI=true`` is set, as ``.ci/run`` sets it, everything is tried. Elsewhere a test whose cases
differ in number or size only keeps some of each kind.
"""

import os
from collections.abc import Sequence

IS_WHOLE = os.environ.get("CI") == "true"


def whole[T](everything: T, enough: T) -> T:
    """Return everything where all is tried, else what is enough."""
    return everything if IS_WHOLE else enough


def some[T](found: Sequence[T], count: int = 3) -> Sequence[T]:
    """Return all where all is tried, else so many, evenly from the first to the last."""
    if IS_WHOLE or len(found) <= count:
        return found
    return [found[number * (len(found) - 1) // (count - 1)] for number in range(count)]
