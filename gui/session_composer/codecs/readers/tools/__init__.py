"""Reads the files of tools that keep HTTP requests. Each only fills envelopes."""
