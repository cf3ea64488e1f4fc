"""Spacing, corners and type steps: what every widget needs, those without a theme too.

All other sizes are data, in ``resources/themes/measures.json``.
"""

SPACE = 8
"""Unit of the spacing scale, in device-independent pixels; halves and multiples are used."""
MARGIN = 12
"""Between the edge of the window and what is in it."""
RADIUS = 6
"""Of fields, buttons and cards."""
RADIUS_NESTED = 4
"""Of what lies within such a thing, or in a row."""
SMALL = 0.85
"""Share of the system's font for captions, counts and badges."""
