"""Programs for whoever maintains the project; they are not part of the package."""
