"""Give a new registry the people a journey begins with: `python -m tests.journeys.people`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "absch.settings.dev")
django.setup()

from allauth.account.models import EmailAddress
from django.utils import timezone

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.accounts.roles import Role

PASSWORD = "A-long-password-2010"
NATIONAL = (("nfp", Role.FOCAL_POINT), ("pa", Role.PUBLISHING_AUTHORITY), ("nau", Role.AUTHORIZED_USER))


def an_account(mailbox: str, name: str) -> Person:
    person = Person(email=mailbox, name=name, joined_at=timezone.now())
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=mailbox, verified=True, primary=True)
    return person


def main() -> None:
    now = timezone.now()
    console = accounts.console_person(at=now)
    secretariat = an_account("secretariat@example.org", "Ingrid Solberg")
    accounts.designate(secretariat, Role.ADMINISTRATOR, of="", by=console, at=now)
    for government in ("ke", "za"):
        for office, role in NATIONAL:
            person = an_account(f"{office}@{government}.example.org", f"{office.upper()} of {government.upper()}")
            accounts.designate(person, role, of=government, by=secretariat, at=now)


if __name__ == "__main__":
    main()
