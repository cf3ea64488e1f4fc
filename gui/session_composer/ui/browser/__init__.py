"""The page in the browser: opening it, and its tab."""
