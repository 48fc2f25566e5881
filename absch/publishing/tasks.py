"""What publication does when it hears of something."""

from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.publishing.models import Request
from absch.publishing.operations import expire


@follows("request.due")
def let_the_request_expire(announcement: Announcement) -> None:
    request = Request.objects.filter(pk=announcement.about["request"]).first()
    if request is not None:
        expire(request, at=announcement.due_at)
