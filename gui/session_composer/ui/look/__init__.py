"""Colours, icons and contrast."""
