"""The tree of components as an item model."""
