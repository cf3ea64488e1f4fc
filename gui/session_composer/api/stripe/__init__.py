"""What Stripe answers: sessions, accounts, errors, and when to try again."""
