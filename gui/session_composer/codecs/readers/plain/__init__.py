"""Reads forms and JSON, and makes a request of what any reader found."""
