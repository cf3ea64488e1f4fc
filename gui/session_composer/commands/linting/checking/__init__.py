"""Checks of whole files: session files and source code."""
