"""The kinds of question a common format can ask."""

from absch.formats.fields.base import Field, Heading, Kept
from absch.formats.fields.choices import OTHER, Country, Government, Reference, References, Term, Terms
from absch.formats.fields.groups import Group, Groups, Header, Links, MapLocation
from absch.formats.fields.texts import (
    Choice,
    Confirmation,
    Date,
    Mailboxes,
    Month,
    Notes,
    Number,
    PlainText,
    PlainTexts,
    RichText,
    Text,
    YesNo,
)

__all__ = [
    "OTHER",
    "Choice",
    "Confirmation",
    "Country",
    "Date",
    "Field",
    "Government",
    "Group",
    "Groups",
    "Header",
    "Heading",
    "Kept",
    "Links",
    "Mailboxes",
    "MapLocation",
    "Month",
    "Notes",
    "Number",
    "PlainText",
    "PlainTexts",
    "Reference",
    "References",
    "RichText",
    "Term",
    "Terms",
    "Text",
    "YesNo",
]
