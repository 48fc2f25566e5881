"""Internationally recognized certificates of compliance (Article 17.2)."""

from django.db import models

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
