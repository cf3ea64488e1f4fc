"""The page in the browser, as the window sees it."""
