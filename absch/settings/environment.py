"""The environment, read once. Every value that cannot be used says how to repair it."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENVIRONMENTS = ("production", "training", "staging", "development", "demo")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def environment() -> str:
    """Return which of the five environments this is; unset means `demo`."""
    name = text("ABSCH_ENVIRONMENT", "demo")
    if name not in ENVIRONMENTS:
        raise ImproperlyConfigured(
            f"ABSCH_ENVIRONMENT is {name!r}. Set it to one of: {', '.join(ENVIRONMENTS)} (unset means demo)."
        )
    return name


def folder(name: str, default: Path) -> Path:
    """Return the folder as an absolute path, made if it is missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is {path}, which cannot be made ({error}). Name a folder that can."
        ) from None
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"{name} is {path}, which cannot be written to. Change its owner or name another.")
    return path


def kept_secret(path: Path) -> str:
    """Return the secret kept in that file (mode 0600), making it the first time.

    Two processes that start at once agree: the file appears whole, by a link that only one can make.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        own = path.with_name(f"{path.name}.{os.getpid()}")
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(48))
        try:
            os.link(own, path)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return path.read_text().strip()


def database(address: str, embedded: Path) -> dict[str, object]:
    """Return Django's settings for `postgres://user:password@host:port/name` or, unset, for SQLite beside the data."""
    if not address:
        return {
            "ENGINE": "absch.kernel.sqlite",
            "NAME": embedded,
            # Opening the file costs more than the page that is asked for.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: in WAL, NORMAL could lose an acknowledged act with the power.
                # secure_delete: what is wiped is gone.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                " PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgres://user:password@host:5432/name; leave it unset for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parse_qs(parts.query).get("host", [parts.hostname or ""])[0]),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def cache(address: str) -> dict[str, object]:
    """Return Django's settings for `redis://host:port/0` or, unset, for memory."""
    if not address:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}}
    if urlsplit(address).scheme not in ("redis", "rediss", "unix"):
        raise ImproperlyConfigured("CACHE_URL must look like redis://127.0.0.1:6379/0; leave it unset for memory.")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}


def mail(address: str, letters: Path) -> dict[str, object]:
    """Return the settings for `smtp://user:password@host:port` (`smtp+tls`, `smtps`) or, unset, a folder of .eml."""
    if not address:
        return {"EMAIL_BACKEND": "absch.outbox.letters.EmlFolder", "EMAIL_FILE_PATH": letters}
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtp+tls", "smtps") or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must look like smtp://user:password@host:587 (smtp+tls for STARTTLS, smtps for TLS at once)."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
