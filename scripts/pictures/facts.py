"""What the addresses of the demonstration registry are made of: numbers, keys, codes."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.utils import timezone

from absch.accounts.models import Designation, Person
from absch.accounts.roles import Role
from absch.certificates.verification import receipts
from absch.certificates.verification.answers import answers
from absch.help.guides import GUIDES
from absch.publishing.models import Request
from absch.records.models import Record


def numbers() -> dict[str, str]:
    """Return, by identifier, the number of each record's latest version; by `identifier@revision`, that version's."""
    found: dict[str, str] = {}
    for record in Record.objects.filter(identifier__startswith="demo-", latest_revision__gt=0):
        found |= {f"{record.identifier}@{each.revision}": each.number for each in record.versions.all()}
        found[record.identifier] = record.number(record.latest_revision)
    return found


def of_the_portal() -> dict[str, str]:
    known = numbers()
    asked = [known[f"demo-IRCC-{each}"] for each in ("ZA-01", "ZA-04", "ZA-02", "MX-01", "IN-01")]
    at = timezone.now()
    receipt = receipts.make(answers(asked, [], on=at.date()), at=at)
    return known | {
        "near": _mistyped(known["demo-IRCC-ZA-01"]),
        "receipt": receipts.in_groups(receipt.code),
        "guide": next(iter(GUIDES)),
        "confirm": EmailConfirmationHMAC(_unconfirmed()).key,
        "reset": _reset_key(Person.objects.get(email="user@demo.example")),
    }


def of_the_desk() -> dict[str, str]:
    """Return the same, and what stands on the desks."""
    requests = {each.record.identifier: str(each.pk) for each in Request.objects.select_related("record")}
    designation = Designation.objects.get(person__email="nau@za.demo.example", role=Role.AUTHORIZED_USER)
    return numbers() | {
        "pending": requests["demo-IRCC-ZA-08"],
        "returned": requests["demo-IRCC-ZA-24"],
        "designation": str(designation.pk),
        "passkey": str(Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).earliest("pk").pk),
    }


def _mistyped(number: str) -> str:
    head, document, revision = number.rsplit("-", 2)
    return f"{head}-{document[:-2]}{document[-1]}{document[-2]}-{revision}"


def _unconfirmed() -> Any:
    person = Person.objects.get(email="user@demo.example")
    return EmailAddress.objects.create(user=person, email="second@demo.example", verified=False, primary=False)


def _reset_key(person: Person) -> str:
    return f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
