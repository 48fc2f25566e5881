"""What a country has published, on its desk."""

from datetime import timedelta

from absch.publishing import operations as publishing
from tests.doors.desk.pages import words
from tests.doors.desk.scene import a_published_permit, a_request, somebody
from tests.makers import authority_of

DESK = "/en/register"


def test_the_desk_counts_what_stands_of_each_type_a_provision_asks_for(authority, now):
    a_published_permit(at=now)
    revoked = a_published_permit(at=now, identifier="permit-two-example")
    publishing.revoke(revoked.record, by=authority_of("ke"), at=now, reason={"en": "Consent was withdrawn."})

    page = words(authority.get(DESK).text)

    assert "Permits and certificates Article 14.2(c) 1 published" in page
    assert "Competent national authorities Article 14.2(b) 1 published" in page
    assert "National focal points Article 13.1 None published" in page


def test_what_another_country_published_is_not_counted(as_, now):
    a_published_permit(at=now)

    page = words(as_(authority_of("pe")).get(DESK).text)

    assert "Permits and certificates Article 14.2(c) None published – Add: Permit or its equivalent" in page


def test_who_acts_for_no_country_reads_of_no_obligation(as_, db):
    assert "What your country has published" not in words(as_(somebody()).get(DESK).text)


def test_what_is_worst_stands_first(authority, now):
    a_request(at=now, identifier="permit-in-time", title={"en": "In time"})
    a_request(at=now - timedelta(days=75), identifier="permit-nearly-late", title={"en": "Nearly late"})

    page = words(authority.get(DESK).text)

    assert page.index("Nearly late") < page.index("In time")
