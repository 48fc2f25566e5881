"""Plain answers to a list of numbers and files: what is shown, downloaded, and kept with a receipt."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, Self

from absch.certificates.models import Rendition
from absch.certificates.queries import State
from absch.certificates.renditions import number_in
from absch.certificates.verification.typed import printable
from absch.certificates.verification.verdicts import Verdict, verify_many

# The worst first: nobody is to overlook what must not be relied on.
RANKS = [
    State.REVOKED,
    State.UNKNOWN,
    State.TRAINING,
    State.REDACTED,
    State.WITHDRAWN,
    State.EXPIRED,
    State.SUPERSEDED,
    State.NO_CERTIFICATE,
    State.CURRENT,
    State.IN_FORCE,
]


class FileState(StrEnum):
    """What a file is: ours byte for byte, one that merely carries a number of ours, one of training or tests, or none.

    Nobody here knows the bytes of another environment's files, and so whether they were altered.
    """

    AUTHENTIC = "authentic"
    ALTERED = "altered"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Upload:
    """A file somebody holds, read whole; nothing of it is kept but its digest."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Answer:
    """One line of the result. Days are ISO dates or ""; `made_as` and `made_on` say what an authentic file says.

    `asked` is what was typed, or a file's name; reason, near misses and file names are not kept with a receipt.
    """

    asked: str
    state: State
    number: str = ""
    published_on: str = ""
    expires_on: str = ""
    ended_on: str = ""
    latest: str = ""
    file: str = ""
    digest: str = ""
    made_as: str = ""
    made_on: str = ""
    reason: dict[str, str] | None = None
    near: tuple[str, ...] = field(default=())

    @property
    def rank(self) -> int:
        """The place among the worst, 0 first; a file that is not ours comes before all numbers."""
        return RANKS.index(self.state) if self.file in ("", FileState.AUTHENTIC) else -1

    @property
    def holds(self) -> bool:
        """Whether it may be relied on as a certificate in force."""
        return self.state is State.IN_FORCE and self.file in ("", FileState.AUTHENTIC)

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"state": str(self.state), "near": list(self.near)}

    def to_keep(self) -> list[Any]:
        asked = "" if self.file or not self.number else self.asked
        days = [self.published_on, self.expires_on, self.ended_on]
        return [
            asked,
            str(self.state),
            self.number,
            *days,
            self.latest,
            self.file,
            self.digest,
            self.made_as,
            self.made_on,
        ]

    @classmethod
    def kept(cls, row: list[Any]) -> Self:
        asked, state, *rest = row
        return cls(asked, State(state), *rest)


def answers(texts: Sequence[str], uploads: Sequence[Upload] = (), *, on: date) -> list[Answer]:
    """Answer for every number, then for every file."""
    digests = [sha256(each.content).hexdigest() for each in uploads]
    # Also what was taken out since is known by its digest.
    ours = (
        {each.digest: each for each in Rendition.objects.select_related("version__record").filter(digest__in=digests)}
        if digests
        else {}
    )
    claimed = [
        ours[digest].version.number if digest in ours else number_in(each.content) or ""
        for each, digest in zip(uploads, digests, strict=True)
    ]
    verdicts = verify_many([*texts, *claimed], on=on)
    numbers = [answer_to(each) for each in verdicts[: len(texts)]]
    files = zip(uploads, digests, verdicts[len(texts) :], strict=True)
    return numbers + [_of_a_file(upload, digest, ours.get(digest), verdict) for upload, digest, verdict in files]


def answer_to(verdict: Verdict, **more: Any) -> Answer:
    version, certificate = verdict.version, verdict.certificate
    state = State.REDACTED if version and version.redacted_at else verdict.state
    return Answer(
        **{"asked": printable(verdict.asked)} | more,
        state=state,
        number=verdict.number,
        published_on=version.published_at.date().isoformat() if version else "",
        expires_on=certificate.expires_on.isoformat() if certificate and certificate.expires_on else "",
        ended_on=verdict.ended_at.date().isoformat() if verdict.ended_at else "",
        latest=verdict.latest,
        reason=verdict.reason,
        near=verdict.near,
    )


def _of_a_file(upload: Upload, digest: str, ours: Rendition | None, verdict: Verdict) -> Answer:
    name = printable(upload.name)
    if ours:
        made = {"made_as": ours.state, "made_on": ours.made_on.isoformat()}
        return answer_to(verdict, asked=name, file=FileState.AUTHENTIC, digest=digest, **made)
    if verdict.state is State.TRAINING:
        file = FileState.ELSEWHERE
    else:
        file = FileState.ALTERED if verdict.number else FileState.UNKNOWN
    return answer_to(verdict, asked=name, file=file, digest=digest)
