"""Keys of actions, and how systems write them."""
