"""The request as a value: edits, differences, and the form body."""
