"""What the audit says of refused attempts: who tried, and in which office he really stands."""

import pytest

from absch.accounts import operations as accounts
from absch.accounts.models import AuditEntry
from absch.accounts.roles import Role
from absch.accounts.rules import BadPeriod, MayNotDesignate
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.rules import NotDesignated
from tests.makers import NOON, a_permit_draft, a_person, authority_of, authorized_user_of, focal_point_of


def entered():
    return [(each.act, each.office, each.government, each.outcome) for each in AuditEntry.objects.order_by("pk")]


@pytest.fixture
def limited(db):
    """Somebody who may draft checkpoints of Kenya, and nothing else."""
    return authorized_user_of("ke", name="Checkpoints only", limited_to=("CP",))


def test_who_is_limited_to_other_types_is_entered_as_the_authorized_user_he_is(limited):
    draft = a_permit_draft("ke")
    AuditEntry.objects.all().delete()

    with pytest.raises(NotDesignated):
        records.save(draft, draft.content, by=limited, at=NOON)
    with pytest.raises(NotDesignated):
        publishing.publish(draft, by=limited, at=NOON)

    assert entered() == [
        ("save", "authorized-user", "ke", "refused"),
        ("publish", "authorized-user", "ke", "refused"),
    ]


def test_so_is_the_one_who_granted_it(db):
    user = a_person(name="Wanjiru")
    accounts.designate(user, Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON, limited_to=["CP"])

    with pytest.raises(MayNotDesignate):
        accounts.designate(a_person(), Role.AUTHORIZED_USER, of="ke", by=user, at=NOON)

    refused = AuditEntry.objects.get(outcome="refused")
    assert (refused.office, refused.granted_by) == ("authorized-user", focal_point_of("ke"))


def test_for_another_government_he_holds_no_office(limited):
    with pytest.raises(MayNotDesignate):
        accounts.designate(a_person(), Role.AUTHORIZED_USER, of="pe", by=limited, at=NOON)

    assert entered() == [("designate", "registered-user", "pe", "refused")]


def test_a_wrong_period_is_entered_under_the_government_it_was_meant_for(db):
    period = {"since": NOON.date(), "until": NOON.date().replace(year=2025)}

    with pytest.raises(BadPeriod):
        accounts.name_deputy(a_person(), of="ke", by=authority_of("ke"), at=NOON, **period)

    assert entered() == [("name_deputy", "publishing-authority", "ke", "refused")]
