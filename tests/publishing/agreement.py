"""What must be so after every act, whatever it was: asked of the database past the operations that wrote it."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Max

from absch.accounts.models import AuditEntry, Person
from absch.certificates import audit as certificates_audit
from absch.certificates.models import Certificate
from absch.certificates.queries import state_of
from absch.outbox.models import Announcement
from absch.publishing.models import Request
from absch.records import audit as records_audit
from absch.records.models import Draft, Event, Record, Version
from absch.transparency.models import Leaf
from tests.publishing.oracle import File, Oracle, Petition

PUBLIC = {"publish", "amend", "revoke", "withdraw", "redact"}


class Agreement:
    """Compares the registry with the oracle, step by step."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.events = 0
        self.stands = True

    def check(self, act: str, by: Person | None, said: str, entries: int, *, at: datetime) -> None:
        self.check_audit(act, by, said, entries)
        self.check_log(act, said)
        self.check_records()
        self.check_requests()
        self.check_certificates(at)
        self.check_people(at)

    def check_audit(self, act: str, by: Person | None, said: str, entries: int) -> None:
        """A refused attempt leaves one entry; so does what was done, with the office it was done in.

        To save is no act of its own: a draft is entered when it is begun, taken over or discarded.
        """
        entered = list(AuditEntry.objects.order_by("pk")[entries:])
        if said != "done":
            assert [(each.outcome, each.person) for each in entered] == [("refused", by)], (act, entered)
            return
        assert entered or act == "save", f"{act} left no entry"
        for each in entered:
            assert (each.outcome, each.person) == ("done", by)
            assert bool(each.office) == bool(by)

    def check_log(self, act: str, said: str) -> None:
        events = list(Event.objects.order_by("pk").select_related("version__record"))
        if said == "done" and act in PUBLIC:
            assert len(events) == self.events + 1
        else:
            assert len(events) in (self.events, self.events + (said == "done" and act in ("carry out", "approve")))
        self.events = len(events)
        leaves = dict(Leaf.objects.values_list("index", "data"))
        assert [each.leaf for each in events] == list(range(len(leaves)))
        assert all(bytes(leaves[each.leaf]) == each.as_bytes() for each in events[-2:])
        told = Announcement.objects.filter(what__in=[f"record.{each}" for each in PUBLIC])
        assert told.count() == len(events)
        counts: dict[str, list[int]] = defaultdict(list)
        for each in events:
            counts[each.owner].append(each.count)
        assert all(found == list(range(1, len(found) + 1)) for found in counts.values())

    def check_records(self) -> None:
        found = {each.identifier: each for each in Record.objects.all()}
        drafts = {each.record_id: each for each in Draft.objects.select_related("saved_by")}
        versions: dict[int, list[Version]] = defaultdict(list)
        for each in Version.objects.order_by("revision").defer("public"):
            versions[each.record_id].append(each)
        assert set(found) == set(self.oracle.files)
        for name, file in self.oracle.files.items():
            record = found[name]
            self._check_record(file, record, drafts.get(record.pk), versions[record.pk])

    def _check_record(self, file: File, record: Record, draft: Draft | None, versions: list[Version]) -> None:
        assert record.ended_as == file.ended
        assert [each.revision for each in versions] == list(range(1, record.latest_revision + 1))
        assert [each.kind for each in versions] == [each.act for each in file.revisions]
        assert [bool(each.redacted_at) for each in versions] == [each.redacted for each in file.revisions]
        assert (record.document_id is None) == (not versions)
        assert (draft is None) == (file.copy is None)
        if draft and file.copy:
            assert (draft.saved_by.name, draft.saved_at) == (file.copy.by, file.copy.at)
            assert bool(draft.lock) == bool(self.oracle.pending(file))

    def check_requests(self) -> None:
        pending = Request.objects.filter(state="pending").values_list("record__identifier", "act")
        stands = [(each.file.name, each.act) for each in self.oracle.petitions if each.state == "pending"]
        assert sorted(pending) == sorted(stands)
        assert len({name for name, _act in pending}) == len(pending)

    def check_request(self, request: Request, petition: Petition) -> None:
        assert Request.objects.filter(pk=request.pk, state=petition.state).exists() is not petition.file.gone

    def check_certificates(self, at: datetime) -> None:
        ours = {
            (each.record_identifier, each.version.revision): str(state_of(each, on=at.date()))
            for each in Certificate.objects.select_related("version")
        }
        theirs = {
            (file.name, place): each.certificate
            for file in self.oracle.files.values()
            for place, each in enumerate(file.revisions, 1)
            if each.certificate
        }
        assert ours == theirs

    def check_people(self, at: datetime) -> None:
        seats = self.oracle.seats
        ours = dict(Person.objects.filter(is_console=False).values_list("name", "government"))
        assert set(ours.items()) ^ set(seats.government_of.items()) == set()
        for name in seats.government_of:
            assert len(seats.governments_acted_for(name, on=at.date())) <= 1, f"{name} acts for two governments"

    def check_at_the_end(self) -> None:
        """The independent checks of the registry find nothing either."""
        if not self.stands:
            return
        assert list(records_audit.findings()) == []
        assert list(certificates_audit.findings()) == []
        newest = Event.objects.aggregate(Max("leaf"))["leaf__max"]
        assert (-1 if newest is None else newest) + 1 == self.events
