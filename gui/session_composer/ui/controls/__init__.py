"""What is pressed and chosen, painted in our way."""
