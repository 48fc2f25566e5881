"""A vocabulary is the terms of one domain; the domain is the identifier that the common formats name."""

from django.db import models


class Term(models.Model):
    """A term, whose titles are {"en": …, "ar": …}, all six. It is never deleted: published versions name it."""

    domain = models.CharField(max_length=64)
    identifier = models.CharField(max_length=128)
    titles = models.JSONField()
    # A term of the same domain, by its identifier; empty at the top.
    broader = models.CharField(max_length=128, blank=True, default="")
    position = models.PositiveIntegerField()
    no_longer_used_since = models.DateField(null=True, blank=True)
    replaced_by = models.CharField(max_length=128, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "identifier"], name="one_term_per_identifier")]

    def __str__(self) -> str:
        return f"{self.identifier} ({self.titles['en']})"


class Alias(models.Model):
    """Another identifier that clients send for the same term."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="aliases")
    domain = models.CharField(max_length=64)
    identifier = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "identifier"], name="one_alias_per_identifier")]

    def __str__(self) -> str:
        return f"{self.identifier} = {self.term}"
