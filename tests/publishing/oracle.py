"""What the rules say of every act on a record, typed from them alone: no code is shared with the registry.

An act answers with the objections to it. None: it must be done, and has been noted here. Some: it must be refused for
one of them; for NOT_HIS, where that is among them, before anything else is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.publishing.oracle_of_seats import Seats

NOT_HIS, REASON, INCOMPLETE, LOCKED, HELD = "not his", "reason", "incomplete", "locked", "held"
OVERTAKEN, NOTHING, CLOSED, EXPIRED, FINAL = "overtaken", "nothing there", "closed", "expired", "final"
WRONG_KIND, TAKEN, REDACTED = "wrong kind", "taken", "redacted"

TWELVE_WEEKS, HALF_AN_HOUR = timedelta(days=84), timedelta(minutes=30)
PARTIES = {"ke", "pe"}

# Who drafts, asks and decides (section 3 of the rules; 11a). "owner" is who made a contact and is where he made it.
_WRITERS = {"focal point", "authority", "user", "administrator"}
_DECIDERS = {"authority", "administrator"}
PERMITTED = {
    ("national", "draft"): _WRITERS,
    ("national", "ask"): _WRITERS,
    ("national", "decide"): _DECIDERS,
    ("national", "revoke"): _DECIDERS,
    ("national", "answer"): _DECIDERS,
    ("national", "redact"): _DECIDERS,
    ("contact", "draft"): _WRITERS | {"owner"},
    ("contact", "decide"): _WRITERS | {"owner"},
    ("contact", "redact"): _DECIDERS,
}


@dataclass
class Copy:
    """A working copy. `stamp` differs after every save; a permit's reason stands in the copy itself.

    `begun_from` is the revision whose answers it took over: the record's name, and the place.
    """

    whole: bool
    reason: bool
    revokes: bool
    stamp: int
    by: str
    at: datetime
    begun_from: tuple[str, int] | None = None


@dataclass
class Revision:
    act: str
    whole: bool
    redacted: bool = False
    certificate: str = ""


@dataclass
class File:
    """A record, or what was one: `gone` if it was thrown away before it was ever published."""

    name: str
    kind: str
    government: str
    maker: str
    copy: Copy | None = None
    revisions: list[Revision] = field(default_factory=list)
    ended: str = ""
    gone: bool = False

    @property
    def scope(self) -> str:
        return "contact" if self.kind == "contact" else "national"


@dataclass
class Petition:
    file: File
    act: str
    by: str
    made: datetime
    state: str = "pending"


@dataclass
class Oracle:
    seats: Seats
    now: datetime
    files: dict[str, File] = field(default_factory=dict)
    petitions: list[Petition] = field(default_factory=list)
    stamps: Iterator[int] = field(default_factory=count)

    # What is asked before every act.

    def who(self, by: str, act: str, file: File) -> set[str]:
        held = self.seats.roles(by, file.government, file.kind, on=self.now.date())
        if file.maker == by and self.seats.government_of[by] == file.government:
            held = held | {"owner"}
        return set() if held & PERMITTED.get((file.scope, act), set()) else {NOT_HIS}

    def pending(self, file: File) -> Petition | None:
        return next((each for each in self.petitions if each.file is file and each.state == "pending"), None)

    def lock(self, file: File) -> set[str]:
        return {LOCKED} if self.pending(file) else set()

    def reading(self, file: File, stamp: int) -> set[str]:
        """What stands against a working copy as somebody has read it."""
        is_read = file.copy is not None and file.copy.stamp == stamp
        return self.lock(file) | final(file) | (set() if is_read else {OVERTAKEN})

    def shortcomings(self, file: File, copy: Copy | None) -> set[str]:
        if copy is None:
            return set()
        cited = self.files.get(f"authority-1-of-{file.government}")
        is_cited = file.kind != "permit" or bool(cited and cited.revisions and not cited.revisions[-1].redacted)
        is_first, says = not file.revisions, file.kind == "permit"
        is_well = copy.whole and is_cited and not (says and (copy.revokes if is_first else not copy.reason))
        return set() if is_well else {INCOMPLETE}

    # Drafting.

    def begin(self, file: File, *, by: str, whole: bool, begun_from: tuple[str, int] | None = None) -> set[str]:
        found = self.who(by, "draft", file) | ({TAKEN} if file.name in self.files else set())
        if not found:
            file.copy = Copy(whole, False, False, next(self.stamps), by, self.now, begun_from)
            self.files[file.name] = file
        return found

    def rename(self, file: File, name: str) -> None:
        if self.files.pop(file.name, None):
            file.name = name
            self.files[name] = file

    def save(self, file: File, stamp: int, *, by: str, copy: Copy, taking_over: bool) -> set[str]:
        found = self.who(by, "draft", file) | self.reading(file, stamp)
        if file.copy and file.copy.by != by and self.now < file.copy.at + HALF_AN_HOUR and not taking_over:
            found |= {HELD}
        if not found:
            assert file.copy is not None
            copy.stamp, copy.by, copy.at, copy.begun_from = next(self.stamps), by, self.now, file.copy.begun_from
            file.copy = copy
        return found

    def open(self, file: File, *, by: str) -> set[str]:
        found = self.who(by, "draft", file) | final(file) | self.lock(file) | unpublished(file)
        found |= {LOCKED} if file.copy else set()
        if not found:
            last, source = file.revisions[-1], (file.name, len(file.revisions) - 1)
            file.copy = Copy(last.whole and not last.redacted, False, False, next(self.stamps), by, self.now, source)
        return found

    def discard(self, file: File, stamp: int, *, by: str) -> set[str]:
        found = self.who(by, "draft", file) | self.reading(file, stamp)
        if not found:
            self.throw_away(file)
        return found

    def throw_away(self, file: File) -> None:
        file.copy = None
        if not file.revisions:
            file.gone = True
            del self.files[file.name]

    # Deciding.

    def act_of(self, file: File, copy: Copy | None) -> str:
        if not file.revisions:
            return "publish"
        return "revoke" if file.kind == "permit" and copy and copy.revokes else "amend"

    def act_needs(self, file: File, copy: Copy | None, act: str, reason: bool) -> set[str]:
        """What the act itself needs: the right state, a whole document, and a reason unless it is the first version."""
        found = self.shortcomings(file, copy)
        if act == "publish":
            return found | ({NOTHING} if file.revisions else set())
        given = bool(copy and copy.reason) if file.kind == "permit" else reason
        return found | unpublished(file) | (set() if given else {REASON})

    def publish(self, file: File, stamp: int, *, by: str, act: str = "", reason: bool) -> set[str]:
        act = act or self.act_of(file, file.copy)
        found = self.who(by, "decide", file) | self.reading(file, stamp) | self.act_needs(file, file.copy, act, reason)
        # A copy that says it revokes is no amendment.
        says_otherwise = act == "amend" and file.kind == "permit" and file.copy and file.copy.revokes
        found |= {WRONG_KIND} if says_otherwise else set()
        if not found:
            self.place(file, act)
        return found

    def place(self, file: File, act: str) -> None:
        """Note the next revision, made of the working copy; of a revocation without one, as the last revision was."""
        last = file.revisions[-1] if file.revisions else None
        whole = file.copy.whole if file.copy else bool(last and last.whole and not last.redacted)
        for each in file.revisions:
            if act == "revoke" and each.certificate:
                each.certificate = "revoked"
            elif each.certificate == "in force":
                each.certificate = "superseded"
        certificate = "in force" if file.kind == "permit" and file.government in PARTIES and act != "revoke" else ""
        file.revisions.append(Revision(act, whole, certificate=certificate))
        file.copy, file.ended = None, "revoked" if act == "revoke" else ""

    def revoke(self, file: File, *, by: str, reason: bool) -> set[str]:
        found = self.who(by, "revoke", file) | final(file) | unpublished(file) | self.lock(file)
        found |= (set() if reason else {REASON}) | ({WRONG_KIND} if file.kind != "permit" else set())
        if not found:
            file.copy = None
            self.place(file, "revoke")
        return found

    def withdraw(self, file: File, *, by: str, reason: bool, asking: bool = False) -> set[str]:
        """Withdraw the record, or ask for it: an open working copy is discarded first."""
        found = self.who(by, "ask" if asking else "decide", file) | final(file) | unpublished(file) | self.lock(file)
        found |= {LOCKED} if file.copy else set()
        found |= (set() if reason else {REASON}) | ({WRONG_KIND} if file.kind == "permit" else set())
        if not found and asking:
            self.petitions.append(Petition(file, "withdraw", by, self.now))
        elif not found:
            file.ended = "withdrawn"
        return found

    def redact(self, file: File, place: int, *, by: str, reason: bool) -> set[str]:
        """Take out what a revision says, and with it the copies that took it over; none of them may be asked for."""
        copies = [each for each in self.files.values() if each.copy and each.copy.begun_from == (file.name, place)]
        found = self.who(by, "redact", file) | (set() if reason else {REASON})
        found |= {REDACTED} if file.revisions[place].redacted else set()
        found |= {LOCKED} if any(self.pending(each) for each in copies) else set()
        if not found:
            file.revisions[place].redacted = True
            for each in copies:
                self.throw_away(each)
        return found

    def confirm(self, file: File, *, by: str) -> set[str]:
        return self.who(by, "decide", file) | final(file) | unpublished(file)

    # Asking.

    def submit(self, file: File, stamp: int, *, by: str, reason: bool) -> set[str]:
        act = self.act_of(file, file.copy)
        found = self.who(by, "ask", file) | self.reading(file, stamp) | self.act_needs(file, file.copy, act, reason)
        if not found:
            self.petitions.append(Petition(file, act, by, self.now))
        return found

    def stands(self, petition: Petition) -> set[str]:
        if petition.state != "pending" or petition.file.gone:
            return {CLOSED}
        return {EXPIRED} if self.now >= petition.made + TWELVE_WEEKS else set()

    def approve(self, petition: Petition, *, by: str, corrected: Copy | None) -> set[str]:
        file = petition.file
        found = self.who(by, "answer", file) | self.stands(petition)
        if petition.act != "withdraw" and petition.state == "pending":
            copy = corrected or file.copy
            act = self.act_of(file, copy)
            found |= self.act_needs(file, copy, act, reason=True)
        if not found:
            petition.state = "approved"
            if petition.act == "withdraw":
                file.ended = "withdrawn"
            else:
                file.copy = copy
                self.place(file, act)
        return found

    def send_back(self, petition: Petition, *, by: str, reason: bool) -> set[str]:
        found = self.who(by, "answer", petition.file) | self.stands(petition) | (set() if reason else {REASON})
        if not found:
            petition.state = "returned"
        return found

    def recall(self, petition: Petition, *, by: str) -> set[str]:
        found = self.who(by, "ask", petition.file) | self.stands(petition)
        found |= set() if petition.by == by else {NOT_HIS}
        if not found:
            petition.state = "recalled"
        return found

    def time_is_up(self, petition: Petition) -> bool:
        """Let the petition expire if nobody has decided it within twelve weeks."""
        is_up = self.stands(petition) == {EXPIRED}
        if is_up:
            petition.state = "expired"
        return is_up


def final(file: File) -> set[str]:
    return {FINAL} if file.ended else set()


def unpublished(file: File) -> set[str]:
    return set() if file.revisions else {NOTHING}
