"""The doors, one for each audience: they fetch, ask once and answer, and hold no rules."""
