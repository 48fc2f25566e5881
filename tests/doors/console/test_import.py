import json
import sys
from io import BytesIO, TextIOWrapper

import pytest
from django.core.management import CommandError

from absch.accounts.models import AuditEntry, Person
from absch.countries.models import Government
from absch.outbox.models import Announcement
from absch.records.models import Version
from tests.doors.console.commands import forget_reference, said_by
from tests.makers import a_permit_document, an_authority_document, authority_of


@pytest.fixture
def a_file(tmp_path):
    """Make a file of these documents (or lines), one a line."""

    def make(*documents):
        lines = [each if isinstance(each, str) else json.dumps(each) for each in documents]
        path = tmp_path / "documents.jsonl"
        path.write_text("".join(line + "\n" for line in lines))
        return str(path)

    return make


def long_ago(document):
    """The permit as it was issued before any day on which these tests may run."""
    return document | {"dateOfIssuance": "2016-09-01"}


def test_import_publishes_as_the_secretariat_and_the_audit_says_so(db, a_file):
    code, said, complained = said_by("import", a_file(an_authority_document("ke"), long_ago(a_permit_document("ke"))))

    assert (code, said, complained) == (0, ["2 published, 0 amended, 0 skipped, 0 refused"], [])
    assert Version.objects.get(record__schema="absPermit").number == "ABSCH-IRCC-KE-100002-1"
    entry = AuditEntry.objects.get(act="publish", subject="ABSCH-IRCC-KE-100002-1")
    assert (entry.person.is_console, entry.office) == (True, "administrator")


def test_import_counts_what_was_amended_and_what_was_skipped(db, a_file):
    said_by("import", a_file(an_authority_document("ke"), an_authority_document("pe")))

    _, said, _ = said_by("import", a_file(an_authority_document("ke", phones=["+254 1"]), an_authority_document("pe")))

    assert said == ["0 published, 1 amended, 1 skipped, 0 refused"]


def test_import_takes_what_export_gives(db, a_file, tmp_path):
    said_by("import", a_file(an_authority_document("ke"), long_ago(a_permit_document("ke"))))
    said_by("export", "--to", str(tmp_path / "export.jsonl"))

    code, said, _ = said_by("import", str(tmp_path / "export.jsonl"))

    assert (code, said) == (0, ["0 published, 0 amended, 2 skipped, 0 refused"])


def test_import_names_line_code_and_every_shortcoming_of_what_it_refuses_and_goes_on(db, a_file):
    incomplete = long_ago(a_permit_document("ke", picGranted=False, subjectMatter=None))
    path = a_file(an_authority_document("ke"), "", incomplete, "{", an_authority_document("pe"))

    code, said, complained = said_by("import", path)

    assert (code, said) == (1, ["2 published, 0 amended, 0 skipped, 2 refused"])
    assert complained == [
        "Line 3: incomplete: This draft cannot be published yet. Complete the answers listed here first.",
        "  picGranted: Confirm this: without it nothing can be published.",
        "  subjectMatter: Answer this question.",
        "Line 4: unreadable: This is not readable as JSON in UTF-8 (line 1, column 2).",
    ]


def test_import_acts_as_the_person_who_is_named(db, a_file):
    authority = authority_of("ke")
    path = a_file(an_authority_document("ke"), an_authority_document("pe"))

    code, said, complained = said_by("import", path, "--as", authority.email.upper())

    assert (code, said) == (1, ["1 published, 0 amended, 0 skipped, 1 refused"])
    assert Version.objects.get().published_by == authority
    assert complained[0].startswith("Line 2: not-designated: ")
    assert not Person.objects.filter(is_console=True).exists()


def test_import_refuses_to_act_as_somebody_without_an_account(db, a_file):
    with pytest.raises(CommandError, match=r"nobody@example\.org"):
        said_by("import", a_file(an_authority_document("ke")), "--as", "nobody@example.org")

    assert not Version.objects.exists()


@pytest.mark.parametrize(("words", "quiet"), [([], False), (["--quiet"], True)])
def test_import_sends_no_copies_when_it_is_quiet(db, a_file, words, quiet):
    said_by("import", a_file(an_authority_document("ke")), *words)

    assert Announcement.objects.get(what="record.publish").about["quiet"] is quiet


def test_import_reads_standard_input(db, monkeypatch):
    line = json.dumps(an_authority_document("ke")).encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(line)))

    _, said, _ = said_by("import", "-")

    assert said == ["1 published, 0 amended, 0 skipped, 0 refused"]


def test_import_says_which_file_it_cannot_read(db, tmp_path):
    with pytest.raises(CommandError, match=r"missing\.jsonl cannot be read: No such file"):
        said_by("import", str(tmp_path / "missing.jsonl"))


def test_import_loads_the_reference_data_first_when_there_is_none(db, a_file):
    forget_reference()

    code, _, _ = said_by("import", a_file(an_authority_document("ke"), long_ago(a_permit_document("ke"))))

    assert code == 0
    assert Government.objects.count() == 198
