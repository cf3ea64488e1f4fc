"""What a request means for the person who uses the session."""
