import pytest

from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from tests.makers import NOON, a_permit_draft, authorized_user_of
from tests.sinks import smtp_sink  # noqa: F401 - a fixture for every test here


@pytest.fixture
def author(db):
    return authorized_user_of("ke")


@pytest.fixture
def request_of(author):
    """The pending request to publish a first permit."""

    def submit(*, remark="", **answers):
        draft = a_permit_draft("ke", by=author, **answers)
        Announcement.objects.all().delete()
        return publishing.submit(draft, by=author, at=NOON, remark=remark)

    return submit
