"""One call over HTTP: under a deadline, through the proxy that is set."""
