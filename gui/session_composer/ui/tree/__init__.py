"""The tree, its panel, and the details of a row."""
