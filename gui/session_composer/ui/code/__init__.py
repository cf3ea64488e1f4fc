"""The preview: body, pairs and code."""
