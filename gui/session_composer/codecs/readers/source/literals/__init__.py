"""Reads values out of source code: literals, and what the same text makes of them."""
