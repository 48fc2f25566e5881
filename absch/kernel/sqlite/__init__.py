"""SQLite, waiting for its turn to write in short steps."""
