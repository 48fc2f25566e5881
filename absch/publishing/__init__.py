"""The story: submit, approve, return, recall, publish, amend, revoke, withdraw, redact (Articles 14.2 and 17.2)."""
