"""Stored keys as the window sees them."""
