"""Each PDF is made once, kept by its hash, and gone after a redaction."""

import os
import time
from datetime import timedelta
from functools import partial

import pytest

from absch.certificates import files, renditions
from absch.certificates.models import Rendition
from absch.certificates.refusals import NoPaper, TooManyRenderings
from absch.certificates.renditions import by_digest, rendition
from absch.outbox import worker
from absch.publishing import operations as publishing
from tests.certificates.readers import text_of
from tests.makers import NOON, a_permit, an_amendment, authority_of
from tests.publishing.crowd import at_once

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
REASON = {"en": "It named a person."}


@pytest.fixture(autouse=True)
def _own(own_folder):
    """Keys and files of each test are its own."""


def kept_files() -> list[str]:
    return sorted(path.name for path in files.folder().rglob("*") if path.is_file())


def told_by_the_outbox() -> None:
    for _step in range(50):
        if not worker.step(at=LATER + timedelta(minutes=1)):
            return


def test_a_pdf_is_made_once_and_kept_under_the_hash_of_its_bytes():
    version = a_permit("ke")

    first = rendition(version, language="en", at=NOON)
    again = rendition(version, language="en", at=LATER)

    assert (first.pk, first.digest) == (again.pk, again.digest)
    assert first.filename == "ABSCH-IRCC-KE-100002-1-en.pdf"
    assert (first.state, first.made_on.isoformat(), first.size) == ("in force", "2026-03-02", len(first.read()))
    assert kept_files() == [f"{first.digest}.pdf"]


def test_each_language_has_a_file_of_its_own():
    version = a_permit("ke")

    made = [rendition(version, language=language, at=NOON).digest for language in ("en", "fr")]

    assert kept_files() == sorted(f"{each}.pdf" for each in made)


def test_a_new_state_is_a_new_file_and_the_old_one_stays_as_it_was():
    version = a_permit("ke")
    before = rendition(version, language="en", at=NOON)
    bytes_before = before.read()
    an_amendment(version, at=LATER)
    version.refresh_from_db()

    after = rendition(version, language="en", at=LATER)

    assert (before.state, after.state) == ("in force", "superseded")
    assert before.digest != after.digest
    assert before.read() == bytes_before
    assert by_digest(before.digest).state == "in force"


def test_a_redacted_version_loses_its_files_and_is_refused_and_its_digest_is_still_known():
    version = a_permit("ke")
    made = rendition(version, language="en", at=NOON)
    publishing.redact(version, by=authority_of("ke"), at=LATER, reason=REASON)

    told_by_the_outbox()

    version.refresh_from_db()
    assert kept_files() == []
    assert by_digest(made.digest).removed_at == LATER
    with pytest.raises(FileNotFoundError):
        made.read()
    with pytest.raises(NoPaper) as refusal:
        rendition(version, language="en", at=LATER)
    assert refusal.value.status == 410


def test_a_certificate_that_named_a_redacted_record_is_made_anew_without_its_name():
    version = a_permit("ke")
    before = rendition(version, language="en", at=NOON)
    authority = type(version).objects.get(record__identifier="authority-of-ke")
    publishing.redact(authority, by=authority_of("ke"), at=LATER, reason=REASON)
    told_by_the_outbox()

    after = rendition(version, language="en", at=LATER)

    assert "Office of Genetic Resources" not in text_of(after.read())
    assert kept_files() == [f"{after.digest}.pdf"]
    assert by_digest(before.digest).removed_at == LATER


def test_a_version_redacted_while_its_pdf_is_made_gets_none():
    version = a_permit("ke")
    publishing.redact(version, by=authority_of("ke"), at=LATER, reason=REASON)

    # As it was read before the redaction.
    with pytest.raises(NoPaper):
        rendition(version, language="en", at=LATER)

    assert kept_files() == []
    assert not Rendition.objects.exists()


def test_a_file_without_a_row_is_harmless_and_swept_away_when_it_is_old():
    version = a_permit("ke")
    made = rendition(version, language="en", at=NOON)
    orphan, fresh = files.keep(b"%PDF-orphan"), files.keep(b"%PDF-fresh")
    long_ago = time.time() - 3600
    for digest in (orphan, made.digest):
        os.utime(files.path_of(digest), (long_ago, long_ago))

    renditions.sweep()

    assert kept_files() == sorted([f"{made.digest}.pdf", f"{fresh}.pdf"])


def test_a_lost_file_is_made_anew():
    version = a_permit("ke")
    lost = rendition(version, language="en", at=NOON)
    files.path_of(lost.digest).unlink()

    found = rendition(version, language="en", at=LATER)

    assert found.read().startswith(b"%PDF-1.7")
    assert found.digest != lost.digest


def test_nobody_knows_the_digest_of_another_file():
    rendition(a_permit("ke"), language="en", at=NOON)

    assert by_digest("0" * 64) is None


def test_more_than_three_at_once_are_asked_to_come_again():
    version = a_permit("ke")
    taken = [renditions._PLACES.acquire(blocking=False) for _place in range(3)]
    try:
        with pytest.raises(TooManyRenderings) as refusal:
            rendition(version, language="en", at=NOON)
    finally:
        for _place in taken:
            renditions._PLACES.release()

    assert taken == [True, True, True]
    assert refusal.value.status == 503
    assert rendition(version, language="en", at=NOON).state == "in force"


def test_two_makers_at_once_end_with_one_file(shared):
    version = a_permit("ke")

    outcomes = at_once(*[partial(rendition, version, language="en", at=NOON) for _maker in range(3)])

    made = Rendition.objects.get()
    assert outcomes == ["done", "done", "done"]
    assert kept_files() == [f"{made.digest}.pdf"]


def test_two_processes_that_make_the_same_pdf_end_with_the_first_ones_file(monkeypatch):
    version = a_permit("ke")
    first = rendition(version, language="en", at=NOON)
    # The second process looked before the first one had written.
    monkeypatch.setattr(renditions, "_kept", lambda *_asked: None)

    second = rendition(version, language="en", at=NOON)

    assert second.digest == first.digest
    assert kept_files() == [f"{first.digest}.pdf"]
