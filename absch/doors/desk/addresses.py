"""What stands in the addresses of the desk."""

from typing import Final

from django.urls.converters import SlugConverter

# The pages of the desk that stand where a record's page stands; an identifier may be spelt like one of them.
PAGES: Final = frozenset(
    {"records", "find", "new", "requests", "notifications", "designations", "deliveries", "audit"},
)


class Identifier(SlugConverter):
    """The identifier of a record; one that is spelt like a page of the desk has no address of this form."""

    def to_python(self, value: str) -> str:
        return self.to_url(value)

    def to_url(self, value: str) -> str:
        if value in PAGES:
            raise ValueError(value)
        return value
