"""The target, calls to it, and what came back."""
