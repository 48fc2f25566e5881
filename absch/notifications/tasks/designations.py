"""Word of a designation to the person concerned; of a handed-over office, to both."""

from absch.accounts.models import Designation
from absch.accounts.roles import Role
from absch.notifications.models import Notification
from absch.notifications.operations import notify
from absch.notifications.tasks.audience import name_of, person_behind
from absch.notifications.tasks.requests import facts_of
from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.outbox.queries import taken_up_at
from absch.publishing.queries import requests_awaiting

Kind = Notification.Kind


@follows("designation.designate", "designation.hand-over", "designation.name-deputy", "designation.end-designation")
def tell_who_is_designated(announcement: Announcement) -> None:
    """Tell the person; a new publishing authority also learns which requests await a decision."""
    designation = designation_in(announcement)
    if designation is None:
        return
    kind = Kind(announcement.what)
    awaiting: list[dict[str, object]] = []
    if kind is not Kind.DESIGNATION_ENDED and designation.role == Role.PUBLISHING_AUTHORITY:
        found = requests_awaiting(designation.person, at=taken_up_at(announcement))
        awaiting = [facts_of(each) for each in found if each.record.government == designation.government]
    notify(
        [designation.person],
        kind,
        of=announcement,
        at=announcement.at,
        about=facts(designation) | {"by": name_of(person_behind(announcement)), "awaiting": awaiting},
    )


@follows("designation.hand-over")
def tell_who_held_the_office(announcement: Announcement) -> None:
    designation = designation_in(announcement)
    if designation is None:
        return
    former = Designation.objects.filter(
        role=designation.role,
        government=designation.government,
        as_deputy=False,
        ended_at=designation.granted_at,
    )
    for each in former.exclude(pk=designation.pk).select_related("person"):
        notify(
            [each.person],
            Kind.OFFICE_PASSED_ON,
            of=announcement,
            at=announcement.at,
            about=facts(each) | {"successor": str(designation.person)},
        )


def designation_in(announcement: Announcement) -> Designation | None:
    found = Designation.objects.filter(pk=announcement.about["designation"])
    return found.select_related("person").first()


def facts(designation: Designation) -> dict[str, object]:
    return {
        "designation": designation.pk,
        "role": designation.role,
        "government": designation.government,
        "limited_to": designation.limited_to,
        "as_deputy": designation.as_deputy,
        "since": designation.since.isoformat(),
        "until": designation.until.isoformat() if designation.until else "",
        "reason": designation.end_reason,
    }
