"""Development and demonstration: one machine, nothing to configure."""

from absch.settings.base import *
from absch.settings.base import ABSCH_DATA_DIR, SECRET_KEY
from absch.settings.environment import kept_secret

SECRET_KEY = SECRET_KEY or kept_secret(ABSCH_DATA_DIR / "keys" / "secret")
# Passkeys on http://localhost, where nothing else is to be had.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
