"""Session Composer: compose, check and test Stripe account session requests."""

__version__ = "0.1.0"
