"""Training, staging and production: refuses to start on anything that was left to chance."""

from django.core.exceptions import ImproperlyConfigured

from absch.settings import environment
from absch.settings.base import *
from absch.settings.base import ABSCH_BASE_URL, ABSCH_ENVIRONMENT, SECRET_KEY

ABSCH_SECOND_FACTOR = True

if ABSCH_ENVIRONMENT in ("demo", "development"):
    raise ImproperlyConfigured("Set ABSCH_ENVIRONMENT to production, training or staging, or use absch.settings.dev.")
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("Set ABSCH_SECRET_KEY to a secret of at least 32 characters, the same on every node.")
if not ABSCH_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("Set ABSCH_BASE_URL to the public https address; certificates print it.")
if not environment.text("EMAIL_URL"):
    raise ImproperlyConfigured("Set EMAIL_URL to your mail server (smtp+tls://user:password@host:587).")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
CSRF_TRUSTED_ORIGINS = [ABSCH_BASE_URL]
