"""What a government decides about its records, one verb each."""

from absch.publishing.operations.publication import amend, carry_out, publish, revoke, withdraw
from absch.publishing.operations.redaction import redact
from absch.publishing.operations.requests import approve, expire, recall, return_, submit, submit_withdrawal

__all__ = [
    "amend",
    "approve",
    "carry_out",
    "expire",
    "publish",
    "recall",
    "redact",
    "return_",
    "revoke",
    "submit",
    "submit_withdrawal",
    "withdraw",
]
