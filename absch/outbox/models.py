"""What has happened and must still be told, and what became of each letter."""

from secrets import token_hex

from django.db import models


class Pulse(models.Model):
    """Counts what readers may notice, in the order it commits: what is kept is as old as its count.

    One row for public acts, one for what countries and terms are called.
    """

    class Of(models.IntegerChoices):
        ACTS = 1
        NAMES = 2

    count = models.PositiveBigIntegerField(default=0)


class Announcement(models.Model):
    """Something that happened, or that falls due. A worker leases it, tells the followers, or puts it off.

    Told when every follower has acted; dead when that failed too often, until somebody asks again.
    """

    what = models.CharField(max_length=60)
    about = models.JSONField(default=dict)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(told_at=None, dead_at=None), name="announcements_waiting"
            )
        ]


def new_token() -> str:
    return token_hex(12)


class Delivery(models.Model):
    """One letter to one addressee. What it says is written when it is handed over, from `letter` and `about`.

    `words` holds the finished {"subject", "text", "html"} of account mails alone and is emptied at hand-over,
    since they carry keys. `addressee` is "" once the record that named the mailbox was redacted; `problem` is what a
    server answered at hand-over, or the status ("5.1.1") with which the letter came back.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        HANDED_OVER = "handed over"
        REFUSED = "refused"
        BOUNCED = "bounced"
        DEAD = "given up"
        DROPPED = "dropped"

    announcement = models.ForeignKey(Announcement, on_delete=models.PROTECT, related_name="deliveries", null=True)
    addressee = models.CharField(max_length=254)
    letter = models.CharField(max_length=60)
    language = models.CharField(max_length=2, default="en")
    about = models.JSONField(default=dict)
    words = models.JSONField(null=True)
    government = models.CharField(max_length=4, default="")
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    token = models.CharField(max_length=24, unique=True, default=new_token)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    handed_over_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "addressee", "letter"],
                condition=~models.Q(addressee=""),
                name="one_letter_per_announcement_and_mailbox",
            )
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="queued"), name="deliveries_waiting"),
            models.Index(fields=["government", "state"], name="deliveries_of_a_government"),
        ]
