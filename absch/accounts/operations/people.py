"""Who is meant: somebody with an account, or at an address to which an invitation goes."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.accounts.operations.granting import require_grantor
from absch.accounts.queries import person_at
from absch.accounts.roles import Role
from absch.outbox import operations as outbox


@dataclass(frozen=True)
class Addressee:
    """Who is meant by an address; `name` and `language` are those of the invitation, if one is needed."""

    mailbox: str
    name: str
    language: str


def person_meant(who: Person | Addressee, *, of: str, by: Person, at: datetime) -> Person:
    """Return the person; whoever has no account at the address is invited. Raises as `invite` does."""
    if isinstance(who, Person):
        return who
    return invite(who.mailbox, name=who.name, language=who.language, of=of, by=by, at=at)


@accountable
def invite(mailbox: str, *, name: str, language: str, of: str, by: Person, at: datetime) -> Person:
    """Return the person at that mailbox, invited to choose a password if there was no account.

    Whoever may designate for the government may invite for it. Raises MayNotDesignate, OfAnotherGovernment.
    """
    require_grantor(by, Role.AUTHORIZED_USER if of else Role.TRANSLATOR, government=of, at=at)
    with transaction.atomic():
        if person := person_at(mailbox):
            return person
        person = Person(email=mailbox.strip().lower(), name=name.strip(), language=language, joined_at=at)
        person.set_unusable_password()
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError:  # invited at the same moment, who is there now
            return Person.objects.get(email__iexact=mailbox.strip())
        # The letter that invites is the proof: without a password, nobody comes in but by the address in it.
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        told = outbox.announce("person.invited", at=at, person=person.pk, government=of)
        outbox.address(
            told, person.email, "invitation", language=language, government=of, person=person.pk, grantor=by.pk
        )
        audit.enter("invite", by=by, at=at, government=of, subject=person.email)
    return person


def console_person(*, at: datetime) -> Person:
    """Return who the command line acts as: an administrator of the Secretariat, without password or mailbox."""
    person = Person.objects.filter(is_console=True).first()
    if person is None:
        person = Person(email="console@secretariat.invalid", name="Console", is_console=True, joined_at=at)
        person.set_unusable_password()
        person.save()
    return person
