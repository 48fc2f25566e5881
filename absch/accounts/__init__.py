"""People, sign-in and designations: which roles, of which government, limited to which type codes (Article 13)."""
