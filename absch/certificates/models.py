"""Internationally recognized certificates of compliance (Article 17.2), and the files made of them."""

from django.db import models
from django.db.models import Q

from absch.certificates import files
from absch.records.models import Version


class Certificate(models.Model):
    """That a version of a Party's permit is a certificate, from when, and what became of it.

    Never removed and never changed but by a later fact: superseded by the next version, or revoked.
    """

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="certificate")
    record_identifier = models.CharField(max_length=128, db_index=True)
    number = models.CharField(max_length=60, unique=True)
    government = models.CharField(max_length=4)
    constituted_at = models.DateTimeField()
    expires_on = models.DateField(null=True)
    superseded_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["government", "-constituted_at"], name="certificates_of_a_government")]


class Rendition(models.Model):
    """The one PDF of a version in a language, by a template, in a state; `digest` is the SHA-256 of its bytes.

    Once `removed_at` is set the file is gone, and another may take its place: by its digest it is still known.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="renditions")
    language = models.CharField(max_length=2)
    template = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=24)
    made_on = models.DateField()
    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language", "template", "state"],
                condition=Q(removed_at=None),
                name="one_rendition_of_a_state",
            )
        ]

    @property
    def filename(self) -> str:
        return f"{self.version.number}-{self.language}.pdf"

    def read(self) -> bytes:
        """Return the PDF. Raises FileNotFoundError when it was taken out."""
        return files.read(self.digest)


class Receipt(models.Model):
    """What was answered to a list of numbers and files, and when; nothing of who asked.

    `answers` are compressed rows of `verification.answers.Answer`, `digest` their SHA-256 before that.
    """

    code = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)
    rows = models.PositiveIntegerField()
    answers = models.BinaryField()
