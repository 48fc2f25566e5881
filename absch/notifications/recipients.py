"""Who is written to about a version of a permit, and in which language."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models.functions import Lower

from absch.accounts.models import Person
from absch.formats.lookup import Registry
from absch.formats.types.permit import Permit
from absch.notifications import rules
from absch.notifications.permits import permit_in
from absch.notifications.rules import Recipient, Recipients
from absch.records import registry as published
from absch.records.models import Version


def recipients_of(version: Version) -> Recipients:
    """Return who is written to because of this version of a permit, each in his language."""
    before = version.record.versions.filter(revision=version.revision - 1).first()
    return recipients(permit_in(version), previous=permit_in(before) if before else None)


def recipients(permit: Permit, *, previous: Permit | None, registry: Registry = published) -> Recipients:
    """Return who would be written to if this were published; for a draft, `registry` is `registry.Within`."""
    found = rules.recipients(permit, previous=previous, registry=registry)
    return Recipients(in_their_language(found.copies), in_their_language(found.notices))


def authority_of(version: Version) -> list[Recipient]:
    """Return the mailboxes of the authority that issued the permit."""
    return in_their_language(rules.authority_of(permit_in(version), registry=published))


def in_their_language(found: Iterable[Recipient]) -> list[Recipient]:
    """Return the same, each in the language chosen by the person with that mailbox, if there is one."""
    found = list(found)
    people = Person.objects.annotate(small=Lower("email")).filter(small__in=[each.mailbox.lower() for each in found])
    chosen = dict(people.values_list("small", "language"))
    return [replace(each, language=chosen.get(each.mailbox.lower(), each.language)) for each in found]
