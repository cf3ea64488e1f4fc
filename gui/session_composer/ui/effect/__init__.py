"""What the user gets: the tab with a card for each component."""
