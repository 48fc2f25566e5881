"""Twenty people of three governments on one stage: the registry and the oracle do the same, and must agree."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from absch.accounts.models import AuditEntry, Designation, Person
from absch.accounts.roles import Role
from absch.kernel.refusals import Refusal
from absch.publishing.models import Request
from absch.records.models import Draft, Record
from tests.makers import NOON, a_contact_document, a_permit_document, an_authority_document
from tests.publishing.agreement import Agreement
from tests.publishing.oracle import NOT_HIS, OVERTAKEN, File, Oracle, Petition
from tests.publishing.oracle_of_seats import Seat, Seats

GOVERNMENTS = ("ke", "pe", "us")  # the last is no Party
ROLES = {
    "focal point": Role.FOCAL_POINT,
    "authority": Role.PUBLISHING_AUTHORITY,
    "user": Role.AUTHORIZED_USER,
    "administrator": Role.ADMINISTRATOR,
    "team": Role.VALIDATION_TEAM,
    "translator": Role.TRANSLATOR,
}
CODES = {"permit": "IRCC", "authority": "CNA", "contact": "CON"}
SCHEMAS = {"permit": "absPermit", "authority": "authority", "contact": "contact"}
OF_A_COUNTRY = ("focal point", "authority", "user", "user for permits", "colleague")
OF_NONE = ("administrator", "team", "translator", "somebody", "somebody else")
PEOPLE = (*(f"{each} of {of}" for of in GOVERNMENTS for each in OF_A_COUNTRY), *OF_NONE)

# What our codes say, in the oracle's words.
WORDS = {
    "not-designated": NOT_HIS,
    "not-yours": NOT_HIS,
    "may-not-designate": NOT_HIS,
    "reason-required": "reason",
    "incomplete": "incomplete",
    "locked": "locked",
    "draft-exists": "locked",
    "already-requested": "locked",
    "held": "held",
    "overtaken": OVERTAKEN,
    "not-yet-published": "nothing there",
    "already-published": "nothing there",
    "no-seat": "nothing there",
    "nothing-to-decide": "closed",
    "expired": "expired",
    "not-revocable": "wrong kind",
    "not-an-amendment": "wrong kind",
    "draft-requested": "locked",
    "not-withdrawable": "wrong kind",
    "revoked-is-final": "final",
    "withdrawn-is-final": "final",
    "identifier-taken": "taken",
    "already-redacted": "redacted",
    "seat-taken": "seat",
    "already-designated": "seat",
    "of-another-government": "government",
    "bad-period": "period",
    "already-ended": "over",
}


def slots() -> list[tuple[str, str, str]]:
    """The records that may be begun: name, kind, government."""
    found = [(f"{kind}-1-of-{of}", kind, of) for of in GOVERNMENTS for kind in ("authority", "permit", "contact")]
    found += [(f"{kind}-2-of-{of}", kind, of) for of in GOVERNMENTS for kind in ("authority", "permit")]
    found += [(f"permit-3-of-{of}", "permit", of) for of in GOVERNMENTS]
    return [*found, ("contact-1-of-nobody", "contact", ""), ("contact-2-of-nobody", "contact", "")]


def document(file: File, *, whole: bool, reason: bool = False, revokes: bool = False) -> dict[str, Any]:
    if file.kind == "permit":
        amends = {"amendmentIntent": int(revokes)} | ({"amendmentDescription": {"en": "Dates."}} if reason else {})
        title = {"en": "Permit"} if whole else None
        cited = {"identifier": f"authority-1-of-{file.government}"}
        return a_permit_document(file.government, identifier=file.name, absCNA=cited, title=title) | amends
    if file.kind == "contact":
        return a_contact_document(file.government, identifier=file.name) | ({} if whole else {"emails": []})
    content = an_authority_document(file.government)
    content |= {"responsibleForAll": False, "absJurisdiction": [{"identifier": "7437F880-7B12-4F26-AA91-CED37250DD0A"}]}
    content |= {"header": content["header"] | {"identifier": file.name}, "responsibilities": {"en": "Seeds."}}
    return content | ({} if whole else {"city": {}})


class Reading:
    """A working copy as somebody has read it, in the registry and in the oracle."""

    def __init__(self, file: File) -> None:
        self.file, self.stamp = file, file.copy.stamp if file.copy else -1
        self.draft = Draft.objects.select_related("record", "saved_by").get(record__identifier=file.name)


class Stage:
    def __init__(self) -> None:
        self.now = NOON
        self.oracle = Oracle(Seats({name: _government_of(name) for name in PEOPLE}), NOON)
        self.people: dict[str, Person] = {}
        self.readings: list[Reading] = []
        self.requests: list[tuple[Request, Petition]] = []
        self.seats: list[tuple[Designation, Seat]] = []
        self.agreement = Agreement(self.oracle)
        self.counted: Counter[str] = Counter()
        for name in PEOPLE:
            self._enter(name)

    def _enter(self, name: str) -> None:
        of = _government_of(name)
        mailbox = f"{name.replace(' ', '.')}@example.org"
        person = self.people[name] = Person.objects.create(email=mailbox, name=name, government=of)
        role, kinds = name.removesuffix(f" of {of}"), ()
        if role == "user for permits":
            role, kinds = "user", ("permit",)
        if role in ROLES:
            seat = Seat(name, role, of, kinds, since=date(2020, 1, 1))
            designation = Designation.objects.create(
                person=person,
                role=ROLES[role],
                government=of,
                limited_to=[CODES[each] for each in kinds],
                since=seat.since,
                granted_at=datetime.fromisoformat("2020-01-01T00:00:00+00:00"),
            )
            self.oracle.seats.all.append(seat)
            self.seats.append((designation, seat))

    def person(self, name: str) -> Person:
        """The person as the database knows him now: a designation may have changed his government."""
        return Person.objects.get(pk=self.people[name].pk)

    def record(self, file: File) -> Record:
        return Record.objects.get(identifier=file.name)

    def move(self, by: timedelta) -> None:
        self.now = self.oracle.now = self.now + by

    def together(self, act: str, by: str | None, objections: set[str], deed: Callable[[], Any], about: Any = "") -> Any:
        """Do in the registry what the oracle has judged; return what the operation returned, None after a refusal.

        A person whose reading is stale may also be told what is wrong with what he has read.
        """
        entries = AuditEntry.objects.count()
        try:
            done, said = deed(), "done"
        except Refusal as refusal:
            done, said = None, WORDS[refusal.code]
        self.counted[f"{act}: {said}"] += 1
        lawful = {NOT_HIS} if NOT_HIS in objections else objections or {"done"}
        if lawful >= {OVERTAKEN}:
            lawful = lawful | {"incomplete", "reason", "locked", "nothing there", "final", "held", "wrong kind"}
        self.agreement.stands = said in lawful
        assert said in lawful, f"{act} by {by}: {said}, but the rules say {sorted(lawful)} of {about}"
        self.agreement.check(act, None if by is None else self.people[by], said, entries, at=self.now)
        return done

    def read(self, file: File) -> Reading:
        self.readings.append(Reading(file))
        return self.readings[-1]


def _government_of(name: str) -> str:
    return name.rpartition(" of ")[2] if " of " in name else ""
