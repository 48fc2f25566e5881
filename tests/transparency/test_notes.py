"""The published notes are the example of https://c2sp.org/signed-note and those of Go's sumdb/note."""

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from absch.transparency import notes
from absch.transparency.notes import NotSigned
from tests.transparency import published

FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOO_NOTE = (
    "This is an example message.\n\n"
    "— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SEED = b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
PETER_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER_NOTE = (
    PETER_TEXT + "\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
ENOCH_SIGNATURE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)


def test_a_checkpoint_says_who_how_many_and_what():
    text = notes.checkpoint_text(origin="absch.example/log", size=8, root=published.ROOTS[8])

    assert text == "absch.example/log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"


def test_a_note_is_signed_as_published():
    key = Ed25519PrivateKey.from_private_bytes(PETER_SEED)

    assert notes.sign(PETER_TEXT, name="PeterNeumann", key=key) == PETER_NOTE


@pytest.mark.parametrize(("name", "line"), [("example.com/foo", FOO), ("PeterNeumann", PETER), ("EnochRoot", ENOCH)])
def test_a_verifier_line_is_written_as_published(name, line):
    public_key = b64decode(line.split("+", 2)[2])[1:]

    assert notes.verifier(name, public_key) == line


@pytest.mark.parametrize(
    ("note", "verifier", "text"),
    [
        (FOO_NOTE, FOO, "This is an example message.\n"),
        (PETER_NOTE, PETER, PETER_TEXT),
        (PETER_NOTE + ENOCH_SIGNATURE, PETER, PETER_TEXT),
        (PETER_NOTE + ENOCH_SIGNATURE, ENOCH, PETER_TEXT),
    ],
)
def test_a_published_note_is_opened(note, verifier, text):
    assert notes.open_note(note, verifier) == text


@pytest.mark.parametrize(
    "note",
    [
        FOO_NOTE.replace("message", "massage"),
        FOO_NOTE.replace("Uw2QOkn8", "Uw2QOkn9"),
        FOO_NOTE.replace("Uw2QOkn8", "Uw2QOln8"),
    ],
)
def test_a_note_altered_in_text_or_signature_is_refused(note):
    with pytest.raises(NotSigned, match="is wrong"):
        notes.open_note(note, FOO)


@pytest.mark.parametrize(
    ("note", "verifier"),
    [
        (FOO_NOTE, PETER),
        (FOO_NOTE.replace("— example.com/foo", "— example.com/bar"), FOO),
        (FOO_NOTE.replace("Uw2QOkn8", "Uw3QOkn8"), FOO),
    ],
)
def test_the_signature_of_another_name_or_key_does_not_count(note, verifier):
    with pytest.raises(NotSigned, match="is not signed by"):
        notes.open_note(note, verifier)


def test_one_wrong_signature_of_the_key_spoils_a_right_one():
    wrong = FOO_NOTE.splitlines(keepends=True)[-1].replace("aQM=", "aAM=")

    with pytest.raises(NotSigned, match="is wrong"):
        notes.open_note(FOO_NOTE + wrong, FOO)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n\n",
        "This is an example message.\n",
        FOO_NOTE.rstrip("\n"),
        FOO_NOTE + "\n",
        FOO_NOTE.replace("— ", "- "),
        FOO_NOTE.replace("\n\n", "\n"),
        FOO_NOTE.replace("aQM=", "aQN="),  # the same bytes, spelt otherwise
        FOO_NOTE.replace("aQM=", "aQM"),
        FOO_NOTE.replace("example message", "example\tmessage"),
        FOO_NOTE + "— nobody\n",
        FOO_NOTE + "— nobody AAAA\n",
        FOO_NOTE + "— no+body AAAAAAAA\n",
        FOO_NOTE + ENOCH_SIGNATURE * 100,
    ],
)
def test_what_is_not_a_note_is_refused(note):
    with pytest.raises(NotSigned):
        notes.open_note(note, FOO)


@pytest.mark.parametrize(
    "verifier",
    [
        "",
        "example.com/foo",
        FOO.replace("530d903a", "530d903b"),
        FOO.replace("example.com/foo", "example.com/bar"),
        FOO.replace("+Aeky", "+Beky"),
        FOO[:-4],
        FOO + "é",
    ],
)
def test_a_malformed_verifier_line_is_refused(verifier):
    with pytest.raises(ValueError):
        notes.open_note(FOO_NOTE, verifier)


def test_a_text_may_contain_empty_lines_and_any_language():
    key = Ed25519PrivateKey.from_private_bytes(PETER_SEED)

    note = notes.sign("名古屋\n\nبروتوكول\n", name="PeterNeumann", key=key)

    assert notes.open_note(note, PETER) == "名古屋\n\nبروتوكول\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("no newline", "PeterNeumann"),
        ("a\ttab\n", "PeterNeumann"),
        ("text\n", ""),
        ("text\n", "Peter Neumann"),
        ("text\n", "Peter\u00a0Neumann"),
        ("text\n", "Peter+Neumann"),
    ],
)
def test_what_no_note_can_hold_is_not_signed(text, name):
    key = Ed25519PrivateKey.from_private_bytes(PETER_SEED)

    with pytest.raises(ValueError):
        notes.sign(text, name=name, key=key)
