"""A version on its page and in its twin: what may be relied on comes first."""

import pytest

from absch.certificates.queries import verify
from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY, banners, page_of, twin_of, words
from tests.makers import a_permit, a_version, an_amendment, an_authority_document, authority_of

pytestmark = pytest.mark.django_db


def test_a_certificate_in_force_says_until_when_and_what_it_is_evidence_of(client):
    version = a_permit("ke", dateOfExpiry="2099-12-31")

    page = words(page_of(client, version).text)

    assert banners(page_of(client, version).text) == [
        (
            "in force",
            "In force until 31 December 2099 In every Party this certificate is evidence of prior informed consent and"
            " of mutually agreed terms. 2 March 2026 · Publishing authority · Kenya",
        )
    ]
    assert "Unique identifier of the certificate Article 17.4(d) ABSCH-IRCC-KE-100002-1" in page
    assert (
        "Issued as evidence that the genetic resources it covers were accessed in accordance with prior informed"
        " consent and that mutually agreed terms were established"
    ) in page


def test_the_twin_of_a_certificate_carries_document_state_and_dates(client):
    version = a_permit("ke", dateOfExpiry="2099-12-31")

    twin = twin_of(client, version)

    assert (twin["number"], twin["revision"], twin["government"]) == ("ABSCH-IRCC-KE-100002-1", 1, "KE")
    assert twin["document"]["subjectMatter"] == {"en": "Seeds of teff"}
    assert (twin["state"], twin["is_certificate"]) == ("in force", True)
    assert (twin["published_on"], twin["expires_on"], twin["ended"]) == ("2026-03-02", "2099-12-31", None)
    assert twin["office"] == "publishing-authority"
    assert [(each["kind"], each["number"]) for each in twin["history"]] == [("publish", "ABSCH-IRCC-KE-100002-1")]


def test_a_certificate_past_its_last_day_has_expired(client):
    version = a_permit("ke", dateOfExpiry="2026-03-05")

    page = page_of(client, version)

    assert banners(page.text)[0][0] == "expired"
    assert banners(page.text)[0][1].startswith("Expired: the last day was 5 March 2026")
    assert twin_of(client, version)["state"] == "expired"


def test_a_superseded_version_names_the_next_its_day_and_the_reason(client):
    first = a_permit("ke")
    an_amendment(first, at=NEXT_DAY, reason="A second method of extraction.")

    page = page_of(client, first).text

    assert banners(page) == [
        (
            "superseded",
            "Not the valid version Superseded on 3 March 2026 by: ABSCH-IRCC-KE-100002-2"
            " It was in force from 2 March 2026 until then, and stays readable as evidence of that time."
            " Reason given: A second method of extraction. 3 March 2026 · Publishing authority · Kenya",
        )
    ]
    assert 'href="/en/database/IRCC/ABSCH-IRCC-KE-100002-2"' in page


def test_a_version_superseded_long_ago_leads_to_the_latest_as_well(client):
    first = a_permit("ke")
    an_amendment(an_amendment(first, at=NEXT_DAY), at=NEXT_DAY)

    said = banners(page_of(client, first).text)[0][1]

    assert "by: ABSCH-IRCC-KE-100002-2" in said
    assert said.endswith("Open the latest version instead: ABSCH-IRCC-KE-100002-3")
    assert twin_of(client, first)["latest"] == "ABSCH-IRCC-KE-100002-3"


def test_a_revoked_certificate_says_when_and_why_in_every_version(client):
    first = a_permit("ke")
    last = publishing.revoke(first.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "The terms were broken."})

    for version in (first, last):
        state, said = banners(page_of(client, version).text)[0]
        assert state == "revoked"
        assert said.startswith("Revoked on 3 March 2026 This certificate is no longer valid, in any of its versions.")
        assert "Reason given: The terms were broken. 3 March 2026 · Publishing authority · Kenya" in said
        assert twin_of(client, version)["ended"] == {
            "on": "2026-03-03",
            "office": "publishing-authority",
            "reason": {"en": "The terms were broken."},
        }


def test_an_old_version_of_a_permit_that_is_no_certificate_is_superseded_too(client):
    first = a_permit("us")
    second = an_amendment(first, at=NEXT_DAY)

    states = [twin_of(client, each)["state"] for each in (first, second)]

    assert states == ["superseded", "permit, not certificate"]
    assert verify(first.number, on=NEXT_DAY.date()).state == "superseded"


def test_a_permit_of_a_government_that_was_no_party_is_no_certificate(client):
    version = a_permit("us")

    page = page_of(client, version).text

    assert banners(page)[0][0] == "permit, not certificate"
    assert "not a Party to the Nagoya Protocol on 2 March 2026" in banners(page)[0][1]
    assert "Unique identifier of the certificate" not in page
    assert twin_of(client, version)["is_certificate"] is False


def test_a_withdrawn_record_stays_readable_under_a_notice_with_the_reason(client):
    version = a_version(an_authority_document("ke"))
    publishing.withdraw(version.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Merged with another."})

    page = page_of(client, version).text

    assert banners(page)[0][0] == "withdrawn"
    assert "Reason given: Merged with another. 3 March 2026 · Publishing authority · Kenya" in banners(page)[0][1]
    assert "Office of Genetic Resources" in page
    assert twin_of(client, version)["document"]["name"] == {"en": "Office of Genetic Resources"}


def test_of_a_redacted_version_only_the_notice_is_left(client):
    version = a_version(an_authority_document("ke", name={"en": "Unspeakable Office"}))
    publishing.redact(version, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "It named a source."})

    page = page_of(client, version).text

    assert banners(page) == [
        (
            "",
            "Redacted on 3 March 2026 What was published here should never have been, and was taken out of the registry"
            " for good. The number, the place in the public log and this notice stay."
            " Reason given: It named a source. 3 March 2026 · Publishing authority · Kenya",
        )
    ]
    assert "Unspeakable" not in page + str(twin_of(client, version))
    assert twin_of(client, version)["document"] is None
    assert twin_of(client, version)["redacted"]["reason"] == {"en": "It named a source."}


def test_a_certificate_that_was_redacted_says_besides_how_it_stands(client):
    version = a_permit("ke", dateOfExpiry="2099-12-31")
    publishing.redact(version, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "It named a source."})

    page, twin = page_of(client, version).text, twin_of(client, version)

    assert [said.split(" until ")[0][:13] for _state, said in banners(page)] == ["Redacted on 3", "In force"]
    assert (twin["state"], twin["document"], twin["redacted"]["on"]) == ("in force", None, "2026-03-03")


def test_a_record_that_is_no_permit_is_current(client):
    version = a_version(an_authority_document("ke"))

    assert banners(page_of(client, version).text) == [
        ("current", "The current version 2 March 2026 · Publishing authority · Kenya")
    ]
    assert twin_of(client, version)["state"] == "current"
