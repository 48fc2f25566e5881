"""Drafts that people write, the versions the registry keeps for ever, and what happened to them."""

import json
from secrets import token_hex
from typing import Any

from django.db import models

from absch.accounts.models import Person
from absch.formats.catalogue import RECORD_TYPES
from absch.formats.record_type import RecordType
from absch.kernel.canonical import canonical_bytes
from absch.kernel.numbers import SECRETARIAT, version_number


def new_salt() -> str:
    return token_hex(16)


class Ended(models.TextChoices):
    """How a record came to its end; nothing is published under it afterwards."""

    NOT = ""
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


class Counter(models.Model):
    """The last number given: of all documents ("document"), or of one owner's events ("events:ZA")."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveBigIntegerField()


class Record(models.Model):
    """A file in the registry. Its author names it; the registry numbers it when it is first published.

    `government` is its ISO code in lower case, or "" for records of people who act for none. A record made
    `inside` another belongs to that one's draft and is published with it. `private` holds the notes of its
    government. While its withdrawal is requested, the request locks the record itself. Texts are {"en": …}; an
    office is a role.
    """

    identifier = models.CharField(max_length=128, unique=True)
    document_id = models.PositiveIntegerField(unique=True, null=True)
    schema = models.CharField(max_length=60)
    government = models.CharField(max_length=4, default="")
    home = models.CharField(max_length=3, default="ABS")
    shared_with = models.JSONField(default=list)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    inside = models.ForeignKey("self", on_delete=models.PROTECT, related_name="inner", null=True)
    latest_revision = models.PositiveIntegerField(default=0)
    private = models.JSONField(default=dict)
    ended_as = models.CharField(max_length=9, choices=Ended, default=Ended.NOT)
    ended_at = models.DateTimeField(null=True)
    ended_office = models.CharField(max_length=24, default="")
    end_reason = models.JSONField(null=True)
    lock = models.CharField(max_length=40, default="")
    locked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    locked_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_office = models.CharField(max_length=24, default="")

    class Meta:
        indexes = [models.Index(fields=["schema", "government", "document_id"], name="records_of_a_government")]

    @property
    def record_type(self) -> type[RecordType]:
        return RECORD_TYPES[self.schema]

    @property
    def owner(self) -> str:
        """The middle of its number: the government's code, or SCBD."""
        return self.government.upper() or SECRETARIAT

    def number(self, revision: int) -> str:
        code, shared = self.record_type.code, self.home != "ABS"
        return version_number(code, self.owner, self.document_id or 0, revision, shared=shared)


class Draft(models.Model):
    """What will be the next version. `token` changes with every save, so that what was checked is what is published.

    The editing hold rests on `saved_by` and `saved_at`; the request lock, named `lock`, on `locked_by` and `locked_at`.
    `begun_from` is the version whose answers it took over: the one before, or the one of another record.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="draft")
    begun_from = models.ForeignKey("Version", on_delete=models.PROTECT, related_name="+", null=True)
    content = models.JSONField(default=dict)
    token = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    lock = models.CharField(max_length=40, default="")
    locked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    locked_at = models.DateTimeField(null=True)

    def read(self) -> RecordType:
        return self.record.record_type(self.content)


class Version(models.Model):
    """A published revision. Nothing in it changes, except that a redaction empties it.

    `public` holds the canonical bytes, `public_hash` their salted hash, by which they are kept. `of_party` is whether
    its government was a Party on that day, as far as was known then; None where that was not noted yet.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish"
        AMEND = "amend"
        REVOKE = "revoke"

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="versions")
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    edition = models.PositiveSmallIntegerField()
    public = models.BinaryField(null=True)
    salt = models.CharField(max_length=32, default=new_salt)
    public_hash = models.CharField(max_length=64, unique=True)
    reason = models.JSONField(null=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=24)
    of_party = models.BooleanField(null=True)
    redacted_at = models.DateTimeField(null=True)
    redaction_office = models.CharField(max_length=24, default="")
    redaction_reason = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "revision"], name="one_version_per_revision")]
        indexes = [models.Index(fields=["-published_at", "-id"], name="versions_latest_first")]

    @property
    def number(self) -> str:
        return self.record.number(self.revision)

    @property
    def content(self) -> dict[str, Any] | None:
        """The document as it was published, or None after a redaction."""
        return None if self.public is None else json.loads(bytes(self.public))

    def read(self) -> RecordType:
        """Return the content as its record type reads it today; a redacted version reads as an empty one."""
        return self.record.record_type(self.content or {}, written_in=self.edition)


class Citation(models.Model):
    """That a version cites a record, under which wire name, and at which revision if it says so."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="citations")
    wire = models.CharField(max_length=60)
    identifier = models.CharField(max_length=128)
    revision = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["identifier", "wire"], name="citations_of_a_record")]


class Event(models.Model):
    """One public act on a record, as the log commits to it: facts and hashes, no content and no person."""

    class Kind(models.TextChoices):
        PUBLISH = "publish"
        AMEND = "amend"
        REVOKE = "revoke"
        WITHDRAW = "withdraw"
        REDACT = "redact"

    kind = models.CharField(max_length=8, choices=Kind)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="events")
    owner = models.CharField(max_length=4)
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    at = models.DateTimeField()
    leaf = models.PositiveBigIntegerField(unique=True, null=True)
    leaf_hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "count"], name="an_owners_count_without_gaps")]

    def as_bytes(self) -> bytes:
        """Return the leaf: `count` is the owner's own counter, `previous` the hash of the record's leaf before."""
        return canonical_bytes(
            {
                "kind": self.kind,
                "number": self.version.number,
                "revision": self.version.revision,
                "government": self.owner,
                "count": self.count,
                "public": self.version.public_hash,
                "previous": self.previous,
                "at": self.at.isoformat(),
            }
        )
