"""Internationally recognized certificates: constituted, superseded, revoked, expired (Article 17.2 to 17.4)."""
