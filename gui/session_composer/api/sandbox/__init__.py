"""The simulated Stripe on 127.0.0.1."""
