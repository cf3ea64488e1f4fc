"""Imports an API version from an OpenAPI document."""
