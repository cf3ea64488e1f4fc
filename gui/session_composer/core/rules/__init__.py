"""Rules: what Stripe refuses, what it does where nothing is sent, and the problems that follow."""
