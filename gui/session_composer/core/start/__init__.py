"""What the start board offers."""
