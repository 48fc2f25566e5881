"""What each act changes when it happens, written by hand: rows gained and lost, letters, notifications."""

AUTHORITY = "office@ke.example.org"
PROVIDER = "amina@example.org"
PEOPLE = ("authorized-user.ke@example.org", "focal-point.ke@example.org")

# A permit and the contact made inside it; the authority of Kenya was published before, as the log's first leaf.
PERMIT_AND_PROVIDER = {
    "records_draft": -2,
    "records_version": 2,
    "records_citation": 2,
    "records_event": 2,
    "transparency_leaf": 2,
    "transparency_node": 1,
    "certificates_certificate": 1,
    "accounts_auditentry": 2,
    "outbox_announcement": 2,
}
ROWS = {
    "publish": PERMIT_AND_PROVIDER,
    "amend": {
        "records_draft": -1,
        "records_version": 1,
        "records_citation": 1,
        "records_event": 1,
        "transparency_leaf": 1,
        "certificates_certificate": 1,
        "accounts_auditentry": 1,
        "outbox_announcement": 1,
    },
    # The open draft is discarded, which is told of as well; the last version is made of a draft begun for it.
    "revoke": {
        "records_draft": -1,
        "records_version": 1,
        "records_citation": 1,
        "records_event": 1,
        "transparency_leaf": 1,
        "accounts_auditentry": 3,
        "outbox_announcement": 2,
    },
    # And the decision on the request.
    "approve": PERMIT_AND_PROVIDER | {"accounts_auditentry": 3, "outbox_announcement": 3},
}
LETTERS = {
    "publish": [("certificate.publish", PROVIDER), ("certificate.publish", AUTHORITY)],
    "amend": [("certificate.amend", AUTHORITY)],
    "revoke": [("certificate.revoke", AUTHORITY)],
    "approve": [
        ("certificate.publish", PROVIDER),
        ("certificate.publish", AUTHORITY),
        ("request.approved", PEOPLE[0]),
    ],
}
NOTIFICATIONS = {
    "publish": sorted(("record.publish", each) for each in PEOPLE * 2),
    "amend": [("record.amend", each) for each in PEOPLE],
    "revoke": [("record.revoke", each) for each in PEOPLE],
    "approve": [*sorted(("record.publish", each) for each in PEOPLE * 2), ("request.approved", PEOPLE[0])],
}
NUMBERS = {
    "publish": "ABSCH-IRCC-KE-100003-1",
    "amend": "ABSCH-IRCC-KE-100002-2",
    "revoke": "ABSCH-IRCC-KE-100002-2",
    "approve": "ABSCH-IRCC-KE-100003-1",
}
# What a button pressed again is told when the act was done before.
REFUSED_AGAIN = {
    "publish": "overtaken",
    "amend": "overtaken",
    "revoke": "revoked-is-final",
    "approve": "nothing-to-decide",
}
