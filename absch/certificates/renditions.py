"""One PDF for each version, language, template and state: made at first need, kept, and known by its digest."""

from collections.abc import Iterable
from datetime import datetime
from threading import BoundedSemaphore, Lock

from django.db import IntegrityError, transaction
from django.db.models import Q

from absch.certificates import files
from absch.certificates.claims import number_in
from absch.certificates.models import Rendition
from absch.certificates.paper import TEMPLATE, paper_of
from absch.certificates.queries import State, standing_of
from absch.certificates.refusals import NoPaper, TooManyRenderings
from absch.certificates.render import render
from absch.certificates.signing import sign
from absch.formats.pages import Cited, references_of
from absch.records.citations import cited_in
from absch.records.models import Version

__all__ = ["Rendition", "by_digest", "number_in", "rendition", "sweep", "take_out"]

# In each process: one makes a PDF, two may wait for it, others are asked to come again. Readers of pages go on.
_AT_WORK = Lock()
_PLACES = BoundedSemaphore(3)
_PATIENCE = 20  # seconds


def rendition(version: Version, *, language: str, at: datetime) -> Rendition:
    """Return the PDF of this permit as it stands on that day, made now if it was not made before.

    Not to be called inside a transaction that publishes: it renders, signs and writes a file.
    Raises NoPaper for a redacted version, TooManyRenderings when others are waiting already.
    """
    if version.redacted_at:
        raise NoPaper(number=version.number)
    state = standing_of(version, on=at.date())
    if kept := _kept(version, language, state):
        return kept
    if not _PLACES.acquire(blocking=False):
        raise TooManyRenderings()
    try:
        if not _AT_WORK.acquire(timeout=_PATIENCE):
            raise TooManyRenderings()
        try:
            # Who waited may find what the one before him made.
            return _kept(version, language, state) or _made(version, language, state, at=at)
        finally:
            _AT_WORK.release()
    finally:
        _PLACES.release()


def by_digest(digest: str) -> Rendition | None:
    """Return the PDF whose bytes have that SHA-256 (hexadecimal), also one that was taken out since."""
    return Rendition.objects.select_related("version__record").filter(digest=digest.lower()).first()


def take_out(versions: Iterable[int], *, at: datetime) -> None:
    """Remove the files of these versions, by key; that there were such files stays known."""
    for each in Rendition.objects.filter(version__in=list(versions)).order_by("pk"):
        Rendition.objects.filter(pk=each.pk, removed_at=None).update(removed_at=at)
        files.remove(each.digest)


def sweep() -> None:
    """Remove files that no row names: their makers died between file and row."""
    for path in files.left_behind():
        if not Rendition.objects.filter(digest=path.stem, removed_at=None).exists():
            path.unlink(missing_ok=True)


def _kept(version: Version, language: str, state: State) -> Rendition | None:
    found = Rendition.objects.select_related("version__record").filter(
        version=version, language=language, template=TEMPLATE, state=state, removed_at=None
    )
    kept = found.first()
    return kept if kept and files.is_kept(kept.digest) else None


class _NamedAnew(Exception):
    """Raised when a record that the file names has meanwhile been amended or redacted."""


def _made(version: Version, language: str, state: State, *, at: datetime) -> Rendition:
    while True:
        try:
            return _made_once(version, language, state, at=at)
        except _NamedAnew:
            continue


def _made_once(version: Version, language: str, state: State, *, at: datetime) -> Rendition:
    cited = cited_in(version.read())
    paper = paper_of(version, language=language, state=state, cited=cited, at=at)
    pdf = sign(render(paper), at=at)
    digest = files.keep(pdf)
    about = {"version": version, "language": language, "template": TEMPLATE, "state": state}
    try:
        with transaction.atomic():
            _ensure_unchanged(version, cited)
            # A file that got lost gives its place to this one.
            for lost in Rendition.objects.filter(**about, removed_at=None):
                if not files.is_kept(lost.digest):
                    Rendition.objects.filter(pk=lost.pk).update(removed_at=at)
            return Rendition.objects.create(**about, made_on=at.date(), digest=digest, size=len(pdf))
    except IntegrityError:
        # Another process was first: its file is the one.
        files.remove(digest)
        return Rendition.objects.select_related("version__record").get(**about, removed_at=None)
    except BaseException:
        files.remove(digest)
        raise


def _ensure_unchanged(version: Version, cited: dict[str, Cited]) -> None:
    """Within the transaction: refuse what says anything that was redacted while the file was made."""
    identifiers = {each.partition("@")[0] for _wire, each in references_of(version.read())}
    named = Q(pk=version.pk) | Q(record__identifier__in=identifiers)
    locked = Version.objects.select_for_update(of=("self",)).filter(named).order_by("pk")
    redacted = {each.pk for each in locked if each.redacted_at}
    if version.pk in redacted:
        raise NoPaper(number=version.number)
    if cited_in(version.read()) != cited:
        raise _NamedAnew()
