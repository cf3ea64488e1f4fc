"""The window of the matrix."""
