"""Word to a government's people that one of their records was published, amended, ended or redacted."""

from absch.notifications.models import Notification
from absch.notifications.operations import notify
from absch.notifications.tasks.audience import people_of
from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.records.models import Version


@follows("record.publish", "record.amend", "record.revoke", "record.withdraw", "record.redact")
def tell_the_government(announcement: Announcement) -> None:
    """Tell the focal point, the authority and the authorized users; not who did it, where that is known."""
    version = Version.objects.filter(pk=announcement.about["version"]).select_related("record").first()
    if version is None or announcement.about.get("quiet"):
        return
    record = version.record
    is_its_own = announcement.what == f"record.{version.kind}"
    people = people_of(record.government, code=record.record_type.code, on=announcement.at.date())
    notify(
        [each for each in people if not (is_its_own and each.pk == version.published_by_id)],
        Notification.Kind(announcement.what),
        of=announcement,
        at=announcement.at,
        mailed=False,
        about={"government": record.government, "code": record.record_type.code, "number": version.number},
    )
