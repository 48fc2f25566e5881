import json

import pytest
from django.core.management import CommandError

from absch.records.models import Version
from absch.transparency import keys, notes
from absch.transparency.models import Checkpoint, Leaf
from tests.doors.console.commands import said_by
from tests.makers import a_permit


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.ABSCH_DATA_DIR = tmp_path


def test_verify_says_what_agrees(db):
    a_permit("ke")

    assert said_by("log", "verify") == (
        0,
        ["The log holds 2 leaves and agrees with 2 versions and 1 certificates."],
        [],
    )


def test_verify_names_each_finding_of_log_register_and_certificates_and_fails(db):
    version = a_permit("ke")
    said_by("log", "checkpoint")
    version.certificate.delete()
    Version.objects.filter(pk=version.pk).update(public=b"{}")
    Leaf.objects.filter(index=1).update(hash=bytes(32))

    code, said, _ = said_by("log", "verify")

    assert code == 1
    assert said == [
        "leaf: bytes differ from the stored hash: leaf 1",
        "version: content differs from its hash: ABSCH-IRCC-KE-100002-1",
        "permit of a Party without certificate: ABSCH-IRCC-KE-100002-1",
        "3 findings.",
    ]


def test_verify_as_json_is_one_object(db):
    a_permit("ke").certificate.delete()

    code, said, _ = said_by("log", "verify", "--json")

    assert code == 1
    assert json.loads("\n".join(said)) == {
        "leaves": 2,
        "versions": 2,
        "certificates": 0,
        "findings": [{"what": "permit of a Party without certificate", "where": "ABSCH-IRCC-KE-100002-1"}],
    }


def test_checkpoint_prints_a_note_that_our_key_has_signed(db):
    a_permit("ke")

    _, said, _ = said_by("log", "checkpoint")

    note = "\n".join(said) + "\n"
    assert notes.open_note(note, keys.verifier()).splitlines()[1] == "2"
    assert Checkpoint.objects.get().note == note


def test_checkpoint_refuses_a_log_that_begins_otherwise_than_it_was_signed(db):
    a_permit("ke")
    said_by("log", "checkpoint")
    Checkpoint.objects.update(root=bytes(32))

    with pytest.raises(CommandError, match=r"^Nothing was signed\. .* Run: manage\.py log verify$"):
        said_by("log", "checkpoint")


def test_log_asks_what_to_do():
    with pytest.raises(CommandError, match="required: act"):
        said_by("log")
