"""Dialogs about the connected account."""
