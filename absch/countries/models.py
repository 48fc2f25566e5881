"""The governments, what each has done under a treaty, and the groups they form."""

from django.db import models


class Government(models.Model):
    """A government that may own records; `identifier` is its ISO 3166-1 code in small letters, `eu` the Union."""

    identifier = models.CharField(max_length=3, primary_key=True)
    iso3 = models.CharField(max_length=3, blank=True, default="")
    # Both {"en": …, "ar": …}: the short names of the United Nations, and what each is sorted by.
    names = models.JSONField()
    sort_keys = models.JSONField()

    def __str__(self) -> str:
        return str(self.names["en"])


class TreatyStatus(models.Model):
    """What a government has done under one treaty, as known on `as_of`; a date that is not known is null.

    The words of `treaty`, `instrument`, `status` and `certainty` are those of `absch.countries.treaties`.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="treaties")
    treaty = models.CharField(max_length=12)
    signature = models.DateField(null=True, blank=True)
    deposit = models.DateField(null=True, blank=True)
    instrument = models.CharField(max_length=12, blank=True, default="")
    # The day the treaty enters into force for this government.
    party = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12)
    as_of = models.DateField()
    certainty = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "treaty"], name="one_status_per_government_and_treaty")
        ]

    def __str__(self) -> str:
        return f"{self.government_id} {self.treaty}"


class Region(models.Model):
    """A group of governments as it stood on `as_of`; `members` are their identifiers, in alphabetical order."""

    identifier = models.CharField(max_length=64, primary_key=True)
    titles = models.JSONField()
    members = models.JSONField()
    as_of = models.DateField()
    position = models.PositiveIntegerField()

    def __str__(self) -> str:
        return str(self.titles["en"])
