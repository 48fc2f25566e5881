"""The roles a person can hold. What a role allows is decided above, in records."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """A value is what is stored; anybody signed in is a registered user besides."""

    FOCAL_POINT = "focal-point"
    PUBLISHING_AUTHORITY = "publishing-authority"
    AUTHORIZED_USER = "authorized-user"
    ADMINISTRATOR = "administrator"
    VALIDATION_TEAM = "validation-team"
    USER_SUPPORT = "user-support"
    ADVISORY_COMMITTEE = "advisory-committee"
    TRANSLATOR = "translator"
    REGISTERED_USER = "registered-user"


NATIONAL = frozenset({Role.FOCAL_POINT, Role.PUBLISHING_AUTHORITY, Role.AUTHORIZED_USER})
SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.VALIDATION_TEAM, Role.USER_SUPPORT})

TITLES = {
    Role.FOCAL_POINT: _("National focal point"),
    Role.PUBLISHING_AUTHORITY: _("Publishing authority"),
    Role.AUTHORIZED_USER: _("National authorized user"),
    Role.ADMINISTRATOR: _("Secretariat administrator"),
    Role.VALIDATION_TEAM: _("Secretariat validation team"),
    Role.USER_SUPPORT: _("Secretariat user support"),
    Role.ADVISORY_COMMITTEE: _("Informal advisory committee"),
    Role.TRANSLATOR: _("Translator"),
    Role.REGISTERED_USER: _("Registered user"),
}

# By which office a person acts when several would do: the weightiest first.
WEIGHT = (
    Role.PUBLISHING_AUTHORITY,
    Role.FOCAL_POINT,
    Role.AUTHORIZED_USER,
    Role.VALIDATION_TEAM,
    Role.ADMINISTRATOR,
    Role.USER_SUPPORT,
    Role.ADVISORY_COMMITTEE,
    Role.TRANSLATOR,
    Role.REGISTERED_USER,
)
