"""Other forms of the same request: code for it, and back. Imports no Qt."""
