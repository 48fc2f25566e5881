"""The pages of people who are signed in: desk and account."""

from collections.abc import Mapping

from playwright.sync_api import Page

from pictures.stops import Stop, pressed

AUTHORITY, AUTHOR = "pa@za.demo.example", "nau@za.demo.example"
FOCAL_POINT, CHECKPOINT = "nfp@za.demo.example", "checkpoint@de.demo.example"
SECRETARIAT, READER = "secretariat@demo.example", "user@demo.example"
KEYED = "translator@demo.example"

_DRAFT, _LOCKED = "/register/demo-IRCC-ZA-09", "/register/demo-IRCC-ZA-08"
_PERMIT, _OFFICE = "/register/demo-IRCC-ZA-10", "/register/demo-CNA-ZA-01"


def unticked(page: Page, known: Mapping[str, str]) -> None:
    """Ask for a record in no language."""
    for box in page.locator("main [name=languages]").all():
        box.uncheck()
    pressed("main form.sheet button[type=submit]")(page, known)


DESK = [
    Stop("desk-authority", "/register", AUTHORITY, dark=True),
    Stop("desk-author", "/register", AUTHOR),
    Stop("desk-focal-point", "/register", FOCAL_POINT),
    Stop("desk-limited", "/register", CHECKPOINT),
    Stop("desk-secretariat", "/register", SECRETARIAT),
    Stop("desk-reader", "/register", READER),
    Stop("desk-records", "/register/records", AUTHORITY),
    Stop("desk-records-drafts", "/register/records?state=draft", AUTHOR),
    Stop("desk-types", "/register/new", AUTHORITY),
    Stop("desk-begin", "/register/new/IRCC", AUTHOR),
    Stop("desk-begin-refused", "/register/new/IRCC", AUTHOR, 400, unticked),
    Stop("desk-record", _PERMIT, AUTHORITY),
    Stop("desk-record-draft", _DRAFT, AUTHOR),
    Stop("desk-requests", "/register/requests", AUTHORITY),
    Stop("desk-requests-mine", "/register/requests?view=mine", AUTHOR),
    Stop("desk-request", "/register/requests/{pending}", AUTHORITY, dark=True),
    Stop("desk-request-returned", "/register/requests/{returned}", AUTHOR),
    Stop("desk-request-correct", "/register/requests/{pending}/correct", AUTHORITY),
    Stop("form-permit", f"{_DRAFT}/edit", AUTHOR, dark=True),
    Stop("form-corrections", f"{_DRAFT}/edit?check=1", AUTHOR),
    Stop("form-one-part", f"{_DRAFT}/edit?section=part-3", AUTHOR),
    Stop("form-new-permit", "/register/demo-IRCC-ZA-22/edit", AUTHOR),
    Stop("form-authority", "/register/demo-CNA-ZA-21/edit", AUTHORITY),
    Stop("form-contact", "/register/demo-CON-ZA-21/edit", AUTHORITY),
    Stop("form-focal-point", "/register/demo-NFP-ZA-21/edit", SECRETARIAT),
    Stop("form-held", "/register/demo-IRCC-ZA-21/edit", AUTHORITY),
    Stop("form-locked", f"{_LOCKED}/edit", AUTHOR),
    Stop("review", f"{_DRAFT}/review", AUTHOR),
    Stop("publish", "/register/demo-IRCC-ZA-21/publish", AUTHORITY),
    Stop("publish-request", "/register/demo-IRCC-ZA-21/publish", AUTHOR),
    Stop("publish-incomplete", f"{_DRAFT}/publish", AUTHOR),
    Stop("amend", f"{_PERMIT}/amend", AUTHORITY),
    Stop("duplicate", f"{_PERMIT}/duplicate", AUTHORITY),
    Stop("confirm", f"{_OFFICE}/confirm", AUTHORITY),
    Stop("revoke", f"{_PERMIT}/revoke", AUTHORITY),
    Stop("revoke-refused", f"{_PERMIT}/revoke", AUTHORITY, 400, pressed("main form.sheet button[type=submit]")),
    Stop("withdraw", f"{_OFFICE}/withdraw", AUTHORITY),
    Stop("discard", f"{_DRAFT}/discard", AUTHOR),
    Stop("redact", f"{_PERMIT}/versions/1/redact", AUTHORITY),
    Stop("designations", "/register/designations", FOCAL_POINT),
    Stop("designations-authority", "/register/designations", AUTHORITY),
    Stop("designation-limit", "/register/designations/{designation}/limit", FOCAL_POINT),
    Stop("designation-end", "/register/designations/{designation}/end", FOCAL_POINT),
    Stop("deliveries", "/register/deliveries", AUTHORITY),
    Stop("notifications", "/register/notifications", AUTHORITY),
    Stop("audit", "/register/audit", AUTHORITY),
    Stop("audit-secretariat", "/register/audit", SECRETARIAT),
    Stop("not-allowed", "/register/new/NFP", AUTHORITY, 403),
]

ACCOUNT = [
    Stop("account-mailboxes", "/accounts/email/", AUTHORITY),
    Stop("account-sign-out", "/accounts/logout/", AUTHORITY),
    Stop("account-password", "/accounts/password/change/", AUTHORITY),
    Stop("account-that-it-is-you", "/accounts/reauthenticate/", AUTHORITY),
    Stop("factor-none", "/accounts/2fa/", AUTHORITY),
    Stop("factor-app-to-add", "/accounts/2fa/totp/activate/", AUTHORITY),
    Stop("factor-codes-to-make", "/accounts/2fa/recovery-codes/generate/", AUTHORITY),
    Stop("factor-keys", "/accounts/2fa/webauthn/", AUTHORITY),
    Stop("factor-key-to-add", "/accounts/2fa/webauthn/add/", AUTHORITY),
    Stop("factor-two", "/accounts/2fa/", KEYED),
    Stop("factor-app-to-remove", "/accounts/2fa/totp/deactivate/", KEYED),
    Stop("factor-codes", "/accounts/2fa/recovery-codes/", KEYED),
    Stop("factor-keys-two", "/accounts/2fa/webauthn/", KEYED),
    Stop("factor-key-name", "/accounts/2fa/webauthn/keys/{passkey}/edit/", KEYED),
    Stop("factor-key-to-remove", "/accounts/2fa/webauthn/keys/{passkey}/remove/", KEYED),
    Stop("factor-again", "/accounts/2fa/reauthenticate/", KEYED),
    Stop("factor-key-again", "/accounts/2fa/webauthn/reauthenticate/", KEYED),
]
# Seen on the way in, between password and second factor.
FACTOR_ASKED = Stop("factor-asked", "/accounts/2fa/authenticate/", KEYED)
