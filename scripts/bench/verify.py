"""Ten thousand numbers verified: with nearly all known, and with all unknown."""

import time
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from absch.certificates.models import Certificate
from absch.certificates.verification.lists import asked_in
from absch.certificates.verification.verdicts import verify_many
from absch.records.models import Record, Version
from bench.lines import Line
from bench.world import AT

MANY = 10_000
FIRST = 500_001  # a document number far beyond those of the small registry
SECONDS = 5.0


def measure_verify(numbers: list[str]) -> list[Line]:
    """Verify as many certificates like the first of `numbers` as a pasted list; then as many unknown numbers."""
    known = _fill(numbers[0])
    unknown = [f"ABSCH-IRCC-KE-{800_000 + place}-1" for place in range(MANY)]
    lines = []
    for what, asked in (("known", known), ("unknown", unknown)):
        with CaptureQueriesContext(connection) as queries:
            began = time.perf_counter()
            verdicts = verify_many(asked_in("\n".join(asked)), on=AT.date() + timedelta(days=1))
            took = time.perf_counter() - began
        found = sum(verdict.version is not None for verdict in verdicts)
        is_right = found == (MANY if what == "known" else 0)
        lines.append(Line(f"10,000 {what} numbers verified", f"{took:.2f} s", "<= 5 s", took <= SECONDS and is_right))
        lines.append(Line("  its queries", str(len(queries)), "<= 10", len(queries) <= 10))
    return lines


def _fill(number: str) -> list[str]:
    """Write rows like that certificate's, not through publication: only reading is measured."""
    model = Certificate.objects.select_related("version__record").get(number=number)
    record, version = model.version.record, model.version
    rows = [
        Record(
            identifier=f"bulk-{place:06}",
            document_id=FIRST + place,
            schema=record.schema,
            government=record.government,
            created_by_id=record.created_by_id,
            created_at=record.created_at,
            latest_revision=1,
        )
        for place in range(MANY)
    ]
    Record.objects.bulk_create(rows, batch_size=500)
    records = list(Record.objects.filter(document_id__gte=FIRST).order_by("document_id"))
    versions = [
        Version(
            record=each,
            revision=1,
            kind=version.kind,
            edition=version.edition,
            public=version.public,
            public_hash=f"{each.document_id:064}",
            published_at=version.published_at,
            published_by_id=version.published_by_id,
            office=version.office,
        )
        for each in records
    ]
    Version.objects.bulk_create(versions, batch_size=500)
    certificates = [
        Certificate(
            version=each,
            record_identifier=each.record.identifier,
            number=each.number,
            government=each.record.government,
            constituted_at=each.published_at,
        )
        for each in Version.objects.filter(record__document_id__gte=FIRST).select_related("record")
    ]
    Certificate.objects.bulk_create(certificates, batch_size=500)
    return [each.number for each in certificates]
