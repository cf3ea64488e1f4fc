"""The answer: its panel, history and differences."""
