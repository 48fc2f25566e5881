"""Addresses of pages, as a letter gives them in full."""

from django.conf import settings


def page_address(code: str, number: str, *, language: str) -> str:
    """Return the address of a version's page, in that language."""
    return f"{settings.ABSCH_BASE_URL}/{language}/database/{code}/{number}"


def certificate_address(number: str) -> str:
    """Return the address that stands on a permit or certificate and answers with its state."""
    return f"{settings.ABSCH_BASE_URL}/certificate/{number}"


def register_address(*, language: str) -> str:
    """Return the address of the register, where governments work."""
    return f"{settings.ABSCH_BASE_URL}/{language}/register"


def draft_address(identifier: str, *, language: str) -> str:
    """Return the address at which a draft is written."""
    return f"{register_address(language=language)}/{identifier}/edit"
