"""What the registry held on a day, and whose it was; a handful of statements, however many records there are.

Source: decision NP-1/2, annex; UNEP/CBD/NP/COP-MOP/2/3, table 1.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from absch.accounts.models import Designation
from absch.accounts.roles import NATIONAL
from absch.certificates.models import Certificate
from absch.certificates.queries import certificates_in_force
from absch.countries import queries as countries
from absch.countries.status import Standing
from absch.records.models import Ended, Version
from absch.statistics.counts import Basis, Statistics, Tally

COUNTS_AS_PARTY = {Basis.RATIFIED: {Standing.PARTY, Standing.RATIFIED}, Basis.IN_FORCE: {Standing.PARTY}}


def statistics(*, on: date, basis: Basis = Basis.RATIFIED) -> Statistics:
    """Return what stood at the end of that day, in universal time."""
    standings = countries.standings(on=on)
    parties = frozenset(each for each, standing in standings.items() if standing in COUNTS_AS_PARTY[basis])
    published: dict[str, dict[str, int]] = {}
    for schema, government, records in _counted(records_published(on=on), "record__schema", "record__government"):
        published.setdefault(schema, {})[government] = records
    people: dict[str, dict[str, int]] = {}
    for role, government, seats in _counted(designations(on=on), "role", "government"):
        people.setdefault(role, {})[government] = seats
    constituted = Certificate.objects.filter(constituted_at__lt=end_of(on))
    return Statistics(
        on=on,
        basis=basis,
        parties=parties,
        published=published,
        people=people,
        certificates=Tally.of(_by_government(constituted, "record_identifier"), parties=parties),
        in_force=Tally.of(_by_government(certificates_in_force(on=on), "pk"), parties=parties),
    )


def records_published(*, on: date) -> QuerySet[Version]:
    """Return the first version of each record that counts on that day.

    A record counts from the day of its first version until it is withdrawn. An amendment does not make it two; a
    revocation and a redaction leave it in its place, as a number with a notice.
    """
    since_withdrawn = Q(record__ended_as=Ended.WITHDRAWN, record__ended_at__lt=end_of(on))
    return Version.objects.filter(revision=1, published_at__lt=end_of(on)).exclude(since_withdrawn)


def designations(*, on: date) -> QuerySet[Designation]:
    """Return the designations of governments that stood at the end of that day; a deputy adds no seat."""
    standing = Designation.objects.filter(role__in=NATIONAL, as_deputy=False, since__lte=on)
    return standing.filter(Q(until=None) | Q(until__gte=on), Q(ended_at=None) | Q(ended_at__gte=end_of(on)))


def end_of(on: date) -> datetime:
    """Return the first moment that is no longer of that day."""
    return datetime.combine(on, time(), UTC) + timedelta(days=1)


def _counted(found: QuerySet, *by: str) -> Iterable[tuple[str, str, int]]:
    return found.order_by().values_list(*by).annotate(Count("pk"))


def _by_government(found: QuerySet[Certificate], what: str) -> dict[str, int]:
    return dict(found.order_by().values_list("government").annotate(Count(what, distinct=True)))
