"""Whatever is changed behind the registry's back is found, and named for what it is."""

from datetime import timedelta
from hashlib import sha256

import pytest

from absch.publishing import operations as publishing
from absch.records import audit
from absch.records.audit import Flaw
from absch.records.models import Event, Record, Version
from absch.transparency import operations as transparency
from absch.transparency.models import Leaf
from tests.makers import NOON, a_permit, a_version, an_amendment, an_authority_document, authority_of

LATER = NOON + timedelta(days=1)


def found():
    return {(each.what, each.where) for each in audit.findings()}


@pytest.fixture
def a_register(db):
    """Five acts of two governments: two authorities, a permit, its amendment, a redaction of its first version."""
    permit = a_permit("ke")
    a_version(an_authority_document("pe"))
    an_amendment(permit, at=LATER)
    publishing.redact(Version.objects.get(pk=permit.pk), by=authority_of("ke"), at=LATER, reason={"en": "Secret."})


def event(kind, number):
    return Event.objects.get(kind=kind, version__revision=number, version__record__schema="absPermit")


def authority_of_peru():
    return Version.objects.get(record__government="pe")


def test_an_empty_register_is_sound(db):
    assert found() == set()


def test_an_untouched_register_is_sound(a_register):
    assert Event.objects.count() == 5
    assert found() == set()


def test_a_register_of_every_act_is_sound(a_register):
    permit = Record.objects.get(schema="absPermit")
    publishing.revoke(permit, by=authority_of("ke"), at=LATER, reason={"en": "Terms were broken."})
    publishing.withdraw(authority_of_peru().record, by=authority_of("pe"), at=LATER, reason={"en": "Closed."})

    assert found() == set()


def test_content_that_was_changed_is_found(a_register):
    Version.objects.filter(pk=authority_of_peru().pk).update(public=b'{"name":{"en":"Another office"}}')

    assert found() == {(Flaw.CONTENT, "ABSCH-CNA-PE-100003-1")}


@pytest.mark.parametrize("public", [b"{", b"\xff", b""])
def test_content_that_is_no_document_any_more_is_found(a_register, public):
    Version.objects.filter(pk=authority_of_peru().pk).update(public=public)

    assert found() == {(Flaw.CONTENT, "ABSCH-CNA-PE-100003-1")}


def test_a_salt_that_is_none_is_found(a_register):
    Version.objects.filter(pk=authority_of_peru().pk).update(salt="not a number")

    assert found() == {(Flaw.CONTENT, "ABSCH-CNA-PE-100003-1")}


def test_content_that_is_gone_without_a_redaction_is_found(a_register):
    Version.objects.filter(pk=authority_of_peru().pk).update(public=None)

    assert found() == {(Flaw.CONTENT, "ABSCH-CNA-PE-100003-1")}


def test_content_that_was_changed_together_with_its_hash_is_found(a_register):
    version = authority_of_peru()
    another = sha256(bytes.fromhex(version.salt) + b"{}").hexdigest()
    Version.objects.filter(pk=version.pk).update(public=b"{}", public_hash=another)

    assert found() == {(Flaw.LEAF, f"event {version.events.get().pk}, ABSCH-CNA-PE-100003-1")}


def test_content_that_outlived_its_redaction_is_found(a_register):
    Version.objects.filter(redacted_at__isnull=False).update(public=b"{}")

    assert found() == {(Flaw.NOT_EMPTIED, "ABSCH-IRCC-KE-100002-1")}


def test_a_redaction_that_was_never_entered_is_found(a_register):
    Version.objects.filter(pk=authority_of_peru().pk).update(public=None, salt="", redacted_at=NOON)

    assert found() == {(Flaw.REDACTION, "ABSCH-CNA-PE-100003-1")}


def test_another_day_of_publication_is_found(a_register):
    version = authority_of_peru()
    Version.objects.filter(pk=version.pk).update(published_at=LATER)

    assert found() == {(Flaw.MOMENT, f"event {version.events.get().pk}, ABSCH-CNA-PE-100003-1")}


def test_a_record_moved_to_another_government_is_found(a_register):
    version = authority_of_peru()
    Record.objects.filter(pk=version.record_id).update(government="bo")

    where = f"event {version.events.get().pk}, ABSCH-CNA-BO-100003-1"
    assert found() == {(Flaw.OWNER, where), (Flaw.LEAF, where)}


def test_another_count_is_found_in_the_sequence_and_in_the_leaf(a_register):
    version = authority_of_peru()
    key = version.events.get().pk
    Event.objects.filter(pk=key).update(count=2)

    assert found() == {
        (Flaw.COUNT, f"event {key} of PE: 2 instead of 1"),
        (Flaw.LEAF, f"event {key}, ABSCH-CNA-PE-100003-1"),
    }


def test_an_event_that_was_taken_out_is_found_by_everything_it_held_together(a_register):
    amendment, redaction = event("amend", 2), event("redact", 1)
    Event.objects.filter(pk=amendment.pk).delete()

    assert found() == {
        (Flaw.COUNT, f"event {redaction.pk} of KE: 4 instead of 3"),
        (Flaw.PREVIOUS, f"event {redaction.pk}, ABSCH-IRCC-KE-100002-1"),
        (Flaw.EVENTS, "ABSCH-IRCC-KE-100002-2"),
        (Flaw.FOREIGN_LEAF, f"leaf {amendment.leaf}"),
    }


def test_an_event_without_a_leaf_is_found(a_register):
    version = authority_of_peru()
    leaf = version.events.get().leaf
    Event.objects.filter(version=version).update(leaf=None)

    assert found() == {
        (Flaw.UNLOGGED, f"event {version.events.get().pk}, ABSCH-CNA-PE-100003-1"),
        (Flaw.FOREIGN_LEAF, f"leaf {leaf}"),
    }


def test_a_leaf_that_was_changed_is_found(a_register):
    version = authority_of_peru()
    Leaf.objects.filter(index=version.events.get().leaf).update(data=b"{}")

    where = f"event {version.events.get().pk}, ABSCH-CNA-PE-100003-1"
    assert found() == {(Flaw.LEAF, where), (Flaw.LEAF_HASH, where)}


def test_a_leaf_that_belongs_to_no_event_is_found(a_register):
    index = transparency.append(b'{"kind":"publish"}')

    assert found() == {(Flaw.FOREIGN_LEAF, f"leaf {index}")}


def test_a_version_that_was_taken_out_is_found_although_its_events_went_with_it(a_register):
    version = Version.objects.get(record__schema="absPermit", revision=2)
    leaf, redaction = version.events.get().leaf, event("redact", 1)
    version.events.all().delete()
    version.certificate.delete()
    version.delete()

    assert found() == {
        (Flaw.COUNT, f"event {redaction.pk} of KE: 4 instead of 3"),
        (Flaw.PREVIOUS, f"event {redaction.pk}, ABSCH-IRCC-KE-100002-1"),
        (Flaw.REVISIONS, "permit-example"),
        (Flaw.FOREIGN_LEAF, f"leaf {leaf}"),
    }


@pytest.mark.parametrize("ended_as", ["withdrawn", "revoked"])
def test_an_end_that_was_never_entered_is_found(a_register, ended_as):
    Record.objects.filter(government="pe").update(ended_as=ended_as)

    assert found() == {(Flaw.END, "authority-of-pe")}


def test_an_end_that_was_undone_is_found(a_register):
    publishing.withdraw(authority_of_peru().record, by=authority_of("pe"), at=LATER, reason={"en": "Closed."})
    Record.objects.filter(government="pe").update(ended_as="")

    assert found() == {(Flaw.END, "authority-of-pe")}


def test_the_audit_of_many_versions_needs_no_more_statements(a_register, django_assert_num_queries):
    for government in ("mx", "gt", "in", "za", "eg", "br"):
        a_version(an_authority_document(government))

    with django_assert_num_queries(6):
        assert found() == set()
