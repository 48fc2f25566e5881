"""Health, keys and the log, as those see them who keep the service running or audit it."""

from base64 import b64decode
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from absch.outbox import operations as outbox
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.transparency import notes
from absch.transparency.models import Checkpoint
from absch.transparency.proofs import verify_inclusion
from tests.makers import NOON, a_permit, an_amendment

ACTS = ["record.publish", "record.amend", "record.revoke", "record.withdraw", "record.redact"]


def tell_all():
    for announcement in Announcement.objects.filter(what__in=ACTS, told_at=None).order_by("pk"):
        worker.tell(announcement, at=announcement.at)


# --- health ---


def test_the_process_answers_though_there_is_no_database(client):
    # Without the `db` fixture, any query would fail this test.
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text, answer["Content-Type"]) == (200, "ok\n", "text/plain; charset=utf-8")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_all_four_parts_are_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "state": "ready",
        "database": {"state": "ready"},
        "files": {"state": "ready"},
        "outbox": {"state": "ready", "late": 0, "given_up": 0},
        "mail": {"state": "ready", "put_off": 0, "given_up": 0},
    }


@pytest.mark.django_db
def test_what_is_behind_is_said_and_answered_with_200(client):
    an_hour_ago = timezone.now() - timedelta(hours=1)
    outbox.announce("record.publish", at=an_hour_ago)
    letter = outbox.post("a@example.org", subject="s", text="t", language="en", at=an_hour_ago)
    outbox.put_off(letter, at=an_hour_ago, problem="550 <somebody@example.org> is unknown")

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["state"] == "behind"
    assert answer.json()["outbox"] == {"state": "behind", "late": 2, "given_up": 0}
    assert answer.json()["mail"] == {"state": "behind", "put_off": 1, "given_up": 0}
    assert "example.org" not in answer.text


@pytest.mark.django_db
def test_a_letter_that_was_given_up_is_counted(client):
    letter = outbox.post("a@example.org", subject="s", text="t", language="en", at=timezone.now())
    outbox.settle(letter, Delivery.State.DEAD, problem="no answer")

    assert client.get("/readyz").json()["mail"] == {"state": "behind", "put_off": 0, "given_up": 1}


@pytest.mark.django_db
def test_without_a_database_it_is_not_ready(client):
    def fail(*_statement):
        raise DatabaseError("gone")

    with connection.execute_wrapper(fail):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {
        "state": "failing",
        "database": {"state": "failing"},
        "files": {"state": "ready"},
        "outbox": {"state": "unknown"},
        "mail": {"state": "unknown"},
    }


@pytest.mark.django_db
def test_without_a_folder_to_write_into_it_is_not_ready(client, settings, tmp_path):
    settings.ABSCH_DATA_DIR = tmp_path / "gone"

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["files"]) == (503, {"state": "failing"})


@pytest.mark.django_db
def test_asking_for_health_leaves_no_file_behind(client, settings, tmp_path):
    settings.ABSCH_DATA_DIR = tmp_path

    client.get("/readyz")

    assert list(tmp_path.iterdir()) == []


# --- the log ---


def test_the_key_of_the_log_is_published_in_the_forms_that_verifiers_read(client):
    answer = client.get("/.well-known/absch-keys.json")

    published = answer.json()
    key = published["keys"][0]
    assert published["environment"] == "demo"
    assert (key["use"], key["algorithm"], key["name"]) == ("log", "Ed25519", "127.0.0.1/log")
    assert len(b64decode(key["public_key"])) == 32
    assert key["verifier"].startswith(f"127.0.0.1/log+{key['kid']}+")
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
def test_before_the_first_act_there_is_no_checkpoint_and_no_proof(client):
    checkpoint, proof = client.get("/log/checkpoint"), client.get("/log/proof/0")

    assert (checkpoint.status_code, proof.status_code) == (404, 404)
    assert checkpoint.json() == {"code": "not-found", "sentence": "The log has signed no checkpoint yet."}


@pytest.mark.django_db
def test_an_act_that_is_told_is_covered_by_a_checkpoint_that_the_key_has_signed(client):
    a_permit("ke")
    tell_all()

    answer = client.get("/log/checkpoint")

    verifier = client.get("/.well-known/absch-keys.json").json()["keys"][0]["verifier"]
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert notes.open_note(answer.text, verifier).split("\n")[:2] == ["127.0.0.1/log", "2"]
    assert Checkpoint.objects.get().at == NOON


@pytest.mark.django_db
def test_an_act_that_is_told_twice_is_signed_once(client):
    a_permit("ke")
    tell_all()
    tell_all()
    Announcement.objects.update(told_at=None)

    tell_all()

    assert [each.size for each in Checkpoint.objects.all()] == [2]


@pytest.mark.django_db
def test_a_proof_shows_that_the_entry_stands_in_the_log_that_was_signed(client):
    version = an_amendment(a_permit("ke"), at=NOON + timedelta(days=1))
    tell_all()
    event = version.events.get()

    proof = client.get(f"/log/proof/{event.leaf}").json()

    assert (proof["index"], proof["size"], proof["leaf_hash"]) == (2, 3, event.leaf_hash)
    assert b64decode(proof["leaf"]) == event.as_bytes()
    assert verify_inclusion(
        b64decode(proof["leaf"]),
        proof["index"],
        proof["size"],
        [bytes.fromhex(each) for each in proof["proof"]],
        bytes.fromhex(proof["root"]),
    )
    assert proof["checkpoint"] == client.get("/log/checkpoint").text


@pytest.mark.django_db
def test_an_act_since_the_latest_checkpoint_has_no_proof_yet(client):
    first = a_permit("ke")
    tell_all()
    leaf = an_amendment(first, at=NOON + timedelta(days=1)).events.get().leaf

    assert client.get(f"/log/proof/{leaf}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("index", ["2", "9" * 30, "9" * 5000, "-1", "x", "%00"])
def test_a_leaf_that_does_not_exist_has_no_proof(client, index):
    a_permit("ke")
    tell_all()

    assert client.get(f"/log/proof/{index}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/.well-known/absch-keys.json", "/log/checkpoint"])
def test_these_addresses_are_only_read_and_never_lead_to_a_language(client, address):
    assert client.get(address, headers={"Accept-Language": "ar"}).status_code in (200, 404)
    assert client.post(address).status_code == 405
