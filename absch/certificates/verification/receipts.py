"""Receipts: what was answered to a list, when, and what the answer is today."""

import json
import secrets
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from absch.certificates.models import Receipt
from absch.certificates.verification.answers import Answer, answer_to
from absch.certificates.verification.refusals import NoSuchReceipt
from absch.certificates.verification.typed import western
from absch.certificates.verification.verdicts import verify_many

# Crockford's thirty-two: neither I, L, O nor U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM = 15  # letters of five bits each, and one that checks them
KEPT_FOR = timedelta(days=3653)
THE_SAME = timedelta(minutes=1)
_CONFUSED = str.maketrans({"I": "1", "L": "1", "O": "0"})


@dataclass(frozen=True)
class Line:
    """One row of a receipt: its place as typed, from 1, the answer then and the answer now."""

    place: int
    then: Answer
    now: Answer

    @property
    def is_changed(self) -> bool:
        return self.then.state != self.now.state

    @property
    def rank(self) -> int:
        return min(self.then.rank, self.now.rank)


def make(answered: Sequence[Answer], *, at: datetime) -> Receipt:
    """Keep the answers and return their receipt; the same answers within a minute have the same receipt.

    Neither file names nor what was no number are kept, nor who asked. What is older than ten years goes.
    """
    content = json.dumps([each.to_keep() for each in answered], separators=(",", ":")).encode()
    digest = sha256(content).hexdigest()
    if twin := Receipt.objects.filter(digest=digest, at__gt=at - THE_SAME, at__lte=at).order_by("-pk").first():
        return twin
    Receipt.objects.filter(at__lt=at - KEPT_FOR).delete()
    return Receipt.objects.create(
        code=new_code(), digest=digest, at=at, rows=len(answered), answers=zlib.compress(content)
    )


def with_code(text: str) -> Receipt:
    """Return the receipt of that code, whatever its case and dashes. Raises NoSuchReceipt."""
    code = code_typed(text)
    found = Receipt.objects.filter(code=code).first() if code else None
    if found is None:
        raise NoSuchReceipt()
    return found


def lines_of(receipt: Receipt, *, on: date) -> list[Line]:
    """Return every row as it was answered and as it is answered on that day."""
    then = [Answer.kept(row) for row in json.loads(zlib.decompress(bytes(receipt.answers)))]
    verdicts = verify_many([each.number for each in then], on=on)
    about = ({"asked": each.asked, "file": each.file, "digest": each.digest} for each in then)
    made = ({"made_as": each.made_as, "made_on": each.made_on} for each in then)
    now = [answer_to(verdict, **one, **other) for verdict, one, other in zip(verdicts, about, made, strict=True)]
    return [
        Line(place, replace(old, reason=new.reason), new)
        for place, (old, new) in enumerate(zip(then, now, strict=True), start=1)
    ]


def new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _each in range(RANDOM))
    return letters + check_letter(letters)


def check_letter(letters: str) -> str:
    """Return the letter that betrays every single slip, and nearly every exchange of neighbours (Luhn, modulo 32)."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        value = ALPHABET.index(letter) * (2 - place % 2)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]


def code_typed(text: str) -> str:
    """Return the sixteen letters of a code as typed, "" where they cannot be one."""
    code = "".join(each for each in western(text[:100]).upper().translate(_CONFUSED) if each.isalnum())
    is_code = len(code) == RANDOM + 1 and all(each in ALPHABET for each in code)
    return code if is_code and check_letter(code[:-1]) == code[-1] else ""


def in_groups(code: str) -> str:
    """Return the code as it is printed: 7Q4K-20F9-…"""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
