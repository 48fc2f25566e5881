"""The page of a version and its twin: its state first, then what was published, and never a person."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache

from absch.accounts.roles import Role
from absch.outbox import worker
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Record
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_person,
    a_version,
    an_amendment,
    an_authority_document,
    authority_of,
)

pytestmark = pytest.mark.django_db
NEXT_DAY = NOON + timedelta(days=1)


def page_of(client, version, *, language="en", rest=""):
    return client.get(f"/{language}/database/{version.record.record_type.code}/{version.number}{rest}")


def twin_of(client, version):
    return page_of(client, version, rest=".json").json()


def words(text):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def banners(page):
    """Return state and words of each banner, in their order."""
    found = re.findall(r'<div class="say[^>]*role="note"(?: data-state="([^"]*)")?>(.*?)</div></div>', page, re.DOTALL)
    return [(state, words(text)) for state, text in found]


def held_in_memory(word):
    """Whether Django's cache in memory holds the word, as it keeps things there: packed as bytes."""
    return any(word.encode() in each for each in cache._cache.values())


# --- what may be relied on ---


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

    assert banners(page)[0] == (
        "",
        "Redacted on 3 March 2026 What was published here should never have been, and was taken out of the registry"
        " for good. The number, the place in the public log and this notice stay."
        " Reason given: It named a source. 3 March 2026 · Publishing authority · Kenya",
    )
    assert "Unspeakable" not in page + str(twin_of(client, version))
    assert twin_of(client, version)["document"] is None
    assert twin_of(client, version)["redacted"]["reason"] == {"en": "It named a source."}


def test_a_record_that_is_no_permit_is_current(client):
    version = a_version(an_authority_document("ke"))

    assert banners(page_of(client, version).text) == [
        ("current", "The current version 2 March 2026 · Publishing authority · Kenya")
    ]
    assert twin_of(client, version)["state"] == "current"


# --- which version, which address ---


def test_a_number_without_revision_opens_the_latest_version(client):
    first = a_permit("ke")
    an_amendment(first, at=NEXT_DAY)

    twin = client.get("/en/database/IRCC/ABSCH-IRCC-KE-100002.json").json()

    assert (twin["number"], twin["revision"]) == ("ABSCH-IRCC-KE-100002-2", 2)


def test_an_amendment_is_seen_at_the_next_reading(client):
    first = a_permit("ke")
    before = page_of(client, first).text
    an_amendment(first, at=NEXT_DAY)

    after = page_of(client, first).text

    assert (banners(before)[0][0], banners(after)[0][0]) == ("in force", "superseded")


@pytest.mark.parametrize(
    "address",
    [
        "/en/database/IRCC/ABSCH-IRCC-PE-100002-1",  # another country
        "/en/database/CNA/ABSCH-IRCC-KE-100002-1",  # another type in the address
        "/en/database/CNA/ABSCH-CNA-KE-100002-1",  # another type in the number
        "/en/database/IRCC/ABSTRG-IRCC-KE-100002-1",  # another environment
        "/en/database/IRCC/CHM-IRCC-KE-100002-1",  # another clearing-house
        "/en/database/IRCC/ABSCH-IRCC-KE-100002-2",  # another revision
        "/en/database/IRCC/ABSCH-IRCC-KE-100003-1",  # another document
        "/en/database/IRCC/whatever",
        "/en/database/XYZ/ABSCH-XYZ-KE-100002-1",
    ],
)
def test_a_number_wrong_in_any_part_is_not_found(client, address):
    a_permit("ke")

    page, twin = client.get(address), client.get(f"{address}.json")

    assert (page.status_code, twin.status_code) == (404, 404)
    assert "There is no page at this address" in page.text
    assert twin.json()["code"] == "not-found"


def test_small_letters_find_the_record_and_the_page_says_its_one_address(client):
    a_permit("ke")

    page = client.get("/en/database/IRCC/absch-ircc-ke-100002-1")

    assert page.status_code == 200
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/database/IRCC/ABSCH-IRCC-KE-100002-1">' in page.text


# --- what is told, and what is not ---


def test_neither_page_nor_twin_names_a_person_or_a_private_note(client):
    wanjiru = a_person(Role.PUBLISHING_AUTHORITY, of="ke", name="Wanjiru Kamau")
    a_version(an_authority_document("ke"), by=wanjiru)
    draft = a_draft(a_permit_document("ke", notes="Only for our own files."), by=wanjiru)
    version = publishing.publish(draft, by=wanjiru, at=NOON)
    records.confirm(version.record, by=wanjiru, at=NEXT_DAY)

    pages = [page_of(client, version, rest=rest).text for rest in ("", "/history")]
    twins = [page_of(client, version, rest=rest).text for rest in (".json", "/history.json")]
    others = [client.get(f"/en/verify?number={version.number}").text, client.get("/en/").text]

    assert Record.objects.get(pk=version.record_id).private == {"notes": "Only for our own files."}
    for each in (*pages, *twins, *others):
        assert "Kamau" not in each
        assert "wanjiru" not in each.lower()
        assert "Only for our own files." not in each
    assert all("Publishing authority" in each for each in pages)
    assert all('"office": "publishing-authority"' in each for each in twins)


def test_a_kept_answer_is_never_shown_and_the_page_says_so(client):
    page = words(page_of(client, a_permit("ke")).text)

    assert "Provider Confidential Not held by this registry." in page


def test_what_an_author_wrote_is_escaped(client):
    version = a_permit("ke", title={"en": "<script>alert(1)</script> & co"}, subjectMatter={"en": "<img src=x>seeds"})

    page = page_of(client, version).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page
    assert "<script" not in page
    assert "<img" not in page


def test_an_arabic_reader_gets_his_page_and_foreign_text_is_labelled(client):
    version = a_permit(
        "ke",
        header={"identifier": "permit-example", "schema": "absPermit", "languages": ["en", "ar"]},
        title={"en": "Permit 1"},
        subjectMatter={"en": "Seeds of teff", "ar": "بذور التيف"},
    )

    page = page_of(client, version, language="ar").text

    assert '<html lang="ar" dir="rtl">' in page
    assert '<h1><span lang="en" dir="ltr">Permit 1</span> <span class="tag">' in page
    assert "بذور التيف" in page
    assert "Seeds of teff" not in page
    assert "كينيا" in page
    assert f'<bdi dir="ltr" class="uid">{version.number}</bdi>' in page


def test_related_certificates_are_shown_on_both(client):
    first = a_permit("ke")
    second = a_permit(
        "ke", identifier="permit-of-the-organism", relatedIRCCs=[{"identifier": "permit-example@1"}], at=NEXT_DAY
    )

    earlier, later = page_of(client, first).text, page_of(client, second).text

    assert "Is followed by ABSCH-IRCC-KE-100003-1" in words(earlier)
    assert "Follows ABSCH-IRCC-KE-100002-1" in words(later)
    assert twin_of(client, first)["related"] == {"earlier": [], "later": ["ABSCH-IRCC-KE-100003-1"]}
    assert twin_of(client, second)["related"] == {"earlier": ["ABSCH-IRCC-KE-100002-1"], "later": []}


def test_the_page_gives_the_place_in_the_log_and_the_address_for_checking(client):
    version = a_permit("ke")
    event = version.events.get()

    page, twin = page_of(client, version).text, twin_of(client, version)

    assert "http://127.0.0.1:8000/certificate/ABSCH-IRCC-KE-100002-1" in page
    assert f'href="/log/proof/{event.leaf}"' in page
    assert event.leaf_hash in page
    assert twin["log"]["leaf_hash"] == event.leaf_hash
    assert twin["public_hash"] == version.public_hash


def test_the_day_a_government_confirmed_its_record_is_shown(client):
    version = a_version(an_authority_document("ke"))
    before = words(page_of(client, version).text)
    records.confirm(version.record, by=authority_of("ke"), at=NOON + timedelta(days=9))

    after = words(page_of(client, version).text)

    assert "Last confirmed as correct 2 March 2026 · when it was published" in before
    assert "Last confirmed as correct 11 March 2026" in after


def test_the_mark_of_a_demonstration_stands_on_the_record_itself(client, settings):
    version = a_permit("ke")
    demonstration = page_of(client, version).text
    settings.ABSCH_ENVIRONMENT = "production"

    production = page_of(type(client)(), version).text

    assert '<p class="meta"><span class="tag">DEMONSTRATION</span>' in demonstration
    assert "DEMONSTRATION" not in production


# --- what it costs, and what is kept ---


def test_the_first_reading_of_a_certificate_asks_the_database_twelve_times_at_most(
    client, django_assert_max_num_queries
):
    version = an_amendment(an_amendment(a_permit("ke"), at=NEXT_DAY), at=NEXT_DAY)
    cache.clear()

    with django_assert_max_num_queries(12):
        page_of(client, version)


def test_the_body_is_kept_and_the_state_is_not(client, django_assert_max_num_queries):
    first = a_permit("ke")
    page_of(client, first)
    an_amendment(first, at=NEXT_DAY)

    with django_assert_max_num_queries(8):
        page = page_of(client, first).text

    assert banners(page)[0][0] == "superseded"


def test_a_contact_that_is_redacted_is_named_on_no_page_that_cites_it(client):
    contact = a_version(
        a_contact_document("ke", identifier="contact-of-a-provider", firstName="Unspeakable"), by=authority_of("ke")
    )
    permit = a_permit("ke", providersConfidential=None, providers=[{"identifier": "contact-of-a-provider@1"}])
    before = page_of(client, permit).text
    publishing.redact(contact, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Asked by the person."})

    after = page_of(client, permit).text

    assert "Unspeakable" in before
    assert "Unspeakable" not in after


def test_a_redaction_takes_the_kept_bodies_out_of_the_cache(client):
    version = a_version(an_authority_document("ke", name={"en": "Unspeakable Office"}))
    page_of(client, version)
    before = held_in_memory("Unspeakable")
    publishing.redact(version, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "It named a source."})

    worker.tell(Announcement.objects.get(what="record.redact"), at=NEXT_DAY)

    assert (before, held_in_memory("Unspeakable")) == (True, False)
