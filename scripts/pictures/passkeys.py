"""Second factors of somebody, as a browser would have registered them."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from absch.accounts.models import Person

_FLAGS = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT


def second_factors(mailbox: str) -> list[str]:
    """Give the person an app, codes and two keys; return the codes."""
    keyed = Person.objects.get(email=mailbox)
    TOTP.activate(keyed, generate_totp_secret())
    WebAuthn.add(keyed, "Phone", _a_credential("phone", is_passkey=True))
    WebAuthn.add(keyed, "Security key", _a_credential("key", is_passkey=False))
    return list(RecoveryCodes.activate(keyed).get_unused_codes())


def _a_credential(name: str, *, is_passkey: bool) -> dict[str, Any]:
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    attested = AttestedCredentialData.create(Aaguid.NONE, name.encode(), public)
    about = AuthenticatorData.create(sha256(b"localhost"), _FLAGS, 0, attested)
    client = CollectedClientData.create("webauthn.create", b"asked", "http://localhost")
    return {
        "id": websafe_encode(attested.credential_id),
        "rawId": websafe_encode(attested.credential_id),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", about, {})),
        },
        "clientExtensionResults": {"credProps": {"rk": is_passkey}},
    }
