"""Differences of two requests as a view, for whoever shows some."""
