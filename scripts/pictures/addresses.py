"""Which kinds of page there are, as the URL configuration says, and which were seen."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

# What answers machines, or leads on to a page that is pictured.
NO_PAGES = {
    "alive": "health, for machines",
    "ready": "health, as JSON",
    "keys": "public keys, as JSON",
    "checkpoint": "the log, as a signed note",
    "proof": "the log, as JSON",
    "front": "leads to the home page in the reader's language",
    "service_worker": "a script",
    "robots": "for machines",
    "sitemap": "for machines",
    "sitemap_part": "for machines",
    "code": "the drawing on a certificate's page",
    "portal:choose": "leads to the comparison",
    "portal:find_receipt": "leads to the receipt",
    "portal:receipt_csv": "a table",
    "desk:find": "leads to a record",
    "account_set_password": "leads to the change of a password: everybody has one",
    "account_confirm_login_code": "letters with codes are not sent; leads to sign-in",
    "mfa_reauthenticate": "asked in place of a password where there is an app; leads to it",
    "mfa_download_recovery_codes": "a text",
    "mfa_login_webauthn": "what a passkey signs, as JSON",
}


def page_types() -> set[str]:
    """Return the names of all addresses that answer with a page."""
    return {name for name in _names(get_resolver().url_patterns, "") if name and not _is_no_page(name)}


def page_type(address: str) -> str:
    """Return the name of that address, "" where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def _is_no_page(name: str) -> bool:
    return name in NO_PAGES or name.endswith("_json")


def _names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield f"{space}{each.name}"
