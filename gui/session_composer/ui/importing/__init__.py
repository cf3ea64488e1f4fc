"""The Import dialog."""
