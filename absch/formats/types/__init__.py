"""One module for each record type."""
