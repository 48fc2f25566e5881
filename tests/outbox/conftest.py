import pytest

from absch.outbox import operations as outbox
from absch.outbox.followers import FOLLOWERS, WRITERS, Letter, writes
from absch.outbox.models import Delivery
from tests.makers import NOON
from tests.sinks import smtp_sink  # noqa: F401 - a fixture for every test here

LINE = "office@example.org"


@pytest.fixture(autouse=True)
def _own_followers_and_writers():
    """What a test enters is gone after it."""
    followers, writers = {what: list(each) for what, each in FOLLOWERS.items()}, dict(WRITERS)
    yield
    FOLLOWERS.clear()
    FOLLOWERS.update(followers)
    WRITERS.clear()
    WRITERS.update(writers)


@pytest.fixture
def a_letter(db):
    """A queued letter of a kind that is written as the test says."""

    def queue(*, subject="Subject", text="Text\n", language="en", enclosures=(), addressee=LINE):
        writes("test")(lambda delivery: Letter(subject, text, list(enclosures)))
        announcement = outbox.announce("test.happened", at=NOON)
        outbox.told(announcement, at=NOON)
        outbox.address(announcement, addressee, "test", language=language)
        return Delivery.objects.get(announcement=announcement)

    return queue
