"""API versions: what each accepts, and how they differ."""
