"""Who may designate whom."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from absch.accounts.roles import Role
from absch.kernel.refusals import Refusal


@dataclass(frozen=True)
class Grant:
    """A row of the table: holders of `grantors` designate `role` for their own government (or for the Secretariat)."""

    role: Role
    grantors: frozenset[Role]


# A focal point is designated on paper and entered by the Secretariat; Article 13.1.
GRANTS = {
    each.role: each.grantors
    for each in (
        Grant(Role.FOCAL_POINT, frozenset({Role.ADMINISTRATOR})),
        Grant(Role.PUBLISHING_AUTHORITY, frozenset({Role.FOCAL_POINT, Role.ADMINISTRATOR})),
        Grant(Role.AUTHORIZED_USER, frozenset({Role.FOCAL_POINT, Role.PUBLISHING_AUTHORITY, Role.ADMINISTRATOR})),
        Grant(Role.ADMINISTRATOR, frozenset({Role.ADMINISTRATOR})),
        Grant(Role.VALIDATION_TEAM, frozenset({Role.ADMINISTRATOR})),
        Grant(Role.USER_SUPPORT, frozenset({Role.ADMINISTRATOR})),
        Grant(Role.ADVISORY_COMMITTEE, frozenset({Role.ADMINISTRATOR})),
        Grant(Role.TRANSLATOR, frozenset({Role.ADMINISTRATOR})),
    )
}


class MayNotDesignate(Refusal):
    """Raised when the person may not grant or end that role for that government."""

    code = "may-not-designate"
    status = 403
    sentence = _("Your own designation does not let you decide about this role.")


class OfAnotherGovernment(Refusal):
    """Raised when somebody who acts for one government is to act for another."""

    code = "of-another-government"
    sentence = _("%(person)s already acts for another government. One person acts for one government only.")


class SeatTaken(Refusal):
    """Raised when a government has a publishing authority already."""

    code = "seat-taken"
    sentence = _("%(holder)s is the publishing authority. A government has one: hand the office over instead.")


class AlreadyDesignated(Refusal):
    code = "already-designated"
    sentence = _("%(person)s already holds this role.")


class AlreadyEnded(Refusal):
    """Raised when a designation that has ended, or whose last day has passed, is to be ended or changed."""

    code = "already-ended"
    sentence = _("This designation of %(person)s has ended already.")


class BadPeriod(Refusal):
    code = "bad-period"
    status = 400
    sentence = _("The last day must not lie before the first, nor in the past.")


class ReasonRequired(Refusal):
    """Raised when an act that needs a reason comes without one."""

    code = "reason-required"
    status = 400
    sentence = _("Give a reason: it is kept in the history.")


class NoSeat(Refusal):
    code = "no-seat"
    sentence = _("There is no publishing authority yet. Designate one.")
