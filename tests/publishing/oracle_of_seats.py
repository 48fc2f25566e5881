"""Who holds which role, typed from sections 2 and 11a of the rules alone; the other half of the oracle."""

from dataclasses import dataclass, field
from datetime import date

NOT_HIS, REASON, NOTHING = "not his", "reason", "nothing there"
SEAT, GOVERNMENT, PERIOD, OVER = "seat", "government", "period", "over"

# The Secretariat enters the focal point; the focal point designates; the publishing authority designates users.
GRANTORS = {
    "focal point": {"administrator"},
    "authority": {"focal point", "administrator"},
    "user": {"focal point", "authority", "administrator"},
}


@dataclass
class Seat:
    """A designation. `kinds` limits it to some kinds of record; a deputy sits for a period, both days included."""

    person: str
    role: str
    government: str
    kinds: tuple[str, ...] = ()
    deputy: bool = False
    since: date = date.min
    until: date = date.max
    granted_by: str = ""
    is_open: bool = True

    def is_over(self, on: date) -> bool:
        return not self.is_open or self.until < on


@dataclass
class Seats:
    government_of: dict[str, str]
    all: list[Seat] = field(default_factory=list)

    def roles(self, person: str, government: str, kind: str, *, on: date) -> set[str]:
        """The roles that count there; an administrator's count everywhere, one limited to kinds only for those."""
        return {
            each.role
            for each in self.all
            if each.person == person
            and each.is_open
            and each.since <= on <= each.until
            and (each.role == "administrator" or each.government == government)
            and (not each.kinds or kind in each.kinds)
        }

    def holder(self, government: str, *, on: date) -> Seat | None:
        """The one publishing authority, whoever stands in at present."""
        seats = [each for each in self.all if (each.role, each.government) == ("authority", government)]
        return next((each for each in seats if not each.deputy and not each.is_over(on)), None)

    def may_grant(self, by: str, role: str, government: str, *, on: date) -> bool:
        return bool(self.roles(by, government, "", on=on) & GRANTORS[role])

    def elsewhere(self, person: str, government: str) -> set[str]:
        return {GOVERNMENT} if self.government_of[person] not in ("", government) else set()

    def sit(self, seat: Seat) -> None:
        self.all.append(seat)
        self.government_of[seat.person] = seat.government

    def leave(self, seat: Seat, *, on: date) -> None:
        """End the seat. Who holds no role of the government any more, now or later, is of no government any more."""
        seat.is_open = False
        if not any(
            (each.person, each.government) == (seat.person, seat.government) and each.is_open and each.until >= on
            for each in self.all
        ):
            self.government_of[seat.person] = ""

    def designate(self, seat: Seat, *, by: str, on: date) -> set[str]:
        found = set() if self.may_grant(by, seat.role, seat.government, on=on) else {NOT_HIS}
        found |= self.elsewhere(seat.person, seat.government)
        found |= {PERIOD} if seat.until < on else set()
        if seat.role == "authority" and self.holder(seat.government, on=on):
            found |= {SEAT}
        twin = (seat.person, seat.role, seat.government)
        stand = [each for each in self.all if not each.deputy and not each.is_over(on)]
        if any((each.person, each.role, each.government) == twin for each in stand):
            found |= {SEAT}
        if not found:
            self.sit(seat)
        return found

    def hand_over(self, government: str, to: str, *, by: str, reason: bool, on: date) -> set[str]:
        found = set() if self.may_grant(by, "authority", government, on=on) else {NOT_HIS}
        found |= self.elsewhere(to, government) | (set() if reason else {REASON})
        seat = self.holder(government, on=on)
        if seat is None:
            return found | {NOTHING}
        found |= {SEAT} if seat.person == to else set()
        if not found:
            self.leave(seat, on=on)
            self.sit(Seat(to, "authority", government, since=on, granted_by=by))
        return found

    def name_deputy(self, seat: Seat, *, by: str, on: date) -> set[str]:
        """A deputy is named by the authority itself, not by another deputy, or by the Secretariat."""
        holder = self.holder(seat.government, on=on)
        is_his = bool(holder and holder.person == by) or "administrator" in self.roles(by, "", "", on=on)
        found = self.elsewhere(seat.person, seat.government) | (set() if is_his else {NOT_HIS})
        found |= {PERIOD} if seat.until < max(seat.since, on) else set()
        twin = (seat.person, seat.government, seat.since, seat.until)
        deputies = [each for each in self.all if each.deputy and each.is_open]
        if any((each.person, each.government, each.since, each.until) == twin for each in deputies):
            found |= {SEAT}
        if not found:
            self.sit(seat)
        return found

    def limit(self, seat: Seat, kinds: tuple[str, ...], *, by: str, reason: bool, on: date) -> set[str]:
        """Let an authorized user write other kinds of record; only a user is limited to some."""
        is_his = seat.role == "user" and self.may_grant(by, seat.role, seat.government, on=on)
        found = (set() if is_his else {NOT_HIS}) | (set() if reason else {REASON})
        found |= ({OVER} if seat.is_over(on) else set()) | ({SEAT} if set(kinds) == set(seat.kinds) else set())
        if not found:
            self.leave(seat, on=on)
            self.sit(Seat(seat.person, "user", seat.government, kinds, since=on, until=seat.until, granted_by=by))
        return found

    def end(self, seat: Seat, *, by: str, reason: bool, on: date) -> set[str]:
        is_his = self.may_grant(by, seat.role, seat.government, on=on) or (seat.deputy and seat.granted_by == by)
        found = (set() if is_his else {NOT_HIS}) | (set() if reason else {REASON})
        found |= {OVER} if seat.is_over(on) else set()
        if not found:
            self.leave(seat, on=on)
        return found

    def governments_acted_for(self, person: str, *, on: date) -> set[str]:
        mine = [each for each in self.all if each.person == person and each.is_open and each.until >= on]
        return {each.government for each in mine if each.government}
