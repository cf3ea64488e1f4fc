"""What is known of a connected account."""
