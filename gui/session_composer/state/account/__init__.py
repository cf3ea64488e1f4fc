"""What is known of the account, and the list of accounts."""
