"""Records in and out in bulk: one wire document a line."""
