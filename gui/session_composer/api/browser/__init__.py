"""The page that shows a request's components in a browser: its server, and what it tells."""
