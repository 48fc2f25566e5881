"""What a version answers, rendered once for each language and kept: states and banners stand outside it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache as once
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

import absch
from absch.formats.pages import Cited, page_of
from absch.formats.record_type import RecordType
from absch.kernel.canonical import canonical_bytes
from absch.kernel.languages import SIX
from absch.records.models import Version

KEPT_FOR = 6 * 60 * 60  # seconds
TEMPLATE = "portal/body.html"


def body_of(version: Version, record: RecordType, *, language: str, cited: Mapping[str, Cited]) -> SafeString:
    """Return the sections of the version as HTML; `cited` names the records it cites.

    A body is good for the names it was made with: a contact that was redacted since is named no more.
    """
    key, names = body_key(version, language), names_of(cited)
    made_with, body = cache.get(key, ("", ""))
    if made_with != names:
        links = {reference: replace(each, href=f"/{language}{each.href}") for reference, each in cited.items()}
        body = str(render_to_string(TEMPLATE, {"sections": page_of(record, language=language, cited=links)}))
        cache.set(key, (names, body), KEPT_FOR)
    # Made by our own template, which escaped what it was given.
    return mark_safe(body)  # noqa: S308


def forget(versions: Iterable[Version]) -> None:
    """Drop the kept bodies of these versions from the cache, in every language."""
    cache.delete_many([body_key(each, language) for each in versions for language in SIX])


def body_key(version: Version, language: str) -> str:
    return f"body:{build()}:{version.public_hash}:{language}"


def names_of(cited: Mapping[str, Cited]) -> str:
    """Return a digest of what the cited records are called."""
    named = [[reference, each.number, dict(each.title)] for reference, each in sorted(cited.items())]
    return sha256(canonical_bytes(named)).hexdigest()


@once
def build() -> str:
    """Return a word that changes with any template, program, catalogue or glossary; looked up once in each process."""
    root = Path(absch.__file__).parent
    files = [*root.rglob("*.html"), *root.rglob("*.py")]
    files += [each for folder in settings.LOCALE_PATHS for each in Path(folder).rglob("*.mo")]
    files += (settings.ABSCH_REFERENCE_DIR / "glossary").iterdir()
    marks = [(str(each), each.stat().st_mtime_ns, each.stat().st_size) for each in sorted(files)]
    return sha256(repr(marks).encode()).hexdigest()[:16]
