"""Drafts that people write, versions kept for ever, and the events the log commits to (Article 14.2)."""
