"""What lives as long as the process: signals, errors nobody caught, the collector."""
